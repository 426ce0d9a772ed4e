package io.heard.mask;

import io.heard.mask.Subjects.About;
import java.util.List;

/// What is known when a text is looked at, from what was said before it.
///
/// @param asked what the other side asked for, the latest first
/// @param cards whether there was talk of a card's number lately
record Context(List<About> asked, boolean cards) {
  /// Nothing.
  static final Context NONE = new Context(List.of(), false);

  Context {
    asked = List.copyOf(asked);
  }

  boolean asks(About about) {
    return asked.contains(about);
  }
}
