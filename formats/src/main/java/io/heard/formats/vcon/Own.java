package io.heard.formats.vcon;

import io.heard.conversation.Conversation;
import io.heard.conversation.SpokenWord;
import io.heard.conversation.Visibility;
import io.heard.formats.Draft;
import io.heard.formats.Json;
import io.heard.formats.Mark;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Problem;
import io.heard.formats.Receiver;
import io.heard.formats.Times;
import io.heard.formats.Trees;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a vCon has no place for and a conversation has: [VconJson] writes it into a field of its
/// own, named as an extension, so that a conversation of any format comes back whole.
final class Own {
  /// The field, and the extension.
  static final String FIELD = "heard";

  /// The name of the start that is not known; times then count from 1970.
  static final String START = "startedAt";

  /// The place of a turn that is an attachment.
  static final String TURN = "turn";

  /// The fields of a turn that Heard does not know.
  static final String EXTRA = "extra";

  private Own() {}

  static boolean wrote(JsonNode vcon) {
    return vcon.path(FIELD).isObject()
        && vcon.path("extensions").isArray()
        && vcon.path("extensions").valueStream().anyMatch(name -> FIELD.equals(name.asString("")));
  }

  /// The draft with what is said of the whole conversation, whose unknown fields go into `extra`.
  static Draft head(
      JsonNode vcon, Draft plain, Place place, Options options, Map<String, Object> extra) {
    if (!(vcon.path(FIELD) instanceof ObjectNode given)) {
      return plain;
    }
    ObjectNode head = given.deepCopy();
    boolean started = !head.path(START).isNull() || head.path(START).isMissingNode();
    head.remove(START);
    head.set("turns", JsonNodeFactory.instance.arrayNode());
    var read = new ArrayList<Conversation>();
    Trees.read(
        head,
        place,
        "conversation",
        options,
        new Receiver() {
          @Override
          public void take(Conversation conversation) {
            read.add(conversation);
          }

          @Override
          public void say(Problem problem) {
            // That it has no turns here is how it was made.
          }
        });
    if (read.isEmpty()) {
      return plain;
    }
    Conversation conversation = read.getFirst();
    extra.putAll(conversation.extra());
    var draft = new Draft(place.file(), place.where(), conversation.id());
    draft.channel(conversation.channel());
    draft.known(conversation.known());
    draft.startedAt(started ? created(vcon) : null);
    return draft;
  }

  private static @Nullable Instant created(JsonNode vcon) {
    return Times.instant(vcon.path("created_at").asString("")).orElse(null);
  }

  /// The line with what is said of it alone.
  ///
  /// @param duration how long it lasted, in seconds, where that stands beside it
  static Draft.Line more(Draft.Line line, JsonNode more, JsonNode duration) {
    Mark at = more.path("at").isNull() ? null : line.at();
    Mark until = line.until();
    if (at instanceof Mark.On on && duration.isNumber()) {
      until =
          Times.seconds(duration.decimalValue())
              .filter(lasts -> !lasts.isNegative())
              .map(lasts -> (Mark) new Mark.On(on.instant().plus(lasts)))
              .orElse(until);
    }
    Visibility visibility = line.visibility();
    for (Visibility each : Visibility.values()) {
      visibility = each.id().equals(more.path("visibility").asString("")) ? each : visibility;
    }
    Map<String, Object> extra = new LinkedHashMap<>(Json.extra(more.path(EXTRA), List.of()));
    String id = more.path("externalId").asString("");
    return new Draft.Line(
        line.where(),
        line.party(),
        visibility,
        at,
        at == null ? null : until,
        line.text(),
        id.isEmpty() ? line.externalId() : id,
        words(more.path("words")),
        extra);
  }

  private static List<SpokenWord> words(JsonNode given) {
    var words = new ArrayList<SpokenWord>();
    for (JsonNode word : given.values()) {
      words.add(
          new SpokenWord(
              word.path("text").asString(""),
              time(word.path("at")),
              time(word.path("until")),
              word.path("confidence").isNumber() ? word.path("confidence").doubleValue() : null));
    }
    return words;
  }

  private static @Nullable Duration time(JsonNode seconds) {
    return seconds.isNumber() ? Times.seconds(seconds.decimalValue()).orElse(null) : null;
  }

  /// All lines in their order: those that are attachments at their places among the others, and
  /// times counted from the start where the calendar is not known.
  static List<Draft.Line> lines(JsonNode vcon, List<Said> said, Parties parties, Place place) {
    var lines = new ArrayList<Draft.Line>();
    said.forEach(one -> lines.add(one.line()));
    JsonNode attachments = vcon.path("attachments");
    for (int i = 0; i < attachments.size(); i++) {
      JsonNode aside = attachments.get(i);
      JsonNode more = aside.path(FIELD);
      if (more.path(TURN).isIntegralNumber() && aside.path("body").isString()) {
        Instant start = Times.instant(aside.path("start").asString("")).orElse(null);
        JsonNode party = aside.path("party");
        int at = Math.clamp(more.path(TURN).asInt(0), 0, lines.size());
        lines.add(
            at,
            more(
                Draft.Line.of(
                    place.down("attachments").down(i).where(),
                    parties.has(party) ? parties.get(party.intValue()) : Draft.Party.NOBODY,
                    start == null ? null : new Mark.On(start),
                    null,
                    aside.path("body").stringValue()),
                more,
                aside.path("duration")));
      }
    }
    return vcon.path(FIELD).path(START).isNull()
        ? lines.stream().map(Own::uncounted).toList()
        : lines;
  }

  private static Draft.Line uncounted(Draft.Line line) {
    return new Draft.Line(
        line.where(),
        line.party(),
        line.visibility(),
        since(line.at()),
        since(line.until()),
        line.text(),
        line.externalId(),
        line.words(),
        line.extra());
  }

  private static @Nullable Mark since(@Nullable Mark mark) {
    return mark instanceof Mark.On on
        ? new Mark.Since(Duration.between(Instant.EPOCH, on.instant()))
        : mark;
  }

  /// A length in seconds as it is written.
  static BigDecimal seconds(Duration duration) {
    BigDecimal seconds =
        BigDecimal.valueOf(duration.getSeconds())
            .add(BigDecimal.valueOf(duration.getNano(), 9))
            .stripTrailingZeros();
    return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
  }
}
