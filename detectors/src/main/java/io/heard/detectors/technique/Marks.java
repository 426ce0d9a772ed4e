package io.heard.detectors.technique;

import io.heard.conversation.Span;
import io.heard.signal.Confidence;
import io.heard.signal.Detail;
import io.heard.signal.Evidence;
import io.heard.signal.Finding;
import io.heard.signal.Moment;
import io.heard.signal.Specificity;
import io.heard.text.Match;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Makes one finding of all places in the newest turn that show one technique.
final class Marks {
  private Marks() {}

  /// One finding that quotes these places; of places that overlap, the first and longest. Empty
  /// when there are none.
  static List<Finding> finding(Moment moment, Confidence confidence, List<Match> matches) {
    List<Match> apart = apart(matches);
    if (apart.isEmpty()) {
      return List.of();
    }
    Finding finding = moment.finding(confidence, apart.getFirst());
    for (Match match : apart.subList(1, apart.size())) {
      finding = finding.and(new Evidence.Quote(moment.turn(), match.span()));
    }
    return List.of(finding);
  }

  /// The same, with the customer's facts that the sentences around the places use.
  static List<Finding> withFacts(Moment moment, Confidence confidence, List<Match> matches) {
    List<Finding> found = finding(moment, confidence, matches);
    if (found.isEmpty()) {
      return found;
    }
    var told = Specificity.of(moment);
    var facts = new ArrayList<Span>();
    int after = -1;
    for (Match match : apart(matches)) {
      if (match.sentence().from() > after) {
        facts.addAll(told.facts(match.sentence().from(), match.sentence().to()));
        after = match.sentence().from();
      }
    }
    return List.of(found.getFirst().with(new Detail.Specifics(facts)));
  }

  /// The matches that do not overlap an earlier or longer one.
  static List<Match> apart(List<Match> matches) {
    if (matches.size() < 2) {
      return matches;
    }
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

  /// The first words of a stretch as a quote: at most eight, since more is not read.
  static Span firstWords(Utterance in, int from, int to) {
    return in.span(from, Math.min(to, from + 8));
  }
}
