package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How many columns a text takes, and where it breaks.
class ColumnsTest {
  @ParameterizedTest
  @CsvSource({
    "plain, 5",
    "日本語, 6",
    "한국, 4",
    "😡, 2",
    "👩‍👩‍👧, 2",
    "🇬🇧, 2",
    "❤️, 2",
    "café, 4",
    "cafe\u0301, 4",
    "“quoted”, 8",
    "▮▮▯, 3"
  })
  void aTextTakesTheColumnsThatATerminalGivesIt(String text, int columns) {
    assertThat(Columns.of(text)).isEqualTo(columns);
  }

  @Test
  void linesBreakAtSpacesAndInsideAWordOnlyWhereItAloneIsWider() {
    assertThat(Columns.lines("one two three four", 9)).containsExactly("one two", "three", "four");
    assertThat(Columns.lines("abcdefghij kl", 4)).containsExactly("abcd", "efgh", "ij", "kl");
    assertThat(Columns.lines("a 😡😡 b", 4)).containsExactly("a", "😡😡", "b");
    assertThat(Columns.lines("", 9)).containsExactly("");
  }

  @Test
  void aLineBreakInTheTextIsKept() {
    assertThat(Columns.wrap("one\n\ntwo\r\nthree", 20).stream().map(Columns::shown))
        .containsExactly("one", "", "two", "three");
  }
}
