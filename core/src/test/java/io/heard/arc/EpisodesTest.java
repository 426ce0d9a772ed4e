package io.heard.arc;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.arc.Episode.Outcome;
import io.heard.arc.Episode.Skipped;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodesTest {
  @Test
  void aCalmConversationHasNoEpisode() {
    Arc arc =
        new Script()
            .customer(0, "Where do I find my invoice?")
            .agent("Under Account, then Bills.", "next-step")
            .customer(0, "Found it, thanks.")
            .ended();

    assertThat(arc.episodes()).isEmpty();
    assertThat(arc.courses().getFirst().peak()).isZero();
  }

  @Test
  void aFallByOneStepLands() {
    Episode episode =
        new Script()
            .customer(3, "This is the THIRD time it is wrong!!", "anger")
            .agent("Three times is too often. I am sending it by courier now.", "next-step")
            .customer(2, "I only hope that this one comes, after all of that.", "distrust")
            .ended()
            .episodes()
            .getFirst();

    assertThat(episode.outcome()).isEqualTo(Outcome.LANDED);
    assertThat(episode.endedBy()).containsExactly(2);
    assertThat(episode.peak()).isEqualTo(3);
  }

  @Test
  void gratitudeLands() {
    Episode episode =
        new Script()
            .customer(1, "It still does not work.", "frustration")
            .agent("I have reset it for you.", "next-step")
            .customer(0, "Thank you so much.", "gratitude")
            .ended()
            .episodes()
            .getFirst();

    assertThat(episode.outcome()).isEqualTo(Outcome.LANDED);
  }

  @Test
  void toBeUnderstoodIsNotYetToLand() {
    Episode episode =
        new Script()
            .customer(2, "I have waited for three weeks and nobody tells me a thing.", "unheard")
            .agent("Three weeks without a word from us, is that right?", "paraphrase")
            .customer(2, "Exactly, and I am still without a phone.", "confirms", "frustration")
            .soFar()
            .episodes()
            .getFirst();

    assertThat(episode.outcome()).isEqualTo(Outcome.OPEN);
  }

  @Test
  void aBareAnswerDecidesNothingWhileTheTalkGoesOn() {
    Script script =
        new Script()
            .customer(2, "It is awful, I am fed up.", "frustration")
            .agent("Which train are you on?", "closed-question")
            .customer(0, "The 8:15.");

    assertThat(script.soFar().episodes().getFirst().outcome()).isEqualTo(Outcome.OPEN);

    script.agent("Thank you.").customer(2, "And it is still awful, by the way.", "frustration");
    assertThat(script.soFar().episodes()).hasSize(1);
    assertThat(script.soFar().episodes().getFirst().outcome()).isEqualTo(Outcome.OPEN);
  }

  @Test
  void atTheEndABareAnswerCountsAsCalm() {
    Episode episode =
        new Script()
            .customer(2, "It is awful, I am fed up.", "frustration")
            .agent("Which train are you on?", "closed-question")
            .customer(0, "The 8:15.")
            .ended()
            .episodes()
            .getFirst();

    assertThat(episode.outcome()).isEqualTo(Outcome.LANDED);
    assertThat(episode.endedBy()).containsExactly(2);
  }

  @Test
  void aRiseIsLostAndOpensTheNextEpisode() {
    List<Episode> episodes =
        new Script()
            .customer(1, "It is a pity that it is late.", "disappointment")
            .agent("Please calm down.", "dismissive")
            .customer(3, "Do NOT tell me to calm down!!", "anger")
            .ended()
            .episodes();

    assertThat(episodes).extracting(Episode::outcome).containsExactly(Outcome.LOST, Outcome.OPEN);
    assertThat(episodes).extracting(Episode::from).containsExactly(0, 2);
  }

  @Test
  void anEscalationAfterTheReplyIsLost() {
    Episode episode =
        new Script()
            .customer(2, "I am tired of this.", "frustration")
            .agent("That is our policy.", "bare-policy")
            .customer(2, "Then cancel my contract.", "escalation-leave", "frustration")
            .ended()
            .episodes()
            .getFirst();

    assertThat(episode.outcome()).isEqualTo(Outcome.LOST);
    assertThat(episode.endedBy()).containsExactly(2);
  }

  @Test
  void aThreatBeforeAnyReplyLosesNothingYet() {
    Episode episode =
        new Script()
            .customer(2, "Fix it or I leave.", "frustration", "escalation-leave")
            .ended()
            .episodes()
            .getFirst();

    assertThat(episode.outcome()).isEqualTo(Outcome.OPEN);
  }

  @Test
  void aMessageInSeveralPostsIsOneOpening() {
    Episode episode =
        new Script()
            .customer(1, "So the parcel is late.", "frustration")
            .customer(3, "AGAIN. I am furious!!", "anger")
            .agent("A second time is not on.", "validate-feeling")
            .customer(0, "Well, it is good that somebody sees that at last.")
            .ended()
            .episodes()
            .getFirst();

    assertThat(episode.from()).isZero();
    assertThat(episode.peak()).isEqualTo(3);
    assertThat(episode.outcome()).isEqualTo(Outcome.LANDED);
  }

  @Test
  void twoCustomersHaveTheirOwnCoursesAndEpisodes() {
    Arc arc =
        new Script()
            .customer("ann", 2, "We are worried about the baby's seat.", "anxiety")
            .customer("bob", 0, "I am only here to drive.")
            .agent("The seat is tested, and I can hold one for you.", "reassure", "next-step")
            .customer("ann", 0, "Oh, that is a weight off my mind.", "relief")
            .customer("bob", 1, "And who pays for the petrol?", "frustration")
            .ended();

    assertThat(arc.courses()).extracting(Course::speaker).containsExactly("ann", "bob");
    assertThat(arc.courses()).extracting(Course::first).containsExactly(2, 0);
    assertThat(arc.courses()).extracting(Course::last).containsExactly(0, 1);
    assertThat(arc.episodes()).extracting(Episode::speaker).containsExactly("ann", "bob");
    assertThat(arc.episodes())
        .extracting(Episode::outcome)
        .containsExactly(Outcome.LANDED, Outcome.OPEN);
  }

  @Test
  void theFourPhasesFollowTheAgentsTurns() {
    Episode episode =
        new Script()
            .customer(2, "My router died again, I am fed up.", "frustration")
            .agent("What do the lights show?", "open-question", "follow-up")
            .customer(2, "Nothing at all, and I have work to do, this is maddening.", "frustration")
            .agent("Twice in a week would wear anybody out.", "validate-feeling")
            .agent("I am sending a new one today.", "next-step", "commitment")
            .agent("Does that help you?", "check-landed")
            .customer(0, "Yes, that is a relief.", "relief")
            .ended()
            .episodes()
            .getFirst();

    assertThat(episode.phases())
        .extracting(Episode.Stretch::phase)
        .containsExactly(Phase.INTAKE, Phase.CALIBRATION, Phase.RESPONSE, Phase.VERIFICATION);
    assertThat(episode.phase(0)).isEqualTo(Phase.INTAKE);
    assertThat(episode.phase(6)).isEqualTo(Phase.VERIFICATION);
    assertThat(episode.skipped()).isEmpty();
    assertThat(episode.order().kept()).isTrue();
    assertThat(episode.check().asked()).containsExactly(5);
    assertThat(episode.check().confirmed()).containsExactly(6);
  }

  @Test
  void anAnswerWithoutAWordForTheFeelingSkipsCalibration() {
    Episode episode =
        new Script()
            .customer(2, "I have been on hold for two hours, this is ridiculous.", "frustration")
            .agent("Please restart the box.", "next-step")
            .ended()
            .episodes()
            .getFirst();

    assertThat(episode.skipped())
        .extracting(Skipped::phase)
        .contains(Phase.CALIBRATION, Phase.VERIFICATION);
    assertThat(episode.skipped()).allSatisfy(skipped -> assertThat(skipped.turns()).isNotEmpty());
  }

  @Test
  void whatIsStillToComeIsNotSkippedYet() {
    Episode episode =
        new Script()
            .customer(2, "I am fed up with this.", "frustration")
            .agent("What happened?", "open-question")
            .soFar()
            .episodes()
            .getFirst();

    assertThat(episode.skipped()).isEmpty();
  }

  @Test
  void inAnUrgentEpisodeToActFirstIsCalibration() {
    Episode episode =
        new Script()
            .customer(2, "Water is coming through the ceiling right now!", "anxiety", "urgency")
            .agent("Turn the tap under the sink to the right. I am sending a plumber.", "next-step")
            .customer(0, "It has stopped, oh thank goodness.", "relief")
            .ended()
            .episodes()
            .getFirst();

    assertThat(episode.urgent()).isTrue();
    assertThat(episode.order().kept()).isTrue();
    assertThat(episode.skipped()).extracting(Skipped::phase).doesNotContain(Phase.CALIBRATION);
  }

  @Test
  void theQuickLoopSkipsNeitherIntakeNorCalibration() {
    Episode episode =
        new Script()
            .customer(2, "The pump has stopped and the cellar fills up!", "anxiety", "urgency")
            .agent("Give me 30 seconds, I'll be back with an update.")
            .ended()
            .episodes()
            .getFirst();

    assertThat(episode.quick()).isTrue();
    assertThat(episode.skipped()).extracting(Skipped::phase).containsExactly(Phase.VERIFICATION);
  }

  @Test
  void aResponseHasThreeParts() {
    Episode.Response response =
        new Script()
            .customer(2, "My suitcase is lost and the wedding is tomorrow.", "anxiety")
            .agent("A lost suitcase the day before a wedding is hard.", "validate-feeling")
            .agent("I am calling the depot.", "next-step")
            .ended()
            .episodes()
            .getFirst()
            .response();

    assertThat(response.acknowledgement()).containsExactly(1);
    assertThat(response.tie()).containsExactly(1);
    assertThat(response.step()).containsExactly(2);
    assertThat(response.whole()).isTrue();
  }

  @Test
  void aSolutionBeforeTheFeelingBreaksTheOrder() {
    Script script =
        new Script()
            .customer(2, "I am so disappointed with all of this.", "disappointment")
            .agent("I will send a new one. I can see why you feel let down.");
    script.mark("next-step", "I will send a new one");
    script.mark("label-feeling", "let down");

    Episode.Order order = script.ended().episodes().getFirst().order();

    assertThat(order.kept()).isFalse();
    assertThat(order.feeling()).isEqualTo(1);
    assertThat(order.facts()).isNull();
    assertThat(order.solution()).isEqualTo(1);
  }

  @Test
  void aCheckThatFailsShouldLeadBackToTheFeeling() {
    Episode.Check check =
        new Script()
            .customer(2, "Nobody listens to me here.", "unheard")
            .agent("I will send the form again.", "next-step")
            .agent("Does that help?", "check-landed")
            .customer(2, "No. I have sent that form twice.", "frustration")
            .agent("Twice already, and nobody said a word.", "validate-feeling")
            .ended()
            .episodes()
            .getFirst()
            .check();

    assertThat(check.asked()).containsExactly(2);
    assertThat(check.rejected()).containsExactly(3);
    assertThat(check.returned()).containsExactly(4);
  }
}
