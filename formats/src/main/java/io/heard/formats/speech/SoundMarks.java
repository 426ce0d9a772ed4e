package io.heard.formats.speech;

/// Marks for what was heard beside words, as recognisers and captioners write them: `[MUSIC]`,
/// `(laughs)`, `*sighs*`, `♪`. They stay in the text; here it is only told whether a text holds
/// nothing else.
public final class SoundMarks {
  private static final int LONGEST = 60;
  private static final String NOTES = "♪♫♬";

  private SoundMarks() {}

  /// Whether the text holds marks and no words beside them.
  public static boolean areAll(String text) {
    boolean any = false;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = NOTES.indexOf(c) >= 0 ? text.lastIndexOf(c) : end(text, i, closing(c));
      if (end >= 0) {
        any = true;
        i = end + 1;
      } else if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        return false;
      } else {
        i++;
      }
    }
    return any;
  }

  private static char closing(char opening) {
    return switch (opening) {
      case '[' -> ']';
      case '(' -> ')';
      case '<' -> '>';
      case '*' -> '*';
      case '（' -> '）';
      case '【' -> '】';
      default -> 0;
    };
  }

  private static int end(String text, int start, char closing) {
    if (closing == 0) {
      return -1;
    }
    int end = text.indexOf(closing, start + 1, Math.min(text.length(), start + LONGEST));
    return end > start + 1 ? end : -1;
  }
}
