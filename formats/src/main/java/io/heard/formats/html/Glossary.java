package io.heard.formats.html;

import io.heard.page.Catalogue;
import io.heard.page.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the marks on a page mean, in the words of the detectors' pages. Each label stands here
/// once; marks and tags point at it, and the page's script shows it beside them.
final class Glossary {
  private static final List<String> SECTIONS = List.of("When", "Why it matters", "Say", "Risk");

  /// Links back to turns: more than these help nobody.
  private static final int MOST_TURNS = 12;

  private final Catalogue catalogue;
  private final Map<String, Shown> shown = new TreeMap<>();

  /// Where a label is shown, as links.
  private static final class Shown {
    private final Html links = new Html();
    private int count;
  }

  Glossary(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// The id of a label's entry.
  static String id(String code) {
    return "why-" + code;
  }

  /// A label stands under a turn.
  void shows(String code, Place place, int turn) {
    Shown here = shown.computeIfAbsent(code, c -> new Shown());
    here.count++;
    if (here.count <= MOST_TURNS && place.prefix().isEmpty()) {
      here.links.text(here.count > 1 ? ", " : "").add(place.link(String.valueOf(turn + 1), turn));
    }
  }

  /// The entries of all labels that are shown; nothing when there are none.
  Html html() {
    var html = new Html();
    if (shown.isEmpty()) {
      return html;
    }
    html.open("section", "class", "glossary", "id", "why").leaf("h2", "What the marks mean");
    html.leaf(
        "p",
        "Labels say how words read, not what a person is. This is what each rests on, and what helps.",
        "class",
        "soft");
    html.open("div", "class", "labels").text("\n");
    shown.keySet().stream()
        .sorted(Comparator.comparing(this::look).thenComparing(this::title))
        .forEach(code -> entry(html, code));
    return html.end().end();
  }

  private Look look(String code) {
    return catalogue.entry(code).map(entry -> Look.of(entry.about().kind(), code)).orElse(Look.CUE);
  }

  private String title(String code) {
    return catalogue.entry(code).map(entry -> entry.about().title()).orElse(code);
  }

  private void entry(Html html, String code) {
    Optional<Page> page = catalogue.entry(code).map(Catalogue.Entry::page);
    Look look = look(code);
    html.open("details", "id", id(code), "class", "label").open("summary");
    html.leaf("span", title(code), "class", "tag " + look.style)
        .text(" ")
        .leaf("span", look.kind, "class", "soft kind");
    page.ifPresent(p -> html.leaf("span", Prose.first(p.intro()), "class", "intro"));
    html.close();
    page.ifPresent(p -> sections(html, p));
    Html links = shown.get(code) == null ? new Html() : shown.get(code).links;
    if (!links.isEmpty()) {
      html.open("p", "class", "soft").text("On this page: turn ").add(links).close();
    }
    html.end();
  }

  private static void sections(Html html, Page page) {
    html.add(Prose.rest(page.intro()));
    for (String section : SECTIONS) {
      if (!page.section(section).isBlank()) {
        html.open("div", "data-section", section).leaf("b", section);
        html.add(Prose.whole(page.section(section))).close();
      }
    }
  }
}
