package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.coach.Nudging;
import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import io.heard.formats.ConversationJson;
import io.heard.formats.Formats;
import io.heard.formats.Incoming;
import io.heard.formats.Options;
import io.heard.formats.Problem;
import io.heard.formats.ReadingJson;
import io.heard.formats.html.ReadingHtml;
import io.heard.page.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Damaged files through everything: read in whatever format they still look like, heard by
/// phrases, written as JSON, text or page. None may crash a reader or a detector, hang, or pass in
/// silence. `bench/mutations` runs twenty thousand; a failure names the file, the seed and the
/// case, and `-Dseed=… -Dfirst=…` begins there.
class MutationsTest {
  private static final int FEW = 400;
  private static final long SEED = 20260310;

  /// A case that takes longer on a processor is a hang, whatever the machine.
  private static final long HANG_MILLIS = 30_000;

  private static final int MOST_MESSAGES = 2 * 20 + 2;

  private final Formats formats = new Formats();
  private final Heard heard = Heard.withoutModel();
  private final Catalogue catalogue = Catalogue.of(heard);
  private final ReadingJson json = ReadCommand.json(heard);
  private final Report report =
      new Report(
          ReadCommand.titles(heard), Nudging.of(catalogue), new Paint(false), Console.USUAL, true);

  /// What became of one case.
  private record Case(int number, String file, int bytes, long millis, int turns, String wrong) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "case %d of %s (%d bytes, %d turns): %d ms%s",
          number,
          file,
          bytes,
          turns,
          millis,
          wrong.isEmpty() ? "" : " " + wrong);
    }
  }

  @Test
  void damageNeitherCrashesNorHangsNorPassesInSilence() throws Exception {
    int count = Integer.getInteger("mutations", FEW);
    int first = Integer.getInteger("first", 0);
    long seed = Long.getLong("seed", SEED);
    List<Path> files = files();
    var contents = new ArrayList<byte[]>();
    for (Path file : files) {
      contents.add(Files.readAllBytes(file));
    }
    System.out.printf("%d mutations of %d files, seed %d%n", count, files.size(), seed);
    var cases = new ArrayList<Case>();
    for (int number = first; number < first + count; number++) {
      int which = (int) Math.floorMod(number * 2_654_435_761L + seed, (long) files.size());
      byte[] mutant = new Mutants(seed * 1_000_003 + number, contents).of(contents.get(which));
      cases.add(watched(number, files.get(which), mutant));
      if (count > FEW && cases.size() % 1_000 == 0) {
        System.out.printf("%d done%n", cases.size());
      }
    }
    tell(cases);
    assertThat(cases.stream().filter(each -> !each.wrong().isEmpty()))
        .as("seed %d", seed)
        .isEmpty();
  }

  private static void tell(List<Case> cases) {
    cases.stream()
        .sorted(Comparator.comparingLong(Case::millis).reversed())
        .limit(10)
        .forEach(System.out::println);
    System.out.printf(
        Locale.ROOT,
        "%d cases, %d with turns, %d over a second on a processor, in a heap of %d MB%n",
        cases.size(),
        cases.stream().filter(each -> each.turns() > 0).count(),
        cases.stream().filter(each -> each.millis() > 1_000).count(),
        Runtime.getRuntime().maxMemory() >> 20);
  }

  /// Runs a case on a thread of its own and looks how long that computes: on a busy machine the
  /// clock says little.
  private Case watched(int number, Path file, byte[] mutant) throws InterruptedException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    var made = new ArrayList<Case>();
    var thread =
        new Thread(() -> {
          long before = threads.getCurrentThreadCpuTime();
          var wrong = new StringBuilder();
          int turns = run(number, mutant, wrong);
          long millis = (threads.getCurrentThreadCpuTime() - before) / 1_000_000;
          made.add(
              new Case(number, file.toString(), mutant.length, millis, turns, wrong.toString()));
        });
    thread.setDaemon(true);
    thread.start();
    thread.join(1_000);
    while (thread.isAlive()) {
      if (threads.getThreadCpuTime(thread.threadId()) / 1_000_000 > HANG_MILLIS) {
        var stack = new StringBuilder("hangs in");
        for (StackTraceElement element : thread.getStackTrace()) {
          stack.append("\n  ").append(element);
        }
        return new Case(number, file.toString(), mutant.length, HANG_MILLIS, 0, stack.toString());
      }
      thread.join(1_000);
    }
    return made.getFirst();
  }

  /// Goes the whole way; what must not be is added to `wrong`.
  ///
  /// @return how many turns were read
  private int run(int number, byte[] mutant, StringBuilder wrong) {
    int turns = 0;
    try {
      Incoming read = formats.read("mutant", mutant, Options.NONE);
      if (read.conversations().isEmpty() && !read.lost()) {
        wrong.append(" passes in silence");
      }
      if (read.problems().size() > MOST_MESSAGES) {
        wrong.append(" says %d things".formatted(read.problems().size()));
      }
      for (Problem problem : read.problems()) {
        if (problem.cause().contains("reading it failed")
            || problem.cause().contains("more memory")) {
          wrong.append(' ').append(problem.message());
        }
      }
      for (Conversation conversation : read.conversations()) {
        turns += conversation.turns().size();
        Reading reading = heard.read(conversation);
        if (!reading.mishaps().isEmpty()) {
          wrong.append(' ').append(reading.mishaps().getFirst());
        }
        write(number, reading);
        if (number % 5 == 0 && !comesBack(conversation)) {
          wrong.append(" does not come back as it was written");
        }
      }
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failed) {
      var stack = new StringWriter();
      failed.printStackTrace(new PrintWriter(stack));
      wrong.append(' ').append(stack);
    }
    return turns;
  }

  private void write(int number, Reading reading) {
    assertThat(new String(json.line(reading), StandardCharsets.UTF_8))
        .startsWith("{")
        .endsWith("}\n");
    if (number % 4 == 1) {
      assertThat(report.of(reading)).isNotEmpty();
    } else if (number % 4 == 2) {
      var page = new ReadingHtml(catalogue, "", "", true);
      page.add(reading);
      assertThat(page.page()).isNotEmpty();
    }
  }

  private boolean comesBack(Conversation conversation) {
    byte[] written = ConversationJson.line(conversation).getBytes(StandardCharsets.UTF_8);
    Incoming again = formats.read("again", written, Options.NONE.from("json"));
    return again.conversations().size() == 1
        && said(again.conversations().getFirst()).equals(said(conversation));
  }

  private static List<String> said(Conversation conversation) {
    return conversation.turns().stream().map(MutationsTest::said).toList();
  }

  private static String said(Turn turn) {
    return turn.speaker().role() + " " + turn.visibility() + " " + turn.timing() + turn.text();
  }

  /// Our own files, and those of others where they lie beside the project.
  private static List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    for (Path folder :
        List.of(
            Call.EXAMPLES,
            Path.of("..", "formats/src/test/resources/io/heard/formats/samples"),
            Path.of("..", "..", "shared", "fixtures"))) {
      if (!Files.isDirectory(folder)) {
        System.out.printf("MutationsTest: no files in %s%n", folder);
        continue;
      }
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
          if (Files.size(file) <= Mutants.MOST_BYTES) {
            files.add(file);
          }
        }
      }
    }
    return files;
  }
}
