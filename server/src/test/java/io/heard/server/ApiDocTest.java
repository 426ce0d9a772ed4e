package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Runs every command of `docs/api.md` in order, in one shell, and holds what it prints against
/// what the page shows below it.
class ApiDocTest {
  private static final Path PAGE = Path.of("../docs/api.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|json|text)\\n(.*?)^```$");

  @TempDir Path folder = Path.of("");

  private record Block(String kind, String text, int line) {}

  @Test
  void everyCommandOfThePageAnswersAsThePageSays() throws Exception {
    List<Block> blocks = blocks();
    var script = new StringBuilder("set -euo pipefail\n");
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).kind().equals("sh")) {
        script.append("{\n%s} > %d.out\n".formatted(blocks.get(i).text(), i));
      }
    }
    Path log = folder.resolve("log");
    try (Served served = Served.in(folder.resolve("data"))) {
      Files.writeString(folder.resolve("page.sh"), script);
      var builder = new ProcessBuilder("bash", "page.sh").directory(folder.toFile());
      builder.environment().put("HEARD", served.base());
      builder.environment().put("TOKEN", served.token());
      int status = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
      assertThat(status).as(Files.readString(log)).isZero();
    }
    int compared = 0;
    for (int i = 1; i < blocks.size(); i++) {
      Block shown = blocks.get(i);
      String printed =
          shown.kind().equals("sh") ? "" : Files.readString(folder.resolve(i - 1 + ".out"));
      switch (shown.kind()) {
        case "json" -> compared += json(shown, printed);
        case "text" -> compared += text(shown, printed);
        default -> {}
      }
    }
    assertThat(compared).isGreaterThan(15);
  }

  private static List<Block> blocks() throws IOException {
    String page = Files.readString(PAGE);
    var blocks = new ArrayList<Block>();
    Matcher matcher = BLOCK.matcher(page);
    while (matcher.find()) {
      int line =
          (int) page.substring(0, matcher.start()).chars().filter(c -> c == '\n').count() + 2;
      blocks.add(new Block(matcher.group(1), matcher.group(2), line));
    }
    return blocks;
  }

  private static int json(Block shown, String printed) {
    List<JsonNode> wanted = values(shown.text());
    List<JsonNode> got = values(printed);
    assertThat(got).as("docs/api.md:%d: %s", shown.line(), printed).hasSameSizeAs(wanted);
    for (int i = 0; i < wanted.size(); i++) {
      holds(wanted.get(i), got.get(i), "docs/api.md:" + shown.line() + " ", printed);
    }
    return wanted.size();
  }

  private static List<JsonNode> values(String text) {
    return Served.MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(text).readAll();
  }

  /// Whether an answer has the fields that the page shows, with values of the same kind, and with
  /// the same words where the page gives words.
  private static void holds(JsonNode shown, JsonNode got, String at, String printed) {
    assertThat(got.getNodeType()).as("%s in %s", at, printed).isEqualTo(shown.getNodeType());
    if (shown.isObject()) {
      for (String field : shown.propertyNames()) {
        assertThat(got.has(field)).as("%s/%s in %s", at, field, printed).isTrue();
        holds(shown.get(field), got.get(field), at + "/" + field, printed);
      }
    } else if (shown.isArray()) {
      assertThat(got.size()).as("%s in %s", at, printed).isGreaterThanOrEqualTo(shown.size());
      for (int i = 0; i < shown.size(); i++) {
        holds(shown.get(i), got.get(i), at + "/" + i, printed);
      }
    } else if (shown.isString() && !shown.stringValue().equals("…")) {
      assertThat(got.stringValue()).as("%s in %s", at, printed).isEqualTo(shown.stringValue());
    } else if (shown.isIntegralNumber() || shown.isBoolean()) {
      assertThat(got.toString()).as("%s in %s", at, printed).isEqualTo(shown.toString());
    }
  }

  /// Whether the lines that the page shows come in this order, others between them.
  private static int text(Block shown, String printed) {
    List<String> lines = printed.lines().toList();
    int from = 0;
    for (String line : shown.text().lines().toList()) {
      String begin = line.replaceFirst("…$", "");
      int at = from;
      while (at < lines.size()
          && !(line.endsWith("…") ? lines.get(at).startsWith(begin) : lines.get(at).equals(line))) {
        at++;
      }
      assertThat(at)
          .as("docs/api.md:%d: '%s' in %s", shown.line(), line, printed)
          .isLessThan(lines.size());
      from = at + 1;
    }
    return 1;
  }
}
