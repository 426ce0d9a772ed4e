package io.heard.conversation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One word as a recogniser heard it.
///
/// @param text the word
/// @param at its beginning since the conversation's start, where known
/// @param until its end, where known
/// @param confidence the recogniser's own, 0 to 1, where known
public record SpokenWord(
    String text, @Nullable Duration at, @Nullable Duration until, @Nullable Double confidence) {
  @Override
  public String toString() {
    return "SpokenWord[%d characters]".formatted(text.length());
  }
}
