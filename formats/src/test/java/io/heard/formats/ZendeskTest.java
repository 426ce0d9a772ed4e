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
import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ZendeskTest {
  @Test
  void aTicketIsReadWithItsCommentsAndUsers() {
    Incoming read = sample("zendesk.json");
    Conversation ticket = only(read);
    assertThat(read.format()).isEqualTo("zendesk");
    assertThat(ticket.id()).isEqualTo("4471");
    assertThat(ticket.channel()).isEqualTo(Channel.EMAIL);
    assertThat(turns(ticket))
        .containsExactly(
            "customer Ilse Brandt 0.0: Good morning, the reading lamp arrived with a crack in its"
                + " base.",
            "agent Tom Achterberg (note) 2700.0: Third one from that batch.",
            "agent Tom Achterberg 3000.0: Dear Ms Brandt, I am sorry.\n\n"
                + "Would you like a new lamp or your money back?",
            "customer Ilse Brandt 37530.0: A new one, please.",
            "agent Wren Oduya 110830.0: It left our house today.");
    Turn first = ticket.turns().getFirst();
    assertThat(first.origin().place()).isEqualTo("zendesk.json#/comments/0");
    assertThat(first.origin().externalId()).isEqualTo("60001");
    assertThat(first.origin().extra()).containsEntry("attachments", List.of("base.jpg"));
    assertThat(first.speaker().id()).isEqualTo("9001");
    assertThat(ticket.extra())
        .containsEntry("subject", "Lamp arrived cracked")
        .containsEntry("tags", List.of("damage", "lamp"))
        .containsEntry(
            "outcome", Map.of("csat", 2, "csatScale", 2, "comment", "Quick once somebody looked."));
    assertThat(messages(read)).isEmpty();
  }

  @Test
  void aPageOfCommentsKnowsAgentsByTheirNotes() {
    Conversation page = only(sample("zendesk-comments.json"));
    assertThat(page.turns().stream().map(turn -> turn.speaker().role().id()))
        .containsExactly("customer", "agent", "agent");
    assertThat(page.turns().getFirst().speaker().roleSource()).isEqualTo(RoleSource.INFERRED);
  }

  @Test
  void auditsGiveTheirCommentsAndWhoAsked() {
    Conversation ticket = only(sample("zendesk-audits.json"));
    assertThat(ticket.id()).isEqualTo("33");
    assertThat(turns(ticket))
        .containsExactly(
            "customer 0.0: I cannot sign in since this morning.",
            "agent 1200.0: I have unlocked your account. Could you try again?");
    assertThat(ticket.turns().getLast().origin().place())
        .isEqualTo("zendesk-audits.json#/audits/1/events/0");
    assertThat(ticket.extra()).containsEntry("subject", "Cannot sign in");
  }

  @Test
  void anExportHasOneTicketALine() {
    Incoming read = sample("zendesk-export.jsonl");
    assertThat(read.conversations().stream().map(Conversation::id)).containsExactly("1", "2");
    assertThat(read.conversations().getLast().channel()).isEqualTo(Channel.SMS);
    assertThat(turns(read.conversations().getLast()))
        .containsExactly(
            "customer Sol Marín 0.0: When will you deliver?",
            "agent Tom Achterberg 3600.0: On Friday between nine and eleven.");
  }

  @Test
  void aTicketWithoutCommentsIsItsDescription() {
    String ticket =
        """
        {"tickets":[{"id":5,"requester_id":1,"submitter_id":1,"assignee_id":null,"subject":"a",
          "description":"Where is it?","created_at":"2026-01-01T00:00:00Z","via":{"channel":"web"}},
         {"id":6,"requester_id":1,"submitter_id":9,"assignee_id":9,"subject":"b",
          "description":"I ring you back.","created_at":"2026-01-01T00:00:00Z"}],
         "end_of_stream":true,"count":2}
        """;
    Incoming read = text("a.json", ticket);
    assertThat(read.conversations().stream().map(Reads::turns))
        .containsExactly(
            List.of("customer 0.0: Where is it?"), List.of("agent 0.0: I ring you back."));
    assertThat(read.conversations().getFirst().turns().getFirst().origin().place())
        .isEqualTo("a.json#/tickets/0/description");
  }

  @Test
  void oneCommentIsAConversationOfOneTurn() {
    String comment =
        "{\"id\":3,\"type\":\"Comment\",\"author_id\":8,\"public\":false,\"body\":\"Call her.\"}";
    assertThat(turns(only(text("a.json", comment)))).containsExactly("agent (note): Call her.");
    String page = "{\"comments\":[%s],\"count\":1,\"next_page\":null}".formatted(comment);
    assertThat(turns(only(text("a.json", page)))).containsExactly("agent (note): Call her.");
    assertThat(turns(only(text("a.json", "[" + comment + "]")))).hasSize(1);
  }

  @Test
  void theNewestFirstIsPutInOrderAndWhoeverIsNotTheRequesterIsAnAgent() {
    String ticket =
        """
        {"ticket":{"id":5,"requester_id":1,"submitter_id":1,"assignee_id":2,"subject":"a","email_cc_ids":[4]},
         "comments":[
          {"id":13,"author_id":4,"public":true,"body":"Third","created_at":"2026-01-01T03:00:00Z"},
          {"id":12,"author_id":3,"public":true,"body":"Second","created_at":"2026-01-01T02:00:00Z"},
          {"id":11,"author_id":1,"public":true,"body":"First","created_at":"2026-01-01T01:00:00Z"},
          {"id":10,"author_id":-1,"public":true,"body":"Zeroth","created_at":"2026-01-01T00:00:00Z"}]}
        """;
    assertThat(turns(only(text("a.json", ticket))))
        .containsExactly(
            "bot 0.0: Zeroth",
            "customer 3600.0: First",
            "agent 7200.0: Second",
            "customer 10800.0: Third");
  }

  @Test
  void aCallIsNoSpeechAndAChatInATicketIs() {
    String audits =
        """
        [{"id":1,"ticket_id":7,"author_id":5,"created_at":"2026-01-01T00:00:00Z","events":[
          {"id":2,"type":"VoiceComment","author_id":5,"public":true,"body":"Inbound call from +44 20 7946 0000",
           "data":{"recording_url":"https://shop.example/r"}},
          {"id":3,"type":"ChatStartedEvent","value":{"chat_id":"c","history":[
            {"type":"ChatJoin","actor_type":"end-user","actor_id":"v","actor_name":"Uma","timestamp":1767225600000},
            {"type":"ChatMessage","actor_type":"end-user","actor_id":"v","actor_name":"Uma","message":"Hi","timestamp":1767225601000},
            {"type":"ChatMessage","actor_type":"agent","actor_id":"9","actor_name":"Dov","message":"Hello","timestamp":1767225602500}]}}]}]
        """;
    assertThat(turns(only(text("a.json", audits))))
        .containsExactly(
            "unknown (system) 0.0: Inbound call from +44 20 7946 0000",
            "customer Uma (system) 0.0: joined",
            "customer Uma 1.0: Hi",
            "agent Dov 2.5: Hello");
  }

  @Test
  void aChatIsReadByTheNamesInIt() {
    Incoming read = sample("zendesk-chat.json");
    assertThat(read.format()).isEqualTo("zendesk-chat");
    assertThat(turns(read.conversations().getFirst()))
        .containsExactly(
            "customer Visitor 41220077 (system) 0.0: joined",
            "bot Lantern Lamps 0.9: Welcome! What can we do for you?",
            "customer Noor Haddad 39.15: My parcel is a week late.",
            "agent Bea Lindqvist (system) 58.9: joined",
            "agent Bea Lindqvist 78.9: A week is too long. I am passing you to Oscar, who has the"
                + " carrier's list.",
            "agent Bea Lindqvist (system) 118.9: left",
            "agent Oscar Pell 238.9: It is in Utrecht and comes tomorrow.",
            "agent Oscar Pell (system) 248.9: tagged: late",
            "customer Noor Haddad 478.9: Finally.",
            "customer Noor Haddad (system) 538.9: rated: bad",
            "customer Noor Haddad (system) 568.9: left");
    assertThat(read.conversations().getFirst().extra())
        .containsEntry("outcome", Map.of("csat", 1, "csatScale", 2, "comment", "Too slow."));
    assertThat(read.conversations().get(1).extra()).containsEntry("missed", true);
    assertThat(turns(read.conversations().get(2)))
        .containsExactly("customer Kaspar Roth 0.0: Please ring me about the broken switch.");
  }

  @Test
  void theSideThatAChatGivesGoesBeforeNames() {
    String chat =
        """
        {"type":"chat","id":"c","visitor":{"name":"Sam"},"agent_names":["Sam"],"history":[
          {"type":"chat.msg","name":"Sam","sender_type":"Agent","msg":"Hello","timestamp":"2026-01-01T00:00:00Z"},
          {"type":"chat.msg","name":"Sam","sender_type":"Visitor","msg":"Hi","timestamp":"2026-01-01T00:00:01Z"},
          {"type":"chat.msg","name":"Greeter","sender_type":"Trigger","msg":"Welcome","timestamp":"2026-01-01T00:00:02Z"}]}
        """;
    assertThat(turns(only(text("a.json", chat))))
        .containsExactly(
            "agent Sam 0.0: Hello", "customer Sam 1.0: Hi", "bot Greeter 2.0: Welcome");
  }

  @Test
  void whatIsNoTicketIsRefusedWithAReason() {
    assertThat(losses(text("a.json", "{\"tickets\":[]}", Options.NONE.from("zendesk"))))
        .containsExactly(
            "a.json: this JSON is not in the form 'zendesk'; it is an object with the fields"
                + " tickets\nMaybe leave out --from, so that the form is found");
  }

  @Test
  void aChatThatTheProductWroteDownIsNotOnePersonsSpeech() {
    String comment =
        """
        {"id":3,"type":"Comment","author_id":8,"public":true,"via":{"channel":"chat"},
         "body":"Chat started: 2026-01-01 10:00 AM UTC\\n\\n(10:00:01) Uma: Hi\\n(10:00:05) Dov: Hello"}
        """;
    assertThat(only(text("a.json", comment)).turns().getFirst().visibility())
        .isEqualTo(Visibility.SYSTEM);
  }
}
