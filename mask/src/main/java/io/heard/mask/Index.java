package io.heard.mask;

import io.heard.mask.Run.Atom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// In which turns words, codes and rows of digits stand, so that a late find costs no look at every
/// turn.
final class Index {
  private static final int MOST_ATOMS = 24;

  private final Map<String, List<Integer>> turns = new HashMap<>();

  /// Adds what a text of a turn holds.
  void add(int turn, Text text, List<Numbers.Seen> numbers) {
    var keys = new LinkedHashSet<String>();
    var chunk = new StringBuilder();
    int pieces = 0;
    for (Token token : text.tokens()) {
      if (token.spaced() || token.broken()) {
        close(chunk, pieces, keys);
        pieces = 0;
      }
      if (!token.isSign()) {
        keys.add(token.key());
        chunk.append(token.key());
        pieces++;
      }
    }
    close(chunk, pieces, keys);
    for (Numbers.Seen seen : numbers) {
      rows(seen.run(), keys);
    }
    for (String key : keys) {
      List<Integer> all = turns.computeIfAbsent(key, none -> new ArrayList<>(1));
      if (all.isEmpty() || all.getLast() != turn) {
        all.add(turn);
      }
    }
  }

  private static void close(StringBuilder chunk, int pieces, Set<String> keys) {
    if (pieces > 1) {
      keys.add(chunk.toString());
    }
    chunk.setLength(0);
  }

  private static void rows(Run run, Set<String> keys) {
    List<Atom> atoms = run.atoms();
    if (atoms.size() > MOST_ATOMS) {
      return;
    }
    for (int from = 0; from < atoms.size(); from++) {
      var digits = new StringBuilder();
      for (int to = from; to < atoms.size(); to++) {
        digits.append(atoms.get(to).digits());
        keys.add(digits.toString());
      }
    }
  }

  /// The turns in which one of these may stand, in order.
  Set<Integer> turns(Set<String> keys) {
    var found = new TreeSet<Integer>();
    for (String key : keys) {
      found.addAll(turns.getOrDefault(key, List.of()));
    }
    return found;
  }
}
