package io.heard.formats.captions;

import io.heard.formats.speech.SoundMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Pieces while captions are taken one after the other. Lines of one caption are one piece, unless
/// somebody else begins.
final class Pieces {
  private final CueLabels labels;
  private final List<Piece> pieces = new ArrayList<>();

  /// Who speaks until somebody else is announced; null where that is not known.
  private @Nullable String announced;

  Pieces(CueLabels labels) {
    this.labels = labels;
  }

  List<Piece> all() {
    return pieces;
  }

  /// Takes a caption.
  void add(Cue cue, List<CueText.Span> caption) {
    // A label on a line of its own names who speaks below.
    String waiting = null;
    Piece last = null;
    for (int i = 0; i < caption.size(); i++) {
      CueText.Span span = caption.get(i);
      Optional<CueLabels.Found> label = labels.of(span, i + 1 < caption.size());
      if (label.isPresent()) {
        announced = label.get().label();
        waiting = announced;
        if (label.get().rest().isEmpty()) {
          continue;
        }
        last = new Piece(span.line(), cue, waiting, label.get().rest(), List.of());
      } else if (waiting != null) {
        last = new Piece(cue, waiting, span);
      } else if (last != null && continues(last, span)) {
        boolean room = last.hasRoomFor(span.text());
        if (room) {
          pieces.removeLast();
        }
        last = room ? last.and(span) : new Piece(cue, last.name(), span);
      } else {
        last = new Piece(cue, name(span), span);
      }
      pieces.add(last);
      waiting = null;
    }
  }

  /// Words on the line below a voice that is not closed, or below a label, are still that
  /// speaker's.
  private static boolean continues(Piece last, CueText.Span span) {
    boolean same = span.name() == null ? !span.apart() : span.name().equals(last.name());
    return same && !CueLabels.begins(span.text());
  }

  /// Who says words that stand without a label.
  private @Nullable String name(CueText.Span span) {
    if (span.name() != null || span.apart() || CueLabels.begins(span.text())) {
      announced = null;
    }
    boolean goesOn =
        span.name() == null && labels.areAnnounced() && !SoundMarks.areAll(span.text());
    return goesOn ? announced : span.name();
  }
}
