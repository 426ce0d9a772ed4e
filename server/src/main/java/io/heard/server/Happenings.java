package io.heard.server;

import io.heard.Reading;
import io.heard.formats.ReadingJson;
import io.heard.signal.Signal;
import io.heard.store.Happening;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What happens in a conversation, as its events are stored and sent. Pure.
final class Happenings {
  /// Why turns are worded otherwise: something was found in them late.
  private static final String MASKED = "masked";

  private Happenings() {}

  /// Whoever watches has to look at the whole reading again.
  static Happening reset(String reason) {
    return Happening.of("reading-reset", reason(reason).toString());
  }

  /// Nothing more is said.
  static Happening closed() {
    return Happening.of("closed", "{}");
  }

  /// A signal about an earlier turn, with the turn's index.
  static ObjectNode late(Reading reading, Signal signal) {
    return ReadingJson.signal(reading, signal).put("turn", signal.turn());
  }

  /// Something was heard about an earlier turn.
  static Happening signal(Reading reading, Signal signal) {
    return Happening.of("signal", late(reading, signal).toString());
  }

  /// Turns are worded otherwise by what was found late.
  ///
  /// @param reading of the conversation as it is worded now
  static List<Happening> masked(Reading reading, Set<Integer> changed) {
    var told = new ArrayList<Happening>();
    ObjectNode reset = reason(MASKED);
    ArrayNode turns = reset.putArray("turns");
    for (int place : changed) {
      told.add(
          Happening.of(
              "turn-updated", ReadingJson.turn(reading, place).put("reason", MASKED).toString()));
      turns.add(place);
    }
    told.add(Happening.of("reading-reset", reset.toString()));
    return told;
  }

  private static ObjectNode reason(String reason) {
    return JsonNodeFactory.instance.objectNode().put("reason", reason);
  }
}
