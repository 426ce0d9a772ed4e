package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Conversation;
import io.heard.formats.Formats;
import io.heard.formats.Options;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From files to outputs on several threads.
class FlowTest {
  private static final int[] THREADS = {1, 2, 3, 8};

  @TempDir private Path folder;

  @Test
  void theSameComesOutWhateverTheNumberOfThreads() throws IOException {
    mixed();
    for (String shape : List.of("text", "json", "jsonl", "csv", "html")) {
      var calls = new ArrayList<Call>();
      for (int threads : THREADS) {
        calls.add(
            Call.in(
                folder,
                "",
                "read",
                "--without-model",
                "--threads",
                "" + threads,
                "--as",
                shape,
                "mixed",
                "mixed/a.zip",
                "*/*.gz"));
      }
      assertThat(calls.getFirst().code()).isEqualTo(1);
      assertThat(calls.getFirst().out()).isNotEmpty();
      assertThat(calls).as(shape).containsOnly(calls.getFirst());
    }
    for (String shape : List.of("jsonl", "csv", "json", "vtt", "txt")) {
      var calls = new ArrayList<Call>();
      for (int threads : THREADS) {
        calls.add(
            Call.in(
                folder,
                "",
                "convert",
                "--threads",
                "" + threads,
                "--as",
                shape,
                "mixed/more.jsonl",
                "-"));
      }
      assertThat(calls).as(shape).containsOnly(calls.getFirst());
    }
  }

  private void mixed() throws IOException {
    Path mixed = Files.createDirectories(folder.resolve("mixed/deep"));
    try (Stream<Path> examples = Files.list(Call.EXAMPLES)) {
      for (Path example : examples.sorted().toList()) {
        Files.copy(example, mixed.resolve(String.valueOf(example.getFileName())));
      }
    }
    byte[] lines = conversations(300, 0).getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("mixed/more.jsonl"), lines);
    Files.writeString(
        folder.resolve("mixed/broken.jsonl"),
        conversations(40, 1_000)
            + "{\"turns\":7}\n{\"turns\":[\n".repeat(60)
            + conversations(40, 2_000));
    Files.write(
        folder.resolve("mixed/odd.txt"),
        "Agent: caf\u00e9\nCustomer: \u00a3".getBytes(StandardCharsets.ISO_8859_1));
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("mixed/a.zip")))) {
      zip.putNextEntry(new ZipEntry("x/y.jsonl"));
      zip.write(conversations(50, 3_000).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("empty"));
      zip.closeEntry();
    }
    try (var gzip = new GZIPOutputStream(Files.newOutputStream(folder.resolve("mixed/b.gz")))) {
      gzip.write(lines, 0, lines.length * 2 / 3);
    }
  }

  @Test
  void aConversationThatFailsIsOneMessageAndTheRestIsHandedOnInOrder() throws IOException {
    Files.writeString(folder.resolve("a.jsonl"), conversations(500, 0));
    for (int threads : THREADS) {
      var err = new ByteArrayOutputStream();
      var ids = new ArrayList<String>();
      Flow.Outcome outcome =
          flow(err)
              .threads(threads)
              .before(FlowTest::renamed)
              .run(
                  Sources.of(folder, List.of("a.jsonl"), null, false, problem -> {}),
                  new Flow.Sink<String>() {
                    @Override
                    public String make(Conversation conversation) {
                      if (conversation.id().equals("new-c123")) {
                        throw new IllegalStateException("secret words");
                      }
                      return conversation.id();
                    }

                    @Override
                    public void take(String id) {
                      ids.add(id);
                    }
                  });
      assertThat(outcome.lost()).isTrue();
      assertThat(outcome.count()).isEqualTo(499);
      assertThat(ids).hasSize(499).startsWith("new-c0", "new-c1").endsWith("new-c499");
      assertThat(ids.indexOf("new-c124")).isEqualTo(123);
      assertThat(err.toString(StandardCharsets.UTF_8))
          .contains("a.jsonl:124#/turns/0: the conversation that begins here failed")
          .contains("IllegalStateException")
          .doesNotContain("secret");
      assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }
  }

  @Test
  void whatCannotBeWrittenStopsTheReading() throws IOException {
    Files.writeString(folder.resolve("a.jsonl"), conversations(5_000, 0));
    for (int threads : THREADS) {
      var taken = new ArrayList<String>();
      Flow.Outcome outcome =
          flow(new ByteArrayOutputStream())
              .threads(threads)
              .run(
                  Sources.of(folder, List.of("a.jsonl"), null, false, problem -> {}),
                  new Flow.Sink<String>() {
                    @Override
                    public String make(Conversation conversation) {
                      return conversation.id();
                    }

                    @Override
                    public void take(String id) {
                      taken.add(id);
                    }

                    @Override
                    public boolean isBroken() {
                      return taken.size() >= 100;
                    }
                  });
      assertThat(taken).hasSize(100);
      assertThat(outcome.count()).isEqualTo(100);
    }
  }

  /// The process is asked to end while somebody is still writing its input.
  @Test
  void whoEndsTheProcessGetsWholeLines() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.heard.cli.Main",
                "read",
                "--without-model",
                "--as",
                "jsonl",
                "-")
            .start();
    process.getOutputStream().write(conversations(200, 0).getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    var out = new ByteArrayOutputStream();
    InputStream from = process.getInputStream();
    int first = from.read();
    assertThat(first).isEqualTo('{');
    out.write(first);
    // The process itself would close its streams too.
    process.toHandle().destroy();
    from.transferTo(out);
    assertThat(process.waitFor()).isNotZero();
    String lines = out.toString(StandardCharsets.UTF_8);
    assertThat(lines).endsWith("}\n");
    assertThat(lines.lines()).allSatisfy(line -> assertThat(line).startsWith("{\"id\":\"c"));
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said)
        .contains(
            "Stopped after %d conversations; what is written is whole."
                .formatted(lines.lines().count()));
  }

  private Flow flow(ByteArrayOutputStream err) {
    PrintStream said = new PrintStream(err, true, StandardCharsets.UTF_8);
    var console =
        new Console(InputStream.nullInputStream(), said, said, false, false, 80, false, folder);
    return new Flow(console, new Formats(), Options.NONE, new Progress(said, false, 80, () -> 0));
  }

  private static Conversation renamed(Conversation conversation) {
    return new Conversation(
        "new-" + conversation.id(),
        conversation.channel(),
        conversation.startedAt(),
        conversation.known(),
        conversation.turns(),
        conversation.extra());
  }

  /// Lines of conversations, each with an id of its own.
  static String conversations(int count, int from) {
    var lines = new StringBuilder();
    for (int i = from; i < from + count; i++) {
      lines.append(
          """
          {"id":"c%d","turns":[{"speaker":"customer","text":"I have waited %d days, and nobody, \\"nobody\\", answers. I am upset."},\
          {"speaker":"agent","text":"I am sorry about the %d days.\\nI will call you on Friday."}]}
          """
              .formatted(i, i % 17 + 2, i % 17 + 2));
    }
    return lines.toString();
  }
}
