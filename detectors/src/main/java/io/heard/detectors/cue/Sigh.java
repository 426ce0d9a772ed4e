package io.heard.detectors.cue;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import java.util.List;

/// Hears a customer sigh where the transcript writes it down.
@AutoService(Detector.class)
@About(code = "sigh", kind = Kind.CUE, title = "Sighs", listensTo = Listens.CUSTOMER)
public final class Sigh implements Detector {
  private static final Phrases SIGHS =
      Phrases.of(
          """
          (heavy|deep|deeply|long|loud|big|heavily|customer|caller)? (sigh|sighs|sighing|sighed|exhale|exhales) (deeply|heavily|loudly|audibly)?
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    String text = moment.now().text();
    List<Match> sighs =
        SIGHS.in(moment.now()).stream()
            .filter(m ->
                m.span().from() > 0
                    && m.span().to() < text.length()
                    && "[(*<{".indexOf(text.charAt(m.span().from() - 1)) >= 0
                    && "])*>}".indexOf(text.charAt(m.span().to())) >= 0)
            .toList();
    return Cues.finding(moment, LIKELY, sighs);
  }
}
