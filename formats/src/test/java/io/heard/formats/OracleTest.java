package io.heard.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Speaker;
import io.heard.conversation.Timing;
import io.heard.conversation.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every turn of files that others wrote, against numbers that were got by other means: the scripts
/// in `src/test/oracle`, in another language, run once. An oracle holds no words: of a turn's text
/// it knows how many letters and digits it has. A role `?` is one that the file does not say; what
/// is inferred there is not compared.
class OracleTest {
  private static final String HEADER =
      "file;format;conversation;turn;speaker;role;visibility;at;until;letters";

  @Test
  void everyTurnIsAsAnotherFoundIt() throws IOException {
    Map<String, List<String>> oracle = oracle();
    Path root = Roots.fixtures().orElse(null);
    if (root == null) {
      System.out.printf(
          "OracleTest: no fixtures beside the project, %d files skipped%n", oracle.size());
    }
    assumeTrue(root != null, "no fixtures beside the project");
    if (root == null) {
      return;
    }
    for (var file : oracle.entrySet()) {
      Path path = root.resolve(file.getKey());
      Incoming read =
          Reads.FORMATS.read(path.getFileName().toString(), Files.readAllBytes(path), Options.NONE);
      assertThat(String.join("\n", rows(file.getKey(), read, file.getValue())))
          .as(file.getKey())
          .isEqualTo(String.join("\n", file.getValue()));
    }
  }

  @Test
  void noFileOfAFolderIsForgotten() throws IOException {
    Path root = Roots.fixtures().orElse(null);
    assumeTrue(root != null, "no fixtures beside the project");
    Path fixtures = root == null ? Path.of("") : root;
    Set<String> known = oracle().keySet();
    var folders = new LinkedHashSet<String>();
    known.forEach(file -> folders.add(file.substring(0, file.indexOf('/'))));
    for (String folder : folders) {
      try (Stream<Path> files = Files.walk(fixtures.resolve(folder))) {
        assertThat(
                files
                    .filter(Files::isRegularFile)
                    .map(file -> fixtures.relativize(file).toString())
                    .filter(file -> !known.contains(file)))
            .as(folder)
            .isEmpty();
      }
    }
  }

  /// The rows of each file, in order.
  static Map<String, List<String>> oracle() throws IOException {
    Path folder = Roots.top().resolve("formats/src/test/resources/io/heard/formats/oracle");
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
    var rows = new LinkedHashMap<String, List<String>>();
    for (Path file : files) {
      List<String> lines = Files.readAllLines(file);
      assertThat(lines.getFirst()).as(file.toString()).isEqualTo(HEADER);
      for (String line : lines.subList(1, lines.size())) {
        rows.computeIfAbsent(line.substring(0, line.indexOf(';')), key -> new ArrayList<>())
            .add(line);
      }
    }
    return rows;
  }

  private static List<String> rows(String file, Incoming read, List<String> expected) {
    var rows = new ArrayList<String>();
    for (int i = 0; i < read.conversations().size(); i++) {
      Conversation conversation = read.conversations().get(i);
      List<String> speakers =
          conversation.turns().stream().map(turn -> turn.speaker().id()).distinct().toList();
      for (Turn turn : conversation.turns()) {
        rows.add(
            Stream.of(
                    file,
                    read.format(),
                    i,
                    turn.index(),
                    speakers.indexOf(turn.speaker().id()),
                    role(
                        turn.speaker(),
                        rows.size() < expected.size() ? expected.get(rows.size()) : ""),
                    turn.visibility().id(),
                    turn.timing().start().map(OracleTest::seconds).orElse(""),
                    turn.timing() instanceof Timing.Spoken spoken ? seconds(spoken.until()) : "",
                    turn.text().codePoints().filter(Character::isLetterOrDigit).count())
                .map(String::valueOf)
                .collect(Collectors.joining(";")));
      }
    }
    return rows.isEmpty() ? List.of(file + ";" + read.format() + ";;;;;;;;") : rows;
  }

  /// The role, or what the oracle has where the file says none: `?` where nobody can tell, `agent?`
  /// where a reader of the words can, which may stay open and must not be told wrong.
  private static String role(Speaker speaker, String expected) {
    String[] cells = expected.split(";", -1);
    String open = cells.length > 5 && cells[5].endsWith("?") ? cells[5] : "";
    boolean may =
        open.equals("?")
            || speaker.role() == Role.UNKNOWN
            || open.equals(speaker.role().id() + "?");
    return !open.isEmpty() && may && speaker.roleSource() != RoleSource.FILE
        ? open
        : speaker.role().id();
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
  }
}
