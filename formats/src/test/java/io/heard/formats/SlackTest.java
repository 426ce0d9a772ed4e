package io.heard.formats;

import static io.heard.formats.Reads.messages;
import static io.heard.formats.Reads.only;
import static io.heard.formats.Reads.sample;
import static io.heard.formats.Reads.text;
import static io.heard.formats.Reads.turns;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Conversation;
import io.heard.conversation.RoleSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlackTest {
  @Test
  void aThreadIsAConversationAndTheRestOfTheChannelAnother() {
    Incoming read = sample("slack.json");
    assertThat(read.format()).isEqualTo("slack");
    assertThat(turns(read.conversations().getFirst()))
        .containsExactly(
            "unknown (system) 0.0: @U7 has joined the channel",
            "customer Anja Fehr 240.0: My invoice is missing too. Can you help me?",
            "bot Ticket robot 250.0: Ticket 44 opened",
            "agent Theo Blank 300.0: I'll look into it, @Anja Fehr. Could you tell me your number?");
    assertThat(turns(read.conversations().getLast()))
        .containsExactly(
            "customer Ruth Amsel 0.0: Good morning @here, my order isn't in #orders. Does anybody"
                + " see it?",
            "agent Theo Blank 60.0: Hi @Ruth Amsel, let me check: your order is on its page.",
            "customer Ruth Amsel 120.0: It says & shows nothing.");
    assertThat(read.conversations().getLast().turns().getFirst().origin().place())
        .isEqualTo("slack.json#/1");
    assertThat(read.conversations().getLast().turns().getFirst().origin().externalId())
        .isEqualTo("1771100060.000200");
  }

  @Test
  void anEditedMessageStandsInItsLastWording() {
    Incoming read = sample("slack-event.json");
    // Nobody says whose side it is; the words do.
    assertThat(turns(only(read))).containsExactly("customer 0.0: My parcel came, but it is empty.");
    assertThat(only(read).turns().getFirst().speaker().roleSource()).isEqualTo(RoleSource.INFERRED);
    assertThat(only(read).id()).isEqualTo("C9");
    assertThat(messages(read)).isEmpty();
  }

  @Test
  void editsAndDeletionsInAListTakeThePlaceOfWhatTheyChange() {
    String list =
        """
        [{"team_id":"T","event":{"type":"message","channel":"C","user":"U1","text":"First","ts":"1.000100"}},
         {"team_id":"T","event":{"type":"message","channel":"C","user":"U1","text":"Second","ts":"2.000100"}},
         {"team_id":"T","event":{"type":"message","subtype":"message_changed","channel":"C","ts":"9.1",
          "message":{"type":"message","user":"U1","text":"First, mended","ts":"1.000100"}}},
         {"team_id":"T","event":{"type":"message","subtype":"message_deleted","channel":"C","ts":"9.2",
          "deleted_ts":"2.000100","previous_message":{"type":"message","user":"U1","text":"Second","ts":"2.000100"}}}]
        """;
    assertThat(turns(only(text("a.json", list))))
        .containsExactly("unknown 0.0: First, mended", "unknown (system) 1.0: deleted");
  }

  @Test
  void namesAreTakenFromUsersAndWordsFromBlocks() {
    String page =
        """
        {"ok":true,"channel":"C1","messages":[
          {"type":"message","user":"U2","text":"Sure <@U1|ann>, mail <mailto:a@shop.example|a@shop.example> or <https://shop.example>","ts":"1771100001.000100"},
          {"type":"message","user":"U1","text":"","ts":"1771100000.000100","blocks":[{"type":"rich_text","elements":[
            {"type":"rich_text_section","elements":[{"type":"text","text":"Help me, "},{"type":"user","user_id":"U2"},{"type":"text","text":"!"}]}]}]},
          {"type":"message","user":"U1","text":"","ts":"1771100002.000100","files":[{"id":"F","name":"bill.pdf"}]}],
         "users":[{"id":"U1","name":"ann","profile":{"real_name":"Ann Moor"}},{"id":"U2","real_name":"Ben Ott"}]}
        """;
    Conversation talk = only(text("a.json", page));
    assertThat(talk.turns().stream().map(turn -> turn.speaker().name() + ": " + turn.text()))
        .containsExactly(
            "Ann Moor: Help me, @Ben Ott!",
            "Ben Ott: Sure @ann, mail a@shop.example or https://shop.example",
            "Ann Moor: attachment: bill.pdf");
    assertThat(talk.turns().getLast().origin().extra())
        .containsEntry("attachments", List.of("bill.pdf"));
  }

  @Test
  void aMentionOfAnAppIsAMessage() {
    String event =
        """
        {"team_id":"T","event_id":"E","event":{"type":"app_mention","user":"U1","text":"<@U0> where is it?","ts":"1771100000.000100","channel":"C"}}
        """;
    assertThat(turns(only(text("a.json", event)))).containsExactly("unknown 0.0: @U0 where is it?");
  }
}
