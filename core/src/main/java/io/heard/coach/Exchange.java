package io.heard.coach;

import java.util.ArrayList;
import java.util.List;

/// Small changes of a text: words for other words, or words left out, so that what remains is still
/// a sentence.
final class Exchange {
  /// In the tables: leave the words out.
  static final String OUT = "(out)";

  private Exchange() {}

  /// A place at which these words would be exchanged.
  ///
  /// @param better what could stand there, parted by `|`; [#OUT] to leave the words out
  static Place place(String code, String why, String text, int from, int to, String better) {
    if (better.equals("-")) {
      return new Place(code, from, to, why, List.of());
    }
    if (better.equals(OUT)) {
      return out(code, why, text, from, to);
    }
    var replacements = new ArrayList<String>();
    for (String each : better.split("\\|")) {
      replacements.add(startsUpper(text, from) ? capital(each) : each);
    }
    return new Place(code, from, to, why, replacements);
  }

  /// Words left out. The place takes in the word that follows, so that it can begin the sentence;
  /// where none follows, the comma before; where nothing else is in the sentence, its end.
  private static Place out(String code, String why, String text, int from, int to) {
    int next = to;
    while (next < text.length() && " ,;:–—-".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    int end = next;
    while (end < text.length() && isInWord(text.charAt(end))) {
      end++;
    }
    if (end > next) {
      String word = text.substring(next, end);
      return new Place(code, from, end, why, List.of(begins(text, from) ? capital(word) : word));
    }
    int start = from;
    while (start > 0 && " ,;:–—-".indexOf(text.charAt(start - 1)) >= 0) {
      start--;
    }
    boolean whole = start == 0 || ".!?\n".indexOf(text.charAt(start - 1)) >= 0;
    if (!whole) {
      return new Place(code, start, to, why, List.of(""));
    }
    int after = to;
    while (after < text.length() && ".!?, ".indexOf(text.charAt(after)) >= 0) {
      after++;
    }
    return new Place(code, from, after, why, List.of(""));
  }

  /// Whether a sentence begins there, with a capital.
  private static boolean begins(String text, int from) {
    int before = from - 1;
    while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
      before--;
    }
    return Character.isUpperCase(text.charAt(from))
        && (before < 0 || ".!?:\n".indexOf(text.charAt(before)) >= 0);
  }

  private static boolean isInWord(char c) {
    return Character.isLetterOrDigit(c) || c == '\'' || c == '’';
  }

  private static boolean startsUpper(String text, int from) {
    char first = text.charAt(from);
    boolean alone = from + 1 >= text.length() || !Character.isLetter(text.charAt(from + 1));
    return Character.isUpperCase(first) && !(first == 'I' && alone);
  }

  static String capital(String word) {
    if (word.isEmpty()) {
      return word;
    }
    int first = word.offsetByCodePoints(0, 1);
    return word.substring(0, first).toUpperCase(java.util.Locale.ROOT) + word.substring(first);
  }
}
