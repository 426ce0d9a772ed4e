package io.heard.server;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is known beside the words, as it comes in: the plain format's `case`. A field that is null
/// says nothing; one that cannot be read is named. Fields that are not known are kept.
final class Cases {
  private final List<Problem.Fault> faults = new ArrayList<>();

  private Cases() {}

  /// @param at the pointer of the case in the body
  /// @throws Problem naming each field that is wrong
  static ObjectNode checked(JsonNode given, String at) {
    var cases = new Cases();
    ObjectNode known = cases.whole(given, at);
    if (!cases.faults.isEmpty()) {
      throw Problem.input("The case cannot be read.", cases.faults);
    }
    return known;
  }

  private ObjectNode whole(JsonNode given, String at) {
    if (!given.isObject()) {
      fault(at, "It is no object. Maybe {\"customer\":{\"name\":\"…\"}}.");
      return JsonNodeFactory.instance.objectNode();
    }
    ObjectNode known = said(given);
    JsonNode customer = known.get("customer");
    if (customer != null) {
      known.set("customer", customer(customer, at + "/customer"));
    }
    if (known.has("earlier")) {
      ArrayNode earlier = list(known.get("earlier"), at + "/earlier");
      for (int i = 0; i < earlier.size(); i++) {
        earlier.set(
            i, texts(earlier.get(i), at + "/earlier/" + i, List.of("at", "topic", "ended")));
      }
      known.set("earlier", earlier);
    }
    for (String field : List.of("may", "cannot")) {
      if (known.has(field)) {
        ArrayNode list = list(known.get(field), at + "/" + field);
        for (int i = 0; i < list.size(); i++) {
          if (!list.get(i).isString()) {
            fault(at + "/" + field + "/" + i, "It is no text.");
          }
        }
        known.set(field, list);
      }
    }
    return known;
  }

  private ObjectNode customer(JsonNode given, String at) {
    ObjectNode customer = texts(given, at, List.of("name", "address"));
    if (customer.has("facts")) {
      ArrayNode facts = list(customer.get("facts"), at + "/facts");
      for (int i = 0; i < facts.size(); i++) {
        if (facts.get(i).isString()) {
          continue;
        }
        ObjectNode fact = texts(facts.get(i), at + "/facts/" + i, List.of("text", "source"));
        if (!fact.has("text") && facts.get(i).isObject()) {
          fault(at + "/facts/" + i, "It has no 'text'.");
        }
        facts.set(i, fact);
      }
      customer.set("facts", facts);
    }
    return customer;
  }

  private ObjectNode texts(JsonNode given, String at, List<String> fields) {
    if (!given.isObject()) {
      fault(at, "It is no object.");
      return JsonNodeFactory.instance.objectNode();
    }
    ObjectNode said = said(given);
    for (String field : fields) {
      if (said.has(field) && !said.get(field).isString()) {
        fault(at + "/" + field, "It is no text.");
      }
    }
    return said;
  }

  private ArrayNode list(JsonNode given, String at) {
    if (given instanceof ArrayNode list) {
      return list.deepCopy();
    }
    fault(at, "It is no list.");
    return JsonNodeFactory.instance.arrayNode();
  }

  private static ObjectNode said(JsonNode given) {
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    given
        .properties()
        .forEach(field -> {
          if (!field.getValue().isNull()) {
            said.set(field.getKey(), field.getValue());
          }
        });
    return said;
  }

  private void fault(String at, String detail) {
    faults.add(new Problem.Fault(at, detail));
  }
}
