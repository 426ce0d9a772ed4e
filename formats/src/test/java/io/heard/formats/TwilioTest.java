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
import org.junit.jupiter.api.Test;

class TwilioTest {
  private static final String GT = "GT000000000000000000000000000000a1";
  private static final String CH = "CH000000000000000000000000000000b1";

  private static String sentence(int channel, int index, String said) {
    return "{\"media_channel\":%d,\"sentence_index\":%d,\"start_time\":null,\"end_time\":null,\"transcript\":\"%s\"}"
        .formatted(channel, index, said);
  }

  private static String page(String next, String sentences) {
    return "{\"sentences\":[%s],\"meta\":{\"key\":\"sentences\",\"url\":\"x/Transcripts/%s/Sentences\",\"next_page_url\":%s}}"
        .formatted(sentences, GT, next);
  }

  private static String message(String author, int index, String body) {
    return "{\"conversation_sid\":\"%s\",\"author\":\"%s\",\"index\":%d,\"body\":\"%s\",\"date_created\":\"2026-03-01T10:00:0%dZ\"}"
        .formatted(CH, author, index, body, index);
  }

  @Test
  void sentencesAndTheirTranscriptAreOneCall() {
    Conversation read = only(sample("twilio-intelligence.json"));
    assertThat(read.id()).isEqualTo(GT);
    assertThat(read.channel()).isEqualTo(Channel.VOICE);
    assertThat(turns(read))
        .containsExactly(
            "agent Freya 0.25-2.0: Alder Plumbing, this is Freya.",
            "customer 2.75-4.5: The tap drips.",
            "agent Freya: I'll send Mats.");
    assertThat(read.turns().get(1).origin().words()).hasSize(3);
    assertThat(read.turns().get(1).origin().place())
        .isEqualTo("twilio-intelligence.json#/1/sentences/0");
    assertThat(read.extra()).containsEntry("language", "en-US");
  }

  @Test
  void pagesAreOneCallAndAMissingPageIsSaid() {
    String first = page("\"x\"", sentence(1, 0, "Alder Plumbing."));
    String second = page("null", sentence(2, 1, "Hi."));
    Options roles = Options.NONE.roles("Channel 1=agent,Channel 2=customer");
    Incoming both = text("a.json", "[" + first + "," + second + "]", roles);
    assertThat(turns(only(both)))
        .containsExactly("agent Channel 1: Alder Plumbing.", "customer Channel 2: Hi.");
    assertThat(only(both).id()).isEqualTo(GT);
    assertThat(messages(both)).isEmpty();
    assertThat(messages(text("a.json", first, roles)))
        .containsExactly(
            "a.json: there are more pages of sentences than this\n"
                + "Maybe put all pages into one list");
  }

  @Test
  void theLibrariesSpellingIsReadToo() {
    String list =
        "[{\"mediaChannel\":\"1\",\"sentenceIndex\":0,\"startTime\":\"0.5\",\"endTime\":\"1.25\",\"transcript\":\"Hello.\"}]";
    assertThat(turns(only(text("a.json", list, Options.NONE.roles("Channel 1=agent")))))
        .containsExactly("agent Channel 1 0.5-1.25: Hello.");
  }

  @Test
  void whatHoldsNoWordsSaysWhereTheyAre() {
    Incoming transcript =
        text(
            "a.json",
            "{\"sid\":\"%s\",\"links\":{\"sentences\":\"u\"},\"channel\":{}}".formatted(GT));
    assertThat(transcript.format()).isEqualTo("twilio-intelligence");
    assertThat(losses(transcript))
        .containsExactly(
            "a.json: the transcript's words stand elsewhere ('links/sentences'), and nothing is"
                + " fetched\nMaybe the answer of /Sentences, in one list with this");
    assertThat(losses(text("a.json", "{\"operator_results\":[],\"meta\":{}}")))
        .singleElement()
        .asString()
        .contains("results of operators and no words");
    assertThat(losses(text("a.json", page("null", ""))))
        .singleElement()
        .asString()
        .contains("the transcript has no sentences");
  }

  @Test
  void messagesStandInTheOrderOfTheirIndex() {
    Conversation read = only(sample("twilio-conversations.json"));
    assertThat(read.id()).isEqualTo(CH);
    assertThat(read.channel()).isEqualTo(Channel.SMS);
    assertThat(turns(read))
        .containsExactly(
            "customer +15550142 0.0: Half my plants are missing",
            "customer +15550142 (system) 0.0: attachment: crate.jpg (image/jpeg)",
            "bot system 2.0: Clover Nursery has your message.",
            "agent rosa.m 90.5: The other crate left today, it is Rosa's mistake and mine.",
            "customer +15550142 300.0: Thanks, both arrived.");
    assertThat(read.turns().getFirst().speaker().roleSource()).isEqualTo(RoleSource.INFERRED);
    assertThat(read.turns().getFirst().origin().externalId())
        .isEqualTo("IM00000000000000000000000000000000");
    assertThat(read.turns().get(1).origin().place())
        .isEqualTo("twilio-conversations.json#/messages/1/media/0");
  }

  @Test
  void messagesMayComeInAListOrAlone() {
    String one = message("Agent Rosa", 0, "Hello.");
    String two = message("Customer", 1, "Hi.");
    assertThat(turns(only(text("a.json", "[" + two + "," + one + "]"))))
        .containsExactly("agent Rosa 0.0: Hello.", "customer 1.0: Hi.");
    assertThat(turns(only(text("a.json", two)))).containsExactly("customer 0.0: Hi.");
    assertThat(text("a.jsonl", one + "\n" + two + "\n").conversations()).hasSize(2);
  }

  @Test
  void twoPhonesAreNobodysSide() {
    String list = message("+15550001", 0, "Here.") + "," + message("+15550002", 1, "Where?");
    Incoming read = text("a.json", "{\"messages\":[%s]}".formatted(list));
    assertThat(read.format()).isEqualTo("twilio-conversations");
    assertThat(only(read).turns())
        .noneMatch(turn -> turn.speaker().roleSource() == RoleSource.FILE);
  }
}
