package io.heard.formats.html;

import io.heard.arc.Ask;
import io.heard.arc.Checklist;
import io.heard.arc.Commitment;
import io.heard.arc.Course;
import io.heard.arc.Measures;
import io.heard.arc.Need;
import io.heard.arc.Stake;
import io.heard.arc.Style;
import io.heard.arc.Told;
import io.heard.conversation.Role;
import io.heard.signal.Evidence;
import io.heard.signal.Mishap;
import io.heard.story.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stands beside the conversation: what was needed, missed, at stake, asked, promised and
/// told, how the customer talks, and figures. A section without anything to say is left out.
final class Beside {
  private final Place place;

  Beside(Place place) {
    this.place = place;
  }

  Html html() {
    var html = new Html().open("aside", "class", "beside").text("\n");
    missed(html);
    checklist(html);
    met(html);
    stake(html);
    asks(html);
    promises(html);
    details(html);
    style(html);
    measures(html);
    mishaps(html);
    html.add(new Picture(place).follow());
    return html.end();
  }

  private Html section(String title, String sort) {
    return new Html().open("section", "class", "card " + sort).add(place.heading(title));
  }

  private void missed(Html html) {
    List<Need> missed = needs(Need.Verdict.MISSED);
    if (!missed.isEmpty()) {
      Html section = section("Missed chances", "missed").open("ul");
      missed.forEach(need -> need(section, need, ""));
      html.add(section.close().end());
    }
  }

  private void checklist(Html html) {
    Optional<Checklist> found = Checklist.of(place.reading(), place.arc());
    if (found.isEmpty()) {
      return;
    }
    Html section = section("Where it went wrong", "checklist").open("ul");
    for (Checklist.Point point : found.get().points()) {
      section.open("li").leaf("b", point.kind().question()).text(" ");
      section.leaf(
          "span",
          switch (point.verdict()) {
            case MET -> "Yes.";
            case MISSED -> "No.";
            case NOT_ASKED -> "There was no occasion.";
            case UNCLEAR -> "Not decided.";
          },
          "class",
          point.verdict() == Need.Verdict.MISSED ? "lacks" : "soft");
      section.text(" " + Words.line(point.why()));
      for (Evidence.Quote quote : point.quotes()) {
        section.open("p", "class", "small").add(quoted(quote)).close();
      }
      section.end();
    }
    section.open("li").leaf("b", Checklist.LEFT_TO_A_PERSON).text(" ");
    section.leaf("span", "Left to a person.", "class", "soft").end();
    html.add(section.close().end());
  }

  private void met(Html html) {
    List<Need> met = needs(Need.Verdict.MET);
    List<Need> unclear = needs(Need.Verdict.UNCLEAR);
    if (!met.isEmpty() || !unclear.isEmpty()) {
      Html section = section("Needed and given", "given").open("ul");
      met.forEach(need -> need(section, need, ""));
      unclear.forEach(need -> need(section, need, " (not decided)"));
      html.add(section.close().end());
    }
  }

  private List<Need> needs(Need.Verdict verdict) {
    return place.arc().needs().stream().filter(need -> need.verdict() == verdict).toList();
  }

  private void need(Html html, Need need, String note) {
    html.open("li").leaf("b", Words.need(need.kind()));
    if (place.arc().courses().size() > 1 && !need.turns().isEmpty()) {
      html.text(" for ").leaf("bdi", place.name(need.turns().getFirst()));
    }
    html.text(note + ". ").text(Words.line(need.why()).replaceFirst("([^.])$", "$1."));
    if (!need.turns().isEmpty()) {
      html.text(" ").open("span", "class", "where").add(place.turns(need.turns())).close();
    }
    html.end();
  }

  private void stake(Html html) {
    Stake stake = place.arc().stake();
    Evidence.Quote surface = stake.surface();
    if (surface == null) {
      return;
    }
    Html section = section("At stake", "stake").open("dl");
    section.leaf("dt", "Complaint or wish").open("dd").add(quoted(surface)).end();
    section.leaf("dt", "Beneath it").open("dd");
    Evidence.Quote core = stake.core();
    Stake.Kind kind = stake.kind();
    if (core == null || kind == null) {
      section.leaf("span", "The words do not say.", "class", "soft");
    } else {
      section.add(quoted(core)).text(" ").leaf("span", kind.id(), "class", "sort");
    }
    html.add(section.close().close().end());
  }

  /// Words with the turn that they stand in.
  private Html quoted(Evidence.Quote quote) {
    return new Html().add(place.quote(quote)).text(" ").add(where(quote.turn()));
  }

  private Html where(int turn) {
    return new Html()
        .open("span", "class", "where")
        .add(place.link("turn" + Words.KEPT + (turn + 1), turn))
        .close();
  }

  private void asks(Html html) {
    List<Ask> asks = place.arc().asks();
    if (asks.isEmpty()) {
      return;
    }
    long answered = asks.stream().filter(ask -> ask.answered() == Ask.Answered.YES).count();
    Html section = section("Asked", "asked");
    section.leaf(
        "p",
        answered == asks.size()
            ? Words.count(asks.size(), "question") + ", each answered"
            : "%s, %s answered".formatted(Words.count(asks.size(), "question"), answered),
        "class",
        "soft");
    section.open("ul");
    for (Ask.Answered verdict :
        List.of(Ask.Answered.NO, Ask.Answered.CANNOT_TELL, Ask.Answered.YES)) {
      asks.stream().filter(ask -> ask.answered() == verdict).forEach(ask -> ask(section, ask));
    }
    html.add(section.close().end());
  }

  private void ask(Html html, Ask ask) {
    html.open("li", "class", ask.answered() == Ask.Answered.NO ? "open" : "")
        .add(quoted(ask.text()));
    switch (ask.answered()) {
      case NO -> html.text(" ").leaf("span", "left open", "class", "lacks");
      case CANNOT_TELL ->
          html.text(" ")
              .leaf("span", "the words do not tell whether it was answered", "class", "soft where");
      case YES -> {
        html.text(" ").open("span", "class", "soft where").text("answered at ");
        html.add(place.turns(ask.turns())).close();
      }
    }
    html.end();
  }

  private void promises(Html html) {
    if (place.arc().commitments().isEmpty()) {
      return;
    }
    Html section = section("Promised", "promised").open("ul");
    for (Commitment promise : place.arc().commitments()) {
      section.open("li").add(place.quote(promise.what()));
      Evidence.Quote due = promise.due();
      if (due != null && !overlaps(promise.what(), due)) {
        section.text(", due ").add(place.quote(due));
      }
      section.text(", by ").leaf("bdi", place.name(promise.turn())).text(" ");
      section.add(where(promise.turn())).end();
    }
    html.add(section.close().end());
  }

  private static boolean overlaps(Evidence.Quote what, Evidence.Quote due) {
    return what.turn() == due.turn() && what.span().overlaps(due.span());
  }

  private void details(Html html) {
    if (place.arc().details().isEmpty()) {
      return;
    }
    Html section = section("Told in passing", "told").open("ul");
    for (Told told : place.arc().details()) {
      section.open("li").add(quoted(told.what())).text(" ");
      section.leaf("span", told.topic(), "class", "sort").text(" ");
      if (told.takenUp().isEmpty()) {
        section.leaf("span", "never taken up", "class", "lacks");
      } else {
        section.open("span", "class", "where").text("taken up at ");
        section.add(place.turns(told.takenUp())).close();
      }
      section.end();
    }
    html.add(section.close().end());
  }

  private void style(Html html) {
    Style style = place.arc().style();
    var shown = new Html();
    trait(shown, style.task(), "wants action", "wants to tell it");
    trait(shown, style.plan(), "wants a plan", "wants to vent");
    trait(shown, style.formal(), "formal", "casual");
    trait(shown, style.brief(), "brief", "in detail");
    trait(shown, style.expert(), "in the words of the trade", "as a lay person");
    Style.Address address = style.address();
    if (address != null && address.form() != Style.Form.NONE) {
      shown
          .open("li")
          .text(
              address.form() == Style.Form.TITLE ? "addresses by title" : "addresses by first name")
          .text(" ")
          .open("span", "class", "where")
          .add(place.turns(address.turns()))
          .close()
          .end();
    }
    if (shown.isEmpty()) {
      return;
    }
    Html section = section("How " + who() + " talks", "style");
    section.open("ul").add(shown).close();
    Style.Trait matched = style.matched();
    if (matched != null) {
      section
          .open("p", "class", "soft")
          .text(matched.is() ? "The agent's turns fit this" : "The agent's turns do not fit this");
      if (!matched.turns().isEmpty()) {
        section.text(": ").add(place.turns(matched.turns()));
      }
      section.text(".").close();
    }
    html.add(section.end());
  }

  /// The customer whose style it is.
  private String who() {
    for (Course course : place.arc().courses()) {
      if (course.speaker().equals(place.arc().style().speaker())) {
        return place.name(course.points().getFirst().turn());
      }
    }
    return "the customer";
  }

  private void trait(Html html, Style.@Nullable Trait trait, String yes, String no) {
    if (trait != null) {
      html.open("li").text(trait.is() ? yes : no);
      if (!trait.turns().isEmpty()) {
        html.text(" ").open("span", "class", "where").add(place.turns(trait.turns())).close();
      }
      html.end();
    }
  }

  private void measures(Html html) {
    Measures measures = place.arc().measures();
    Html section = section("Talk", "talkfigures");
    if (!measures.talkShare().isEmpty()) {
      section.leaf(
          "p", "Share of the " + (measures.timed() ? "talking time" : "words"), "class", "soft");
      section.add(shares(measures.talkShare()));
    }
    var rows = new Html();
    if (!measures.questions().isEmpty()) {
      var parts = new ArrayList<String>();
      measures.questions().forEach((role, count) -> parts.add(role.id() + " " + count));
      row(rows, "Questions", new Html().text(String.join(", ", parts)));
    }
    Duration monologue = measures.longestMonologue();
    if (monologue != null) {
      row(
          rows,
          "Longest monologue",
          new Html()
              .text(Words.seconds(monologue) + " ")
              .open("span", "class", "where")
              .add(place.turns(measures.longestMonologueTurns()))
              .close());
    }
    if (!measures.pauses().isEmpty()) {
      var pauses = new Html();
      for (Measures.Pause pause : measures.pauses()) {
        pauses.text(pauses.isEmpty() ? "" : ", ").text(Words.seconds(pause.length()) + " before ");
        pauses.add(place.turns(List.of(pause.beforeTurn())));
      }
      row(rows, "Silences", pauses);
    }
    List<Integer> over =
        measures.overlaps().stream()
            .filter(overlap -> !overlap.backchannel())
            .map(Measures.Overlap::turn)
            .toList();
    if (!over.isEmpty()) {
      row(rows, "Began over the other", place.turns(over));
    }
    List<Integer> reflections = place.arc().accuracy().reflections();
    if (!reflections.isEmpty()) {
      row(
          rows,
          "What the agent reflected",
          new Html()
              .text(
                  "%s: %s confirmed, %s corrected"
                      .formatted(
                          Words.count(reflections.size(), "time"),
                          place.arc().accuracy().confirmed().size(),
                          place.arc().accuracy().corrected().size())));
    }
    if (!rows.isEmpty()) {
      section.open("dl").add(rows).close();
    }
    if (!measures.talkShare().isEmpty() || !rows.isEmpty()) {
      html.add(section.end());
    }
  }

  private static void row(Html html, String name, Html value) {
    html.leaf("dt", name).open("dd").add(value).end();
  }

  /// Each role's share as a bar; the figures stand in words beside it.
  private static Html shares(Map<Role, Double> shares) {
    double from = 0;
    var html =
        new Html()
            .open(
                "svg",
                "class",
                "shares",
                "viewBox",
                "0 0 300 12",
                "preserveAspectRatio",
                "none",
                "aria-hidden",
                "true");
    for (Map.Entry<Role, Double> share : shares.entrySet()) {
      double width = share.getValue() * 300;
      html.empty(
          "rect",
          "class",
          share.getKey().id(),
          "x",
          Figures.at(from + (from > 0 ? 1 : 0)),
          "y",
          "0",
          "width",
          Figures.at(Math.max(0, width - (from > 0 ? 1 : 0))),
          "height",
          "12");
      from += width;
    }
    html.end().open("p", "class", "legend");
    for (Map.Entry<Role, Double> share : shares.entrySet()) {
      html.open("span", "class", share.getKey().id())
          .text(share.getKey().id() + " " + Figures.percent(share.getValue()))
          .close();
    }
    return html.close();
  }

  private void mishaps(Html html) {
    List<Mishap> mishaps = place.reading().mishaps();
    if (mishaps.isEmpty()) {
      return;
    }
    Html section = section("Mishaps", "mishaps").open("ul");
    for (Mishap mishap : mishaps) {
      section.leaf(
          "li",
          "%s failed at turn %s: %s. The rest was heard without it."
              .formatted(mishap.code(), mishap.turn() + 1, mishap.what()));
    }
    html.add(section.close().end());
  }
}
