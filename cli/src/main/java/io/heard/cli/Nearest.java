package io.heard.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the known word that somebody may have meant.
final class Nearest {
  private Nearest() {}

  /// The nearest of the known words, if one is near enough: a third of its letters may differ, or
  /// one is a part of the other.
  static Optional<String> to(String word, Collection<String> known) {
    String folded = word.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(candidate ->
            distance(folded, candidate) <= Math.max(1, candidate.length() / 3)
                || (folded.length() > 2
                    && (candidate.contains(folded) || folded.contains(candidate))))
        .min(
            Comparator.comparingInt((String candidate) -> distance(folded, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// How many letters have to be changed, added, left out or exchanged with their neighbour.
  static int distance(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
        least = Math.min(least, cost[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          least = Math.min(least, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = least;
      }
    }
    return cost[one.length()][other.length()];
  }
}
