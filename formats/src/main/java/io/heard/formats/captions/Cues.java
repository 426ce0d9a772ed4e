package io.heard.formats.captions;

import io.heard.conversation.SpokenWord;
import io.heard.formats.Draft;
import io.heard.formats.Input;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.speech.Recording;
import io.heard.formats.speech.Said;
import io.heard.formats.speech.SoundMarks;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Captions as turns: what WebVTT, SRT and SBV share.
///
/// Captions are cut where a line on the screen is full, so one sentence may lie in several of them.
/// A caption is joined to the one before when the same known speaker goes on within a second and
/// the one before does not end a sentence. Where it does end one, both stay turns of their own:
/// each keeps its own times, and a pause between sentences is not lost. Nameless captions are never
/// joined, since somebody else may be speaking.
final class Cues {
  /// How long a sentence may be held between two captions; a longer gap is a pause worth keeping.
  private static final Duration GAP = Duration.ofSeconds(1);

  /// Words of one speaker in one caption.
  ///
  /// @param caption which caption, from 0
  private record Piece(
      int caption, int line, Cue cue, @Nullable String name, String text, List<SpokenWord> words) {
    Piece and(CueText.Span span) {
      return new Piece(caption, line, cue, name, text + " " + span.text(), both(span.words()));
    }

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
      return new Piece(caption, line, whole, name, text + " " + next.text, both(next.words));
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
  }

  private Cues() {}

  /// Reads captions.
  ///
  /// @param language what the file says of its language; empty where it says nothing
  static void read(
      List<Cue> cues, String language, Input input, Options options, Receiver receiver) {
    List<List<CueText.Span>> captions = RollUp.unrolled(cues).stream().map(CueText::of).toList();
    if (captions.stream().allMatch(List::isEmpty)) {
      input.lost("", "there is no caption with words in it", "the export had nothing to give");
      return;
    }
    var recording = new Recording(new Place(input.file(), "", ""), input.file() + "#1");
    recording.extra("language", language);
    for (Piece piece : joined(pieces(cues, captions, CueLabels.among(captions, options)))) {
      String name = piece.name();
      recording.add(
          Said.of(
                  ":" + piece.line(),
                  name == null ? Draft.Party.NOBODY : Draft.Party.labelled(name),
                  piece.cue().at(),
                  piece.cue().until(),
                  piece.text(),
                  piece.words())
              .named(piece.cue().id())
              .beside(extra(piece.cue())));
    }
    recording.finish(options, receiver);
  }

  private static Map<String, Object> extra(Cue cue) {
    Map<String, Object> extra = new LinkedHashMap<>();
    Double confidence = cue.confidence();
    if (confidence != null) {
      extra.put("confidence", BigDecimal.valueOf(confidence));
    }
    return extra;
  }

  /// Lines of one caption are one piece, unless somebody else begins.
  private static List<Piece> pieces(
      List<Cue> cues, List<List<CueText.Span>> captions, CueLabels labels) {
    var pieces = new ArrayList<Piece>();
    String announced = null;
    for (int c = 0; c < captions.size(); c++) {
      List<CueText.Span> caption = captions.get(c);
      String waiting = null;
      for (int i = 0; i < caption.size(); i++) {
        CueText.Span span = caption.get(i);
        Optional<CueLabels.Found> label = labels.of(span, i + 1 < caption.size());
        Piece last = pieces.isEmpty() || pieces.getLast().caption() != c ? null : pieces.getLast();
        if (label.isPresent()) {
          announced = label.get().label();
          waiting = announced;
          if (!label.get().rest().isEmpty()) {
            pieces.add(
                new Piece(c, span.line(), cues.get(c), announced, label.get().rest(), List.of()));
            waiting = null;
          }
        } else if (waiting != null) {
          pieces.add(new Piece(c, span.line(), cues.get(c), waiting, span.text(), span.words()));
          waiting = null;
        } else if (last != null && continues(last, span)) {
          pieces.set(pieces.size() - 1, last.and(span));
        } else {
          boolean mark = SoundMarks.areAll(span.text());
          boolean other = span.apart() || CueLabels.begins(span.text());
          announced = other || span.name() != null ? null : announced;
          boolean goesOn = span.name() == null && !mark && labels.areAnnounced();
          String name = goesOn ? announced : span.name();
          pieces.add(new Piece(c, span.line(), cues.get(c), name, span.text(), span.words()));
        }
      }
    }
    return pieces;
  }

  /// Words on the line below a voice that is not closed, or below a label, are still that
  /// speaker's.
  private static boolean continues(Piece last, CueText.Span span) {
    boolean same = span.name() == null ? !span.apart() : span.name().equals(last.name());
    return same && !CueLabels.begins(span.text());
  }

  private static List<Piece> joined(List<Piece> pieces) {
    var joined = new ArrayList<Piece>();
    for (Piece piece : pieces) {
      Piece last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && goesOn(last, piece)) {
        joined.set(joined.size() - 1, last.and(piece));
      } else {
        joined.add(piece);
      }
    }
    return joined;
  }

  private static boolean goesOn(Piece last, Piece next) {
    Duration end = last.cue().until();
    return last.name() != null
        && last.name().equals(next.name())
        && end != null
        && next.cue().at().compareTo(last.cue().at()) >= 0
        && next.cue().at().minus(end).compareTo(GAP) < 0
        && !endsSentence(last.text());
  }

  private static boolean endsSentence(String text) {
    int end = text.length();
    while (end > 0 && "\"'”’)]".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end > 0 && ".!?…。！？".indexOf(text.charAt(end - 1)) >= 0;
  }
}
