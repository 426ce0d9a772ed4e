package io.heard.cli;

import io.heard.Reading;
import io.heard.cli.Marks.Look;
import io.heard.cli.Marks.Mark;
import io.heard.cli.Paint.Ink;
import io.heard.coach.Advice;
import io.heard.coach.Drafts;
import io.heard.coach.Place;
import io.heard.conversation.Role;
import io.heard.conversation.Span;
import io.heard.signal.Kind;
import io.heard.story.Words;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lays out a checked draft for a terminal: what it comes to in a sentence, the draft with marks
/// under its words, then each place with what could stand there and why.
final class Proof {
  private static final String SIGNS = "¹²³⁴⁵⁶⁷⁸⁹";
  private static final int WIDEST_PROSE = 90;
  private static final int INDENT = 2;

  private final Map<String, String> titles = Drafts.titles();
  private final Paint paint;
  private final int width;

  Proof(Paint paint, int width) {
    this.paint = paint;
    this.width = Math.min(width, WIDEST_PROSE);
  }

  /// The report.
  ///
  /// @param reading what the draft answers, where that is known
  String of(Advice advice, String draft, @Nullable Reading reading) {
    var lines = new ArrayList<String>();
    prose(summary(advice), Ink.STRONG, 0, lines);
    if (advice.tension().likely()) {
      prose(tension(advice, draft), Ink.HOT, 0, lines);
    }
    if (reading != null) {
      answered(reading, lines);
    }
    if (!draft.isBlank()) {
      lines.add("");
      List<Mark> marks = marks(advice);
      for (String line :
          Marks.lines(draft.strip(), shifted(marks, draft), width - INDENT, Ink.PLAIN, paint)) {
        lines.add(line.isEmpty() ? "" : " ".repeat(INDENT) + line);
      }
    }
    int number = 0;
    for (Place place : advice.places()) {
      lines.add("");
      place(place, place.isAbsence() ? "+" : sign(number++), draft, lines);
    }
    return String.join("\n", lines) + "\n";
  }

  private static String summary(Advice advice) {
    int places = advice.places().size();
    return places == 0
        ? "Nothing stands out in this draft."
        : Words.capital(count(places)) + " worth a second look before it is sent.";
  }

  private static String count(int places) {
    return switch (places) {
      case 1 -> "one thing is";
      case 2 -> "two things are";
      case 3 -> "three things are";
      default -> places + " things are";
    };
  }

  private String tension(Advice advice, String draft) {
    List<String> causes =
        advice.tension().because().stream()
            .map(place ->
                place.isAbsence()
                    ? "what is missing (" + title(place).toLowerCase(java.util.Locale.ROOT) + ")"
                    : Words.quoted(place.of(draft)))
            .distinct()
            .toList();
    return "As it stands it would likely make it worse: " + Words.and(causes) + ".";
  }

  private void answered(Reading reading, List<String> lines) {
    for (int i = reading.size() - 1; i >= 0; i--) {
      Utterance turn = reading.utterances().get(i);
      if (turn.isRead() && turn.turn().speaker().role() == Role.CUSTOMER) {
        prose(
            "In reply to %s (reads as %s)"
                .formatted(Words.quoted(turn.text()), Words.step(reading.intensities().get(i))),
            Ink.SOFT,
            0,
            lines);
        return;
      }
    }
  }

  private static List<Mark> marks(Advice advice) {
    var marks = new ArrayList<Mark>();
    Look look = Look.of(Kind.PITFALL, "");
    for (Place place : advice.places()) {
      if (!place.isAbsence()) {
        marks.add(new Mark(new Span(place.from(), place.to()), look, sign(marks.size())));
      }
    }
    return marks;
  }

  /// Marks in a draft that is shown without the spaces around it.
  private static List<Mark> shifted(List<Mark> marks, String draft) {
    int lead = draft.indexOf(draft.strip());
    if (lead == 0) {
      return marks;
    }
    return marks.stream()
        .filter(mark -> mark.span().from() >= lead)
        .map(mark ->
            new Mark(
                new Span(mark.span().from() - lead, mark.span().to() - lead),
                mark.look(),
                mark.sign()))
        .toList();
  }

  private static String sign(int number) {
    return number < SIGNS.length() ? SIGNS.substring(number, number + 1) : "*";
  }

  private void place(Place place, String sign, String draft, List<String> lines) {
    lines.add(paint.in(Ink.PITFALL, sign) + " " + paint.in(Ink.STRONG, title(place)));
    if (!place.replacements().isEmpty()) {
      prose(change(place, draft), Ink.TECHNIQUE, INDENT, lines);
    }
    prose(place.why(), Ink.SOFT, INDENT, lines);
  }

  private static String change(Place place, String draft) {
    List<String> better = place.replacements().stream().filter(each -> !each.isEmpty()).toList();
    String said = Words.quoted(place.of(draft));
    if (better.isEmpty()) {
      return "leave out " + said;
    }
    String could =
        String.join(
            " or ", better.stream().map(each -> "“" + Words.line(each.strip()) + "”").toList());
    return place.isAbsence() ? "add " + could : said + " → " + could;
  }

  private String title(Place place) {
    return titles.getOrDefault(place.code(), place.code());
  }

  private void prose(String text, Ink ink, int indent, List<String> lines) {
    for (String line : Columns.lines(text, width - indent)) {
      lines.add(" ".repeat(indent) + paint.in(ink, line));
    }
  }
}
