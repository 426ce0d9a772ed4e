package io.heard.store;

import org.jspecify.annotations.Nullable;

/// A stored turn.
///
/// @param place its index
/// @param external its name in the system that sent it
/// @param digest of what was delivered, so that a repeated delivery is known
/// @param body the turn in the plain format; null when it was withdrawn
public record KeptTurn(int place, @Nullable String external, String digest, @Nullable String body) {
  @Override
  public String toString() {
    return "KeptTurn[%d]".formatted(place);
  }
}
