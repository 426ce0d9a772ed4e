package io.heard.formats.out;

import io.heard.conversation.Conversation;
import io.heard.formats.ConversationJson;
import io.heard.formats.vcon.VconJson;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The formats in which conversations are written.
public enum Shape {
  JSON,
  JSONL,
  VCON,
  VTT,
  TXT,
  CSV,
  PARQUET;

  /// The name by which a person may ask for it.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// How the names of its files end, the usual one first.
  public List<String> endings() {
    return switch (this) {
      case JSON -> List.of(".json");
      case JSONL -> List.of(".jsonl", ".ndjson");
      case VCON -> List.of(".vcon.json", ".vcon");
      case VTT -> List.of(".vtt");
      case TXT -> List.of(".txt");
      case CSV -> List.of(".csv");
      case PARQUET -> List.of(".parquet");
    };
  }

  /// Whether it is a table, whose rows may be turns or conversations.
  public boolean isTable() {
    return this == CSV || this == PARQUET;
  }

  /// The shape of that name; empty when there is none.
  public static Optional<Shape> named(String name) {
    return Arrays.stream(values())
        .filter(shape -> shape.id().equals(name.strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /// The shape that a file's name asks for, by the longest ending; empty when none is known.
  public static Optional<Shape> ofFile(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    Shape found = null;
    int longest = 0;
    for (Shape shape : values()) {
      for (String ending : shape.endings()) {
        if (folded.endsWith(ending) && ending.length() > longest) {
          found = shape;
          longest = ending.length();
        }
      }
    }
    return Optional.ofNullable(found);
  }

  /// An outlet of conversations in this shape, from its beginning.
  ///
  /// @param rows what a row of a table stands for; of no account for what is no table
  /// @param out where to write; UTF-8 without a byte order mark
  public Outlet<Conversation, ?> conversations(Rows rows, OutputStream out) {
    return conversations(rows, out, true);
  }

  /// An outlet of conversations in this shape.
  ///
  /// @param rows what a row of a table stands for; of no account for what is no table
  /// @param out where to write; UTF-8 without a byte order mark
  /// @param named whether a CSV begins with the names of its columns; not where more rows go to a
  ///   file that has them
  public Outlet<Conversation, ?> conversations(Rows rows, OutputStream out, boolean named) {
    return switch (this) {
      case JSON -> new JsonOutlet<>(ConversationJson::tree, out);
      case JSONL -> new JsonLinesOutlet<>(ConversationJson::tree, out);
      case VCON -> new JsonOutlet<>(VconJson::tree, out);
      case VTT -> new VttOutlet(out);
      case TXT -> new TextOutlet(out);
      case CSV, PARQUET ->
          rows == Rows.TURN
              ? table(Column.TURNS, TurnRow::of, out, named)
              : table(Column.CONVERSATIONS, List::of, out, named);
    };
  }

  /// A table as CSV or Parquet, with all names and values of the columns.
  ///
  /// @param of the rows that one of what is taken gives
  /// @param named whether a CSV begins with the names of its columns
  /// @throws IllegalStateException for what is no table
  public <T, R> Outlet<T, ?> table(
      List<Column<R>> columns, Function<T, List<R>> of, OutputStream out, boolean named) {
    return switch (this) {
      case CSV -> new CsvOutlet<>(columns, of, out, named);
      case PARQUET -> new ParquetOutlet<>(columns, of, out);
      case JSON, JSONL, VCON, VTT, TXT -> throw new IllegalStateException(id() + " is no table.");
    };
  }
}
