package io.heard.arc;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.arc.Need.Kind;
import io.heard.arc.Need.Verdict;
import org.junit.jupiter.api.Test;

class NeedsTest {
  @Test
  void frustrationIsMetByAnAcknowledgementBeforeTheSolution() {
    Arc arc =
        new Script()
            .customer(2, "It has failed again, I am fed up.", "frustration")
            .agent("Again is once too often. I am replacing it.", "validate-feeling", "next-step")
            .ended();

    assertThat(need(arc, Kind.ACKNOWLEDGEMENT).verdict()).isEqualTo(Verdict.MET);
    assertThat(need(arc, Kind.ACKNOWLEDGEMENT).turns()).containsExactly(0, 1);
  }

  @Test
  void anAcknowledgementThatComesAfterTheSolutionIsMissed() {
    Arc arc =
        new Script()
            .customer(2, "It has failed again, I am fed up.", "frustration")
            .agent("Restart it.", "next-step")
            .agent("I can see that this wears you out.", "label-feeling")
            .ended();

    assertThat(need(arc, Kind.ACKNOWLEDGEMENT).verdict()).isEqualTo(Verdict.MISSED);
  }

  @Test
  void inAnUrgentEpisodeNobodyAsksToBeAcknowledgedFirst() {
    Arc arc =
        new Script()
            .customer(2, "I am fed up and my flight leaves in an hour.", "frustration", "urgency")
            .agent("You are on the next one.", "next-step")
            .ended();

    assertThat(need(arc, Kind.ACKNOWLEDGEMENT).verdict()).isEqualTo(Verdict.NOT_ASKED);
    assertThat(need(arc, Kind.ACT_FIRST).verdict()).isEqualTo(Verdict.MET);
  }

  @Test
  void anxietyNeedsReassuranceAndClearSteps() {
    Arc arc =
        new Script()
            .customer(1, "I am worried that the money is gone.", "anxiety")
            .agent("It is safe: the payment never left your account.", "reassure")
            .ended();

    assertThat(need(arc, Kind.REASSURANCE).verdict()).isEqualTo(Verdict.MET);
    assertThat(need(arc, Kind.CLEAR_STEPS).verdict()).isEqualTo(Verdict.MISSED);
    assertThat(need(arc, Kind.TO_BE_HEARD).verdict()).isEqualTo(Verdict.NOT_ASKED);
  }

  @Test
  void angerNeedsToBeHeardBeforeTheAnswer() {
    Arc arc =
        new Script()
            .customer(3, "You people lied to me!", "anger")
            .agent("Your refund was refused under clause 4.", "next-step")
            .ended();

    assertThat(need(arc, Kind.TO_BE_HEARD).verdict()).isEqualTo(Verdict.MISSED);
    assertThat(need(arc, Kind.CHECK).verdict()).isEqualTo(Verdict.MISSED);
  }

  @Test
  void aNeedThatNobodyCouldMeetYetIsUnclear() {
    Arc arc = new Script().customer(2, "I am scared of the bill.", "anxiety").soFar();

    assertThat(need(arc, Kind.REASSURANCE).verdict()).isEqualTo(Verdict.UNCLEAR);
  }

  @Test
  void aTaskFocusedCustomerNeedsAPlan() {
    Arc arc =
        new Script()
            .customer(0, "Can you change the name on my booking?")
            .agent("Yes, I will change it now.", "next-step")
            .customer(0, "How long does it take?")
            .agent("Ten minutes.")
            .ended();

    assertThat(need(arc, Kind.PLAN).verdict()).isEqualTo(Verdict.MET);
    assertThat(need(arc, Kind.ACKNOWLEDGEMENT).verdict()).isEqualTo(Verdict.NOT_ASKED);
  }

  private static Need need(Arc arc, Kind kind) {
    return arc.needs().stream().filter(need -> need.kind() == kind).findFirst().orElseThrow();
  }
}
