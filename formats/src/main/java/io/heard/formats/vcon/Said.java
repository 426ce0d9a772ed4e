package io.heard.formats.vcon;

import io.heard.conversation.SpokenWord;
import io.heard.formats.Draft;
import io.heard.formats.Mark;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something said in a vCon.
///
/// @param base when its dialog began, where known; words count their times from it
/// @param line the line
record Said(@Nullable Instant base, Draft.Line line) {
  /// The instant at which it begins, where it says one.
  @Nullable Instant at() {
    return line.at() instanceof Mark.On on ? on.instant() : null;
  }

  /// The line with the times of its words counted from the conversation's start.
  Draft.Line from(@Nullable Instant start) {
    if (base == null || start == null || start.equals(base) || line.words().isEmpty()) {
      return line;
    }
    Duration later = Duration.between(start, base);
    return new Draft.Line(
        line.where(),
        line.party(),
        line.visibility(),
        line.at(),
        line.until(),
        line.text(),
        line.externalId(),
        line.words().stream()
            .map(word ->
                new SpokenWord(
                    word.text(),
                    plus(word.at(), later),
                    plus(word.until(), later),
                    word.confidence()))
            .toList(),
        line.extra());
  }

  private static @Nullable Duration plus(@Nullable Duration time, Duration later) {
    return time == null ? null : time.plus(later);
  }
}
