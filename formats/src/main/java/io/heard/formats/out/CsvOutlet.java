package io.heard.formats.out;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.heard.formats.Formulas;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A table as CSV (RFC 4180): commas, quotes where needed, a line of names first, UTF-8 without a
/// byte order mark. A text that a spreadsheet would compute has an apostrophe before it
/// ([Formulas]).
///
/// @param <R> what a row stands for
public final class CsvOutlet<T, R> implements Outlet<T, String> {
  private final List<Column<R>> columns;
  private final Function<T, List<R>> of;
  private final Lines out;

  /// @param of the rows that one of what is taken gives
  /// @param named whether the names of the columns are written first; not where more rows go to a
  ///   file that has them
  public CsvOutlet(
      List<Column<R>> columns, Function<T, List<R>> of, OutputStream out, boolean named) {
    this.columns = columns;
    this.of = of;
    this.out = new Lines(out);
    if (named) {
      this.out.print(names(columns));
    }
  }

  /// The line of names, with its end.
  public static <R> String names(List<Column<R>> columns) {
    var line = new StringWriter();
    writer(line).writeRecord(columns.stream().map(Column::name).toList());
    return line.toString();
  }

  private static CsvWriter writer(StringWriter lines) {
    return CsvWriter.builder().bufferSize(0).build(lines);
  }

  @Override
  public String make(T one) {
    var lines = new StringWriter();
    CsvWriter csv = writer(lines);
    for (R row : of.apply(one)) {
      var cells = new ArrayList<String>();
      for (Column<R> column : columns) {
        cells.add(cell(column, column.value().apply(row)));
      }
      csv.writeRecord(cells);
    }
    return lines.toString();
  }

  private static String cell(Column<?> column, @Nullable Object value) {
    if (value == null) {
      return "";
    }
    return switch (column.type()) {
      case TEXT -> Formulas.safe(value.toString());
      case DECIMAL -> BigDecimal.valueOf((Double) value).stripTrailingZeros().toPlainString();
      case WHOLE, FLAG, INSTANT -> value.toString();
    };
  }

  @Override
  public void take(String lines) {
    out.print(lines);
  }

  @Override
  public void end() {
    out.flush();
  }
}
