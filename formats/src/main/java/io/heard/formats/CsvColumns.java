package io.heard.formats;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The columns of a table: how they are separated, what they are called, and what they are for.
///
/// @param offset where the table begins in the text: at its header, or, without one, at its first
///   row
/// @param line the line there, from 1
/// @param separator what stands between cells
/// @param headed whether the first row names the columns
/// @param names as they are written, in order; numbers where there is no header
/// @param taken what they are used for
record CsvColumns(
    int offset,
    int line,
    char separator,
    boolean headed,
    List<String> names,
    Map<CsvUse, Integer> taken) {
  private static final char[] SEPARATORS = {',', ';', '\t', '|'};

  /// A spreadsheet writes so what stands between its cells.
  private static final Pattern SEP =
      Pattern.compile("\"?sep=([^\\p{L}\\p{N}\"#\\s]|\\t)\"?[;,]*", Pattern.CASE_INSENSITIVE);

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_HEADER = 10_000;
  private static final int LINES_ABOVE = 10;
  private static final int ROWS_LOOKED_AT = 20;
  private static final int MOST_LOOKED_AT = 64 * 1024;
  private static final int LONGEST_SEP = 40;
  private static final int MOST_SHOWN = 30;

  /// The columns that are found by their names; empty where none is.
  static Optional<CsvColumns> found(Input input) {
    return found(input.text());
  }

  private static Optional<CsvColumns> found(String text) {
    Start start = Start.of(text);
    CsvColumns first = best(text, start, Map.of());
    if (first != null && first.isHeader()) {
      return Optional.of(first);
    }
    // An export may have its title above the table.
    Start next = start;
    for (int i = 0; i < LINES_ABOVE; i++) {
      next = next.next(text);
      CsvColumns below = best(text, next, Map.of());
      if (below != null && below.hasWords() && below.taken().size() > 1) {
        return Optional.of(below);
      }
    }
    return Optional.empty();
  }

  /// The columns as somebody named them, by name or by number from 1; the others are found. Null,
  /// said, where one is not there.
  static @Nullable CsvColumns named(Input input, Map<String, String> said) {
    String text = input.text();
    CsvColumns found = found(text).orElse(null);
    if (found == null) {
      found = best(text, Start.of(text), said);
    }
    if (found == null) {
      input.lost(
          ":1",
          "it is no table: its first line holds no comma, semicolon, tab or '|'",
          "leave out --columns");
      return null;
    }
    boolean byNumber = said.values().stream().allMatch(name -> number(name) > 0);
    boolean headed = found.isHeader() || !byNumber;
    List<String> names = headed ? found.names() : numbers(found.names().size());
    var taken = new EnumMap<CsvUse, Integer>(CsvUse.class);
    for (var entry : said.entrySet()) {
      int place = place(entry.getValue(), found.names());
      if (place < 0) {
        input.lost(
            ":" + found.line(), missing(entry.getValue(), found), near(entry, found.names()));
        return null;
      }
      CsvUse.of(entry.getKey()).ifPresent(use -> taken.put(use, place));
    }
    if (headed) {
      take(found.names().stream().map(CsvUse::fold).toList(), taken);
    }
    return new CsvColumns(found.offset(), found.line(), found.separator(), headed, names, taken);
  }

  /// Whether most first rows have as many cells as the first, three at least.
  static boolean isTable(Input input) {
    String text = input.text();
    Start start = Start.of(text);
    int end = Math.min(text.length(), start.offset() + MOST_LOOKED_AT);
    String head = text.substring(start.offset(), end);
    for (char separator : start.separators()) {
      List<List<String>> rows = rows(head, separator, ROWS_LOOKED_AT);
      // The last row looked at may be cut.
      rows = end < text.length() && rows.size() > 1 ? rows.subList(0, rows.size() - 1) : rows;
      int cells = rows.isEmpty() ? 0 : rows.getFirst().size();
      long same = rows.stream().filter(row -> row.size() == cells).count();
      if (cells >= (separator == ',' ? 3 : 2) && rows.size() > 1 && same == rows.size()) {
        return true;
      }
    }
    return false;
  }

  /// Whether a table may be meant where somebody names its columns.
  static boolean mayBeTable(Input input, Map<String, String> said) {
    String text = input.text();
    CsvColumns found = best(text, Start.of(text), said);
    return found != null
        && (found.isHeader()
            || isTable(input)
            || said.values().stream().anyMatch(name -> place(name, found.names()) >= 0));
  }

  /// Whether the first row names columns: some are known, and it reads as names do or holds more
  /// than one that is known, the one for the words among them.
  private boolean isHeader() {
    return !taken.isEmpty() && (namesOnly(names) || (hasWords() && taken.size() > 1));
  }

  boolean has(CsvUse use) {
    return taken.containsKey(use);
  }

  /// Whether a column holds what was said.
  boolean hasWords() {
    return has(CsvUse.TEXT) || has(CsvUse.DESCRIPTION);
  }

  /// The cell of that use; null where it is blank or missing.
  @Nullable String value(List<String> cells, CsvUse use) {
    Integer place = taken.get(use);
    if (place == null || place >= cells.size() || cells.get(place).isBlank()) {
      return null;
    }
    return Formulas.plain(cells.get(place));
  }

  /// Whether each row is a turn of a conversation that a column names, from the first line on, so
  /// that some rows can be read without the others.
  boolean areTurnsInOrder() {
    boolean tickets = has(CsvUse.DESCRIPTION) || has(CsvUse.SUBJECT) || has(CsvUse.REQUESTER);
    return headed
        && line == 1
        && !tickets
        && has(CsvUse.TEXT)
        && (has(CsvUse.SPEAKER) || has(CsvUse.ROLE));
  }

  /// The same columns where only rows follow.
  ///
  /// @param first the line in which they begin, from 1
  CsvColumns from(int first) {
    return new CsvColumns(0, first, separator, false, names, taken);
  }

  /// The name of the column of that use; empty where there is none.
  String nameOf(CsvUse use) {
    Integer place = taken.get(use);
    return place == null ? "" : names.get(place);
  }

  /// What was taken for what, for a message.
  String told() {
    return taken.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry ->
            "%s for %s".formatted(names.get(entry.getValue()).strip(), entry.getKey().word()))
        .collect(Collectors.joining(", "));
  }

  /// The columns there are, for a message. Where nothing says that the first row names them it is
  /// not repeated: it may be what people said.
  String shown() {
    if (!headed || (!isHeader() && !namesOnly(names))) {
      return "%d columns".formatted(names.size());
    }
    String shown =
        names.stream()
            .limit(MOST_SHOWN)
            .map(name -> name.isBlank() ? "(no name)" : name.strip())
            .collect(Collectors.joining(", "));
    return names.size() > MOST_SHOWN ? shown + " …" : shown;
  }

  /// All rows of the table but its header, with their cells; blank ones left out.
  List<CsvRecord> rows(Input input) {
    String text = input.text().substring(offset);
    Rows rows = Rows.of(text, separator, headed, true);
    if (!rows.whole()) {
      // Spaces around quotes and letters after them are not both allowed at once.
      Rows other = Rows.of(text, separator, headed, false);
      rows = other.whole() || other.rows().size() > rows.rows().size() ? other : rows;
    }
    if (!rows.whole()) {
      long last = rows.rows().isEmpty() ? 0 : rows.rows().getLast().getStartingLineNumber();
      input.lost(
          ":" + (last + line), "the table cannot be read from here on", "a quote is missing");
    }
    return rows.rows();
  }

  /// Rows with something in them.
  ///
  /// @param whole whether the table was read to its end
  private record Rows(List<CsvRecord> rows, boolean whole) {
    static Rows of(String text, char separator, boolean headed, boolean spaces) {
      var rows = new ArrayList<CsvRecord>();
      boolean header = headed;
      try (CsvReader<CsvRecord> reader = reader(text, separator, spaces)) {
        for (CsvRecord row : reader) {
          boolean blank = row.getFields().stream().allMatch(String::isBlank);
          if (header && !blank) {
            header = false;
          } else if (!blank) {
            rows.add(row);
          }
        }
      } catch (CsvParseException broken) {
        return new Rows(rows, false);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return new Rows(rows, true);
    }
  }

  /// The line of a row, from 1.
  String where(CsvRecord row) {
    return ":" + (row.getStartingLineNumber() + line - 1);
  }

  /// Where a table may begin.
  ///
  /// @param said the separator that a line above names; null where none does
  private record Start(int offset, int line, @Nullable Character said) {
    static Start of(String text) {
      Start first = new Start(0, 1, null).skipBlank(text);
      Matcher sep = SEP.matcher(first.begin(text).strip());
      if (!sep.matches()) {
        return first;
      }
      Start after = first.after(text).skipBlank(text);
      String written = sep.group(1);
      return new Start(after.offset(), after.line(), written.charAt(0));
    }

    Start next(String text) {
      return after(text).skipBlank(text);
    }

    private Start skipBlank(String text) {
      Start at = this;
      while (at.offset < text.length() && at.begin(text).isBlank()) {
        at = at.after(text);
      }
      return at;
    }

    private String begin(String text) {
      return text.substring(offset, Math.min(end(text), offset + LONGEST_SEP));
    }

    private int end(String text) {
      int end = text.indexOf('\n', offset);
      return end < 0 ? text.length() : end;
    }

    private Start after(String text) {
      return new Start(Math.min(text.length(), end(text) + 1), line + 1, said);
    }

    char[] separators() {
      return said == null ? SEPARATORS : new char[] {said};
    }
  }

  /// The reading of the row there that takes most columns, or else has most of the named ones, or
  /// else has most cells; null where it has only one.
  private static @Nullable CsvColumns best(String text, Start start, Map<String, String> said) {
    CsvColumns best = null;
    long most = -1;
    for (char separator : start.separators()) {
      CsvColumns columns = at(text, start, separator);
      if (columns == null) {
        continue;
      }
      List<String> names = columns.names();
      long named = said.values().stream().filter(name -> place(name, names) >= 0).count();
      long worth = (columns.taken().size() + named) * 1_000L + names.size();
      if (worth > most) {
        best = columns;
        most = worth;
      }
    }
    return best;
  }

  private static @Nullable CsvColumns at(String text, Start start, char separator) {
    int end = Math.min(text.length(), start.offset() + LONGEST_HEADER);
    List<List<String>> rows = rows(text.substring(start.offset(), end), separator, 1);
    List<String> names = rows.isEmpty() ? List.of() : rows.getFirst();
    if (names.size() < 2) {
      return null;
    }
    var taken = new EnumMap<CsvUse, Integer>(CsvUse.class);
    if (names.stream().allMatch(name -> name.length() <= LONGEST_NAME)) {
      take(names.stream().map(CsvUse::fold).toList(), taken);
    }
    return new CsvColumns(start.offset(), start.line(), separator, true, names, taken);
  }

  /// Takes a column for each use that has none yet.
  private static void take(List<String> folded, Map<CsvUse, Integer> taken) {
    Set<Integer> used = new HashSet<>(taken.values());
    for (CsvUse use : CsvUse.values()) {
      for (String name : use.names()) {
        int place = taken.containsKey(use) ? -1 : folded.indexOf(name);
        if (place >= 0 && used.add(place)) {
          taken.put(use, place);
          break;
        }
      }
    }
  }

  private static List<List<String>> rows(String text, char separator, int most) {
    try (CsvReader<CsvRecord> reader = reader(text, separator, true)) {
      return reader.stream().limit(most).map(CsvRecord::getFields).toList();
    } catch (CsvParseException broken) {
      return List.of();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// @param spaces whether spaces may stand around quotes, or else letters after them: a stray one
  ///   would end the table; the library announces to drop that, with nothing in its place yet
  @SuppressWarnings("removal")
  private static CsvReader<CsvRecord> reader(String text, char separator, boolean spaces) {
    var builder =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(true)
            .maxBufferSize(Input.MOST_BYTES);
    return spaces
        ? builder.trimWhitespacesAroundQuotes(true).ofCsvRecord(text)
        : builder.allowExtraCharsAfterClosingQuote(true).ofCsvRecord(text);
  }

  /// The place of the column of that name, else of that number; below 0 where there is none.
  private static int place(String name, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).strip().equalsIgnoreCase(name.strip())) {
        return i;
      }
    }
    int folded = names.stream().map(CsvUse::fold).toList().indexOf(CsvUse.fold(name));
    int number = number(name);
    return folded >= 0 ? folded : number > 0 && number <= names.size() ? number - 1 : -1;
  }

  /// The number that is written; 0 where none is.
  private static int number(String name) {
    return name.strip().matches("[1-9]\\d{0,3}") ? Integer.parseInt(name.strip()) : 0;
  }

  private static List<String> numbers(int count) {
    var numbers = new ArrayList<String>();
    for (int i = 1; i <= count; i++) {
      numbers.add("column " + i);
    }
    return numbers;
  }

  private static String missing(String name, CsvColumns found) {
    return number(name) > 0
        ? "there is no column %s; there are %s".formatted(name.strip(), found.shown())
        : "there is no column '%s'; there are %s".formatted(name.strip(), found.shown());
  }

  private static String near(Map.Entry<String, String> said, List<String> names) {
    String folded = CsvUse.fold(said.getValue());
    String byNumber =
        "\"%s=1\", the column's number, where no name is right".formatted(said.getKey());
    if (!namesOnly(names) || number(said.getValue()) > 0) {
      return byNumber;
    }
    return names.stream()
        .filter(name -> !name.isBlank())
        .min(Comparator.comparingInt(name -> Near.distance(folded, CsvUse.fold(name))))
        .filter(
            name -> Near.distance(folded, CsvUse.fold(name)) <= Math.max(2, folded.length() / 2))
        .map(name -> "\"%s=%s\"".formatted(said.getKey(), name.strip()))
        .orElse(byNumber);
  }

  /// Whether these may be names of columns rather than what stands in them: short, different, few
  /// words, no sentences, addresses, numbers or times.
  private static boolean namesOnly(List<String> names) {
    return new HashSet<>(names).size() == names.size()
        && names.stream()
            .allMatch(name ->
                name.length() <= 40
                    && name.strip().split("\\s+", -1).length <= 4
                    && !name.matches(
                        ".*[@?!].*|\\S+\\s.*\\.\\s*|.*\\d{2}[:.]\\d{2}.*|\\s*[\\d.,:/-]+\\s*"));
  }
}
