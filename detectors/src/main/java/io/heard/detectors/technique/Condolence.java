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

/// Hears an agent say sorry for a loss or a hardship that is nobody's fault here.
@AutoService(Detector.class)
@About(
    code = "condolence",
    kind = Kind.TECHNIQUE,
    title = "Sorry for a loss",
    listensTo = Listens.AGENT,
    earned = Confidence.LIKELY)
public final class Condolence implements Detector {
  @Override
  public List<Finding> detect(Moment moment) {
    var evidence = new ArrayList<Evidence>();
    for (Sorry.Said said : Sorry.in(moment)) {
      if (said.sort() == Sorry.Sort.CONDOLENCE) {
        evidence.add(new Evidence.Quote(moment.turn(), said.span()));
      }
    }
    return evidence.isEmpty()
        ? List.of()
        : List.of(new Finding(moment.turn(), LIKELY, evidence, Detail.NONE));
  }
}
