package io.heard.text;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A set of a few words in an order of its own, in an eighth of a linked set's room: a reading
/// keeps one for every turn. Immutable.
final class FewWords extends AbstractSet<String> {
  /// With more, looking through all of them takes longer than looking one up.
  private static final int MOST = 24;

  private final String[] words;

  private FewWords(String[] words) {
    this.words = words;
  }

  /// These words in their order, immutable.
  static Set<String> of(Set<String> words) {
    return words.size() > MOST
        ? Collections.unmodifiableSet(words)
        : new FewWords(words.toArray(String[]::new));
  }

  @Override
  public boolean contains(@Nullable Object word) {
    for (String each : words) {
      if (each.equals(word)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.asList(words).iterator();
  }

  @Override
  public int size() {
    return words.length;
  }
}
