package io.heard.formats.html;

import io.heard.Reading;
import io.heard.arc.Course;
import io.heard.arc.Episode;
import io.heard.arc.Phase;
import io.heard.conversation.Role;
import io.heard.story.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The arc with all that stands on its axis: the drawing, its key, the same figures as a table, and
/// the episodes with their phases.
final class ArcCard {
  private final Place place;
  private final Reading reading;

  ArcCard(Place place) {
    this.place = place;
    this.reading = place.reading();
  }

  Html html() {
    var html = new Html();
    if (place.arc().courses().isEmpty()) {
      return html;
    }
    var picture = new Picture(place);
    html.open("section", "class", "card arcs").add(place.heading("The arc"));
    html.open("figure").leaf("p", spoken(), "class", "unseen");
    html.add(picture.wide()).add(picture.narrow()).add(key()).end();
    html.add(table());
    episodes(html);
    return html.end();
  }

  /// The drawing in a sentence, for those who do not see it.
  private String spoken() {
    var parts = new ArrayList<String>();
    for (Course course : place.arc().courses()) {
      Course.Point first = course.points().getFirst();
      parts.add(
          "%s begins %s, rises to %s at most and ends %s."
              .formatted(
                  Words.capital(place.name(first.turn())),
                  Words.step(course.first()),
                  Words.step(course.peak()),
                  Words.step(course.last())));
    }
    return "A drawing of the arc. " + String.join(" ", parts) + " The table has each turn.";
  }

  private Html key() {
    boolean technique = false;
    boolean pitfall = false;
    boolean both = false;
    boolean neither = false;
    for (int turn = 0; turn < reading.size(); turn++) {
      if (reading.turn(turn).speaker().role().answers()
          && reading.utterances().get(turn).isRead()) {
        boolean good = !place.titles(turn, Look.TECHNIQUE).isEmpty();
        boolean bad = !place.titles(turn, Look.PITFALL).isEmpty();
        technique |= good && !bad;
        pitfall |= bad && !good;
        both |= good && bad;
        neither |= !good && !bad;
      }
    }
    var html = new Html().open("figcaption", "class", "key");
    key(html, technique, true, false, "technique");
    key(html, pitfall, false, true, "pitfall");
    key(html, both, true, true, "both");
    key(html, neither, false, false, "neither");
    if (!place.arc().measures().pauses().isEmpty()) {
      html.open("span").open("svg", "viewBox", "0 0 6 20", "aria-hidden", "true");
      html.empty("path", "class", "silence", "d", "M3 1V19").close().text("silence").close();
    }
    return html.end();
  }

  private static void key(Html html, boolean occurs, boolean good, boolean bad, String word) {
    if (occurs) {
      html.open("span").open("svg", "viewBox", "0 0 20 20", "aria-hidden", "true");
      html.add(Picture.glyph(10, 10, good, bad, "")).close().text(word).close();
    }
  }

  private Html table() {
    var html = new Html().open("details", "class", "table");
    html.leaf("summary", "The same as a table").open("div", "class", "scroll");
    html.open("table").open("thead").open("tr");
    for (String head : List.of("Turn", "Who", "Reads as", "What was done", "Phase")) {
      html.leaf("th", head, "scope", "col");
    }
    html.close().close().open("tbody").text("\n");
    for (int turn = 0; turn < reading.size(); turn++) {
      if (!reading.utterances().get(turn).isRead()) {
        continue;
      }
      boolean customer = reading.turn(turn).speaker().role() == Role.CUSTOMER;
      html.open("tr").open("td").add(place.link(String.valueOf(turn + 1), turn)).close();
      html.open("td").leaf("bdi", Words.capital(place.name(turn))).close();
      int intensity = reading.intensities().get(turn);
      String word = place.story().word(turn);
      html.leaf(
          "td",
          !customer
              ? ""
              : word.equals(Words.step(intensity))
                  ? word
                  : word + " (" + Words.step(intensity) + ")");
      html.open("td").add(done(turn)).close();
      Phase phase = phase(turn);
      html.leaf("td", phase == null ? "" : phase.id()).end();
    }
    return html.close().close().close().end();
  }

  private Html done(int turn) {
    var html = new Html();
    for (Look look : List.of(Look.TECHNIQUE, Look.PITFALL)) {
      List<String> titles = place.titles(turn, look);
      if (!titles.isEmpty()) {
        html.text(html.isEmpty() ? "" : "; ").text(look.kind + ": " + String.join(", ", titles));
      }
    }
    return html;
  }

  private @Nullable Phase phase(int turn) {
    for (Episode episode : place.arc().episodes()) {
      Phase phase = episode.phase(turn);
      if (phase != null) {
        return phase;
      }
    }
    return null;
  }

  private void episodes(Html html) {
    List<Episode> episodes = place.arc().episodes();
    if (episodes.isEmpty()) {
      return;
    }
    html.open("div", "class", "episodes").text("\n");
    for (Episode episode : episodes) {
      html.open("div", "class", "episode " + episode.outcome().id());
      head(html, episode);
      phases(html, episode);
      response(html, episode);
      for (Episode.Skipped skip : episode.skipped()) {
        html.leaf(
            "p",
            "%s left out: %s".formatted(Words.capital(skip.phase().id()), Words.line(skip.why())),
            "class",
            "soft small");
      }
      html.end();
    }
    html.end();
  }

  private void head(Html html, Episode episode) {
    boolean several = place.arc().courses().size() > 1;
    String turn = several ? "turn" : "Turn";
    html.open("p", "class", "head").open("b");
    if (several) {
      html.leaf("bdi", Words.capital(place.name(episode.from()))).text(", ");
    }
    html.text(
            episode.from() == episode.to()
                ? turn + " " + (episode.from() + 1)
                : turn + "s %s–%s".formatted(episode.from() + 1, episode.to() + 1))
        .close();
    html.text(" up to " + Words.step(episode.peak()) + ", ");
    html.leaf(
        "span",
        switch (episode.outcome()) {
          case LANDED -> "landed";
          case LOST -> "lost";
          case OPEN -> reading.closed() ? "still open at the end" : "open";
        },
        "class",
        "outcome");
    if (!episode.endedBy().isEmpty()) {
      html.text(" at ").add(place.turns(episode.endedBy()));
    }
    html.text(
        (episode.urgent() ? "; urgent" : "") + (episode.quick() ? "; closed in one turn" : ""));
    html.close();
  }

  /// The phases in order; one that was left out stands in a dashed box at its place.
  private void phases(Html html, Episode episode) {
    var boxes = new ArrayList<Phase>();
    for (Episode.Skipped skip : episode.skipped()) {
      if (episode.phases().stream().noneMatch(stretch -> stretch.phase() == skip.phase())) {
        boxes.add(skip.phase());
      }
    }
    boxes.sort(Comparator.naturalOrder());
    html.open("ol", "class", "phases");
    for (Episode.Stretch stretch : episode.phases()) {
      while (!boxes.isEmpty() && boxes.getFirst().compareTo(stretch.phase()) < 0) {
        box(html, boxes.removeFirst());
      }
      html.open("li").text(stretch.phase().id() + " ");
      html.add(
          place.link(
              stretch.from() == stretch.to()
                  ? String.valueOf(stretch.from() + 1)
                  : "%s–%s".formatted(stretch.from() + 1, stretch.to() + 1),
              stretch.from()));
      html.close();
    }
    boxes.forEach(phase -> box(html, phase));
    html.end();
  }

  private static void box(Html html, Phase phase) {
    html.open("li", "class", "skipped").text(phase.id());
    html.leaf("span", " left out", "class", "unseen").close();
  }

  private void response(Html html, Episode episode) {
    Episode.Response response = episode.response();
    if (response.acknowledgement().isEmpty()
        && response.tie().isEmpty()
        && response.step().isEmpty()) {
      return;
    }
    html.open("p", "class", "small").text("Response: ");
    part(html, "acknowledgement", response.acknowledgement());
    html.text(", ");
    part(html, "tie to the case", response.tie());
    html.text(", ");
    part(html, "step", response.step());
    html.close();
  }

  private void part(Html html, String name, List<Integer> turns) {
    if (turns.isEmpty()) {
      html.leaf("span", "no " + name, "class", "lacks");
    } else {
      html.text(name + " at ").add(place.turns(turns));
    }
  }
}
