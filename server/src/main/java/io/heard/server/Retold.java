package io.heard.server;

import io.heard.store.Happening;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What was sent about a turn, after that turn was corrected or withdrawn: the turn as it is now,
/// and signals without the words that nobody stands by any more. Whoever resumes later reads no
/// withdrawn words.
final class Retold {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Retold() {}

  /// @param place the turn's index
  /// @param now the turn as it is now
  static UnaryOperator<Happening> of(int place, ObjectNode now) {
    return happening ->
        switch (happening.kind()) {
          case "turn", "turn-updated" -> {
            JsonNode told = MAPPER.readTree(happening.body());
            yield told.path("index").asInt(-1) == place
                ? new Happening(happening.number(), happening.kind(), now.toString())
                : unquoted(happening, told, place);
          }
          case "signal", "episode" -> unquoted(happening, MAPPER.readTree(happening.body()), place);
          default -> happening;
        };
  }

  private static Happening unquoted(Happening happening, JsonNode told, int place) {
    boolean quoted = false;
    for (JsonNode evidence : told.findValues("evidence")) {
      for (JsonNode quote : evidence) {
        if (quote.path("turn").asInt(-1) == place && quote instanceof ObjectNode words) {
          words.put("text", "[withdrawn]");
          quoted = true;
        }
      }
    }
    return quoted
        ? new Happening(happening.number(), happening.kind(), told.toString())
        : happening;
  }
}
