package io.heard.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything said, in order of acceptance, on one channel.
///
/// @param id tells conversations apart; never blank
/// @param channel the medium
/// @param startedAt the instant that turns' times count from, where known
/// @param known what is known beside the words
/// @param turns the turns; the turn at place `i` has index `i`; at most [#MOST_TURNS]
/// @param extra fields that Heard does not know, given back as they came: JSON values as Java
///   strings, numbers, booleans, lists and maps
public record Conversation(
    String id,
    Channel channel,
    @Nullable Instant startedAt,
    Case known,
    List<Turn> turns,
    Map<String, Object> extra) {
  /// The most turns of a conversation: at a turn every three seconds, more than sixteen hours.
  public static final int MOST_TURNS = 20_000;

  public Conversation {
    if (id.isBlank()) {
      throw new IllegalArgumentException(
          "A conversation's id is blank.\nMaybe name it by its file.");
    }
    if (turns.size() > MOST_TURNS) {
      throw new IllegalArgumentException(
          "Conversation '%s' has %d turns; at most %d are read.\nMaybe split it by day."
              .formatted(id, turns.size(), MOST_TURNS));
    }
    turns = List.copyOf(turns);
    for (int i = 0; i < turns.size(); i++) {
      if (turns.get(i).index() != i) {
        throw new IllegalArgumentException(
            "The turn at place %d of conversation '%s' has index %d.\nMaybe number the turns from 0."
                .formatted(i, id, turns.get(i).index()));
      }
    }
    extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
  }

  /// A conversation of these turns about which nothing else is known.
  public static Conversation of(String id, Channel channel, List<Turn> turns) {
    return new Conversation(id, channel, null, Case.NONE, turns, Map.of());
  }

  /// The same conversation before anything was said.
  public Conversation unsaid() {
    return new Conversation(id, channel, startedAt, known, List.of(), extra);
  }

  /// The same conversation with one turn more.
  public Conversation and(Turn turn) {
    var longer = new ArrayList<>(turns);
    longer.add(turn);
    return new Conversation(id, channel, startedAt, known, longer, extra);
  }

  @Override
  public String toString() {
    return "Conversation[%s, %s, %d turns]".formatted(id, channel.id(), turns.size());
  }
}
