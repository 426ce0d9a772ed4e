package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.formats.Formats;
import io.heard.formats.Incoming;
import io.heard.formats.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `heard notes`.
class NotesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern QUOTE = Pattern.compile("“([^”]*)” \\(turn (\\d+)\\)");
  private static final String PROMISED =
      """
      {"id":"a","startedAt":"2026-03-09T10:00:00Z","turns":[
       {"speaker":"customer","name":"Ann","text":"The tap in flat 4 is still dripping. When does somebody come?"},
       {"speaker":"agent","name":"Bo","text":"I will send Karim by Wednesday."}]}
      """;

  @TestFactory
  Stream<DynamicTest> everyNoteOfEveryExampleNamesItsTurnAndQuotesIt() throws IOException {
    try (Stream<Path> files = Files.list(Call.EXAMPLES)) {
      return files
          .filter(file -> !file.toString().endsWith(".md"))
          .sorted()
          .map(file ->
              DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> check(file)))
          .toList()
          .stream();
    }
  }

  private static void check(Path file) throws IOException {
    Call call = Call.of("notes", "--without-model", file.toString());
    assertThat(call.code()).as(call.err()).isZero();
    assertThat(call.out().lines().filter(line -> line.startsWith("- ")))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).containsPattern("\\(turns? [0-9]"));
    Incoming incoming = new Formats().read(file.toString(), Files.readAllBytes(file), Options.NONE);
    String[] notes = call.out().split("\n\n\n");
    assertThat(notes).hasSameSizeAs(incoming.conversations());
    for (int i = 0; i < notes.length; i++) {
      Matcher quote = QUOTE.matcher(notes[i]);
      while (quote.find()) {
        String turn =
            incoming
                .conversations()
                .get(i)
                .turns()
                .get(Integer.parseInt(quote.group(2)) - 1)
                .text();
        assertThat(turn.replaceAll("\\s+", " ")).contains(quote.group(1));
      }
    }
  }

  @Test
  void aPromiseStandsWithItsDayAndItsTurn() {
    Call call = Call.in(Path.of(""), PROMISED, "notes", "--without-model", "-");
    assertThat(call.out())
        .startsWith("a · 9 March 2026, 10:00 UTC · 2 turns\nAnn (customer), Bo (agent)\n")
        .contains("- Bo: “I will send Karim by Wednesday.” (turn 2), due Wednesday 11 March 2026")
        .contains("- “When does somebody come?” (turn 1) – “I will send Karim by Wednesday.”");
  }

  @Test
  void noLineIsBrokenAndColourIsForTerminals() {
    String file = Call.example("late-parcel.json");
    Call piped = Call.of("notes", "--without-model", file);
    assertThat(piped.out()).doesNotContain("\u001b");
    assertThat(piped.out().lines())
        .anySatisfy(line -> assertThat(line.length()).isGreaterThan(100));
    Call watched = Call.watched(Path.of(""), "", true, 60, "notes", "--without-model", file);
    assertThat(watched.out()).contains("\u001b[");
    assertThat(watched.out().replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(piped.out());
  }

  @Test
  void jsonIsOneObjectForOneConversationAndAnArrayForSeveral() {
    JsonNode one =
        JSON.readTree(
            Call.in(Path.of(""), PROMISED, "notes", "--without-model", "--as=json", "-").out());
    assertThat(one.get("promises").get(0).get("due").asString()).isEqualTo("2026-03-11");
    String line = PROMISED.replace("\n", "");
    JsonNode several =
        JSON.readTree(
            Call.in(
                    Path.of(""),
                    line + "\n" + line + "\n",
                    "notes",
                    "--without-model",
                    "--as=json",
                    "-")
                .out());
    assertThat(several.isArray()).isTrue();
    assertThat(several.size()).isEqualTo(2);
  }

  @Test
  void whatSteersATerminalIsShownAsADot() {
    String out =
        Call.in(
                Path.of(""),
                PROMISED.replace("still dripping", "still \\u001b[31m dripping"),
                "notes",
                "--without-model",
                "-")
            .out();
    assertThat(out).doesNotContain("\u001b").contains("·[31m");
  }

  @Test
  void aWrongCallAndAMissingFileAreSaid() {
    assertThat(Call.of("notes", "--as", "xml", "-").code()).isEqualTo(2);
    assertThat(Call.of("notes").code()).isEqualTo(2);
    Call missing = Call.of("notes", "--without-model", "no-such.json");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("no-such.json: there is no such file.");
    assertThat(missing.out()).isEmpty();
  }
}
