package io.heard.coach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.conversation.Case;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What the draft check finds by itself, without any detector.
class DraftsTest {
  private static final Heard HEARD = Heard.with(List.of());
  private static final String FORMAL =
      "Dear Sir or Madam, I wish to know when my card arrives. Yours faithfully, Edmund Hale";

  private static Reading after(Channel channel, Case known, String... customer) {
    Reading reading = HEARD.begin(new Conversation("c", channel, null, known, List.of(), Map.of()));
    for (String text : customer) {
      reading = HEARD.hear(reading, Turn.of(reading.size(), Role.CUSTOMER, text));
    }
    return reading;
  }

  private static List<String> found(Channel channel, String customer, String draft) {
    return found(after(channel, Case.NONE, customer), draft);
  }

  private static List<String> found(Reading reading, String draft) {
    return Drafts.after(HEARD, reading).check(draft).places().stream()
        .map(place ->
            place.code()
                + (place.isAbsence() ? "" : " <" + place.of(draft) + ">")
                + (place.replacements().isEmpty() ? "" : " " + place.replacements().getFirst()))
        .toList();
  }

  private static Case granting(String may, String cannot) {
    return new Case(
        null,
        null,
        List.of(),
        List.of(),
        may.isEmpty() ? List.of() : List.of(may),
        cannot.isEmpty() ? List.of() : List.of(cannot));
  }

  private static Case named(String name, String address) {
    return new Case(name, address, List.of(), List.of(), List.of(), List.of());
  }

  @Test
  void nothingIsSaidToAPlainAnswer() {
    assertThat(
            found(
                Channel.CHAT,
                "The router light blinks red. Restarting did not help.",
                "Red means that the line is down. I have started a test, which takes five"
                    + " minutes."))
        .isEmpty();
  }

  @Test
  void aFaultToldPlainlyNeedsAStep() {
    assertThat(found(Channel.CHAT, "The export fails with error 500.", "Thank you for telling us."))
        .containsExactly("missing-next-step  Next, [who] will [do what] by [when].");
    assertThat(found(Channel.CHAT, "The export fails with error 500.", "I've passed it on."))
        .isEmpty();
  }

  @Test
  void thanksNeedNoStep() {
    assertThat(found(Channel.CHAT, "It works now, thanks!", "Good to hear.")).isEmpty();
  }

  @Test
  void whatIsAbsentStandsAtTheDraftsEnd() {
    String draft = "Thank you for telling us.";
    Place place =
        Drafts.after(HEARD, after(Channel.CHAT, Case.NONE, "The export fails."))
            .check(draft)
            .places()
            .getFirst();
    assertThat(place.from()).isEqualTo(place.to()).isEqualTo(draft.length());
  }

  @Test
  void eachQuestionWantsAnAnswer() {
    assertThat(
            found(
                Channel.CHAT,
                "Is the sofa there in green? And can you deliver to the third floor?",
                "The sofa is there in green."))
        .containsExactly("left-unanswered");
    assertThat(
            found(
                Channel.CHAT,
                "Is the sofa there in green? And can you deliver to the third floor?",
                "Yes, in green, and we deliver to any floor."))
        .isEmpty();
  }

  @Test
  void aPriceAnswersWhatItCosts() {
    String asks = "What does the check-up cost?";
    assertThat(found(Channel.CHAT, asks, "It takes an hour, and I can book you in at ten."))
        .containsExactly("left-unanswered");
    assertThat(found(Channel.CHAT, asks, "It costs £80.")).isEmpty();
    assertThat(found(Channel.CHAT, asks, "I am not sure and will ask.")).isEmpty();
  }

  @Test
  void casualWordsDoNotSuitAFormalWriter() {
    assertThat(found(Channel.EMAIL, FORMAL, "Dear Mr Hale, yeah, it's gonna come on Friday."))
        .containsExactly("formality <yeah> yes", "formality <gonna> going to");
  }

  @Test
  void stiffWordsDoNotSuitACasualOne() {
    assertThat(
            found(
                Channel.CHAT,
                "heyy lol my code isnt working, any idea?",
                "Dear customer, kindly retry in capitals."))
        .contains("formality <Dear customer> Hi", "formality <kindly> please");
  }

  @Test
  void aWordThatTheCustomerUsesSuitsThem() {
    assertThat(found(Channel.CHAT, "hey mate, is it there yet?", "It is, mate.")).isEmpty();
    assertThat(found(Channel.CHAT, "Is it there yet?", "It is, mate."))
        .containsExactly("formality <, mate> ");
  }

  @Test
  void aMailGreetsWhoGreeted() {
    assertThat(
            found(
                Channel.EMAIL,
                "Hello, a screw is missing. Could you send one? Thanks! Marie",
                "I will send the screw today."))
        .containsExactly("formality <I> Hello Marie,\n\nI");
  }

  @Test
  void theNameIsTheCustomers() {
    Reading reading = after(Channel.EMAIL, named("Karen Holt", "Ms Holt"), "When does it arrive?");
    assertThat(found(reading, "Hello Ms Hunt, on Friday."))
        .containsExactly("address <Ms Hunt> Ms Holt");
    assertThat(found(reading, "Dear customer, on Friday."))
        .containsExactly("address <customer> Ms Holt");
    assertThat(found(reading, "Hello Mr Holt, on Friday."))
        .containsExactly("address <Mr Holt> Ms Holt");
    assertThat(found(reading, "Hello Karen, on Friday."))
        .containsExactly("address <Karen> Ms Holt");
    assertThat(found(reading, "Hello Ms Holt, on Friday.")).isEmpty();
  }

  @Test
  void aFirstNameThatWasOfferedIsWelcome() {
    assertThat(found(Channel.EMAIL, "Hi, when does it arrive? Leo", "Hi Leo, on Friday."))
        .isEmpty();
  }

  @Test
  void emojiAreNoAnswerToALoss() {
    assertThat(found(Channel.CHAT, "My parcel was stolen.", "I have opened a claim 😊."))
        .containsExactly("emoji < 😊> ");
    assertThat(found(Channel.CHAT, "It came 😍 thank you!", "Enjoy it 😊")).isEmpty();
  }

  @Test
  void aLongAnswerToAShortQuestionIsMarkedWhereItGetsLong() {
    String draft = "The lamp comes on Friday. ".repeat(40).strip();
    List<Place> places =
        Drafts.after(HEARD, after(Channel.CHAT, Case.NONE, "When does it come?"))
            .check(draft)
            .places();
    assertThat(places).extracting(Place::code).containsExactly("length");
    assertThat(places.getFirst().to()).isEqualTo(draft.length() - 1);
    assertThat(places.getFirst().of(draft)).startsWith("The lamp");
  }

  @Test
  void moreThanTheCaseAllowsIsMarkedWithWhatItAllows() {
    Reading reading = after(Channel.CHAT, granting("credit up to 50", ""), "I was overcharged.");
    assertThat(found(reading, "I am crediting 120 to your account today."))
        .containsExactly("overpromise <120> 50");
    assertThat(found(reading, "I am crediting 40 to your account today.")).isEmpty();
    assertThat(found(reading, "I am crediting 40, it takes 90 minutes.")).isEmpty();
  }

  @Test
  void whatTheCaseForbidsIsMarkedUnlessItIsDenied() {
    Reading reading =
        after(Channel.CHAT, granting("voucher of 50", "refund after 90 days"), "I want a refund.");
    assertThat(found(reading, "We will refund the flight in full."))
        .containsExactly("overpromise <refund the flight in full> [offer instead: voucher of 50]");
    assertThat(found(reading, "I can't refund it, and I can send you a voucher of 50.")).isEmpty();
  }

  @Test
  void aRefusalThatStandsAloneIsMarked() {
    assertThat(found(Channel.CHAT, "Can I keep a dog?", "Pets are not allowed in our flats."))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("bare-policy");
    assertThat(
            found(
                Channel.CHAT,
                "Can I keep a dog?",
                "Pets are not allowed, because the neighbour has asthma."))
        .isEmpty();
  }

  @Test
  void withoutAConversationOnlyTheTextItselfIsRead() {
    assertThat(Drafts.alone(HEARD).check("Thank you for telling us.").places()).isEmpty();
  }

  @Test
  void aBlankDraftGetsNoAdvice() {
    assertThat(Drafts.alone(HEARD).check("").places()).isEmpty();
    assertThat(Drafts.alone(HEARD).check(" \n").tension().likely()).isFalse();
  }

  @Test
  void aClosedConversationTakesNoDraft() {
    Reading closed = HEARD.close(after(Channel.CHAT, Case.NONE, "Hello?"));
    assertThatThrownBy(() -> Drafts.after(HEARD, closed)).hasMessageContaining("closed");
  }

  @Test
  void whateverIsTypedPlacesStandInsideAndTheSameTextGetsTheSameAdvice() {
    String[] pieces = {
      "Dear", " ", "customer", ",", "\n", "😊", "!!", "refund 120", "\ud83d", "​", "hey mate", ".",
      "not possible", "(", "“", "I'll", "é", "?", "www.x", "0", "gonna", "Ms Hunt", "\t", "…"
    };
    long seed = 20261128;
    var random = new Random(seed);
    for (int round = 0; round < 400; round++) {
      var draft = new StringBuilder();
      var customer = new StringBuilder();
      for (int i = random.nextInt(14); i >= 0; i--) {
        draft.append(pieces[random.nextInt(pieces.length)]);
        customer.append(pieces[random.nextInt(pieces.length)]).append(' ');
      }
      Reading reading =
          after(
              List.of(Channel.values()).get(random.nextInt(Channel.values().length)),
              random.nextBoolean() ? named("Karen Holt", "Ms Holt") : granting("refund 50", "x"),
              customer.toString());
      Drafts drafts = Drafts.after(HEARD, reading);
      Advice advice = drafts.check(draft.toString());
      assertThat(drafts.check(draft.toString()))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(advice);
      for (Place place : advice.places()) {
        assertThat(place.to())
            .as("seed %d, round %d: %s", seed, round, place)
            .isBetween(place.from(), draft.length());
      }
    }
  }
}
