package io.heard.mask;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Sets of words that are written as text.
final class Words {
  private Words() {}

  /// The words of a text that stand apart by white space.
  static Set<String> of(String words) {
    return Stream.of(words.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
  }
}
