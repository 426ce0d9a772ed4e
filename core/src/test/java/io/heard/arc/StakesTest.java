package io.heard.arc;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.signal.Evidence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StakesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The app logs me out. I have wasted two hours of my day on this. | TIME | two hours",
        "The bus never came, and now I will miss my connection. | TIME | miss my connection",
        "My card is blocked and I can't afford a hotel. | MONEY | can't afford",
        "The bill is late again, so I get a late fee on my account. | MONEY | late fee",
        "The van has not come and I will be late for work. | WORK | late for work",
        "No signal for a week. I am losing customers over this. | WORK | losing customers",
        "You lost the dress for my daughter's wedding. | FAMILY | my daughter's wedding",
        "The lift is broken and my mother is in a wheelchair. | HEALTH | wheelchair",
        "The cooker smells of gas. | SAFETY | smells of gas",
        "My card was refused in front of my clients. | STANDING | in front of my clients",
        "It is not fair to change it after I signed. | FAIRNESS | not fair",
      })
  void theWordsSayWhatIsEndangered(String text, Stake.Kind kind, String words) {
    Stake stake = new Script().customer(1, text).soFar().stake();

    assertThat(stake.kind()).isEqualTo(kind);
    assertThat(quoted(stake.core(), text)).contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "My router keeps dropping the signal.",
        "Where is my order?",
        "I work for a bakery and bought two of them.",
        "I did not miss my train in the end.",
        "My daughter likes the colour.",
        "He said \"I will lose my job\" in the film.",
      })
  void whatTheWordsDoNotSayIsNotGuessed(String text) {
    assertThat(new Script().customer(1, text).soFar().stake().core()).isNull();
  }

  @Test
  void anAgentsWordsAreNoStake() {
    Stake stake =
        new Script()
            .customer(0, "Where is my order?")
            .agent("You will miss your flight if you wait for it.")
            .soFar()
            .stake();

    assertThat(stake.core()).isNull();
  }

  @Test
  void theSurfaceIsTheFirstComplaint() {
    String text = "Hello there, good morning to you. My kettle does not switch off.";
    Stake stake = new Script().customer(0, text).soFar().stake();

    assertThat(quoted(stake.surface(), text)).isEqualTo("My kettle does not switch off.");
  }

  @Test
  void beforeAnybodySpeaksNothingIsAtStake() {
    assertThat(new Script().soFar().stake()).isEqualTo(Stake.UNSAID);
  }

  private static String quoted(Evidence.@Nullable Quote quote, String text) {
    return quote == null ? "" : quote.span().of(text);
  }
}
