package io.heard.formats;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.function.Consumer;

/// A table with one turn a row, or one ticket, separated by commas, semicolons or tabs. Columns are
/// found by their names, or named by whoever reads, and those that were taken are said.
@AutoService(Format.class)
public final class CsvFormat implements Format {
  @Override
  public String name() {
    return "csv";
  }

  @Override
  public Card card() {
    return new Card(
        "Table (CSV, TSV, `;` or `|`)",
        "one turn, one ticket or one transcript a row, columns found by name in English, German,"
            + " French or Spanish or named by `--columns`; columns that are not known, as fields of"
            + " the turn",
        "a cell of over 100,000 characters",
        "a spreadsheet, or a query with the conversation, time, speaker and text");
  }

  @Override
  public Fit fits(Input input) {
    if (input.shape() != Input.Shape.TEXT) {
      return Fit.NO;
    }
    CsvColumns columns = CsvColumns.found(input).orElse(null);
    if (columns == null) {
      return CsvColumns.isTable(input) ? Fit.MAYBE : Fit.NO;
    }
    boolean turns =
        columns.has(CsvUse.TEXT)
            && (columns.has(CsvUse.SPEAKER)
                || columns.has(CsvUse.ROLE)
                || columns.has(CsvUse.CONVERSATION));
    boolean tickets =
        columns.hasWords() && columns.has(CsvUse.SUBJECT) && columns.taken().size() > 2;
    return turns || tickets ? Fit.SURE : Fit.MAYBE;
  }

  @Override
  public void read(Input input, Options options, Receiver receiver) {
    CsvColumns columns =
        options.columns().isEmpty()
            ? CsvColumns.found(input).orElse(null)
            : CsvColumns.named(input, options.columns());
    if (columns == null) {
      if (options.columns().isEmpty()) {
        input.lost(
            ":1",
            "the first line does not name columns that are known",
            "a first line as conversation_id,timestamp,speaker,text, or their names or numbers:"
                + " --columns \"text=3,speaker=2\"");
      }
      return;
    }
    if (!columns.hasWords()) {
      input.lost(
          ":" + columns.line(),
          "no column holds what was said; there are %s".formatted(columns.shown()),
          "name one of them text, message or body, or --columns \"text=NAME\"");
      return;
    }
    new CsvTable(input, columns).read(options, receiver);
  }

  /// Takes a long table apart that names conversations.
  ///
  /// @param head its first lines
  /// @return whether it does; else nothing was taken of the input
  static boolean parts(Feed feed, Input head, Options options, Consumer<Part> taker)
      throws IOException {
    CsvColumns columns =
        options.columns().isEmpty()
            ? CsvColumns.found(head).orElse(null)
            : CsvColumns.named(head, options.columns());
    Integer place = columns == null ? null : columns.taken().get(CsvUse.CONVERSATION);
    if (columns == null || place == null || !columns.areTurnsInOrder()) {
      return false;
    }
    String file = head.file();
    taker.accept(
        Guarded.saying(
            new Problem(Problem.Weight.NOTE, file, ":1", "columns taken: " + columns.told(), "")));
    CsvParts.parts(
        feed,
        file,
        columns.separator(),
        place,
        (rows, line, receiver) ->
            new CsvTable(new Input(file, rows, receiver), columns.from(line))
                .readPart(options, receiver),
        taker);
    return true;
  }
}
