package io.heard.formats;

import static io.heard.formats.Reads.losses;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Long inputs, read bit by bit, against the same read whole.
class StreamedTest {
  private static final Formats STREAMED = new Formats(10);

  @Test
  void aListIsTheSameReadBitByBit() {
    var random = new Random(20260302);
    for (int round = 0; round < 20; round++) {
      var list = new StringBuilder(round % 2 == 0 ? "[" : " [\n");
      int entries = 1 + random.nextInt(200);
      for (int i = 0; i < entries; i++) {
        list.append(i == 0 ? "" : random.nextBoolean() ? "," : " ,\n  ").append(entry(random, i));
      }
      isTheSame(list.append("]\n").toString());
    }
  }

  @Test
  void whatIsOneConversationIsNotTakenApart() {
    isTheSame(
        """
        [{"speaker":"agent","text":"Hello."},{"speaker":"customer","text":"Hi, [so] what?"}]
        """);
    isTheSame("[]");
    isTheSame("[3,4]");
    isTheSame("[\n{\"a\":1}]");
  }

  @Test
  void aDamagedEntryCostsNoMoreThanItself() {
    String good = "{\"turns\":[{\"speaker\":\"agent\",\"text\":\"a }]\\\" b\"}]}";
    String list =
        "[" + good + ",\n" + good + ",\n {\"turns\":[{\"speaker\" \"agent\"}]},\n" + good + "]";
    Incoming read = STREAMED.read("a.json", bytes(list), Options.NONE);
    assertThat(read.conversations()).hasSize(3);
    assertThat(losses(read)).singleElement().asString().startsWith("a.json:3:23: it is not valid");
    Incoming cut = STREAMED.read("a.json", bytes("[" + good + ","), Options.NONE);
    assertThat(cut.conversations()).hasSize(1);
    assertThat(losses(cut)).singleElement().asString().contains("it ends before its last bracket");
    Incoming more = STREAMED.read("a.json", bytes("[" + good + "] {}"), Options.NONE);
    assertThat(more.conversations()).hasSize(1);
    assertThat(losses(more)).singleElement().asString().contains("something follows the end");
  }

  @Test
  void aTableIsTheSameReadBitByBit() {
    var random = new Random(20260303);
    for (int round = 0; round < 20; round++) {
      String end = round % 2 == 0 ? "\n" : "\r\n";
      var table = new StringBuilder(round % 3 == 0 ? end : "");
      table.append("speaker,conversation_id,text,at,mood").append(end);
      for (int i = 0; i < 1 + random.nextInt(400); i++) {
        int turns = 1 + random.nextInt(6);
        for (int t = 0; t < turns; t++) {
          table
              .append(t % 2 == 0 ? "customer" : "\"agent\"")
              .append(random.nextBoolean() ? ",c" + i : ",\"c" + i + "\"")
              .append(",")
              .append(field(random))
              .append(",")
              .append(t)
              .append(",")
              .append(end);
          table.append(random.nextInt(10) == 0 ? end : "");
        }
      }
      isTheSame(table.toString());
    }
  }

  @Test
  void aConversationThatComesAgainIsSaid() {
    String filler = "agent,%s," + "x".repeat(20_000) + "\n";
    String table =
        "speaker,conversation_id,text\n"
            + filler.formatted("a")
            + filler.formatted("b")
            + filler.formatted("a");
    Incoming read = STREAMED.read("a.csv", bytes(table), Options.NONE);
    assertThat(read.conversations()).extracting(Conversation::id).containsExactly("a", "b", "a");
    assertThat(Reads.messages(read))
        .anyMatch(
            message -> message.startsWith("a.csv:4: a conversation goes on after another one"));
  }

  private static void isTheSame(String text) {
    Incoming whole = Reads.text("a", text);
    Incoming parts = STREAMED.read("a", bytes(text), Options.NONE);
    assertThat(parts.format()).isEqualTo(whole.format());
    assertThat(parts.problems()).isEqualTo(whole.problems());
    assertThat(parts.conversations()).isEqualTo(whole.conversations());
    for (int i = 0; i < whole.conversations().size(); i++) {
      List<Turn> turns = whole.conversations().get(i).turns();
      assertThat(parts.conversations().get(i).turns()).isEqualTo(turns);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String entry(Random random, int index) {
    var turns = new StringBuilder();
    for (int i = 0; i < 1 + random.nextInt(8); i++) {
      turns
          .append(i == 0 ? "" : ",")
          .append("{\"speaker\":\"")
          .append(i % 2 == 0 ? "customer" : "agent")
          .append("\",\"text\":\"")
          .append(string(random))
          .append("\"}");
    }
    return "{\"id\":\"c%d\",%s\"turns\":[%s]}"
        .formatted(index, random.nextBoolean() ? "\n" : "", turns);
  }

  private static final List<String> PIECES =
      List.of("]", "}", "[{", ",", " ", "é", "😀", "a word", ":", "“", "'");

  private static String string(Random random) {
    return pieces(random, List.of("\\\"", "\\\\", "\\u0041", "\\n"));
  }

  private static String field(Random random) {
    return random.nextBoolean()
        ? "\"" + pieces(random, List.of("\"\"", "\n", "\r\n", ",")) + "x\""
        : pieces(random, List.of()).replace(",", ";") + "y \" z";
  }

  private static String pieces(Random random, List<String> more) {
    var text = new StringBuilder();
    for (int i = 0; i < random.nextInt(30); i++) {
      int which = random.nextInt(PIECES.size() + more.size());
      text.append(which < PIECES.size() ? PIECES.get(which) : more.get(which - PIECES.size()));
    }
    return text.toString();
  }
}
