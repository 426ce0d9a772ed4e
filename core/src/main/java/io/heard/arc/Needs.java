package io.heard.arc;

import io.heard.arc.Need.Kind;
import io.heard.arc.Need.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What each customer needed, told by the feelings that were heard, and whether it was given.
final class Needs {
  private static final Set<String> WANTS_ACKNOWLEDGEMENT =
      Set.of("frustration", "disappointment", "sadness");
  private static final Set<String> WANTS_HEARING = Set.of("anger", "unheard");
  private static final Set<String> WANTS_REASSURANCE = Set.of("anxiety");
  private static final Set<String> WANTS_STEPS = Set.of("anxiety", "confusion", "distrust");

  /// What comes more turns than this after the episode belongs to another matter; also a bound on
  /// the work for each episode.
  private static final int MOST_LATE_TURNS = 32;

  private final Talk talk;
  private final String speaker;
  private final List<Episode> episodes;
  private final Style style;

  private Needs(Talk talk, String speaker, List<Episode> episodes, Style style) {
    this.talk = talk;
    this.speaker = speaker;
    this.episodes = episodes;
    this.style = style;
  }

  static List<Need> of(Talk talk, List<Episode> episodes, Style style) {
    var found = new ArrayList<Need>();
    for (String speaker : talk.customers()) {
      List<Episode> own = episodes.stream().filter(e -> e.speaker().equals(speaker)).toList();
      var needs = new Needs(talk, speaker, own, style);
      for (Kind kind : Kind.values()) {
        found.add(needs.judged(kind));
      }
    }
    return found;
  }

  /// One kind over all episodes: missed where it was missed once, else met where it was met once.
  private Need judged(Kind kind) {
    var turns = new TreeSet<Integer>();
    Verdict verdict = Verdict.NOT_ASKED;
    String why = notNeeded(kind);
    for (Episode episode : episodes) {
      List<Integer> shown = shown(kind, episode);
      if (shown.isEmpty()) {
        continue;
      }
      List<Integer> given = given(kind, episode, shown.getFirst());
      Verdict here = verdict(kind, episode, shown.getFirst(), given);
      turns.addAll(shown);
      turns.addAll(given);
      if (verdict == Verdict.NOT_ASKED || rank(here) > rank(verdict)) {
        verdict = here;
        why = why(kind, here, given);
      }
    }
    if (verdict == Verdict.NOT_ASKED && kind == Kind.PLAN && wantsPlan()) {
      return plan();
    }
    return new Need(speaker, kind, verdict, why, List.copyOf(turns));
  }

  private static int rank(Verdict verdict) {
    return switch (verdict) {
      case NOT_ASKED -> 0;
      case MET -> 1;
      case UNCLEAR -> 2;
      case MISSED -> 3;
    };
  }

  /// The customer's turns within an episode that show the need.
  private List<Integer> shown(Kind kind, Episode episode) {
    return switch (kind) {
      case ACKNOWLEDGEMENT ->
          episode.urgent() ? List.of() : feeling(episode, WANTS_ACKNOWLEDGEMENT);
      case TO_BE_HEARD -> episode.urgent() ? List.of() : feeling(episode, WANTS_HEARING);
      case REASSURANCE -> feeling(episode, WANTS_REASSURANCE);
      case CLEAR_STEPS -> feeling(episode, WANTS_STEPS);
      case PLAN -> wantsPlan() ? List.of(episode.from()) : List.of();
      case ACT_FIRST -> episode.urgent() ? feeling(episode, Labels.URGENCY) : List.of();
      case CHECK -> episode.peak() >= 2 ? List.of(episode.from()) : List.of();
    };
  }

  private boolean wantsPlan() {
    return style.speaker().equals(speaker) && style.task() != null && style.task().is();
  }

  private List<Integer> feeling(Episode episode, Set<String> labels) {
    var found = new ArrayList<Integer>();
    for (int turn = runStart(episode); turn <= episode.to(); turn++) {
      boolean closes =
          turn == episode.to() && turn != episode.from() && !episode.endedBy().isEmpty();
      if (!closes && talk.isBy(turn, speaker) && talk.heard(turn, labels)) {
        found.add(turn);
      }
    }
    return found;
  }

  private int runStart(Episode episode) {
    int start = episode.from();
    while (start > 0 && talk.isBy(start - 1, speaker)) {
      start--;
    }
    return start;
  }

  /// The agents' turns that give it after it was first shown: in the episode where the order
  /// matters, else soon after it too.
  private List<Integer> given(Kind kind, Episode episode, int shown) {
    List<Integer> agents = talk.agentsBetween(shown, episode.to() + 1);
    int late = Math.min(talk.reading().size(), episode.to() + 1 + MOST_LATE_TURNS);
    List<Integer> all = talk.agentsBetween(shown, late);
    return switch (kind) {
      case ACKNOWLEDGEMENT ->
          episode.response().acknowledgement().stream().filter(turn -> turn > shown).toList();
      case TO_BE_HEARD -> with(agents, Labels.HEARS);
      case REASSURANCE -> with(all, Labels.REASSURES);
      case CLEAR_STEPS -> with(all, Labels.CLEAR);
      case PLAN -> with(all, Labels.ACTS);
      case ACT_FIRST -> with(agents, Labels.ACTS);
      case CHECK -> with(all, Labels.CHECKS);
    };
  }

  private List<Integer> with(List<Integer> agents, Set<String> labels) {
    return agents.stream().filter(turn -> talk.heard(turn, labels)).toList();
  }

  private Verdict verdict(Kind kind, Episode episode, int shown, List<Integer> given) {
    if (talk.agentsBetween(shown, episode.to() + 1).isEmpty()) {
      return talk.reading().closed() ? Verdict.MISSED : Verdict.UNCLEAR;
    }
    boolean over = episode.outcome() != Episode.Outcome.OPEN || talk.reading().closed();
    return switch (kind) {
      case ACKNOWLEDGEMENT, TO_BE_HEARD ->
          !given.isEmpty() && !afterSolution(given.getFirst(), shown, episode)
              ? Verdict.MET
              : Verdict.MISSED;
      case ACT_FIRST ->
          !given.isEmpty() && inFirstReply(given.getFirst(), shown) ? Verdict.MET : Verdict.MISSED;
      case REASSURANCE, CLEAR_STEPS, PLAN ->
          given.isEmpty() ? over ? Verdict.MISSED : Verdict.UNCLEAR : Verdict.MET;
      case CHECK -> {
        if (!given.isEmpty()) {
          yield Verdict.MET;
        }
        yield episode.outcome() == Episode.Outcome.LANDED
            ? Verdict.NOT_ASKED
            : over ? Verdict.MISSED : Verdict.UNCLEAR;
      }
    };
  }

  /// Whether a solution came in an earlier turn.
  private boolean afterSolution(int given, int shown, Episode episode) {
    for (int turn : talk.agentsBetween(shown, Math.min(given, episode.to() + 1))) {
      if (talk.heard(turn, Labels.ACTS)) {
        return true;
      }
    }
    return false;
  }

  private boolean inFirstReply(int given, int shown) {
    return given < talk.nextCustomer(shown);
  }

  private static String notNeeded(Kind kind) {
    return switch (kind) {
      case ACKNOWLEDGEMENT -> "No trouble was shown that asked to be seen before it was solved.";
      case TO_BE_HEARD -> "No anger was shown, and nobody felt passed over.";
      case REASSURANCE -> "No worry was shown.";
      case CLEAR_STEPS -> "Neither worry nor confusion was shown.";
      case PLAN -> "The customer did not press for a plan.";
      case ACT_FIRST -> "Nothing was urgent.";
      case CHECK -> "No strong feeling was shown, or it landed by itself.";
    };
  }

  private static String why(Kind kind, Verdict verdict, List<Integer> given) {
    return switch (verdict) {
      case MET -> needed(kind) + " It was given.";
      case MISSED ->
          needed(kind)
              + (given.isEmpty() ? " It was not given." : " It came only after the first answer.");
      case UNCLEAR -> needed(kind) + " It is not decided yet.";
      case NOT_ASKED -> notNeeded(kind);
    };
  }

  private static String needed(Kind kind) {
    return switch (kind) {
      case ACKNOWLEDGEMENT -> "Frustration or hurt wants to be seen before it is solved.";
      case TO_BE_HEARD -> "Anger, or having been passed over, wants to be heard first.";
      case REASSURANCE -> "Worry wants a fact or a presence that lowers it.";
      case CLEAR_STEPS -> "Worry and confusion want clear steps.";
      case PLAN -> "A customer who wants action needs a plan.";
      case ACT_FIRST -> "What is urgent wants action first.";
      case CHECK -> "After a strong feeling somebody has to ask whether the answer landed.";
    };
  }

  /// A plan for a customer without any episode.
  private Need plan() {
    var turns = new TreeSet<>(style.task() == null ? List.<Integer>of() : style.task().turns());
    List<Integer> given =
        turns.isEmpty()
            ? List.of()
            : with(talk.agentsBetween(turns.first(), talk.reading().size()), Labels.ACTS);
    turns.addAll(given);
    Verdict verdict =
        !given.isEmpty() ? Verdict.MET : talk.reading().closed() ? Verdict.MISSED : Verdict.UNCLEAR;
    return new Need(
        speaker,
        Kind.PLAN,
        verdict,
        needed(Kind.PLAN)
            + switch (verdict) {
              case MET -> " It was given.";
              case MISSED -> " It was not given.";
              case UNCLEAR, NOT_ASKED -> " It is not decided yet.";
            },
        List.copyOf(turns));
  }
}
