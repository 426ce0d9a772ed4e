package io.heard.formats.out;

import io.heard.Reading;
import io.heard.arc.Arc;
import io.heard.arc.Ask;
import io.heard.arc.Course;
import io.heard.arc.Episode;
import io.heard.arc.Need;
import io.heard.arc.Phase;
import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import io.heard.signal.About;
import io.heard.signal.Evidence;
import io.heard.signal.Signal;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What was heard, as tables: one row a conversation, or one a turn. Both end with a column for
/// each label, which counts what was likely or sure; nought where it was not heard.
public final class ReadingColumns {
  /// A reading and what follows from it.
  ///
  /// @param heard how often each label was heard
  public record Whole(Reading reading, Arc arc, Map<String, Long> heard) {
    public static List<Whole> of(Reading reading) {
      return List.of(new Whole(reading, Arc.of(reading), counts(reading.signals())));
    }
  }

  /// One turn of it.
  ///
  /// @param heard how often each label was heard about it
  public record Each(Reading reading, Arc arc, int index, Map<String, Long> heard) {
    public static List<Each> of(Reading reading) {
      Arc arc = Arc.of(reading);
      return IntStream.range(0, reading.size())
          .mapToObj(index -> new Each(reading, arc, index, counts(reading.signals(index))))
          .toList();
    }

    private Turn turn() {
      return reading.turn(index);
    }

    private Utterance utterance() {
      return reading.utterances().get(index);
    }

    private boolean isCustomers() {
      return utterance().isRead() && turn().speaker().role() == Role.CUSTOMER;
    }
  }

  private ReadingColumns() {}

  /// One row a conversation.
  public static List<Column<Whole>> conversations(List<About> catalogue) {
    var columns = new ArrayList<Column<Whole>>();
    columns.add(Column.text("id", "id of the conversation", row -> row.reading().head().id()));
    columns.add(
        Column.text("channel", "chat, email, voice …", row -> row.reading().head().channel().id()));
    columns.add(
        Column.instant("startedAt", "when it began", row -> row.reading().head().startedAt()));
    columns.add(Column.whole("turns", "all turns", row -> row.reading().size()));
    columns.add(
        Column.whole("customerTurns", "turns of customers", row -> turns(row, Role.CUSTOMER)));
    columns.add(Column.whole("agentTurns", "turns of agents", row -> turns(row, Role.AGENT)));
    columns.add(
        Column.whole(
            "turnsNotRead",
            "notes, system lines, unknown sides, other languages",
            row -> row.reading().utterances().stream().filter(each -> !each.isRead()).count()));
    columns.add(
        Column.whole("intensityFirst", "of the first turn read, 0 to 3", row -> first(row.arc())));
    columns.add(Column.whole("intensityPeak", "the highest, 0 to 3", row -> peak(row.arc())));
    columns.add(
        Column.whole("intensityLast", "of the last turn read, 0 to 3", row -> last(row.arc())));
    columns.add(Column.whole("episodes", "rises of feeling", row -> row.arc().episodes().size()));
    columns.add(
        Column.whole(
            "landed", "episodes that landed", row -> outcomes(row, Episode.Outcome.LANDED)));
    columns.add(
        Column.whole(
            "lost", "episodes that were lost", row -> outcomes(row, Episode.Outcome.LOST)));
    columns.add(
        Column.whole(
            "needed",
            "needs shown",
            row ->
                needs(
                    row,
                    need ->
                        need.verdict() == Need.Verdict.MET
                            || need.verdict() == Need.Verdict.MISSED
                            || need.verdict() == Need.Verdict.UNCLEAR)));
    columns.add(
        Column.whole(
            "given", "needs met", row -> needs(row, need -> need.verdict() == Need.Verdict.MET)));
    columns.add(
        Column.whole(
            "missed",
            "needs missed",
            row -> needs(row, need -> need.verdict() == Need.Verdict.MISSED)));
    columns.add(Column.whole("asks", "questions and requests", row -> row.arc().asks().size()));
    columns.add(
        Column.whole(
            "asksOpen",
            "those not answered",
            row ->
                row.arc().asks().stream()
                    .filter(ask -> ask.answered() == Ask.Answered.NO)
                    .count()));
    columns.add(Column.whole("commitments", "promises", row -> row.arc().commitments().size()));
    columns.add(
        Column.decimal(
            "agentTalkShare",
            "agents' share of the words or of the time, 0 to 1, three places",
            row -> share(row.arc().measures().talkShare().get(Role.AGENT))));
    columns.add(
        Column.text(
            "surface",
            "what the customer complains of, in their words",
            row -> words(row.reading(), row.arc().stake().surface())));
    columns.add(
        Column.text(
            "core",
            "what it endangers, in their words",
            row -> words(row.reading(), row.arc().stake().core())));
    columns.add(
        Column.text(
            "stakeKind",
            "time, money, safety, health, work, family, standing, fairness",
            row ->
                row.arc().stake().kind() == null
                    ? null
                    : String.valueOf(row.arc().stake().kind()).toLowerCase(Locale.ROOT)));
    columns.add(
        Column.whole("mishaps", "detectors that failed", row -> row.reading().mishaps().size()));
    for (About about : catalogue) {
      columns.add(
          Column.whole(
              about.code(), about.title(), row -> row.heard().getOrDefault(about.code(), 0L)));
    }
    return List.copyOf(columns);
  }

  /// One row a turn: what a conversation's turns have, then what was heard in each.
  public static List<Column<Each>> turns(List<About> catalogue) {
    var columns =
        new ArrayList<Column<Each>>(
            Column.within(Column.TURNS, row -> new TurnRow(row.reading().head(), row.turn())));
    columns.add(
        new Column<>(
            "read",
            Column.Type.FLAG,
            "whether it was read as speech",
            row -> row.utterance().isRead()));
    columns.add(
        Column.text(
            "language",
            "its language; und where unsure",
            row -> row.utterance().language().code()));
    columns.add(
        Column.whole(
            "intensity",
            "of the customer's feeling, 0 to 3",
            row -> row.isCustomers() ? row.reading().intensities().get(row.index()) : null));
    columns.add(
        Column.text("phase", "intake, calibration, response, verification", ReadingColumns::phase));
    columns.add(
        Column.text(
            "signals",
            "labels that are likely or sure, with `; ` between",
            row -> codes(row.reading().signals(row.index()))));
    for (About about : catalogue) {
      columns.add(
          Column.whole(
              about.code(), about.title(), row -> row.heard().getOrDefault(about.code(), 0L)));
    }
    return List.copyOf(columns);
  }

  private static long turns(Whole row, Role role) {
    return row.reading().utterances().stream()
        .filter(each -> each.turn().speaker().role() == role)
        .count();
  }

  private static Map<String, Long> counts(List<Signal> signals) {
    return signals.stream()
        .filter(Signal::counts)
        .collect(Collectors.groupingBy(Signal::code, Collectors.counting()));
  }

  private static @Nullable String codes(List<Signal> signals) {
    String codes =
        signals.stream()
            .filter(Signal::counts)
            .map(Signal::code)
            .distinct()
            .collect(Collectors.joining("; "));
    return codes.isEmpty() ? null : codes;
  }

  private static @Nullable String phase(Each row) {
    for (Episode episode : row.arc().episodes()) {
      Phase phase = episode.phase(row.index());
      if (phase != null) {
        return phase.id();
      }
    }
    return null;
  }

  private static List<Course.Point> points(Arc arc) {
    return arc.courses().stream().flatMap(course -> course.points().stream()).toList();
  }

  private static @Nullable Integer first(Arc arc) {
    Course.Point first = null;
    for (Course.Point point : points(arc)) {
      first = first == null || point.turn() < first.turn() ? point : first;
    }
    return first == null ? null : (Integer) first.intensity();
  }

  private static @Nullable Integer last(Arc arc) {
    Course.Point last = null;
    for (Course.Point point : points(arc)) {
      last = last == null || point.turn() > last.turn() ? point : last;
    }
    return last == null ? null : (Integer) last.intensity();
  }

  private static @Nullable Integer peak(Arc arc) {
    return points(arc).isEmpty()
        ? null
        : (Integer) arc.courses().stream().mapToInt(Course::peak).max().orElse(0);
  }

  private static long outcomes(Whole row, Episode.Outcome outcome) {
    return row.arc().episodes().stream().filter(episode -> episode.outcome() == outcome).count();
  }

  private static long needs(Whole row, Predicate<Need> which) {
    return row.arc().needs().stream().filter(which).count();
  }

  private static @Nullable Double share(@Nullable Double share) {
    return share == null ? null : (Double) (Math.round(share * 1000) / 1000.0);
  }

  private static @Nullable String words(Reading reading, Evidence.@Nullable Quote quote) {
    return quote == null ? null : quote.span().of(reading.turn(quote.turn()).text());
  }
}
