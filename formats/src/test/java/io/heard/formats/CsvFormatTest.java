package io.heard.formats;

import static io.heard.formats.Reads.losses;
import static io.heard.formats.Reads.messages;
import static io.heard.formats.Reads.only;
import static io.heard.formats.Reads.sample;
import static io.heard.formats.Reads.text;
import static io.heard.formats.Reads.turns;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Conversation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest {
  @Test
  void rowsOfOneConversationAreGathered() {
    Incoming read = sample("sample.csv");
    assertThat(read.format()).isEqualTo("csv");
    assertThat(read.conversations().stream().map(Conversation::id)).containsExactly("7", "8");
    assertThat(turns(read.conversations().getFirst()))
        .containsExactly(
            "customer Mo 0.0: It broke;\nagain",
            "agent Kit 90.0: I see.",
            "agent Kit (note) 120.0: He sounds cross.");
    assertThat(read.conversations().getFirst().turns().get(1).origin().place())
        .isEqualTo("sample.csv:5");
    assertThat(read.conversations().getLast().turns().getFirst().origin().extra())
        .containsEntry("Score", "3");
    assertThat(messages(read))
        .containsExactly(
            "sample.csv:1: columns taken: Ticket ID for conversation, Author Type for role, From"
                + " for speaker, Message for text, Sent at for time, Public for visibility");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void theSeparatorIsFound(String separator) {
    String csv =
        "speaker,text\nagent,Hello\ncustomer,\"Hi, you; there\t\"\n"
            .replace("speaker,text", "speaker" + separator + "text")
            .replace("agent,", "agent" + separator)
            .replace("customer,", "customer" + separator);
    assertThat(turns(only(text("a.csv", csv))))
        .containsExactly("agent: Hello", "customer: Hi, you; there");
  }

  @Test
  void withoutAColumnOfWordsTheColumnsAreNamed() {
    assertThat(losses(text("a.csv", "ticket_id,speaker,words\n1,agent,hi\n")))
        .containsExactly(
            "a.csv:1: no column holds what was said; there are ticket_id, speaker, words\n"
                + "Maybe name one of them text, message or body");
  }

  @Test
  void withoutAColumnOfSpeakersTheColumnsAreNamed() {
    assertThat(losses(text("a.csv", "ticket_id,message\n1,hi\n")))
        .singleElement()
        .asString()
        .contains("no column holds who speaks; there are ticket_id, message");
  }

  @Test
  void anIdThatRepeatsNamesConversationsElseMessages() {
    assertThat(
            text("a.csv", "id,speaker,text\n1,agent,a\n1,customer,b\n2,agent,c\n").conversations())
        .hasSize(2);
    Conversation one = only(text("a.csv", "id,speaker,text\n1,agent,a\n2,customer,b\n"));
    assertThat(one.turns().getLast().origin().externalId()).isEqualTo("2");
  }

  @Test
  void timesOfAllKindsAreRead() {
    String csv =
        """
        speaker,text,at
        agent,a,1700000000
        agent,b,1700000001500
        agent,c,2023-11-14T22:13:25Z
        agent,d,later
        """;
    Incoming read = text("a.csv", csv);
    assertThat(turns(only(read)))
        .containsExactly("agent 0.0: a", "agent 1.5: b", "agent 5.0: c", "agent: d");
    assertThat(messages(read))
        .anyMatch(message -> message.startsWith("a.csv:5: a time cannot be read"));
  }

  @Test
  void aMissingQuoteIsNotTheEnd() {
    Incoming read = text("a.csv", "speaker,text\nagent,\"never closed\ncustomer,b\n");
    assertThat(read.conversations()).hasSize(1);
  }
}
