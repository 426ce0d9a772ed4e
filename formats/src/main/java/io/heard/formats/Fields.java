package io.heard.formats;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes the fields of one JSON object, straight to where they go. Where the file held fields that
/// Heard does not know, a name that was written is not written again: whoever comes first has it.
final class Fields {
  private final JsonGenerator json;
  private final Map<String, Object> extra;
  private final @Nullable Set<String> written;

  private Fields(JsonGenerator json, Map<String, Object> extra) {
    this.json = json;
    this.extra = extra;
    this.written = extra.isEmpty() ? null : new HashSet<>(32);
    json.writeStartObject();
  }

  /// Begins an object.
  static Fields of(JsonGenerator json) {
    return new Fields(json, Map.of());
  }

  /// Begins an object for which the file held more fields.
  static Fields of(JsonGenerator json, Map<String, Object> extra) {
    return new Fields(json, extra);
  }

  /// Ends the object.
  void end() {
    json.writeEndObject();
  }

  /// Writes a name; false where it stands already.
  boolean name(String name) {
    if (written != null && !written.add(name)) {
      return false;
    }
    json.writeName(name);
    return true;
  }

  void text(String name, @Nullable String value) {
    if (name(name)) {
      if (value == null) {
        json.writeNull();
      } else {
        json.writeString(value);
      }
    }
  }

  /// Nothing for null.
  void textIfAny(String name, @Nullable String value) {
    if (value != null) {
      text(name, value);
    }
  }

  void number(String name, int value) {
    if (name(name)) {
      json.writeNumber(value);
    }
  }

  void number(String name, double value) {
    if (name(name)) {
      json.writeNumber(value);
    }
  }

  void number(String name, @Nullable Integer value) {
    if (name(name)) {
      if (value == null) {
        json.writeNull();
      } else {
        json.writeNumber(value.intValue());
      }
    }
  }

  void number(String name, @Nullable Double value) {
    if (name(name)) {
      if (value == null) {
        json.writeNull();
      } else {
        json.writeNumber(value.doubleValue());
      }
    }
  }

  void truth(String name, @Nullable Boolean value) {
    if (name(name)) {
      if (value == null) {
        json.writeNull();
      } else {
        json.writeBoolean(value);
      }
    }
  }

  void seconds(String name, Duration duration) {
    if (name(name)) {
      json.writeNumber(ConversationJson.seconds(duration));
    }
  }

  void numbers(String name, Collection<Integer> numbers) {
    if (name(name)) {
      json.writeStartArray();
      for (int number : numbers) {
        json.writeNumber(number);
      }
      json.writeEndArray();
    }
  }

  /// A field of which the file may have held more than is known of it.
  void value(String name, Json.Writing known) {
    if (name(name)) {
      Object more = extra.get(name);
      if (more == null) {
        known.to(json);
      } else {
        json.writeTree(Json.together(Json.built(known), Json.tree(more)));
      }
    }
  }

  /// What else the file held.
  void rest() {
    rest(name -> false);
  }

  /// What else the file held.
  ///
  /// @param added writes the field that Heard adds under a name, which then stands there instead;
  ///   false where it adds none
  void rest(Predicate<String> added) {
    extra.forEach((name, value) -> {
      if (!added.test(name) && name(name)) {
        Json.write(value, json);
      }
    });
  }

  /// A list of objects.
  <T> void list(String name, Iterable<T> of, BiConsumer<T, Fields> each) {
    if (name(name)) {
      json.writeStartArray();
      for (T one : of) {
        Fields fields = of(json);
        each.accept(one, fields);
        fields.end();
      }
      json.writeEndArray();
    }
  }

  /// An object.
  void object(String name, Consumer<Fields> of) {
    if (name(name)) {
      Fields fields = of(json);
      of.accept(fields);
      fields.end();
    }
  }

  void texts(String name, Collection<String> texts) {
    if (name(name)) {
      json.writeStartArray();
      texts.forEach(json::writeString);
      json.writeEndArray();
    }
  }
}
