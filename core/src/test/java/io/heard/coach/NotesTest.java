package io.heard.coach;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.Reading;
import io.heard.arc.Ask;
import io.heard.arc.Script;
import io.heard.coach.Notes.Mark;
import io.heard.conversation.Role;
import io.heard.signal.Detail;
import io.heard.signal.Evidence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is noted after a contact, and what is not.
class NotesTest {
  @Test
  void aQuestionIsNotedWithWhatItIsAbout() {
    Script script =
        new Script().customer(0, "We have a table for six tonight. Could we make it eight?");
    assertThat(words(script, notes(script).about()))
        .isEqualTo("We have a table for six tonight. Could we make it eight?");
  }

  @Test
  void aComplaintIsNotRunIntoAPersonalMatter() {
    Script script =
        new Script()
            .customer(2, "The hearse was late. My mother was in it.", "frustration")
            .mark("disclosure", "My mother was in it.");
    assertThat(words(script, notes(script).about())).isEqualTo("The hearse was late.");
    assertThat(said(script, notes(script).details().stream().map(Notes.Remark::words).toList()))
        .containsExactly("My mother was in it.");
  }

  @Test
  void keywordsAreReferencesAndThingsThatBothSpeakOf() {
    Script script =
        new Script()
            .named(Role.CUSTOMER, "Vera", 1, "Order KX-20417, my walnut shelf has a crack.")
            .named(Role.AGENT, "Piet", 0, "A crack in a walnut shelf, Vera, that is no good.")
            .named(Role.CUSTOMER, "Vera", 0, "No, Piet. It is leaning.");
    assertThat(said(script, notes(script).keywords().stream().map(Notes.Keyword::words).toList()))
        .containsExactly("KX-20417", "walnut shelf", "crack");
    assertThat(notes(script).keywords().get(1).turns()).containsExactly(0, 1);
  }

  @Test
  void numbersInGroupsAreOneReference() {
    Script script = new Script().customer(0, "My number is 07911 204417.");
    assertThat(said(script, notes(script).keywords().stream().map(Notes.Keyword::words).toList()))
        .containsExactly("07911 204417");
  }

  @Test
  void challengesSayWhatTheyAreAndStandTogether() {
    Script script =
        new Script()
            .customer(0, "I am writing about the lift.")
            .agent("What happened?")
            .customer(3, "It stopped between floors again. I am taking my office elsewhere.")
            .mark("frustration", "stopped between floors")
            .mark("escalation-repeat", "again")
            .mark("escalation-leave", "taking my office elsewhere");
    List<Notes.Challenge> challenges = notes(script).challenges();
    assertThat(challenges).hasSize(1);
    assertThat(challenges.getFirst().marks())
        .containsExactlyInAnyOrder(Mark.AGAIN, Mark.WOULD_LEAVE);
    assertThat(words(script, challenges.getFirst().words()))
        .isEqualTo("It stopped between floors again. I am taking my office elsewhere.");
  }

  @Test
  void neitherAnInsultNorABareCryIsAChallenge() {
    Script script =
        new Script()
            .customer(0, "I am writing about the lift.")
            .agent("Yes?")
            .customer(3, "Unbelievable. You useless clowns in your office.")
            .mark("anger", "Unbelievable")
            .mark("anger", "useless clowns")
            .mark("escalation-hostility", "useless clowns");
    assertThat(notes(script).challenges()).isEmpty();
  }

  @Test
  void theComplaintIsNotNotedTwice() {
    Script script =
        new Script()
            .customer(2, "The lift has been broken for a whole week and nobody comes to see it.")
            .mark("frustration", "broken for a whole week");
    assertThat(notes(script).about()).isNotNull();
    assertThat(notes(script).challenges()).isEmpty();
  }

  @Test
  void aPersonalMatterIsRememberedWithItsTopic() {
    Script script = new Script().customer(1, "I moved out. My father died in May.");
    script.mark(
        "disclosure",
        "father died",
        new Detail.Personal("bereavement", script.span("father died")));
    Notes.Remark remark = notes(script).details().getFirst();
    assertThat(remark.topic()).isEqualTo("bereavement");
    assertThat(words(script, remark.words())).isEqualTo("My father died in May.");
  }

  @Test
  void anAnswerIsTheSentenceThatAnswers() {
    Script script =
        new Script()
            .customer(0, "When does the museum open? And is the garden free?")
            .agent(
                "Lovely that you want to come and see us. The museum opens at ten every day but"
                    + " Monday. And the garden is free all year round, bring a blanket.");
    List<Notes.Asked> asked = notes(script).asked();
    assertThat(
            said(script, asked.stream().map(Notes.Asked::answer).filter(Objects::nonNull).toList()))
        .containsExactly(
            "The museum opens at ten every day but Monday.",
            "And the garden is free all year round, bring a blanket.");
  }

  @Test
  void whatNobodyAnsweredHasNoAnswer() {
    Script script =
        new Script()
            .customer(1, "Why was it cancelled?")
            .agent("I am so sorry for the inconvenience.");
    Notes.Asked asked = notes(script).asked().getFirst();
    assertThat(asked.answered()).isEqualTo(Ask.Answered.NO);
    assertThat(asked.answer()).isNull();
  }

  @Test
  void aPromiseIsNotedWholeWithItsDay() {
    Script script =
        new Script()
            .startedAt(Instant.parse("2026-03-09T10:00:00Z"))
            .customer(0, "Where is my lamp?")
            .agent("You will have the lamp in your hands by Friday.");
    script.mark(
        "commitment",
        "You will have",
        new Detail.Promise(script.span("You will have"), script.span("by Friday")));
    Notes.Promised promise = notes(script).promises().getFirst();
    assertThat(words(script, promise.words()))
        .isEqualTo("You will have the lamp in your hands by Friday.");
    assertThat(promise.date()).isEqualTo(LocalDate.of(2026, 3, 13));
    assertThat(promise.by()).isEqualTo(Role.AGENT);
  }

  @Test
  void aPromiseThatIsRepeatedIsOne() {
    Script script =
        new Script()
            .customer(0, "Where is my lamp?")
            .agent("We bring it to you.", "commitment")
            .customer(1, "Really?", "distrust")
            .agent("We bring it to you.", "commitment");
    assertThat(notes(script).promises()).hasSize(1);
  }

  @Test
  void aTimeThatMayBePastIsNoDueDay() {
    assertThat(due("We tried on Monday and we ring you until somebody answers.")).isNull();
    assertThat(due("It lies on your doorstep tomorrow.")).isEqualTo(LocalDate.of(2026, 3, 10));
  }

  private static @Nullable LocalDate due(String promise) {
    Script script =
        new Script()
            .startedAt(Instant.parse("2026-03-09T10:00:00Z"))
            .customer(0, "Where is my lamp?")
            .agent(promise, "commitment");
    return notes(script).promises().getFirst().date();
  }

  @Test
  void aStepIsNotedOnceAndARequestForDataIsNone() {
    Script script =
        new Script()
            .customer(0, "My lamp is here and it is the wrong colour.")
            .agent("Please give me your order number. I am swapping it for the green one.")
            .mark("next-step", "give me your order number")
            .mark("next-step", "swapping it")
            .mark("offer-alternative", "the green one");
    assertThat(said(script, notes(script).steps()))
        .containsExactly("I am swapping it for the green one.");
  }

  @Test
  void theEndIsTheCourseAndTheLastWordsOfFeeling() {
    Script script =
        new Script()
            .customer(1, "It is late.", "frustration")
            .agent("On its way.")
            .customer(2, "It is late again!", "frustration")
            .agent("It is at your door.", "next-step")
            .customer(0, "Ah. What a relief.")
            .mark("relief", "What a relief");
    Notes.Ending ending = notes(script).endings().getFirst();
    assertThat(ending.first().intensity()).isEqualTo(1);
    assertThat(ending.peak().turn()).isEqualTo(2);
    assertThat(ending.last().intensity()).isZero();
    assertThat(ending.episode()).isNotNull();
    assertThat(words(script, ending.leaving())).isEqualTo("What a relief.");
  }

  @Test
  void anEarlierTroubleIsNotHowACalmCustomerLeft() {
    Script script =
        new Script()
            .customer(2, "It is late.", "frustration")
            .agent("It is at your door.")
            .customer(0, "Ok.");
    assertThat(notes(script).endings().getFirst().leaving()).isNull();
  }

  @Test
  void whereNothingWasSaidNothingIsNoted() {
    Notes notes = notes(new Script());
    assertThat(notes.about()).isNull();
    assertThat(notes.endings()).isEmpty();
    assertThat(notes.keywords()).isEmpty();
  }

  private static Notes notes(Script script) {
    return Notes.of(script.reading(true));
  }

  private static String words(Script script, Evidence.@Nullable Quote quote) {
    return said(script, quote == null ? List.of() : List.of(quote)).getFirst();
  }

  private static List<String> said(Script script, List<Evidence.Quote> quotes) {
    Reading reading = script.reading(true);
    return quotes.stream()
        .map(quote -> quote.span().of(reading.turn(quote.turn()).text()))
        .toList();
  }
}
