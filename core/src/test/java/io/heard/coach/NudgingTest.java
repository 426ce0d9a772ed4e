package io.heard.coach;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Case;
import io.heard.conversation.Span;
import io.heard.page.Hint;
import io.heard.signal.Confidence;
import io.heard.signal.Detail;
import io.heard.signal.Evidence;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NudgingTest {
  private static final Nudging NUDGING =
      new Nudging(
          Stream.of(
                  "label-feeling",
                  "validate-feeling",
                  "empathy-reset",
                  "urgency",
                  "over-empathy",
                  "escalation-repeat",
                  "check-timing",
                  "disclosure",
                  "give-space")
              .collect(
                  Collectors.toMap(
                      Function.identity(),
                      code ->
                          new Hint(
                              code, List.of("At {contact}.", "After {question}.", "{words}")))));

  private static List<Nudge> nudges(Told told) {
    return NUDGING.nudges(told.reading());
  }

  private static List<String> said(Told told) {
    return nudges(told).stream()
        .map(nudge -> "%d %s %s".formatted(nudge.turn(), nudge.code(), nudge.say()))
        .toList();
  }

  private static Told heated(Told told) {
    return told.customer(3, "You people lied to me about the refund.", "anger");
  }

  // Situations

  @Test
  void whatIsUrgentIsActedOnFirst() {
    Told told =
        new Told()
            .customer(1, "Hi there. My flight leaves in two hours, I have no seat.")
            .mark("urgency", "leaves in two hours", Confidence.SURE, Detail.NONE);
    assertThat(said(told))
        .containsExactly("0 urgency “My flight leaves in two hours, I have no seat”");
    assertThat(nudges(told).getFirst().because())
        .singleElement()
        .isInstanceOf(Evidence.Quote.class);
  }

  @Test
  void anUrgencyWithoutHaste() {
    assertThat(said(new Told().customer(0, "I need it in June, if possible.", "urgency")))
        .isEmpty();
    assertThat(said(new Told().customer(1, "By tomorrow, but no rush at all.", "urgency")))
        .isEmpty();
  }

  @Test
  void whoActsNeedsNoHintToAct() {
    Told told =
        new Told()
            .customer(1, "There is a leak under the sink, right now.", "urgency")
            .agent("Somebody is on the way.");
    told.mark("next-step", "on the way", Confidence.POSSIBLE, Detail.NONE)
        .customer(1, "It is still leaking, right now.", "urgency");
    assertThat(nudges(told)).extracting(Nudge::turn).containsExactly(0);
  }

  @Test
  void aDeathIsNoTimeToSell() {
    Told told =
        new Told()
            .agent("Good day, I'm calling from Brightpane about our new offer.")
            .customer(2, "My wife died on Sunday.")
            .mark(
                "disclosure",
                "My wife died",
                Confidence.SURE,
                new Detail.Personal("bereavement", spanOf(0, 12)));
    assertThat(said(told)).containsExactly("1 check-timing “My wife died on Sunday”");
  }

  private static Span spanOf(int from, int to) {
    return new Span(from, to);
  }

  @Test
  void aDeathIsTakenUp() {
    Told told = bereaved("My wife died on Sunday.");
    assertThat(said(told)).containsExactly("0 disclosure “My wife died on Sunday”");
    assertThat(said(bereaved("My late wife chose this kettle."))).isEmpty();
  }

  private static Told bereaved(String text) {
    return new Told()
        .customer(1, text)
        .mark(
            "disclosure", text, Confidence.SURE, new Detail.Personal("bereavement", spanOf(0, 2)));
  }

  @Test
  void whatWasRespondedToIsNotTakenUpAgain() {
    Told told =
        new Told()
            .customer(1, "We lost her.")
            .mark("disclosure", "We lost her", Confidence.POSSIBLE, Detail.NONE)
            .agent("My condolences.", "condolence")
            .customer(1, "She died on Sunday, and the bill came today.")
            .mark(
                "disclosure",
                "She died",
                Confidence.SURE,
                new Detail.Personal("bereavement", spanOf(0, 8)));
    assertThat(said(told)).isEmpty();
  }

  @Test
  void whatBrokeIsNotMourned() {
    assertThat(said(bereaved("My old laptop died on Sunday."))).isEmpty();
  }

  @Test
  void aDeathIsTakenUpBeforeAnythingIsHurried() {
    Told told =
        bereaved("My wife died on Sunday.")
            .mark("urgency", "on Sunday", Confidence.SURE, Detail.NONE);
    assertThat(said(told)).containsExactly("0 disclosure “My wife died on Sunday”");
  }

  @Test
  void panicIsNotHurried() {
    assertThat(said(new Told().customer(1, "I am terrified, we fly in two hours.", "urgency")))
        .isEmpty();
  }

  @Test
  void whatIsOverIsNotHurried() {
    assertThat(said(new Told().customer(1, "Water came through last night at once.", "urgency")))
        .isEmpty();
    assertThat(said(new Told().customer(1, "Since last night it is still leaking.", "urgency")))
        .hasSize(1);
  }

  @Test
  void aWishForTodayIsNoDeadline() {
    assertThat(said(new Told().customer(1, "I want a refund today.", "urgency"))).isEmpty();
  }

  @Test
  void theWordsThatPressAreQuoted() {
    Told told =
        new Told()
            .customer(1, "The card is late. My exam starts in two hours.")
            .mark("urgency", "late", Confidence.SURE, Detail.NONE);
    assertThat(said(told)).isEmpty();
    assertThat(
            said(
                new Told()
                    .customer(1, "The card is late. My exam starts in two hours.")
                    .mark("urgency", "in two hours", Confidence.SURE, Detail.NONE)))
        .containsExactly("0 urgency “My exam starts in two hours”");
  }

  @Test
  void anInsultIsNotGivenBack() {
    assertThat(said(new Told().customer(3, "Your driver is an idiot in a hat.", "anger")))
        .isEmpty();
    assertThat(said(new Told().customer(3, "Your f*** app ate my whole essay.", "anger")))
        .isEmpty();
  }

  @Test
  void whoAsksForAReasonWantsThat() {
    assertThat(said(new Told().customer(3, "You people refused my claim. Reason please.", "anger")))
        .isEmpty();
    assertThat(said(new Told().customer(3, "You lied to me again, so who checks it?", "anger")))
        .isEmpty();
  }

  @Test
  void whereSeveralSentencesTellNoneIsPicked() {
    String text =
        "You people shut the counter in our village without a single letter to anybody there."
            + " My neighbour walks on two sticks to the next one.";
    assertThat(
            said(
                new Told()
                    .customer(3, text)
                    .mark("anger", "You people", Confidence.SURE, Detail.NONE)))
        .isEmpty();
    assertThat(
            said(
                new Told()
                    .customer(3, text)
                    .mark("anger", "You people", Confidence.SURE, Detail.NONE)
                    .mark("disclosure", "two sticks", Confidence.LIKELY, Detail.NONE)))
        .isEmpty();
    assertThat(
            said(
                new Told()
                    .customer(3, text)
                    .mark("anger", "walks on", Confidence.SURE, Detail.NONE)
                    .mark("disclosure", "two sticks", Confidence.LIKELY, Detail.NONE)))
        .containsExactly("0 label-feeling “My neighbour walks on two sticks to the next one”");
  }

  @Test
  void aQuotationBeginsAndEndsWithAClause() {
    Told told =
        new Told()
            .customer(
                3,
                "I have paid every month since the spring without one day of delay, your people"
                    + " took the meter off my wall in the middle of dinner, I had guests from"
                    + " three countries around that table")
            .mark("anger", "took the meter", Confidence.SURE, Detail.NONE);
    assertThat(said(told))
        .containsExactly(
            "0 label-feeling “… your people took the meter off my wall in the middle of"
                + " dinner …”");
  }

  @Test
  void aStrongFeelingIsNamed() {
    assertThat(said(heated(new Told())))
        .containsExactly("0 label-feeling “You people lied to me about the refund”");
  }

  @Test
  void aFaultToldPlainlyAsksForNoHint() {
    assertThat(said(new Told().customer(2, "The page does not load on my phone.", "frustration")))
        .isEmpty();
  }

  @Test
  void aJokeIsNoFeelingToName() {
    assertThat(said(new Told().customer(2, "Haha, I hate you all, awful people.", "anger")))
        .isEmpty();
  }

  @Test
  void aBareDemandIsNotGivenBack() {
    assertThat(said(new Told().customer(3, "Please cancel the account.", "anger"))).isEmpty();
  }

  @Test
  void anExclamationIsQuotedWithWhatItIsAbout() {
    Told told =
        new Told()
            .customer(3, "The whole box was empty again. Ridiculous!")
            .mark("anger", "Ridiculous", Confidence.SURE, Detail.NONE);
    assertThat(said(told))
        .containsExactly("0 label-feeling “The whole box was empty again. Ridiculous!”");
  }

  @Test
  void afterAnAnswerThatDidNotLandTheFeelingComesFirst() {
    Told told =
        new Told()
            .customer(1, "The bill is wrong.")
            .agent("Please read the help page.", "next-step");
    assertThat(said(heated(told)))
        .containsExactly("2 validate-feeling “You people lied to me about the refund”");
  }

  @Test
  void whenTheTensionStaysAskWhatWouldHelp() {
    Told told =
        new Told()
            .customer(2, "The bill is wrong.")
            .agent("I can see why you are angry. It is the tariff.", "validate-feeling");
    told.mark("give-reason", "It is the tariff", Confidence.SURE, Detail.NONE)
        .customer(3, "You people lied to me about the refund.", "anger", "distrust");
    assertThat(said(told))
        .containsExactly("2 empathy-reset “You people lied to me about the refund”");
  }

  @Test
  void whoWasGivenNoAnswerIsNotAskedWhatWouldHelp() {
    Told told =
        new Told()
            .customer(2, "The bill is wrong.")
            .agent("I can see why you are angry.", "validate-feeling")
            .customer(3, "You people lied to me about the refund.", "anger", "distrust");
    assertThat(said(told)).isEmpty();
  }

  @Test
  void whoSaysWhatTheyWantIsNotAskedWhatWouldHelp() {
    Told told =
        new Told()
            .customer(2, "The bill is wrong.")
            .agent("I can see why you are angry.", "validate-feeling", "give-reason")
            .customer(3, "Send me the money back, you liars!", "anger", "distrust");
    assertThat(said(told)).isEmpty();
  }

  @Test
  void aCheckThatFailedAsksWhatWouldHelp() {
    Told told =
        new Told()
            .customer(0, "The code is refused.")
            .agent("Ask for a new one. Does that help?", "check-landed", "next-step")
            .customer(1, "That is not my problem at all.", "corrects");
    assertThat(said(told)).containsExactly("2 empathy-reset “That is not my problem at all”");
    assertThat(nudges(told).getFirst().because()).hasSize(2);
  }

  @Test
  void whoWantsAPlanAndHearsOnlyFeelingGetsOne() {
    Told told =
        new Told()
            .customer(0, "The lift is stuck.")
            .agent("How awful that must be.", "label-feeling")
            .customer(0, "I just need the number of the engineer.");
    assertThat(said(told))
        .containsExactly("2 over-empathy “I just need the number of the engineer”");
  }

  @Test
  void earlierContactsOfTheCaseAreOpenedWith() {
    Told told =
        new Told()
            .known(new Case.Contact("2026-02-05T10:10:00Z", "wrong meter", "sent to metering"))
            .customer(1, "It is about the meter again.");
    assertThat(said(told))
        .containsExactly(
            "0 escalation-repeat At an earlier contact (“wrong meter”, 5 February: sent to"
                + " metering).");
  }

  @Test
  void earlierContactsAboutSomethingElseAreNotOpenedWith() {
    Told told =
        new Told()
            .known(new Case.Contact("not a date", "a new card", null))
            .customer(1, "It is about the meter.");
    assertThat(said(told)).isEmpty();
  }

  @Test
  void whoToldItBeforeNeedNotTellItAgain() {
    Told told =
        new Told().customer(2, "I have told your colleagues twice now.", "escalation-repeat");
    assertThat(said(told))
        .containsExactly("0 escalation-repeat “I have told your colleagues twice now”");
    assertThat(
            said(
                new Told()
                    .agent("I see your earlier call in the notes.")
                    .customer(2, "I have told your colleagues twice.", "escalation-repeat")))
        .isEmpty();
    assertThat(said(new Told().customer(2, "The third one is broken.", "escalation-repeat")))
        .isEmpty();
  }

  @Test
  void aCallToSomebodyElseIsNoEarlierContact() {
    assertThat(
            said(
                new Told()
                    .customer(
                        2,
                        "It was his telephone. I rang it again last week, just to hear it ring.",
                        "escalation-repeat")))
        .isEmpty();
  }

  @Test
  void theQuotedWordsTellOfTheContact() {
    Told told =
        new Told()
            .customer(1, "Listen, I am going to tell you the same. I rang you twice in May.")
            .mark("escalation-repeat", "rang you twice", Confidence.SURE, Detail.NONE);
    assertThat(said(told)).containsExactly("0 escalation-repeat “I rang you twice in May”");
  }

  @Test
  void whoWasSpokenOverIsLetFinish() {
    Told told =
        new Told()
            .spoken(0, 6)
            .customer(1, "I rang them and then they said that")
            .spoken(5, 8)
            .agent("What is your number?", "interruption")
            .spoken(9, 10)
            .customer(1, "It is four.");
    assertThat(said(told)).containsExactly("2 give-space “I rang them and then they said that”");
  }

  @Test
  void aTurnWithoutWordsThatWasSpokenOverIsPassedOver() {
    Told told =
        new Told()
            .spoken(0, 6)
            .customer(0, "...")
            .spoken(5, 8)
            .agent("What is your number?", "interruption")
            .spoken(9, 10)
            .customer(0, "It is four.");
    assertThat(said(told)).isEmpty();
  }

  @Test
  void aQuestionIsNotFilledByWhoAskedIt() {
    Told told = asked(8.5);
    assertThat(said(told))
        .containsExactly("3 give-space After “What happened when you opened it?”.");
    assertThat(nudges(told).getFirst().because())
        .hasSize(2)
        .last()
        .isInstanceOf(Evidence.Silence.class);
    assertThat(said(asked(12))).isEmpty();
  }

  private static Told asked(double next) {
    return new Told()
        .spoken(0, 4)
        .customer(1, "It broke.")
        .spoken(5, 8)
        .agent("What happened when you opened it?", "open-question")
        .spoken(next, next + 3)
        .agent("Because we have a new model.")
        .spoken(next + 4, next + 5)
        .customer(1, "I see.");
  }

  // The budget

  @Test
  void onlyWhatIsSureHints() {
    Told told =
        new Told()
            .customer(3, "You people lied to me.")
            .mark("anger", "lied", Confidence.LIKELY, Detail.NONE);
    assertThat(said(told)).isEmpty();
  }

  @Test
  void noMoreThanOneHintInThreeAgentTurns() {
    var told = new Told();
    for (int i = 0; i < 10; i++) {
      heated(told)
          .agent("One moment.")
          .customer(2, "I have told you twice, there is a leak right now.", "escalation-repeat")
          .agent("One moment.");
    }
    List<Nudge> nudges = nudges(told);
    assertThat(nudges).hasSizeGreaterThan(2);
    for (int i = 1; i < nudges.size(); i++) {
      int agentTurns = (nudges.get(i).turn() - nudges.get(i - 1).turn() + 1) / 2;
      assertThat(agentTurns).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void theSameHintComesBackOnlyMuchLater() {
    var told = new Told();
    for (int i = 0; i < 12; i++) {
      heated(told).agent("One moment.");
    }
    assertThat(nudges(told))
        .filteredOn(nudge -> nudge.code().equals("label-feeling"))
        .extracting(Nudge::turn)
        .containsExactly(0, 18);
  }

  @Test
  void aMessageInSeveralPostsGetsOneHint() {
    assertThat(nudges(heated(heated(new Told())))).hasSize(1);
  }

  @Test
  void whoThanksNeedsNoHint() {
    assertThat(said(new Told().customer(3, "You lied, but thank you so much.", "anger", "relief")))
        .isEmpty();
  }

  @Test
  void aMachineTakesNoHints() {
    assertThat(said(heated(new Told().bot("Welcome!")))).isEmpty();
  }

  @Test
  void aPageWithoutAHintOffersNone() {
    assertThat(new Nudging(Map.of()).nudges(heated(new Told()).reading())).isEmpty();
  }

  // Live and batch

  @Test
  void whatIsHeardLaterChangesNoHint() {
    Told told =
        new Told()
            .customer(3, "There it goes, and nobody came today.")
            .agent("Hello.")
            .customer(0, "Hello.");
    assertThat(said(told.late("anger", 0).late("urgency", 0))).isEmpty();
  }

  @Test
  void aNudgeKeepsWordsOutOfItsText() {
    assertThat(nudges(heated(new Told())).getFirst()).asString().doesNotContain("lied");
  }
}
