package io.heard.arc;

import io.heard.conversation.Role;
import io.heard.signal.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A promise of a result or a time.
///
/// @param turn the turn that promises
/// @param what the words that promise
/// @param by who promises
/// @param due the words that say by when, where a time was said
/// @param evidence what the promise rests on
public record Commitment(
    int turn, Evidence.Quote what, Role by, Evidence.@Nullable Quote due, List<Evidence> evidence) {
  public Commitment {
    evidence = List.copyOf(evidence);
  }
}
