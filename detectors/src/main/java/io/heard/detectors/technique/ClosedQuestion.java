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
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.List;

/// Hears an agent ask what yes, no or one fact answers.
@AutoService(Detector.class)
@About(
    code = "closed-question",
    kind = Kind.TECHNIQUE,
    title = "Asks for a fact",
    listensTo = Listens.AGENT,
    earned = Confidence.SURE)
public final class ClosedQuestion implements Detector {
  @Override
  public List<Finding> detect(Moment moment) {
    Utterance now = moment.now();
    var evidence = new ArrayList<Evidence>();
    for (Asking.Question question : Asking.in(moment)) {
      if (question.open() == false) {
        evidence.add(new Evidence.Quote(moment.turn(), question.quote(now)));
      }
    }
    return evidence.isEmpty()
        ? List.of()
        : List.of(new Finding(moment.turn(), LIKELY, evidence, Detail.NONE));
  }
}
