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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VconTest {
  private static final String PARTIES =
      "\"parties\":[{\"name\":\"Mo\",\"role\":\"customer\"},{\"name\":\"Kit\",\"role\":\"agent\"}]";

  private static String transcript(String body) {
    return "{%s,\"dialog\":[{\"type\":\"recording\",\"start\":\"2026-01-01T00:00:00Z\"}],\"analysis\":[{\"type\":\"transcript\",\"dialog\":0,\"body\":%s}]}"
        .formatted(PARTIES, body);
  }

  @Test
  void messagesAndTranscriptsStandInOrderOfTime() {
    Conversation read = only(sample("sample.vcon.json"));
    assertThat(read.id()).isEqualTo("v-1");
    assertThat(read.channel()).isEqualTo(Channel.VOICE);
    assertThat(turns(read))
        .containsExactly(
            "customer Mo 0.0: The lamp is broken.",
            "agent Kit 300.0: Sorry & thanks,\n\na new one is on its way",
            "agent Kit 3600.5-3602.0: Did it arrive?",
            "customer Mo 3602.5-3604.0: It did.");
    assertThat(read.turns().getFirst().origin().place()).isEqualTo("sample.vcon.json#/dialog/2");
    assertThat(read.turns().getLast().origin().place())
        .isEqualTo("sample.vcon.json#/analysis/0/body/segments/1");
    assertThat(read.extra()).containsEntry("subject", "Broken lamp");
  }

  @Test
  void aListOfSpeakersAndMessagesIsATranscript() {
    String body =
        "[{\"speaker\":\"Agent\",\"message\":\"Hi.\"},{\"speaker\":\"Mo\",\"message\":\"Hello.\"}]";
    assertThat(turns(only(text("a.json", transcript(body)))))
        .containsExactly("agent Kit: Hi.", "customer Mo: Hello.");
  }

  @Test
  void deepgramsWordsAreGroupedBySpeaker() {
    String body =
        """
        {"results":{"channels":[{"alternatives":[{"words":[
         {"word":"thanks","punctuated_word":"Thanks","start":0.5,"end":0.8,"speaker":0,"confidence":0.9},
         {"word":"for","start":0.8,"end":0.9,"speaker":0},
         {"word":"calling","punctuated_word":"calling.","start":0.9,"end":1.2,"speaker":0},
         {"word":"my","punctuated_word":"My","start":2.0,"end":2.2,"speaker":1},
         {"word":"order","start":2.2,"end":2.5,"speaker":1}]}]}]}}\
        """;
    Conversation read = only(text("a.json", transcript(body)));
    assertThat(turns(read))
        .containsExactly(
            "agent Speaker 0 0.5-1.2: Thanks for calling.", "customer Speaker 1 2.0-2.5: My order");
    assertThat(read.turns().getFirst().origin().words()).hasSize(3);
  }

  @Test
  void deepgramsUtterancesAreTurns() {
    String body =
        "{\"results\":{\"utterances\":[{\"start\":1,\"end\":2,\"speaker\":3,\"transcript\":\"Hi.\"}]}}";
    assertThat(turns(only(text("a.json", transcript(body)))))
        .containsExactly("unknown Speaker 3 1.0-2.0: Hi.");
  }

  @Test
  void aTranscriptMayBeLabelledTextOrJsonInAString() {
    assertThat(turns(only(text("a.json", transcript("\"Agent: Hi.\\nCustomer: Hello.\"")))))
        .containsExactly("agent Kit: Hi.", "customer Mo: Hello.");
    assertThat(
            turns(
                only(
                    text(
                        "a.json",
                        transcript(
                            "\"[{\\\"speaker\\\":\\\"agent\\\",\\\"text\\\":\\\"Hi.\\\"}]\"")))))
        .containsExactly("agent Kit: Hi.");
  }

  @Test
  void anUnknownTranscriptIsTold() {
    assertThat(losses(text("a.json", transcript("{\"lines\":3}"))))
        .singleElement()
        .asString()
        .startsWith(
            "a.json#/analysis/0/body: the transcript is in no form that is known (the fields"
                + " lines)");
  }

  @Test
  void aSignedOneIsReadAndItsSignatureIsNotTrusted() {
    String inner =
        "{%s,\"dialog\":[{\"type\":\"text\",\"parties\":0,\"body\":\"Hi.\"}]}".formatted(PARTIES);
    String payload =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(inner.getBytes(StandardCharsets.UTF_8));
    Incoming read = text("a.json", "{\"payload\":\"%s\",\"signatures\":[{}]}".formatted(payload));
    assertThat(turns(only(read))).containsExactly("customer Mo: Hi.");
    assertThat(messages(read))
        .containsExactly("a.json: the vCon is signed; its signature was not checked");
  }

  @Test
  void anEncryptedOneIsRefused() {
    assertThat(losses(text("a.json", "{\"ciphertext\":\"x\",\"recipients\":[]}")))
        .singleElement()
        .asString()
        .startsWith("a.json: the vCon is encrypted");
  }

  @Test
  void anAddressIsNeverFetched() {
    String json =
        "{%s,\"dialog\":[{\"type\":\"text\",\"parties\":0,\"url\":\"http://127.0.0.1:1/x\"}]}"
            .formatted(PARTIES);
    assertThat(losses(text("a.json", json)))
        .singleElement()
        .asString()
        .contains("stand behind an address, which is not fetched");
  }

  @Test
  void aPartyThatIsNotThereIsTold() {
    String json =
        "{%s,\"dialog\":[{\"type\":\"text\",\"parties\":[5],\"body\":\"a\"},{\"type\":\"text\",\"parties\":[[null],1],\"body\":\"b\"},{\"type\":\"text\",\"parties\":1,\"body\":\"c\"}]}"
            .formatted(PARTIES);
    Incoming read = text("a.json", json);
    assertThat(losses(read)).singleElement().asString().startsWith("a.json#/dialog/0/parties");
    assertThat(turns(only(read))).containsExactly("unknown: a", "unknown: b", "agent Kit: c");
  }

  @Test
  void theQuotedMailBelowAReplyIsLeftOut() {
    String json =
        "{%s,\"dialog\":[{\"type\":\"text\",\"parties\":0,\"body\":\"Yes.\\n\\nOn Friday, Kit wrote:\\n> Is it?\\n> Kit\\n\\nMo\"}]}"
            .formatted(PARTIES);
    assertThat(turns(only(text("a.json", json)))).containsExactly("customer Mo: Yes.\n\nMo");
  }

  @Test
  void anExtensionThatMustBeKnownIsRefused() {
    assertThat(losses(text("a.json", "{\"critical\":[\"lawful\"],\"dialog\":[]}")))
        .singleElement()
        .asString()
        .startsWith("a.json#/critical");
  }

  @Test
  void severalStandOneALine() {
    String line =
        "{%s,\"dialog\":[{\"type\":\"text\",\"parties\":0,\"body\":\"Hi.\"}]}\n".formatted(PARTIES);
    Incoming read = text("a.jsonl", line + "{\"dialog\":3}\n" + line);
    assertThat(read.conversations()).hasSize(2);
    assertThat(losses(read)).singleElement().asString().startsWith("a.jsonl:2#/dialog: ");
  }

  private static String recording(String parties, String analysis) {
    return "{%s,\"dialog\":[{\"type\":\"recording\",\"start\":\"2026-01-01T00:00:00Z\",\"parties\":%s}],\"analysis\":[%s]}"
        .formatted(PARTIES, parties, analysis);
  }

  @Test
  void everythingInACallStandsInOrder() {
    Conversation read = only(sample("call.vcon.json"));
    assertThat(turns(read))
        .containsExactly(
            "unknown (system) 0.0: Not completed: no-answer",
            "unknown (system) 600.0: Gerda Ohm joined",
            "agent Nils 601.0-602.5: Good morning, how can I help?",
            "customer Gerda Ohm 603.0-605.5: My ticket has not come.",
            "unknown (system) 640.0: Gerda Ohm was put on hold",
            "unknown (system) 660.0: Gerda Ohm was taken off hold",
            "unknown (system) 662.0: Nils transferred Gerda Ohm to Tove",
            "agent Tove 666.0-668.0: Let me see where it went.",
            "customer Gerda Ohm 669.0-670.0: Please do.");
    assertThat(read.turns().get(2).speaker().id())
        .isEqualTo("9b0f2f8e-0a4f-4a39-8f1b-2f63f0a9a001");
    assertThat(read.turns().get(3).origin().words().getFirst().at())
        .isEqualTo(Duration.ofSeconds(603));
    assertThat(read.turns().get(7).origin().place()).isEqualTo("call.vcon.json#/analysis/2/body:4");
    assertThat(read.extra())
        .containsEntry("subject", "Season ticket not delivered")
        .containsEntry("tags", List.of("topic:delivery", "line:7"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [0,1]       | customer Mo: a | agent Kit: b
          [1,0]       | agent Kit: a   | customer Mo: b
          [[0],[1]]   | customer Mo: a | agent Kit: b
          [null,[0]]  | agent: a       | customer Mo: b
          [null,1]    | customer: a    | agent Kit: b
          """)
  void aChannelIsWhoseItIsSaidToBe(String parties, String first, String second) {
    String entries =
        "{\"type\":\"transcript\",\"dialog\":0,\"vendor\":\"x\",\"body\":[{\"channel\":0,\"speaker\":\"%s\",\"text\":\"a\"},{\"channel\":1,\"speaker\":\"x\",\"text\":\"b\"}]}"
            .formatted(first.startsWith("agent") ? "agent" : "customer");
    List<String> turns = turns(only(text("a.json", recording(parties, entries))));
    // A hole leaves the label that the transcript gives.
    assertThat(turns.getFirst().replace(" Kit", "").replace(" Mo", ""))
        .isEqualTo(first.replace(" Kit", "").replace(" Mo", ""));
    assertThat(turns.getLast()).isEqualTo(second);
  }

  @Test
  void aMixOfBothOnOneChannelIsNobodysChannel() {
    String entries =
        "{\"type\":\"transcript\",\"dialog\":0,\"body\":[{\"channel\":0,\"speaker\":\"agent\",\"text\":\"a\"},{\"channel\":0,\"speaker\":\"customer\",\"text\":\"b\"}]}";
    assertThat(turns(only(text("a.json", recording("[0,1]", entries)))))
        .containsExactly("agent Kit: a", "customer Mo: b");
  }

  @Test
  void agentsOfTwoCallsStayApart() {
    String json =
        """
        {"parties":[{"role":"customer","name":"Mo"},{"role":"agent","name":"Kit"},{"role":"agent","name":"Ada"}],
         "dialog":[{"type":"recording","start":"2026-01-01T00:00:00Z","parties":[0,1]},{"type":"recording","start":"2026-01-01T00:05:00Z","parties":[0,2]}],
         "analysis":[
          {"type":"transcript","dialog":0,"body":[{"speaker":"Agent","text":"one"},{"speaker":"Customer","text":"two"}]},
          {"type":"transcript","dialog":1,"body":[{"speaker":"Agent","text":"three"},{"speaker":"Speaker 1","text":"four"}]}]}
        """;
    Conversation read = only(text("a.json", json));
    assertThat(turns(read).subList(0, 3))
        .containsExactly("agent Kit: one", "customer Mo: two", "agent Ada: three");
    assertThat(read.turns().getLast().speaker().id()).isEqualTo("dialog 1 Speaker 1");
  }

  @Test
  void whoPutsACallThroughAnswersForTheCompany() {
    String json =
        """
        {"parties":[{"name":"Mo"},{"name":"Kit"},{"name":"Ada"}],
         "dialog":[{"type":"transfer","transferee":0,"transferor":1,"transfer-target":2,"original":-1},
          {"type":"text","parties":1,"body":"So."},{"type":"text","parties":2,"body":"Well."}]}
        """;
    Conversation read = only(text("a.json", json));
    assertThat(turns(read))
        .containsExactly(
            "unknown (system): Kit transferred Mo to Ada", "agent Kit: So.", "agent Ada: Well.");
    assertThat(read.turns().getLast().speaker().roleSource()).isEqualTo(RoleSource.INFERRED);
  }

  @Test
  void aCallThatFailedIsASystemLine() {
    String json =
        "{%s,\"dialog\":[{\"type\":\"incomplete\",\"start\":\"2026-01-01T00:00:00Z\",\"parties\":[0,1],\"disposition\":\"busy\"}]}"
            .formatted(PARTIES);
    Incoming read = text("a.json", json);
    assertThat(turns(only(read))).containsExactly("unknown (system) 0.0: Not completed: busy");
    assertThat(losses(read)).isEmpty();
  }

  @Test
  void namesOfEarlierDraftsAreRead() {
    String json =
        """
        {"vcon":"0.0.1","uuid":"x","created_at":"2026-01-01T00:00:00","appended":null,"redacted":{},"group":[],
         "parties":[{"tel":"+4412345","meta":{"role":"customer"}},{"email":"kit@x.example","role":"ai"}],
         "dialog":[{"type":"text","start":"2026-01-01T00:00:00","originator":1,"parties":[0,1],"mimetype":"text/plain","body":"a","session_id":"s"},
          {"type":"recording","start":"2026-01-01T00:01:00","parties":[0,1],"alg":"SHA-512","signature":"x","url":"https://x.example"}],
         "attachments":[{"type":"tags","body":["a:b"]},{"type":"wtf_transcription","dialog":1,"party":0,
          "body":"{\\"transcript\\":{\\"text\\":\\"b\\"},\\"segments\\":[{\\"start\\":1,\\"end\\":2,\\"text\\":\\"b\\",\\"speaker\\":\\"customer\\"}],\\"metadata\\":{}}"}]}
        """;
    Incoming read = text("a.json", json);
    assertThat(turns(only(read)))
        .containsExactly("bot kit@x.example 0.0: a", "customer +4412345 61.0-62.0: b");
    assertThat(losses(read)).isEmpty();
  }

  @Test
  void anExtensionThatMustBeSupportedIsRefusedUnderItsOldNameToo() {
    assertThat(losses(text("a.json", "{\"must_support\":[\"x\"],\"dialog\":[]}")))
        .singleElement()
        .asString()
        .startsWith("a.json#/must_support");
    assertThat(
            only(text(
                    "a.json",
                    "{\"critical\":[\"wtf_transcription\"],%s,\"dialog\":[{\"type\":\"text\",\"parties\":0,\"body\":\"a\"}]}"
                        .formatted(PARTIES)))
                .turns())
        .hasSize(1);
  }

  @Test
  void ofSeveralTranscriptsTheWholeOneThatTellsVoicesApartIsRead() {
    String analysis =
        """
        {"type":"transcript-redacted","dialog":0,"body":[{"speaker":"Agent","text":"xx"},{"speaker":"Customer","text":"yy"}]},
        {"type":"transcript","dialog":0,"body":"all in one"},
        {"type":"transcript","dialog":[0],"body":[{"speaker":"Agent","text":"Hi."},{"speaker":"Customer","text":"Hello."}]},
        {"type":"transcript","dialog":0,"url":"https://x.example"}
        """;
    Incoming read = text("a.json", recording("[0,1]", analysis));
    assertThat(turns(only(read))).containsExactly("agent Kit: Hi.", "customer Mo: Hello.");
    assertThat(messages(read))
        .containsExactly("a.json#/analysis/2: the dialog has 4 transcripts, and this one is read");
  }

  @Test
  void aTranscriptIsKnownByWhatItIsWhateverItsTypeSays() {
    String wtf =
        "{\"type\":\"asr\",\"dialog\":0,\"body\":{\"transcript\":{\"text\":\"a\"},\"metadata\":{},\"segments\":[{\"start\":0,\"end\":1,\"text\":\"a\",\"speaker\":\"Kit\"}]}}";
    assertThat(turns(only(text("a.json", recording("[0,1]", wtf)))))
        .containsExactly("agent Kit 0.0-1.0: a");
    String report =
        "{\"type\":\"summary\",\"dialog\":0,\"body\":[{\"speaker\":\"Agent\",\"text\":\"Hi.\"}]}";
    assertThat(only(text("a.json", recording("[0,1]", report))).turns()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WEBVTT\\n\\n00:01.000 --> 00:02.000\\n<v Mo>Hi.</v>\\n",
        "1\\n00:00:01,000 --> 00:00:02,000\\nMo: Hi.\\n",
        "[00:01 - 00:02] Mo: Hi.\\n[00:03] Kit: So.\\n[00:04] Mo: Yes."
      })
  void aTranscriptMayBeAnyTextThatAFileMayBe(String body) {
    String analysis =
        "{\"type\":\"transcript\",\"dialog\":0,\"encoding\":\"none\",\"body\":\"%s\"}"
            .formatted(body);
    Conversation read = only(text("a.json", recording("[0,1]", analysis)));
    assertThat(turns(read).getFirst()).isEqualTo("customer Mo 1.0-2.0: Hi.");
    assertThat(read.turns().getFirst().origin().place()).startsWith("a.json#/analysis/0/body:");
  }

  @Test
  void wordsOfTheOnlyOneWhoCouldSpeakAreTheirs() {
    String analysis = "{\"type\":\"transcript\",\"dialog\":0,\"body\":\"I called about the lamp\"}";
    assertThat(turns(only(text("a.json", recording("0", analysis)))))
        .containsExactly("customer Mo: I called about the lamp");
    assertThat(turns(only(text("a.json", recording("[0,1]", analysis)))))
        .containsExactly("unknown: I called about the lamp");
  }

  @Test
  void aTranscriptInATranscriptEnds() {
    String inner = recording("0", "{\"type\":\"transcript\",\"dialog\":0,\"body\":\"a\"}");
    String analysis = "{\"type\":\"transcript\",\"dialog\":0,\"body\":%s}".formatted(inner);
    assertThat(losses(text("a.json", recording("0", analysis))))
        .anyMatch(loss -> loss.contains("the transcript is in no form that is known"));
  }

  @Test
  void whatIsWrongIsToldOnceAndTheRestIsRead() {
    String json =
        """
        {"parties":[null,{"name":"Kit","role":"agent"}],
         "dialog":[null,7,{"type":"text","parties":1,"start":"soon","body":"a"},{"type":"hologram"},{"parties":[1]},{"type":"recording","parties":[0,[9]]},
          {"type":"text","parties":1,"body":3},{"type":"text","parties":1,"body":{"text":"b"},"encoding":"json"}],
         "analysis":[null,3,{"type":"transcript","dialog":99,"body":[{"party":1,"text":"c"},{"party":8,"text":"d"},{"party":9,"text":"e"}]}],
         "attachments":7}
        """;
    Incoming read = text("a.json", json);
    assertThat(turns(only(read)))
        .containsExactly(
            "agent Kit: a", "agent Kit: b", "agent Kit: c", "unknown: d", "unknown: e");
    assertThat(losses(read).stream().map(loss -> loss.substring(0, loss.indexOf(": "))))
        .containsExactly(
            "a.json#/attachments",
            "a.json#/parties/0",
            "a.json#/dialog/0",
            "a.json#/dialog/1",
            "a.json#/dialog/3/type",
            "a.json#/dialog/4",
            "a.json#/dialog/5/parties",
            "a.json#/dialog/6/body",
            "a.json#/analysis/2/dialog",
            "a.json#/analysis/2/body/1");
  }

  @Test
  void anEmptyDialogKeepsTheNumbersOfTheOthers() {
    String json =
        "{%s,\"redacted\":{\"type\":\"x\"},\"dialog\":[{},{\"type\":\"text\",\"parties\":0,\"body\":\"a\"}]}"
            .formatted(PARTIES);
    assertThat(messages(text("a.json", json))).isEmpty();
  }

  @Test
  void aVconWithoutWordsIsAConversationWithoutTurnsAndThatIsALoss() {
    Incoming read = text("a.json", recording("[0,1]", ""));
    assertThat(only(read).turns()).isEmpty();
    assertThat(losses(read)).singleElement().asString().contains("no words of it");
    Incoming kept = text("a.json", recording("[0,1]", ""), Options.NONE.keepingOriginal());
    assertThat(losses(kept)).isEmpty();
    assertThat(messages(kept)).singleElement().asString().contains("no words of it");
  }

  @Test
  void aSignedOneIsReadInEachOfItsForms() throws IOException {
    String inner =
        "{%s,\"dialog\":[{\"type\":\"text\",\"parties\":0,\"body\":\"Hi.\"}]}".formatted(PARTIES);
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(inner.getBytes(StandardCharsets.UTF_8));
    }
    String plain = base64(inner.getBytes(StandardCharsets.UTF_8));
    String header = base64("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8));
    for (String signed :
        List.of(
            "{\"payload\":\"%s\",\"protected\":\"%s\",\"signature\":\"AA\"}"
                .formatted(plain, header),
            "{\"payload\":\"%s\",\"signatures\":[{}]}".formatted(base64(packed.toByteArray())),
            "{\"payload\":\"%s==\",\"signatures\":[]}".formatted(plain),
            header + "." + plain + ".AA")) {
      Incoming read = text("a", signed);
      assertThat(turns(only(read))).containsExactly("customer Mo: Hi.");
      assertThat(messages(read))
          .containsExactly("a: the vCon is signed; its signature was not checked");
    }
    assertThat(text("a", header + "." + plain + ".AA").format()).isEqualTo("vcon-compact");
  }

  @Test
  void anEncryptedOneIsRefusedInEachOfItsForms() {
    String header =
        base64("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\"}".getBytes(StandardCharsets.UTF_8));
    for (String encrypted :
        List.of(
            "{\"ciphertext\":\"x\",\"protected\":\"%s\",\"iv\":\"y\",\"tag\":\"z\"}"
                .formatted(header),
            "{\"ciphertext\":\"x\",\"recipients\":[{}],\"unprotected\":{}}",
            header + ".a.b.c.d")) {
      Incoming read = text("a", encrypted);
      assertThat(read.conversations()).isEmpty();
      assertThat(losses(read))
          .singleElement()
          .asString()
          .startsWith("a: the vCon is encrypted, and there is no key");
    }
  }

  @Test
  void aTokenOfSomethingElseIsNoVcon() {
    String header = base64("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8));
    String token =
        header + "." + base64("{\"sub\":\"kit\"}".getBytes(StandardCharsets.UTF_8)) + ".AA";
    assertThat(losses(text("a", token)))
        .singleElement()
        .asString()
        .contains("it is no conversation");
  }

  @Test
  void keysThatWerePressedAreNotShown() {
    String json =
        "{%s,\"dialog\":[{\"type\":\"text\",\"parties\":0,\"body\":\"a\",\"party_history\":[{\"party\":0,\"event\":\"keydown\",\"button\":\"4\",\"time\":\"2026-01-01T00:00:00Z\"},{\"party\":7,\"event\":\"mute\"}]}]}"
            .formatted(PARTIES);
    Incoming read = text("a.json", json);
    assertThat(turns(only(read))).containsExactly("customer Mo: a");
    assertThat(losses(read))
        .singleElement()
        .asString()
        .startsWith("a.json#/dialog/0/party_history/1/party: it names a party");
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
