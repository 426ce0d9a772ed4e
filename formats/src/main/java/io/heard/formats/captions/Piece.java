package io.heard.formats.captions;

import io.heard.conversation.SpokenWord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Words of one speaker in one caption, or in several that were joined.
///
/// @param line the line of the first words, from 1
/// @param cue the caption, with the end of the last one where several were joined
/// @param name who speaks; null where nobody is named
/// @param text the words
/// @param words the same with their times; empty where not all of them have some
record Piece(int line, Cue cue, @Nullable String name, String text, List<SpokenWord> words) {
  /// How long a turn may get by joining. Sentences are shorter; where none ends, the recogniser
  /// sets no marks, and the turn may be cut at any caption.
  private static final int LONGEST = 2_000;

  Piece(Cue cue, @Nullable String name, CueText.Span span) {
    this(span.line(), cue, name, span.text(), span.words());
  }

  /// The pieces of all captions, in order.
  static List<Piece> of(List<Cue> cues, List<List<CueText.Span>> captions, CueLabels labels) {
    var pieces = new Pieces(labels);
    for (int i = 0; i < captions.size(); i++) {
      pieces.add(cues.get(i), captions.get(i));
    }
    return pieces.all();
  }

  boolean hasRoomFor(String next) {
    return text.length() + next.length() <= LONGEST;
  }

  /// With what stands below it in the caption.
  Piece and(CueText.Span span) {
    return new Piece(line, cue, name, text + " " + span.text(), both(span.words()));
  }

  /// With a caption that goes on with it.
  Piece and(Piece next) {
    Duration until = cue.until();
    Duration end = next.cue.until();
    boolean later = until == null || (end != null && end.compareTo(until) > 0);
    var whole =
        new Cue(
            cue.line(),
            cue.at(),
            later ? end : until,
            cue.payload(),
            cue.id(),
            lower(cue.confidence(), next.cue.confidence()));
    return new Piece(line, whole, name, text + " " + next.text, both(next.words));
  }

  /// The words of both, where both have times within; half of them would say less than none.
  private List<SpokenWord> both(List<SpokenWord> next) {
    if (words.isEmpty() || next.isEmpty()) {
      return List.of();
    }
    var both = new ArrayList<>(words);
    both.addAll(next);
    return both;
  }

  private static @Nullable Double lower(@Nullable Double one, @Nullable Double other) {
    return one == null || other == null ? null : (Double) Math.min(one, other);
  }

  @Override
  public String toString() {
    return "Piece[%d, %d characters]".formatted(line, text.length());
  }
}
