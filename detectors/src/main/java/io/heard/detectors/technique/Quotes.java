package io.heard.detectors.technique;

import io.heard.conversation.Span;
import io.heard.signal.Confidence;
import io.heard.signal.Detail;
import io.heard.signal.Evidence;
import io.heard.signal.Finding;
import io.heard.signal.Moment;
import io.heard.text.Match;
import java.util.ArrayList;
import java.util.List;

/// One finding about the newest turn that quotes every place that was found.
final class Quotes {
  private Quotes() {}

  /// The finding; none where nothing was found. Of places that overlap, the first is quoted.
  static List<Finding> of(Moment moment, Confidence confidence, List<Match> matches) {
    return spans(moment, confidence, matches.stream().map(Match::span).toList());
  }

  /// The same for spans.
  static List<Finding> spans(Moment moment, Confidence confidence, List<Span> spans) {
    if (spans.isEmpty()) {
      return List.of();
    }
    var kept = new ArrayList<Span>();
    for (Span span : spans) {
      if (kept.stream().noneMatch(span::overlaps)) {
        kept.add(span);
      }
    }
    var evidence = new ArrayList<Evidence>();
    for (Span span : kept) {
      evidence.add(new Evidence.Quote(moment.turn(), span));
    }
    return List.of(new Finding(moment.turn(), confidence, evidence, Detail.NONE));
  }
}
