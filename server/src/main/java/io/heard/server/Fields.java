package io.heard.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The fields of a small JSON body. What is wrong is collected, so that all of it is said at once.
final class Fields {
  private Fields() {}

  /// Refuses fields that nobody reads: one that is misspelt would say nothing.
  static void known(JsonNode root, Set<String> fields, List<Problem.Fault> faults) {
    for (String field : root.propertyNames()) {
      if (!fields.contains(field)) {
        faults.add(
            new Problem.Fault(
                "/" + Bodies.escaped(field),
                "There is no such field. Maybe one of %s."
                    .formatted(String.join(", ", new TreeSet<>(fields)))));
      }
    }
  }

  /// A whole number from 0 up, `2.0` too; null where there is none.
  static @Nullable Integer whole(JsonNode root, String field, List<Problem.Fault> faults) {
    JsonNode value = root.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    double number = value.isNumber() ? value.doubleValue() : -1;
    if (number < 0 || number != Math.rint(number) || number > Integer.MAX_VALUE) {
      faults.add(new Problem.Fault("/" + field, "It is no whole number from 0 up."));
      return null;
    }
    return (int) number;
  }

  /// A text; null where there is none, or nothing but blanks.
  ///
  /// @param longest in characters
  static @Nullable String text(
      JsonNode root, String field, int longest, List<Problem.Fault> faults) {
    return one(root.path(field), "/" + field, longest, faults);
  }

  private static @Nullable String one(
      JsonNode value, String pointer, int longest, List<Problem.Fault> faults) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      faults.add(new Problem.Fault(pointer, "It is no text."));
      return null;
    }
    String text = value.stringValue();
    if (text.length() > longest || !isStorable(text)) {
      faults.add(
          new Problem.Fault(
              pointer,
              "It is longer than %d characters, or holds a null character or half a letter."
                  .formatted(longest)));
      return null;
    }
    return text.isBlank() ? null : text;
  }

  private static boolean isStorable(String text) {
    return text.indexOf('\0') < 0
        && text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
  }

  /// A text that has to be there.
  static String needed(JsonNode root, String field, int longest, List<Problem.Fault> faults) {
    int before = faults.size();
    String text = text(root, field, longest, faults);
    if (text == null && faults.size() == before) {
      faults.add(new Problem.Fault("/" + field, "It is missing or empty."));
    }
    return text == null ? "" : text;
  }

  /// A list of texts; empty where there is none.
  static List<String> texts(
      JsonNode root, String field, int most, int longest, List<Problem.Fault> faults) {
    JsonNode value = root.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray() || value.size() > most) {
      faults.add(
          new Problem.Fault(
              "/" + field, "It is no list, or has more than %d entries.".formatted(most)));
      return List.of();
    }
    var texts = new ArrayList<String>();
    for (int i = 0; i < value.size(); i++) {
      String pointer = "/" + field + "/" + i;
      if (value.get(i).isNull()) {
        faults.add(new Problem.Fault(pointer, "It is no text."));
        continue;
      }
      String text = one(value.get(i), pointer, longest, faults);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }
}
