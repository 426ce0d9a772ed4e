package io.heard.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.formats.out.Column;
import io.heard.formats.out.ReadingColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The columns of tables in docs/formats.md, which this test writes (`-Dgolden=write`) and
/// compares.
class ColumnsDocTest {
  private static final String BEFORE = "<!-- written by ColumnsDocTest -->";
  private static final String AFTER = "<!-- end of what ColumnsDocTest writes -->";

  @Test
  void theColumnsAreDocumented() throws IOException {
    Path doc = Roots.top().resolve("docs/formats.md");
    String text = Files.readString(doc);
    int from = text.indexOf(BEFORE) + BEFORE.length();
    int to = text.indexOf(AFTER);
    assertThat(to).isGreaterThanOrEqualTo(from);
    String tables = "\n" + String.join("\n", tables()) + "\n";
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(doc, text.substring(0, from) + tables + text.substring(to));
      return;
    }
    assertThat(text.substring(from, to)).isEqualTo(tables);
  }

  private static List<String> tables() {
    var lines = new ArrayList<String>();
    table(lines, "convert, one row a turn", Column.TURNS);
    table(lines, "convert, one row a conversation", Column.CONVERSATIONS);
    List<Column<ReadingColumns.Each>> turns = ReadingColumns.turns(List.of());
    table(
        lines,
        "read, one row a turn: as for convert, and",
        turns.subList(Column.TURNS.size(), turns.size()));
    table(lines, "read, one row a conversation", ReadingColumns.conversations(List.of()));
    lines.add("");
    lines.add(
        "Both tables of readings end with a whole number for each label (`heard explain` lists them).");
    lines.add("");
    return lines;
  }

  private static <R> void table(List<String> lines, String title, List<Column<R>> columns) {
    lines.add("");
    lines.add("### " + title);
    lines.add("");
    lines.add("| column | type | what it holds |");
    lines.add("|---|---|---|");
    for (Column<R> column : columns) {
      lines.add(
          "| `%s` | %s | %s |"
              .formatted(
                  column.name(), column.type().name().toLowerCase(Locale.ROOT), column.about()));
    }
  }
}
