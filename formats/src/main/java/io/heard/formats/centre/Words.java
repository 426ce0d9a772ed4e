package io.heard.formats.centre;

import io.heard.conversation.SpokenWord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Words as a recogniser lists them, with marks such as a comma as entries of their own that have
/// no times; a mark is written to the word before it.
final class Words {
  private final List<SpokenWord> words = new ArrayList<>();

  void word(
      String text, @Nullable Duration at, @Nullable Duration until, @Nullable Double confidence) {
    boolean ordered = at != null && until != null && until.compareTo(at) >= 0;
    words.add(new SpokenWord(text, at, ordered ? until : null, confidence));
  }

  void mark(String mark) {
    if (words.isEmpty()) {
      word(mark, null, null, null);
      return;
    }
    SpokenWord last = words.removeLast();
    words.add(new SpokenWord(last.text() + mark, last.at(), last.until(), last.confidence()));
  }

  List<SpokenWord> list() {
    return List.copyOf(words);
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /// When the first word that has a time begins.
  @Nullable Duration from() {
    return words.stream().map(SpokenWord::at).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /// When the last word that has a time ends.
  @Nullable Duration to() {
    return words.reversed().stream()
        .map(SpokenWord::until)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /// All of it as one text.
  String text() {
    return String.join(" ", words.stream().map(SpokenWord::text).toList());
  }
}
