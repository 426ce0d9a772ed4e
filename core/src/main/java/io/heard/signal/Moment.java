package io.heard.signal;

import io.heard.conversation.Case;
import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.conversation.Span;
import io.heard.text.Match;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A conversation up to and including its newest turn, with the signals and intensities of earlier
/// turns and none of the newest, so that no detector depends on another's order. There is no future
/// in it.
///
/// Lists that look back hold only turns that are read (public, of a known side, in English).
public final class Moment {
  /// How many turns of a speaker are looked back on: a turn at place 1,000 then costs what the turn
  /// at place 50 costs, and in the dialogues that were read nobody took up what was said earlier
  /// without naming it again.
  public static final int LOOK_BACK = 32;

  private final Channel channel;
  private final Case known;
  private final List<Utterance> utterances;
  private final List<List<Signal>> signals;
  private final List<Integer> intensities;
  private final Impression impression;
  private final List<Utterance> customerBefore;
  private final List<Utterance> agentBefore;
  private final List<Utterance> lastRunOfOtherSide;
  private final List<Utterance> sameRunBefore;

  /// A moment.
  ///
  /// @param channel the medium
  /// @param known what is known beside the words
  /// @param utterances all turns so far; the last is the newest
  /// @param signals the signals about each turn, by index; of the newest, none
  /// @param intensities the intensity of each turn, by index, 0 where none is heard; at least one
  ///   for every turn before the newest
  /// @param impression what the encoder makes of the newest turn
  public Moment(
      Channel channel,
      Case known,
      List<Utterance> utterances,
      List<List<Signal>> signals,
      List<Integer> intensities,
      Impression impression) {
    this.channel = channel;
    this.known = known;
    this.utterances = utterances;
    this.signals = signals;
    this.intensities = intensities;
    this.impression = impression;
    this.customerBefore = back(true);
    this.agentBefore = back(false);
    this.lastRunOfOtherSide = findRunOfOtherSide();
    this.sameRunBefore = findSameRun();
  }

  /// The medium.
  public Channel channel() {
    return channel;
  }

  /// What is known beside the words.
  public Case known() {
    return known;
  }

  /// What the encoder makes of the newest turn; [Impression#NONE] without a model.
  public Impression impression() {
    return impression;
  }

  /// The newest turn.
  public Utterance now() {
    return utterances.getLast();
  }

  /// The newest turn's index.
  public int turn() {
    return utterances.size() - 1;
  }

  /// Any turn so far, by index.
  public Utterance utterance(int turn) {
    return utterances.get(turn);
  }

  /// The signals about an earlier turn that were heard before now.
  public List<Signal> signals(int turn) {
    return turn < signals.size() ? signals.get(turn) : List.of();
  }

  /// Whether one of these labels was heard about an earlier turn, at its detector's own word: what
  /// a label has earned decides what its signals are used for, not what other detectors may build
  /// on, since their precision is measured with it.
  public boolean heard(int turn, Set<String> codes) {
    for (Signal signal : signals(turn)) {
      if (signal.finding().confidence().counts() && codes.contains(signal.code())) {
        return true;
      }
    }
    return false;
  }

  /// The intensity of an earlier turn, 0 to 3; 0 for turns that are not a customer's.
  public int intensity(int turn) {
    return turn < intensities.size() ? intensities.get(turn) : 0;
  }

  /// The read turn just before the newest, whoever said it.
  public Optional<Utterance> before() {
    for (int i = turn() - 1; i >= 0; i--) {
      if (utterances.get(i).isRead()) {
        return Optional.of(utterances.get(i));
      }
    }
    return Optional.empty();
  }

  /// The last read turn of the other side before the newest.
  public Optional<Utterance> otherSideBefore() {
    List<Utterance> run = lastRunOfOtherSide();
    return run.isEmpty() ? Optional.empty() : Optional.of(run.getLast());
  }

  /// The other side's last run of turns before the newest, oldest first: a message that was split
  /// over several posts. Turns of the newest speaker's own side after it are passed over.
  public List<Utterance> lastRunOfOtherSide() {
    return lastRunOfOtherSide;
  }

  private List<Utterance> findRunOfOtherSide() {
    boolean customer = now().turn().speaker().role() == Role.CUSTOMER;
    var run = new ArrayList<Utterance>();
    for (int i = turn() - 1; i >= 0 && run.size() < LOOK_BACK; i--) {
      Utterance earlier = utterances.get(i);
      if (!earlier.isRead()) {
        continue;
      }
      boolean other = (earlier.turn().speaker().role() == Role.CUSTOMER) != customer;
      if (other) {
        run.add(earlier);
      } else if (!run.isEmpty()) {
        break;
      }
    }
    Collections.reverse(run);
    return Collections.unmodifiableList(run);
  }

  /// The newest turn's side's turns directly before the newest, oldest first: earlier parts of a
  /// message that was split over several posts. Empty when the other side spoke last.
  public List<Utterance> sameRunBefore() {
    return sameRunBefore;
  }

  private List<Utterance> findSameRun() {
    boolean customer = now().turn().speaker().role() == Role.CUSTOMER;
    var run = new ArrayList<Utterance>();
    for (int i = turn() - 1; i >= 0 && run.size() < LOOK_BACK; i--) {
      Utterance earlier = utterances.get(i);
      if (!earlier.isRead()) {
        continue;
      }
      if ((earlier.turn().speaker().role() == Role.CUSTOMER) != customer) {
        break;
      }
      run.add(earlier);
    }
    Collections.reverse(run);
    return Collections.unmodifiableList(run);
  }

  /// The last read turns of customers before the newest turn, newest first, at most [#LOOK_BACK].
  public List<Utterance> customerBefore() {
    return customerBefore;
  }

  /// The last read turns of agents and bots before the newest turn, newest first, at most
  /// [#LOOK_BACK].
  public List<Utterance> agentBefore() {
    return agentBefore;
  }

  private List<Utterance> back(boolean customer) {
    var found = new ArrayList<Utterance>();
    int least = Math.max(0, turn() - 4 * LOOK_BACK);
    for (int i = turn() - 1; i >= least && found.size() < LOOK_BACK; i--) {
      Utterance earlier = utterances.get(i);
      if (earlier.isRead() && (earlier.turn().speaker().role() == Role.CUSTOMER) == customer) {
        found.add(earlier);
      }
    }
    return Collections.unmodifiableList(found);
  }

  /// The highest intensity in the customer's last run of turns before the newest.
  public int customerIntensity() {
    int most = 0;
    boolean customer = now().turn().speaker().role() == Role.CUSTOMER;
    for (Utterance earlier : customer ? sameRunBefore() : lastRunOfOtherSide()) {
      most = Math.max(most, intensity(earlier.turn().index()));
    }
    return most;
  }

  /// Whether one of these labels was heard in the last turns before the newest.
  ///
  /// @param codes labels of the codebook
  /// @param turns how many turns to look back, at least 1
  public boolean heardLately(Set<String> codes, int turns) {
    for (int i = turn() - 1; i >= 0 && i >= turn() - turns; i--) {
      if (heard(i, codes)) {
        return true;
      }
    }
    return false;
  }

  /// A finding about the newest turn that quotes a match.
  public Finding finding(Confidence confidence, Match match) {
    return Finding.quoting(turn(), confidence, match.span());
  }

  /// A finding about the newest turn that quotes a span of it.
  public Finding finding(Confidence confidence, Span span) {
    return Finding.quoting(turn(), confidence, span);
  }

  @Override
  public String toString() {
    return "Moment[%d turns]".formatted(utterances.size());
  }
}
