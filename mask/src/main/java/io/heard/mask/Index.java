package io.heard.mask;

import io.heard.mask.Run.Atom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// In which turns words, codes and rows of digits stand, so that a late find reads few turns anew.
///
/// Of each turn the hashes are kept, sorted: a service holds thousands of conversations, and words
/// in maps took a third of their room. Two words of one hash only make a turn be looked at in vain.
final class Index {
  private static final int MOST_ATOMS = 24;

  /// The sorted hashes of each turn.
  private final List<int[]> turns = new ArrayList<>();

  /// Adds what a text of a turn holds.
  ///
  /// @param turn the newest turn, or the one after it
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
    IntStream hashes = keys.stream().mapToInt(String::hashCode);
    if (turn == turns.size()) {
      turns.add(hashes.sorted().distinct().toArray());
    } else {
      IntStream before = Arrays.stream(turns.get(turn));
      turns.set(turn, IntStream.concat(before, hashes).sorted().distinct().toArray());
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
    for (int turn = 0; turn < turns.size(); turn++) {
      int[] hashes = turns.get(turn);
      for (String key : keys) {
        if (Arrays.binarySearch(hashes, key.hashCode()) >= 0) {
          found.add(turn);
          break;
        }
      }
    }
    return found;
  }
}
