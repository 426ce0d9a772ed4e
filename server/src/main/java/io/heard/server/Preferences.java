package io.heard.server;

import io.heard.page.Catalogue;
import io.heard.signal.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What somebody sets for their own desk: whether hints are shown, which are muted, what they
/// practise, how it looks. Every field is known here, so that nothing else is ever kept under this
/// name.
final class Preferences {
  private static final Set<String> FIELDS =
      Set.of("hints", "muted", "practise", "keepHints", "lesson", "scheme", "alerts", "floor");

  /// Alerts an hour that a lead gets unless they say otherwise: one in ten minutes can be looked
  /// into before the next.
  private static final int USUAL_ALERTS = 6;

  private static final int MOST_ALERTS = 60;

  /// The same conversation alerts again after so many minutes at the earliest.
  private static final int USUAL_COOL_DOWN_MIN = 10;

  /// A day: whoever wants longer turns alerts off.
  private static final int LONGEST_COOL_DOWN_MIN = 1_440;

  private final Set<String> hints;
  private final Set<String> techniques;

  Preferences(Catalogue catalogue) {
    this.hints =
        catalogue.entries().stream()
            .filter(entry -> entry.page().hint().isPresent())
            .map(entry -> entry.about().code())
            .collect(Collectors.toUnmodifiableSet());
    this.techniques =
        catalogue.entries().stream()
            .filter(entry -> entry.about().kind() == Kind.TECHNIQUE)
            .map(entry -> entry.about().code())
            .collect(Collectors.toUnmodifiableSet());
  }

  /// What holds for somebody who never set anything.
  static ObjectNode usual() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("hints", "on");
    all.putArray("muted");
    all.putNull("practise");
    all.putArray("keepHints");
    all.put("lesson", false);
    all.put("scheme", "auto");
    all.putObject("alerts")
        .put("perHour", USUAL_ALERTS)
        .put("coolDownMinutes", USUAL_COOL_DOWN_MIN);
    all.putObject("floor").putNull("team").putNull("channel");
    return all;
  }

  /// What is kept, without codes that no page of this version has, so that it can be sent back as
  /// it is.
  ObjectNode known(@Nullable String kept) {
    ObjectNode all = usual();
    if (kept == null) {
      return all;
    }
    JsonNode read = ReadingApi.tree(kept.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    for (String field : FIELDS) {
      if (read.has(field)) {
        all.set(field, read.get(field));
      }
    }
    all.set("muted", only(all.path("muted"), hints));
    all.set("keepHints", only(all.path("keepHints"), hints));
    if (!techniques.contains(all.path("practise").path("code").asString(""))) {
      all.putNull("practise");
    }
    return all;
  }

  private static ArrayNode only(JsonNode codes, Set<String> known) {
    ArrayNode left = JsonNodeFactory.instance.arrayNode();
    for (JsonNode code : codes.values()) {
      if (known.contains(code.asString(""))) {
        left.add(code);
      }
    }
    return left;
  }

  /// The same, checked; a field that is missing is set as usual.
  ///
  /// @throws Problem naming each field that is wrong
  ObjectNode checked(JsonNode given) {
    var faults = new ArrayList<Problem.Fault>();
    ObjectNode all = usual();
    for (String field : given.propertyNames()) {
      if (!FIELDS.contains(field)) {
        faults.add(
            new Problem.Fault(
                "/" + Bodies.escaped(field),
                "There is no such preference. Maybe one of %s."
                    .formatted(FIELDS.stream().sorted().collect(Collectors.joining(", ")))));
      }
    }
    word(given, all, "hints", List.of("on", "off"), faults);
    word(given, all, "scheme", List.of("auto", "light", "dark"), faults);
    codes(given, all, "muted", faults);
    codes(given, all, "keepHints", faults);
    practise(given, all, faults);
    if (given.has("lesson")) {
      if (given.get("lesson").isBoolean()) {
        all.set("lesson", given.get("lesson"));
      } else {
        faults.add(new Problem.Fault("/lesson", "It is neither true nor false."));
      }
    }
    if (object(given, "alerts", "{\"perHour\":6,\"coolDownMinutes\":10}", faults)) {
      ObjectNode alerts = (ObjectNode) all.get("alerts");
      number(given.get("alerts"), alerts, "/alerts/", "perHour", MOST_ALERTS, faults);
      number(
          given.get("alerts"),
          alerts,
          "/alerts/",
          "coolDownMinutes",
          LONGEST_COOL_DOWN_MIN,
          faults);
      others(given.get("alerts"), alerts, "/alerts/", faults);
    }
    if (object(given, "floor", "{\"team\":null,\"channel\":null}", faults)) {
      ObjectNode floor = (ObjectNode) all.get("floor");
      name(given.get("floor"), floor, "team", faults);
      name(given.get("floor"), floor, "channel", faults);
      others(given.get("floor"), floor, "/floor/", faults);
    }
    if (!faults.isEmpty()) {
      throw Problem.input("The preferences cannot be read.", faults);
    }
    return all;
  }

  private static void word(
      JsonNode given,
      ObjectNode all,
      String field,
      List<String> words,
      List<Problem.Fault> faults) {
    if (given.has(field)) {
      String word = given.get(field).isString() ? given.get(field).stringValue() : "";
      if (words.contains(word)) {
        all.put(field, word);
      } else {
        faults.add(
            new Problem.Fault(
                "/" + field,
                "It is none of %s. Maybe %s.".formatted(String.join(", ", words), words.get(0))));
      }
    }
  }

  private void codes(JsonNode given, ObjectNode all, String field, List<Problem.Fault> faults) {
    if (!given.has(field)) {
      return;
    }
    JsonNode list = given.get(field);
    if (!list.isArray()) {
      faults.add(new Problem.Fault("/" + field, "It is no list. Maybe []."));
      return;
    }
    ArrayNode codes = JsonNodeFactory.instance.arrayNode();
    var seen = new java.util.HashSet<String>();
    for (int i = 0; i < list.size(); i++) {
      String code = list.get(i).asString("");
      if (!hints.contains(code)) {
        faults.add(
            new Problem.Fault("/" + field + "/" + i, "No hint has this code. Maybe leave it out."));
      } else if (seen.add(code)) {
        codes.add(code);
      }
      if (faults.size() > hints.size()) {
        // Who sends a longer list than there are hints has seen enough of what is wrong with it.
        break;
      }
    }
    all.set(field, codes);
  }

  private void practise(JsonNode given, ObjectNode all, List<Problem.Fault> faults) {
    JsonNode practise = given.path("practise");
    if (practise.isMissingNode() || practise.isNull()) {
      return;
    }
    if (!object(
        given, "practise", "{\"code\":\"label-feeling\",\"since\":\"2026-11-30\"}", faults)) {
      return;
    }
    String code = practise.path("code").asString("");
    if (!techniques.contains(code)) {
      faults.add(
          new Problem.Fault("/practise/code", "No technique has this code. Maybe label-feeling."));
    }
    String since = practise.path("since").isString() ? practise.path("since").stringValue() : "";
    if (!isTime(since)) {
      faults.add(
          new Problem.Fault(
              "/practise/since",
              "It is no day or instant. Maybe 2026-11-30, the day it was chosen."));
    }
    ObjectNode chosen = all.putObject("practise").put("code", code).put("since", since);
    others(practise, chosen, "/practise/", faults);
  }

  private static boolean isTime(String since) {
    try {
      if (since.length() == "2026-11-30".length()) {
        LocalDate.parse(since);
      } else {
        Instant.parse(since);
      }
      return true;
    } catch (DateTimeException none) {
      return false;
    }
  }

  private static boolean object(
      JsonNode given, String field, String maybe, List<Problem.Fault> faults) {
    if (!given.has(field)) {
      return false;
    }
    if (!given.get(field).isObject()) {
      faults.add(new Problem.Fault("/" + field, "It is no object. Maybe %s.".formatted(maybe)));
      return false;
    }
    return true;
  }

  private static void number(
      JsonNode given,
      ObjectNode all,
      String at,
      String field,
      int most,
      List<Problem.Fault> faults) {
    if (!given.has(field)) {
      return;
    }
    JsonNode value = given.get(field);
    if (value.isInt() && value.intValue() >= 0 && value.intValue() <= most) {
      all.put(field, value.intValue());
    } else {
      faults.add(
          new Problem.Fault(at + field, "It is no whole number from 0 to %d.".formatted(most)));
    }
  }

  private static void name(
      JsonNode given, ObjectNode all, String field, List<Problem.Fault> faults) {
    if (!given.has(field) || given.get(field).isNull()) {
      return;
    }
    String name = given.get(field).isString() ? given.get(field).stringValue() : "";
    if (name.isBlank()
        || name.length() > Ids.LONGEST
        || name.chars().anyMatch(Character::isISOControl)) {
      faults.add(
          new Problem.Fault(
              "/floor/" + field, "It is no name of at most %d letters.".formatted(Ids.LONGEST)));
    } else {
      all.put(field, name);
    }
  }

  private static void others(
      JsonNode given, ObjectNode known, String at, List<Problem.Fault> faults) {
    for (String field : given.propertyNames()) {
      if (!known.has(field)) {
        faults.add(new Problem.Fault(at + Bodies.escaped(field), "There is no such field."));
      }
    }
  }
}
