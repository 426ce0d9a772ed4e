package io.heard.formats.captions;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One caption as it stands in the file.
///
/// @param line the line of its first words, from 1
/// @param at its beginning
/// @param until its end; null where that stands before the beginning
/// @param payload its lines, with their tags
/// @param id its name; empty where it has none, or only a number
/// @param confidence what a comment before it says of its recognition, 0 to 1, where one does
record Cue(
    int line,
    Duration at,
    @Nullable Duration until,
    List<String> payload,
    String id,
    @Nullable Double confidence) {
  /// The same without its first lines.
  Cue after(int lines) {
    return new Cue(line + lines, at, until, payload.subList(lines, payload.size()), id, confidence);
  }

  @Override
  public String toString() {
    return "Cue[%d, %d lines]".formatted(line, payload.size());
  }
}
