package io.heard.arc;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.Reading;
import io.heard.arc.Checklist.Kind;
import io.heard.arc.Checklist.Point;
import io.heard.arc.Need.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What to look at in a conversation that went wrong.
class ChecklistTest {
  @Test
  void whatLandedHasNoChecklist() {
    Script script =
        new Script()
            .customer(2, "The oven is broken again.", "frustration")
            .agent("I can see why, a second oven. I am sending a fitter today.", "next-step")
            .customer(0, "Thank you so much.", "gratitude");
    assertThat(of(script, true)).isEmpty();
  }

  @Test
  void anEpisodeIsLeftOpenOnlyByTheEnd() {
    Script script = new Script().customer(2, "The oven is broken again.", "frustration");
    assertThat(of(script, false)).isEmpty();
    assertThat(of(script, true)).isPresent();
  }

  @Test
  void everyQuestionIsAnsweredOnceAndInOrder() {
    Checklist checklist = of(taken("I understand, but that is our rule."), true).orElseThrow();
    assertThat(checklist.points()).extracting(Point::kind).containsExactly(Kind.values());
    assertThat(checklist.points()).allSatisfy(point -> assertThat(point.turns()).isNotEmpty());
    assertThat(checklist.wrong())
        .extracting(Episode::outcome)
        .containsExactly(Episode.Outcome.LOST, Episode.Outcome.OPEN);
  }

  @Test
  void understandingThatIsTakenBackFindsNothing() {
    Point point =
        point(taken("I hear the oven upsets you, but that is our rule."), Kind.CORE_FOUND);
    assertThat(point.verdict()).isEqualTo(Verdict.MISSED);
    assertThat(point.why()).contains("taken back");
    assertThat(words(taken("I hear the oven upsets you, but that is our rule."), point))
        .contains("The oven is broken again.", "I hear the oven upsets you, but that is our rule.");
  }

  @Test
  void theCoreIsFoundByNamingWhatItIsAbout() {
    Script script =
        new Script()
            .customer(2, "The oven burned the cake for my daughter.", "frustration")
            .agent("A burned cake, and your daughter waiting: that hurts.", "validate-feeling")
            .customer(3, "And you do nothing. I am leaving you.", "anger", "escalation-leave");
    assertThat(point(script, Kind.CORE_FOUND).verdict()).isEqualTo(Verdict.MET);
  }

  @Test
  void aFeelingNamedAboutNothingLeavesTheCoreUnclear() {
    Script script =
        new Script()
            .customer(2, "The oven burned the cake.", "frustration")
            .agent("That sounds upsetting.", "label-feeling")
            .customer(3, "I am leaving you.", "anger", "escalation-leave");
    assertThat(point(script, Kind.CORE_FOUND).verdict()).isEqualTo(Verdict.UNCLEAR);
  }

  @Test
  void whatIsUrgentIsMetByActing() {
    Script script =
        new Script()
            .customer(2, "Gas smell, now!", "anxiety", "urgency")
            .agent("Open the windows, our engineer is on the way.", "next-step")
            .customer(3, "Still nobody here!", "anger");
    assertThat(point(script, Kind.CORE_FOUND).verdict()).isEqualTo(Verdict.MET);
    assertThat(point(script, Kind.REFLECTION_CONFIRMED).verdict()).isEqualTo(Verdict.NOT_ASKED);
  }

  @Test
  void whatWasNamedAfterwardsIsSaid() {
    Script script =
        taken("Our rule is our rule.")
            .agent("Two broken ovens: anybody would be angry.", "validate-feeling")
            .customer(0, "Thank you.", "gratitude");
    Point point = point(script, Kind.CORE_FOUND);
    assertThat(point.verdict()).isEqualTo(Verdict.MISSED);
    assertThat(point.why()).contains("named later");
  }

  @Test
  void whatJarredIsNamedWithItsWords() {
    Script script =
        new Script()
            .customer(2, "The oven is broken again.", "frustration")
            .agent("Calm down. You should have read the manual.")
            .mark("dismissive", "Calm down.")
            .mark("blame", "You should have read the manual.")
            .customer(3, "I am leaving you.", "anger", "escalation-leave");
    Point point = point(script, Kind.STYLE_MATCHED);
    assertThat(point.verdict()).isEqualTo(Verdict.MISSED);
    assertThat(point.why()).contains("played the feeling down", "put the fault on the customer");
    assertThat(words(script, point))
        .containsExactly("Calm down.", "You should have read the manual.");
  }

  @Test
  void aStepAReasonAndNothingAreToldApart() {
    assertThat(point(answered("next-step"), Kind.STEP_OFFERED).verdict()).isEqualTo(Verdict.MET);
    assertThat(point(answered("give-reason"), Kind.STEP_OFFERED).verdict())
        .isEqualTo(Verdict.UNCLEAR);
    assertThat(point(answered("affirmation"), Kind.STEP_OFFERED).verdict())
        .isEqualTo(Verdict.MISSED);
  }

  @Test
  void whatIsLostOnTheFirstReplyLeavesNothingToCheck() {
    assertThat(point(answered("affirmation"), Kind.LANDING_VERIFIED).verdict())
        .isEqualTo(Verdict.NOT_ASKED);
  }

  @Test
  void aCheckThatFailedHasToBeFollowed() {
    Script script =
        new Script()
            .customer(2, "The oven is broken again.", "frustration")
            .agent("A new one comes on Monday. Does that help?", "next-step", "check-landed")
            .customer(2, "No. That is too late.", "frustration");
    Point point = point(script, Kind.LANDING_VERIFIED);
    assertThat(point.verdict()).isEqualTo(Verdict.MISSED);
    assertThat(words(script, point)).last().asString().startsWith("No. That is too late.");
    assertThat(
            point(
                    script.agent("Too late for what?", "open-question").customer(2, "For Sunday."),
                    Kind.LANDING_VERIFIED)
                .verdict())
        .isEqualTo(Verdict.MET);
  }

  @Test
  void aReflectionIsConfirmedCorrectedOrNeither() {
    assertThat(point(reflected(), Kind.REFLECTION_CONFIRMED).verdict()).isEqualTo(Verdict.UNCLEAR);
    Point corrected = point(reflected("corrects"), Kind.REFLECTION_CONFIRMED);
    assertThat(corrected.verdict()).isEqualTo(Verdict.MISSED);
    assertThat(words(reflected("corrects"), corrected))
        .containsExactly("So the oven is too slow for you.", "I said what I said.");
    assertThat(point(reflected("confirms"), Kind.REFLECTION_CONFIRMED).verdict())
        .isEqualTo(Verdict.MET);
    assertThat(point(answered("next-step"), Kind.REFLECTION_CONFIRMED).verdict())
        .isEqualTo(Verdict.MISSED);
  }

  @Test
  void aLastWordThatNobodyCouldAnswerHidesNothing() {
    Script script = taken("Our rule is our rule.");
    Point point = point(script, Kind.STEP_OFFERED);
    assertThat(of(script, true).orElseThrow().wrong()).hasSize(2);
    assertThat(words(script, point)).containsExactly("Our rule is our rule.");
  }

  @Test
  void whereNobodyRepliedThatIsSaid() {
    Script script = new Script().customer(2, "The oven is broken again.", "frustration");
    assertThat(of(script, true).orElseThrow().points())
        .allSatisfy(point -> assertThat(point.why()).startsWith("Nobody replied"));
  }

  /// A complaint, a reply with an understanding that is no use, and a customer who leaves.
  private static Script taken(String reply) {
    Script script = new Script().customer(2, "The oven is broken again.", "frustration");
    return (reply.contains("but")
            ? script.agent(reply, "label-feeling", "but-negation")
            : script.agent(reply))
        .customer(3, "Then I am leaving you.", "anger", "escalation-leave");
  }

  private static Script answered(String label) {
    return new Script()
        .customer(2, "The oven is broken again.", "frustration")
        .agent("We have received what you wrote to us.", label)
        .customer(3, "I am leaving you.", "anger", "escalation-leave");
  }

  private static Script reflected(String... labels) {
    return new Script()
        .customer(2, "The oven is broken again.", "frustration")
        .agent("So the oven is too slow for you.", "paraphrase")
        .customer(2, "I said what I said.", labels);
  }

  private static Optional<Checklist> of(Script script, boolean closed) {
    Reading reading = script.reading(closed);
    return Checklist.of(reading, Arc.of(reading));
  }

  private static Point point(Script script, Kind kind) {
    return of(script, true).orElseThrow().point(kind);
  }

  private static List<String> words(Script script, Point point) {
    Reading reading = script.reading(true);
    return point.quotes().stream()
        .map(quote -> quote.span().of(reading.turn(quote.turn()).text()))
        .toList();
  }
}
