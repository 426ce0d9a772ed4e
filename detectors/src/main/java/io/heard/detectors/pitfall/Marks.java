package io.heard.detectors.pitfall;

import io.heard.signal.Confidence;
import io.heard.signal.Evidence;
import io.heard.signal.Finding;
import io.heard.signal.Moment;
import io.heard.text.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One finding from several matches of one turn.
final class Marks {
  /// The tag of patterns that are trusted less.
  static final String WEAK = "weak";

  private Marks() {}

  /// One finding about the newest turn that quotes each match, the longest where they overlap; only
  /// possible when every match is weak, otherwise weak ones are left out. None without matches.
  static List<Finding> of(Moment moment, List<Match> matches) {
    if (matches.isEmpty()) {
      return List.of();
    }
    boolean strong = matches.stream().anyMatch(m -> !m.tag().equals(WEAK));
    var all =
        new ArrayList<>(matches.stream().filter(m -> !strong || !m.tag().equals(WEAK)).toList());
    all.sort(
        Comparator.comparingInt(Match::from).thenComparing(Match::to, Comparator.reverseOrder()));
    Finding finding = null;
    int end = -1;
    for (Match match : all) {
      if (match.from() < end) {
        continue;
      }
      end = match.to();
      finding =
          finding == null
              ? moment.finding(strong ? Confidence.LIKELY : Confidence.POSSIBLE, match)
              : finding.and(new Evidence.Quote(moment.turn(), match.span()));
    }
    return finding == null ? List.of() : List.of(finding);
  }
}
