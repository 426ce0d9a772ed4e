package io.heard.mask;

import io.heard.conversation.Span;
import java.text.Normalizer;

/// A text as it is looked at: digits of every script are plain digits, spaces plain spaces, dashes
/// hyphens, full-width letters plain letters; what takes no room is left out. Each character knows
/// where it stands in the text as kept.
final class Folded {
  private final char[] plain;
  private final int[] starts;
  private final int[] ends;
  private final String read;

  private Folded(char[] plain, int[] starts, int[] ends, int length) {
    this.plain = plain;
    this.starts = starts;
    this.ends = ends;
    this.read = new String(plain, 0, length);
  }

  static Folded of(String text) {
    int length = text.length();
    char[] plain = new char[length + 1];
    int[] starts = new int[length + 1];
    int[] ends = new int[length + 1];
    int size = 0;
    int i = 0;
    while (i < length) {
      int point = text.codePointAt(i);
      int next = i + Character.charCount(point);
      char folded = point < 0x80 ? ascii((char) point) : fold(point);
      if (folded != 0) {
        plain[size] = folded;
        starts[size] = i;
        ends[size] = next;
        size++;
      }
      i = next;
    }
    return new Folded(plain, starts, ends, size);
  }

  private static char ascii(char c) {
    boolean seen = c >= ' ' && c != 0x7F;
    return seen || c == '\n' || c == '\r' || c == '\t' ? c : 0;
  }

  /// The plain character of a point above ASCII; 0 where it takes no room.
  @SuppressWarnings("CharacterGetNumericValue") // circled digits have no other value
  private static char fold(int point) {
    int digit = Character.digit(point, 10);
    if (digit >= 0) {
      return (char) ('0' + digit);
    }
    if (point >= 0xFF01 && point <= 0xFF5E) {
      return (char) (point - 0xFEE0);
    }
    switch (Character.getType(point)) {
      case Character.FORMAT, Character.ENCLOSING_MARK, Character.CONTROL -> {
        return point == 0x85 ? '\n' : 0;
      }
      case Character.SPACE_SEPARATOR -> {
        return ' ';
      }
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> {
        return '\n';
      }
      case Character.DASH_PUNCTUATION -> {
        return '-';
      }
      case Character.OTHER_NUMBER -> {
        int value = Character.getNumericValue(point);
        return value >= 0 && value <= 9 ? (char) ('0' + value) : '?';
      }
      default -> {}
    }
    if (point >= 0xFE00 && point <= 0xFE0F) {
      return 0;
    }
    return switch (point) {
      case 0x2212, 0x2043 -> '-';
      case 0x2018, 0x2019, 0x201B, 0x02BC, 0x00B4 -> '\'';
      case 0x201C, 0x201D, 0x201E -> '"';
      case 0x3002, 0x2024 -> '.';
      default -> point > 0xFFFF ? beyond(point) : (char) point;
    };
  }

  /// Letters for formulas are letters; everything else out there is a sign.
  private static char beyond(int point) {
    if (point >= 0x1D400 && point <= 0x1D7FF) {
      String plain = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
      return plain.length() == 1 ? plain.charAt(0) : '\u25A1';
    }
    return Character.isLetter(point) ? 'X' : '\u25A1';
  }

  /// The text as it is looked at.
  String read() {
    return read;
  }

  int length() {
    return read.length();
  }

  char at(int index) {
    return plain[index];
  }

  /// The stretch of the text as kept that a stretch of the folded text stands for.
  ///
  /// @param from the first folded character
  /// @param to the one after the last, above `from`
  Span span(int from, int to) {
    return new Span(starts[from], ends[to - 1]);
  }
}
