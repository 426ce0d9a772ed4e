package io.heard.conversation;

import java.time.Duration;
import java.util.Optional;

/// When a turn happened, counted from the conversation's start.
public sealed interface Timing {
  /// Recorded speech, from its first to its last sound.
  ///
  /// @param at the beginning, never negative
  /// @param until the end, never before the beginning
  record Spoken(Duration at, Duration until) implements Timing {
    public Spoken {
      if (at.isNegative() || until.compareTo(at) < 0) {
        throw new IllegalArgumentException(
            "A turn is spoken from %s until %s.\nMaybe its end stands before its start."
                .formatted(at, until));
      }
    }
  }

  /// A message that was sent at one instant.
  ///
  /// @param at the instant, never negative
  record Sent(Duration at) implements Timing {
    public Sent {
      if (at.isNegative()) {
        throw new IllegalArgumentException(
            "A turn is sent at %s.\nMaybe the conversation's start is later than its first turn."
                .formatted(at));
      }
    }
  }

  /// Not known.
  record Unknown() implements Timing {}

  /// The beginning, where known.
  default Optional<Duration> start() {
    return switch (this) {
      case Spoken spoken -> Optional.of(spoken.at());
      case Sent sent -> Optional.of(sent.at());
      case Unknown unknown -> Optional.empty();
    };
  }
}
