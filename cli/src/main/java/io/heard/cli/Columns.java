package io.heard.cli;

import io.heard.story.Words;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Text as a terminal lays it out: in columns, where a wide character or an emoji takes two and a
/// combining mark none.
final class Columns {
  /// Characters that take two columns: East Asian wide and full width, and emoji shown as pictures.
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x231A, 0x231B},
    {0x2329, 0x232A},
    {0x23E9, 0x23EC},
    {0x23F0, 0x23F0},
    {0x23F3, 0x23F3},
    {0x25FD, 0x25FE},
    {0x2614, 0x2615},
    {0x2648, 0x2653},
    {0x267F, 0x267F},
    {0x2693, 0x2693},
    {0x26A1, 0x26A1},
    {0x26AA, 0x26AB},
    {0x26BD, 0x26BE},
    {0x26C4, 0x26C5},
    {0x26CE, 0x26CE},
    {0x26D4, 0x26D4},
    {0x26EA, 0x26EA},
    {0x26F2, 0x26F3},
    {0x26F5, 0x26F5},
    {0x26FA, 0x26FA},
    {0x26FD, 0x26FD},
    {0x2705, 0x2705},
    {0x270A, 0x270B},
    {0x2728, 0x2728},
    {0x274C, 0x274C},
    {0x274E, 0x274E},
    {0x2753, 0x2755},
    {0x2757, 0x2757},
    {0x2795, 0x2797},
    {0x27B0, 0x27B0},
    {0x27BF, 0x27BF},
    {0x2B1B, 0x2B1C},
    {0x2B50, 0x2B50},
    {0x2B55, 0x2B55},
    {0x2E80, 0x303E},
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE10, 0xFE19},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F004, 0x1F004},
    {0x1F0CF, 0x1F0CF},
    {0x1F18E, 0x1F18E},
    {0x1F191, 0x1F19A},
    {0x1F200, 0x1F320},
    {0x1F32D, 0x1F335},
    {0x1F337, 0x1F37C},
    {0x1F37E, 0x1F393},
    {0x1F3A0, 0x1F3CA},
    {0x1F3CF, 0x1F3D3},
    {0x1F3E0, 0x1F3F0},
    {0x1F3F4, 0x1F3F4},
    {0x1F3F8, 0x1F43E},
    {0x1F440, 0x1F440},
    {0x1F442, 0x1F4FC},
    {0x1F4FF, 0x1F53D},
    {0x1F54B, 0x1F54E},
    {0x1F550, 0x1F567},
    {0x1F57A, 0x1F57A},
    {0x1F595, 0x1F596},
    {0x1F5A4, 0x1F5A4},
    {0x1F5FB, 0x1F64F},
    {0x1F680, 0x1F6C5},
    {0x1F6CC, 0x1F6CC},
    {0x1F6D0, 0x1F6D2},
    {0x1F6D5, 0x1F6D7},
    {0x1F6DC, 0x1F6DF},
    {0x1F6EB, 0x1F6EC},
    {0x1F6F4, 0x1F6FC},
    {0x1F7E0, 0x1F7EB},
    {0x1F7F0, 0x1F7F0},
    {0x1F90C, 0x1F93A},
    {0x1F93C, 0x1F945},
    {0x1F947, 0x1F9FF},
    {0x1FA70, 0x1FAFF},
    {0x20000, 0x3FFFD}
  };

  /// Shows the character before it as a picture.
  private static final int PICTURE = 0xFE0F;

  private Columns() {}

  /// A character as a reader sees it.
  ///
  /// @param from where it begins in its text
  /// @param to where it ends, exclusive
  /// @param shown what is written for it
  /// @param width its columns
  /// @param blank whether it is a space at which a line may be broken
  /// @param end whether it ends a line
  record Cell(int from, int to, String shown, int width, boolean blank, boolean end) {}

  /// The cells of a text. What would steer the terminal is shown as a dot.
  static List<Cell> cells(String text) {
    var cells = new ArrayList<Cell>();
    BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
    breaks.setText(text);
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
      cells.add(cell(text, from, to));
    }
    return cells;
  }

  private static Cell cell(String text, int from, int to) {
    int first = text.codePointAt(from);
    if (first == '\n' || first == '\r' || first == 0x2028 || first == 0x2029) {
      return new Cell(from, to, "", 0, true, true);
    }
    if (first == '\t' || first == ' ') {
      return new Cell(from, to, " ", 1, true, false);
    }
    var shown = new StringBuilder();
    text.substring(from, to)
        .codePoints()
        .forEach(point -> shown.appendCodePoint(Words.steers(point) ? '·' : point));
    return new Cell(from, to, shown.toString(), width(shown.toString()), false, false);
  }

  /// The columns of a text without line breaks.
  static int of(String text) {
    int width = 0;
    for (Cell cell : cells(text)) {
      width += cell.width();
    }
    return width;
  }

  private static int width(String cluster) {
    int widest = 0;
    int flags = 0;
    for (int i = 0; i < cluster.length(); i += Character.charCount(cluster.codePointAt(i))) {
      int point = cluster.codePointAt(i);
      if (point == PICTURE) {
        widest = 2;
      } else if (point >= 0x1F1E6 && point <= 0x1F1FF) {
        flags++;
      }
      widest = Math.max(widest, width(point));
    }
    return flags > 1 ? 2 : widest;
  }

  private static int width(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    int low = 0;
    int high = WIDE.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (point < WIDE[middle][0]) {
        high = middle - 1;
      } else if (point > WIDE[middle][1]) {
        low = middle + 1;
      } else {
        return 2;
      }
    }
    return 1;
  }

  /// The lines of a text of at most so many columns, broken at spaces, and inside a word only where
  /// it alone is wider.
  static List<List<Cell>> wrap(String text, int width) {
    var lines = new ArrayList<List<Cell>>();
    var line = new ArrayList<Cell>();
    int used = 0;
    int lastBlank = -1;
    for (Cell cell : cells(text)) {
      if (cell.end()) {
        lines.add(trimmed(line));
        line = new ArrayList<>();
        used = 0;
        lastBlank = -1;
        continue;
      }
      if (used + cell.width() > width && !cell.blank()) {
        List<Cell> rest =
            lastBlank < 0 ? List.of() : List.copyOf(line.subList(lastBlank + 1, line.size()));
        lines.add(trimmed(lastBlank < 0 ? line : line.subList(0, lastBlank)));
        line = new ArrayList<>(rest);
        used = rest.stream().mapToInt(Cell::width).sum();
        lastBlank = -1;
      }
      if (cell.blank()) {
        lastBlank = line.size();
      }
      line.add(cell);
      used += cell.width();
    }
    if (!line.isEmpty() || lines.isEmpty()) {
      lines.add(trimmed(line));
    }
    return lines;
  }

  /// The lines of a prose text, runs of spaces made one, without marks.
  static List<String> lines(String text, int width) {
    return wrap(text.replaceAll("\\s+", " ").strip(), width).stream()
        .map(line -> shown(line).replace(Words.KEPT, ' '))
        .toList();
  }

  static String shown(List<Cell> line) {
    var shown = new StringBuilder();
    line.forEach(cell -> shown.append(cell.shown()));
    return shown.toString();
  }

  private static List<Cell> trimmed(List<Cell> line) {
    int end = line.size();
    while (end > 0 && line.get(end - 1).blank()) {
      end--;
    }
    return List.copyOf(line.subList(0, end));
  }

  /// A text filled up with spaces to so many columns.
  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - of(text)));
  }
}
