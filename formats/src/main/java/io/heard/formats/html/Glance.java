package io.heard.formats.html;

import io.heard.arc.Ask;
import io.heard.arc.Course;
import io.heard.arc.Episode;
import io.heard.arc.Need;
import io.heard.story.Words;
import java.util.List;

/// What can be taken in at a glance, beside the sentences: how each customer came, was at worst and
/// left, and how much of what was needed was given.
final class Glance {
  /// More customers than this do not fit beside the sentences; the arc has them all.
  private static final int MOST_CUSTOMERS = 2;

  private final Place place;

  Glance(Place place) {
    this.place = place;
  }

  Html html() {
    var html = new Html();
    List<Course> courses = place.arc().courses();
    if (courses.isEmpty()) {
      return html;
    }
    html.open("section", "class", "card glance");
    html.open("div", "class", "unseen").add(place.heading("At a glance")).close();
    for (Course course : courses.stream().limit(MOST_CUSTOMERS).toList()) {
      if (courses.size() > 1) {
        int first = course.points().getFirst().turn();
        html.leaf("p", Words.capital(place.name(first)), "class", "name", "dir", "auto");
      }
      course(html, course);
    }
    counts(html);
    return html.end();
  }

  private void course(Html html, Course course) {
    Course.Point worst = course.points().getFirst();
    for (Course.Point point : course.points()) {
      worst = point.intensity() > worst.intensity() ? point : worst;
    }
    html.open("dl", "class", "three");
    point(html, "Came", course.points().getFirst());
    point(html, "At worst", worst);
    point(html, place.reading().closed() ? "Left" : "Now", course.points().getLast());
    html.end();
  }

  private void point(Html html, String name, Course.Point point) {
    html.open("div").leaf("dt", name).open("dd");
    String word = place.story().word(point.turn());
    String step = Words.step(point.intensity());
    html.leaf("b", word, "class", "word s" + point.intensity());
    html.add(Transcript.step(point.intensity(), word.equals(step) ? "" : step));
    html.open("span", "class", "at").add(place.link("turn " + (point.turn() + 1), point.turn()));
    html.close().close().close();
  }

  private void counts(Html html) {
    List<Need> needs = place.arc().needs();
    long met = needs.stream().filter(n -> n.verdict() == Need.Verdict.MET).count();
    long missed = needs.stream().filter(n -> n.verdict() == Need.Verdict.MISSED).count();
    List<Ask> asks = place.arc().asks();
    long answered = asks.stream().filter(a -> a.answered() == Ask.Answered.YES).count();
    List<Episode> episodes = place.arc().episodes();
    long landed = episodes.stream().filter(e -> e.outcome() == Episode.Outcome.LANDED).count();
    html.open("dl", "class", "counts");
    count(html, "Needs met", met, met + missed);
    count(html, "Questions answered", answered, asks.size());
    count(html, "Episodes landed", landed, episodes.size());
    html.end();
  }

  private static void count(Html html, String name, long given, long all) {
    if (all > 0) {
      html.open("div").leaf("dt", name).leaf("dd", given + " of " + all).close();
    }
  }
}
