package io.heard.arc;

import io.heard.arc.Episode.Check;
import io.heard.arc.Episode.Order;
import io.heard.arc.Episode.Outcome;
import io.heard.arc.Episode.Response;
import io.heard.arc.Episode.Skipped;
import io.heard.arc.Episode.Stretch;
import io.heard.signal.Evidence;
import io.heard.signal.Signal;
import io.heard.text.Phrases;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the agents did within one episode: its phases, the parts of the response, their order, and
/// verification.
final class Phases {
  /// A reply shares at least this many of the customer's content words to count as tied to the
  /// situation; one word is shared by chance.
  private static final int TIE_STEMS = 2;

  /// Who compresses the loop says little.
  private static final int QUICK_WORDS = 30;

  /// From this many words on, a customer has told enough to answer without a question.
  private static final int TOLD_WORDS = 25;

  private static final Phrases BACK_SOON =
      Phrases.of(
          """
          (be|am|come|call|ring|get|right) (straight|right)? back (to you|with|in|soon|shortly|as soon as)
          (be|am|call|ring) (you)? back _1 <number> <unit>
          (update|call|ring|text|message) you (back)? (in|within|by|as soon as|shortly|before) _2
          (with|have) (an|your|the)? (update|answer|news) (for you)? (in|within|by|shortly|before)
          <number> (second|seconds|sec|secs|minute|minutes|min|mins) _6 (back|update|there|answer)
          (give|allow) me (just|only)? (a|one|<number>) (second|seconds|sec|moment|minute|minutes|min|mins)
          (back|hold on|bear with me) (in)? (a|one|<number>) (second|seconds|moment|minute|minutes|min|mins)
          """);

  private final Talk talk;
  private final String speaker;
  private final int from;
  private final int to;
  private final int peak;
  private final Outcome outcome;
  private final List<Integer> agents = new ArrayList<>();
  private final boolean urgent;
  private final boolean quick;
  private final Set<String> mildlyEnough;

  private Phases(Talk talk, String speaker, int from, int to, int peak, Outcome outcome) {
    this.talk = talk;
    this.speaker = speaker;
    this.from = from;
    this.to = to;
    this.peak = peak;
    this.outcome = outcome;
    this.mildlyEnough = peak <= 1 ? Labels.REGRETS : Set.of();
    boolean anyUrgent = false;
    boolean anyQuick = false;
    for (int i = runStart(); i <= to; i++) {
      if (!talk.utterance(i).isRead()) {
        continue;
      }
      if (talk.isAgent(i)) {
        agents.add(i);
        anyQuick |= isQuick(talk.utterance(i));
      } else if (talk.isBy(i, speaker)) {
        anyUrgent |= talk.heard(i, Labels.URGENCY);
      }
    }
    this.urgent = anyUrgent;
    this.quick = anyQuick;
  }

  static Episode episode(
      Talk talk, String speaker, int from, int to, int peak, Outcome outcome, int endedBy) {
    var phases = new Phases(talk, speaker, from, to, peak, outcome);
    return new Episode(
        speaker,
        from,
        to,
        peak,
        outcome,
        endedBy < 0 ? List.of() : List.of(endedBy),
        phases.urgent,
        phases.quick,
        phases.stretches(),
        phases.skipped(),
        phases.response(),
        phases.order(),
        phases.check());
  }

  private static boolean isQuick(Utterance utterance) {
    return utterance.words().size() <= QUICK_WORDS && !BACK_SOON.in(utterance).isEmpty();
  }

  /// Where the message begins that opened the episode, over several posts.
  private int runStart() {
    int start = from;
    for (int i = from - 1; i >= 0; i--) {
      if (talk.utterance(i).isRead()) {
        if (!talk.isBy(i, speaker)) {
          break;
        }
        start = i;
      }
    }
    return start;
  }

  private boolean acknowledges(int turn) {
    return talk.heard(turn, Labels.ACKNOWLEDGES) || talk.heard(turn, mildlyEnough);
  }

  private List<Integer> agentsWith(Set<String> labels) {
    return agents.stream().filter(turn -> talk.heard(turn, labels)).toList();
  }

  /// The phase that an agent's turn serves most, or null when it serves none that is heard.
  private @Nullable Phase served(int turn) {
    boolean step = talk.heard(turn, Labels.STEPS) || talk.heard(turn, Labels.REASSURES);
    if (talk.heard(turn, Labels.CHECKS) && !step) {
      return Phase.VERIFICATION;
    }
    if (step || isQuick(talk.utterance(turn))) {
      return Phase.RESPONSE;
    }
    if (acknowledges(turn) || talk.heard(turn, Labels.REGRETS)) {
      return Phase.CALIBRATION;
    }
    return talk.heard(turn, Labels.TAKES_IN) ? Phase.INTAKE : null;
  }

  private List<Stretch> stretches() {
    var stretches = new ArrayList<Stretch>();
    Phase now = Phase.INTAKE;
    int start = from;
    int last = from;
    for (int turn = from + 1; turn <= to; turn++) {
      if (!talk.utterance(turn).isRead()) {
        continue;
      }
      Phase next = talk.isAgent(turn) ? served(turn) : null;
      if (next != null && next != now) {
        stretches.add(new Stretch(now, start, last));
        now = next;
        start = turn;
      }
      last = turn;
    }
    stretches.add(new Stretch(now, start, last));
    return stretches;
  }

  private List<Skipped> skipped() {
    if (agents.isEmpty()) {
      return List.of();
    }
    var given = EnumSet.noneOf(Phase.class);
    for (int turn : agents) {
      if (talk.heard(turn, Labels.TAKES_IN)) {
        given.add(Phase.INTAKE);
      }
      if (acknowledges(turn)) {
        given.add(Phase.CALIBRATION);
      }
      if (talk.heard(turn, Labels.STEPS) || talk.heard(turn, Labels.REASSURES)) {
        given.add(Phase.RESPONSE);
        if (urgent) {
          given.add(Phase.CALIBRATION);
        }
      }
      if (talk.heard(turn, Labels.CHECKS)) {
        given.add(Phase.VERIFICATION);
      }
    }
    if (quick) {
      given.addAll(List.of(Phase.INTAKE, Phase.CALIBRATION, Phase.RESPONSE));
    }
    boolean ended = outcome != Outcome.OPEN || talk.reading().closed();
    var skipped = new ArrayList<Skipped>();
    for (Phase phase : Phase.values()) {
      boolean past = given.stream().anyMatch(other -> other.compareTo(phase) > 0);
      if (!given.contains(phase) && (ended || past)) {
        skipped.add(skipped(phase));
      }
    }
    return skipped;
  }

  private Skipped skipped(Phase phase) {
    List<Integer> steps = agentsWith(Labels.STEPS);
    List<Integer> first = steps.isEmpty() ? agents.subList(0, 1) : steps.subList(0, 1);
    List<Integer> last = agents.subList(agents.size() - 1, agents.size());
    return switch (phase) {
      case INTAKE -> {
        if (urgent) {
          yield new Skipped(phase, "It was urgent, and asking could wait.", first);
        }
        yield talk.utterance(from).words().size() >= TOLD_WORDS
            ? new Skipped(phase, "The customer had told what was needed.", List.of(from))
            : new Skipped(phase, "Nothing was asked, and nothing said was taken up.", first);
      }
      case CALIBRATION ->
          new Skipped(phase, "The feeling was not met in words before the answer.", first);
      case RESPONSE ->
          new Skipped(phase, "No step, no alternative and no honest limit was given.", last);
      case VERIFICATION ->
          switch (outcome) {
            case LANDED ->
                new Skipped(phase, "It landed before the agent had to check.", List.of(to));
            case LOST -> new Skipped(phase, "It was lost before the agent checked.", List.of(to));
            case OPEN -> new Skipped(phase, "Nobody asked whether it landed.", last);
          };
    };
  }

  private Response response() {
    var told = new HashSet<String>();
    for (int turn = from; turn <= to; turn++) {
      if (talk.isBy(turn, speaker)) {
        told.addAll(talk.utterance(turn).stems());
      }
    }
    return new Response(
        agents.stream().filter(this::acknowledges).toList(),
        agents.stream()
            .filter(turn -> talk.heard(turn, Labels.TIES) || shared(turn, told) >= TIE_STEMS)
            .toList(),
        agentsWith(Labels.STEPS));
  }

  private int shared(int turn, Set<String> told) {
    int count = 0;
    for (String stem : talk.utterance(turn).stems()) {
      count += told.contains(stem) ? 1 : 0;
    }
    return count;
  }

  private Order order() {
    long feeling = first(peak <= 1 ? union() : Labels.ACKNOWLEDGES);
    long facts = first(Labels.FACTS);
    long solution = first(Labels.ACTS);
    boolean feelingLate =
        peak >= 2 && (solution < feeling && solution < NEVER || facts < feeling && feeling < NEVER);
    boolean factsLate = solution < facts && facts < NEVER && feeling == NEVER;
    boolean kept = urgent || !(feelingLate || factsLate);
    return new Order(turnOf(feeling), turnOf(facts), turnOf(solution), kept);
  }

  private static Set<String> union() {
    var all = new HashSet<>(Labels.ACKNOWLEDGES);
    all.addAll(Labels.REGRETS);
    return all;
  }

  private static final long NEVER = Long.MAX_VALUE;

  /// Turns are shorter than this many characters, so that a turn and a place make one number.
  private static final long TURN = 1_000_000;

  private static @Nullable Integer turnOf(long place) {
    return place == NEVER ? null : (int) (place / TURN);
  }

  /// The first place in the agents' turns where one of these labels was heard.
  private long first(Set<String> labels) {
    long first = NEVER;
    for (int turn : agents) {
      for (Signal signal : talk.reading().signals(turn)) {
        if (signal.counts() && labels.contains(signal.code())) {
          first = Math.min(first, turn * TURN + place(signal, turn));
        }
      }
    }
    return first;
  }

  private static int place(Signal signal, int turn) {
    for (Evidence evidence : signal.finding().evidence()) {
      if (evidence instanceof Evidence.Quote quote && quote.turn() == turn) {
        return quote.span().from();
      }
    }
    return 0;
  }

  private Check check() {
    List<Integer> asked = agentsWith(Labels.CHECKS);
    var askedTurns = new HashSet<>(asked);
    var confirmed = new ArrayList<Integer>();
    var rejected = new ArrayList<Integer>();
    var returned = new ArrayList<Integer>();
    boolean waiting = false;
    boolean failed = false;
    for (int turn = from; turn <= to; turn++) {
      if (askedTurns.contains(turn)) {
        waiting = true;
      } else if (waiting && talk.utterance(turn).isRead() && talk.isBy(turn, speaker)) {
        waiting = false;
        boolean well = talk.heard(turn, Labels.CONFIRMS) || talk.heard(turn, Labels.EASED);
        if (talk.heard(turn, Labels.CORRECTS)
            || talk.intensity(turn) > 0
            || !well && talk.saysNo(turn)) {
          rejected.add(turn);
          failed = true;
        } else if (well || talk.saysYes(turn)) {
          confirmed.add(turn);
        }
      }
      if (failed && talk.isAgent(turn) && returnsTo(turn)) {
        returned.add(turn);
        failed = false;
      }
    }
    return new Check(asked, confirmed, rejected, returned);
  }

  private boolean returnsTo(int turn) {
    return talk.heard(turn, Labels.HEARS) || talk.heard(turn, Labels.ACKNOWLEDGES);
  }
}
