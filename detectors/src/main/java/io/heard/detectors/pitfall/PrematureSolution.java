package io.heard.detectors.pitfall;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Confidence;
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

/// Hears a solution given before a strong feeling was met, where nothing was urgent.
@AutoService(Detector.class)
@About(
    code = "premature-solution",
    kind = Kind.PITFALL,
    title = "Solves too soon",
    listensTo = Listens.CUSTOMER,
    earned = Confidence.LIKELY)
public final class PrematureSolution implements Detector {
  private static final Set<String> URGENT = Set.of("urgency");
  private static final Set<String> TOLD = Set.of("disclosure", "sadness");
  private static final Set<String> MET =
      Set.of(
          "label-feeling",
          "validate-feeling",
          "condolence",
          "apology-specific",
          "apology-generic",
          "common-ground",
          "empathy-reset",
          "paraphrase",
          "acknowledge-effort",
          "mirror-words");

  /// Suggestions that are no plain instruction.
  private static final Phrases SUGGESTS =
      Phrases.of(
          """
          (have|did) you (looked|checked|tried|thought|considered|asked|rebooted|restarted) _3
          (you|she|he|they|we) (could|can|might|should|will need|need) (just|always|also|simply|maybe)? (try|take|use|get|go|ask|buy|book|order|call|switch|check|put|wait|need|sign|fill|send|need the|claim)
          (we|so we) (will)? need (the|a|your|an|to see)
          (a|the) (simple|quick|easy|best) (fix|solution|way|thing)
          (next time) _4
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    return Reply.ended(moment).map(reply -> about(reply, moment)).orElse(List.of());
  }

  @Override
  public List<Finding> close(Moment moment) {
    return Reply.last(moment).map(reply -> about(reply, moment)).orElse(List.of());
  }

  private static List<Finding> about(Reply reply, Moment moment) {
    boolean strong =
        reply.intensity() >= 3 || (reply.intensity() == 2 && reply.customerShowed(moment, TOLD));
    if (!strong
        || reply.customerShowed(moment, URGENT)
        || reply.agentDid(moment, MET)
        || asks(reply.customer().getLast())) {
      return List.of();
    }
    for (Utterance turn : reply.agent()) {
      if (Warmth.cares(turn) || Warmth.echoes(turn, reply.customer())) {
        return List.of();
      }
    }
    for (Utterance turn : reply.agent()) {
      List<Match> solves = Deed.instructs(turn);
      if (solves.isEmpty()) {
        solves = Deed.real(SUGGESTS.in(turn), turn);
      }
      if (!solves.isEmpty()) {
        Match first = solves.getFirst();
        int to = Math.min(first.sentence().to(), first.from() + 8);
        return List.of(Finding.quoting(turn.turn().index(), LIKELY, turn.span(first.from(), to)));
      }
    }
    return List.of();
  }

  /// Whether the customer's last words ask for the solution.
  private static boolean asks(Utterance turn) {
    List<Sentence> sentences = turn.sentences();
    return !sentences.isEmpty() && sentences.getLast().ending() == Sentence.Ending.QUESTION;
  }
}
