package io.heard.formats;

import static io.heard.formats.Reads.only;
import static io.heard.formats.Reads.sample;
import static io.heard.formats.Reads.text;
import static io.heard.formats.Reads.turns;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshdeskTest {
  @Test
  void aTicketAndItsConversationsAreReadInOrderOfTime() {
    Incoming read = sample("freshdesk.json");
    Conversation ticket = only(read);
    assertThat(read.format()).isEqualTo("freshdesk");
    assertThat(ticket.channel()).isEqualTo(Channel.EMAIL);
    assertThat(turns(ticket))
        .containsExactly(
            "customer Aoife Byrne 0.0: Hello,\nyou charged me twice in March.",
            "agent (note) 1200.0: Looks like the nightly job ran twice.",
            "agent 84600.0: You are right, and the second sum is on its way back to you.",
            "customer Aoife Byrne 176400.0: Thank you, that was quick.",
            "agent (system) 180000.0: deleted");
    assertThat(ticket.turns().stream().map(turn -> turn.speaker().id()))
        .containsExactly("61001", "5001", "5002", "61001", "5002");
    assertThat(ticket.turns().get(1).origin().place()).isEqualTo("freshdesk.json#/conversations/1");
    assertThat(ticket.turns().getFirst().origin().extra())
        .containsEntry("attachments", List.of("statement.pdf"));
    assertThat(ticket.extra()).containsEntry("subject", "Charged twice in March");
  }

  @Test
  void theFormOfVersionOneIsReadToo() {
    Conversation ticket = only(sample("freshdesk-v1.json"));
    assertThat(ticket.id()).isEqualTo("71");
    assertThat(turns(ticket))
        .containsExactly(
            "customer Piet Vos 0.0: Can I change my cabin?",
            "agent Nell Quist 3600.0: Yes, until the day before.");
  }

  @Test
  void entriesOfSeveralTicketsAreSeveralConversations() {
    String entry =
        "{\"id\":%d,\"body\":\"<p>%s</p>\",\"incoming\":%s,\"private\":false,\"user_id\":4,"
            + "\"ticket_id\":%d,\"created_at\":\"2026-01-01T0%d:00:00Z\"}";
    String list =
        "[%s,%s,%s]"
            .formatted(
                entry.formatted(1, "One", true, 8, 3),
                entry.formatted(2, "Two", true, 9, 2),
                entry.formatted(3, "Three", false, 8, 1));
    Incoming read = text("a.json", list);
    assertThat(read.conversations().stream().map(Conversation::id)).containsExactly("8", "9");
    assertThat(turns(read.conversations().getFirst()))
        .containsExactly("agent 0.0: Three", "customer 7200.0: One");
  }

  @Test
  void whatWentToSomebodyElseIsANote() {
    String entry =
        """
        {"id":1,"body":"<div>Could you look at this?</div>","incoming":false,"private":false,"source":8,
         "user_id":5,"ticket_id":3,"created_at":"2026-01-01T00:00:00Z","to_emails":["carrier@post.example"]}
        """;
    assertThat(turns(only(text("a.json", entry))))
        .containsExactly("agent (note) 0.0: Could you look at this?");
  }

  @Test
  void aTicketThatAnAgentBeganIsTheirs() {
    String ticket =
        """
        {"id":1,"requester_id":2,"responder_id":3,"source":10,"status":2,"priority":1,"subject":"s",
         "description":"<div>Your lease ends in May.</div>","description_text":"Your lease ends in May.",
         "created_at":"2026-01-01T00:00:00Z"}
        """;
    assertThat(turns(only(text("a.json", ticket))))
        .containsExactly("agent 0.0: Your lease ends in May.");
  }

  @Test
  void quotedMailIsCutWhereItsHtmlMarksIt() {
    String entry =
        """
        {"id":1,"body":"<div>Yes.</div><blockquote class=\\"freshdesk_quote\\">Is it broken?</blockquote>",
         "body_text":"Yes. Is it broken?","incoming":true,"private":false,"user_id":5,"created_at":null}
        """;
    assertThat(turns(only(text("a.json", entry)))).containsExactly("customer: Yes.");
  }

  @Test
  void aWebChatIsReadWithoutItsRepeatedDescriptionAndItsGreetingIsABots() {
    String chat =
        """
        {"ticket":{"id":9,"subject":"Ink","description_text":"Ticket Description: The ink is dry again.","source":15,
          "requester_id":2,"responder_id":3,"created_at":"2026-01-01T08:00:00Z"},
         "conversations":[
          {"id":1,"body_text":"Hello! How can we help?","incoming":false,"private":false,"source":15,"user_id":null,"created_at":"2026-01-01T08:00:00Z"},
          {"id":2,"body_text":"The ink is dry again.","incoming":true,"private":false,"source":20,"user_id":2,"created_at":"2026-01-01T08:00:01Z"},
          {"id":3,"body_text":"I send you a new one.","incoming":false,"private":false,"source":20,"user_id":3,"created_at":"2026-01-01T08:01:00Z"}]}
        """;
    Conversation talk = only(text("a.json", chat));
    assertThat(talk.channel()).isEqualTo(Channel.CHAT);
    assertThat(turns(talk))
        .containsExactly(
            "bot 0.0: Hello! How can we help?",
            "customer 1.0: The ink is dry again.",
            "agent 60.0: I send you a new one.");
  }
}
