package io.heard.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Our own JSON files with values in them that nobody expects: what should be a list is a number,
/// what should be a time is null, and so on. Each is read or refused, and never throws.
class OddTreesTest {
  private static final long SEED = Long.getLong("seed", 20260302L);
  private static final int ROUNDS = 150;
  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "-1",
          "1e400",
          "1e-2000000000",
          "123456789012345678901234567890",
          "\"\"",
          "\"\\ud800 2026-13-45T99:99\"",
          "[]",
          "[null,1,[]]",
          "{}",
          "{\"text\":{\"a\":[null]}}");

  @Test
  void oddValuesNeverThrow() throws IOException {
    var random = new Random(SEED);
    Path folder = Roots.top().resolve("formats/src/test/resources/io/heard/formats/samples");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        String text = Files.readString(file);
        for (int round = 0; round < ROUNDS; round++) {
          isReadOrRefused(file, text, random);
        }
      }
    }
  }

  private static void isReadOrRefused(Path file, String text, Random random) {
    if (!(Json.parse(text) instanceof Json.Parsed.Tree tree)) {
      throw new IllegalStateException(file + " is no JSON.");
    }
    for (int i = 0; i <= random.nextInt(3); i++) {
      change(tree.root(), random);
    }
    String changed = Json.line(tree.root());
    Incoming read =
        Reads.FORMATS.read("odd", changed.getBytes(StandardCharsets.UTF_8), Options.NONE);
    assertThat(read.conversations().size() + read.problems().size())
        .as("%s, seed %d: %s", file.getFileName(), SEED, changed)
        .isPositive();
  }

  private static void change(JsonNode root, Random random) {
    var holders = new ArrayList<JsonNode>();
    gather(root, holders);
    if (holders.isEmpty()) {
      return;
    }
    JsonNode holder = holders.get(random.nextInt(holders.size()));
    String odd = ODD.get(random.nextInt(ODD.size()));
    JsonNode value = Json.parse(odd) instanceof Json.Parsed.Tree tree ? tree.root() : holder;
    boolean remove = random.nextInt(4) == 0;
    if (holder instanceof ObjectNode object) {
      List<String> names = List.copyOf(object.propertyNames());
      String name = names.get(random.nextInt(names.size()));
      if (remove) {
        object.remove(name);
      } else {
        object.set(name, value);
      }
    } else if (holder instanceof ArrayNode array) {
      array.set(random.nextInt(array.size()), value);
    }
  }

  private static void gather(JsonNode node, List<JsonNode> holders) {
    if (node.isContainer() && !node.isEmpty()) {
      holders.add(node);
      node.values().forEach(child -> gather(child, holders));
    }
  }
}
