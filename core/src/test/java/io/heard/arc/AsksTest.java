package io.heard.arc;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.arc.Ask.Answered;
import org.junit.jupiter.api.Test;

class AsksTest {
  @Test
  void aQuestionIsAnsweredByATimeWhereATimeWasAsked() {
    Ask ask = only(new Script().customer(0, "When will it arrive?").agent("On Thursday.").ended());

    assertThat(ask.answered()).isEqualTo(Answered.YES);
    assertThat(ask.turns()).containsExactly(1);
  }

  @Test
  void soonAnswersBadlyAndIsAnAnswer() {
    Ask ask = only(new Script().customer(0, "When will it arrive?").agent("Soon.").ended());

    assertThat(ask.answered()).isEqualTo(Answered.YES);
  }

  @Test
  void aReasonedRefusalIsAnAnswer() {
    Ask ask =
        only(
            new Script()
                .customer(0, "Can you refund me?")
                .agent("I am afraid we can't, because the ticket was used.")
                .ended());

    assertThat(ask.answered()).isEqualTo(Answered.YES);
  }

  @Test
  void comfortIsNoAnswer() {
    Ask ask =
        only(
            new Script()
                .customer(1, "Why was it cancelled?")
                .agent("I am so sorry for the inconvenience.")
                .ended());

    assertThat(ask.answered()).isEqualTo(Answered.NO);
    assertThat(ask.turns()).containsExactly(1);
  }

  @Test
  void anAnswerGivenElsewhereCannotBeTold() {
    Ask ask =
        only(
            new Script()
                .customer(0, "How long does the refund take?")
                .agent("We have responded to your DM.")
                .ended());

    assertThat(ask.answered()).isEqualTo(Answered.CANNOT_TELL);
  }

  @Test
  void whileNobodyHasRepliedItCannotBeTold() {
    assertThat(only(new Script().customer(0, "Is it open today?").soFar()).answered())
        .isEqualTo(Answered.CANNOT_TELL);
  }

  @Test
  void aRequestIsAskedToo() {
    Ask ask =
        only(
            new Script()
                .customer(0, "Please cancel my order.")
                .agent("Done, it is cancelled.", "next-step")
                .ended());

    assertThat(ask.answered()).isEqualTo(Answered.YES);
  }

  @Test
  void whatAnAgentAsksIsNoAsk() {
    assertThat(new Script().agent("When did it start?").ended().asks()).isEmpty();
  }

  private static Ask only(Arc arc) {
    assertThat(arc.asks()).hasSize(1);
    return arc.asks().getFirst();
  }
}
