package io.heard.detectors.technique;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Confidence;
import io.heard.signal.Detail;
import io.heard.signal.Detector;
import io.heard.signal.Evidence;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import java.util.ArrayList;
import java.util.List;

/// Hears an agent say sorry and name nothing.
@AutoService(Detector.class)
@About(
    code = "apology-generic",
    kind = Kind.TECHNIQUE,
    title = "Sorry, for nothing named",
    listensTo = Listens.AGENT,
    earned = Confidence.LIKELY)
public final class ApologyGeneric implements Detector {
  @Override
  public List<Finding> detect(Moment moment) {
    var evidence = new ArrayList<Evidence>();
    boolean fault = false;
    for (Sorry.Said said : Sorry.in(moment)) {
      if (said.sort() == Sorry.Sort.GENERIC) {
        evidence.add(new Evidence.Quote(moment.turn(), said.span()));
        fault |= said.fault();
      }
    }
    return evidence.isEmpty()
        ? List.of()
        : List.of(
            new Finding(
                moment.turn(), LIKELY, evidence, new Detail.Sort(fault ? "fault" : "experience")));
  }
}
