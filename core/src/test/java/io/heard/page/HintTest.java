package io.heard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HintTest {
  private static final String PAGE =
      """
      # late-train
      A train is late.
      ## Hint
      HINT
      ## Heard
      ### Plainly
      - Customer: It is **late**.
      """;

  private static Page page(String hint) {
    return Page.parse("late-train.md", PAGE.replace("HINT", hint));
  }

  @Test
  void aHintIsATitleAndWordings() {
    Hint hint =
        page("Name the train\n- Say what {contact} said.\n- Say back {words},\n  and wait.")
            .hint()
            .orElseThrow();
    assertThat(hint.title()).isEqualTo("Name the train");
    assertThat(hint.wordings())
        .containsExactly("Say what {contact} said.", "Say back {words}, and wait.");
  }

  @Test
  void theFirstWordingThatCanBeFilledIsUsed() {
    Hint hint =
        page("Name the train\n- Say what {contact} said.\n- Say back {words}.")
            .hint()
            .orElseThrow();
    assertThat(hint.say(Map.of("words", "“it $1 is\\ late”")))
        .hasValue("Say back “it $1 is\\ late”.");
    assertThat(hint.say(Map.of("words", "“late”", "contact", "the first call")))
        .hasValue("Say what the first call said.");
    assertThat(hint.say(Map.of("question", "“when?”"))).isEmpty();
  }

  @Test
  void aPageNeedsNoHint() {
    assertThat(Page.parse("a.md", "# a\nFirst.\n## Heard\n").hint()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Only a title | late-train.md:4: the hint 'Only a title' has 0 wordings",
        "A title.;- Say {words}. | late-train.md:4: the hint's title ends in a full stop",
        "A title;- Say something. | holds nothing that was said",
        "A title;- Say {word}. | late-train.md:5: '{word}' is no slot",
        "A title;- I am sorry that {words}. | late-train.md:5: 'I' makes the hint a sentence to paste",
        "A title;- Tell them: sorry about {words}. | late-train.md:5: 'sorry' makes the hint a sentence to paste",
        "A title;Another;- Say {words}. | late-train.md:5: 'Another' is neither title nor wording",
      })
  void aHintThatCannotBeUsedIsRefusedWithItsLine(String hint, String message) {
    assertThatThrownBy(() -> page(hint.replace(';', '\n')))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("\nMaybe ");
  }

  @Test
  void aHintThatNobodyCanReadAtAGlanceIsRefused() {
    assertThatThrownBy(() -> page("A title\n- Say {words}" + " and so on".repeat(20)))
        .hasMessageContaining("a wording has")
        .hasMessageContaining("stay within 200");
  }
}
