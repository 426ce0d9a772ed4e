package io.heard.detectors.pitfall;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Utterance;
import java.util.List;
import java.util.Optional;

/// Hears a stock phrase of empathy that names nothing of this customer's case, to a customer who
/// shows a clear feeling, or the same one said again.
@AutoService(Detector.class)
@About(
    code = "canned-empathy",
    kind = Kind.PITFALL,
    title = "Canned empathy",
    listensTo = Listens.AGENT)
public final class CannedEmpathy implements Detector {
  @Override
  public List<Finding> detect(Moment moment) {
    List<Match> stock = Warmth.stock(moment.now(), moment.customerBefore());
    if (stock.isEmpty()) {
      return List.of();
    }
    Optional<Reply> reply = Reply.last(moment);
    boolean hurt = reply.isPresent() && reply.get().intensity() >= 2;
    for (Match match : stock) {
      boolean bare = match.tag().isEmpty();
      if (!match.tag().equals("thanks") && wasSaid(match, moment)
          || hurt && (bare || isAll(match, moment.now()))) {
        return List.of(moment.finding(LIKELY, match));
      }
    }
    return List.of();
  }

  /// Whether a short label or a thank you is all that the turn gives.
  private static boolean isAll(Match match, Utterance turn) {
    return !Deed.takesOn(turn)
        && Deed.instructs(turn).isEmpty()
        && Warmth.care(turn).stream()
            .noneMatch(other -> other.to() <= match.from() || other.from() >= match.to());
  }

  private static boolean wasSaid(Match match, Moment moment) {
    List<String> words = match.in().norms(match.from(), match.to());
    for (Utterance earlier : moment.agentBefore()) {
      for (Match before : Warmth.stock(earlier, List.of())) {
        if (earlier.norms(before.from(), before.to()).equals(words)) {
          return true;
        }
      }
    }
    return false;
  }
}
