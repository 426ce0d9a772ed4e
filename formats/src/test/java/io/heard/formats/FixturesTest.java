package io.heard.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Files that others wrote, where they lie beside the project; [OracleTest] reads them turn by
/// turn.
class FixturesTest {
  private static Path fixtures(int skipped) {
    Path found = Roots.fixtures().orElse(null);
    if (found == null) {
      System.out.printf(
          "FixturesTest: no fixtures beside the project, %d checks skipped%n", skipped);
    }
    assumeTrue(found != null, "no fixtures beside the project");
    return found == null ? Path.of("") : found;
  }

  @Test
  void everyFileGivesAConversationOrAMessage() throws IOException {
    for (Path file : files(fixtures(1))) {
      Incoming read = read(file);
      assertThat(read.conversations().size() + Reads.losses(read).size())
          .as(file.toString())
          .isPositive();
      for (Problem problem : read.problems()) {
        assertThat(problem.message()).as(file.toString()).startsWith(file.getFileName().toString());
        assertThat(problem.cause()).isNotBlank();
      }
      if (read.conversations().isEmpty()) {
        assertThat(Reads.losses(read)).hasSizeLessThan(20);
      }
    }
  }

  /// Cut anywhere and with bytes changed anywhere, a file is still read or refused; the seed is
  /// fixed, so that a failure comes again.
  @Test
  void aDamagedFileNeverThrows() throws IOException {
    Path shared = Roots.fixtures().orElse(null);
    if (shared == null) {
      System.out.println("FixturesTest: no fixtures beside the project, 1 check on examples only");
    }
    var random = new Random(20260301);
    for (Path file : files(shared == null ? Roots.top().resolve("examples") : shared)) {
      byte[] whole = Files.readAllBytes(file);
      if (whole.length == 0 || whole.length > 100_000) {
        continue;
      }
      for (int round = 0; round < 6; round++) {
        byte[] bytes = java.util.Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
        for (int i = 0; i < random.nextInt(4); i++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        for (String format : formats(random)) {
          Options options = format.isEmpty() ? Options.NONE : Options.NONE.from(format);
          Incoming read = Reads.FORMATS.read("damaged", bytes, options);
          assertThat(read.conversations().size() + read.problems().size())
              .as("%s, round %d, %s", file, round, format)
              .isPositive();
        }
      }
    }
  }

  private static Collection<String> formats(Random random) {
    List<String> names = Reads.FORMATS.names();
    return List.of("", names.get(random.nextInt(names.size())));
  }

  private static Incoming read(Path file) throws IOException {
    return Reads.FORMATS.read(
        file.getFileName().toString(), Files.readAllBytes(file), Options.NONE);
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
