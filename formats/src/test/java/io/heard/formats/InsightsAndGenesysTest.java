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
import io.heard.conversation.Turn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InsightsAndGenesysTest {
  @Test
  void entriesHaveRolesAndUsers() {
    Conversation read = only(sample("ccai-insights.json"));
    assertThat(read.startedAt()).isEqualTo(Instant.parse("2026-01-12T08:50:00Z"));
    assertThat(read.channel()).isEqualTo(Channel.CHAT);
    assertThat(turns(read))
        .containsExactly(
            "bot 0.0: Welcome to Heron Ferries. An agent will be with you.",
            "customer 12.5: Is the noon boat running?",
            "agent 30.0: It is, with twenty minutes' delay.",
            "agent 50.0: Ada from the quay here: now ten.");
    assertThat(read.turns().stream().map(turn -> turn.speaker().id()))
        .containsExactly("9", "1", "2", "3");
    assertThat(read.turns().get(2).origin().place()).isEqualTo("ccai-insights.json#/entries/2");
    assertThat(read.extra()).containsKey("conversation_info");
  }

  @Test
  void theSameNumberOnBothSidesAreTwoSpeakers() {
    Conversation read =
        only(
            text(
                "a.json",
                "{\"entries\":[{\"text\":\"Hi.\",\"role\":\"agent\",\"user_id\":1,\"start_timestamp_usec\":0},{\"text\":\"Hello.\",\"role\":\"customer\",\"user_id\":1,\"start_timestamp_usec\":1500000}]}"));
    assertThat(turns(read)).containsExactly("agent 0.0: Hi.", "customer 1.5: Hello.");
    assertThat(read.turns().stream().map(Turn::speaker).distinct()).hasSize(2);
    assertThat(read.turns().getFirst().speaker().id()).isEqualTo("agent 1");
  }

  @Test
  void theApisConversationHasSegments() {
    Conversation read = only(sample("ccai-insights-api.json"));
    assertThat(read.id()).isEqualTo("ferry-77");
    assertThat(read.channel()).isEqualTo(Channel.VOICE);
    assertThat(turns(read))
        .containsExactly(
            "agent 0.4-2.2: Heron Ferries, Noor speaking.",
            "customer 3.0-5.1: I left my bag aboard.",
            "bot 6.25: Stay on the line.");
    assertThat(read.turns().getFirst().speaker().id()).isEqualTo("noor");
    assertThat(read.turns().getFirst().origin().words()).hasSize(4);
    assertThat(read.turns().getFirst().origin().extra()).containsOnlyKeys("confidence");
    assertThat(read.turns().get(1).origin().extra()).containsKey("sentiment");
  }

  @Test
  void theOtherSpellingIsTheSame() {
    String snake =
        """
        {"name":"projects/p/locations/l/conversations/s","start_time":"2026-01-12T09:00:00Z",
         "transcript":{"transcript_segments":[
          {"text":"Hello.","channel_tag":1,"message_time":"2026-01-12T08:59:59Z","segment_participant":{"role":"END_USER","user_id":"7"}},
          {"text":"Good day.","words":[{"word":"Good","start_offset":{"seconds":"1","nanos":500000000},"end_offset":{"seconds":2}}],"segment_participant":{"role":"ROLE_UNSPECIFIED"},"channel_tag":2}]},
         "call_metadata":{"agent_channel":2}}\
        """;
    Conversation read = only(text("a.json", snake));
    assertThat(turns(read)).containsExactly("customer 0.0: Hello.", "agent 1.5-2.0: Good day.");
    assertThat(read.turns().getLast().origin().place())
        .isEqualTo("a.json#/transcript/transcript_segments/1");
  }

  @Test
  void genesysPhrasesBelongToWhoeverTookPartThen() {
    Conversation read = only(sample("genesys.json"));
    assertThat(read.id()).isEqualTo("moss-call-4");
    assertThat(read.channel()).isEqualTo(Channel.VOICE);
    assertThat(read.startedAt()).isEqualTo(Instant.parse("2026-01-12T09:30:00Z"));
    assertThat(turns(read))
        .containsExactly(
            "bot 3.0-4.8: Welcome to Moss & Tarn.",
            "agent 21.0-23.1: Jonas here, how can I help?",
            "customer 24.5-26.0: My heating is off.",
            "agent 51.0-52.3: lena from service here");
    assertThat(read.turns().stream().map(turn -> turn.speaker().id()))
        .containsExactly("bot", "jonas-1", "customer", "lena-2");
    assertThat(read.turns().get(2).origin().extra())
        .containsEntry("sentiment", new BigDecimal("-0.6"));
    assertThat(read.turns().get(1).origin().extra()).doesNotContainKey("sentiment");
    assertThat(read.extra()).containsEntry("topics", List.of("Heating"));
    assertThat(read.turns().get(2).origin().words()).hasSize(2);
    assertThat(read.turns().getLast().origin().place())
        .isEqualTo("genesys.json#/transcripts/0/phrases/3");
  }

  @Test
  void genesysTimesMayCountFromTheBeginning() {
    String file =
        """
        {"conversationId":"g","conversationStartTime":1768210200000,"mediaType":"message","transcripts":[{"messageType":"whatsapp","phrases":[
         {"text":"hi","decoratedText":null,"participantPurpose":"external","startTimeMs":500,"duration":1500},
         {"text":"hello","participantPurpose":"internal","offset":{"milliseconds":4200}},
         {"text":"about my bill","type":"subject"},
         {"text":"bye","participantPurpose":"agent"}]}],
         "participants":[{"participantPurpose":"internal","userId":"u-1","startTimeMs":0}]}\
        """;
    Conversation read = only(text("a.json", file));
    assertThat(read.channel()).isEqualTo(Channel.SOCIAL);
    assertThat(read.startedAt()).isEqualTo(Instant.parse("2026-01-12T09:30:00Z"));
    assertThat(turns(read))
        .containsExactly("customer 0.5-2.0: hi", "agent 4.2: hello", "agent: bye");
    assertThat(read.turns().get(1).speaker().id()).isEqualTo("u-1");
    assertThat(read.extra()).containsEntry("subject", "about my bill");
  }

  @Test
  void genesysStartThatIsTooLateIsNotBelieved() {
    String file =
        "{\"conversationStartTime\":1768210200000,\"transcripts\":[{\"phrases\":[{\"text\":\"hi\",\"participantPurpose\":\"external\",\"startTimeMs\":1768210199000}]}]}";
    Conversation read = only(text("a.json", file));
    assertThat(read.startedAt()).isEqualTo(Instant.parse("2026-01-12T09:29:59Z"));
    assertThat(turns(read)).containsExactly("customer 0.0: hi");
  }

  @Test
  void aCommunicationWithoutPhrasesIsSaid() {
    Incoming read =
        text("a.json", "{\"conversationId\":\"g\",\"communicationId\":\"k\",\"transcripts\":[]}");
    assertThat(read.format()).isEqualTo("genesys");
    assertThat(losses(read)).singleElement().asString().contains("has no phrases");
    assertThat(messages(read)).hasSize(1);
  }

  @Test
  void aPhraseJustBeforeItsAgentCameIsStillTheirs() {
    String file =
        """
        {"conversationId":"g","transcripts":[{"phrases":[
         {"text":"one","participantPurpose":"internal","startTimeMs":8500},
         {"text":"two","participantPurpose":"internal","startTimeMs":50000}]}],
         "participants":[
          {"participantPurpose":"agent","userId":"u-1","startTimeMs":10000,"endTimeMs":20000},
          {"participantPurpose":"agent","userId":"u-2","startTimeMs":30000,"endTimeMs":40000}]}\
        """;
    assertThat(only(text("a.json", file)).turns().stream().map(turn -> turn.speaker().id()))
        .containsExactly("u-1", "agent");
  }
}
