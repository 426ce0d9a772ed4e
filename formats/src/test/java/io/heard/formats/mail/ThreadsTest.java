package io.heard.formats.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  private final List<Message> messages = new ArrayList<>();

  /// A message of which the words are its name.
  private void mail(String name, String from, String to, String subject, String date, String more) {
    String message =
        "From: %s@mail.example\nTo: %s@mail.example\nSubject: %s\nDate: %s\n%s\n%s"
            .formatted(from, to, subject, date, more, name);
    messages.add(Message.read(":1", message.getBytes(StandardCharsets.UTF_8)));
  }

  private static String id(String id, String answers) {
    return "Message-ID: <%s@x>\n".formatted(id)
        + (answers.isEmpty() ? "" : "In-Reply-To: <%s@x>\n".formatted(answers));
  }

  private static String day(int day) {
    return "%d Mar 2025 10:00:00 +0000".formatted(day);
  }

  private List<String> threads() {
    return Threads.of(messages).stream()
        .map(thread ->
            String.join(" ", thread.messages().stream().map(one -> one.words().text()).toList()))
        .toList();
  }

  @Test
  void idsPutMessagesTogetherInAnyOrder() {
    mail("c", "ann", "kit", "Lamp", day(3), id("c", "b"));
    mail("x", "bo", "kit", "Lamp", day(1), id("x", ""));
    mail("a", "ann", "kit", "Lamp", day(1), id("a", ""));
    mail("b", "kit", "ann", "Something else", day(2), id("b", "a"));
    assertThat(threads()).containsExactly("a b c", "x");
  }

  @Test
  void aMessageThatIsNotHereStillJoinsThoseThatNameIt() {
    mail("b", "ann", "kit", "Re: Lamp", day(2), id("b", "a"));
    mail("c", "bo", "kit", "Re: Bulb", day(3), "Message-ID: <c@x>\nReferences: <a@x> <z@x>\n");
    assertThat(threads()).containsExactly("b c");
  }

  @Test
  void theSubjectJoinsWhatAnswersWithoutAnId() {
    mail("a", "ann", "kit", "Broken lamp", day(1), id("a", ""));
    mail("b", "kit", "ann", "AW: Broken lamp", day(2), id("b", ""));
    mail("c", "ann", "kit", "Re: AW: Broken  Lamp", day(3), "");
    mail("d", "bo", "kit", "Re: Broken lamp", day(4), "");
    mail("e", "ann", "kit", "Broken lamp", day(5), id("e", ""));
    mail("f", "kit", "ann", "SV: Broken lamp", day(6), "");
    assertThat(threads()).containsExactly("a b c", "d", "e f");
  }

  @Test
  void anAnswerHalfAYearLaterIsAnotherMatter() {
    mail("a", "ann", "kit", "Lamp", "1 Mar 2025 10:00:00 +0000", "");
    mail("b", "ann", "kit", "Re: Lamp", "1 Oct 2025 10:00:00 +0000", "");
    assertThat(threads()).containsExactly("a", "b");
  }

  @Test
  void whatHasNoSubjectIsNotJoinedByIt() {
    mail("a", "ann", "kit", "", day(1), "");
    mail("b", "kit", "ann", "Re:", day(2), "");
    assertThat(threads()).containsExactly("a", "b");
  }

  @Test
  void aMissingOrImpossibleDateStaysBehindWhatItAnswers() {
    mail("a", "ann", "kit", "Lamp", day(1), id("a", ""));
    mail("d", "ann", "kit", "Lamp", day(4), id("d", "c"));
    mail("b", "kit", "ann", "Lamp", "31 Feb 2025 10:00:00 +0000", id("b", "a"));
    mail("c", "ann", "kit", "Lamp", "1 Jan 1990 10:00:00 +0000", id("c", "b"));
    assertThat(threads()).containsExactly("a b c d");
    assertThat(Threads.of(messages).getFirst().misdated())
        .extracting(message -> message.words().text())
        .containsExactly("c");
  }

  @Test
  void withoutAnyDateMessagesStandInTheOrderOfAnswers() {
    mail("b", "kit", "ann", "Lamp", "", id("b", "a"));
    mail("a", "ann", "kit", "Lamp", "", id("a", ""));
    mail("c", "ann", "kit", "Lamp", "", id("c", "b"));
    assertThat(threads()).containsExactly("a b c");
  }

  @Test
  void clocksThatDifferALittleAreNoWrongDate() {
    mail("a", "ann", "kit", "Lamp", "3 Mar 2025 10:00:00 +0000", id("a", ""));
    mail("b", "kit", "ann", "Lamp", "3 Mar 2025 09:58:00 +0000", id("b", "a"));
    assertThat(threads()).containsExactly("a b");
    assertThat(Threads.of(messages).getFirst().misdated()).isEmpty();
  }

  @Test
  void messagesThatAnswerEachOtherInACircleEnd() {
    mail("a", "ann", "kit", "Lamp", day(1), id("a", "b"));
    mail("b", "kit", "ann", "Lamp", day(2), id("b", "a"));
    mail("c", "kit", "ann", "Lamp", day(3), id("c", "c"));
    assertThat(threads()).containsExactly("a b", "c");
  }

  @Test
  void subjectsLoseTheirPrefixesAndKeepTheirTags() {
    for (String subject :
        new String[] {
          "Re: Lamp", "RE: Re: Lamp", "AW: Lamp", "Antw: Lamp", "SV: VS: Lamp", "Fwd: Lamp",
              "FW: RE: Lamp",
          "WG: AW: Lamp", "TR : Lamp", "RE : Lamp", "RV: Lamp", "R: Lamp", "Odp: Lamp",
              "Re[2]: Lamp",
          "Re^3: Lamp", "Re (4): Lamp", "回复：Lamp", "答复: Lamp", "Ответ: Lamp", "ΑΠ: Lamp", "Lamp"
        }) {
      assertThat(Threads.subject(subject)).as(subject).isEqualTo("Lamp");
    }
    assertThat(Threads.subject("[#4711] Re: Lamp")).isEqualTo("[#4711] Lamp");
    assertThat(Threads.subject("Re: [#4711] AW: Lamp")).isEqualTo("[#4711] Lamp");
    assertThat(Threads.subject("Refund: when?")).isEqualTo("Refund: when?");
    assertThat(Threads.subject("Reading lamp")).isEqualTo("Reading lamp");
    assertThat(Threads.subject("Re: ".repeat(10_000))).isEmpty();
  }
}
