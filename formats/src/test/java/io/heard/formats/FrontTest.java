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
import org.junit.jupiter.api.Test;

class FrontTest {
  @Test
  void aPageOfMessagesIsReadFromTheOldest() {
    Incoming read = sample("front.json");
    Conversation talk = only(read);
    assertThat(read.format()).isEqualTo("front");
    assertThat(talk.channel()).isEqualTo(Channel.EMAIL);
    assertThat(turns(talk))
        .containsExactly(
            "customer Hanne Dahl 0.0: Can I still change the colour of my bench?",
            "agent Ida Flint 200.25: Of course. Grey or green?",
            "customer Hanne Dahl 300.0: Grey, please.",
            "agent Remy Stone (note) 900.5: Here is what I would write");
    assertThat(talk.turns().getFirst().speaker().id()).isEqualTo("hanne@post.example");
    assertThat(talk.turns().getFirst().origin().place()).isEqualTo("front.json#/_results/3");
    assertThat(talk.turns().getFirst().origin().extra())
        .containsEntry("attachments", List.of("order.pdf"));
    assertThat(talk.extra()).containsEntry("subject", "Re: Garden bench");
  }

  @Test
  void commentsAreNotes() {
    String comments =
        """
        {"_results":[{"_links":{"self":"x"},"id":"com_1","author":{"id":"tea_1","first_name":"Ida"},
          "body":"Ask the workshop","posted_at":1770900000}]}
        """;
    assertThat(turns(only(text("a.json", comments))))
        .containsExactly("agent Ida (note) 0.0: Ask the workshop");
  }

  @Test
  void oneMessageIsAConversationOfOneTurn() {
    String message =
        """
        {"_links":{},"id":"m","type":"sms","is_inbound":true,"created_at":1770900000.5,"body":"Hello",
         "recipients":[{"handle":"+4420","role":"from"}]}
        """;
    Conversation talk = only(text("a.json", message));
    assertThat(talk.channel()).isEqualTo(Channel.SMS);
    assertThat(turns(talk)).containsExactly("customer 0.0: Hello");
  }

  @Test
  void aConversationWithoutItsMessagesSaysWhatToExport() {
    String conversation =
        "{\"_links\":{\"related\":{\"messages\":\"x\"}},\"id\":\"cnv_1\",\"status\":\"archived\"}";
    assertThat(losses(text("a.json", conversation)))
        .containsExactly(
            "a.json: there is no message in it; an overview names conversations without what was"
                + " said\nMaybe export the messages or comments as well");
  }
}
