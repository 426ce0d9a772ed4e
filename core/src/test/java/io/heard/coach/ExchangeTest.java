package io.heard.coach;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fine, but late.|but|and|Fine, and late.",
        "But it is late.|But|and|And it is late.",
        "As I said, the fee stays.|As I said|(out)|The fee stays.",
        "It is obviously late.|obviously|(out)|It is late.",
        "It is late, obviously.|obviously|(out)|It is late.",
        "Calm down. It comes at six.|Calm down|(out)|It comes at six.",
        "I pity you, it comes at six.|I pity you|(out)|It comes at six.",
        "We know: I guarantee it.|guarantee it|expect it|We know: I expect it."
      })
  void whatRemainsIsStillASentence(String draft, String words, String better, String after) {
    int from = draft.indexOf(words);
    Place place = Exchange.place("x", "why", draft, from, from + words.length(), better);
    String changed =
        draft.substring(0, place.from())
            + place.replacements().getFirst()
            + draft.substring(place.to());
    assertThat(changed).isEqualTo(after);
  }
}
