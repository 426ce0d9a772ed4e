package io.heard.formats;

import java.time.Duration;
import java.time.Instant;

/// A point in time as an input gives it.
public sealed interface Mark {
  /// Counted from the conversation's start.
  record Since(Duration start) implements Mark {}

  /// On the calendar.
  record On(Instant instant) implements Mark {}
}
