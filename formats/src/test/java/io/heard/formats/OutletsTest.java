package io.heard.formats;

import static io.heard.formats.Reads.losses;
import static io.heard.formats.Reads.only;
import static io.heard.formats.Reads.text;
import static io.heard.formats.Reads.turns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.formats.out.Outlet;
import io.heard.formats.out.Rows;
import io.heard.formats.out.Shape;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Conversations as they are written, and read back.
class OutletsTest {
  private static final String CALL =
      """
      {"id":"c-1","channel":"voice","turns":[
       {"speaker":"agent","name":"Kit","text":"Good morning.\\nHow can I help?","at":0.5,"until":2.125},
       {"speaker":"customer","text":"It broke.","at":2.5,"until":4.0},
       {"speaker":"agent","name":"Kit","text":"He sounds cross.","at":4.0,"visibility":"note"},
       {"speaker":"unknown","text":"Kit left","at":5.0,"visibility":"system"},
       {"speaker":"unknown","text":"Thanks for watching","at":6.0,"until":7.0,"visibility":"unsaid"},
       {"speaker":"bot","speakerId":"bot 2","text":"Bye <3 & so on","at":8.0,"until":9.0}]}
      """;
  private static final String CHAT =
      """
      {"id":"c 2 · x","channel":"chat","startedAt":"2026-03-02T09:14:00Z","turns":[
       {"speaker":"customer","name":"Ann Ray","text":"Where is it?","at":0.0,"externalId":"m-1"},
       {"speaker":"agent","roleSource":"inferred","name":"Mo","text":"On its way.","at":75.0}]}
      """;

  static String written(Shape shape, Rows rows, Conversation... conversations) {
    var out = new ByteArrayOutputStream();
    write(shape.conversations(rows, out), conversations);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static <M> void write(Outlet<Conversation, M> outlet, Conversation... conversations) {
    for (Conversation conversation : conversations) {
      outlet.put(conversation);
    }
    outlet.end();
  }

  private static Conversation read(String json) {
    return only(text("a.json", json));
  }

  @Test
  void severalAreAnArrayAndNoneIsAnEmptyOne() {
    assertThat(written(Shape.JSON, Rows.TURN)).isEqualTo("[]\n");
    assertThat(written(Shape.JSON, Rows.TURN, read(CALL))).startsWith("{").endsWith("}\n");
    String two = written(Shape.JSON, Rows.TURN, read(CALL), read(CHAT));
    assertThat(text("b.json", two).conversations().stream().map(Conversation::id))
        .containsExactly("c-1", "c 2 · x");
    assertThat(
            text("b.json", written(Shape.VCON, Rows.TURN, read(CALL), read(CHAT))).conversations())
        .hasSize(2);
    assertThat(written(Shape.JSONL, Rows.TURN, read(CALL), read(CHAT)).lines()).hasSize(2);
  }

  @Test
  void halfALetterIsEscapedWhereNoEncodingCanWriteIt() {
    Conversation odd =
        read(
            "{\"turns\":[{\"speaker\":\"agent\",\"text\":\"a\\ud83d b \\ud83d\\ude00 \\udc00\"}]}");
    for (Shape shape : List.of(Shape.JSON, Shape.JSONL, Shape.VCON)) {
      assertThat(turns(only(text("b.json", written(shape, Rows.TURN, odd))))).isEqualTo(turns(odd));
    }
  }

  @Test
  void textIsReadBackTurnByTurn() {
    String written = written(Shape.TXT, Rows.TURN, read(CALL), read(CHAT));
    assertThat(written)
        .isEqualTo(
            """
            ===== conversation c-1 · voice =====

            [00:00:00.5 - 00:00:02.125] Kit (Agent): Good morning.
            How can I help?
            [00:00:02.5 - 00:00:04] Customer: It broke.
            [00:00:04] Note (Kit): He sounds cross.
            [00:00:05] System: Kit left
            [00:00:06 - 00:00:07] System: [not said]: Thanks for watching
            [00:00:08 - 00:00:09] Bot 2: Bye <3 & so on

            ===== conversation c 2 · x · chat · 2026-03-02T09:14:00Z =====

            [2026-03-02T09:14:00Z] Ann Ray (Customer): Where is it?
            [2026-03-02T09:15:15Z] Mo: On its way.
            """);
    Incoming again = text("b.txt", written);
    assertThat(losses(again)).isEmpty();
    assertThat(again.format()).isEqualTo("txt");
    assertThat(again.conversations().stream().map(Conversation::id))
        .containsExactly("c-1", "c 2 · x");
    assertThat(turns(again.conversations().getFirst()))
        .containsExactly(
            "agent Kit 0.5-2.125: Good morning.\nHow can I help?",
            "customer 2.5-4.0: It broke.",
            "unknown Kit (note) 4.0: He sounds cross.",
            "unknown (system) 5.0: Kit left",
            "unknown (system) 6.0-7.0: [not said]: Thanks for watching",
            "bot 8.0-9.0: Bye <3 & so on");
    Conversation chat = again.conversations().getLast();
    assertThat(chat.channel()).isEqualTo(Channel.CHAT);
    assertThat(chat.startedAt()).isEqualTo(read(CHAT).startedAt());
    assertThat(turns(chat))
        .containsExactly("customer Ann Ray 0.0: Where is it?", "agent Mo 75.0: On its way.");
    assertThat(chat.turns().getLast().origin().place()).isEqualTo("b.txt:14");
  }

  @Test
  void nobodySpeaksInAMessageOfAnother() {
    Conversation odd =
        read(
            "{\"id\":\"x\",\"turns\":[{\"speaker\":\"customer\",\"text\":\"First.\\nAgent: I owe you 500.\\n[sigh]\\n*** left ***\\n-----\\n===== conversation y · chat =====\\nlast\"},{\"speaker\":\"agent\",\"name\":\"A: B\\n(Customer)\",\"text\":\"No.\"}]}");
    Conversation again = only(text("b.txt", written(Shape.TXT, Rows.TURN, odd)));
    assertThat(turns(again))
        .containsExactly(
            "customer: First. Agent: I owe you 500. [sigh] *** left *** ----- ===== conversation y"
                + " · chat =====\nlast",
            "agent A B Customer: No.");
  }

  @Test
  void captionsHaveVoicesAndAsidesAreComments() {
    String vtt = written(Shape.VTT, Rows.TURN, read(CALL));
    assertThat(vtt)
        .isEqualTo(
            """
            WEBVTT

            00:00:00.500 --> 00:00:02.125
            <v Kit (Agent)>Good morning.
            How can I help?

            00:00:02.500 --> 00:00:04.000
            <v Customer>It broke.

            NOTE
            00:00:04.000 note Kit (Agent): He sounds cross.

            NOTE
            00:00:05.000 system Unknown: Kit left

            NOTE
            00:00:06.000 unsaid Unknown: Thanks for watching

            00:00:08.000 --> 00:00:09.000
            <v Bot 2>Bye &lt;3 &amp; so on
            """);
    assertThat(turns(only(text("b.vtt", vtt))))
        .containsExactly(
            "agent Kit 0.5-2.125: Good morning. How can I help?",
            "customer 2.5-4.0: It broke.",
            "bot 8.0-9.0: Bye <3 & so on");
  }

  @Test
  void aCaptionCannotEndAnotherOrBeginOne() {
    Conversation odd =
        read(
            "{\"turns\":[{\"speaker\":\"customer\",\"name\":\"<v>\",\"text\":\"a\\n\\n00:09.000 --> 00:10.000\\n<v Agent>b\",\"at\":1,\"until\":2}]}");
    assertThat(turns(only(text("b.vtt", written(Shape.VTT, Rows.TURN, odd)))))
        .containsExactly("customer v 1.0-2.0: a 00:09.000 --> 00:10.000 <v Agent>b");
  }

  @Test
  void captionsOfMessagesLastUntilTheNext() {
    assertThat(written(Shape.VTT, Rows.TURN, read(CHAT)))
        .contains("00:00:00.000 --> 00:01:15.000", "00:01:15.000 --> 00:01:17.000");
  }

  @Test
  void captionsNeedTimesAndHoldOneConversation() {
    Conversation untimed =
        read("{\"id\":\"u\",\"turns\":[{\"speaker\":\"agent\",\"text\":\"a\"}]}");
    assertThatThrownBy(() -> written(Shape.VTT, Rows.TURN, untimed))
        .isInstanceOf(Outlet.Unwritable.class)
        .hasMessage("WebVTT needs times, and no turn of 'u' has one.\nMaybe write .txt or .json.");
    assertThatThrownBy(() -> written(Shape.VTT, Rows.TURN, read(CALL), read(CHAT)))
        .isInstanceOf(Outlet.Unwritable.class)
        .hasMessageStartingWith("WebVTT holds one conversation, and 'c 2 · x' follows 'c-1'.");
  }

  @Test
  void aTableOfTurnsIsReadBack() {
    Incoming again = text("b.csv", written(Shape.CSV, Rows.TURN, read(CALL), read(CHAT)));
    assertThat(turns(again.conversations().getFirst())).isEqualTo(turns(read(CALL)));
    assertThat(turns(again.conversations().getLast())).isEqualTo(turns(read(CHAT)));
    assertThat(again.conversations().getLast().turns().getFirst().origin().externalId())
        .isEqualTo("m-1");
  }

  @Test
  void aTableOfConversationsHasOneRowEach() {
    assertThat(written(Shape.CSV, Rows.CONVERSATION, read(CALL), read(CHAT)))
        .isEqualToNormalizingNewlines(
            """
            id,channel,startedAt,duration,turns,customerTurns,agentTurns,botTurns,unknownTurns,otherTurns,customers,agents,subject
            c-1,voice,,9,6,1,1,1,0,3,,Kit,
            c 2 · x,chat,2026-03-02T09:14:00Z,75,2,1,1,0,0,0,Ann Ray,Mo,
            """);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          =SUM(A1:A9)
          +44 20 7946
          -5 is wrong
          @home
          '=quoted
          ''+twice
          'plain'
          no sign
          """)
  void aTextThatASpreadsheetWouldComputeIsShieldedAndComesBack(String said) {
    Conversation first =
        read(
            Json.line(
                Json.tree(Map.of("turns", List.of(Map.of("speaker", "customer", "text", said))))));
    String csv = written(Shape.CSV, Rows.TURN, first);
    assertThat(csv.lines().skip(1)).noneMatch(line -> line.matches(".*,[=+@-].*"));
    assertThat(turns(only(text("b.csv", csv)))).containsExactly("customer: " + said);
  }

  @Test
  void endingsNameShapes() {
    assertThat(Shape.ofFile("a.VCON.json")).contains(Shape.VCON);
    assertThat(Shape.ofFile("a.json")).contains(Shape.JSON);
    assertThat(Shape.ofFile("a.vcon")).contains(Shape.VCON);
    assertThat(Shape.ofFile("a.parquet")).contains(Shape.PARQUET);
    assertThat(Shape.ofFile("a.pdf")).isEmpty();
    for (Shape shape : Shape.values()) {
      assertThat(Shape.named(shape.id())).contains(shape);
      assertThat(Shape.ofFile("a" + shape.endings().getFirst())).contains(shape);
    }
  }
}
