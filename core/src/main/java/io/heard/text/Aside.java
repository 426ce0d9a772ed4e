package io.heard.text;

import io.heard.conversation.Span;

/// A stretch of a turn's text that is no words: something withheld, or a sound that was written
/// down. It is kept where it stands and read as neither word nor feeling.
public sealed interface Aside permits Placeholder, Sound {
  /// Where it stands, its brackets included.
  Span span();
}
