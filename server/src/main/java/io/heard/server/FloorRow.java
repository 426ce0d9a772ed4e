package io.heard.server;

import io.heard.Reading;
import io.heard.arc.Arc;
import io.heard.arc.Course;
import io.heard.formats.html.ReadingHtml;
import io.heard.signal.Evidence;
import io.heard.signal.Kind;
import io.heard.signal.Signal;
import io.heard.store.Talk;
import io.heard.story.Story;
import io.heard.story.Words;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One row of the floor: how a conversation stands, and why it may need somebody. Of people of the
/// house it holds who has it, and nothing else.
final class FloorRow {
  private static final int LONGEST_QUOTE = 120;

  private FloorRow() {}

  /// @param titles the titles of labels, by code
  /// @param agent who has it, by id and name; null for nobody
  static ObjectNode of(Talk talk, Reading reading, Map<String, String> titles, JsonNode agent) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", talk.id());
    row.put("title", ReadingHtml.title(reading));
    row.put("channel", talk.channel());
    row.put("team", talk.team());
    row.set("agent", agent);
    row.put("customer", talk.customer());
    row.put("topic", talk.topic());
    row.put("since", ConversationApi.started(talk));
    row.put("changedAt", Instant.ofEpochMilli(talk.changedAt()).toString());
    row.put("turns", talk.turns());
    row.put("state", talk.open() ? "open" : "closed");
    Arc arc = Arc.of(reading);
    Course worst = Standing.worst(arc.courses());
    ArrayNode intensity = row.putArray("intensity");
    if (worst == null) {
      row.putNull("last");
    } else {
      SmallArc.points(worst.points()).forEach(intensity::add);
      row.put("last", worst.last());
    }
    row.put("landed", worst != null && SmallArc.landed(arc, worst));
    row.put("stateSince", stateSince(talk, reading, worst).toString());
    // Once it is over nobody needs help in it any more.
    need(row.putObject("need"), reading, arc, talk.open() ? worst : null, titles);
    Talk.Asked asked = talk.asked();
    if (asked == null) {
      row.putNull("asks");
    } else {
      row.putObject("asks")
          .put("word", true)
          .put("to", asked.to())
          .put("at", Instant.ofEpochMilli(asked.at()).toString());
    }
    return row;
  }

  /// When the customer began to read as they do now: the first of the equal turns at the end. Where
  /// turns have no times, the last change is the best that is known.
  private static Instant stateSince(Talk talk, Reading reading, @Nullable Course course) {
    Instant started = reading.head().startedAt();
    Instant changed = Instant.ofEpochMilli(talk.changedAt());
    if (course == null || started == null) {
      return changed;
    }
    int first = course.points().getLast().turn();
    for (Course.Point point : course.points().reversed()) {
      if (point.intensity() != course.last()) {
        break;
      }
      first = point.turn();
    }
    return reading.turn(first).timing().start().map(started::plus).orElse(changed);
  }

  private static void need(
      ObjectNode need,
      Reading reading,
      Arc arc,
      @Nullable Course worst,
      Map<String, String> titles) {
    int turn = worst == null ? -1 : worst.points().getLast().turn();
    Signal escalates = Standing.escalation(reading, turn);
    need.put("rank", Standing.weight(escalates, worst));
    ArrayNode reasons = need.putArray("reasons");
    if (escalates != null) {
      reason(
          reasons,
          escalates.code(),
          titles.getOrDefault(escalates.code(), escalates.code()) + quote(reading, escalates),
          turn);
    }
    String felt = Standing.felt(new Story(reading, arc, titles), worst);
    if (!felt.isEmpty()) {
      reason(reasons, feeling(reading, turn), felt, turn);
    }
  }

  private static void reason(ArrayNode reasons, String code, String words, int turn) {
    reasons.addObject().put("code", code).put("words", words).put("turn", turn);
  }

  private static String quote(Reading reading, Signal signal) {
    for (Evidence evidence : signal.finding().evidence()) {
      if (evidence instanceof Evidence.Quote quote) {
        String said = quote.span().of(reading.turn(quote.turn()).text());
        return ": “" + Words.cut(Words.line(said), LONGEST_QUOTE) + "”.";
      }
    }
    return ".";
  }

  /// The label that carries the feeling of a turn; `feeling` where several cues do together.
  private static String feeling(Reading reading, int turn) {
    for (Signal signal : reading.signals(turn)) {
      if (signal.counts()
          && signal.kind() == Kind.FEELING
          && io.heard.Intensity.NEGATIVE.contains(signal.code())) {
        return signal.code();
      }
    }
    return "feeling";
  }
}
