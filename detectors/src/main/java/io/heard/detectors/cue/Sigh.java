package io.heard.detectors.cue;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Evidence;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Sound;
import java.util.List;

/// Hears a customer sigh where the transcript writes it down.
@AutoService(Detector.class)
@About(code = "sigh", kind = Kind.CUE, title = "Sighs", listensTo = Listens.CUSTOMER)
public final class Sigh implements Detector {
  @Override
  public List<Finding> detect(Moment moment) {
    List<Sound> sighs =
        moment.now().sounds().stream().filter(sound -> sound.kind() == Sound.Kind.SIGH).toList();
    if (sighs.isEmpty()) {
      return List.of();
    }
    Finding finding = moment.finding(LIKELY, sighs.getFirst().inside());
    for (Sound sigh : sighs.subList(1, sighs.size())) {
      finding = finding.and(new Evidence.Quote(moment.turn(), sigh.inside()));
    }
    return List.of(finding);
  }
}
