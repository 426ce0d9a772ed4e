package io.heard.text;

import io.heard.conversation.Span;

/// Where a phrase pattern was found.
///
/// @param in the utterance
/// @param from the first word
/// @param to the word after the last
/// @param tag what the pattern's line says after `::`; empty when it says nothing
public record Match(Utterance in, int from, int to, String tag) {
  /// The matched text.
  public Span span() {
    return in.span(from, to);
  }

  /// The sentence in which it stands.
  public Sentence sentence() {
    return in.sentenceOf(from);
  }

  /// Whether it stands as the speaker's own claim: not negated, not quoted, not supposed.
  public boolean isAsserted() {
    return !isNegated() && !isSupposed() && !isQuoted();
  }

  /// Whether it stands inside quotation marks.
  public boolean isQuoted() {
    return in.isQuoted(span());
  }

  /// Whether a negation in the same clause reaches it.
  public boolean isNegated() {
    return Scope.isNegated(in, from);
  }

  /// Whether its clause supposes rather than says: after "if", "would", "might" and the like.
  public boolean isSupposed() {
    return Scope.isSupposed(in, from);
  }

  /// Whether its clause tells of somebody other than the speaker and the one addressed.
  public boolean isAboutOthers() {
    return Scope.isAboutOthers(in, from);
  }

  @Override
  public String toString() {
    return "Match[%d-%d]".formatted(from, to);
  }
}
