package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.cli.Marks.Look;
import io.heard.cli.Marks.Mark;
import io.heard.cli.Paint.Ink;
import io.heard.conversation.Span;
import io.heard.signal.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Marks under words.
class MarksTest {
  private static final Look FEELING = Look.of(Kind.FEELING, "anger");
  private static final Look PITFALL = Look.of(Kind.PITFALL, "blame");

  @Test
  void eachKindHasItsLine() {
    assertThat(FEELING.line(4)).isEqualTo("~~~~");
    assertThat(Look.of(Kind.FEELING, "relief").line(4)).isEqualTo("────");
    assertThat(Look.of(Kind.CUE, "urgency").line(4)).isEqualTo("....");
    assertThat(Look.of(Kind.TECHNIQUE, "paraphrase").line(4)).isEqualTo("────");
    assertThat(PITFALL.line(5)).isEqualTo("- - -");
  }

  @Test
  void aMarkStandsUnderItsWordsOnEveryLineThatTheyReach() {
    assertThat(lines("one two three", 7, new Mark(new Span(4, 13), FEELING, "")))
        .containsExactly("one two", "    ~~~", "three", "~~~~~");
  }

  @Test
  void aMarkStandsUnderWideCharacters() {
    assertThat(lines("😡 sick of it", 40, new Mark(new Span(0, 2), FEELING, "")))
        .containsExactly("😡 sick of it", "~~");
    assertThat(lines("😡 sick of it", 40, new Mark(new Span(3, 7), FEELING, "")))
        .containsExactly("😡 sick of it", "   ~~~~");
  }

  @Test
  void marksThatMeetStandUnderEachOther() {
    assertThat(
            lines(
                "one two three",
                40,
                new Mark(new Span(0, 7), FEELING, "¹"),
                new Mark(new Span(4, 13), PITFALL, "²")))
        .containsExactly("one two three", "¹~~~~~~", "    ² - - - -".stripTrailing());
  }

  private static List<String> lines(String text, int width, Mark... marks) {
    return Marks.lines(text, List.of(marks), width, Ink.PLAIN, new Paint(false));
  }
}
