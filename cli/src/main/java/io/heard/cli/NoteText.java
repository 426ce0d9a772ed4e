package io.heard.cli;

import io.heard.Reading;
import io.heard.arc.Course;
import io.heard.arc.Episode;
import io.heard.arc.Stake;
import io.heard.cli.Paint.Ink;
import io.heard.coach.Notes;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.signal.Evidence;
import io.heard.story.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Writes the notes on a reading to be pasted into a record: one line a note, never broken, each
/// with its turns.
final class NoteText {
  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);

  private final Paint paint;

  NoteText(Paint paint) {
    this.paint = paint;
  }

  /// The notes, each line ended.
  String of(Reading reading, Notes notes) {
    var page = new StringBuilder();
    heading(reading, page);
    section("About", about(reading, notes), page);
    section("Keywords", keywords(reading, notes), page);
    section("Challenges", challenges(reading, notes), page);
    section("To remember", details(reading, notes), page);
    section("Asked", asked(reading, notes), page);
    section("Done, said and offered", steps(reading, notes), page);
    section("Promised", promises(reading, notes), page);
    section("How it ended", endings(reading, notes), page);
    return page.toString();
  }

  private void heading(Reading reading, StringBuilder page) {
    Conversation head = reading.head();
    var parts = new ArrayList<String>();
    if (head.channel() != Channel.OTHER) {
      parts.add(head.channel().id());
    }
    Instant started = head.startedAt();
    if (started != null) {
      parts.add(START.format(started));
    }
    parts.add(Words.count(reading.size(), "turn"));
    String id = head.extra().get("subject") instanceof String subject ? subject : head.id();
    page.append(paint.in(Ink.STRONG, Words.line(id)))
        .append(paint.in(Ink.SOFT, " · " + String.join(" · ", parts)))
        .append('\n');
    var people = new LinkedHashSet<String>();
    for (int i = 0; i < reading.size(); i++) {
      if (reading.utterances().get(i).isRead() && reading.turn(i).speaker().name() != null) {
        people.add(
            "%s (%s)"
                .formatted(
                    Words.name(reading, reading.turn(i).speaker()),
                    reading.turn(i).speaker().role().id()));
      }
    }
    if (!people.isEmpty()) {
      page.append(String.join(", ", people)).append('\n');
    }
  }

  private void section(String title, List<String> lines, StringBuilder page) {
    if (lines.isEmpty()) {
      return;
    }
    page.append('\n').append(paint.in(Ink.STRONG, title)).append('\n');
    lines.forEach(line -> page.append("- ").append(line).append('\n'));
  }

  private String at(List<Integer> turns) {
    return paint.in(Ink.SOFT, "(" + Words.turns(turns.stream().distinct().toList()) + ")");
  }

  private String quoted(Reading reading, Evidence.Quote quote) {
    return words(reading, quote) + " " + at(List.of(quote.turn()));
  }

  private static String words(Reading reading, Evidence.Quote quote) {
    return "“" + Words.line(quote.span().of(reading.turn(quote.turn()).text())) + "”";
  }

  private List<String> about(Reading reading, Notes notes) {
    var lines = new ArrayList<String>();
    Evidence.Quote about = notes.about();
    if (about != null) {
      lines.add(quoted(reading, about));
    }
    Evidence.Quote core = notes.core();
    Stake.Kind kind = notes.kind();
    if (core != null && kind != null) {
      boolean said =
          about != null && holds(about, core)
              || notes.details().stream().anyMatch(remark -> holds(remark.words(), core));
      lines.add(
          said
              ? "At stake: %s %s".formatted(kind.id(), at(List.of(core.turn())))
              : "At stake, %s: %s".formatted(kind.id(), quoted(reading, core)));
    }
    return lines;
  }

  private static boolean holds(Evidence.Quote all, Evidence.Quote part) {
    return all.turn() == part.turn() && all.span().with(part.span()).equals(all.span());
  }

  private List<String> keywords(Reading reading, Notes notes) {
    if (notes.keywords().isEmpty()) {
      return List.of();
    }
    var words = new ArrayList<String>();
    for (Notes.Keyword keyword : notes.keywords()) {
      Evidence.Quote first = keyword.words();
      words.add(
          Words.line(first.span().of(reading.turn(first.turn()).text()))
              + " "
              + at(keyword.turns()));
    }
    return List.of(String.join(", ", words));
  }

  private List<String> challenges(Reading reading, Notes notes) {
    var lines = new ArrayList<String>();
    for (Notes.Challenge challenge : notes.challenges()) {
      var marks = new ArrayList<String>();
      for (Notes.Mark mark : Notes.Mark.values()) {
        if (challenge.marks().contains(mark)) {
          marks.add(mark(mark, challenge));
        }
      }
      String lead = marks.isEmpty() ? "" : Words.capital(String.join(", ", marks)) + ": ";
      lines.add(lead + quoted(reading, challenge.words()));
    }
    return lines;
  }

  private static String mark(Notes.Mark mark, Notes.Challenge challenge) {
    return switch (mark) {
      case URGENT -> "urgent";
      case AGAIN -> "not for the first time";
      case OBJECTION -> challenge.sort() == null ? "objects" : "objects, " + challenge.sort();
      case WANTS_SOMEBODY_ELSE -> "wants somebody else";
      case WOULD_LEAVE -> "would leave";
      case WOULD_COMPLAIN_ELSEWHERE -> "would complain elsewhere";
    };
  }

  private List<String> details(Reading reading, Notes notes) {
    var lines = new ArrayList<String>();
    Evidence.Quote about = notes.about();
    for (Notes.Remark remark : notes.details()) {
      boolean named = !remark.topic().equals("other");
      if (about == null || !holds(about, remark.words())) {
        lines.add(
            (named ? Words.capital(remark.topic()) + ": " : "") + quoted(reading, remark.words()));
      } else if (named) {
        lines.add(Words.capital(remark.topic()) + ", as above " + at(List.of(about.turn())));
      }
    }
    return lines;
  }

  private List<String> asked(Reading reading, Notes notes) {
    var lines = new ArrayList<String>();
    for (Notes.Asked ask : notes.asked()) {
      Evidence.Quote answer = ask.answer();
      String turns = ask.turns().isEmpty() ? "" : " " + at(ask.turns());
      String words =
          ask.words().equals(notes.about())
              ? "As above " + at(List.of(ask.words().turn()))
              : quoted(reading, ask.words());
      lines.add(
          words
              + switch (ask.answered()) {
                case YES ->
                    answer == null ? " – answered" + turns : " – " + quoted(reading, answer);
                case NO -> " – no answer heard" + turns;
                case CANNOT_TELL -> " – answered elsewhere, or not at all" + turns;
              });
    }
    return lines;
  }

  private List<String> steps(Reading reading, Notes notes) {
    return notes.steps().stream().map(step -> quoted(reading, step)).toList();
  }

  private List<String> promises(Reading reading, Notes notes) {
    var lines = new ArrayList<String>();
    for (Notes.Promised promise : notes.promises()) {
      LocalDate date = promise.date();
      lines.add(
          "%s: %s%s"
              .formatted(
                  Words.capital(
                      Words.name(reading, reading.turn(promise.words().turn()).speaker())),
                  quoted(reading, promise.words()),
                  date == null ? "" : ", due " + DAY.format(date)));
    }
    return lines;
  }

  private List<String> endings(Reading reading, Notes notes) {
    var lines = new ArrayList<String>();
    boolean several = notes.endings().size() > 1;
    for (Notes.Ending ending : notes.endings()) {
      String who =
          several
              ? Words.capital(Words.name(reading, reading.turn(ending.last().turn()).speaker()))
                  + ": "
              : "";
      lines.add(who + course(ending));
      Episode episode = ending.episode();
      if (episode != null) {
        lines.add(who + outcome(episode));
      }
      Evidence.Quote leaving = ending.leaving();
      if (leaving != null) {
        lines.add(who + "Left with " + quoted(reading, leaving));
      }
    }
    return lines;
  }

  /// The course in words: `Reads as calm at first, strong at its height, calm at the end`.
  private String course(Notes.Ending ending) {
    Course.Point first = ending.first();
    Course.Point peak = ending.peak();
    Course.Point last = ending.last();
    if (peak.intensity() == 0) {
      return "Reads as calm throughout " + at(List.of(first.turn(), last.turn()));
    }
    if (first.turn() == last.turn()) {
      return "Reads as %s %s".formatted(upset(first.intensity()), at(List.of(first.turn())));
    }
    var parts = new ArrayList<String>();
    parts.add("%s at first".formatted(upset(first.intensity())) + " " + at(List.of(first.turn())));
    if (peak.turn() != first.turn() && peak.turn() != last.turn()) {
      parts.add(
          "%s at the highest".formatted(upset(peak.intensity())) + " " + at(List.of(peak.turn())));
    }
    parts.add("%s at the end".formatted(upset(last.intensity())) + " " + at(List.of(last.turn())));
    return "Reads as " + String.join(", ", parts);
  }

  private static String upset(int intensity) {
    return switch (intensity) {
      case 0 -> "calm";
      case 1 -> "mildly upset";
      case 2 -> "clearly upset";
      default -> "strongly upset";
    };
  }

  private String outcome(Episode episode) {
    return switch (episode.outcome()) {
      case LANDED -> "The last rise of feeling landed " + at(episode.endedBy());
      case LOST -> "The last rise of feeling was lost " + at(episode.endedBy());
      case OPEN ->
          "The last rise of feeling was left open "
              + at(IntStream.rangeClosed(episode.from(), episode.to()).boxed().toList());
    };
  }
}
