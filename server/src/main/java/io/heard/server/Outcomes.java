package io.heard.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What became of a matter, as whoever had the conversation says: the plain format's `outcome`.
final class Outcomes {
  private static final Set<String> NUMBERS = Set.of("csat", "csatScale");
  private static final Set<String> FLAGS = Set.of("resolved", "escalated", "repeatContact");

  private Outcomes() {}

  /// The same, checked.
  ///
  /// @param at the pointer of the outcome in the body
  /// @throws Problem naming each field that is wrong
  static ObjectNode checked(JsonNode given, String at) {
    if (!given.isObject()) {
      throw Problem.input(
          "The outcome cannot be read.",
          List.of(new Problem.Fault(at, "It is no object. Maybe {\"resolved\":true}.")));
    }
    var faults = new ArrayList<Problem.Fault>();
    for (String field : given.propertyNames()) {
      JsonNode value = given.get(field);
      if (NUMBERS.contains(field) && !value.isNull() && !value.isNumber()) {
        faults.add(new Problem.Fault(at + "/" + field, "It is no number."));
      } else if (FLAGS.contains(field) && !value.isNull() && !value.isBoolean()) {
        faults.add(new Problem.Fault(at + "/" + field, "It is neither true nor false."));
      } else if (!NUMBERS.contains(field) && !FLAGS.contains(field)) {
        faults.add(
            new Problem.Fault(
                at + "/" + Bodies.escaped(field),
                "There is no such field. Maybe one of csat, csatScale, resolved, escalated, repeatContact."));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.input("The outcome cannot be read.", faults);
    }
    return kept(given);
  }

  /// What is known of it, and nothing that would hold words.
  static ObjectNode kept(JsonNode given) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (String field : List.of("csat", "csatScale", "resolved", "escalated", "repeatContact")) {
      JsonNode value = given.path(field);
      if (NUMBERS.contains(field) ? value.isNumber() : value.isBoolean()) {
        kept.set(field, value);
      }
    }
    return kept;
  }
}
