package io.heard.arc;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.arc.Style.Address;
import io.heard.arc.Style.Form;
import io.heard.arc.Style.Trait;
import java.util.List;
import org.junit.jupiter.api.Test;

class StylesTest {
  @Test
  void ofFewWordsNothingIsSaid() {
    Style style = new Script().customer(0, "hey").agent("Hello.").ended().style();

    assertThat(style.formal()).isNull();
    assertThat(style.brief()).isNull();
    assertThat(style.address()).isNull();
    assertThat(style.matched()).isNull();
  }

  @Test
  void aLetterIsFormalAndUsesATitle() {
    Style style =
        new Script()
            .customer(
                0,
                "Dear Sir, I am writing with regard to my account. Kindly advise which steps are"
                    + " required of me. Yours sincerely, J. Ridley")
            .agent("Hey mate, cool, no worries at all!")
            .ended()
            .style();

    assertThat(style.formal()).extracting(Trait::is).isEqualTo(true);
    assertThat(style.address()).extracting(Address::form).isEqualTo(Form.TITLE);
    assertThat(style.matched()).extracting(Trait::is).isEqualTo(false);
    assertThat(style.matched()).extracting(Trait::turns).isEqualTo(List.of(1));
  }

  @Test
  void chatIsCasualAndBrief() {
    Style style =
        new Script()
            .customer(0, "hey can u check my order lol")
            .agent("Sure, one moment.")
            .customer(0, "cool thx 😀")
            .ended()
            .style();

    assertThat(style.formal()).extracting(Trait::is).isEqualTo(false);
    assertThat(style.brief()).extracting(Trait::is).isEqualTo(true);
    assertThat(style.matched()).extracting(Trait::is).isEqualTo(true);
  }

  @Test
  void aFirstNameIsToldByTheNameTheAgentGave() {
    Style style =
        new Script()
            .agent("Good morning, my name is Selma, how can I help?")
            .customer(0, "Hi Selma, my parcel should have come on Monday.")
            .ended()
            .style();

    assertThat(style.address()).extracting(Address::form).isEqualTo(Form.FIRST_NAME);
    assertThat(style.address()).extracting(Address::turns).isEqualTo(List.of(1));
  }

  @Test
  void toMissATrainIsNoTitle() {
    Style style =
        new Script().customer(0, "I might miss my train, and I do not know when.").ended().style();

    assertThat(style.address()).isNull();
  }

  @Test
  void aLongAccountWithFeelingIsExpressive() {
    Style style =
        new Script()
            .customer(
                2,
                "It began in May, when the first one broke, and then the second one, and every"
                    + " time I had to stay at home for a day and nobody came, and I am so tired of"
                    + " it that I could cry.",
                "frustration")
            .ended()
            .style();

    assertThat(style.task()).extracting(Trait::is).isEqualTo(false);
    assertThat(style.brief()).extracting(Trait::is).isEqualTo(false);
  }
}
