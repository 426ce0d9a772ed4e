package io.heard.arc;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Role;
import io.heard.signal.Detail;
import org.junit.jupiter.api.Test;

class ArcTest {
  @Test
  void nothingSaidGivesAnEmptyArc() {
    Arc arc = new Script().ended();

    assertThat(arc.courses()).isEmpty();
    assertThat(arc.episodes()).isEmpty();
    assertThat(arc.needs()).isEmpty();
    assertThat(arc.asks()).isEmpty();
    assertThat(arc.measures().talkShare()).isEmpty();
  }

  @Test
  void aPromiseIsQuotedWithItsTime() {
    Script script = new Script().agent("I will call you back by Friday.");
    script.mark(
        "commitment",
        "call you back by Friday",
        new Detail.Promise(script.span("call you back"), script.span("by Friday")));

    Commitment promise = script.ended().commitments().getFirst();

    assertThat(promise.by()).isEqualTo(Role.AGENT);
    assertThat(promise.due()).isNotNull();
    assertThat(promise.due().span()).isEqualTo(script.span("by Friday"));
  }

  @Test
  void aPersonalMatterIsTakenUpWhereItsWordsComeAgain() {
    Script script = new Script().customer(0, "My mother's funeral is on Monday.");
    script.mark(
        "disclosure",
        "My mother's funeral",
        new Detail.Personal("bereavement", script.span("My mother's funeral")));
    Arc arc =
        script.agent("Which plan do you have?").agent("I am sorry about the funeral.").ended();

    assertThat(arc.details()).hasSize(1);
    assertThat(arc.details().getFirst().takenUp()).containsExactly(2);
  }

  @Test
  void accuracyCountsWhatWasConfirmedAgainstWhatWasCorrected() {
    Accuracy accuracy =
        new Script()
            .customer(1, "It is the bill.")
            .agent("The bill worries you.", "label-feeling")
            .customer(1, "Exactly.", "confirms")
            .agent("And you are angry with us.", "label-feeling")
            .customer(1, "No, not at all.", "corrects")
            .agent("So you want it lower.", "paraphrase")
            .customer(0, "Which form is it?")
            .ended()
            .accuracy();

    assertThat(accuracy.reflections()).containsExactly(1, 3, 5);
    assertThat(accuracy.confirmed()).containsExactly(1);
    assertThat(accuracy.corrected()).containsExactly(3);
  }

  @Test
  void theSameReadingGivesTheSameArc() {
    Script script =
        new Script()
            .customer(2, "Why is it late again? I am fed up!", "frustration")
            .agent("It was held at customs.", "give-reason");

    assertThat(script.ended()).isEqualTo(script.ended());
  }
}
