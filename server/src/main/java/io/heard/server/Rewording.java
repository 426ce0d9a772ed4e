package io.heard.server;

import io.heard.Reading;
import io.heard.conversation.Span;
import io.heard.formats.ReadingJson;
import io.heard.signal.Evidence;
import io.heard.signal.Signal;
import io.heard.store.Answer;
import io.heard.store.Dispute;
import io.heard.store.Happening;
import io.heard.store.Hint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Words anew what was said about turns whose own words changed: events, hints and answers that
/// quote them. A turn is written as it is heard now; a quotation is found again in the turn's new
/// words, and left out where it is gone.
final class Rewording {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /// Fields that hold words of ours.
  private static final Set<String> OURS =
      Set.of(
          "code",
          "kind",
          "type",
          "confidence",
          "phase",
          "outcome",
          "reason",
          "version",
          "catalogue",
          "model",
          "conversation",
          "state",
          "id",
          "title");

  private final Reading reading;
  private final Set<Integer> changed;
  private final UnaryOperator<String> words;

  /// @param reading of the conversation as it is worded now
  /// @param changed the turns that are worded otherwise
  /// @param words words any text as it may be given out now
  Rewording(Reading reading, Set<Integer> changed, UnaryOperator<String> words) {
    this.reading = reading;
    this.changed = Set.copyOf(changed);
    this.words = words;
  }

  /// Those of some events that have to be worded otherwise.
  List<Happening> happenings(List<Happening> before) {
    var after = new ArrayList<Happening>();
    for (Happening one : before) {
      String body = reworded(one.body());
      if (!body.equals(one.body())) {
        after.add(new Happening(one.number(), one.kind(), body));
      }
    }
    return after;
  }

  /// Those of some hints that have to be worded otherwise.
  List<Hint> hints(List<Hint> before) {
    var after = new ArrayList<Hint>();
    for (Hint one : before) {
      String body = reworded(one.body());
      if (!body.equals(one.body())) {
        after.add(
            new Hint(
                one.turn(),
                one.code(),
                body,
                one.heard(),
                one.shownAt(),
                one.became(),
                one.reason()));
      }
    }
    return after;
  }

  /// Those of some answers that have to be worded otherwise.
  List<Answer> answers(List<Answer> before) {
    var after = new ArrayList<Answer>();
    for (Answer one : before) {
      String body = reworded(one.body());
      if (!body.equals(one.body())) {
        after.add(new Answer(one.name(), one.digest(), one.status(), body));
      }
    }
    return after;
  }

  /// Those of some disputes that have to be worded otherwise. The marked words are those of the
  /// label's nearest mark in the turn as it is worded now.
  List<Dispute> disputes(List<Dispute> before) {
    var after = new ArrayList<Dispute>();
    for (Dispute one : before) {
      String why = one.why() == null ? null : words.apply(one.why());
      Span span = changed.contains(one.turn()) ? mark(one) : span(one);
      var now =
          new Dispute(
              one.number(),
              one.turn(),
              one.code(),
              span == null ? null : (Integer) span.from(),
              span == null ? null : (Integer) span.to(),
              why,
              one.heard(),
              one.by(),
              one.at());
      if (!now.equals(one)) {
        after.add(now);
      }
    }
    return after;
  }

  private static @Nullable Span span(Dispute one) {
    Integer from = one.from();
    Integer to = one.to();
    return from == null || to == null ? null : new Span(from, to);
  }

  private @Nullable Span mark(Dispute one) {
    Span before = span(one);
    if (before == null || one.turn() >= reading.size()) {
      return null;
    }
    Span nearest = null;
    for (Signal signal : reading.signals(one.turn())) {
      for (Evidence evidence : signal.finding().evidence()) {
        if (signal.code().equals(one.code())
            && evidence instanceof Evidence.Quote quote
            && quote.turn() == one.turn()
            && (nearest == null
                || Math.abs(quote.span().from() - before.from())
                    < Math.abs(nearest.from() - before.from()))) {
          nearest = quote.span();
        }
      }
    }
    return nearest;
  }

  private String reworded(String json) {
    return reworded(MAPPER.readTree(json)).toString();
  }

  private JsonNode reworded(JsonNode node) {
    return switch (node) {
      case ObjectNode object when isTurn(object) -> turn(object);
      case ObjectNode object -> object(object);
      case ArrayNode array -> {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (JsonNode each : array.values()) {
          if (!isGone(each)) {
            list.add(reworded(each));
          }
        }
        yield list;
      }
      case StringNode text -> StringNode.valueOf(words.apply(text.stringValue()));
      default -> node;
    };
  }

  private static boolean isTurn(ObjectNode object) {
    return object.path("index").isInt() && object.has("text") && object.has("speaker");
  }

  private JsonNode turn(ObjectNode turn) {
    int index = turn.path("index").intValue();
    if (index >= reading.size() || !(changed.contains(index) || quotes(turn))) {
      return turn;
    }
    ObjectNode now = ReadingJson.turn(reading, index);
    JsonNode reason = turn.get("reason");
    if (reason != null) {
      now.set("reason", reason);
    }
    return now;
  }

  private boolean quotes(JsonNode node) {
    if (node.path("type").asString("").equals("quote")
        && changed.contains(node.path("turn").asInt(-1))) {
      return true;
    }
    for (JsonNode each : node.values()) {
      if (quotes(each)) {
        return true;
      }
    }
    return false;
  }

  private JsonNode object(ObjectNode object) {
    if (object.path("type").asString("").equals("quote")) {
      return quote(object);
    }
    ObjectNode after = JsonNodeFactory.instance.objectNode();
    boolean lost = false;
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonNode value = field.getValue();
      lost |= hasGone(value);
      if (OURS.contains(field.getKey())) {
        after.set(field.getKey(), value);
      } else {
        after.set(
            field.getKey(), isGone(value) ? JsonNodeFactory.instance.nullNode() : reworded(value));
      }
    }
    if (lost && after.has("say") && after.has("title")) {
      // The line may hold the words that are gone.
      after.set("say", after.get("title"));
    }
    return after;
  }

  private boolean hasGone(JsonNode value) {
    if (value.isArray()) {
      for (JsonNode each : value.values()) {
        if (isGone(each)) {
          return true;
        }
      }
    }
    return isGone(value);
  }

  /// Whether something quotes words that a turn does not hold any more.
  private boolean isGone(JsonNode node) {
    return node instanceof ObjectNode object
        && object.path("type").asString("").equals("quote")
        && changed.contains(object.path("turn").asInt(-1))
        && found(object) < 0;
  }

  private int found(ObjectNode quote) {
    int turn = quote.path("turn").asInt(-1);
    String said = words.apply(quote.path("text").asString(""));
    return turn < 0 || turn >= reading.size() || said.isEmpty()
        ? -1
        : reading.turn(turn).text().indexOf(said);
  }

  private JsonNode quote(ObjectNode quote) {
    if (!changed.contains(quote.path("turn").asInt(-1))) {
      return quote;
    }
    String said = words.apply(quote.path("text").asString(""));
    int from = found(quote);
    ObjectNode after = quote.deepCopy();
    return after.put("from", from).put("to", from + said.length()).put("text", said);
  }
}
