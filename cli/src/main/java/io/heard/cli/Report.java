package io.heard.cli;

import io.heard.Reading;
import io.heard.arc.Arc;
import io.heard.arc.Ask;
import io.heard.arc.Checklist;
import io.heard.arc.Commitment;
import io.heard.arc.Episode;
import io.heard.arc.Measures;
import io.heard.arc.Need;
import io.heard.arc.Phase;
import io.heard.arc.Stake;
import io.heard.arc.Told;
import io.heard.cli.Marks.Look;
import io.heard.cli.Marks.Mark;
import io.heard.cli.Paint.Ink;
import io.heard.coach.Nudge;
import io.heard.coach.Nudging;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.Speaker;
import io.heard.conversation.Timing;
import io.heard.conversation.Turn;
import io.heard.signal.Evidence;
import io.heard.signal.Mishap;
import io.heard.signal.Signal;
import io.heard.story.Caveats;
import io.heard.story.Story;
import io.heard.story.Words;
import io.heard.text.Utterance;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Writes one reading for a person at a terminal: sentences, the arc, the turns with marks under
/// their words, and then what stands behind them.
final class Report {
  private static final int INDENT = 6;
  private static final int WIDEST_PROSE = 90;
  private static final String SIGNS = "¹²³⁴⁵⁶⁷⁸⁹";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK).withZone(ZoneOffset.UTC);

  private final Map<String, String> titles;
  private final Nudging nudging;
  private final Paint paint;
  private final int width;
  private final boolean possible;

  /// @param titles the titles of labels, by code
  /// @param nudging what offers the hints
  /// @param possible whether signals that do not count are shown too
  Report(Map<String, String> titles, Nudging nudging, Paint paint, int width, boolean possible) {
    this.titles = titles;
    this.nudging = nudging;
    this.paint = paint;
    this.width = width;
    this.possible = possible;
  }

  /// The report of a reading, each line ended.
  String of(Reading reading) {
    Arc arc = Arc.of(reading);
    var page = new Sheet();
    heading(reading, page);
    page.blank();
    prose(new Story(reading, arc, titles).text(), page);
    caveats(reading, page);
    if (!arc.courses().isEmpty()) {
      page.section("The arc");
      var drawing = new Drawing(reading, arc, paint, width - 2);
      drawing.lines().forEach(line -> page.line("  " + line));
      String key = drawing.key();
      if (!key.isEmpty()) {
        page.line("  " + " ".repeat(8) + paint.in(Ink.SOFT, key));
      }
      arc.episodes().forEach(episode -> phases(episode, page));
      if (page.text().indexOf("┆") >= 0) {
        page.line("  " + " ".repeat(8) + paint.in(Ink.SOFT, "┆ ┆ left out"));
      }
    }
    turns(reading, arc, page);
    episodes(reading, arc, page);
    needs(reading, arc, page);
    checklist(reading, arc, page);
    stake(reading, arc, page);
    asks(reading, arc, page);
    commitments(reading, arc, page);
    details(reading, arc, page);
    measures(arc, page);
    mishaps(reading, page);
    return page.text();
  }

  private void heading(Reading reading, Sheet page) {
    Conversation head = reading.head();
    var facts = new ArrayList<String>();
    if (head.channel() != Channel.OTHER) {
      facts.add(head.channel().id());
    }
    facts.add(Words.count(reading.size(), "turn"));
    Instant started = head.startedAt();
    if (started != null) {
      facts.add(DAY.format(started) + " UTC");
    }
    String id =
        Words.line(head.extra().get("subject") instanceof String subject ? subject : head.id());
    String rest = " · " + String.join(" · ", facts);
    page.line(
        paint.in(Ink.STRONG, Words.cut(id, Math.max(20, width - rest.length())))
            + paint.in(Ink.SOFT, rest));
  }

  private void prose(String text, Sheet page) {
    Columns.lines(Words.kept(text), Math.min(width, WIDEST_PROSE)).forEach(page::line);
  }

  private void caveats(Reading reading, Sheet page) {
    List<String> notes = Caveats.of(reading);
    if (!notes.isEmpty()) {
      page.blank();
      for (String note : notes) {
        for (String line : Columns.lines(note, Math.min(width, WIDEST_PROSE))) {
          page.line(paint.in(Ink.SOFT, line));
        }
      }
    }
  }

  private void turns(Reading reading, Arc arc, Sheet page) {
    if (reading.size() == 0) {
      return;
    }
    page.section("The conversation");
    var pauses = new TreeMap<Integer, Measures.Pause>();
    arc.measures().pauses().forEach(pause -> pauses.put(pause.beforeTurn(), pause));
    var nudges = new TreeMap<Integer, Nudge>();
    nudging.nudges(reading).forEach(nudge -> nudges.put(nudge.turn(), nudge));
    for (int i = 0; i < reading.size(); i++) {
      if (i > 0) {
        page.blank();
      }
      Measures.Pause pause = pauses.get(i);
      if (pause != null) {
        page.line(
            paint.in(
                Ink.SOFT,
                " ".repeat(INDENT)
                    + "┊ silence of %s%s"
                        .formatted(Words.seconds(pause.length()), Words.gap(pause.gap()))));
        page.blank();
      }
      turn(reading, i, page);
      Nudge nudge = nudges.get(i);
      if (nudge != null) {
        nudge(nudge, page);
      }
    }
  }

  /// A quiet strip under the turn that the hint follows.
  private void nudge(Nudge nudge, Sheet page) {
    String indent = " ".repeat(INDENT);
    String edge = indent + paint.in(Ink.CALM, "▏");
    page.line(indent + paint.in(Ink.CALM, "▏Hint: " + nudge.title()));
    for (String line : Columns.lines(nudge.say(), Math.min(width, WIDEST_PROSE) - INDENT - 1)) {
      page.line(edge + line);
    }
  }

  private void turn(Reading reading, int index, Sheet page) {
    Utterance utterance = reading.utterances().get(index);
    Turn turn = utterance.turn();
    Ink ink = utterance.isRead() ? Ink.PLAIN : Ink.SOFT;
    page.line(head(reading, index));
    List<Signal> shown = shown(reading, index);
    Map<String, String> signs = signs(shown);
    var marks = new ArrayList<Mark>();
    for (Signal signal : shown) {
      Look look = Look.of(signal.kind(), signal.code());
      String sign = signs.getOrDefault(tag(signal), "");
      for (Evidence evidence : signal.finding().evidence()) {
        if (evidence instanceof Evidence.Quote quote && quote.turn() == index) {
          marks.add(new Mark(quote.span(), look, sign));
        }
      }
    }
    String indent = " ".repeat(INDENT);
    Marks.lines(turn.text(), marks, width - INDENT, ink, paint)
        .forEach(line -> page.line((indent + line).stripTrailing()));
    tags(shown, signs, page);
  }

  /// The role; that it was inferred is said where the speaker speaks first.
  private static String role(Reading reading, Utterance utterance) {
    Turn turn = utterance.turn();
    boolean first =
        reading.utterances().subList(0, turn.index()).stream()
            .noneMatch(earlier -> earlier.turn().speaker().equals(turn.speaker()));
    String role = Words.role(turn.speaker(), first);
    return utterance.isRead() ? role : role + ", not read";
  }

  private String head(Reading reading, int index) {
    Utterance utterance = reading.utterances().get(index);
    Turn turn = utterance.turn();
    Speaker speaker = turn.speaker();
    String number = "%4d  ".formatted(index + 1);
    String name = speaker.name();
    boolean named =
        name != null
            && !name.isBlank()
            && !name.strip().equalsIgnoreCase(turn.visibility().id())
            && !name.strip().equalsIgnoreCase(speaker.role().id());
    String role =
        switch (turn.visibility()) {
          case NOTE -> "note, not read";
          case SYSTEM -> "system, not read";
          case UNSAID -> "made up by the recogniser, not read";
          case PUBLIC ->
              speaker.role() == Role.UNKNOWN
                  ? "side not known, not read"
                  : role(reading, utterance);
        };
    String who = named ? Words.line(String.valueOf(name)) : "";
    String rest = (named ? " · " : "") + (named ? role : Words.capital(role));
    String time =
        switch (turn.timing()) {
          case Timing.Spoken spoken -> " · " + Words.clock(spoken.at());
          case Timing.Sent sent ->
              sent.at().isZero()
                  ? ""
                  : " · "
                      + (reading.head().channel() == Channel.VOICE
                          ? Words.clock(sent.at())
                          : Words.after(sent.at()));
          case Timing.Unknown unknown -> "";
        };
    boolean strong = speaker.role() == Role.CUSTOMER && utterance.isRead();
    String left =
        paint.in(Ink.SOFT, number)
            + (named
                ? paint.in(strong ? Ink.STRONG : utterance.isRead() ? Ink.PLAIN : Ink.SOFT, who)
                    + paint.in(Ink.SOFT, rest)
                : paint.in(strong ? Ink.STRONG : Ink.SOFT, rest))
            + paint.in(Ink.SOFT, time);
    if (!strong) {
      return left;
    }
    int intensity = reading.intensities().get(index);
    String step = Words.step(intensity) + " " + "▮".repeat(intensity) + "▯".repeat(3 - intensity);
    int used = Columns.of(number + who + rest + time);
    int space = width - used - Columns.of(step);
    return left + " ".repeat(Math.max(2, space)) + paint.in(Ink.of(intensity), step);
  }

  /// The signals about a turn that are shown, in the order of their words.
  private List<Signal> shown(Reading reading, int turn) {
    return reading.signals(turn).stream()
        .filter(signal -> possible || signal.counts())
        .sorted(
            Comparator.comparing((Signal signal) -> !signal.counts())
                .thenComparingInt(signal -> place(signal, turn))
                .thenComparingInt(signal -> -length(signal, turn))
                .thenComparing(Signal::kind)
                .thenComparing(Signal::code))
        .toList();
  }

  private static int place(Signal signal, int turn) {
    int first = Integer.MAX_VALUE;
    for (Evidence evidence : signal.finding().evidence()) {
      if (evidence instanceof Evidence.Quote quote && quote.turn() == turn) {
        first = Math.min(first, quote.span().from());
      }
    }
    return first;
  }

  private static int length(Signal signal, int turn) {
    int longest = 0;
    for (Evidence evidence : signal.finding().evidence()) {
      if (evidence instanceof Evidence.Quote quote && quote.turn() == turn) {
        longest = Math.max(longest, quote.span().length());
      }
    }
    return longest;
  }

  /// Where a turn has several tags, a small figure leads from the marks to each.
  private Map<String, String> signs(List<Signal> signals) {
    var tags = new LinkedHashSet<String>();
    signals.forEach(signal -> tags.add(tag(signal)));
    var signs = new LinkedHashMap<String, String>();
    if (tags.size() > 1) {
      for (String tag : tags) {
        signs.put(
            tag,
            signs.size() < SIGNS.length() ? SIGNS.substring(signs.size(), signs.size() + 1) : "");
      }
    }
    return signs;
  }

  private String tag(Signal signal) {
    return titles.getOrDefault(signal.code(), signal.code())
        + beyond(signal)
        + (signal.counts() ? "" : " (possible)");
  }

  private void tags(List<Signal> signals, Map<String, String> signs, Sheet page) {
    var line = new StringBuilder();
    int used = 0;
    var said = new LinkedHashSet<String>();
    for (Signal signal : signals) {
      Look look = Look.of(signal.kind(), signal.code());
      String tag = tag(signal);
      if (!said.add(tag)) {
        continue;
      }
      String sign = signs.getOrDefault(tag, "");
      String words = look.sample() + sign + " " + tag;
      int columns = Columns.of(words);
      if (used > 0 && used + 3 + columns > width - INDENT) {
        page.line(" ".repeat(INDENT) + line);
        line.setLength(0);
        used = 0;
      }
      if (used > 0) {
        line.append("   ");
        used += 3;
      }
      line.append(paint.in(signal.counts() ? look.ink() : Ink.SOFT, words));
      used += columns;
    }
    if (used > 0) {
      page.line(" ".repeat(INDENT) + line);
    }
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

  private void episodes(Reading reading, Arc arc, Sheet page) {
    if (arc.episodes().isEmpty()) {
      return;
    }
    page.section("Episodes");
    boolean several = arc.courses().size() > 1;
    for (Episode episode : arc.episodes()) {
      String who =
          several
              ? Words.capital(Words.name(reading, reading.turn(episode.from()).speaker())) + ": "
              : "";
      String ended =
          switch (episode.outcome()) {
            case LANDED -> "landed";
            case LOST -> "lost";
            case OPEN -> "still open at the end";
          };
      if (!episode.endedBy().isEmpty()) {
        ended += " at " + Words.turns(episode.endedBy());
      }
      String head =
          who
              + (episode.from() == episode.to()
                  ? "turn " + (episode.from() + 1)
                  : "turns %d–%d".formatted(episode.from() + 1, episode.to() + 1))
              + ", up to "
              + Words.step(episode.peak())
              + ", "
              + ended
              + (episode.urgent() ? "; urgent" : "")
              + (episode.quick() ? "; closed in one turn" : "");
      page.item(Words.capital(head), outcomeInk(episode));
      for (Episode.Skipped skip : episode.skipped()) {
        page.under(
            "%s left out: %s".formatted(Words.capital(skip.phase().id()), Words.line(skip.why())));
      }
      response(episode, page);
    }
  }

  private static Ink outcomeInk(Episode episode) {
    return switch (episode.outcome()) {
      case LANDED -> Ink.CALM;
      case LOST -> Ink.HOT;
      case OPEN -> Ink.PLAIN;
    };
  }

  /// The phases of an episode; one that was left out stands in a dashed box at its place.
  private void phases(Episode episode, Sheet page) {
    var boxes = new ArrayList<Phase>();
    for (Episode.Skipped skip : episode.skipped()) {
      if (episode.phases().stream().noneMatch(stretch -> stretch.phase() == skip.phase())) {
        boxes.add(skip.phase());
      }
    }
    boxes.sort(Comparator.naturalOrder());
    var parts = new ArrayList<String>();
    for (Episode.Stretch stretch : episode.phases()) {
      while (!boxes.isEmpty() && boxes.getFirst().compareTo(stretch.phase()) < 0) {
        parts.add(box(boxes.removeFirst()));
      }
      parts.add(
          stretch.from() == stretch.to()
              ? "%s %d".formatted(stretch.phase().id(), stretch.from() + 1)
              : "%s %d–%d".formatted(stretch.phase().id(), stretch.from() + 1, stretch.to() + 1));
    }
    boxes.forEach(phase -> parts.add(box(phase)));
    if (parts.isEmpty()) {
      return;
    }
    boolean begun = false;
    for (String line :
        Columns.lines(String.join(" → ", parts), Math.min(width, WIDEST_PROSE) - 10)) {
      page.line("  " + paint.in(Ink.SOFT, Columns.padded(begun ? "" : "phases", 8) + line));
      begun = true;
    }
  }

  private static String box(Phase phase) {
    return "┆" + phase.id() + "┆";
  }

  private static void response(Episode episode, Sheet page) {
    var given = new ArrayList<String>();
    var missing = new ArrayList<String>();
    part("acknowledgement", episode.response().acknowledgement(), given, missing);
    part("tie to the case", episode.response().tie(), given, missing);
    part("step", episode.response().step(), given, missing);
    if (!given.isEmpty()) {
      page.under(
          "Response: "
              + String.join(", ", given)
              + (missing.isEmpty()
                  ? ""
                  : "; no " + Words.and(missing).replace(" and ", " and no ")));
    }
  }

  private static void part(
      String name, List<Integer> turns, List<String> given, List<String> missing) {
    if (turns.isEmpty()) {
      missing.add(name);
    } else {
      given.add(name + " at " + Words.and(Words.numbers(turns)));
    }
  }

  private void needs(Reading reading, Arc arc, Sheet page) {
    List<Need> missed = needs(arc, Need.Verdict.MISSED);
    List<Need> met = needs(arc, Need.Verdict.MET);
    List<Need> unclear = needs(arc, Need.Verdict.UNCLEAR);
    if (!missed.isEmpty()) {
      page.section("Missed chances");
      missed.forEach(need -> page.item(need(reading, arc, need), Ink.PITFALL));
    }
    if (!met.isEmpty() || !unclear.isEmpty()) {
      page.section("Needed and given");
      met.forEach(need -> page.item(need(reading, arc, need), Ink.TECHNIQUE));
      unclear.forEach(need -> page.item(need(reading, arc, need) + " (not decided)", Ink.SOFT));
    }
  }

  private static List<Need> needs(Arc arc, Need.Verdict verdict) {
    return arc.needs().stream().filter(need -> need.verdict() == verdict).toList();
  }

  private static String need(Reading reading, Arc arc, Need need) {
    String kind = Words.need(need.kind());
    String who =
        arc.courses().size() > 1 && !need.turns().isEmpty()
            ? " for " + Words.name(reading, reading.turn(need.turns().getFirst()).speaker())
            : "";
    String turns = need.turns().isEmpty() ? "" : " (" + Words.turns(need.turns()) + ")";
    return kind + who + ": " + Words.line(need.why()).replaceFirst("\\.$", "") + turns;
  }

  private void checklist(Reading reading, Arc arc, Sheet page) {
    Optional<Checklist> found = Checklist.of(reading, arc);
    if (found.isEmpty()) {
      return;
    }
    page.section("Where it went wrong");
    for (Checklist.Point point : found.get().points()) {
      page.item(
          "%s %s %s".formatted(point.kind().question(), verdict(point.verdict()), point.why()),
          ink(point.verdict()));
      for (Evidence.Quote quote : point.quotes()) {
        page.under(Words.quoted(reading, quote) + " (turn %d)".formatted(quote.turn() + 1));
      }
    }
    page.item(Checklist.LEFT_TO_A_PERSON + " Left to a person: ____", Ink.PLAIN);
  }

  private static String verdict(Need.Verdict verdict) {
    return switch (verdict) {
      case MET -> "Yes.";
      case MISSED -> "No.";
      case NOT_ASKED -> "Not needed.";
      case UNCLEAR -> "Unclear.";
    };
  }

  private static Ink ink(Need.Verdict verdict) {
    return switch (verdict) {
      case MET -> Ink.TECHNIQUE;
      case MISSED -> Ink.PITFALL;
      case NOT_ASKED, UNCLEAR -> Ink.PLAIN;
    };
  }

  private void stake(Reading reading, Arc arc, Sheet page) {
    Stake stake = arc.stake();
    Evidence.Quote surface = stake.surface();
    if (surface == null) {
      return;
    }
    page.section("At stake");
    page.item(
        "The complaint or wish: %s (turn %d)"
            .formatted(whole(reading, surface), surface.turn() + 1),
        Ink.PLAIN);
    Evidence.Quote core = stake.core();
    Stake.Kind kind = stake.kind();
    page.item(
        core == null || kind == null
            ? "Beneath it: the words do not say"
            : "Beneath it: %s (turn %d), %s"
                .formatted(whole(reading, core), core.turn() + 1, kind.id()),
        Ink.PLAIN);
  }

  private static String whole(Reading reading, Evidence.Quote quote) {
    return "“" + Words.bare(quote.span().of(reading.turn(quote.turn()).text())) + "”";
  }

  private void asks(Reading reading, Arc arc, Sheet page) {
    if (arc.asks().isEmpty()) {
      return;
    }
    List<Ask> open = arc.asks().stream().filter(a -> a.answered() == Ask.Answered.NO).toList();
    List<Ask> unsure =
        arc.asks().stream().filter(a -> a.answered() == Ask.Answered.CANNOT_TELL).toList();
    int answered = arc.asks().size() - open.size() - unsure.size();
    page.section("Asked");
    page.item(
        "%s, %d answered, %d left open%s"
            .formatted(
                Words.count(arc.asks().size(), "question"),
                answered,
                open.size(),
                unsure.isEmpty() ? "" : ", %d of which nobody can tell".formatted(unsure.size())),
        Ink.PLAIN);
    for (Ask ask : open) {
      page.item(
          "Open: %s (turn %d)".formatted(whole(reading, ask.text()), ask.turn() + 1), Ink.PITFALL);
    }
    for (Ask ask : unsure) {
      page.item(
          "Cannot tell: %s (turn %d)".formatted(whole(reading, ask.text()), ask.turn() + 1),
          Ink.SOFT);
    }
  }

  private void commitments(Reading reading, Arc arc, Sheet page) {
    if (arc.commitments().isEmpty()) {
      return;
    }
    page.section("Promised");
    for (Commitment promise : arc.commitments()) {
      Evidence.Quote due = promise.due();
      page.item(
          "%s%s, by %s (turn %d)"
              .formatted(
                  whole(reading, promise.what()),
                  due == null || overlaps(promise.what(), due)
                      ? ""
                      : ", due " + whole(reading, due),
                  Words.name(reading, reading.turn(promise.turn()).speaker()),
                  promise.turn() + 1),
          Ink.PLAIN);
    }
  }

  private static boolean overlaps(Evidence.Quote what, Evidence.Quote due) {
    return what.turn() == due.turn() && what.span().overlaps(due.span());
  }

  private void details(Reading reading, Arc arc, Sheet page) {
    if (arc.details().isEmpty()) {
      return;
    }
    page.section("Told in passing");
    for (Told told : arc.details()) {
      page.item(
          "%s (%s, turn %d), %s"
              .formatted(
                  whole(reading, told.what()),
                  told.topic(),
                  told.turn() + 1,
                  told.takenUp().isEmpty()
                      ? "never taken up"
                      : "taken up at " + Words.turns(told.takenUp())),
          told.takenUp().isEmpty() ? Ink.PITFALL : Ink.PLAIN);
    }
  }

  private void measures(Arc arc, Sheet page) {
    Measures measures = arc.measures();
    var parts = new ArrayList<String>();
    if (!measures.talkShare().isEmpty()) {
      var shares = new ArrayList<String>();
      measures
          .talkShare()
          .forEach((role, share) -> shares.add(role.id() + " " + Math.round(share * 100) + " %"));
      parts.add(
          "Share of the %s: %s"
              .formatted(measures.timed() ? "talking time" : "words", String.join(", ", shares)));
    }
    if (!measures.questions().isEmpty()) {
      var questions = new ArrayList<String>();
      measures.questions().forEach((role, count) -> questions.add(role.id() + " " + count));
      parts.add("Questions: " + String.join(", ", questions));
    }
    Duration monologue = measures.longestMonologue();
    if (monologue != null) {
      parts.add(
          "Longest monologue: %s (%s)"
              .formatted(Words.seconds(monologue), Words.turns(measures.longestMonologueTurns())));
    }
    List<Measures.Overlap> over =
        measures.overlaps().stream().filter(overlap -> !overlap.backchannel()).toList();
    if (!over.isEmpty()) {
      parts.add(
          "Began over the other: "
              + Words.turns(over.stream().map(Measures.Overlap::turn).toList()));
    }
    if (!parts.isEmpty()) {
      page.section("Measures");
      parts.forEach(part -> page.item(part, Ink.PLAIN));
    }
  }

  private void mishaps(Reading reading, Sheet page) {
    if (reading.mishaps().isEmpty()) {
      return;
    }
    page.section("Mishaps");
    for (Mishap mishap : reading.mishaps()) {
      page.item(
          "%s failed at turn %d: %s. The rest was heard without it"
              .formatted(mishap.code(), mishap.turn() + 1, mishap.what()),
          Ink.HOT);
    }
  }

  /// A page that grows downwards.
  private final class Sheet {
    private final StringBuilder text = new StringBuilder();

    void line(String line) {
      text.append(line).append('\n');
    }

    void blank() {
      text.append('\n');
    }

    void section(String title) {
      blank();
      line(paint.in(Ink.STRONG, title));
    }

    /// One entry of a section; its further lines hang.
    void item(String words, Ink ink) {
      hang("  ", "    ", words, ink);
    }

    void under(String words) {
      hang("    ", "      ", words, Ink.SOFT);
    }

    private void hang(String first, String further, String words, Ink ink) {
      boolean begun = false;
      for (String line :
          Columns.lines(Words.kept(words), Math.min(width, WIDEST_PROSE) - further.length())) {
        line((begun ? further : first) + paint.in(ink, line));
        begun = true;
      }
    }

    String text() {
      return text.toString();
    }
  }
}
