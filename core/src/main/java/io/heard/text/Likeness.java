package io.heard.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Compares what one speaker says with what another said before: shared content, and the longest
/// run of shared words.
public final class Likeness {
  private Likeness() {}

  /// The content stems of a stretch that the other utterances hold too, in order.
  public static Set<String> shared(Utterance in, int from, int to, List<Utterance> others) {
    var shared = new LinkedHashSet<String>();
    for (String stem : in.stems(from, to)) {
      for (Utterance other : others) {
        if (other.stems().contains(stem)) {
          shared.add(stem);
          break;
        }
      }
    }
    return shared;
  }

  /// The word indexes of a stretch whose content the other utterances hold too.
  public static List<Integer> sharedWords(Utterance in, int from, int to, List<Utterance> others) {
    var found = new ArrayList<Integer>();
    for (int i = from; i < to; i++) {
      String stem = in.words().get(i).stem();
      if (!stem.isEmpty()) {
        for (Utterance other : others) {
          if (other.stems().contains(stem)) {
            found.add(i);
            break;
          }
        }
      }
    }
    return found;
  }

  /// The longest run of folded words that stands in both stretches: its start in the first, its
  /// start in the second and its length in words (0 when nothing is shared).
  public static int[] longestRun(Utterance a, int fromA, int toA, Utterance b, int fromB, int toB) {
    int[] best = {fromA, fromB, 0};
    int[] previous = new int[toB - fromB + 1];
    for (int i = fromA; i < toA; i++) {
      int[] current = new int[toB - fromB + 1];
      for (int j = fromB; j < toB; j++) {
        if (a.words().get(i).norm().equals(b.words().get(j).norm())) {
          current[j - fromB + 1] = previous[j - fromB] + 1;
          if (current[j - fromB + 1] > best[2]) {
            best[2] = current[j - fromB + 1];
            best[0] = i - best[2] + 1;
            best[1] = j - best[2] + 1;
          }
        }
      }
      previous = current;
    }
    return best;
  }
}
