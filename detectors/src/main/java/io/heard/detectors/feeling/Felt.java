package io.heard.detectors.feeling;

import io.heard.conversation.Span;
import io.heard.signal.Confidence;
import io.heard.signal.Detail;
import io.heard.signal.Evidence;
import io.heard.signal.Finding;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import java.util.ArrayList;
import java.util.List;

/// Makes one finding with its strength out of the places of a phrase list.
///
/// A line's tag says how strong it reads (1 to 3; 2 where it says nothing), and may add `any` (it
/// holds in a negated or supposed clause too), `own` (not where the clause tells of somebody else)
/// and `maybe` (a reader may well leave it off).
final class Felt {
  /// How many mild places of one turn make the feeling clear.
  private static final int ENOUGH = 2;

  private Felt() {}

  /// What a phrase list finds in the newest turn, as one finding or none.
  static List<Finding> in(Moment moment, Phrases phrases) {
    return finding(moment, phrases.in(moment.now()));
  }

  /// As [#in(Moment, Phrases)], less the places where the same words mean something else.
  static List<Finding> in(Moment moment, Phrases phrases, Phrases otherwise) {
    return finding(moment, meant(moment, phrases.in(moment.now()), otherwise));
  }

  /// The places that no place of the other list overlaps.
  static List<Match> meant(Moment moment, List<Match> matches, Phrases otherwise) {
    if (matches.isEmpty()) {
      return matches;
    }
    List<Match> others = otherwise.in(moment.now());
    return others.isEmpty()
        ? matches
        : matches.stream()
            .filter(it -> others.stream().noneMatch(o -> o.span().overlaps(it.span())))
            .toList();
  }

  /// One finding about the newest turn out of places in it, or none.
  static List<Finding> finding(Moment moment, List<Match> matches) {
    if (matches.isEmpty()) {
      return List.of();
    }
    List<Match> sure = kept(matches, false);
    List<Match> used = sure.isEmpty() ? kept(matches, true) : sure;
    if (used.isEmpty()) {
      return List.of();
    }
    int step = 0;
    var spans = new ArrayList<Span>();
    for (Match match : used) {
      step = Math.max(step, step(match.tag()));
      add(spans, match.span());
    }
    if (step == 1 && spans.size() >= ENOUGH) {
      step = 2;
    }
    if (Stress.isStrong(moment.now())) {
      step = Math.min(3, step + 1);
    }
    var confidence = sure.isEmpty() ? Confidence.POSSIBLE : Confidence.LIKELY;
    Finding finding = moment.finding(confidence, spans.getFirst()).with(new Detail.Strength(step));
    for (Span span : spans.subList(1, spans.size())) {
      finding = finding.and(new Evidence.Quote(moment.turn(), span));
    }
    return List.of(finding);
  }

  private static List<Match> kept(List<Match> matches, boolean maybe) {
    var kept = new ArrayList<Match>();
    for (Match match : matches) {
      String tag = match.tag();
      if (tag.contains("maybe") == maybe
          && !match.isQuoted()
          && (tag.contains("any") || match.isAsserted())
          && !(tag.contains("own") && match.isAboutOthers())) {
        kept.add(match);
      }
    }
    return kept;
  }

  private static int step(String tag) {
    return tag.startsWith("1") ? 1 : tag.startsWith("3") ? 3 : 2;
  }

  /// Adds a span; of two that overlap, the earlier stays and grows no longer.
  private static void add(List<Span> spans, Span span) {
    for (Span other : spans) {
      if (other.overlaps(span)) {
        return;
      }
    }
    spans.add(span);
  }
}
