package io.heard.bench;

import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import io.heard.formats.Formats;
import io.heard.formats.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The turns that benchmarks run on: the two labelled sets of `bench/gold`, which have the lengths
/// of real turns.
final class Turns {
  private Turns() {}

  static List<Conversation> conversations() {
    var all = new ArrayList<Conversation>();
    for (String set : List.of("sales", "service")) {
      Path file = Path.of(System.getProperty("heard.gold", "bench/gold"), set + ".jsonl");
      try {
        all.addAll(
            new Formats()
                .read(file.toString(), Files.readAllBytes(file), Options.NONE)
                .conversations());
      } catch (IOException e) {
        throw new UncheckedIOException(
            "%s cannot be read. Maybe run from the repository's root.".formatted(file), e);
      }
    }
    return all;
  }

  /// One conversation of that many turns, made of all turns in order, again and again.
  static Conversation ofLength(int turns) {
    var all = new ArrayList<Turn>();
    List<Conversation> from = conversations();
    for (int round = 0; all.size() < turns; round++) {
      Conversation next = from.get(round % from.size());
      for (Turn turn : next.turns()) {
        if (all.size() < turns) {
          all.add(Turn.of(all.size(), turn.speaker().role(), turn.text()));
        }
      }
    }
    return Conversation.of("long", from.getFirst().channel(), all);
  }
}
