package io.heard.detectors.cue;

import io.heard.signal.Confidence;
import io.heard.signal.Evidence;
import io.heard.signal.Finding;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// What the cue detectors share: one finding from many matches, and who a clause is about.
final class Cues {
  private static final Set<String> ASKED = Set.of("can", "could", "will", "would", "please", "want");

  private Cues() {}

  /// The matches that speak for themselves and overlap no other: of two that overlap, the earlier,
  /// and of two that begin together, the longer.
  static List<Match> apart(List<Match> matches) {
    var sorted = new ArrayList<>(matches);
    sorted.sort(
        Comparator.comparingInt(Match::from)
            .thenComparing(Comparator.comparingInt(Match::to).reversed()));
    var apart = new ArrayList<Match>();
    int end = 0;
    for (Match match : sorted) {
      if (match.from() >= end) {
        apart.add(match);
        end = match.to();
      }
    }
    return apart;
  }

  /// One finding that quotes all matches, or none when there are none.
  static List<Finding> finding(Moment moment, Confidence confidence, List<Match> matches) {
    if (matches.isEmpty()) {
      return List.of();
    }
    List<Match> apart = apart(matches);
    Finding finding = moment.finding(confidence, apart.getFirst());
    for (Match match : apart.subList(1, apart.size())) {
      finding = finding.and(new Evidence.Quote(moment.turn(), match.span()));
    }
    return List.of(finding);
  }

  /// Whether the words just before say that the one addressed, or others, did it, and nobody asked
  /// them to: "you cancelled my order" but not "can you cancel my order".
  static boolean isDoneByOthers(Match match) {
    Utterance in = match.in();
    for (int i = match.from() - 1; i >= 0 && i >= match.from() - 3; i--) {
      String word = in.words().get(i).norm();
      if (word.equals("i") || word.equals("we")) {
        return false;
      }
      if (word.equals("you") || word.equals("they") || word.equals("he") || word.equals("she")) {
        return i == 0 || !ASKED.contains(in.words().get(i - 1).norm());
      }
    }
    return false;
  }

  /// Whether an utterance has one of these stems or words among its first words.
  static boolean begins(Utterance in, Set<String> words, int within) {
    int to = Math.min(within, in.words().size());
    for (int i = 0; i < to; i++) {
      if (words.contains(in.words().get(i).norm())) {
        return true;
      }
    }
    return false;
  }
}
