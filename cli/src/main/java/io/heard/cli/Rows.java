package io.heard.cli;

import io.heard.Reading;
import io.heard.arc.Arc;
import io.heard.arc.Ask;
import io.heard.arc.Course;
import io.heard.arc.Episode;
import io.heard.arc.Need;
import io.heard.conversation.Role;
import io.heard.signal.About;
import io.heard.signal.Evidence;
import io.heard.signal.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A reading as one row of a table: figures first, then what is at stake, then how often each label
/// was heard (likely or sure).
final class Rows {
  private static final List<String> FIGURES =
      List.of(
          "id",
          "channel",
          "startedAt",
          "turns",
          "customerTurns",
          "agentTurns",
          "turnsNotRead",
          "intensityFirst",
          "intensityPeak",
          "intensityLast",
          "episodes",
          "landed",
          "lost",
          "needed",
          "given",
          "missed",
          "asks",
          "asksOpen",
          "commitments",
          "agentTalkShare",
          "surface",
          "core",
          "stakeKind",
          "mishaps");

  private final List<About> catalogue;

  Rows(List<About> catalogue) {
    this.catalogue = catalogue;
  }

  List<String> names() {
    var names = new ArrayList<>(FIGURES);
    catalogue.forEach(about -> names.add(about.code()));
    return names;
  }

  List<String> row(Reading reading) {
    Arc arc = Arc.of(reading);
    var row = new ArrayList<String>();
    row.add(safe(reading.head().id()));
    row.add(reading.head().channel().id());
    row.add(reading.head().startedAt() == null ? "" : String.valueOf(reading.head().startedAt()));
    row.add(String.valueOf(reading.size()));
    row.add(count(reading, Role.CUSTOMER));
    row.add(count(reading, Role.AGENT));
    row.add(String.valueOf(reading.utterances().stream().filter(each -> !each.isRead()).count()));
    intensities(arc, row);
    row.add(String.valueOf(arc.episodes().size()));
    row.add(outcomes(arc, Episode.Outcome.LANDED));
    row.add(outcomes(arc, Episode.Outcome.LOST));
    int met = verdicts(arc, Need.Verdict.MET);
    int missed = verdicts(arc, Need.Verdict.MISSED);
    row.add(String.valueOf(met + missed + verdicts(arc, Need.Verdict.UNCLEAR)));
    row.add(String.valueOf(met));
    row.add(String.valueOf(missed));
    row.add(String.valueOf(arc.asks().size()));
    row.add(
        String.valueOf(
            arc.asks().stream().filter(ask -> ask.answered() == Ask.Answered.NO).count()));
    row.add(String.valueOf(arc.commitments().size()));
    Double share = arc.measures().talkShare().get(Role.AGENT);
    row.add(share == null ? "" : String.format(Locale.ROOT, "%.3f", share));
    row.add(words(reading, arc.stake().surface()));
    row.add(words(reading, arc.stake().core()));
    row.add(
        arc.stake().kind() == null
            ? ""
            : String.valueOf(arc.stake().kind()).toLowerCase(Locale.ROOT));
    row.add(String.valueOf(reading.mishaps().size()));
    var heard = new HashMap<String, Integer>();
    for (Signal signal : reading.signals()) {
      if (signal.counts()) {
        heard.merge(signal.code(), 1, Integer::sum);
      }
    }
    catalogue.forEach(about -> row.add(String.valueOf(heard.getOrDefault(about.code(), 0))));
    return row;
  }

  private static void intensities(Arc arc, List<String> row) {
    Course.Point first = null;
    Course.Point last = null;
    int peak = 0;
    for (Course course : arc.courses()) {
      peak = Math.max(peak, course.peak());
      for (Course.Point point : course.points()) {
        first = first == null || point.turn() < first.turn() ? point : first;
        last = last == null || point.turn() > last.turn() ? point : last;
      }
    }
    row.add(first == null ? "" : String.valueOf(first.intensity()));
    row.add(first == null ? "" : String.valueOf(peak));
    row.add(last == null ? "" : String.valueOf(last.intensity()));
  }

  private static String count(Reading reading, Role role) {
    return String.valueOf(
        reading.utterances().stream().filter(each -> each.turn().speaker().role() == role).count());
  }

  private static String outcomes(Arc arc, Episode.Outcome outcome) {
    return String.valueOf(
        arc.episodes().stream().filter(episode -> episode.outcome() == outcome).count());
  }

  private static int verdicts(Arc arc, Need.Verdict verdict) {
    return (int) arc.needs().stream().filter(need -> need.verdict() == verdict).count();
  }

  private static String words(Reading reading, Evidence.@Nullable Quote quote) {
    return quote == null ? "" : safe(quote.span().of(reading.turn(quote.turn()).text()));
  }

  /// What a customer wrote must not start a formula when a spreadsheet opens the file.
  static String safe(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
