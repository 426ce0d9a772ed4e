package io.heard.formats;

import static io.heard.formats.Reads.losses;
import static io.heard.formats.Reads.messages;
import static io.heard.formats.Reads.only;
import static io.heard.formats.Reads.sample;
import static io.heard.formats.Reads.text;
import static io.heard.formats.Reads.turns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import java.util.List;
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
                + "Maybe name one of them text, message or body, or --columns \"text=NAME\"");
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

  @Test
  void aLineThatNamesTheSeparatorIsNoHeader() {
    Incoming read = sample("german.csv");
    assertThat(read.format()).isEqualTo("csv");
    assertThat(read.conversations().stream().map(Conversation::id)).containsExactly("1", "2");
    assertThat(turns(read.conversations().getFirst()))
        .containsExactly(
            "customer 0.0: Wo ist mein Paket?\nEs fehlt.", "agent Anna 120.0: Ich sehe nach.");
    assertThat(read.conversations().getFirst().turns().getLast().origin().place())
        .isEqualTo("german.csv:6");
    assertThat(messages(read))
        .containsExactly(
            "german.csv:2: columns taken: Ticket for conversation, Absender for speaker, Nachricht"
                + " for text, Gesendet am for time");
  }

  @Test
  void aTicketARowIsAConversationOfOneTurn() {
    Incoming read = sample("tickets.csv");
    assertThat(read.conversations().stream().map(Conversation::id))
        .containsExactly("T5", "T6", "T7");
    assertThat(read.conversations().stream().map(Reads::turns))
        .containsExactly(
            List.of("customer: The lamp is broken."),
            List.of("customer Bob Ray: Which bulb fits?"),
            List.of("customer Cy Marsh: First line\nsecond line"));
    Conversation first = read.conversations().getFirst();
    assertThat(first.turns().getFirst().speaker().id()).isEqualTo("ann@post.example");
    assertThat(first.extra()).containsEntry("subject", "Lamp");
    assertThat(first.turns().getFirst().origin().extra()).containsEntry("Status", "open");
    assertThat(messages(read))
        .singleElement()
        .asString()
        .endsWith("each row is a ticket of its customer");
  }

  @Test
  void ticketsWhoseNumberRepeatsAreNotTakenForOneTurnEach() {
    assertThat(losses(text("a.csv", "ticket_id,customer,comment\n1,Ann,a\n1,Ann,b\n")))
        .singleElement()
        .asString()
        .contains("no column holds who speaks; there are ticket_id, customer, comment");
  }

  @Test
  void aTranscriptARowIsAConversation() {
    Incoming read =
        text(
            "a.csv",
            "call_id,transcript\n1,\"Agent: Hi\nCustomer: Ho\"\n2,\"Agent: A\nCustomer: B\"\n");
    assertThat(read.conversations().stream().map(Reads::turns))
        .containsExactly(List.of("agent: Hi", "customer: Ho"), List.of("agent: A", "customer: B"));
    assertThat(read.conversations().getLast().turns().getFirst().origin().place())
        .isEqualTo("a.csv:4");
  }

  @Test
  void columnsAreNamedByWhoReads() {
    String csv = "Nr,Meldung,Wer,Wann\n1,Hello there,Customer,10:00\n1,Hi,Agent,10:05\n";
    Options options = Options.NONE.columns("text=Meldung, speaker = wer,time=4");
    Incoming read = text("a.csv", csv, options);
    assertThat(turns(only(read))).containsExactly("customer 0.0: Hello there", "agent 300.0: Hi");
    assertThat(messages(read).getFirst())
        .contains("Wer for speaker, Meldung for text, Wann for time");
  }

  @Test
  void aColumnThatIsNotThereIsSaidWithThoseThatAre() {
    String csv = "Nr,Meldung,Wer\n1,Hello there,Customer\n";
    assertThat(losses(text("a.csv", csv, Options.NONE.columns("text=Meldung,speaker=Wre"))))
        .containsExactly(
            "a.csv:1: there is no column 'Wre'; there are Nr, Meldung, Wer\nMaybe \"speaker=Wer\"");
    assertThat(losses(text("a.csv", csv, Options.NONE.columns("text=9"))))
        .singleElement()
        .asString()
        .startsWith("a.csv:1: there is no column 9; there are Nr, Meldung, Wer\nMaybe \"text=1\"");
  }

  @Test
  void aTableWithoutAHeaderIsReadByNumbers() {
    String csv =
        "7,2026-03-02 09:14,Customer,\"Where is it, please?\"\n7,2026-03-02 09:15,Agent,Coming.\n";
    assertThat(losses(text("a.csv", csv)))
        .containsExactly(
            "a.csv:1: the first line does not name columns that are known\nMaybe a first line as"
                + " conversation_id,timestamp,speaker,text, or their names or numbers: --columns"
                + " \"text=3,speaker=2\"");
    Incoming read =
        text("a.csv", csv, Options.NONE.columns("conversation=1,time=2,speaker=3,text=4"));
    assertThat(turns(only(read)))
        .containsExactly("customer 0.0: Where is it, please?", "agent 60.0: Coming.");
    assertThat(losses(text("a.csv", csv, Options.NONE.columns("text=Words"))))
        .containsExactly(
            "a.csv:1: there is no column 'Words'; there are 4 columns\nMaybe \"text=1\", the"
                + " column's number, where no name is right");
  }

  @Test
  void namedColumnsLeaveOtherFormatsAlone() {
    Options options = Options.NONE.columns("text=Message,speaker=From");
    assertThat(text("a.txt", "Agent: Hi\nCustomer: Ho\n", options).format()).isEqualTo("txt");
    assertThat(text("a.json", "{\"turns\":[]}", options).format()).isEqualTo("json");
  }

  @Test
  void aWrongUseOfAColumnIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> Options.NONE.columns("txt=Message"))
        .hasMessage(
            "The columns hold 'txt=Message', and 'txt' is no use of a column.\nMaybe \"text=Message\".");
    assertThatThrownBy(() -> Options.NONE.columns("Message"))
        .hasMessage(
            "The columns hold 'Message', which is no use=column.\nMaybe \"text=Message,speaker=From\".");
    assertThatThrownBy(() -> Options.NONE.columns("text="))
        .hasMessage("The columns name none for 'text'.\nMaybe \"text=3\", its number.");
    assertThat(Options.NONE.columns("text=What was said, in full,speaker=2").columns())
        .containsEntry("text", "What was said, in full")
        .containsEntry("speaker", "2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "expéditeur;message;envoyé le\nClient;Ho;2026-03-02 09:14\nAgent;Hi;2026-03-02 09:15\n",
        "remitente,mensaje,fecha y hora\nCliente,Ho,2026-03-02 09:14\nAgente,Hi,2026-03-02 09:15\n",
        "direction,message,sent_at\noutbound,Hi,2026-03-02T09:15:00Z\ninbound,Ho,2026-03-02T09:14:00Z\n",
        "is_inbound\tbody\ttime\nTrue\tHo\t14:32\nFalse\tHi\t14:33\n",
        "date|time|speaker|text\n2026-03-02|09:14|customer|Ho\n2026-03-02|09:15|agent|Hi\n",
        "Export of March\n\nspeaker,text,at\ncustomer,Ho,14:32:00\nagent,Hi,14:33:00\n",
        "speaker, text, at\ncustomer, \"Ho\", 0\nagent, \"Hi\", 60\n",
        "speaker,text,at\ncustomer,\"H\"o,0\nagent,Hi,60\n"
      })
  void quirksOfExportsGiveTheSame(String csv) {
    Incoming read = text("a.csv", csv);
    assertThat(losses(read)).isEmpty();
    assertThat(only(read).turns().stream().map(Turn::text)).containsExactly("Ho", "Hi");
    assertThat(turns(only(read))).containsExactly("customer 0.0: Ho", "agent 60.0: Hi");
  }

  @Test
  void aCellThatIsTooLongCostsItsRow() {
    String csv =
        "id,speaker,text\n1,agent,Hi\n2,customer,%s\n3,customer,Ho\n"
            .formatted("x".repeat(10_000_000));
    Incoming read = text("a.csv", csv);
    assertThat(turns(only(read))).containsExactly("agent: Hi", "customer: Ho");
    assertThat(losses(read))
        .singleElement()
        .asString()
        .startsWith(
            "a.csv:3: the row has 10000000 characters in its words; at most 100000 are read");
  }

  @Test
  void conversationsMayLieBetweenOneAnother() {
    String csv =
        "conversation_id,speaker,text\nb,agent,1\na,agent,2\nb,customer,3\na,customer,4\nb,agent,5\n";
    Incoming read = text("a.csv", csv);
    assertThat(read.conversations().stream().map(Conversation::id)).containsExactly("b", "a");
    assertThat(turns(read.conversations().getFirst()))
        .containsExactly("agent: 1", "customer: 3", "agent: 5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "#", "a", "", " "})
  void aSeparatorThatCannotBeOneIsNoneNamed(String separator) {
    String csv = "sep=%s\nspeaker,text\nagent,Hi\n".formatted(separator);
    assertThat(turns(only(text("a.csv", csv)))).containsExactly("agent: Hi");
    Options options = Options.NONE.columns("text=2,speaker=1");
    assertThat(text("a.csv", csv, options).problems()).isNotEmpty();
  }
}
