package io.heard.arc;

import io.heard.arc.Measures.Gap;
import io.heard.arc.Measures.Overlap;
import io.heard.arc.Measures.Pace;
import io.heard.arc.Measures.Pause;
import io.heard.conversation.Role;
import io.heard.conversation.Timing;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Works out the figures, from times and words only.
final class Figures {
  private static final Duration OPENING = Duration.ofSeconds(30);

  /// Shorter silences are the rhythm of turns: people answer within 0.2 s on average, and rarely
  /// later than 1 s (Stivers and others, 2009).
  private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);

  /// A silence from this length on that gives nobody space is dead air; makers of call analytics
  /// count from 3 s too.
  private static final Duration DEAD_AIR = Duration.ofSeconds(3);

  /// A turn of more words than this claims the floor.
  private static final int BACKCHANNEL_WORDS = 3;

  /// A pace is worked out from at least so many words: of two words, the breath counts more.
  private static final int PACE_WORDS = 5;

  /// A baseline needs this many turns.
  private static final int BASELINE_TURNS = 3;

  /// A baseline is the median of at most this many turns, the customer's last ones.
  private static final int MOST_BASELINE_TURNS = 32;

  private static final Phrases BACKCHANNELS =
      Phrases.of(
          """
          ^ (mm|mmm|hm|hmm|mhm|uh|uh huh|mm hm|mm hmm|yes|ok|right|sure|i see|oh|ah|exactly|really|wow|go on|of course|got it|no|true|gosh|i know) (yes|ok|right|i see|sure|really|no|hm|huh)? $
          """);

  private static final Set<String> GIVES_SPACE =
      Set.of("label-feeling", "validate-feeling", "open-question", "give-space");
  private static final Set<String> OBJECTS = Set.of("objection");

  private final Talk talk;

  private Figures(Talk talk) {
    this.talk = talk;
  }

  static Measures of(Talk talk) {
    return new Figures(talk).measures();
  }

  private Measures measures() {
    var time = new EnumMap<Role, Double>(Role.class);
    var opening = new EnumMap<Role, Double>(Role.class);
    var words = new EnumMap<Role, Double>(Role.class);
    var questions = new EnumMap<Role, Integer>(Role.class);
    int switches = 0;
    String last = "";
    for (int turn : talk.read()) {
      Role role = role(turn);
      words.merge(role, (double) talk.utterance(turn).words().size(), Double::sum);
      questions.merge(role, questions(talk.utterance(turn)), Integer::sum);
      if (talk.reading().turn(turn).timing() instanceof Timing.Spoken spoken) {
        time.merge(role, seconds(spoken.at(), spoken.until()), Double::sum);
        if (spoken.at().compareTo(OPENING) < 0) {
          opening.merge(
              role,
              seconds(
                  spoken.at(), spoken.until().compareTo(OPENING) < 0 ? spoken.until() : OPENING),
              Double::sum);
        }
      }
      String id = talk.reading().turn(turn).speaker().id();
      if (!last.isEmpty() && !last.equals(id) && !isBackchannel(turn)) {
        switches++;
      }
      if (last.isEmpty() || !isBackchannel(turn)) {
        last = id;
      }
    }
    boolean timed = !time.isEmpty() && !sharesOf(time).isEmpty();
    Monologue longest = longestMonologue();
    return new Measures(
        timed,
        sharesOf(timed ? time : words),
        sharesOf(opening),
        longest == null ? null : longest.length(),
        longest == null ? List.of() : longest.turns(),
        switches,
        questions,
        pauses(),
        overlaps(),
        paces());
  }

  private Role role(int turn) {
    return talk.reading().turn(turn).speaker().role();
  }

  private static double seconds(Duration from, Duration to) {
    return to.minus(from).toMillis() / 1000.0;
  }

  /// Shares of the sum, rounded to a thousandth so that they read the same everywhere; empty when
  /// the sum is none.
  private static Map<Role, Double> sharesOf(Map<Role, Double> amounts) {
    double sum = amounts.values().stream().mapToDouble(Double::doubleValue).sum();
    if (sum <= 0) {
      return Map.of();
    }
    var shares = new EnumMap<Role, Double>(Role.class);
    amounts.forEach((role, amount) -> shares.put(role, Math.round(1000 * amount / sum) / 1000.0));
    return shares;
  }

  private static int questions(Utterance utterance) {
    int count = 0;
    for (Sentence sentence : utterance.sentences()) {
      count += sentence.ending() == Sentence.Ending.QUESTION ? 1 : 0;
    }
    return count;
  }

  private boolean isBackchannel(int turn) {
    Utterance utterance = talk.utterance(turn);
    return utterance.words().size() <= BACKCHANNEL_WORDS && !BACKCHANNELS.in(utterance).isEmpty();
  }

  private record Monologue(Duration length, List<Integer> turns) {}

  /// The longest stretch of one speaker, from the first sound to the last, over which nobody else
  /// said more than a backchannel.
  private @Nullable Monologue longestMonologue() {
    Monologue longest = null;
    String speaker = "";
    Duration from = Duration.ZERO;
    var turns = new ArrayList<Integer>();
    for (int turn : talk.read()) {
      if (!(talk.reading().turn(turn).timing() instanceof Timing.Spoken spoken)) {
        continue;
      }
      String id = talk.reading().turn(turn).speaker().id();
      if (!id.equals(speaker)) {
        if (!speaker.isEmpty() && isBackchannel(turn)) {
          continue;
        }
        speaker = id;
        from = spoken.at();
        turns.clear();
      }
      turns.add(turn);
      Duration length = spoken.until().minus(from);
      if (longest == null || length.compareTo(longest.length()) > 0) {
        longest = new Monologue(length, List.copyOf(turns));
      }
    }
    return longest;
  }

  /// The silences before turns: from the latest end so far to the next beginning.
  private List<Pause> pauses() {
    var pauses = new ArrayList<Pause>();
    Duration end = null;
    int before = -1;
    for (int turn : talk.read()) {
      if (!(talk.reading().turn(turn).timing() instanceof Timing.Spoken spoken)) {
        continue;
      }
      if (end != null && spoken.at().minus(end).compareTo(LEAST_PAUSE) >= 0) {
        Duration length = spoken.at().minus(end);
        Gap gap = gap(before, turn, length);
        if (gap != null) {
          pauses.add(new Pause(turn, length, gap));
        }
      }
      if (end == null || spoken.until().compareTo(end) > 0) {
        end = spoken.until();
      }
      before = turn;
    }
    return pauses;
  }

  private @Nullable Gap gap(int before, int turn, Duration length) {
    boolean replied = talk.isAgent(turn) && talk.isCustomer(before);
    if (replied && talk.heard(before, OBJECTS)) {
      return Gap.AFTER_OBJECTION;
    }
    if (talk.isAgent(before) && talk.heard(before, GIVES_SPACE)) {
      return Gap.SPACE_GIVEN;
    }
    if (length.compareTo(DEAD_AIR) >= 0) {
      return Gap.DEAD_AIR;
    }
    return replied ? Gap.BEFORE_ANSWER : null;
  }

  private List<Overlap> overlaps() {
    var overlaps = new ArrayList<Overlap>();
    Duration end = null;
    int over = -1;
    for (int turn : talk.read()) {
      if (!(talk.reading().turn(turn).timing() instanceof Timing.Spoken spoken)) {
        continue;
      }
      boolean other =
          over >= 0
              && !talk.reading()
                  .turn(over)
                  .speaker()
                  .id()
                  .equals(talk.reading().turn(turn).speaker().id());
      if (end != null && other && spoken.at().compareTo(end) < 0) {
        Duration until = spoken.until().compareTo(end) < 0 ? spoken.until() : end;
        overlaps.add(new Overlap(turn, over, until.minus(spoken.at()), isBackchannel(turn)));
      }
      if (end == null || spoken.until().compareTo(end) > 0) {
        end = spoken.until();
        over = turn;
      }
    }
    return overlaps;
  }

  /// Words a minute of each customer's turn, against the median of the same customer's turns
  /// before.
  private List<Pace> paces() {
    var paces = new ArrayList<Pace>();
    var before = new HashMap<String, List<Double>>();
    for (int turn : talk.read()) {
      int words = talk.utterance(turn).words().size();
      if (talk.isCustomer(turn)
          && words >= PACE_WORDS
          && talk.reading().turn(turn).timing() instanceof Timing.Spoken spoken
          && spoken.until().compareTo(spoken.at()) > 0) {
        double pace = Math.round(600.0 * words / seconds(spoken.at(), spoken.until())) / 10.0;
        List<Double> own =
            before.computeIfAbsent(
                talk.reading().turn(turn).speaker().id(), id -> new ArrayList<>());
        paces.add(new Pace(turn, pace, own.size() < BASELINE_TURNS ? null : median(own)));
        own.add(pace);
        if (own.size() > MOST_BASELINE_TURNS) {
          own.removeFirst();
        }
      }
    }
    return paces;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
