package io.heard.detectors.pitfall;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.conversation.Role;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import java.util.List;
import java.util.Set;

/// Hears, at the end, that a feeling was met in words and that no step, no alternative and no
/// honest limit followed.
@AutoService(Detector.class)
@About(
    code = "empathy-without-step",
    kind = Kind.PITFALL,
    title = "Empathy and no step",
    listensTo = Listens.AGENT)
public final class EmpathyWithoutStep implements Detector {
  private static final Set<String> MET =
      Set.of("label-feeling", "validate-feeling", "condolence", "pity", "canned-empathy");

  private static final Set<String> STEPS =
      Set.of(
          "next-step",
          "commitment",
          "offer-alternative",
          "tailored-offer",
          "take-ownership",
          "give-space",
          "open-question",
          "follow-up",
          "check-landed");

  /// A settled case needs no step.
  private static final Phrases SETTLED =
      Phrases.of(
          "(thanks|thank you|cheers|perfect|brilliant|great|that works|that does"
              + " it|sorted|lovely)");

  @Override
  public List<Finding> detect(Moment moment) {
    return List.of();
  }

  @Override
  public List<Finding> close(Moment moment) {
    int least = Math.max(0, moment.turn() - Moment.LOOK_BACK);
    for (int i = moment.turn(); i >= least; i--) {
      Utterance turn = moment.utterance(i);
      if (!turn.isRead()) {
        continue;
      }
      if (turn.turn().speaker().role() == Role.CUSTOMER) {
        if (SETTLED.first(turn).isPresent() && moment.intensity(i) == 0) {
          return List.of();
        }
        continue;
      }
      if (moment.heard(i, STEPS)
          || Deed.takesOn(turn)
          || !Deed.instructs(turn).isEmpty()
          || Deed.explains(turn)
          || turn.sentences().stream().anyMatch(s -> s.ending() == Sentence.Ending.QUESTION)) {
        return List.of();
      }
      List<Match> care = Warmth.care(turn).stream().filter(m -> !m.tag().equals("thanks")).toList();
      if ((!care.isEmpty() || moment.heard(i, MET)) && felt(moment, i) >= 2) {
        return List.of(
            Finding.quoting(
                i,
                LIKELY,
                care.isEmpty()
                    ? turn.span(0, Math.min(8, turn.words().size()))
                    : care.getFirst().span()));
      }
      return List.of();
    }
    return List.of();
  }

  /// The highest intensity of the customer's run that a turn answers.
  private static int felt(Moment moment, int agent) {
    int most = 0;
    boolean customer = false;
    for (int i = agent - 1; i >= 0 && i >= agent - Moment.LOOK_BACK; i--) {
      Utterance turn = moment.utterance(i);
      if (!turn.isRead()) {
        continue;
      }
      if (turn.turn().speaker().role() == Role.CUSTOMER) {
        customer = true;
        most = Math.max(most, moment.intensity(i));
      } else if (customer) {
        break;
      }
    }
    return most;
  }
}
