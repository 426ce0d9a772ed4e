package io.heard.server;

import java.util.LinkedHashMap;
import java.util.Map;

/// Maps that hold so many entries at most, and let the one go that was longest untouched.
final class Recent {
  private Recent() {}

  /// An empty one. Not for several threads: looking something up changes it too.
  ///
  /// @param most entries, at least 1
  static <K, V> Map<K, V> of(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }
}
