package io.heard.formats;

import static io.heard.formats.Reads.losses;
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

class ChatwootTest {
  @Test
  void aPageOfMessagesIsReadByTheirTypes() {
    Incoming read = sample("chatwoot.json");
    Conversation talk = only(read);
    assertThat(read.format()).isEqualTo("chatwoot");
    assertThat(talk.id()).isEqualTo("510");
    assertThat(talk.channel()).isEqualTo(Channel.CHAT);
    assertThat(turns(talk))
        .containsExactly(
            "customer Edda Vik 0.0: My voucher is not accepted.",
            "bot 1.0: Thanks, we will be with you in ten minutes.",
            "unknown (system) 50.0: Conversation was assigned to Lou Marsh",
            "agent Lou Marsh (note) 100.0: Voucher ran out yesterday, I can extend it.",
            "agent Priya Rao 160.0: I have extended your voucher until May.",
            "customer Edda Vik (system) 200.0: attachment: thanks.png",
            "bot 300.0: Please rate the conversation");
    assertThat(talk.extra())
        .containsEntry("labels", List.of("refund"))
        .containsEntry("outcome", Map.of("csat", 5, "csatScale", 5, "comment", "Lovely."));
  }

  @Test
  void contactsAndUsersOfTheSameNumberAreTwoPeople() {
    Conversation talk = only(sample("chatwoot.json"));
    assertThat(talk.turns().get(0).speaker().id()).isEqualTo("contact-1");
    assertThat(talk.turns().get(3).speaker().id()).isEqualTo("user-1");
  }

  @Test
  void aWebhookCarriesOneMessage() {
    Conversation talk = only(sample("chatwoot-webhook.json"));
    assertThat(talk.id()).isEqualTo("612");
    assertThat(talk.startedAt()).hasToString("2026-02-12T13:05:57Z");
    assertThat(turns(talk)).containsExactly("customer Leo Grech 0.0: Do you ship to Malta?");
  }

  @Test
  void conversationsAreReadWithTheirMessages() {
    String list =
        """
        {"data":{"meta":{"all_count":1},"payload":[{"id":7,"inbox_id":1,"status":"resolved","labels":[],
         "meta":{"sender":{"id":3,"name":"Tess"},"channel":"Channel::Email"},
         "messages":[{"id":2,"content":"Done","message_type":"outgoing","created_at":1770000060,"private":false,
           "content_attributes":{"automation_rule_id":4},"sender":null},
          {"id":1,"content":"Hello","message_type":"incoming","created_at":1770000000,"private":false,
           "sender":{"id":3,"type":"contact"}},
          {"id":3,"content":"This message was deleted","message_type":1,"created_at":1770000070,"private":false,
           "content_attributes":{"deleted":true},"sender":{"id":1,"name":"Al","type":"user"}},
          {"id":4,"content":"I am a machine","message_type":1,"created_at":1770000080,"private":false,
           "sender":{"id":1,"name":"Robo","type":"agent_bot"}}]}]}}
        """;
    Conversation talk = only(text("a.json", list));
    assertThat(talk.channel()).isEqualTo(Channel.EMAIL);
    assertThat(turns(talk))
        .containsExactly(
            "customer Tess 0.0: Hello",
            "bot 60.0: Done",
            "agent Al (system) 70.0: deleted",
            "bot Robo 80.0: I am a machine");
    assertThat(talk.turns().getFirst().origin().place())
        .isEqualTo("a.json#/data/payload/0/messages/1");
  }

  @Test
  void aMessageThatIsTooLongCostsNoOther() {
    String page =
        """
        {"payload":[{"id":1,"content":"%s","message_type":0,"private":false,"created_at":1770000000},
         {"id":2,"content":"Hello","message_type":1,"private":false,"created_at":1770000001}]}
        """
            .formatted("x".repeat(100_001));
    Incoming read = text("a.json", page);
    assertThat(turns(only(read))).containsExactly("agent 0.0: Hello");
    assertThat(losses(read))
        .containsExactly(
            "a.json#/payload/0: the message has 100001 characters; at most 100000 are read\n"
                + "Maybe cut it, or split it into turns");
  }
}
