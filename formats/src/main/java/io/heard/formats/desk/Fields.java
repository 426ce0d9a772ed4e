package io.heard.formats.desk;

import io.heard.formats.Format;
import io.heard.formats.HtmlText;
import io.heard.formats.Json;
import io.heard.formats.Mark;
import io.heard.formats.Markup;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.Times;
import io.heard.formats.TreeFormat;
import io.heard.formats.Trees;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Fields of a help desk's objects, any of which may be missing, null or of another kind.
final class Fields {
  /// How many entries of a list are looked at to tell what it holds.
  private static final int LOOKED_AT = 20;

  private static final BigDecimal SECONDS_BELOW = BigDecimal.valueOf(100_000_000_000L);

  private Fields() {}

  /// The first of these fields that holds words or a whole number; null when none does.
  static @Nullable String text(JsonNode node, String... names) {
    for (String name : names) {
      JsonNode value = node.path(name);
      if (value.isString() && !value.stringValue().isBlank()) {
        return value.stringValue().strip();
      }
      if (value.isIntegralNumber()) {
        return value.bigIntegerValue().toString();
      }
    }
    return null;
  }

  /// The same in lower case; empty when there is none.
  static String word(JsonNode node, String... names) {
    String text = text(node, names);
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  static boolean isTrue(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return (value.isBoolean() && value.booleanValue())
        || (value.isString() && value.stringValue().equalsIgnoreCase("true"));
  }

  /// Whether the field says yes or no.
  static boolean isAnswered(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isBoolean() || (value.isString() && value.stringValue().matches("(?i)true|false"));
  }

  /// The first of these fields that holds a time: a date, or seconds, milliseconds or microseconds
  /// since 1970 as a number or a text; null when none does.
  static @Nullable Mark time(JsonNode node, String... names) {
    for (String name : names) {
      JsonNode value = node.path(name);
      Mark mark = null;
      if (value.isNumber()) {
        mark = epoch(value.decimalValue());
      } else if (value.isString()) {
        String text = value.stringValue().strip();
        mark =
            text.matches("-?\\d{1,18}(\\.\\d{1,9})?")
                ? epoch(new BigDecimal(text))
                : Times.instant(text).map(Mark.On::new).orElse(null);
      }
      if (mark != null) {
        return mark;
      }
    }
    return null;
  }

  private static @Nullable Mark epoch(BigDecimal number) {
    BigDecimal seconds = number;
    for (int i = 0; i < 2 && seconds.abs().compareTo(SECONDS_BELOW) >= 0; i++) {
      seconds = seconds.movePointLeft(3);
    }
    return Times.seconds(seconds)
        .map(since -> (Mark) new Mark.On(Instant.EPOCH.plus(since)))
        .orElse(null);
  }

  /// Whether the value is a list of what the test says, told by most of its first entries: one that
  /// is damaged does not change what the others are.
  static boolean isListOf(JsonNode value, Predicate<JsonNode> test) {
    return value.isArray()
        && value.valueStream().limit(LOOKED_AT).filter(test).count() * 2
            > Math.min(LOOKED_AT, value.size());
  }

  /// Whether a value that was said to be in a format is not; then it says so.
  static boolean isForeign(TreeFormat format, JsonNode value, Place place, Receiver receiver) {
    if (format.fits(value) != Format.Fit.NO) {
      return false;
    }
    receiver.say(
        place.lost(
            "this JSON is not in the form '%s'; it is %s"
                .formatted(
                    format.name(),
                    value.isObject() ? "an object with " + Json.fields(value) : Trees.kind(value)),
            "leave out --from, so that the form is found"));
    return true;
  }

  /// The names that a list of texts or of named objects holds, such as its tags or attachments.
  static List<String> names(JsonNode list, String... fields) {
    var names = new ArrayList<String>();
    if (list.isArray()) {
      for (JsonNode item : list.values()) {
        String name = item.isString() ? item.stringValue().strip() : text(item, fields);
        if (name != null && !name.isEmpty()) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /// The words of a body that is given as text, as HTML, or as both. Only HTML tells what was
  /// answered from what was written, so it decides where it leaves something out.
  static String words(@Nullable String plain, @Nullable String html) {
    if (html != null && HtmlText.isHtml(html)) {
      String own = HtmlText.own(html);
      boolean cut = plain == null || own.length() < HtmlText.all(html).length();
      if (cut && !own.isEmpty()) {
        return own;
      }
    }
    String text = plain != null ? plain : html != null ? html : "";
    return HtmlText.ownOfEither(Markup.unescaped(text));
  }
}
