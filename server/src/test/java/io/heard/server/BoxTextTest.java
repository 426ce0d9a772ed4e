package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxTextTest {
  @Test
  void markupIsCountedAndNotRead() {
    BoxText box =
        BoxText.annotated(
            "{\"annotation\":[{\"markup\":\"<p>\",\"interpretAs\":\"\\n\\n\"},{\"text\":\"I see 😀, \"},{\"markup\":\"<b>\"},{\"text\":\"but\"},{\"markup\":\"</b>\"},{\"text\":\" no.\"}]}");
    assertThat(box.plain()).isEqualTo("\n\nI see 😀, but no.");
    assertThat(box.whole()).isEqualTo("<p>I see 😀, <b>but</b> no.");
    int but = box.plain().indexOf("but");
    assertThat(cut(box, but, but + 3)).isEqualTo("but");
    assertThat(box.stretch(but, but + 3).mixed()).isFalse();
    assertThat(cut(box, but - 2, but + 6)).isEqualTo(", <b>but</b> no");
    assertThat(box.stretch(but - 2, but + 6).mixed()).isTrue();
    assertThat(cut(box, 0, 5)).isEqualTo("<p>I s");
  }

  @Test
  void everyStretchOfWordsStandsWhereItStoodBefore() {
    BoxText box =
        BoxText.annotated(
            "{\"annotation\":[{\"text\":\"ab\"},{\"markup\":\"*\"},{\"text\":\"\"},{\"markup\":\"#\",\"interpretAs\":\"xyz\"},{\"text\":\"cd\"}]}");
    assertThat(box.plain()).isEqualTo("abxyzcd");
    for (int from = 0; from < box.plain().length(); from++) {
      for (int to = from + 1; to <= box.plain().length(); to++) {
        BoxText.Stretch at = box.stretch(from, to);
        assertThat(at.from()).isBetween(0, at.to() - 1);
        assertThat(at.to()).isLessThanOrEqualTo(box.whole().length());
        if (!at.mixed()) {
          assertThat(cut(box, from, to)).isEqualTo(box.plain().substring(from, to));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\0',
      delimiter = '|',
      value = {
        "{}| ",
        "{\"text\":3}|/text",
        "{\"text\":\"a\",\"annotation\":[]}| ",
        "{\"annotation\":{}}| ",
        "{\"annotation\":[{\"text\":\"a\"},{}]}|/annotation/1",
        "{\"annotation\":[{\"text\":\"a\",\"markup\":\"b\"}]}|/annotation/0",
        "{\"annotation\":[{\"text\":\"a\",\"interpretAs\":\"b\"}]}|/annotation/0",
        "{\"annotation\":[{\"markup\":7}]}|/annotation/0/markup",
      })
  void whatIsNoAnnotatedTextIsRefused(String data, String pointer) {
    Problem problem = catchThrowableOfType(Problem.class, () -> BoxText.annotated(data));
    assertThat(problem.faults())
        .extracting(Problem.Fault::pointer)
        .isEqualTo(List.of(pointer == null ? "" : pointer));
  }

  @Test
  void everythingThatADraftIsCheckedForIsInACategory() {
    assertThat(BoxRules.titles().keySet())
        .isNotEmpty()
        .allSatisfy(code -> assertThat(BoxRules.category(code)).isNotNull());
  }

  private static String cut(BoxText box, int from, int to) {
    BoxText.Stretch at = box.stretch(from, to);
    return box.whole().substring(at.from(), at.to());
  }
}
