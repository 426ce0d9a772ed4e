package io.heard.formats;

import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON that is cut or damaged, read up to the damaged place. What was open there is closed, and
/// what stood half in it is left out: a turn of which perhaps the word "internal" is missing must
/// not be read as said to the customer.
///
/// Which of the open lists holds the turns is not known here. So each is tried, from the outside
/// in, and the one that gives most turns is taken; a turn that is itself open there never counts.
final class Mended {
  /// Reads a value, whatever its form.
  interface Reader {
    /// Reads it.
    void read(JsonNode root, Receiver receiver);
  }

  /// No form keeps its turns deeper.
  private static final int MOST_LEVELS = 16;

  /// A value that is not closed.
  ///
  /// @param name its name in an object around it; empty in a list
  private record Open(JsonNode value, String name) {}

  /// What was read, and how many turns it has.
  private record Trial(List<Conversation> conversations, List<Problem> problems, int turns) {
    static final Trial NONE = new Trial(List.of(), List.of(), 0);
  }

  private final Place place;
  private final Reader reader;
  private final List<Open> open = new ArrayList<>();
  private @Nullable JsonNode root;

  private Mended(Place place, Reader reader) {
    this.place = place;
    this.reader = reader;
  }

  /// Reads what stands whole before the place at which a text is broken, and says both.
  ///
  /// @param where the broken place, appended to the input's name
  static void read(
      String text,
      Json.Parsed.Broken broken,
      String where,
      String maybe,
      Place place,
      Reader reader,
      Receiver receiver) {
    var mended = new Mended(place, reader);
    mended.parse(text);
    Trial best = mended.best();
    String cause =
        best.turns() == 0
            ? broken.cause()
            : broken.cause()
                + (best.turns() == 1
                    ? "; the whole turn before it was read"
                    : "; the %d whole turns before it were read".formatted(best.turns()));
    receiver.say(new Problem(Problem.Weight.LOST, place.file(), where, cause, maybe));
    if (best.turns() > 0) {
      best.problems().forEach(receiver::say);
      best.conversations().forEach(receiver::take);
    }
  }

  private void parse(String text) {
    try (JsonParser parser = Json.parser(text)) {
      String name = "";
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT -> open.add(new Open(JsonNodeFactory.instance.objectNode(), name));
          case START_ARRAY -> open.add(new Open(JsonNodeFactory.instance.arrayNode(), name));
          case END_OBJECT, END_ARRAY -> {
            Open closed = open.removeLast();
            put(closed.value(), closed.name());
          }
          case PROPERTY_NAME -> name = parser.currentName();
          case VALUE_STRING -> put(JsonNodeFactory.instance.stringNode(parser.getString()), name);
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
            JsonNode number = number(parser, token);
            // Digits at the very end may be the first of more.
            if (parser.currentLocation().getCharOffset() < text.length()) {
              put(number, name);
            }
          }
          case VALUE_TRUE, VALUE_FALSE ->
              put(JsonNodeFactory.instance.booleanNode(token == JsonToken.VALUE_TRUE), name);
          case VALUE_NULL -> put(JsonNodeFactory.instance.nullNode(), name);
          case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> {}
        }
        if (open.isEmpty() && root != null) {
          // What follows the end of the value is none of it.
          return;
        }
      }
    } catch (JacksonException | NumberFormatException here) {
      // The broken place: what is open stays open.
    }
  }

  private static JsonNode number(JsonParser parser, JsonToken token) {
    if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      return JsonNodeFactory.instance.numberNode(parser.getDecimalValue());
    }
    return switch (parser.getNumberType()) {
      case INT -> JsonNodeFactory.instance.numberNode(parser.getIntValue());
      case LONG -> JsonNodeFactory.instance.numberNode(parser.getLongValue());
      default -> JsonNodeFactory.instance.numberNode(parser.getBigIntegerValue());
    };
  }

  private void put(JsonNode value, String name) {
    if (open.isEmpty()) {
      root = value;
    } else if (open.getLast().value() instanceof ObjectNode object) {
      object.set(name, value);
    } else if (open.getLast().value() instanceof ArrayNode array) {
      array.add(value);
    }
  }

  private Trial best() {
    JsonNode whole = root;
    if (whole != null) {
      return trial(whole, null);
    }
    if (open.isEmpty()) {
      return Trial.NONE;
    }
    JsonNode outermost = open.getFirst().value();
    Place there = place;
    Trial best = trial(outermost, there);
    for (int i = 1; i < Math.min(open.size(), MOST_LEVELS); i++) {
      JsonNode around = open.get(i - 1).value();
      Open inner = open.get(i);
      if (around instanceof ObjectNode object) {
        object.set(inner.name(), inner.value());
        there = there.down(inner.name());
      } else if (around instanceof ArrayNode array) {
        there = there.down(array.size());
        array.add(inner.value());
      }
      if (!inner.value().isEmpty()) {
        Trial next = trial(outermost, there);
        best = next.turns() > best.turns() ? next : best;
      }
    }
    return best;
  }

  /// @param cut the innermost value that is open; null where none is
  private Trial trial(JsonNode value, @Nullable Place cut) {
    var conversations = new ArrayList<Conversation>();
    var problems = new ArrayList<Problem>();
    try {
      reader.read(
          value,
          new Receiver() {
            @Override
            public void take(Conversation conversation) {
              Conversation sound = cut == null ? conversation : sound(conversation, cut, value);
              if (!sound.turns().isEmpty()) {
                conversations.add(sound);
              }
            }

            @Override
            public void say(Problem problem) {
              problems.add(problem);
            }
          });
    } catch (RuntimeException misled) {
      // Half a value may mislead a reader; then this much of it is not taken.
      return Trial.NONE;
    }
    return new Trial(
        conversations,
        problems,
        conversations.stream().mapToInt(conversation -> conversation.turns().size()).sum());
  }

  /// The conversation without turns that are, or lie around, what is open.
  private Conversation sound(Conversation conversation, Place cut, JsonNode value) {
    String whole = cut.file() + cut.line();
    String open = cut.toString();
    var turns = new ArrayList<Turn>();
    for (Turn turn : conversation.turns()) {
      String at = turn.origin().place();
      if (!at.equals(whole) && !open.equals(at) && !open.startsWith(at + "/")) {
        turns.add(
            new Turn(
                turns.size(),
                turn.speaker(),
                turn.visibility(),
                turn.timing(),
                turn.text(),
                turn.origin()));
      }
    }
    if (!turns.isEmpty() && goesOn(turns.getLast(), value)) {
      turns.removeLast();
    }
    return turns.size() == conversation.turns().size()
        ? conversation
        : new Conversation(
            conversation.id(),
            conversation.channel(),
            conversation.startedAt(),
            conversation.known(),
            turns,
            conversation.extra());
  }

  /// Whether the last turn is made of words in a row, each an entry of its own: then more of its
  /// words may have followed.
  private boolean goesOn(Turn last, JsonNode value) {
    String before = place.file() + place.line() + "#" + place.pointer();
    String at = last.origin().place();
    if (last.origin().words().isEmpty() || !at.startsWith(before)) {
      return false;
    }
    JsonNode first = value.at(at.substring(before.length()));
    // An utterance has its words in a list of its own; a word has at most a list of other readings.
    return first.isObject()
        && first.properties().stream()
            .noneMatch(
                field -> field.getValue().isArray() && !field.getKey().equals("alternatives"));
  }
}
