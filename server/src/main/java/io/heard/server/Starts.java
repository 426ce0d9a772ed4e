package io.heard.server;

import io.heard.formats.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// From when the turns of a conversation that grows are counted. Turns come one by one, and some
/// late: the first instant that any of them names is the start, and a turn that lies before the
/// start, or a lifetime after it, is kept with that time as `sentAt`, which counts nothing.
final class Starts {
  /// What lies later than this after the start is no time of the same conversation (`Draft.LONGEST`
  /// of the formats, less a day).
  private static final Duration LONGEST = Duration.ofDays(365 * 100 - 1);

  private Starts() {}

  /// Looks at turns that were delivered.
  ///
  /// @param head the conversation without turns
  /// @param turns in the plain format; times before the start are taken out
  /// @return what is to be the conversation's start; null when it has one, or no turn names an
  ///   instant
  static @Nullable Instant settle(ObjectNode head, ArrayNode turns) {
    Instant known = instant(head.path("startedAt")).orElse(null);
    Instant start = known;
    if (start == null) {
      for (JsonNode turn : turns.values()) {
        Instant at = instant(turn.path("at")).orElse(null);
        if (at != null && (start == null || at.isBefore(start))) {
          start = at;
        }
      }
    }
    if (start == null) {
      return null;
    }
    for (int i = 0; i < turns.size(); i++) {
      Instant at = instant(turns.get(i).path("at")).orElse(null);
      if (at != null && (at.isBefore(start) || at.isAfter(start.plus(LONGEST)))) {
        ObjectNode untimed = ((ObjectNode) turns.get(i)).deepCopy();
        untimed.set("sentAt", untimed.remove("at"));
        untimed.remove("until");
        turns.set(i, untimed);
      }
    }
    return known == null ? start : null;
  }

  /// When a conversation began by its own account, milliseconds since 1970; null where nobody said.
  ///
  /// @param head the conversation without turns
  static @Nullable Long startedAt(ObjectNode head) {
    return instant(head.path("startedAt")).map(Instant::toEpochMilli).orElse(null);
  }

  private static Optional<Instant> instant(JsonNode value) {
    return value.isString() ? Times.instant(value.stringValue()) : Optional.empty();
  }
}
