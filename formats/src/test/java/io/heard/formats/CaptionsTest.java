package io.heard.formats;

import static io.heard.formats.Reads.losses;
import static io.heard.formats.Reads.only;
import static io.heard.formats.Reads.sample;
import static io.heard.formats.Reads.text;
import static io.heard.formats.Reads.turns;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Channel;
import org.junit.jupiter.api.Test;

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
    assertThat(turns(only(read))).containsExactly("agent 7.0-8.0: four");
    assertThat(losses(read).stream().map(loss -> loss.substring(0, loss.indexOf(": "))))
        .containsExactly("a.srt:2", "a.srt:6", "a.srt:9");
  }
}
