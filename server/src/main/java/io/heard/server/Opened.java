package io.heard.server;

import io.heard.store.Talk;
import org.jspecify.annotations.Nullable;

/// What is stored of a conversation that begins, and how it is masked.
///
/// @param talk its id, customer and topic as they are stored, and its head, masked
/// @param masked null where nothing is masked
record Opened(Talk talk, @Nullable Masked masked) {
  @Override
  public String toString() {
    return "Opened[]";
  }
}
