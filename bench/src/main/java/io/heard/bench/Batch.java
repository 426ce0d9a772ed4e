package io.heard.bench;

import io.heard.Heard;
import io.heard.cli.Main;
import io.heard.conversation.Conversation;
import io.heard.formats.Formats;
import io.heard.formats.Options;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// How fast files go through the whole command, beside what it cannot be faster than, in one run
/// and in turns: JSON lines to JSON lines beside Jackson going through the same bytes without
/// looking at them; `read --without-model` on two threads beside the catalogue alone on one. Prints
/// the median of each and the two ratios. Arguments: megabytes to convert, megabytes to read.
public final class Batch {
  private static final int ROUNDS = 5;
  private static final long SEED = 20260313;

  private Batch() {}

  /// Measures.
  public static void main(String[] args) throws IOException {
    long convert = args.length > 0 ? Long.parseLong(args[0]) : 200;
    long read = args.length > 1 ? Long.parseLong(args[1]) : 4;
    Path folder = Files.createTempDirectory("heard-batch");
    try {
      convert(folder, convert * 1_000_000);
      read(folder, read * 1_000_000);
    } finally {
      for (String name : List.of("convert.jsonl", "read.jsonl", "out.jsonl")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
  }

  private static void convert(Path folder, long bytes) throws IOException {
    Path in = folder.resolve("convert.jsonl");
    Path out = folder.resolve("out.jsonl");
    Made.write(in, bytes, SEED);
    double megabytes = Files.size(in) / 1e6;
    double[] bare = new double[ROUNDS];
    double[] whole = new double[ROUNDS];
    // The first round warms up.
    for (int round = -1; round < ROUNDS; round++) {
      long start = System.nanoTime();
      bare(in);
      long between = System.nanoTime();
      call("convert", in.toString(), out.toString());
      long end = System.nanoTime();
      if (round >= 0) {
        bare[round] = megabytes / (between - start) * 1e9;
        whole[round] = megabytes / (end - between) * 1e9;
      }
    }
    print("Jackson alone", bare, "MB/s");
    print("heard convert, JSON lines to JSON lines", whole, "MB/s");
    System.out.printf(
        Locale.ROOT,
        "convert is %.2f times as fast as Jackson alone (aim: at least 0.10)%n%n",
        median(whole) / median(bare));
  }

  private static void bare(Path in) throws IOException {
    long tokens = 0;
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(in), 1 << 16);
        JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), bytes)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    if (tokens == 0) {
      throw new IllegalStateException("Nothing was parsed.");
    }
  }

  private static void read(Path folder, long bytes) throws IOException {
    Path in = folder.resolve("read.jsonl");
    Path out = folder.resolve("out.jsonl");
    long turns = Made.write(in, bytes, SEED);
    Heard heard = Heard.withoutModel();
    List<Conversation> conversations =
        new Formats().read("read.jsonl", Files.readAllBytes(in), Options.NONE).conversations();
    double[] catalogue = new double[ROUNDS];
    double[] whole = new double[ROUNDS];
    for (int round = -1; round < ROUNDS; round++) {
      long start = System.nanoTime();
      long signals = 0;
      for (Conversation conversation : conversations) {
        signals += heard.read(conversation).signals().size();
      }
      long between = System.nanoTime();
      call(
          "read",
          "--without-model",
          "--threads",
          "2",
          "--as",
          "jsonl",
          "--out",
          out.toString(),
          in.toString());
      long end = System.nanoTime();
      if (signals == 0) {
        throw new IllegalStateException("Nothing was heard.");
      }
      if (round >= 0) {
        catalogue[round] = turns * 1e9 / (between - start);
        whole[round] = turns * 1e9 / (end - between);
      }
    }
    print("the catalogue, one thread", catalogue, "turns/s");
    print("heard read --without-model, two threads, file to JSON lines", whole, "turns/s");
    System.out.printf(
        Locale.ROOT,
        "read on two threads is %.2f times the catalogue on one (aim: at least 1.5)%n",
        median(whole) / median(catalogue));
  }

  private static void call(String... args) {
    int code =
        Main.run(
            args,
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            System.err);
    if (code != 0) {
      throw new IllegalStateException("heard %s ended with %d.".formatted(args[0], code));
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void print(String what, double[] values, String unit) {
    System.out.printf(
        Locale.ROOT,
        "%s: %,.0f %s (%,.0f to %,.0f)%n",
        what,
        median(values),
        unit,
        Arrays.stream(values).min().orElse(0),
        Arrays.stream(values).max().orElse(0));
  }
}
