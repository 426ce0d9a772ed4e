package io.heard.cli;

import io.heard.Reading;
import io.heard.arc.Arc;
import io.heard.arc.Course;
import io.heard.arc.Episode;
import io.heard.arc.Measures;
import io.heard.cli.Paint.Ink;
import io.heard.conversation.Speaker;
import io.heard.signal.Kind;
import io.heard.signal.Signal;
import io.heard.story.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Draws the arc: up is hotter, down is calm. A customer's turn is a full block, the stretch to the
/// next one a light one; a landed end is a filled point. Below, a rail with one glyph an agent's
/// turn, and the turns' numbers.
final class Drawing {
  /// More turns than this are drawn together, the highest always kept.
  private static final int MOST_COLUMNS = 60;

  private static final int WIDEST_CELL = 4;
  private static final int LABEL = 8;
  private static final String FULL = "█";
  private static final String LIGHT = "░";

  private final Reading reading;
  private final Arc arc;
  private final Paint paint;
  private final int columns;
  private final int cell;

  Drawing(Reading reading, Arc arc, Paint paint, int width) {
    this.reading = reading;
    this.arc = arc;
    this.paint = paint;
    this.columns = Math.max(1, Math.min(reading.size(), Math.min(MOST_COLUMNS, width - LABEL)));
    this.cell = Math.clamp((width - LABEL) / columns, 1, WIDEST_CELL);
  }

  /// The lines of the drawing, without an indent.
  List<String> lines() {
    var lines = new ArrayList<String>();
    for (Course course : arc.courses()) {
      if (arc.courses().size() > 1) {
        lines.add(
            Words.capital(
                Words.name(reading, reading.turn(course.points().getFirst().turn()).speaker())));
      }
      course(course, lines);
    }
    lines.add(label("agent") + rail());
    if (cell > 1) {
      lines.add(label("turn") + numbers());
    } else {
      lines.add(
          label("turn")
              + paint.in(Ink.SOFT, "1" + " ".repeat(Math.max(0, columns - 2)) + reading.size()));
    }
    return lines.stream().map(String::stripTrailing).toList();
  }

  /// The glyphs' key, for those that occur.
  String key() {
    String rail = rail(false);
    var parts = new ArrayList<String>();
    add(parts, rail, "●", "technique");
    add(parts, rail, "◇", "pitfall");
    add(parts, rail, "◈", "both");
    add(parts, rail, "·", "neither");
    return String.join("   ", parts);
  }

  private static void add(List<String> parts, String rail, String glyph, String word) {
    if (rail.contains(glyph)) {
      parts.add(glyph + " " + word);
    }
  }

  private void course(Course course, List<String> lines) {
    int[] own = new int[columns];
    int[] filled = new int[columns];
    Arrays.fill(own, -1);
    Arrays.fill(filled, -1);
    for (Course.Point point : course.points()) {
      int column = column(point.turn());
      own[column] = Math.max(own[column], point.intensity());
    }
    int before = -1;
    for (int i = 0; i < columns; i++) {
      if (own[i] >= 0) {
        if (before >= 0) {
          Arrays.fill(filled, before + 1, i, Math.min(own[before], own[i]));
        }
        before = i;
      }
    }
    for (int step = 3; step >= 1; step--) {
      var line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        if (own[i] >= step) {
          boolean joined = i + 1 < columns && filled[i] < 0 && next(filled, own, i) >= step;
          line.append(FULL.repeat(Math.max(1, cell - 1)));
          line.append(cell == 1 ? "" : joined ? LIGHT : " ");
        } else if (filled[i] >= step) {
          line.append(LIGHT.repeat(cell));
        } else {
          line.append(" ".repeat(cell));
        }
      }
      lines.add(label(Words.step(step)) + paint.in(Ink.of(step), line.toString().stripTrailing()));
    }
    lines.add(label(Words.step(0)) + ground(course, own));
  }

  private static int next(int[] filled, int[] own, int i) {
    return own[i + 1] >= 0 ? own[i + 1] : filled[i + 1];
  }

  /// The line at the foot: calm turns as points, a landed end filled, silences as breaks.
  private String ground(Course course, int[] own) {
    var line = new StringBuilder();
    int last = column(course.points().getLast().turn());
    for (int i = 0; i < columns; i++) {
      String point = own[i] != 0 ? "─" : i == last && landed(course) ? "●" : "○";
      String stretch = "─".repeat(cell - 1);
      if (cell > 1 && i + 1 < columns && pauseBefore(i + 1)) {
        stretch = "─".repeat(cell - 2) + "┊";
      }
      line.append(paint.in(own[i] == 0 ? Ink.CALM : Ink.SOFT, point));
      line.append(paint.in(Ink.SOFT, stretch));
    }
    return line.toString();
  }

  private boolean landed(Course course) {
    boolean landed = false;
    for (Episode episode : arc.episodes()) {
      if (episode.speaker().equals(course.speaker())) {
        landed = episode.outcome() == Episode.Outcome.LANDED;
      }
    }
    return landed;
  }

  private boolean pauseBefore(int column) {
    for (Measures.Pause pause : arc.measures().pauses()) {
      if (column(pause.beforeTurn()) == column) {
        return true;
      }
    }
    return false;
  }

  private String rail() {
    return rail(true);
  }

  private String rail(boolean inked) {
    boolean[] agent = new boolean[columns];
    boolean[] technique = new boolean[columns];
    boolean[] pitfall = new boolean[columns];
    for (int turn = 0; turn < reading.size(); turn++) {
      Speaker speaker = reading.turn(turn).speaker();
      if (speaker.role().answers() && reading.utterances().get(turn).isRead()) {
        int column = column(turn);
        agent[column] = true;
        for (Signal signal : reading.signals(turn)) {
          technique[column] |= signal.counts() && signal.kind() == Kind.TECHNIQUE;
          pitfall[column] |= signal.counts() && signal.kind() == Kind.PITFALL;
        }
      }
    }
    var line = new StringBuilder();
    for (int i = 0; i < columns; i++) {
      String glyph =
          technique[i] && pitfall[i]
              ? "◈"
              : technique[i] ? "●" : pitfall[i] ? "◇" : agent[i] ? "·" : " ";
      Ink ink = pitfall[i] ? Ink.PITFALL : technique[i] ? Ink.TECHNIQUE : Ink.SOFT;
      line.append(inked ? paint.in(ink, glyph) : glyph).append(" ".repeat(cell - 1));
    }
    return line.toString().stripTrailing();
  }

  private String numbers() {
    var line = new StringBuilder();
    int every = columns < reading.size() ? 0 : cell > 2 || reading.size() < 10 ? 1 : 2;
    if (every == 0 || reading.size() > 99) {
      return paint.in(Ink.SOFT, "1" + " ".repeat(Math.max(1, columns * cell - 2)) + reading.size());
    }
    for (int i = 0; i < columns; i++) {
      String number = i % every == 0 ? String.valueOf(i + 1) : "";
      while (line.length() < i * cell) {
        line.append(' ');
      }
      line.append(number);
    }
    return paint.in(Ink.SOFT, line.toString());
  }

  private int column(int turn) {
    return (int) ((long) turn * columns / reading.size());
  }

  private String label(String word) {
    return paint.in(Ink.SOFT, Columns.padded(word, LABEL));
  }
}
