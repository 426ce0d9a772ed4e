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
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

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
            "agent Kit 300.0: Sorry & thanks,\na new one is on its way",
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
    assertThat(turns(only(read))).containsExactly("unknown: b", "agent Kit: c");
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
}
