package io.heard.coach;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.coach.Nudging.Occasion;
import io.heard.conversation.Span;
import io.heard.page.Hint;
import io.heard.signal.Confidence;
import io.heard.signal.Detail;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OccasionsTest {
  private static final Nudging NUDGING =
      new Nudging(
          Map.of(
              "disclosure", new Hint("disclosure", List.of("{words}")),
              "label-feeling", new Hint("label-feeling", List.of("{words}"))));

  private static final String LIED = "You people lied to me about the refund.";

  private static List<Occasion> occasions(Told told) {
    return NUDGING.occasions(told.reading());
  }

  private static Told angry() {
    return new Told().customer(3, LIED, "anger");
  }

  @Test
  void anAnswerDoesWhatTheHintAsksForOrNot() {
    assertThat(occasions(angry().agent("You are angry.", "label-feeling")))
        .containsExactly(new Occasion(0, "label-feeling", true));
    assertThat(occasions(angry().agent("That must hurt.", "validate-feeling")))
        .containsExactly(new Occasion(0, "label-feeling", true));
    assertThat(occasions(angry().agent("Your number, please?")))
        .containsExactly(new Occasion(0, "label-feeling", false));
    assertThat(
            occasions(
                angry()
                    .agent("You are angry.")
                    .mark("label-feeling", "angry", Confidence.POSSIBLE, Detail.NONE)))
        .containsExactly(new Occasion(0, "label-feeling", false));
  }

  @Test
  void onlyTheAnswerBeforeTheNextWordsOfTheCustomerCounts() {
    assertThat(
            occasions(
                angry()
                    .agent("Your number, please?")
                    .customer(0, "Four one seven.")
                    .agent("You are angry.", "label-feeling")))
        .containsExactly(new Occasion(0, "label-feeling", false));
  }

  @Test
  void whereNobodyAnsweredNothingIsSaid() {
    assertThat(occasions(angry())).isEmpty();
    assertThat(occasions(angry().bot("You are angry.", "label-feeling"))).isEmpty();
    assertThat(occasions(new Told().customer(0, "When do you open?").agent("At nine."))).isEmpty();
  }

  @Test
  void aPlaceCountsThoughAHintWasOfferedJustBefore() {
    Told told =
        angry()
            .agent("Your number, please?")
            .customer(3, "You lied to me about all of it, and again today.", "anger")
            .agent("You are angry.", "label-feeling");
    assertThat(NUDGING.nudges(told.reading())).hasSize(1);
    assertThat(occasions(told))
        .containsExactly(
            new Occasion(0, "label-feeling", false), new Occasion(2, "label-feeling", true));
  }

  @Test
  void whatAHintAsksForDependsOnTheHint() {
    Told told =
        new Told()
            .customer(1, "My wife died on Sunday.")
            .mark(
                "disclosure",
                "My wife died",
                Confidence.SURE,
                new Detail.Personal("bereavement", new Span(0, 12)))
            .agent("I am so sorry for your loss.", "condolence");
    assertThat(occasions(told)).containsExactly(new Occasion(0, "disclosure", true));
  }
}
