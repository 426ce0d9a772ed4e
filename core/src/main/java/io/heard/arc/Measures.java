package io.heard.arc;

import io.heard.conversation.Role;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Figures of a conversation. Those of the agent come from times and words only. What needs the
/// times of recorded speech is empty or null where there are none.
///
/// @param timed whether the talk shares are of time; else they are of words
/// @param talkShare each role's share of the talk, 0 to 1; empty when nobody spoke
/// @param openingShare the same within the first 30 seconds; empty without times
/// @param longestMonologue the longest stretch of one speaker without another's turn, backchannels
///   aside; null without times
/// @param longestMonologueTurns the turns of that stretch
/// @param speakerSwitches how often the speaker changed
/// @param questions sentences that ask, by role
/// @param pauses silences worth knowing of, in order
/// @param overlaps turns that began over another's, in order
/// @param paces the customers' pace, turn by turn, against their own baseline
public record Measures(
    boolean timed,
    Map<Role, Double> talkShare,
    Map<Role, Double> openingShare,
    @Nullable Duration longestMonologue,
    List<Integer> longestMonologueTurns,
    int speakerSwitches,
    Map<Role, Integer> questions,
    List<Pause> pauses,
    List<Overlap> overlaps,
    List<Pace> paces) {
  public Measures {
    talkShare = Collections.unmodifiableMap(new TreeMap<>(talkShare));
    openingShare = Collections.unmodifiableMap(new TreeMap<>(openingShare));
    questions = Collections.unmodifiableMap(new TreeMap<>(questions));
    longestMonologueTurns = List.copyOf(longestMonologueTurns);
    pauses = List.copyOf(pauses);
    overlaps = List.copyOf(overlaps);
    paces = List.copyOf(paces);
  }

  /// What a silence comes after.
  public enum Gap {
    /// A customer's turn that the agent then answers.
    BEFORE_ANSWER,
    /// An objection.
    AFTER_OBJECTION,
    /// A label, a validation or an open question: the agent gives space.
    SPACE_GIVEN,
    /// None of these.
    DEAD_AIR;

    /// The name in files and in the API, such as `space-given`.
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /// A silence.
  ///
  /// @param beforeTurn the turn that ended it
  /// @param length how long it was
  /// @param gap what it comes after
  public record Pause(int beforeTurn, Duration length, Gap gap) {}

  /// A turn that began before the turn before it had ended.
  ///
  /// @param turn the turn that began
  /// @param over the turn that it began over
  /// @param length how long both spoke
  /// @param backchannel whether it only signals listening, so that it interrupts nobody
  public record Overlap(int turn, int over, Duration length, boolean backchannel) {}

  /// How fast a customer spoke in one turn.
  ///
  /// @param turn the customer's turn
  /// @param wordsPerMinute in that turn
  /// @param baseline the median of the same customer's earlier turns; null while there are too few
  public record Pace(int turn, double wordsPerMinute, @Nullable Double baseline) {}
}
