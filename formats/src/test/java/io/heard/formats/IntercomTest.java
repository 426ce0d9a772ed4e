package io.heard.formats;

import static io.heard.formats.Reads.only;
import static io.heard.formats.Reads.sample;
import static io.heard.formats.Reads.text;
import static io.heard.formats.Reads.turns;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntercomTest {
  @Test
  void theSourceIsTheFirstMessageAndPartsWithoutWordsAreHappenings() {
    Incoming read = sample("intercom.json");
    Conversation talk = only(read);
    assertThat(read.format()).isEqualTo("intercom");
    assertThat(talk.channel()).isEqualTo(Channel.CHAT);
    assertThat(turns(talk))
        .containsExactly(
            "customer Marta Nowak 0.0: The kettle switches itself off before it boils.\n\n"
                + "I need it for work.",
            "bot Fin 10.0: Have you tried to descale it?",
            "customer Marta Nowak 100.0: Twice.",
            "bot Fin (system) 110.0: assignment",
            "agent Jules Perrin (note) 200.0: Same fault as last week.",
            "agent Jules Perrin 300.0: I am sorry, that is a fault of ours. My colleague Sanna sends"
                + " you a new one.",
            "customer Marta Nowak (system) 400.0: This message was deleted",
            "agent Sanna Berg 3600.0: It is on its way:\n\n- number 4410\n- arrives on Thursday",
            "customer Marta Nowak (system) 3700.0: conversation rating changed");
    assertThat(talk.turns().getFirst().origin().place()).isEqualTo("intercom.json#/source");
    assertThat(talk.turns().getFirst().origin().extra())
        .containsEntry("attachments", List.of("kettle.mp4"));
    assertThat(talk.extra())
        .containsEntry("subject", "Kettle switches itself off")
        .containsEntry("tags", List.of("kettle"))
        .containsEntry("outcome", Map.of("csat", 4, "csatScale", 5, "comment", "Sanna was kind."));
  }

  @Test
  void aTicketBeginsWithItsDescription() {
    Conversation ticket = only(sample("intercom-ticket.json"));
    assertThat(turns(ticket))
        .containsExactly(
            "customer 0.0: My invoice is made out to somebody else.",
            "agent Jules Perrin (system) 300.0: ticket state updated by admin",
            "agent Jules Perrin 600.0: I have put the right name on it and sent it again.");
  }

  @Test
  void aTicketAmongAgentsIsANote() {
    String ticket =
        """
        {"type":"ticket","id":"4","ticket_attributes":{"_default_description_":"Look at the printer."},
         "ticket_type":{"category":"Back-office"},"created_at":1770000000}
        """;
    assertThat(turns(only(text("a.json", ticket))))
        .containsExactly("unknown (note) 0.0: Look at the printer.");
  }

  @Test
  void onePartIsAConversationOfOneTurn() {
    String part =
        """
        {"type":"conversation_part","id":"7","part_type":"note_and_reopen","body":"<p>Ring her.</p>",
         "created_at":1770000000,"author":{"type":"admin","id":"3","name":"Bo"}}
        """;
    assertThat(turns(only(text("a.json", part)))).containsExactly("agent Bo (note) 0.0: Ring her.");
    assertThat(turns(only(text("a.json", "[" + part + "," + part + "]")))).hasSize(2);
  }

  @Test
  void aNotificationCarriesAConversation() {
    String notification =
        """
        {"type":"notification_event","topic":"conversation.user.replied","data":{"type":"notification_event_data",
         "item":{"type":"conversation","id":"9","created_at":1770000000,
          "source":{"type":"email","subject":"<p>Order</p>","body":"<p>Hello</p>","author":{"type":"lead","id":"l1","name":null,"email":"kim@post.example"}},
          "conversation_parts":{"type":"conversation_part.list","conversation_parts":[],"total_count":0}}}}
        """;
    Conversation talk = only(text("a.json", notification));
    assertThat(talk.id()).isEqualTo("9");
    assertThat(talk.channel()).isEqualTo(Channel.EMAIL);
    assertThat(talk.extra()).containsEntry("subject", "Order");
    assertThat(turns(talk)).containsExactly("customer kim@post.example 0.0: Hello");
    assertThat(talk.turns().getFirst().origin().place()).isEqualTo("a.json#/data/item/source");
  }

  @Test
  void aListGivesEachConversation() {
    String one =
        "{\"type\":\"conversation\",\"id\":\"%d\",\"source\":{\"body\":\"<p>Hi</p>\",\"author\":"
            + "{\"type\":\"user\",\"id\":\"u\"}}}";
    String list =
        "{\"type\":\"conversation.list\",\"conversations\":[%s,%s],\"pages\":{}}"
            .formatted(one.formatted(1), one.formatted(2));
    assertThat(text("a.json", list).conversations().stream().map(Conversation::id))
        .containsExactly("1", "2");
  }
}
