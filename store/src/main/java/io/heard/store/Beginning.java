package io.heard.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a conversation when it is stored for the first time.
///
/// @param step its first turns, and what was heard in them
/// @param startedAt when it began by its own account, milliseconds since 1970
/// @param ended how it ended, JSON without anybody's words; null while it is open
public record Beginning(Step step, @Nullable Long startedAt, @Nullable String ended) {
  /// Nothing was said yet.
  public static final Beginning EMPTY =
      new Beginning(new Step(List.of(), List.of(), null, List.of(), null), null, null);
}
