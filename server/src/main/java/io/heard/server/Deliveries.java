package io.heard.server;

import io.heard.conversation.Turn;
import io.heard.formats.ReadingJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Turns as they are delivered: which of them are new, and which were delivered before. Keeps
/// nothing of its own; each conversation is worked on by one thread at a time.
final class Deliveries {
  private final Wording wording;

  Deliveries(Wording wording) {
    this.wording = wording;
  }

  /// The turns of a delivery that were not delivered before.
  ///
  /// @param turns in the plain format
  /// @param places where each of them stands among all of the delivery
  record Fresh(ArrayNode turns, List<Integer> places) {
    boolean isEmpty() {
      return turns.isEmpty();
    }

    /// A pointer among all turns of the delivery, made of one among those that were new.
    String pointer(String pointer) {
      String[] parts = pointer.split("/", 3);
      if (parts.length < 2 || !parts[1].matches("\\d{1,5}")) {
        return pointer;
      }
      int fresh = Integer.parseInt(parts[1]);
      return fresh >= places.size()
          ? pointer
          : "/" + places.get(fresh) + (parts.length > 2 ? "/" + parts[2] : "");
    }

    @Override
    public String toString() {
      return "Fresh[%d turns]".formatted(turns.size());
    }
  }

  /// What of a delivery is new.
  ///
  /// @throws Problem when a turn has the external id of another
  Fresh fresh(Held one, ArrayNode turns) {
    var fresh = new Fresh(JsonNodeFactory.instance.arrayNode(), new ArrayList<>());
    var delivered = new HashMap<String, String>();
    for (int i = 0; i < turns.size(); i++) {
      JsonNode turn = turns.get(i);
      String external = turn.path("externalId").asString("");
      String before = null;
      if (!external.isBlank()) {
        Ids.check(external, "/" + i + "/externalId");
        String digest = wording.digest(one, turn);
        Integer place = wording.place(one, external);
        before = place == null ? delivered.putIfAbsent(external, digest) : one.turn(place).digest();
        if (before != null && !before.equals(digest)) {
          throw Problem.of(
              HttpStatus.CONFLICT,
              "Another turn has this externalId. Correct that turn with PUT, or give this one its own.",
              List.of(new Problem.Fault("/" + i + "/externalId", "It is another turn's.")));
        }
      }
      if (before == null) {
        fresh.turns().add(turn);
        fresh.places().add(i);
      }
    }
    return fresh;
  }

  /// What tells a delivery that is repeated from another one, turn by turn.
  List<String> digests(Held one, ArrayNode turns) {
    return turns.values().stream().map(turn -> wording.digest(one, turn)).toList();
  }

  /// What turns that were delivered before are answered.
  String repeated(Held one, ArrayNode turns) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("conversation", one.id());
    ArrayNode told = body.putArray("turns");
    for (JsonNode turn : turns.values()) {
      Integer place = wording.place(one, turn.path("externalId").asString(""));
      if (place != null) {
        told.add(ReadingJson.turn(one.heard(), place));
      }
    }
    body.putArray("late");
    body.putNull("nudge");
    return one.by().signed(body).toString();
  }

  /// What a turn is called by its sender; null for nothing.
  static @Nullable String external(Turn turn) {
    String external = turn.origin().externalId();
    return external == null || external.isBlank() ? null : external;
  }
}
