package io.heard.signal;

import io.heard.conversation.Role;
import io.heard.conversation.Span;
import java.time.Duration;

/// What a finding rests on.
public sealed interface Evidence {
  /// Words of one turn.
  ///
  /// @param turn the turn's index
  /// @param span where in its text
  record Quote(int turn, Span span) implements Evidence {}

  /// A silence before a turn.
  ///
  /// @param beforeTurn the turn that ended it
  /// @param length how long it was, above zero
  record Silence(int beforeTurn, Duration length) implements Evidence {
    public Silence {
      if (length.isNegative() || length.isZero()) {
        throw new IllegalArgumentException(
            "A silence lasts %s.\nMaybe the turns overlap.".formatted(length));
      }
    }
  }

  /// Something that was never said.
  ///
  /// @param by who did not say it
  /// @param what what was missing, such as `an answer`
  /// @param untilTurn the last turn of the stretch in which it was missing
  record Absence(Role by, String what, int untilTurn) implements Evidence {}
}
