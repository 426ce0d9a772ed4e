package io.heard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void rowsArePartedByTabsAndCommentsSkipped() {
    Table table = Table.parse("t.tsv", "# why\n\na\tb c\n d \t-\n", 2);
    assertThat(table.rows()).containsExactly(List.of("a", "b c"), List.of("d", "-"));
  }

  @Test
  void aRowOfAnotherLengthNamesItsLine() {
    assertThatThrownBy(() -> Table.parse("t.tsv", "# why\na\tb\nc\n", 2))
        .hasMessageContaining("t.tsv:3")
        .hasMessageContaining("1 cells");
  }

  @Test
  void aMissingTableIsNamed() {
    assertThatThrownBy(() -> Table.beside(TableTest.class, "en/none.tsv", 2))
        .hasMessageContaining("en/none.tsv");
  }
}
