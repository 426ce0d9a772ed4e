package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What was heard with the model in all examples on the machine where it was written down, against
/// what is heard on this one. Processors differ in the last digits of the model's numbers; what is
/// said about a turn must not. Written anew with `-Dgolden=write`, when model or detectors change.
class SameEverywhereTest {
  private static final Path GOLDEN =
      Path.of("src", "test", "resources", "golden", "with-model.txt");

  @Test
  void whatIsHeardIsTheSameOnEveryMachine() throws IOException {
    List<String> heard = heard();
    if ("write".equals(System.getProperty("golden"))) {
      Files.write(GOLDEN, heard);
    }
    List<String> golden = Files.readAllLines(GOLDEN);
    assertThat(heard).hasSameSizeAs(golden);
    var differing = new ArrayList<String>();
    for (int i = 0; i < heard.size(); i++) {
      if (!heard.get(i).equals(golden.get(i))) {
        differing.add(golden.get(i) + "\n  here: " + heard.get(i));
      }
    }
    assertThat(differing)
        .as(
            "%d of %d turns; maybe the model or a detector has changed: look, and if it is right, run with -Dgolden=write",
            differing.size(), golden.size())
        .isEmpty();
  }

  /// A line a turn: where it stands, its intensity, and its signals with their confidence.
  private static List<String> heard() throws IOException {
    var lines = new ArrayList<String>();
    try (Stream<Path> files = Files.list(Path.of("..", "examples"))) {
      for (Path file : files.filter(f -> !f.toString().endsWith(".md")).sorted().toList()) {
        Call call = Call.of("read", "--as", "jsonl", file.toString());
        assertThat(call.code()).isZero();
        for (String line : call.out().lines().toList()) {
          JsonNode reading = JsonMapper.shared().readTree(line);
          for (JsonNode turn : reading.path("turns")) {
            var signals = new TreeSet<String>();
            for (JsonNode signal : turn.path("signals")) {
              signals.add(
                  signal.path("code").asString() + "=" + signal.path("confidence").asString());
            }
            lines.add(
                "%s#%d %s %s"
                    .formatted(
                        reading.path("id").asString(),
                        turn.path("index").asInt(),
                        turn.path("intensity").asString(""),
                        String.join(" ", signals)));
          }
        }
      }
    }
    return lines;
  }
}
