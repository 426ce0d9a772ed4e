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
import java.util.List;
import org.junit.jupiter.api.Test;

/// What Amazon makes of recordings: Transcribe, Call Analytics and Bedrock Data Automation.
class TranscribeTest {
  @Test
  void callAnalyticsHasRolesAndWords() {
    Incoming incoming = sample("transcribe-call-analytics.json");
    Conversation read = only(incoming);
    assertThat(incoming.format()).isEqualTo("transcribe-call-analytics");
    assertThat(read.id()).isEqualTo("orchard-post-11");
    assertThat(read.channel()).isEqualTo(Channel.VOICE);
    assertThat(turns(read))
        .containsExactly(
            "agent 0.04-1.4: Orchard Post, hello.",
            "customer 1.9-4.2: Hi, it's [NAME]. No parcel yet?");
    assertThat(words(read, 0))
        .containsExactly("Orchard 40-480 0.991", "Post, 480-900 1.0", "hello. 1000-1400 0.87");
    assertThat(words(read, 1)).contains("[NAME]. 2300-2900 null").hasSize(6);
    assertThat(read.turns().getFirst().origin().extra()).isEmpty();
    assertThat(read.turns().getLast().origin().extra())
        .containsKeys("Sentiment", "LoudnessScores", "IssuesDetected", "Redaction");
  }

  @Test
  void audioSegmentsAreTurns() {
    Conversation read = only(sample("transcribe.json"));
    assertThat(read.id()).isEqualTo("willow-dental-2");
    assertThat(turns(read))
        .containsExactly(
            "agent spk_0 0.5-2.4: Willow Dental, how can I help?",
            "customer spk_1 3.1-5.6: I need to move my appointment.");
    assertThat(words(read, 0)).startsWith("Willow 500-900 0.998", "Dental, 900-1300 0.731");
    assertThat(read.turns().getLast().origin().place())
        .isEqualTo("transcribe.json#/results/audio_segments/1");
  }

  @Test
  void whatEachChannelSaysBetweenPausesIsATurn() {
    Incoming read =
        Reads.FORMATS.read(
            "c.json",
            Reads.bytes("samples/transcribe-channels.json"),
            Options.NONE.roles("ch_0=agent,ch_1=customer"));
    assertThat(turns(only(read)))
        .containsExactly(
            "agent ch_0 0.2-2.0: Fenwick Taxis. Where to?",
            "customer ch_1 2.6-3.4: The station.",
            "agent ch_0 4.6-4.9: Mhm.");
    assertThat(messages(read)).isEmpty();
  }

  @Test
  void segmentsOfSpeakersAreTurnsWhereThereAreNoOthers() {
    String file =
        """
        {"jobName":"j","results":{"transcripts":[{"transcript":"Hi. Yes. Go on."}],
         "speaker_labels":{"segments":[
          {"start_time":"0.0","end_time":"0.5","speaker_label":"spk_0","items":[{"start_time":"0.0","end_time":"0.5"}]},
          {"start_time":"1.0","end_time":"1.5","speaker_label":"spk_1","items":[{"start_time":"1.0","end_time":"1.5"}]},
          {"start_time":"2.0","end_time":"2.9","speaker_label":"spk_1","items":[]}]},
         "items":[
          {"type":"pronunciation","start_time":"0.0","end_time":"0.5","alternatives":[{"content":"Hi"}]},
          {"type":"punctuation","alternatives":[{"content":"."}]},
          {"type":"pronunciation","start_time":"1.0","end_time":"1.5","alternatives":[{"content":"Yes"}]},
          {"type":"punctuation","alternatives":[{"content":"."}]},
          {"type":"pronunciation","start_time":"2.0","end_time":"2.3","alternatives":[{"content":"Go"}]},
          {"type":"pronunciation","start_time":"2.4","end_time":"2.9","alternatives":[{"content":"on"}]},
          {"type":"punctuation","alternatives":[{"content":"."}]}]}}\
        """;
    Incoming read = text("a.json", file, Options.NONE.roles("spk_0=agent,spk_1=customer"));
    assertThat(turns(only(read)))
        .containsExactly(
            "agent spk_0 0.0-0.5: Hi.",
            "customer spk_1 1.0-1.5: Yes.",
            "customer spk_1 2.0-2.9: Go on.");
    assertThat(only(read).turns().getLast().origin().place()).isEqualTo("a.json#/results/items/4");
  }

  @Test
  void aTranscriptWithoutItemsIsOneTurn() {
    String file =
        "{\"jobName\":\"j\",\"accountId\":\"a\",\"results\":{\"transcripts\":[{\"transcript\":\"Hello there.\"}]}}";
    assertThat(turns(only(text("a.json", file)))).containsExactly("unknown: Hello there.");
    assertThat(
            losses(
                text(
                    "a.json",
                    "{\"jobName\":\"j\",\"results\":{\"transcripts\":[{\"transcript\":\"\"}],\"items\":[]}}")))
        .containsExactly("a.json: the job's transcript is empty\nMaybe the recording was silent");
  }

  @Test
  void dataAutomationsSegmentsAreTurns() {
    Incoming incoming = sample("aws-bda.json");
    Conversation read = only(incoming);
    assertThat(incoming.format()).isEqualTo("aws-bda");
    assertThat(turns(read))
        .containsExactly(
            "agent spk_0 0.3-2.4: Larch Library, how can I help?",
            "customer spk_1 3.0-5.5: I left my scarf, are you open tonight?");
    assertThat(words(read, 0)).startsWith("Larch 300-700 null", "Library, 700-1400 null");
    assertThat(read.turns().getFirst().origin().place())
        .isEqualTo("aws-bda.json#/audio_segments/0");
  }

  @Test
  void whatDataAutomationInferredHoldsNoWords() {
    Incoming read =
        text(
            "a.json",
            "{\"matched_blueprint\":{\"name\":\"n\"},\"inference_result\":{\"call_summary\":\"s\"}}");
    assertThat(read.conversations()).isEmpty();
    assertThat(losses(read))
        .containsExactly(
            "a.json: it holds what was inferred from a recording, and none of its words\n"
                + "Maybe the standard output of the same job, which has 'audio_segments'");
  }

  private static List<String> words(Conversation conversation, int turn) {
    return conversation.turns().get(turn).origin().words().stream()
        .map(TranscribeTest::word)
        .toList();
  }

  private static String word(SpokenWord word) {
    return "%s %d-%d %s"
        .formatted(
            word.text(),
            word.at() == null ? -1 : word.at().toMillis(),
            word.until() == null ? -1 : word.until().toMillis(),
            word.confidence());
  }
}
