package io.heard.arc;

import io.heard.conversation.Span;
import io.heard.signal.Evidence;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.List;

/// Widens words to what a reader understands without the rest of the turn.
public final class Quotes {
  /// A longer sentence is quoted by its clauses: people who speak, and people who type in a hurry,
  /// set no full stops.
  private static final int LONGEST = 240;

  private Quotes() {}

  /// The sentences in which these words stand; where those are long, the clauses; and where those
  /// are long too, the words alone.
  ///
  /// @param in the turn
  /// @param span the words
  public static Evidence.Quote sentence(Utterance in, Span span) {
    int[] words = in.wordsIn(span);
    if (words[0] >= words[1]) {
      return new Evidence.Quote(in.turn().index(), span);
    }
    Span whole = span.with(in.sentenceOf(words[0]).span()).with(in.sentenceOf(words[1] - 1).span());
    if (whole.length() > LONGEST) {
      whole = span.with(clauses(in, words[0], words[1]));
    }
    return new Evidence.Quote(in.turn().index(), whole.length() > LONGEST ? span : whole);
  }

  private static Span clauses(Utterance in, int from, int to) {
    List<Word> words = in.words();
    int first = from;
    while (first > 0 && words.get(first - 1).clause() == words.get(from).clause()) {
      first--;
    }
    int last = to;
    while (last < words.size() && words.get(last).clause() == words.get(to - 1).clause()) {
      last++;
    }
    return in.span(first, last);
  }
}
