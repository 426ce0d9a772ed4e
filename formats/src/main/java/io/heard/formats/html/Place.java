package io.heard.formats.html;

import io.heard.Reading;
import io.heard.arc.Arc;
import io.heard.conversation.Span;
import io.heard.signal.Evidence;
import io.heard.story.Story;
import io.heard.story.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One reading's place on a page: what its parts share, and how they point at its turns.
///
/// @param reading the reading
/// @param arc its arc
/// @param story its sentences
/// @param titles the titles of labels, by code
/// @param prefix what its ids begin with, so that several readings can stand on one page
/// @param level the level of its headings, 2 or 3
/// @param possible whether signals that do not count are shown too
record Place(
    Reading reading,
    Arc arc,
    Story story,
    Map<String, String> titles,
    String prefix,
    int level,
    boolean possible) {
  /// The id of a turn.
  String turn(int turn) {
    return prefix + "t" + (turn + 1);
  }

  String title(String code) {
    return titles.getOrDefault(code, code);
  }

  /// A heading of one of the reading's sections.
  Html heading(String words) {
    return new Html().leaf("h" + level, words);
  }

  /// A link to a turn.
  Html link(String words, int turn) {
    return new Html().leaf("a", words, "href", "#" + turn(turn), "class", "to");
  }

  /// Turns in words, each a link: `turn 3`, `turns 3 and 5`, `turns 1–4`.
  Html turns(List<Integer> turns) {
    var html = new Html();
    List<Integer> sorted = turns.stream().distinct().sorted().toList();
    if (sorted.size() == 1) {
      return html.add(link("turn" + Words.KEPT + (sorted.getFirst() + 1), sorted.getFirst()));
    }
    html.text("turns ");
    List<String> numbers = Words.numbers(sorted);
    for (int i = 0; i < numbers.size(); i++) {
      html.text(i == 0 ? "" : i < numbers.size() - 1 ? ", " : " and ");
      String first = numbers.get(i).replaceFirst("–.*", "");
      html.add(link(numbers.get(i), Integer.parseInt(first) - 1));
    }
    return html;
  }

  /// A sentence with its links.
  Html sentence(Story.Sentence sentence) {
    var html = new Html();
    for (Story.Part part : sentence.parts()) {
      Integer turn = part.turn();
      if (turn == null) {
        html.text(part.text());
      } else {
        boolean words = part.text().startsWith("“");
        html.leaf("a", part.text(), "href", "#" + turn(turn), "class", words ? "to quoted" : "to");
      }
    }
    return html;
  }

  /// Words of a turn in quotation marks, whole, set apart from the direction of what stands around.
  Html quote(Evidence.Quote quote) {
    return new Html().leaf("q", Words.bare(said(quote)), "dir", "auto");
  }

  String said(Evidence.Quote quote) {
    Span span = quote.span();
    return span.of(reading.turn(quote.turn()).text());
  }

  /// The speaker of a turn in the middle of a sentence.
  String name(int turn) {
    return Words.name(reading, reading.turn(turn).speaker());
  }

  /// The titles of the labels of one kind that were heard about a turn, each once.
  List<String> titles(int turn, Look... looks) {
    var found = new ArrayList<String>();
    reading.signals(turn).stream()
        .filter(signal -> signal.counts() && List.of(looks).contains(Look.of(signal)))
        .map(signal -> title(signal.code()))
        .filter(title -> !found.contains(title))
        .forEach(found::add);
    return found;
  }
}
