package io.heard.store;

import org.jspecify.annotations.Nullable;

/// A hint that was shown.
///
/// @param turn the customer's turn that it follows
/// @param body the hint as it was shown, JSON
/// @param heard version and digests of what offered it, JSON
/// @param became `muted`, `dismissed`, `useful`; null while nothing was said about it
public record Hint(
    int turn,
    String code,
    String body,
    String heard,
    long shownAt,
    @Nullable String became,
    @Nullable String reason) {
  @Override
  public String toString() {
    return "Hint[%d, %s]".formatted(turn, code);
  }
}
