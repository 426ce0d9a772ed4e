package io.heard.formats.captions;

import io.heard.conversation.Channel;
import io.heard.formats.Draft;
import io.heard.formats.Input;
import io.heard.formats.Labelled;
import io.heard.formats.Labels;
import io.heard.formats.Mark;
import io.heard.formats.Markup;
import io.heard.formats.Options;
import io.heard.formats.Receiver;
import io.heard.formats.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Captions as turns: what WebVTT and SRT share.
///
/// Captions are cut where a line on the screen is full, so one sentence may lie in several of them.
/// A caption is joined to the one before when the same known speaker goes on within a second and
/// the one before does not end a sentence. Where it does end one, both stay turns of their own:
/// each keeps its own times, and a pause between sentences is not lost. Nameless captions are never
/// joined, since somebody else may be speaking.
final class Cues {
  /// How long a sentence may be held between two captions; a longer gap is a pause worth keeping.
  private static final Duration GAP = Duration.ofSeconds(1);

  private static final int LINES_LOOKED_AT = 100;

  /// The most captions without times that are told one by one.
  private static final int MOST_TOLD = 10;

  private static final String POINT = "((?:\\d{1,4}:)?\\d{1,2}:\\d{2}[.,]\\d{1,3})";
  private static final Pattern TIMES =
      Pattern.compile("^\\s*" + POINT + "\\s*-->\\s*" + POINT + "(?:\\s.*)?$");

  /// One caption.
  ///
  /// @param line the line of its first words, from 1
  /// @param payload its lines
  private record Cue(int line, Duration at, Duration until, List<String> payload) {}

  /// Words of one speaker in one caption.
  private record Piece(int line, Duration at, Duration until, @Nullable String name, String text) {}

  private Cues() {}

  /// Whether the times of a caption stand among the first lines.
  static boolean areIn(Input input) {
    return input.lines().stream()
        .limit(LINES_LOOKED_AT)
        .anyMatch(line -> line.contains("-->") && TIMES.matcher(line).matches());
  }

  /// Reads all captions from a line on.
  static void read(Input input, int first, Options options, Receiver receiver) {
    List<Piece> pieces = pieces(cues(input, first), options);
    if (pieces.isEmpty()) {
      input.lost("", "there is no caption with words in it", "the export had nothing to give");
      return;
    }
    var draft = new Draft(input.file(), "", input.file() + "#1");
    draft.channel(Channel.VOICE);
    for (Piece piece : joined(pieces)) {
      String name = piece.name();
      draft.add(
          Draft.Line.of(
              ":" + piece.line(),
              name == null ? Draft.Party.NOBODY : Draft.Party.labelled(name),
              new Mark.Since(piece.at()),
              new Mark.Since(piece.until()),
              piece.text()));
    }
    draft.finish(options, receiver).ifPresent(receiver::take);
  }

  private static List<Cue> cues(Input input, int first) {
    List<String> lines = input.lines();
    var cues = new ArrayList<Cue>();
    int bad = 0;
    int i = first;
    while (i < lines.size()) {
      String line = lines.get(i);
      if (line.isBlank()) {
        i++;
      } else if (isComment(line)) {
        i = blank(lines, i);
      } else if (line.contains("-->")) {
        i = cue(input, lines, i, cues);
      } else if (i + 1 < lines.size() && lines.get(i + 1).contains("-->")) {
        i++;
      } else {
        bad++;
        if (bad <= MOST_TOLD) {
          input.lost(
              ":" + (i + 1),
              "a caption has no times",
              "\"00:00:07.000 --> 00:00:11.890\" on the line before its words");
        }
        i = blank(lines, i);
      }
    }
    if (bad > MOST_TOLD) {
      input.lost("", "%d captions more have no times".formatted(bad - MOST_TOLD), "");
    }
    return cues;
  }

  /// Reads the caption whose times stand in that line.
  ///
  /// @return the line after it
  private static int cue(Input input, List<String> lines, int times, List<Cue> cues) {
    int end = times + 1;
    while (end < lines.size() && !lines.get(end).isBlank() && !lines.get(end).contains("-->")) {
      end++;
    }
    Matcher matcher = TIMES.matcher(lines.get(times));
    Optional<Duration> at = matcher.matches() ? Times.clock(matcher.group(1)) : Optional.empty();
    Optional<Duration> until = at.isPresent() ? Times.clock(matcher.group(2)) : Optional.empty();
    if (at.isEmpty() || until.isEmpty()) {
      input.lost(
          ":" + (times + 1),
          "the times of a caption cannot be read",
          "\"00:00:07.000 --> 00:00:11.890\"");
    } else if (until.get().compareTo(at.get()) < 0) {
      input.lost(
          ":" + (times + 1), "a caption ends before it begins", "its two times are exchanged");
    } else {
      cues.add(new Cue(times + 2, at.get(), until.get(), lines.subList(times + 1, end)));
    }
    return end;
  }

  private static int blank(List<String> lines, int from) {
    int end = from;
    while (end < lines.size() && !lines.get(end).isBlank()) {
      end++;
    }
    return end;
  }

  private static boolean isComment(String line) {
    return line.equals("NOTE")
        || line.startsWith("NOTE ")
        || line.startsWith("NOTE\t")
        || line.strip().equals("STYLE")
        || line.strip().equals("REGION");
  }

  private static List<Piece> pieces(List<Cue> cues, Options options) {
    var spans = new ArrayList<Piece>();
    for (Cue cue : cues) {
      for (Markup.Voice voice : Markup.voices(String.join("\n", cue.payload()))) {
        for (String line : voice.text().split("\n", -1)) {
          String text = line.strip();
          if (!text.isEmpty()) {
            spans.add(new Piece(cue.line(), cue.at(), cue.until(), voice.name(), text));
          }
        }
      }
    }
    return gathered(spans, labels(spans, options));
  }

  private static Labels labels(List<Piece> spans, Options options) {
    var candidates = new ArrayList<Labelled>();
    int nameless = 0;
    boolean first = false;
    for (Piece span : spans) {
      if (span.name() == null) {
        Optional<Labelled> labelled = prefix(span);
        labelled.ifPresent(candidates::add);
        first = nameless == 0 ? labelled.isPresent() : first;
        nameless++;
      }
    }
    return Labels.among(candidates, nameless, first, options);
  }

  /// The prefix with a name, as in `Ann: hello`, where nobody is named otherwise; a time in it is
  /// part of what was said.
  private static Optional<Labelled> prefix(Piece span) {
    return span.name() != null
        ? Optional.empty()
        : Labelled.of(span.text())
            .filter(labelled -> labelled.at() == null && !labelled.rest().isEmpty());
  }

  /// Lines of one caption are one piece, unless somebody else begins.
  private static List<Piece> gathered(List<Piece> spans, Labels labels) {
    var pieces = new ArrayList<Piece>();
    for (Piece span : spans) {
      Piece last = pieces.isEmpty() ? null : pieces.getLast();
      Optional<Labelled> named = prefix(span).filter(found -> labels.holds(found.label()));
      boolean sameCaption = last != null && last.line() == span.line();
      if (named.isPresent()) {
        pieces.add(
            new Piece(
                span.line(), span.at(), span.until(), named.get().label(), named.get().rest()));
      } else if (last != null && sameCaption && continues(last, span)) {
        pieces.set(
            pieces.size() - 1,
            new Piece(
                last.line(),
                last.at(),
                last.until(),
                last.name(),
                last.text() + " " + span.text()));
      } else {
        pieces.add(span);
      }
    }
    return pieces;
  }

  /// Words after a closed voice, or on the line below a prefix, are still that speaker's.
  private static boolean continues(Piece last, Piece span) {
    return span.name() == null || span.name().equals(last.name());
  }

  private static List<Piece> joined(List<Piece> pieces) {
    var joined = new ArrayList<Piece>();
    for (Piece piece : pieces) {
      Piece last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && goesOn(last, piece)) {
        joined.set(
            joined.size() - 1,
            new Piece(
                last.line(),
                last.at(),
                last.until().compareTo(piece.until()) > 0 ? last.until() : piece.until(),
                last.name(),
                last.text() + " " + piece.text()));
      } else {
        joined.add(piece);
      }
    }
    return joined;
  }

  private static boolean goesOn(Piece last, Piece next) {
    return last.name() != null
        && last.name().equals(next.name())
        && next.at().compareTo(last.at()) >= 0
        && next.at().minus(last.until()).compareTo(GAP) < 0
        && !endsSentence(last.text());
  }

  private static boolean endsSentence(String text) {
    int end = text.length();
    while (end > 0 && "\"'”’)]".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end > 0 && ".!?…".indexOf(text.charAt(end - 1)) >= 0;
  }
}
