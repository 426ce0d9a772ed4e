package io.heard.formats.speech;

import io.heard.formats.Json;
import io.heard.formats.Times;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Fields of a recogniser's JSON, as they may be written: numbers also as text, and anything null.
final class Fields {
  /// The longest text that is kept beside the words: longer ones are words themselves, or data.
  private static final int LONGEST_EXTRA = 200;

  /// Beyond this a number is no time; it must not be written out.
  private static final int MOST_DIGITS = 100;

  private Fields() {}

  /// The text of the first of these fields that holds some, without blanks around it; else empty.
  static String text(JsonNode node, String... names) {
    for (String name : names) {
      JsonNode value = node.path(name);
      if (value.isString() && !value.stringValue().isBlank()) {
        return value.stringValue().strip();
      }
    }
    return "";
  }

  /// A label, whether it is a text or a whole number; else empty.
  static String label(JsonNode value) {
    if (value.isString()) {
      return value.stringValue().strip();
    }
    return value.isIntegralNumber() && value.canConvertToInt()
        ? String.valueOf(value.intValue())
        : "";
  }

  /// A number of seconds from the start; null where it is none, or negative.
  static @Nullable Duration seconds(JsonNode value) {
    return time(value, 0);
  }

  /// A number of milliseconds from the start; null where it is none, or negative.
  static @Nullable Duration millis(JsonNode value) {
    return time(value, 3);
  }

  private static @Nullable Duration time(JsonNode value, int power) {
    BigDecimal number = number(value);
    return number == null || number.signum() < 0
        ? null
        : Times.seconds(number.movePointLeft(power)).orElse(null);
  }

  private static @Nullable BigDecimal number(JsonNode value) {
    BigDecimal number =
        value.isNumber()
            ? value.decimalValue()
            : value.isString() && value.stringValue().matches("\\d{1,12}(?:\\.\\d{1,12})?")
                ? new BigDecimal(value.stringValue())
                : null;
    return number == null || Math.abs((long) number.scale()) > MOST_DIGITS ? null : number;
  }

  /// A finite number; null where it is none.
  static @Nullable Double figure(JsonNode node, String... names) {
    for (String name : names) {
      BigDecimal number = number(node.path(name));
      if (number != null && Double.isFinite(number.doubleValue())) {
        return number.doubleValue();
      }
    }
    return null;
  }

  /// A number between 0 and 1; null where it is none.
  static @Nullable Double share(JsonNode node, String... names) {
    Double figure = figure(node, names);
    return figure == null || figure < 0 || figure > 1 ? null : figure;
  }

  /// What is small beside the known fields: numbers, short texts, true and false.
  static Map<String, Object> small(JsonNode node, List<String> known) {
    var small = new LinkedHashMap<String, Object>();
    Json.extra(node, known)
        .forEach((name, value) -> {
          boolean text = value instanceof String words && words.length() <= LONGEST_EXTRA;
          if (text || value instanceof Number || value instanceof Boolean) {
            small.put(name, value);
          }
        });
    return small;
  }
}
