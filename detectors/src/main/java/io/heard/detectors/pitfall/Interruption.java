package io.heard.detectors.pitfall;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.conversation.Timing;
import io.heard.signal.About;
import io.heard.signal.Confidence;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Phrases;
import io.heard.text.Utterance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Hears an agent start over the customer's unfinished turn, by the recorded times.
@AutoService(Detector.class)
@About(
    code = "interruption",
    kind = Kind.PITFALL,
    title = "Talks over the customer",
    listensTo = Listens.AGENT,
    earned = Confidence.SURE)
public final class Interruption implements Detector {
  /// Speakers time their start by the end they foresee, so turns often touch. Two syllables take
  /// about 0.4 s: up to there the last word is talked over, beyond it the thought is.
  private static final Duration LEAST_OVERLAP = Duration.ofMillis(400);

  private static final Phrases LISTENING =
      Phrases.of(
          """
          sound = mm|mhm|hm|hmm|mmm|uh huh|mm hm|yes|ok|right|sure|i see|got it|of course|go on|go ahead|oh|oh no|oh dear|ah|aha|really|wow|exactly|absolutely|true|i know|no|gosh|goodness|i understand|understood|sorry|i hear you|tell me more|yes please
          ^ <sound> <sound>? <sound>? $
          """);

  private static final int MOST_SIGN_WORDS = 5;

  @Override
  public List<Finding> detect(Moment moment) {
    Utterance now = moment.now();
    Optional<Utterance> before = moment.before();
    if (before.isEmpty()
        || moment.sameRunBefore().size() > 0
        || !(now.turn().timing() instanceof Timing.Spoken start)
        || !(before.get().turn().timing() instanceof Timing.Spoken end)
        || now.words().isEmpty()) {
      return List.of();
    }
    Duration overlap = end.until().minus(start.at());
    boolean over = overlap.compareTo(LEAST_OVERLAP) >= 0 && start.at().compareTo(end.at()) > 0;
    if (!over || isListening(now)) {
      return List.of();
    }
    return List.of(moment.finding(LIKELY, now.span(0, Math.min(8, now.words().size()))));
  }

  private static boolean isListening(Utterance turn) {
    return turn.words().size() <= MOST_SIGN_WORDS && LISTENING.first(turn).isPresent();
  }
}
