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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormatTest {
  @Test
  void linesGoOnUntilSomebodyElseSpeaks() {
    Conversation read = only(sample("sample.txt"));
    assertThat(turns(read))
        .containsExactly(
            "agent 2.0: Good morning, Pinegrid, Dana speaking.",
            """
            customer 6.0: Hi. My order 4411 never came.
            I paid on Monday.

            Delivery address: 4 Mill Lane\
            """,
            "agent 19.0: Let me look.",
            "unknown (system): [Agent puts the caller on hold]",
            "agent 3723.5: It left us today.");
    assertThat(read.turns().get(2).origin().place()).isEqualTo("sample.txt:6");
    assertThat(read.channel()).isEqualTo(Channel.VOICE);
    assertThat(read.id()).isEqualTo("sample.txt#1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Agent: hello                      | agent: hello
          AGENT : hello                     | agent: hello
          agent 2: hello                    | agent: hello
          Rep: hello                        | agent: hello
          Customer service: hello           | agent: hello
          Caller: hello                     | customer: hello
          Guest: hello                      | customer: hello
          Virtual Agent: hello              | bot: hello
          Dana (Agent): hello               | agent Dana: hello
          Agent (Dana): hello               | agent Dana: hello
          Agent Dana: hello                 | agent Dana: hello
          Agent (Dana) [00:12]: hello       | agent Dana 12.0: hello
          IVR: hello                        | bot: hello
          System: hello                     | unknown (system): hello
          Internal note: hello              | unknown (note): hello
          [00:12] Agent: hello              | agent 12.0: hello
          00:12 Agent: hello                | agent 12.0: hello
          (0:12) Agent: hello               | agent 12.0: hello
          Agent (00:12): hello              | agent 12.0: hello
          Agent [00:00:12.500]: hello       | agent 12.5: hello
          00:00:12,5 - Agent: hello         | agent 12.5: hello
          [00:12 - 00:15.5] Agent: hello    | agent 12.0-15.5: hello
          **Agent:** hello                  | agent: hello
          **Agent**: hello                  | agent: hello
          - Agent: hello                    | agent: hello
          [2026-03-02 09:14:05] Agent: hello | agent 5.0: hello
          2026-03-02T09:14:05Z Agent: hello | agent 5.0: hello
          02/03/2026, 09:14:05 - Agent: hello | agent 5.0: hello
          [9:14:05 AM] Agent: hello         | agent 5.0: hello
          """)
  void aLabelAndItsTimeAreRead(String line, String turn) {
    String first =
        switch (line.charAt(0)) {
          case '2' -> "2026-03-02T09:14:00Z Customer: hi";
          case '0' -> line.contains("/") ? "02/03/2026, 09:14:00 - Customer: hi" : "Customer: hi";
          case '[' ->
              line.startsWith("[2026")
                  ? "[2026-03-02 09:14:00] Customer: hi"
                  : line.startsWith("[9") ? "[9:14:00 AM] Customer: hi" : "Customer: hi";
          default -> "Customer: hi";
        };
    assertThat(turns(only(text("a.txt", first + "\n" + line))).getLast()).isEqualTo(turn);
  }

  @Test
  void wordsMayStandBelowTheNameAndTheTime() {
    Conversation read =
        only(
            text(
                "a.txt",
                """
                Dana Ray  0:02
                Thank you for calling Pinegrid. How can I help?

                Luis  0:07
                My order is late.

                Dana Ray  0:09
                Let me check.
                """));
    assertThat(turns(read))
        .containsExactly(
            "agent Dana Ray 2.0: Thank you for calling Pinegrid. How can I help?",
            "customer Luis 7.0: My order is late.",
            "agent Dana Ray 9.0: Let me check.");
  }

  @Test
  void clockTimesAreCountedFromTheFirstAndOverMidnight() {
    Conversation read =
        only(text("a.txt", "23:59:50 Agent: a\n00:00:10 Customer: b\n00:01:00 Agent: c"));
    assertThat(turns(read)).containsExactly("agent 0.0: a", "customer 20.0: b", "agent 70.0: c");
  }

  @Test
  void hoursAndMinutesOfAChatAreNoMinutesAndSeconds() {
    Conversation read =
        only(text("a.txt", "[14:32] Agent: a\n[14:32] Customer: b\n[15:02] Agent: c"));
    assertThat(turns(read)).containsExactly("agent 0.0: a", "customer 0.0: b", "agent 1800.0: c");
    assertThat(read.channel()).isEqualTo(Channel.OTHER);
  }

  @Test
  void theHeadMaySayWhoIsWho() {
    Conversation read =
        only(
            text(
                "a.txt",
                """
                Chat transcript
                Visitor: Jane
                Agent name: Mark

                (10:02:15) Jane: hi there
                (10:02:30) Mark: Yes?
                (10:03:01) Jane: Order: 4411
                *** Mark left the chat ***
                """));
    assertThat(turns(read))
        .containsExactly(
            "customer Jane 0.0: hi there",
            "agent Mark 15.0: Yes?",
            "customer Jane 46.0: Order: 4411",
            "unknown (system): *** Mark left the chat ***");
  }

  @Test
  void aChatFromAPhoneHasADayAndNoSeconds() {
    Conversation read =
        only(
            text(
                "a.txt",
                """
                12/03/2026, 09:14 - Ann Ray: hello, my order is late
                12/03/2026, 09:15 - Zippel: Sorry! Could you confirm your order number?
                13/03/2026, 09:15 - Ann Ray: 4411
                """));
    assertThat(turns(read))
        .containsExactly(
            "customer Ann Ray 0.0: hello, my order is late",
            "agent Zippel 60.0: Sorry! Could you confirm your order number?",
            "customer Ann Ray 86460.0: 4411");
  }

  @Test
  void byteOrderMarkAndWindowsLineEndsDoNoHarm() {
    Conversation read = only(text("a.txt", "\uFEFFAgent: a\r\n\r\nCustomer: b\r\n"));
    assertThat(turns(read)).containsExactly("agent: a", "customer: b");
  }

  @Test
  void aFieldInsideAMessageIsNoSpeaker() {
    Conversation read =
        only(
            text(
                "a.txt",
                """
                Agent: Please send:
                Name: as on the card
                Order number: the long one
                See https://example.org: it says more
                Customer: Here it is.
                Name: Ann Ray
                Order number: 4411
                """));
    assertThat(read.turns()).hasSize(2);
    assertThat(read.turns().getLast().text())
        .isEqualTo("Here it is.\nName: Ann Ray\nOrder number: 4411");
  }

  @Test
  void theOptionSaysWhoIsWho() {
    Conversation read =
        only(
            text(
                "a.txt",
                "kit: hi\nMo: hello\nkit: so",
                Options.NONE.roles("Kit=agent, Mo = customer")));
    assertThat(turns(read)).containsExactly("agent kit: hi", "customer Mo: hello", "agent kit: so");
    assertThat(read.turns().getFirst().speaker().roleSource()).isEqualTo(RoleSource.OPTION);
  }

  @Test
  void whoCannotBeToldStaysUnknownAndThatIsSaid() {
    Incoming read = text("a.txt", "Ann: Yes.\nBo: No.\nAnn: Yes.\nBo: No.");
    assertThat(turns(only(read)).getFirst()).isEqualTo("unknown Ann: Yes.");
    assertThat(messages(read))
        .singleElement()
        .asString()
        .contains("4 of 4 turns", "--roles \"Ann=agent,Bo=customer\"");
    assertThat(read.lost()).isFalse();
  }

  @Test
  void theHeadOfATranscriptIsLeftOutAndThatIsSaid() {
    Incoming read =
        text(
            "a.txt",
            "Call 17\nDate: 2 March\n\nAgent: Hi.\nCustomer: Hi.\nAgent: So.\nCustomer: No.");
    assertThat(turns(only(read))).hasSize(4);
    assertThat(messages(read)).singleElement().asString().contains("2 lines before");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dear all,\n\nthe meeting is moved to: Friday.\n\nBest\nAnn",
        "just one line",
        "1. Wash\n2. Rinse: twice\n3. Dry",
        "Monday: 9 to 5\nTuesday: 9 to 5\nWednesday: closed",
        "<html><body>Agent wanted</body></html>",
        "key=value\nother: thing",
        "\u0000\u0001\u0002binary"
      })
  void whatIsNoConversationIsRefused(String content) {
    Incoming read = text("a.txt", content);
    assertThat(read.conversations()).isEmpty();
    assertThat(losses(read)).singleElement().asString().startsWith("a.txt: it is ");
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThat(losses(text("a.txt", " \n\n")))
        .containsExactly("a.txt: it is empty\nMaybe the export had nothing to give");
  }

  @Test
  void anEMailIsToldApart() {
    assertThat(
            text("a.txt", "From: Ann <a@example.org>\nTo: Bo\nSubject: Hi\n\nHello: you").format())
        .isEqualTo("eml");
  }
}
