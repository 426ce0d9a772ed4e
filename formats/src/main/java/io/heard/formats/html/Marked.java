package io.heard.formats.html;

import io.heard.conversation.Span;
import io.heard.signal.Evidence;
import io.heard.signal.Signal;
import io.heard.story.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A turn's text with marks under its words, and the tags that name them. Marks that overlap get
/// lines at different heights.
final class Marked {
  /// Lines under one word; a further one is drawn over the lowest, since nobody can tell five
  /// apart.
  private static final int MOST_LINES = 4;

  private final Place place;
  private final int turn;
  private final List<Tag> tags = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();

  /// What is said once under a turn, though several signals may say it.
  private record Tag(int number, String title, Signal first, Set<String> because) {}

  private record Mark(Tag tag, int from, int to, int line) {}

  Marked(Place place, int turn) {
    this.place = place;
    this.turn = turn;
    var byTitle = new LinkedHashMap<String, Tag>();
    for (Signal signal : shown()) {
      String title = place.title(signal.code()) + beyond(signal);
      Tag tag =
          byTitle.computeIfAbsent(
              title, t -> new Tag(byTitle.size() + 1, t, signal, new LinkedHashSet<>()));
      for (Evidence evidence : signal.finding().evidence()) {
        tag.because().add(because(evidence));
        if (evidence instanceof Evidence.Quote quote && quote.turn() == turn) {
          mark(tag, quote.span());
        }
      }
    }
    tags.addAll(byTitle.values());
  }

  /// The signals about the turn, in the order of their words; those that do not count at the end.
  private List<Signal> shown() {
    return place.reading().signals(turn).stream()
        .filter(signal -> place.possible() || signal.counts())
        .sorted(
            Comparator.comparing((Signal signal) -> !signal.counts())
                .thenComparingInt(this::begins)
                .thenComparing(Signal::kind)
                .thenComparing(Signal::code))
        .toList();
  }

  private int begins(Signal signal) {
    int first = Integer.MAX_VALUE;
    for (Evidence evidence : signal.finding().evidence()) {
      if (evidence instanceof Evidence.Quote quote && quote.turn() == turn) {
        first = Math.min(first, quote.span().from());
      }
    }
    return first;
  }

  private static String beyond(Signal signal) {
    for (Evidence evidence : signal.finding().evidence()) {
      if (evidence instanceof Evidence.Silence silence) {
        return " (" + Words.seconds(silence.length()) + ")";
      }
      if (evidence instanceof Evidence.Absence absence) {
        return " (never said: %s)".formatted(absence.what());
      }
    }
    return "";
  }

  private String because(Evidence evidence) {
    return switch (evidence) {
      case Evidence.Quote quote ->
          Words.quoted(place.reading(), quote)
              + (quote.turn() == turn ? "" : " at turn " + (quote.turn() + 1));
      case Evidence.Silence silence ->
          "a silence of %s before turn %s"
              .formatted(Words.seconds(silence.length()), silence.beforeTurn() + 1);
      case Evidence.Absence absence ->
          "up to turn %s the %s never said: %s"
              .formatted(absence.untilTurn() + 1, absence.by().id(), absence.what());
    };
  }

  private void mark(Tag tag, Span span) {
    int line = 0;
    boolean free = false;
    while (!free && line < MOST_LINES - 1) {
      int tried = line;
      free =
          marks.stream()
              .noneMatch(mark ->
                  mark.line() == tried && mark.from() < span.to() && span.from() < mark.to());
      line = free ? line : line + 1;
    }
    marks.add(new Mark(tag, span.from(), span.to(), line));
  }

  /// The words.
  Html words() {
    String text = place.reading().turn(turn).text();
    var html = new Html();
    var bounds = new TreeSet<Integer>(List.of(0, text.length()));
    for (Mark mark : marks) {
      bounds.add(whole(text, mark.from()));
      bounds.add(whole(text, mark.to()));
    }
    int from = 0;
    for (int to : bounds.tailSet(1)) {
      int middle = from;
      List<Mark> here =
          marks.stream()
              .filter(mark -> whole(text, mark.from()) <= middle && middle < whole(text, mark.to()))
              .sorted(Comparator.comparingInt(Mark::line))
              .toList();
      for (Mark mark : here) {
        html.open(
            "mark",
            "class",
            Look.of(mark.tag().first()).style
                + " l"
                + mark.line()
                + (whole(text, mark.to()) == to ? " z" : ""),
            "data-n",
            String.valueOf(mark.tag().number()));
      }
      html.text(text.substring(from, to));
      here.forEach(mark -> html.close());
      from = to;
    }
    return html;
  }

  /// A place that does not stand inside a pair of surrogates.
  private static int whole(String text, int at) {
    return at > 0
            && at < text.length()
            && Character.isLowSurrogate(text.charAt(at))
            && Character.isHighSurrogate(text.charAt(at - 1))
        ? at + 1
        : at;
  }

  /// The tags, each a link to what the page of its label says; nothing when there are none.
  Html tags() {
    var html = new Html();
    if (tags.isEmpty()) {
      return html;
    }
    html.open("ul", "class", "tags");
    for (Tag tag : tags) {
      Signal signal = tag.first();
      Look look = Look.of(signal);
      html.open("li")
          .open(
              "a",
              "class",
              "tag " + look.style + (signal.counts() ? "" : " maybe"),
              "href",
              "#" + Glossary.id(signal.code()),
              "data-n",
              String.valueOf(tag.number()),
              "data-because",
              String.join(" · ", tag.because()),
              "data-sure",
              sure(signal))
          .leaf("span", look.kind + ": ", "class", "unseen")
          .text(tag.title());
      if (!signal.counts()) {
        html.text(" (possible)");
      }
      html.close().close();
    }
    return html.end();
  }

  private static String sure(Signal signal) {
    Double probability = signal.probability();
    return signal.confidence().id()
        + (probability == null ? "" : ", " + Figures.probability(probability));
  }

  /// The codes of the labels that the tags name.
  List<String> codes() {
    return tags.stream().map(tag -> tag.first().code()).toList();
  }
}
