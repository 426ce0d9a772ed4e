package io.heard.text;

import io.heard.conversation.Span;

/// One word of a turn, folded for matching, with the way back to the text as kept.
///
/// Contractions are two words that share their text: `don't` is `do` at the span of `do` and `not`
/// at the span of `n't`.
///
/// @param norm the folded form: lower case, straight apostrophes, contractions and common chat
///   spellings written out, lengthened letters shortened
/// @param stem the folded form without its commonest endings; empty for function words and for
///   whatever carries no content of its own
/// @param from the first unit of where it stands, in UTF-16 units of the text as kept, from 0
/// @param to the unit after the last
/// @param kind what it is
/// @param sentence the sentence it stands in, from 0
/// @param clause the clause it stands in, counted over the whole turn, from 0
/// @param shouted whether it is two or more letters, all capitals
/// @param lengthened whether a letter was repeated three times or more
public record Word(
    String norm,
    String stem,
    int from,
    int to,
    Kind kind,
    int sentence,
    int clause,
    boolean shouted,
    boolean lengthened) {
  /// What a word is.
  public enum Kind {
    /// A word of language.
    WORD,
    /// A number, a time or a date in digits.
    NUMBER,
    /// A sum with its currency sign.
    MONEY,
    /// An emoji or an emoticon.
    EMOJI,
    /// A name after an at sign.
    MENTION,
    /// A word after a hash sign.
    TAG
  }

  /// Where it stands. Made when it is asked for: a reading keeps all of its words.
  public Span span() {
    return new Span(from, to);
  }

  @Override
  public String toString() {
    return "Word[%d-%d]".formatted(from, to);
  }
}
