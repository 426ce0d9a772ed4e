package io.heard.formats.html;

import static io.heard.formats.html.Figures.at;

import io.heard.Reading;
import io.heard.arc.Arc;
import io.heard.arc.Course;
import io.heard.arc.Episode;
import io.heard.arc.Measures;
import io.heard.story.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// Draws the arc: up is hotter, down is calm. A customer's turns are points on a line, a landed end
/// is a filled calm point; below it a rail with one glyph an agent's turn, the turns' numbers, and
/// the episodes. Long conversations are drawn in bins, the highest of each kept.
final class Picture {
  /// More turns than this are drawn together: points would touch.
  private static final int MOST_COLUMNS = 60;

  /// More lines than this cannot be told apart; the calmest customers are left to the table.
  private static final int MOST_COURSES = 3;

  /// The width of a letter of the drawing's text, for finding out what fits.
  private static final double LETTER = 6.6;

  private final Place place;
  private final Reading reading;
  private final Arc arc;
  private final int columns;
  private final List<Course> courses;
  private final List<double[]> taken = new ArrayList<>();

  Picture(Place place) {
    this.place = place;
    this.reading = place.reading();
    this.arc = place.arc();
    this.columns = Math.max(1, Math.min(reading.size(), MOST_COLUMNS));
    this.courses =
        arc.courses().stream()
            .sorted(Comparator.comparingInt((Course course) -> -course.peak()))
            .limit(MOST_COURSES)
            .toList();
  }

  /// The measures of one drawing, in its own units.
  ///
  /// @param name tells the drawings of one page apart
  /// @param width of all
  /// @param left where the first column begins
  /// @param right where the last column ends
  /// @param top the height of the strongest step
  /// @param step the height between two steps
  private record Frame(
      String name, double width, double left, double right, double top, double step) {
    static final Frame WIDE = new Frame("wide", 1000, 58, 988, 34, 44);
    static final Frame NARROW = new Frame("narrow", 350, 46, 346, 30, 34);
    static final Frame SMALL = new Frame("small", 96, 2, 94, 4, 5.3);
    static final Frame FOLLOW = new Frame("follow", 320, 4, 316, 10, 14);

    double ground() {
      return top + 3 * step;
    }

    double height(int intensity) {
      return ground() - intensity * step;
    }

    double rail() {
      return ground() + 30;
    }

    double numbers() {
      return ground() + 54;
    }

    double bands() {
      return ground() + 68;
    }
  }

  Html wide() {
    return drawn(Frame.WIDE);
  }

  Html narrow() {
    return drawn(Frame.NARROW);
  }

  /// The same without words, to stay in sight while somebody reads; the script marks where.
  Html follow() {
    var html = new Html();
    if (courses.isEmpty()) {
      return html;
    }
    html.open("div", "class", "follow");
    html.open("svg", "viewBox", "0 0 320 86", "aria-hidden", "true");
    html.empty("path", "class", "ground", "d", "M4 52H316");
    for (Course course : courses) {
      curve(html, Frame.FOLLOW, course);
    }
    for (Course course : courses) {
      dots(html, Frame.FOLLOW, course);
    }
    rail(html, Frame.FOLLOW);
    return html.close().end();
  }

  /// What all small drawings of a page share: the colours of their lines, by height.
  static Html shared() {
    var html = new Html().open("svg", "class", "unseen", "aria-hidden", "true").open("defs");
    gradient(html, Frame.SMALL, "small", "line");
    return html.close().end();
  }

  /// The same without words, 96 by 24, for a row of a list.
  Html small() {
    var html = new Html();
    html.open(
        "svg",
        "class",
        "small",
        "viewBox",
        "0 0 96 24",
        "width",
        "96",
        "height",
        "24",
        "aria-hidden",
        "true");
    html.empty("path", "class", "ground", "d", "M2 20H94");
    for (Course course : courses) {
      List<double[]> points = points(course, Frame.SMALL);
      html.empty(
          "path",
          "class",
          "line l" + courses.indexOf(course),
          "stroke",
          "url(#small)",
          "d",
          line(points));
      double[] last = points.getLast();
      html.empty(
          "circle",
          "class",
          "end s" + course.last(),
          "cx",
          at(last[0]),
          "cy",
          at(last[1]),
          "r",
          "2.6");
    }
    return html.close();
  }

  private Html drawn(Frame frame) {
    taken.clear();
    courses.forEach(course -> keepFree(points(course, frame)));
    List<List<Episode>> lanes = lanes();
    double height = frame.bands() + lanes.size() * 22 + (lanes.isEmpty() ? -6 : 2);
    var html = new Html();
    html.open(
        "svg",
        "class",
        "arc " + frame.name(),
        "viewBox",
        "0 0 " + at(frame.width()) + " " + at(height),
        "aria-hidden",
        "true");
    html.text("\n");
    grid(html, frame);
    for (Course course : courses) {
      curve(html, frame, course);
    }
    for (Course course : courses) {
      dots(html, frame, course);
    }
    if (courses.size() == 1) {
      words(html, frame, courses.getFirst());
    } else {
      courses.forEach(course -> named(html, frame, course));
    }
    rail(html, frame);
    numbers(html, frame);
    for (int lane = 0; lane < lanes.size(); lane++) {
      for (Episode episode : lanes.get(lane)) {
        band(html, frame, episode, frame.bands() + lane * 22);
      }
    }
    return html.end();
  }

  private void grid(Html html, Frame frame) {
    for (int step = 0; step <= 3; step++) {
      String y = at(frame.height(step));
      html.empty(
          "path",
          "class",
          step == 0 ? "ground" : "grid",
          "d",
          "M" + at(frame.left()) + " " + y + "H" + at(frame.right()));
      html.leaf("text", Words.step(step), "x", "0", "y", at(frame.height(step) + 4));
    }
    html.leaf("text", "agent", "x", "0", "y", at(frame.rail() + 4));
    html.leaf("text", "turn", "x", "0", "y", at(frame.numbers() + 4));
    html.text("\n");
    for (Measures.Pause pause : arc.measures().pauses()) {
      double x = x(frame, pause.beforeTurn()) - cell(frame) / 2;
      html.open(
              "path",
              "class",
              "silence",
              "d",
              "M" + at(x) + " " + at(frame.top()) + "V" + at(frame.rail() + 8))
          .leaf("title", "silence of " + Words.seconds(pause.length()) + Words.gap(pause.gap()))
          .close();
    }
  }

  private double cell(Frame frame) {
    return (frame.right() - frame.left()) / columns;
  }

  private double x(Frame frame, int turn) {
    return frame.left() + (column(turn) + 0.5) * cell(frame);
  }

  private int column(int turn) {
    return (int) ((long) turn * columns / Math.max(1, reading.size()));
  }

  /// A course's points: x, y, turn, intensity; of several turns in one column the highest.
  private List<double[]> points(Course course, Frame frame) {
    var points = new ArrayList<double[]>();
    for (Course.Point point : course.points()) {
      double x = x(frame, point.turn());
      double[] here = {x, frame.height(point.intensity()), point.turn(), point.intensity()};
      if (points.isEmpty() || points.getLast()[0] < x) {
        points.add(here);
      } else if (points.getLast()[3] < point.intensity()) {
        points.set(points.size() - 1, here);
      }
    }
    return points;
  }

  /// A line that is level at each point, so that it never overshoots one.
  private static String line(List<double[]> points) {
    var line = new StringBuilder();
    double[] before = points.getFirst();
    line.append('M').append(at(before[0])).append(' ').append(at(before[1]));
    for (double[] point : points.subList(1, points.size())) {
      if (point[1] == before[1]) {
        line.append('H').append(at(point[0]));
      } else {
        String middle = at((before[0] + point[0]) / 2);
        line.append('C').append(middle).append(' ').append(at(before[1])).append(' ');
        line.append(middle).append(' ').append(at(point[1])).append(' ');
        line.append(at(point[0])).append(' ').append(at(point[1]));
      }
      before = point;
    }
    return line.toString();
  }

  private void curve(Html html, Frame frame, Course course) {
    int number = courses.indexOf(course);
    List<double[]> points = points(course, frame);
    String line = line(points);
    if (number == 0) {
      String id = place.prefix() + frame.name();
      html.open("defs");
      gradient(html, frame, id + "-fill", "fill");
      gradient(html, frame, id + "-line", "line");
      html.close();
      if (courses.size() == 1 && points.size() > 1) {
        html.empty(
            "path",
            "fill",
            "url(#" + id + "-fill)",
            "d",
            line + "V" + at(frame.ground()) + "H" + at(points.getFirst()[0]) + "Z");
      }
    }
    html.empty(
        "path",
        "class",
        "line l" + number,
        "stroke",
        "url(#" + place.prefix() + frame.name() + "-line)",
        "d",
        line);
    html.text("\n");
  }

  private static void gradient(Html html, Frame frame, String id, String style) {
    html.open(
        "linearGradient",
        "id",
        id,
        "gradientUnits",
        "userSpaceOnUse",
        "x1",
        "0",
        "x2",
        "0",
        "y1",
        at(frame.top()),
        "y2",
        at(frame.ground()));
    for (int step = 3; step >= 0; step--) {
      html.empty("stop", "class", style + step, "offset", at((3 - step) * 100 / 3.0) + "%");
    }
    html.close();
  }

  private void dots(Html html, Frame frame, Course course) {
    List<double[]> points = points(course, frame);
    double radius = cell(frame) * 2 < 14 ? 3 : 5.5;
    for (int i = 0; i < points.size(); i++) {
      double[] point = points.get(i);
      int turn = (int) point[2];
      int intensity = (int) point[3];
      boolean last = i == points.size() - 1;
      html.open(
          "a", "href", "#" + place.turn(turn), "tabindex", "-1", "data-turn", place.turn(turn));
      html.open(
              "circle",
              "class",
              "dot s" + intensity + (last && landed(course) && intensity == 0 ? " landed" : ""),
              "cx",
              at(point[0]),
              "cy",
              at(point[1]),
              "r",
              at(last ? radius + 1 : radius))
          .leaf("title", "Turn %s, %s: %s".formatted(turn + 1, place.name(turn), reads(turn)))
          .close()
          .close();
      taken.add(new double[] {point[0] - radius, point[1] - radius, point[0] + radius, point[1]});
    }
    html.text("\n");
  }

  private String reads(int turn) {
    String word = place.story().word(turn);
    String step = Words.step(reading.intensities().get(turn));
    return word.equals(step) ? word : word + " (" + step + ")";
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

  /// Words at the highest, the first and the last point, where there is room.
  private void words(Html html, Frame frame, Course course) {
    List<double[]> points = points(course, frame);
    int peak = 0;
    for (int i = 1; i < points.size(); i++) {
      peak = points.get(i)[3] > points.get(peak)[3] ? i : peak;
    }
    for (int i : new TreeSet<>(List.of(0, peak, points.size() - 1))) {
      word(html, frame, points.get(i), place.story().word((int) points.get(i)[2]));
    }
  }

  private void named(Html html, Frame frame, Course course) {
    double[] first = points(course, frame).getFirst();
    word(html, frame, first, Words.cut(Words.capital(place.name((int) first[2])), 24));
  }

  /// No word stands on a line.
  private void keepFree(List<double[]> points) {
    for (int i = 1; i < points.size(); i++) {
      double[] from = points.get(i - 1);
      double[] to = points.get(i);
      for (int part = 0; part <= 8; part++) {
        double along = part / 8.0;
        double x = from[0] + (to[0] - from[0]) * along;
        double y = from[1] + (to[1] - from[1]) * along * along * (3 - 2 * along);
        taken.add(new double[] {x - 2, y - 2, x + 2, y + 2});
      }
    }
  }

  private void word(Html html, Frame frame, double[] point, String word) {
    double half = word.length() * LETTER / 2;
    double x =
        Math.clamp(
            point[0], frame.left() + half, Math.max(frame.left() + half, frame.right() - half));
    for (double y : new double[] {point[1] - 13, point[1] + 22, point[1] - 27}) {
      double[] box = {x - half, y - 11, x + half, y + 3};
      if (y < frame.ground() - 4
          && taken.stream()
              .noneMatch(other ->
                  other[0] < box[2]
                      && box[0] < other[2]
                      && other[1] < box[3]
                      && box[1] < other[3])) {
        taken.add(box);
        html.leaf(
            "text",
            word,
            "class",
            "word s" + (int) point[3],
            "x",
            at(x),
            "y",
            at(y),
            "text-anchor",
            "middle");
        return;
      }
    }
  }

  private void rail(Html html, Frame frame) {
    boolean[][] seen = new boolean[columns][3];
    int[] first = new int[columns];
    for (int turn = reading.size() - 1; turn >= 0; turn--) {
      if (reading.turn(turn).speaker().role().answers()
          && reading.utterances().get(turn).isRead()) {
        int column = column(turn);
        first[column] = turn;
        seen[column][0] = true;
        seen[column][1] |= !place.titles(turn, Look.TECHNIQUE).isEmpty();
        seen[column][2] |= !place.titles(turn, Look.PITFALL).isEmpty();
      }
    }
    for (int column = 0; column < columns; column++) {
      if (seen[column][0]) {
        int turn = first[column];
        html.open(
            "a", "href", "#" + place.turn(turn), "tabindex", "-1", "data-turn", place.turn(turn));
        html.add(
            glyph(
                frame.left() + (column + 0.5) * cell(frame),
                frame.rail(),
                seen[column][1],
                seen[column][2],
                "Turn %s, %s: %s".formatted(turn + 1, place.name(turn), did(turn))));
        html.close();
      }
    }
    html.text("\n");
  }

  private String did(int turn) {
    var all = new ArrayList<>(place.titles(turn, Look.TECHNIQUE));
    all.addAll(place.titles(turn, Look.PITFALL));
    return all.isEmpty() ? "neither technique nor pitfall" : String.join(", ", all);
  }

  /// One glyph of the rail: a filled circle, an open diamond, both, or a small point for neither.
  static Html glyph(double x, double y, boolean technique, boolean pitfall, String title) {
    var html = new Html().open("g", "class", "glyph");
    if (!title.isEmpty()) {
      html.leaf("title", title);
    }
    if (pitfall) {
      html.empty(
          "path", "class", "pitfall", "d", "M" + at(x) + " " + at(y - 8) + "l8 8l-8 8l-8 -8Z");
    }
    if (technique) {
      html.empty(
          "circle", "class", "technique", "cx", at(x), "cy", at(y), "r", pitfall ? "3" : "5.5");
    }
    if (!technique && !pitfall) {
      html.empty("circle", "class", "neither", "cx", at(x), "cy", at(y), "r", "2.5");
    }
    return html.close();
  }

  private void numbers(Html html, Frame frame) {
    if (columns < reading.size()) {
      number(html, frame, 0, "start");
      number(html, frame, reading.size() - 1, "end");
      return;
    }
    int every = 1;
    while (cell(frame) * every < 20) {
      every = every == 1 ? 2 : every == 2 ? 5 : every * 2;
    }
    for (int turn = 0; turn < reading.size(); turn++) {
      if (every < 3 ? turn % every == 0 : (turn + 1) % every == 0 || turn == 0) {
        number(html, frame, turn, "middle");
      }
    }
    html.text("\n");
  }

  private void number(Html html, Frame frame, int turn, String anchor) {
    html.leaf(
        "text",
        String.valueOf(turn + 1),
        "x",
        at(x(frame, turn)),
        "y",
        at(frame.numbers() + 4),
        "text-anchor",
        anchor);
  }

  /// Episodes that overlap stand under each other; one may begin at the turn at which the one
  /// before it ended.
  private List<List<Episode>> lanes() {
    var lanes = new ArrayList<List<Episode>>();
    for (Episode episode : arc.episodes()) {
      List<Episode> free = null;
      for (List<Episode> lane : lanes) {
        if (free == null && lane.getLast().to() <= episode.from()) {
          free = lane;
        }
      }
      if (free == null) {
        free = new ArrayList<>();
        lanes.add(free);
      }
      free.add(episode);
    }
    return lanes;
  }

  private void band(Html html, Frame frame, Episode episode, double y) {
    double from = x(frame, episode.from()) - (sharesStart(episode) ? -2 : cell(frame) * 0.4);
    double to = x(frame, episode.to()) + (sharesEnd(episode) ? -2 : cell(frame) * 0.4);
    double width = Math.max(6, to - from);
    html.open("g", "class", "band " + episode.outcome().id());
    html.leaf(
        "title", "Turns %s–%s: %s".formatted(episode.from() + 1, episode.to() + 1, ended(episode)));
    html.empty("rect", "x", at(from), "y", at(y), "width", at(width), "height", "17", "rx", "8.5");
    String words = ended(episode);
    if (words.length() * LETTER + 8 > width) {
      words = episode.outcome().id();
    }
    if (words.length() * LETTER + 4 <= width) {
      html.leaf(
          "text", words, "x", at(from + width / 2), "y", at(y + 12.5), "text-anchor", "middle");
    }
    html.close().text("\n");
  }

  private boolean sharesStart(Episode episode) {
    return arc.episodes().stream()
        .anyMatch(other -> other.from() < episode.from() && other.to() == episode.from());
  }

  private boolean sharesEnd(Episode episode) {
    return arc.episodes().stream()
        .anyMatch(other -> other.from() > episode.from() && other.from() == episode.to());
  }

  /// How an episode ended, in words.
  private String ended(Episode episode) {
    return switch (episode.outcome()) {
          case LANDED -> "landed";
          case LOST -> "lost";
          case OPEN -> reading.closed() ? "still open at the end" : "open";
        }
        + (episode.endedBy().isEmpty() ? "" : " at " + Words.turns(episode.endedBy()));
  }
}
