package io.heard.bench;

import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import io.heard.formats.ConversationJson;
import io.heard.formats.Formats;
import io.heard.formats.Options;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// JSON lines of any size: our examples and the labelled conversations again and again, in an order
/// and with numbers that a seed decides, so that no two are alike. Arguments: a file, its size in
/// megabytes, and a seed.
public final class Made {
  private static final long SEED = 20260312;

  private Made() {}

  /// Writes the file.
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      System.err.println("Made wants a file and its size in megabytes.\nMaybe large.jsonl 2000");
      System.exit(2);
    }
    long bytes = Long.parseLong(args[1]) * 1_000_000;
    long seed = args.length > 2 ? Long.parseLong(args[2]) : SEED;
    write(Path.of(args[0]), bytes, seed);
  }

  /// Writes at least so many bytes.
  ///
  /// @return how many turns they hold
  static long write(Path file, long bytes, long seed) throws IOException {
    List<Conversation> from = bases();
    var random = new Random(seed);
    long written = 0;
    long turns = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (long number = 0; written < bytes; number++) {
        Conversation made = one(from.get(random.nextInt(from.size())), number, random);
        byte[] line = (ConversationJson.line(made) + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(line);
        written += line.length;
        turns += made.turns().size();
      }
    }
    return turns;
  }

  private static List<Conversation> bases() throws IOException {
    var bases = new ArrayList<>(Turns.conversations());
    try (Stream<Path> files = Files.list(Path.of("examples"))) {
      for (Path file : files.filter(each -> !each.toString().endsWith(".md")).sorted().toList()) {
        bases.addAll(
            new Formats()
                .read(file.toString(), Files.readAllBytes(file), Options.NONE)
                .conversations());
      }
    }
    return bases;
  }

  private static Conversation one(Conversation base, long number, Random random) {
    var turns = new ArrayList<Turn>();
    for (Turn turn : base.turns()) {
      var text = new StringBuilder(turn.text());
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
          text.setCharAt(i, (char) ('0' + random.nextInt(10)));
        }
      }
      turns.add(
          new Turn(
              turn.index(),
              turn.speaker(),
              turn.visibility(),
              turn.timing(),
              text.toString(),
              turn.origin()));
    }
    return new Conversation(
        "made-" + number, base.channel(), base.startedAt(), base.known(), turns, base.extra());
  }
}
