package io.heard.formats;

import static io.heard.formats.Reads.losses;
import static io.heard.formats.Reads.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void theCauseNamesWhatIsWrongAndWhatToTry() {
    record Case(String json, String where, String cause, String maybe) {}
    for (Case one :
        List.of(
            new Case(
                "{\n \"a\": 1 // one\n}",
                "2:9",
                "it holds comments, the first of them here",
                "take them out and try again"),
            new Case(
                "{\"a\": /* one */ 1}",
                "1:7",
                "it holds comments, the first of them here",
                "take them out and try again"),
            new Case(
                "{\"a\": [1,\n2,]}",
                "2:3",
                "a comma stands before a closing bracket here",
                "take out the comma and try again"),
            new Case(
                "{\"a\": 1, // one\n \"b\": 2,\n}",
                "1:10",
                "it holds comments, and commas before closing brackets, the first of them here",
                "take out both and try again"),
            new Case(
                "{\"a\": 1\n}\n}",
                "3:1",
                "a closing bracket stands here that none opened",
                "take it out, or one further up that stands too early"),
            new Case(
                "{\"a\": [1}",
                "1:9",
                "a closing bracket stands here that does not fit the one opened",
                "take it out, or one further up that stands too early"),
            new Case(
                "{\"a\": // one\n 1 2}",
                "1:7",
                "unexpected character '/'",
                "a comma, quote or bracket is missing just before this place"))) {
      assertThat(losses(text("a.json", one.json())))
          .as(one.json())
          .singleElement()
          .asString()
          .startsWith("a.json:%s: it is not valid JSON: %s".formatted(one.where(), one.cause()))
          .endsWith("\nMaybe " + one.maybe());
    }
  }

  /// Files that a maker's documentation shows, and that are no JSON.
  @Test
  void realFilesThatAreNearlyJsonAreExplained() throws IOException {
    Path root = Roots.fixtures().orElse(null);
    if (root == null) {
      System.out.println("JsonTest: no fixtures beside the project, 3 files skipped");
    }
    assumeTrue(root != null, "no fixtures beside the project");
    Path folder = root == null ? Path.of("") : root.resolve("contact-lens");
    assertThat(said(folder.resolve("malformed_example-output-files-0.json")))
        .isEqualTo(
            """
            x:297:1: it is not valid JSON: a closing bracket stands here that none opened;\
             the 10 whole turns before it were read
            Maybe take it out, or one further up that stands too early\
            """);
    assertThat(said(folder.resolve("malformed_example-output-files-1.json")))
        .isEqualTo(
            """
            x:10:44: it is not valid JSON: it holds comments, the first of them here
            Maybe take them out and try again\
            """);
    assertThat(said(folder.resolve("malformed_rules-eventbridge-event-1.json")))
        .isEqualTo(
            """
            x:2:18: it is not valid JSON: it holds comments, and commas before closing brackets,\
             the first of them here
            Maybe take out both and try again\
            """);
  }

  private static String said(Path file) throws IOException {
    return String.join("\n", losses(text("x", Files.readString(file))));
  }

  @Test
  void whatIsWrittenStraightIsWhatItsTreeIs() {
    var value = new LinkedHashMap<String, @Nullable Object>();
    value.put("text", "Ünsicher 😀 \u2028 \"\\\n");
    value.put("number", new BigDecimal("1E+40"));
    value.put("long", 1L << 40);
    value.put("nothing", null);
    value.put("list", List.of(1, true, Map.of("a", 1.5)));
    Json.Writing writing = json -> Json.write(value, json);
    assertThat(Json.built(writing)).isEqualTo(Json.tree(value));
    assertThat(new String(Json.bytes(writing), StandardCharsets.UTF_8))
        .isEqualTo(Json.tree(value) + "\n");
  }

  @Test
  void halfOfALetterThatIsWrittenIsEscaped() {
    assertThat(new String(Json.bytes(json -> Json.write("a\uD83D", json)), StandardCharsets.UTF_8))
        .isEqualTo("\"a\\uD83D\"\n");
  }
}
