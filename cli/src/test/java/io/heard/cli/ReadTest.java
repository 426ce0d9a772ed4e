package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `heard read`.
class ReadTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String TWO =
      """
      {"id":"a","turns":[{"speaker":"customer","text":"Let me speak to a manager now."}]}
      {"id":"b","turns":[{"speaker":"customer","text":"When does it arrive?"},{"speaker":"agent","text":"On Friday."}]}
      """;

  @TempDir private Path folder;

  @Test
  void theReportTellsMarksAndNamesWhatWasHeard() {
    Call call = Call.of("read", Call.example("late-parcel.json"));
    assertThat(call.err()).isEmpty();
    assertThat(call.code()).isZero();
    assertThat(call.out())
        .startsWith("late-parcel")
        .contains("The arc", "The conversation", "Nadia · customer", "~~~~~", "Feels unheard")
        .contains("  strong", "  clear", "  mild", "  calm")
        .doesNotContain("\u001b");
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    for (int width : new int[] {60, 80, 100, 120}) {
      for (String name : new String[] {"late-parcel.json", "bank-fraud.json", "pharmacy.json"}) {
        Call call = Call.watched(Path.of(""), "", false, width, "read", Call.example(name));
        assertThat(call.out().lines())
            .allSatisfy(line -> assertThat(Columns.of(line)).as(line).isLessThanOrEqualTo(width));
      }
    }
  }

  @Test
  void colourIsForTerminalsUnlessAskedFor() {
    String file = Call.example("late-parcel.json");
    assertThat(Call.watched(Path.of(""), "", true, 80, "read", file).out()).contains("\u001b[");
    assertThat(Call.watched(Path.of(""), "", true, 80, "read", "--color", "never", file).out())
        .doesNotContain("\u001b[");
    assertThat(Call.of("read", "--color=always", file).out()).contains("\u001b[");
    Call wrong = Call.of("read", "--color", "alwys", file);
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("auto, always, never", "Maybe always.");
  }

  @Test
  void colourChangesNoWord() {
    String file = Call.example("late-parcel.json");
    String plain = Call.of("read", file).out();
    String painted = Call.of("read", "--color=always", file).out();
    assertThat(painted.replaceAll("\u001b\\[[0-9;]*m", "").replaceAll("(?m) +$", ""))
        .isEqualTo(plain.replaceAll("(?m) +$", ""));
  }

  @Test
  void standardInputIsReadAsADash() {
    Call call = Call.in(Path.of(""), TWO, "read", "-", "--as", "jsonl");
    assertThat(call.code()).isZero();
    assertThat(call.out().lines()).hasSize(2);
    assertThat(Call.in(Path.of(""), TWO, "read", "-", "-").code()).isEqualTo(2);
  }

  @Test
  void jsonIsOneObjectForOneConversationAndAnArrayForSeveral() {
    JsonNode one =
        JSON.readTree(Call.of("read", "--as=json", Call.example("late-parcel.json")).out());
    assertThat(one.isObject()).isTrue();
    assertThat(one.get("id").asString()).isEqualTo("late-parcel");
    assertThat(one.get("turns").get(2).get("signals").toString())
        .contains("\"escalation-supervisor\"", "\"speak to a manager\"");
    JsonNode several = JSON.readTree(Call.in(Path.of(""), TWO, "read", "--as", "json", "-").out());
    assertThat(several.isArray()).isTrue();
    assertThat(several.size()).isEqualTo(2);
  }

  @Test
  void evidenceHoldsTheWordsAtItsOffsets() {
    JsonNode reading =
        JSON.readTree(Call.of("read", "--as=json", Call.example("late-parcel.json")).out());
    int quotes = 0;
    for (JsonNode turn : reading.get("turns")) {
      for (JsonNode signal : turn.get("signals")) {
        for (JsonNode evidence : signal.get("evidence")) {
          if (evidence.get("type").asString().equals("quote")) {
            quotes++;
            String text =
                reading.get("turns").get(evidence.get("turn").asInt()).get("text").asString();
            assertThat(text.substring(evidence.get("from").asInt(), evidence.get("to").asInt()))
                .isEqualTo(evidence.get("text").asString());
          }
        }
      }
    }
    assertThat(quotes).isPositive();
  }

  @Test
  void whatHeardDoesNotKnowIsGivenBack() {
    JsonNode reading =
        JSON.readTree(
            Call.in(
                    Path.of(""),
                    "{\"id\":\"x\",\"team\":\"billing\",\"mood\":{\"a\":[1,2]},\"turns\":[{\"speaker\":\"customer\",\"text\":\"Hi.\",\"colour\":\"red\"}]}",
                    "read",
                    "--as=json",
                    "-")
                .out());
    assertThat(reading.get("team").asString()).isEqualTo("billing");
    assertThat(reading.get("mood").toString()).isEqualTo("{\"a\":[1,2]}");
    assertThat(reading.get("turns").get(0).get("colour").asString()).isEqualTo("red");
  }

  @Test
  void csvHasOneRowAConversationAndNoFormula() {
    Call call =
        Call.in(
            Path.of(""),
            TWO
                + "{\"id\":\"=cmd()\",\"turns\":[{\"speaker\":\"customer\",\"text\":\"Hi there.\"}]}\n",
            "read",
            "--as=csv",
            "-");
    assertThat(call.out().lines()).hasSize(4);
    assertThat(call.out().lines().findFirst().orElse(""))
        .startsWith("id,channel,")
        .contains(",escalation-supervisor");
    assertThat(call.out()).contains("'=cmd()");
  }

  @Test
  void severalConversationsAreOneReportEach() {
    Call call = Call.in(Path.of(""), TWO, "read", "-");
    assertThat(call.out()).startsWith("a · ").contains("\nb · ");
  }

  @Test
  void aFileThatIsNotThereIsOneMessageAndTheRestIsRead() {
    Call call =
        Call.of(
            "read",
            "--as=jsonl",
            Call.example("late-parcl.json"),
            Call.example("late-parcel.json"));
    assertThat(call.code()).isEqualTo(1);
    assertThat(call.out().lines()).hasSize(1);
    assertThat(call.err())
        .contains("late-parcl.json: there is no such file.", "Maybe ", "late-parcel.json")
        .doesNotContain("Exception", "\tat ");
  }

  @Test
  void whatIsNoConversationIsOneMessage() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.json"), "{\"turns\": 3");
    Path empty = Files.writeString(folder.resolve("empty.json"), "");
    for (Path file : new Path[] {bad, empty, folder}) {
      Call call = Call.of("read", file.toString());
      assertThat(call.code()).isEqualTo(1);
      assertThat(call.err()).contains(file.toString()).doesNotContain("Exception", "\tat ");
      assertThat(call.out()).isEmpty();
    }
    assertThat(Call.of("read", "--as=json", bad.toString()).out()).isEqualTo("[]\n");
  }

  @Test
  void anUnknownShapeFormatOrRoleIsAWrongCall() {
    String file = Call.example("late-parcel.json");
    assertThat(Call.of("read", "--as", "xml", file).code()).isEqualTo(2);
    assertThat(Call.of("read", "--as", "jsn", file).err()).contains("Maybe json.");
    assertThat(Call.of("read", "--from", "vt", file).err()).contains("Maybe vtt.");
    assertThat(Call.of("read", "--from", "vt", file).code()).isEqualTo(2);
    assertThat(Call.of("read", "--roles", "Ann", file).code()).isEqualTo(2);
    assertThat(Call.of("read").code()).isEqualTo(2);
  }

  @Test
  void outWritesThereAndNeverOverAnInput() throws IOException {
    Path copy = folder.resolve("in.json");
    Files.copy(Call.EXAMPLES.resolve("late-parcel.json"), copy);
    Path out = folder.resolve("out.json");
    Call call = Call.of("read", "--as=json", "--out", out.toString(), copy.toString());
    assertThat(call.code()).isZero();
    assertThat(call.out()).isEmpty();
    assertThat(JSON.readTree(Files.readString(out)).get("id").asString()).isEqualTo("late-parcel");
    Call over = Call.of("read", "--out", copy.toString(), copy.toString());
    assertThat(over.code()).isEqualTo(2);
    assertThat(Files.readString(copy)).contains("\"turns\"");
    assertThat(
            Call.of("read", "--out", folder.resolve("no/such/x").toString(), copy.toString())
                .code())
        .isEqualTo(2);
    assertThat(Call.of("read", "--out", folder.toString(), copy.toString()).code()).isEqualTo(2);
  }

  @Test
  void rolesThatAreInferredAndTurnsThatAreNotReadAreSaid() {
    String talk =
        """
        {"id":"x","turns":[
         {"speaker":"customer","text":"Let me speak to a manager now."},
         {"speaker":"agent","visibility":"note","text":"Customer is upset."},
         {"speaker":"customer","text":"Buenas, no tengo agua caliente y la caldera está haciendo un ruido muy raro."},
         {"speaker":"unknown","text":"Hello there."}]}
        """;
    String out = Call.in(Path.of(""), talk, "read", "-").out();
    assertThat(out).contains("Note, not read", "Turn 3 in Spanish", "is not known");
  }

  @Test
  void whatSteersATerminalIsShownAsADot() {
    String out =
        Call.in(
                Path.of(""),
                "{\"id\":\"x\\u001b[31m\",\"turns\":[{\"speaker\":\"customer\",\"name\":\"A\\u001b[2J\",\"text\":\"Let me \\u001b[31mspeak to a manager now\\u0007.\"}]}",
                "read",
                "-")
            .out();
    assertThat(out).doesNotContain("\u001b").doesNotContain("\u0007").contains("·[31m");
  }

  @Test
  void aPossibleSignalIsShownOnlyWhenAskedFor() {
    for (Path file : new Path[] {Call.EXAMPLES.resolve("crm-sales.vtt")}) {
      String without = Call.of("read", file.toString()).out();
      String with = Call.of("read", "--possible", file.toString()).out();
      assertThat(without).doesNotContain("(possible)");
      assertThat(with.lines().count()).isGreaterThanOrEqualTo(without.lines().count());
    }
  }

  @Test
  void aThousandTurnsAreDrawnInsideTheWidth() {
    var talk = new StringBuilder("{\"id\":\"long\",\"turns\":[");
    for (int i = 0; i < 1000; i++) {
      talk.append(i == 0 ? "" : ",")
          .append(
              i % 2 == 0
                  ? "{\"speaker\":\"customer\",\"text\":\"And the next one?\"}"
                  : "{\"speaker\":\"agent\",\"text\":\"It is on its way.\"}");
    }
    String out = Call.in(Path.of(""), talk + "]}", "read", "-").out();
    assertThat(out.lines().filter(line -> line.startsWith("  calm")).findFirst().orElse(""))
        .hasSizeBetween(60, 80);
  }
}
