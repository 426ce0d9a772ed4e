package io.heard.formats.desk;

import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.Trees;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// One object of a list, and where it stands.
///
/// @param number its number in the list, from 1
record Entry(int number, JsonNode node, Place place) {
  /// The objects of a list; what else is in it is said. Empty where there is no list.
  static List<Entry> of(JsonNode list, Place place, Receiver receiver) {
    var entries = new ArrayList<Entry>();
    if (list.isArray()) {
      int i = 0;
      for (JsonNode node : list.values()) {
        Place at = place.down(i);
        if (node.isObject()) {
          entries.add(new Entry(i + 1, node, at));
        } else {
          receiver.say(at.lost("here stands %s and no object".formatted(Trees.kind(node)), ""));
        }
        i++;
      }
    }
    return entries;
  }
}
