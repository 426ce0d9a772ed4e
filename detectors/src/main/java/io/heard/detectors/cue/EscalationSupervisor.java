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

/// Hears a customer ask for somebody else to take over.
@AutoService(Detector.class)
@About(
    code = "escalation-supervisor",
    kind = Kind.CUE,
    title = "Asks for a manager",
    listensTo = Listens.CUSTOMER)
public final class EscalationSupervisor implements Detector {
  private static final Phrases ASKS =
      Phrases.of(
          """
          boss = manager|supervisor|superior|boss|team leader|team lead|somebody else|someone else|real person|human|person in charge
          (speak|talk|talking|speaking) (to|with) (a|your|the|an actual|some)? <boss>
          (get|give|fetch|find|put) me _3 <boss>
          (put|transfer|pass) me (through to|to|on to|over to) _3 <boss>
          (somebody|someone|anybody|anyone) (who|that) can (actually|really)? (help|decide|fix|do)
          (somebody|someone|anybody|anyone) (above you|higher up|more senior|senior|with authority)
          escalate (this|it|my)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    return ASKS.in(moment.now()).stream()
        .filter(match -> !match.isNegated() && !match.isQuoted())
        .limit(1)
        .map((Match match) -> moment.finding(LIKELY, match))
        .toList();
  }
}
