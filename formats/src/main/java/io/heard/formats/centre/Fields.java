package io.heard.formats.centre;

import io.heard.formats.Json;
import io.heard.formats.Mark;
import io.heard.formats.Times;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

/// Fields as contact centres write them: under one of several names, numbers also as text, times in
/// parts of a second. What is not as it should be counts as absent.
final class Fields {
  /// The most characters of JSON that are kept of a field that is not read.
  private static final int MOST_KEPT = 2_000;

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,12})?");

  /// The beginning of 2001 in seconds since 1970: no conversation lasts that long.
  private static final long EPOCH_SECONDS = 978_307_200;

  private Fields() {}

  /// The first of these fields that is text with something in it, or a whole number; else empty.
  static String text(JsonNode node, String... names) {
    for (String name : names) {
      JsonNode value = node.path(name);
      if (value.isString() && !value.stringValue().isBlank()) {
        return value.stringValue();
      }
      if (value.isIntegralNumber()) {
        return value.bigIntegerValue().toString();
      }
    }
    return "";
  }

  /// The first of these fields that is text with something in it; else empty.
  static String words(JsonNode node, String... names) {
    for (String name : names) {
      JsonNode value = node.path(name);
      if (value.isString() && !value.stringValue().isBlank()) {
        return value.stringValue().strip();
      }
    }
    return "";
  }

  /// The first of these fields that is there and not null.
  static JsonNode any(JsonNode node, String... names) {
    for (String name : names) {
      if (node.hasNonNull(name)) {
        return node.path(name);
      }
    }
    return MissingNode.getInstance();
  }

  /// The list in this field; empty where there is none.
  static JsonNode list(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isArray() ? value : MissingNode.getInstance();
  }

  /// A time from the beginning.
  ///
  /// @param value a number, also as text
  /// @param digits how many of its last digits are parts of a second: 3 for milliseconds
  static @Nullable Duration since(JsonNode value, int digits) {
    BigDecimal number = number(value);
    if (number == null || number.signum() < 0) {
      return null;
    }
    // Compared by magnitude first: the point of a number of a billion digits cannot be moved.
    long size = (long) number.precision() - number.scale();
    if (size > 40) {
      return null;
    }
    return size < -40 ? Duration.ZERO : Times.seconds(number.movePointLeft(digits)).orElse(null);
  }

  /// A time from the beginning in seconds: a number, or text such as `1.2s`.
  static @Nullable Duration seconds(JsonNode value) {
    String text = value.isString() ? value.stringValue().strip() : "";
    return text.endsWith("s")
        ? since(StringNode.valueOf(text.substring(0, text.length() - 1)), 0)
        : since(value, 0);
  }

  /// A time from the beginning, or on the calendar where the number is too large for that.
  static @Nullable Mark mark(JsonNode value, int digits) {
    Duration time = since(value, digits);
    if (time == null) {
      return null;
    }
    return time.toSeconds() < EPOCH_SECONDS
        ? new Mark.Since(time)
        : new Mark.On(Instant.EPOCH.plus(time));
  }

  /// An instant in ISO 8601.
  static @Nullable Instant instant(JsonNode value) {
    return value.isString() ? Times.instant(value.stringValue()).orElse(null) : null;
  }

  /// A confidence from 0 to 1.
  static @Nullable Double confidence(JsonNode value) {
    BigDecimal number = number(value);
    return number == null || number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0
        ? null
        : Double.valueOf(number.doubleValue());
  }

  private static @Nullable BigDecimal number(JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValue();
    }
    String text = value.isString() ? value.stringValue().strip() : "";
    return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
  }

  /// Those of these fields that are there and small, as they came.
  static Map<String, Object> small(JsonNode node, String... names) {
    var kept = new LinkedHashMap<String, Object>();
    for (String name : names) {
      Object value = Json.value(node.path(name));
      if (value != null && Json.line(node.path(name)).length() <= MOST_KEPT) {
        kept.put(name, value);
      }
    }
    return kept;
  }
}
