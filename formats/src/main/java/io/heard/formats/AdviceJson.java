package io.heard.formats;

import io.heard.coach.Advice;
import io.heard.coach.Place;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes advice on a draft as JSON. Offsets are UTF-16 units in the draft, half open; a place that
/// is an absence begins and ends at the draft's length.
public final class AdviceJson {
  private AdviceJson() {}

  /// Advice as a tree.
  ///
  /// @param draft the text that was checked
  public static ObjectNode tree(Advice advice, String draft) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    ArrayNode places = tree.putArray("places");
    for (Place place : advice.places()) {
      ObjectNode node = words(places.addObject(), place, draft);
      node.put("why", place.why());
      ArrayNode replacements = node.putArray("replacements");
      place.replacements().forEach(replacements::add);
    }
    ObjectNode tension = tree.putObject("tension");
    tension.put("likely", advice.tension().likely());
    ArrayNode because = tension.putArray("because");
    advice.tension().because().forEach(place -> words(because.addObject(), place, draft));
    return tree;
  }

  private static ObjectNode words(ObjectNode node, Place place, String draft) {
    return node.put("code", place.code())
        .put("from", place.from())
        .put("to", place.to())
        .put("text", place.of(draft));
  }
}
