package io.heard.text;

import io.heard.conversation.Span;

/// One sentence of a turn.
///
/// @param from its first word
/// @param to the word after its last, above `from`
/// @param span its text from the first word to the last mark
/// @param ending how it ends
public record Sentence(int from, int to, Span span, Ending ending) {
  /// How a sentence ends.
  public enum Ending {
    /// With a question mark among its marks.
    QUESTION,
    /// With an exclamation mark and no question mark.
    EXCLAMATION,
    /// With a full stop or an ellipsis.
    STOP,
    /// With a line end, or with the turn.
    OPEN
  }

  /// The number of words.
  public int words() {
    return to - from;
  }
}
