package io.heard.formats.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Lines that a mail program broke at some width, put together again: a sentence that goes on in
/// the next line is one sentence.
final class WrappedLines {
  /// Programs break between 60 and 80 letters (RFC 5322 asks for at most 78).
  private static final int NARROWEST = 60;

  private static final int WIDEST = 80;

  /// How near to the width lines end, and how many of them show that a program broke them: two may
  /// happen to be alike.
  private static final int NEAR = 15;

  private static final int ENOUGH = 3;

  private static final Pattern ITEM =
      Pattern.compile("(?:[-*•–—·#>|]|\\d{1,3}[.)]|[a-zA-Z][.)])\\s.*");
  private static final Pattern END = Pattern.compile(".*[.!?…:;。！？][\"'”’)\\]]*");

  private WrappedLines() {}

  static List<String> joined(List<String> lines) {
    int width = 0;
    for (String line : lines) {
      width = Math.max(width, line.length());
    }
    if (width < NARROWEST || width > WIDEST) {
      return lines;
    }
    int near = 0;
    for (String line : lines) {
      near += line.length() > width - NEAR ? 1 : 0;
    }
    var joined = new ArrayList<String>();
    String above = "";
    for (String line : lines) {
      if (!joined.isEmpty() && goesOn(above, line, width, near)) {
        joined.set(joined.size() - 1, joined.getLast() + " " + line.strip());
      } else {
        joined.add(line);
      }
      above = line;
    }
    return joined;
  }

  /// Whether the first word of the line did not fit into the one above it, and belongs to its
  /// sentence.
  private static boolean goesOn(String above, String line, int width, int near) {
    if (above.isBlank() || line.isBlank() || Character.isWhitespace(line.charAt(0))) {
      return false;
    }
    int space = line.indexOf(' ');
    int word = space < 0 ? line.length() : space;
    if (above.length() + 1 + word <= width || ITEM.matcher(line).matches()) {
      return false;
    }
    return Character.isLowerCase(line.codePointAt(0))
        || (near >= ENOUGH && !END.matcher(above).matches());
  }
}
