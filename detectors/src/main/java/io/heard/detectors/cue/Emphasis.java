package io.heard.detectors.cue;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.conversation.Span;
import io.heard.detectors.feeling.Stress;
import io.heard.signal.About;
import io.heard.signal.Confidence;
import io.heard.signal.Detector;
import io.heard.signal.Evidence;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import java.util.List;

/// Hears words in capitals that are no acronym, repeated exclamation or question marks, and
/// lengthened words.
@AutoService(Detector.class)
@About(
    code = "emphasis",
    kind = Kind.CUE,
    title = "Written with emphasis",
    listensTo = Listens.CUSTOMER,
    earned = Confidence.SURE)
public final class Emphasis implements Detector {
  @Override
  public List<Finding> detect(Moment moment) {
    List<Span> stressed = Stress.in(moment.now());
    if (stressed.isEmpty()) {
      return List.of();
    }
    Finding finding = moment.finding(LIKELY, stressed.getFirst());
    for (Span span : stressed.subList(1, stressed.size())) {
      finding = finding.and(new Evidence.Quote(moment.turn(), span));
    }
    return List.of(finding);
  }
}
