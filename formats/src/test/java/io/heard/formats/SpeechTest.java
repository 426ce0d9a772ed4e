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
import io.heard.conversation.RoleSource;
import io.heard.conversation.SpokenWord;
import io.heard.conversation.Turn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What recognisers write. Whose side an unnamed speaker is on is not asked here.
class SpeechTest {
  private static Incoming withRoles(String name, String roles) {
    return Reads.FORMATS.read(name, Reads.bytes("samples/" + name), Options.NONE.roles(roles));
  }

  /// A turn on one line without its side: `Speaker 0 0.4-1.7: words`.
  private static List<String> said(Conversation conversation) {
    return turns(conversation).stream().map(turn -> turn.substring(turn.indexOf(' ') + 1)).toList();
  }

  private static Conversation read(String json) {
    return only(text("a.json", json));
  }

  @Test
  void deepgramUtterancesAreTurns() {
    Incoming read = withRoles("deepgram.json", "Speaker 0=agent,Speaker 1=customer");
    assertThat(read.format()).isEqualTo("deepgram");
    assertThat(turns(only(read)))
        .containsExactly(
            "agent Speaker 0 0.4-1.7: Harrow Bikes, hello.",
            "customer Speaker 1 2.4-3.4: My chain broke.",
            "agent Speaker 0 3.9-4.3: Oh no.");
    assertThat(only(read).id()).isEqualTo("0b6c2f1e-3d55-4a0c-9b42-7f1e5d8a9c10");
    assertThat(only(read).channel()).isEqualTo(Channel.VOICE);
    assertThat(only(read).startedAt()).as("when it was transcribed is not when it began").isNull();
  }

  @Test
  void wordsKeepTheirTimesAndConfidence() {
    Turn turn = only(sample("deepgram.json")).turns().get(1);
    assertThat(turn.origin().place()).isEqualTo("deepgram.json#/results/utterances/1");
    assertThat(turn.origin().externalId()).isEqualTo("u-2");
    assertThat(turn.origin().words())
        .contains(new SpokenWord("chain", Duration.ofMillis(2600), Duration.ofMillis(3000), 0.93));
  }

  @Test
  void sidesOfARecordingArePartiesAndAMurmurCutsNothing() {
    Conversation read = only(sample("deepgram-multichannel.json"));
    assertThat(said(read))
        .containsExactly(
            "Channel 0 0.4-1.7: Harrow Bikes, hello.",
            "Channel 1 2.4-4.0: My chain broke again.",
            "Channel 0 3.1-5.5: Mhm. I see.");
    assertThat(read.turns().get(1).origin().place())
        .isEqualTo("deepgram-multichannel.json#/results/channels/1/alternatives/0/words/0");
    assertThat(read.extra()).containsEntry("language", "en");
  }

  @Test
  void speakersAreCountedAnewOnEachSide() {
    String json =
        """
        {"results":{"channels":[
          {"alternatives":[{"words":[{"word":"one","start":0,"end":0.5,"speaker":0}]}]},
          {"alternatives":[{"words":[{"word":"two","start":1,"end":1.5,"speaker":0},
                                     {"word":"three","start":2,"end":2.5,"speaker":1}]}]}]}}
        """;
    assertThat(said(read(json)))
        .containsExactly(
            "Channel 0 Speaker 0 0.0-0.5: one",
            "Channel 1 Speaker 0 1.0-1.5: two",
            "Channel 1 Speaker 1 2.0-2.5: three");
  }

  @Test
  void utterancesThatAreListedSideBySideAreReadInOrderOfTime() {
    String json =
        """
        {"results":{"channels":[],"utterances":[
          {"start":0.5,"end":1,"channel":0,"transcript":"one"},
          {"start":3.5,"end":4,"channel":0,"transcript":"three"},
          {"start":2,"end":2.5,"channel":1,"transcript":"two"}]}}
        """;
    assertThat(said(read(json)))
        .containsExactly(
            "Channel 0 0.5-1.0: one", "Channel 1 2.0-2.5: two", "Channel 0 3.5-4.0: three");
  }

  @Test
  void assemblyAiCountsMilliseconds() {
    Incoming read = withRoles("assemblyai.json", "Speaker A=agent,Speaker B=customer");
    assertThat(read.format()).isEqualTo("assemblyai");
    assertThat(turns(only(read)))
        .containsExactly(
            "agent Speaker A 0.4-1.7: Harrow Bikes, hello.",
            "customer Speaker B 2.4-3.4: My chain broke.");
    assertThat(only(read).id()).isEqualTo("t-5551");
    assertThat(only(read).turns().getFirst().origin().words())
        .contains(new SpokenWord("Harrow", Duration.ofMillis(400), Duration.ofMillis(800), 0.99));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no utterances: words by speaker | \"utterances\":null,\"words\":["
            + "{\"text\":\"Hi.\",\"start\":0,\"end\":500,\"speaker\":\"A\"},"
            + "{\"text\":\"Yes?\",\"start\":900,\"end\":1500,\"speaker\":\"B\"}]"
            + " | Speaker A 0.0-0.5: Hi. / Speaker B 0.9-1.5: Yes?",
        "one voice | \"utterances\":null,\"words\":["
            + "{\"text\":\"Hi\",\"start\":0,\"end\":500,\"speaker\":null},"
            + "{\"text\":\"there.\",\"start\":900,\"end\":1500}]"
            + " | 0.0-1.5: Hi there.",
        "channels | \"utterances\":["
            + "{\"text\":\"Hi.\",\"start\":0,\"end\":500,\"speaker\":\"1\",\"channel\":\"1\"},"
            + "{\"text\":\"Yes?\",\"start\":900,\"end\":1500,\"speaker\":\"2\",\"channel\":\"2\"}]"
            + " | Channel 1 0.0-0.5: Hi. / Channel 2 0.9-1.5: Yes?",
        "speakers in channels | \"utterances\":["
            + "{\"text\":\"Hi.\",\"start\":0,\"end\":500,\"speaker\":\"1A\",\"channel\":\"1\"},"
            + "{\"text\":\"Yes?\",\"start\":900,\"end\":1500,\"speaker\":\"1B\",\"channel\":\"1\"}]"
            + " | Speaker 1A 0.0-0.5: Hi. / Speaker 1B 0.9-1.5: Yes?",
        "identified | \"utterances\":["
            + "{\"text\":\"Hi.\",\"start\":0,\"end\":500,\"speaker\":\"Dana Okafor\"}]"
            + " | Dana Okafor 0.0-0.5: Hi.",
        "text alone | \"words\":[],\"text\":\"Hi there.\" | : Hi there.",
      })
  void assemblyAiInAllItsShapes(String what, String fields, String expected) {
    String json =
        "{\"id\":\"t\",\"status\":\"completed\",\"audio_url\":\"u\",\"audio_duration\":2,%s}"
            .formatted(fields);
    assertThat(said(read(json)))
        .as(what)
        .containsExactlyElementsOf(
            List.of(expected.split(" / ", -1)).stream()
                .map(turn -> turn.startsWith(":") ? turn.substring(2) : turn)
                .toList());
  }

  @Test
  void aTranscriptThatIsNotThereSaysWhy() {
    String json = "{\"id\":\"t\",\"status\":\"%s\",\"audio_url\":\"u\",\"speaker_labels\":true}";
    assertThat(losses(text("a.json", json.formatted("processing"))))
        .containsExactly(
            "a.json#/status: the transcript is not ready yet\nMaybe ask for it again later");
    assertThat(losses(text("a.json", json.formatted("error"))).getFirst())
        .startsWith("a.json#/status: AssemblyAI could not transcribe the recording");
  }

  @Test
  void speechmaticsMarksBelongToTheirWordsAndLabelledSidesAreRoles() {
    Incoming read = sample("speechmatics.json");
    assertThat(read.format()).isEqualTo("speechmatics");
    assertThat(turns(only(read)))
        .containsExactly(
            "agent 0.4-1.7: Harrow Bikes, hello.",
            "customer 2.4-3.4: I paid £40.",
            "agent 3.9-4.3: Thanks.");
    assertThat(only(read).turns().get(1).speaker().roleSource()).isEqualTo(RoleSource.FILE);
    assertThat(only(read).turns().get(1).origin().words())
        .contains(new SpokenWord("£40.", Duration.ofMillis(2900), Duration.ofMillis(3400), 0.9));
    assertThat(only(read).id()).isEqualTo("k7w2p9x1aa");
  }

  @Test
  void finalMessagesOfALiveTranscriptionAreOneConversation() {
    Incoming read = sample("speechmatics-live.jsonl");
    assertThat(read.format()).isEqualTo("speechmatics");
    assertThat(said(only(read)))
        .containsExactly("S1 0.4-1.2: Harrow Bikes.", "S2 2.0-3.0: My chain broke.");
    assertThat(only(read).turns().get(1).origin().place())
        .isEqualTo("speechmatics-live.jsonl:5#/results/1");
  }

  @Test
  void messagesInAListAreReadAsThoseOnLines() {
    String lines =
        new String(Reads.bytes("samples/speechmatics-live.jsonl"), StandardCharsets.UTF_8);
    String list = "[" + String.join(",", lines.lines().toList()) + "]";
    Incoming read = text("a.json", list);
    assertThat(read.format()).isEqualTo("speechmatics");
    assertThat(said(only(read)))
        .containsExactly("S1 0.4-1.2: Harrow Bikes.", "S2 2.0-3.0: My chain broke.");
    assertThat(only(read).turns().get(1).origin().place()).isEqualTo("a.json#/4/results/1");
  }

  @Test
  void aBrokenMessageCostsItselfOnly() {
    String lines =
        """
        {"message":"AddTranscript","results":[{"type":"word","start_time":0,"end_time":1,"alternatives":[{"content":"Yes"}]}]}
        {"message":"AddTranscript","results":[{"type":
        {"message":"AddTranscript","metadata":{"start_time":2,"end_time":3,"transcript":"and no "},"results":[]}
        """;
    Incoming read = text("a.jsonl", lines);
    assertThat(said(only(read))).containsExactly("0.0-1.0: Yes", "2.0-3.0: and no");
    assertThat(losses(read).getFirst()).startsWith("a.jsonl:2:");
  }

  @Test
  void aChangeOfAnUnnamedSpeakerBeginsATurn() {
    String json =
        """
        {"format":"2.4","metadata":{"language_pack_info":{"word_delimiter":""}},"results":[
          {"type":"word","start_time":0,"end_time":1,"alternatives":[{"content":"a","speaker":"UU"}]},
          {"type":"word","start_time":1,"end_time":2,"alternatives":[{"content":"b","speaker":"UU"}]},
          {"type":"speaker_change","start_time":2,"end_time":2,"score":1},
          {"type":"word","start_time":2,"end_time":3,"alternatives":[{"content":"c"}]}]}
        """;
    assertThat(said(read(json))).containsExactly("0.0-2.0: ab", "2.0-3.0: c");
  }

  @Test
  void whisperSegmentsAreTurns() {
    Incoming read = sample("whisper.json");
    assertThat(read.format()).isEqualTo("whisper");
    assertThat(said(only(read)).getFirst()).isEqualTo("0.0-2.4: My chain broke again.");
    assertThat(only(read).turns().getFirst().origin().words())
        .contains(new SpokenWord("chain", Duration.ofMillis(500), Duration.ofMillis(1100), 0.97));
    assertThat(only(read).turns().getFirst().origin().extra())
        .containsOnlyKeys("temperature", "avg_logprob", "compression_ratio", "no_speech_prob");
  }

  @Test
  void whisperXWordsMayLackTimesAndTheirScoreIsNoDoubt() {
    Conversation read = only(sample("whisperx.json"));
    assertThat(said(read))
        .containsExactly(
            "SPEAKER_00 0.31-2.9: Harrow Bikes, Dana speaking.", "SPEAKER_01 6.1-8.0: I paid 40.");
    assertThat(read.turns().get(1).origin().words())
        .containsExactly(
            new SpokenWord("I", Duration.ofMillis(6100), Duration.ofMillis(6300), 0.02),
            new SpokenWord("paid", Duration.ofMillis(6400), Duration.ofMillis(8000), 0.09),
            new SpokenWord("40.", null, null, null));
  }

  @Test
  void whisperCppHasTokensAndAFormOfItsOwn() {
    Incoming read = sample("whisper-cpp.json");
    assertThat(read.format()).isEqualTo("whisper");
    assertThat(said(only(read)))
        .containsExactly(
            "Speaker 1 0.0-0.9: My chain broke.",
            "Speaker 0 1.0-3.0: Oh no.",
            "(system) 3.0-9.0: [BLANK_AUDIO]");
    assertThat(only(read).turns().getFirst().origin().words())
        .containsExactly(
            new SpokenWord("My", Duration.ZERO, Duration.ofMillis(200), 0.9),
            new SpokenWord("chain", Duration.ofMillis(200), Duration.ofMillis(500), 0.7),
            new SpokenWord("broke.", Duration.ofMillis(500), Duration.ofMillis(900), 0.9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "whisper-timestamped | {\"text\":\" Hi.\",\"segments\":[{\"start\":0.1,\"end\":0.5,\"text\":\" Hi.\","
            + "\"confidence\":0.9,\"words\":[{\"text\":\"Hi.\",\"start\":0.1,\"end\":0.5,\"confidence\":0.9}]}],"
            + "\"language\":\"en\"} | 0.1-0.5: Hi.",
        "faster-whisper, a list | [{\"id\":1,\"seek\":0,\"start\":0.1,\"end\":0.5,\"text\":\" Hi.\","
            + "\"avg_logprob\":-0.2,\"no_speech_prob\":0.1}] | 0.1-0.5: Hi.",
        "OpenAI, segments | {\"task\":\"transcribe\",\"duration\":0.5,\"text\":\"Hi.\",\"segments\":["
            + "{\"id\":0,\"start\":0.1,\"end\":0.5,\"text\":\" Hi.\"}]} | 0.1-0.5: Hi.",
        "OpenAI, speakers | {\"task\":\"transcribe\",\"duration\":0.5,\"text\":\"Hi.\",\"segments\":["
            + "{\"type\":\"transcript.text.segment\",\"id\":\"seg_1\",\"start\":0.1,\"end\":0.5,\"text\":\" Hi.\","
            + "\"speaker\":\"A\"}]} | Speaker A 0.1-0.5: Hi.",
        "OpenAI, words | {\"task\":\"transcribe\",\"language\":\"english\",\"duration\":0.9,\"text\":\"Hi, you.\","
            + "\"words\":[{\"word\":\"Hi\",\"start\":0.1,\"end\":0.5},{\"word\":\"you\",\"start\":0.6,\"end\":0.9}]}"
            + " | 0.1-0.9: Hi, you.",
        "transformers | {\"text\":\" Hi.\",\"chunks\":[{\"timestamp\":[0.1,0.5],\"text\":\" Hi.\"}]} | 0.1-0.5: Hi.",
        "insanely-fast-whisper | {\"speakers\":[{\"speaker\":\"SPEAKER_00\",\"timestamp\":[0.1,0.5],\"text\":\" Hi.\"}],"
            + "\"chunks\":[{\"timestamp\":[0.1,0.5],\"text\":\" Hi.\"}],\"text\":\" Hi.\"} | SPEAKER_00 0.1-0.5: Hi.",
        "WhisperX, words only | {\"word_segments\":[{\"word\":\"Hi.\",\"start\":0.1,\"end\":0.5,\"score\":0.8,"
            + "\"speaker\":\"SPEAKER_01\"}]} | SPEAKER_01 0.1-0.5: Hi.",
        "WhisperX, speakers of words | {\"segments\":[{\"start\":0.1,\"end\":0.9,\"text\":\"Hi. Yes?\",\"words\":["
            + "{\"word\":\"Hi.\",\"start\":0.1,\"end\":0.5,\"score\":0.8,\"speaker\":\"SPEAKER_01\"},"
            + "{\"word\":\"Yes?\",\"start\":0.6,\"end\":0.9,\"score\":0.8,\"speaker\":\"SPEAKER_00\"}]}],"
            + "\"word_segments\":[]} | SPEAKER_01 0.1-0.5: Hi. / SPEAKER_00 0.6-0.9: Yes?",
        "WhisperKit | {\"text\":\"Hi.\",\"language\":\"en\",\"segments\":[{\"id\":0,\"start\":0.1,\"end\":0.5,"
            + "\"text\":\" Hi.\",\"avgLogprob\":-0.2,\"noSpeechProb\":0.1}]} | 0.1-0.5: Hi.",
        "whisper.cpp, turns | {\"result\":{\"language\":\"en\"},\"transcription\":[{\"offsets\":{\"from\":100,"
            + "\"to\":500},\"text\":\" Hi. [SPEAKER_TURN]\",\"speaker_turn_next\":true}]} | 0.1-0.5: Hi.",
        "whisper.cpp, clock | {\"result\":{},\"transcription\":[{\"timestamps\":{\"from\":\"00:00:00,100\","
            + "\"to\":\"00:00:00,500\"},\"text\":\" Hi.\"}]} | 0.1-0.5: Hi.",
      })
  void whisperInItsDialects(String dialect, String json, String expected) {
    Incoming read = text("a.json", json);
    assertThat(read.format()).as(dialect).isEqualTo("whisper");
    assertThat(said(only(read)))
        .as(dialect)
        .containsExactlyElementsOf(List.of(expected.split(" / ", -1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"results\":{\"transcripts\":[{\"transcript\":\"Hi\"}],\"items\":[]}}",
        "{\"results\":[{\"alternatives\":[{\"transcript\":\"Hi\"}]}]}",
        "{\"message\":\"RecognitionStarted\",\"id\":\"x\"}",
        "{\"text\":\"Hi\",\"words\":[{\"text\":\"Hi\",\"start\":0,\"end\":1}],\"language_code\":\"eng\"}",
        "{\"cues\":[{\"startTime\":0,\"endTime\":2,\"text\":\"Hi\"}],\"regions\":[]}",
        "{\"segments\":[],\"id\":\"x\"}",
      })
  void whatOthersWriteIsNotTaken(String json) {
    assertThat(text("a.json", json).format())
        .isNotIn("deepgram", "assemblyai", "speechmatics", "whisper");
  }

  @Test
  void transcriptsMayStandInAListAndOnLines() {
    String one =
        "{\"text\":\"\",\"language\":\"en\",\"segments\":[{\"start\":0,\"end\":1,\"text\":\"Hi.\"}]}";
    assertThat(text("a.json", "[" + one + "," + one + "]").conversations()).hasSize(2);
    assertThat(text("a.jsonl", one + "\n" + one + "\n").conversations())
        .extracting(Conversation::id)
        .containsExactly("a.jsonl#1", "a.jsonl#2");
  }

  @Test
  void whatCannotBeReadIsToldOnceAndTheRestIsRead() {
    String json =
        """
        {"language":"en","text":"","segments":[
          {"start":"now","end":1,"text":"one"},{"start":3,"end":2,"text":"two"},{"start":4,"end":5,"text":7},
          {"start":6,"end":7},{"start":"8","end":"9.5","text":"three"}]}
        """;
    Incoming read = text("a.json", json);
    assertThat(said(only(read))).containsExactly("one", "3.0: two", "8.0-9.5: three");
    assertThat(messages(read))
        .contains(
            "a.json#/segments/2: 2 things said have no words that can be read; this is the first\n"
                + "Maybe the words are no text",
            "a.json#/segments/0: the times of 2 things said cannot be read and are left out;"
                + " this is the first");
  }

  @Test
  void aSilentRecordingSaysSo() {
    assertThat(losses(text("a.json", "{\"text\":\"\",\"segments\":[],\"language\":\"en\"}")))
        .containsExactly(
            "a.json: there are no words in the transcript\nMaybe nobody spoke in the recording");
  }

  @Test
  void aVeryLongTurnOfOneVoiceIsCutAtTheLimit() {
    var words = new StringBuilder();
    for (int i = 0; i < 12_000; i++) {
      words
          .append(i == 0 ? "" : ",")
          .append("{\"word\":\"abcdefghij\",\"start\":%d,\"end\":%d}".formatted(i, i + 1));
    }
    String json = "{\"results\":{\"channels\":[{\"alternatives\":[{\"words\":[" + words + "]}]}]}}";
    assertThat(read(json).turns())
        .hasSize(2)
        .allMatch(turn -> turn.text().length() <= Turn.MOST_CHARACTERS);
  }
}
