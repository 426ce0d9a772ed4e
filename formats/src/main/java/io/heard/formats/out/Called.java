package io.heard.formats.out;

import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What speakers are called where a name and a side have to stand in front of words: `Kit (Agent)`,
/// `Agent 2`, `Mo`. A side that was only inferred is left out, so that it is not read as told.
final class Called {
  private static final int LONGEST = 28;
  private static final int MOST_WORDS = 4;

  private Called() {}

  static String by(Speaker speaker) {
    boolean told =
        speaker.role() != Role.UNKNOWN
            && (speaker.roleSource() == RoleSource.FILE
                || speaker.roleSource() == RoleSource.OPTION);
    String side = capital(speaker.role().id());
    String name = clean(speaker.name() == null ? speaker.id() : speaker.name());
    boolean derived =
        speaker.name() == null
            && speaker.id().toLowerCase(Locale.ROOT).startsWith(speaker.role().id());
    if (name.isEmpty()) {
      return side;
    }
    return derived ? capital(name) : told ? name + " (" + side + ")" : name;
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /// The name without signs that no label has, and no longer than labels are.
  static String clean(String name) {
    var kept = new StringBuilder();
    name.codePoints()
        .forEach(c ->
            kept.appendCodePoint(
                Character.isLetterOrDigit(c)
                        || " .'’-_@/#+".indexOf(c) >= 0
                        || Character.getType(c) == Character.NON_SPACING_MARK
                    ? c
                    : ' '));
    List<String> words = new ArrayList<>();
    int length = 0;
    for (String word : kept.toString().strip().split("\\s+", -1)) {
      length += word.length() + 1;
      if (words.size() < MOST_WORDS && (length <= LONGEST || words.isEmpty())) {
        words.add(word);
      }
    }
    String clean = String.join(" ", words);
    while (!clean.isEmpty()
        && !Character.isLetterOrDigit(clean.codePointAt(0))
        && clean.charAt(0) != '@'
        && clean.charAt(0) != '+') {
      clean = clean.substring(1);
    }
    return clean.length() > LONGEST ? clean.substring(0, LONGEST).strip() : clean.strip();
  }
}
