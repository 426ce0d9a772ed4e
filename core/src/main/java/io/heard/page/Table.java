package io.heard.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A table of words that comes with Heard: one row a line, cells parted by tabs. Lines that begin
/// with `#` say what the columns are and why.
///
/// @param name what it is called in messages
/// @param rows the rows in order, each with as many cells as the table has columns
public record Table(String name, List<List<String>> rows) {
  public Table {
    rows = List.copyOf(rows);
  }

  /// A table on the class path.
  ///
  /// @param beside the class that the table lies beside
  /// @param name its path from there, such as `en/words.tsv`
  /// @param columns how many cells every row has, at least 1
  /// @throws IllegalArgumentException when there is none, or a row has another number of cells
  public static Table beside(Class<?> beside, String name, int columns) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException(
            "%s has no table %s beside it.\nMaybe build it again.".formatted(beside, name));
      }
      return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8), columns);
    } catch (IOException e) {
      throw new UncheckedIOException("The table %s cannot be read.".formatted(name), e);
    }
  }

  /// Reads a table.
  ///
  /// @throws IllegalArgumentException naming the line that has another number of cells
  public static Table parse(String name, String text, int columns) {
    var rows = new ArrayList<List<String>>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> cells = List.of(line.split("\t", -1)).stream().map(String::strip).toList();
      if (cells.size() != columns) {
        throw new IllegalArgumentException(
            "%s:%d: the row has %d cells where %d are wanted.\nMaybe part them by tabs."
                .formatted(name, number, cells.size(), columns));
      }
      rows.add(cells);
    }
    return new Table(name, rows);
  }
}
