package io.heard.server;

import io.heard.Reading;
import io.heard.arc.Arc;
import io.heard.arc.Commitment;
import io.heard.arc.Course;
import io.heard.arc.Episode;
import io.heard.arc.Need;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How a conversation ended, in labels, numbers and places: nobody's words are in it.
final class Ended {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Ended() {}

  /// Of a reading that is closed.
  ///
  /// @param head the conversation without turns, which holds its outcome where one is known
  static String of(Reading closed, ObjectNode head) {
    Arc arc = Arc.of(closed);
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    ObjectNode episodes = tree.putObject("episodes");
    for (Episode.Outcome outcome : Episode.Outcome.values()) {
      episodes.put(
          outcome.id(), arc.episodes().stream().filter(one -> one.outcome() == outcome).count());
    }
    int peak = 0;
    Integer last = null;
    int lastTurn = -1;
    for (Course course : arc.courses()) {
      peak = Math.max(peak, course.peak());
      for (Course.Point point : course.points()) {
        if (point.turn() > lastTurn) {
          lastTurn = point.turn();
          last = point.intensity();
        }
      }
    }
    ObjectNode intensity = tree.putObject("intensity");
    intensity.put("peak", last == null ? null : (Integer) peak);
    intensity.put("last", last);
    tree.put(
        "missed",
        arc.needs().stream().filter(need -> need.verdict() == Need.Verdict.MISSED).count());
    ArrayNode promises = tree.putArray("promises");
    for (Commitment promise : arc.commitments()) {
      promises.addObject().put("turn", promise.turn()).put("by", promise.by().id());
    }
    JsonNode outcome = head.path("outcome");
    if (outcome.isObject()) {
      tree.set("outcome", Outcomes.kept(outcome));
    } else {
      tree.putNull("outcome");
    }
    return tree.toString();
  }

  /// The same in a few words, for the case of the customer's next conversation.
  ///
  /// @param ended what was stored; null for a conversation that goes on
  static String words(@Nullable String ended) {
    if (ended == null) {
      return "still open";
    }
    JsonNode tree = MAPPER.readTree(ended);
    JsonNode outcome = tree.path("outcome");
    if (outcome.path("escalated").asBoolean(false)) {
      return "escalated";
    }
    if (outcome.path("resolved").isBoolean()) {
      return outcome.path("resolved").booleanValue() ? "resolved" : "not resolved";
    }
    if (tree.path("episodes").path("lost").asInt(0) > 0) {
      return "ended badly for the customer";
    }
    if (!tree.path("promises").isEmpty()) {
      return "ended with a promise";
    }
    if (tree.path("episodes").path("open").asInt(0) > 0) {
      return "ended with the trouble still there";
    }
    return tree.path("episodes").path("landed").asInt(0) > 0
        ? "ended well after it was hard"
        : "ended without trouble";
  }
}
