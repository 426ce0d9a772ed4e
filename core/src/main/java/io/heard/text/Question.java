package io.heard.text;

import io.heard.conversation.Span;

/// Something that a speaker asks of the one addressed: a question, or a request.
///
/// @param in the utterance
/// @param from its first word
/// @param to the word after its last, above `from`
/// @param span the words that ask
/// @param kind what would answer it
public record Question(Utterance in, int from, int to, Span span, Kind kind) {
  /// What would answer a question.
  public enum Kind {
    /// A time.
    WHEN,
    /// A number or a sum.
    HOW_MUCH,
    /// A place.
    WHERE,
    /// A person or a team.
    WHO,
    /// A reason.
    WHY,
    /// A way.
    HOW,
    /// A fact.
    WHAT,
    /// Yes or no.
    WHETHER,
    /// A deed, a promise of it, or a refusal.
    REQUEST
  }

  @Override
  public String toString() {
    return "Question[%s, %d-%d]".formatted(kind, span.from(), span.to());
  }
}
