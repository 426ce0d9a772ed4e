package io.heard.formats.captions;

import io.heard.formats.Draft;
import io.heard.formats.Input;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.speech.Recording;
import io.heard.formats.speech.Said;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    for (Piece piece : joined(Piece.of(cues, captions, CueLabels.among(captions, options)))) {
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
        && last.hasRoomFor(next.text())
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
