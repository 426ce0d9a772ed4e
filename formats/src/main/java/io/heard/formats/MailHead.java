package io.heard.formats;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What is needed to know an e-mail from a transcript: its header looks like lines with speakers.
public final class MailHead {
  /// Fields that stand in nothing but a mail.
  private static final Set<String> TRAVELS =
      Set.of(
          "received",
          "return-path",
          "delivered-to",
          "message-id",
          "mime-version",
          "content-type",
          "content-transfer-encoding",
          "content-disposition",
          "in-reply-to",
          "references",
          "reply-to",
          "dkim-signature",
          "authentication-results",
          "received-spf",
          "user-agent",
          "list-id",
          "auto-submitted",
          "envelope-to");

  /// Fields that people write above a letter or a transcript too.
  private static final Set<String> WRITTEN =
      Set.of("from", "to", "cc", "bcc", "subject", "date", "sender");

  private static final Pattern FIELD =
      Pattern.compile("([!-9;-~\\u0080-\\uffff]{1,60})[ \\t]*:(.*)");
  private static final int LINES_LOOKED_AT = 400;

  private MailHead() {}

  /// How sure it is that these lines begin with the header of a mail.
  ///
  /// @param lines the first lines of an input
  public static Format.Fit fit(List<String> lines) {
    var seen = new HashSet<String>();
    int travels = 0;
    int odd = 0;
    boolean addressed = false;
    boolean parted = false;
    boolean begun = false;
    for (String line : lines.subList(0, Math.min(lines.size(), LINES_LOOKED_AT))) {
      if (line.isBlank() && begun && !line.startsWith(" ")) {
        break;
      }
      boolean folded = line.startsWith(" ") || line.startsWith("\t");
      var matcher = FIELD.matcher(line.length() > 1_000 ? line.substring(0, 1_000) : line);
      if (folded || line.isBlank()) {
        parted = parted || (seen.contains("content-type") && isParted(line));
      } else if (matcher.matches()) {
        String name = matcher.group(1).toLowerCase(Locale.ROOT);
        String value = matcher.group(2);
        begun = true;
        boolean travelling = TRAVELS.contains(name) || name.startsWith("x-");
        travels += travelling && seen.add(name) ? 1 : 0;
        addressed = addressed || (name.equals("from") && value.indexOf('@') > 0);
        parted = parted || (name.equals("content-type") && isParted(value));
        if (WRITTEN.contains(name)) {
          seen.add(name);
        }
      } else if (!begun) {
        // Apple Mail puts the count of bytes above a message.
        if (!line.strip().chars().allMatch(Character::isDigit)) {
          return Format.Fit.NO;
        }
      } else {
        odd++;
        if (odd > 1) {
          break;
        }
      }
    }
    long written = seen.stream().filter(WRITTEN::contains).count();
    boolean sure = parted || (travels > 0 && travels + written > 1) || (addressed && written > 1);
    return sure ? Format.Fit.SURE : written > 1 ? Format.Fit.MAYBE : Format.Fit.NO;
  }

  private static boolean isParted(String value) {
    String folded = value.toLowerCase(Locale.ROOT);
    return folded.contains("multipart/") || folded.contains("boundary=");
  }
}
