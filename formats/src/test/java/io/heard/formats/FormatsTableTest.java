package io.heard.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of formats in docs/formats.md, which this test writes (`-Dgolden=write`) and compares.
/// A format without a real file is marked so; one without a small file of our own fails.
class FormatsTableTest {
  private static final String BEFORE = "<!-- written by FormatsTableTest -->";
  private static final String AFTER = "<!-- end of what FormatsTableTest writes -->";

  @Test
  void theTableIsWhatTheTestsSaw() throws IOException {
    Path doc = Roots.top().resolve("docs/formats.md");
    String text = Files.readString(doc);
    int from = text.indexOf(BEFORE) + BEFORE.length();
    int to = text.indexOf(AFTER);
    assertThat(to).isGreaterThanOrEqualTo(from);
    String table = "\n" + String.join("\n", table()) + "\n";
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(doc, text.substring(0, from) + table + text.substring(to));
      return;
    }
    assertThat(text.substring(from, to)).isEqualTo(table);
  }

  private static List<String> table() throws IOException {
    Map<String, Set<String>> own = own();
    Map<String, Set<String>> real = real();
    var rows = new ArrayList<String>();
    rows.add("| format | what is kept | what is lost | own file | real files | how to get one |");
    rows.add("|---|---|---|---|---|---|");
    ServiceLoader.load(Format.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Format::name))
        .forEach(format -> {
          Card card = format.card();
          assertThat(own).as("a sample of our own").containsKey(format.name());
          assertThat(card.kept()).as(format.name()).isNotBlank();
          rows.add(
              "| **%s** `%s` | %s | %s | %s | %s | %s |"
                  .formatted(
                      card.title(),
                      format.name(),
                      card.kept(),
                      card.lost(),
                      String.join(", ", own.getOrDefault(format.name(), Set.of())),
                      counted(format, real.getOrDefault(format.name(), Set.of())),
                      card.export()));
        });
    return rows;
  }

  /// What is nobody's product has no real file.
  private static String counted(Format format, Set<String> files) {
    if (format.getClass().getPackageName().equals(Format.class.getPackageName())) {
      return "–";
    }
    return files.isEmpty() ? "none: by documentation only" : String.valueOf(files.size());
  }

  /// Our own files by the format they are told to be; none is read with a loss.
  private static Map<String, Set<String>> own() throws IOException {
    var own = new TreeMap<String, Set<String>>();
    Path folder = Roots.top().resolve("formats/src/test/resources/io/heard/formats/samples");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        Incoming read = Reads.FORMATS.read(name, Files.readAllBytes(file), Options.NONE);
        assertThat(Reads.losses(read)).as(name).isEmpty();
        assertThat(read.conversations()).as(name).isNotEmpty();
        own.computeIfAbsent(read.format(), key -> new TreeSet<>()).add(name);
      }
    }
    return own;
  }

  /// Real files with turns in them, by format, as the oracles have them.
  private static Map<String, Set<String>> real() throws IOException {
    var real = new TreeMap<String, Set<String>>();
    OracleTest.oracle()
        .forEach((file, rows) -> {
          String[] cells = rows.getFirst().split(";", -1);
          if (!cells[2].isEmpty()) {
            real.computeIfAbsent(cells[1], key -> new TreeSet<>()).add(file);
          }
        });
    return real;
  }
}
