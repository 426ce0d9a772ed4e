package io.heard.formats;

import static io.heard.formats.Reads.losses;
import static io.heard.formats.Reads.messages;
import static io.heard.formats.Reads.only;
import static io.heard.formats.Reads.sample;
import static io.heard.formats.Reads.text;
import static io.heard.formats.Reads.turns;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.SpokenWord;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionsTest {
  @Test
  void voicesAreSpeakersAndCutSentencesAreJoined() {
    Incoming read = sample("sample.vtt");
    assertThat(read.format()).isEqualTo("vtt");
    assertThat(only(read).channel()).isEqualTo(Channel.VOICE);
    assertThat(turns(only(read)))
        .containsExactly(
            "agent Dana 1.0-5.0: Good morning & welcome to Pinegrid, how can I help?",
            "customer Luis 5.5-7.0: My order is late.",
            "agent Dana 5.5-7.0: Oh no.",
            "agent Dana 7.1-8.0: I am on it.");
    assertThat(only(read).turns().getFirst().origin().place()).isEqualTo("sample.vtt:10");
  }

  @Test
  void namesBeforeAColonAreSpeakers() {
    Incoming read = sample("sample.srt");
    assertThat(read.format()).isEqualTo("srt");
    assertThat(turns(only(read)))
        .containsExactly(
            "agent Brandon 0.8-6.1: Thanks for calling Zippel, how can I help?",
            "customer Joyce 7.3-11.0: I need help, my order is late.",
            "agent Brandon 12.0-13.0: Right.");
  }

  @Test
  void aPauseKeepsCaptionsApart() {
    String vtt =
        """
        WEBVTT

        00:01.000 --> 00:02.000
        <v Agent>and then

        00:03.000 --> 00:04.000
        <v Agent>it broke
        """;
    assertThat(turns(only(text("a.vtt", vtt))))
        .containsExactly("agent 1.0-2.0: and then", "agent 3.0-4.0: it broke");
  }

  @Test
  void twoSpeakersInOneCaptionAreTwoTurns() {
    String vtt =
        """
        WEBVTT

        00:01.000 --> 00:02.000
        Agent: Ready?
        Customer: Yes: quite.

        00:02.500 --> 00:03.000
        Agent: Good.
        """;
    assertThat(turns(only(text("a.vtt", vtt))))
        .containsExactly(
            "agent 1.0-2.0: Ready?", "customer 1.0-2.0: Yes: quite.", "agent 2.5-3.0: Good.");
  }

  @Test
  void aHeartIsNoTag() {
    String vtt =
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Agent>I <3 it, 4 < 5 &unknown; &#39;so&#x27;</v>\n";
    assertThat(turns(only(text("a.vtt", vtt))))
        .containsExactly("agent 1.0-2.0: I <3 it, 4 < 5 &unknown; 'so'");
  }

  @Test
  void aBadCaptionIsToldAndTheRestIsRead() {
    String srt =
        """
        1
        00:00:01,000 --> 00:00:0x,000
        Agent: one

        2
        00:00:05,000 --> 00:00:04,000
        Agent: two

        lost words

        4
        00:00:07,000 --> 00:00:08,000
        Agent: four
        """;
    Incoming read = text("a.srt", srt);
    assertThat(turns(only(read))).containsExactly("agent 5.0: two", "agent 7.0-8.0: four");
    assertThat(losses(read).stream().map(loss -> loss.substring(0, loss.indexOf(": "))))
        .containsExactly("a.srt:2", "a.srt:9");
    assertThat(messages(read))
        .contains(
            "a.srt:6: a caption ends before it begins; its words are read, its end is left out\n"
                + "Maybe its two times are exchanged");
  }

  @Test
  void sbvHasBothTimesOnOneLine() {
    Incoming read = sample("sample.sbv");
    assertThat(read.format()).isEqualTo("sbv");
    assertThat(turns(only(read)))
        .containsExactly(
            "agent 1.2-4.1: Thank you for calling Harrow Bikes, how can I help?",
            "customer 4.6-8.3: The brakes squeal every time I stop.",
            "unknown (system) 8.9-10.2: (bell rings)",
            "agent 10.5-12.0: I am sorry, that is no fun.");
    assertThat(only(read).turns().get(1).origin().place()).isEqualTo("sample.sbv:5");
  }

  @Test
  void whatWasChattedInMeetIsReadWithItsNames() {
    assertThat(said("meet.sbv"))
        .containsExactly(
            "Dana Okafor 72.31-77.31: Here is the form: it takes a minute",
            "Luis Prado 123.88-128.88: Sent!",
            "Dana Okafor 140.0-145.0: Thank you");
  }

  @Test
  void teamsCutsSentencesAndNamesEachCaption() {
    assertThat(said("teams.vtt"))
        .containsExactly(
            "Okafor, Dana 3.43-7.71: Morning, you are through to Harrow Bikes, how can I help?",
            "Luis Prado 8.95-12.11: My wheel came without spokes & I ride on Sunday.");
    assertThat(only(sample("teams.vtt")).turns().getFirst().origin().externalId())
        .isEqualTo("4c1d2b7e-8a31-4b0e-9c55-02f6a1c3d9e0/9-0");
  }

  @Test
  void zoomNamesEachCaptionAlsoWhoSpeaksOnce() {
    assertThat(said("zoom.vtt"))
        .containsExactly(
            "Dana - Harrow Bikes 2.07-5.01: Hi Luis, can you hear me?",
            "Luis (he/him) 5.4-6.1: Yes.",
            "Luis (he/him) 6.9-9.44: My order number: it is wrong.",
            "Marek 9.8-10.5: Hello!",
            "Dana - Harrow Bikes 11.0-12.0: Let me check that.");
  }

  @Test
  void aCommentOfStreamSaysHowSureItIs() {
    assertThat(only(sample("stream.vtt")).extra()).containsEntry("language", "en-us");
    assertThat(only(sample("stream.vtt")).turns())
        .extracting(turn -> turn.origin().extra().get("confidence"))
        .containsExactly(new BigDecimal("0.69450831413269"), new BigDecimal("0.91"));
  }

  @Test
  void whatRollsUpIsSaidOnceAndItsWordsHaveTimes() {
    Incoming read = sample("youtube.vtt");
    assertThat(turns(only(read)))
        .containsExactly(
            "unknown 0.24-2.47: hello and welcome",
            "unknown 2.48-4.789: to the workshop",
            "unknown (system) 4.799-6.0: [Music]");
    assertThat(only(read).turns().get(1).origin().words())
        .containsExactly(
            new SpokenWord("to", Duration.ofMillis(2480), Duration.ofMillis(2639), null),
            new SpokenWord("the", Duration.ofMillis(2639), Duration.ofMillis(2800), null),
            new SpokenWord("workshop", Duration.ofMillis(2800), Duration.ofMillis(4789), null));
  }

  @Test
  void whatRollsUpIsSaidOnceAlsoWhereTheTagsWereLost() {
    String srt =
        """
        1
        00:00:00,000 --> 00:00:02,000
        one

        2
        00:00:02,000 --> 00:00:04,000
        one
        two

        3
        00:00:04,000 --> 00:00:06,000
        two
        three

        4
        00:00:06,000 --> 00:00:08,000
        three
        four
        """;
    assertThat(turns(only(text("a.srt", srt))))
        .containsExactly(
            "unknown 0.0-2.0: one",
            "unknown 2.0-4.0: two",
            "unknown 4.0-6.0: three",
            "unknown 6.0-8.0: four");
  }

  @Test
  void twoWhoSayTheSameAreTwo() {
    String srt =
        """
        1
        00:00:00,000 --> 00:00:02,000
        No.

        2
        00:00:02,000 --> 00:00:04,000
        No.

        3
        00:00:04,000 --> 00:00:06,000
        Yes.
        """;
    assertThat(only(text("a.srt", srt)).turns()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WhisperX    | [SPEAKER_00]: Hi. | [SPEAKER_01]: Yes? | SPEAKER_00 0.0-2.0: Hi. | SPEAKER_01 2.0-4.0: Yes?",
        "whisper.cpp | (speaker 0) Hi.   | (speaker 1) Yes?   | speaker 0 0.0-2.0: Hi.  | speaker 1 2.0-4.0: Yes?",
        "chevrons    | >> ANN: Hi.       | >> BOB: Yes?       | ANN 0.0-2.0: Hi.        | BOB 2.0-4.0: Yes?",
        "no name     | >> Hi.            | >> Yes?            | 0.0-2.0: >> Hi.         | 2.0-4.0: >> Yes?",
        "a sound     | [door slams]      | [Ann sighs] Yes?   | (system) 0.0-2.0: [door slams] | 2.0-4.0: [Ann sighs] Yes?",
        "a named one | Ann: (laughs)     | Bob: Yes?          | Ann 0.0-2.0: (laughs)   | Bob 2.0-4.0: Yes?",
        "no tag      | <v Ann>Hi <laughs> | <v Bob>Yes <b>?</b> | Ann 0.0-2.0: Hi <laughs> | Bob 2.0-4.0: Yes ?",
      })
  void labelsAndSoundsAsTheyAreWritten(
      String style, String one, String other, String first, String second) {
    String vtt =
        "WEBVTT\n\n00:00.000 --> 00:02.000\n%s\n\n00:02.000 --> 00:04.000\n%s\n"
            .formatted(one, other);
    assertThat(said(only(text("a.vtt", vtt)))).as(style).containsExactly(first, second);
  }

  @Test
  void aLabelThatIsAnnouncedHoldsUntilTheNext() {
    String srt =
        """
        1
        00:00:03,040 --> 00:00:07,585
        [speaker 0]
        Good morning.

        2
        00:00:08,625 --> 00:00:09,700
        How are you?

        3
        00:00:12,000 --> 00:00:13,000
        (coughs)

        4
        00:00:15,740 --> 00:00:17,280
        [speaker 1]
        Fine.
        """;
    assertThat(said(only(text("a.srt", srt))))
        .containsExactly(
            "speaker 0 3.04-7.585: Good morning.",
            "speaker 0 8.625-9.7: How are you?",
            "(system) 12.0-13.0: (coughs)",
            "speaker 1 15.74-17.28: Fine.");
  }

  @Test
  void linesThatBeginWithADashAreTwoPeople() {
    String srt = "1\n00:00:01,000 --> 00:00:02,000\n- Ready?\n- Yes.\n";
    assertThat(turns(only(text("a.srt", srt))))
        .containsExactly("unknown 1.0-2.0: - Ready?", "unknown 1.0-2.0: - Yes.");
  }

  @Test
  void aLineBehindClosedVoicesIsNobodys() {
    String vtt =
        """
        WEBVTT

        00:01.000 --> 00:02.000
        <v Ann>Oh.</v> Well.
        <i>Laughter</i>

        00:02.000 --> 00:03.000
        <v Ann>Not
        closed.
        """;
    assertThat(said(only(text("a.vtt", vtt))))
        .containsExactly("Ann 1.0-2.0: Oh. Well.", "1.0-2.0: Laughter", "Ann 2.0-3.0: Not closed.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00:00:07,000 --> 00:00:11,890",
        "00:00:07.000-->00:00:11.890",
        "0:00:07,000 --> 0:00:11,890  X1:40 X2:600",
        "00:00:07:000 --> 00:00:11:890",
        "00:07.000 --> 00:11.890 align:start",
        "  00:00:07,0 --> 00:00:11,89",
      })
  void timesInTheWaysThatOccur(String times) {
    assertThat(turns(only(text("a.srt", "1\n" + times + "\nAgent: Hi.\n"))))
        .containsExactly("agent 7.0-11.89: Hi.");
  }

  @Test
  void aNumberWithoutABlankLineBeforeItIsNoWord() {
    String srt =
        "1\r00:00:01,000 --> 00:00:02,000\rAgent: It costs\r40\r2\r00:00:03,000 --> 00:00:04,000\r"
            + "Agent: Press A --> B.\r";
    assertThat(turns(only(text("a.srt", srt))))
        .containsExactly("agent 1.0-2.0: It costs 40", "agent 3.0-4.0: Press A --> B.");
  }

  @Test
  void aTalkWithoutMarksIsCutAtACaption() {
    var vtt = new StringBuilder("WEBVTT\n");
    for (int i = 0; i < 59; i++) {
      vtt.append("\n00:%02d.000 --> 00:%02d.000\n<v Ann>".formatted(i, i + 1))
          .append("and so it went on %d ".formatted(i).repeat(5))
          .append("</v>\n");
    }
    Conversation read = only(text("a.vtt", vtt.toString()));
    assertThat(read.turns()).hasSize(4).allMatch(turn -> turn.text().length() <= 2_000);
    assertThat(read.turns()).extracting(turn -> turn.speaker().name()).containsOnly("Ann");
  }

  private static List<String> said(String name) {
    return said(only(sample(name)));
  }

  /// A turn on one line without its side: `Ann 1.0-2.0: words`.
  private static List<String> said(Conversation conversation) {
    return turns(conversation).stream().map(turn -> turn.substring(turn.indexOf(' ') + 1)).toList();
  }
}
