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

/// Hears a solution given before a strong feeling was met, where nothing was urgent.
@AutoService(Detector.class)
@About(
    code = "premature-solution",
    kind = Kind.PITFALL,
    title = "Solves too soon",
    listensTo = Listens.CUSTOMER)
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

  private static final Set<String> MET_BEFORE =
      Set.of(
          "label-feeling", "validate-feeling", "condolence", "apology-specific", "common-ground");

  /// A customer asks for ideas.
  private static final Phrases ASKS =
      Phrases.of(
          """
          (any|some|more) (other|good)? (advice|ideas|idea|suggestions|suggestion|tips|thoughts|recommendations)
          (what|how) (can|should|do|could|would|shall|am) (i|we|you)
          (do not|not) know (what|how|where) (else)? (to|i)
          """);

  /// What looks like a suggestion and is a question about the past, a farewell, or what the
  /// customer said.
  private static final Phrases NO_SOLUTION =
      Phrases.of(
          """
          take care
          how did you try
          did you try (and|to) (hide|conceal)
          try not to worry
          have you thought (about|of) (what|any|how)
          (he|she|they) (should|need|needs)
          (that|because|when|if|but|and) you (have|need) to
          """);

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
        || reply.customer().stream().anyMatch(PrematureSolution::asks)
        || metBefore(reply, moment)) {
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
      List<Match> none = NO_SOLUTION.in(turn);
      solves =
          solves.stream()
              .filter(m -> none.stream().noneMatch(n -> n.from() < m.to() && m.from() < n.to()))
              .toList();
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
    return ASKS.first(turn).isPresent()
        || (!sentences.isEmpty() && sentences.getLast().ending() == Sentence.Ending.QUESTION);
  }

  /// Whether the agent's turn just before the customer's run met the feeling.
  private static boolean metBefore(Reply reply, Moment moment) {
    int first = reply.customer().getFirst().turn().index();
    for (int i = first - 1; i >= 0 && i >= first - 2; i--) {
      Utterance turn = moment.utterance(i);
      if (turn.isRead() && turn.turn().speaker().role() != Role.CUSTOMER) {
        return reply.intensity() < 3 && moment.heard(i, MET_BEFORE);
      }
    }
    return false;
  }
}
