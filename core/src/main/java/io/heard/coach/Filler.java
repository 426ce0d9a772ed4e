package io.heard.coach;

import io.heard.signal.Evidence;

/// What a slot is filled with, and where it stands.
public sealed interface Filler {
  /// The words.
  String text();

  /// Words of a turn.
  ///
  /// @param quote where
  /// @param text the words
  record Said(Evidence.Quote quote, String text) implements Filler {
    @Override
    public String toString() {
      return "Said[turn %d, %d characters]".formatted(quote.turn(), text.length());
    }
  }

  /// A fact of the case.
  ///
  /// @param pointer where in the conversation's file, as a JSON pointer
  /// @param text the fact
  record Known(String pointer, String text) implements Filler {
    @Override
    public String toString() {
      return "Known[%s, %d characters]".formatted(pointer, text.length());
    }
  }
}
