package io.heard.server;

import io.heard.store.Conversations;
import io.heard.store.Happening;
import io.heard.store.People;
import io.heard.store.Talk;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What happens beside a conversation, among the people of the house: who has it, who asks for a
/// word, what a lead whispers. It is stored as events of the conversation, so that it is masked,
/// worded anew, deleted and erased with it. People stand there by their ids; their names are put in
/// when it is shown.
final class Beside {
  static final String AGENT = "agent";
  static final String WHISPER = "whisper";
  static final String WORD = "word";

  private final People people;
  private final Conversations store;

  Beside(People people, Conversations store) {
    this.people = people;
    this.store = store;
  }

  /// Somebody has the conversation from now on.
  static Happening agent(@Nullable String person) {
    return Happening.of(AGENT, object().put(AGENT, person).toString());
  }

  /// Somebody asks for a word, or nobody does any more.
  static Happening word(Talk.@Nullable Asked asked) {
    ObjectNode body = object();
    if (asked == null) {
      body.putNull(WORD);
    } else {
      body.putObject(WORD)
          .put("to", asked.to())
          .put("by", asked.by())
          .put("at", Instant.ofEpochMilli(asked.at()).toString());
    }
    return Happening.of(WORD, body.toString());
  }

  /// A note to whoever has the conversation.
  ///
  /// @param number its place among the whispers of the conversation, from 1
  /// @param text masked
  static Happening whisper(int number, String by, String text, Instant at) {
    return Happening.of(
        WHISPER,
        object()
            .put("number", number)
            .put("by", by)
            .put("text", text)
            .put("at", at.toString())
            .toString());
  }

  /// A stored whisper with its text worded otherwise.
  static String worded(String body, UnaryOperator<String> words) {
    ObjectNode tree = read(body);
    return tree.put("text", words.apply(tree.path("text").asString(""))).toString();
  }

  /// Whether somebody may read the whispers of a conversation: who has it, and who may whisper;
  /// while nobody has it, whoever is at the desk.
  static boolean hears(Who who, Talk talk) {
    return Right.WHISPER.of(who)
        || Right.WORK_AT_DESK.of(who) && (talk.agent() == null || who.id().equals(talk.agent()));
  }

  /// What of a conversation's events one watcher is shown.
  Watchers.Shown to(Who who, String id) {
    return happening ->
        switch (happening.kind()) {
          case AGENT -> {
            ObjectNode body = read(happening.body());
            String person = text(body, AGENT);
            body.set(AGENT, person(who.tenant(), person));
            yield new Happening(happening.number(), AGENT, body.toString());
          }
          case WORD ->
              Right.WORK_AT_DESK.of(who)
                  ? new Happening(
                      happening.number(), WORD, word(who.tenant(), happening.body()).toString())
                  : null;
          case WHISPER -> {
            Optional<Talk> talk = store.find(who.tenant(), id);
            yield talk.isPresent() && hears(who, talk.get())
                ? new Happening(
                    happening.number(), WHISPER, whisper(who.tenant(), happening).toString())
                : null;
          }
          default -> happening;
        };
  }

  private ObjectNode word(String tenant, String stored) {
    ObjectNode body = read(stored);
    if (body.path(WORD) instanceof ObjectNode word) {
      word.set("by", person(tenant, text(word, "by")));
    }
    return body;
  }

  /// Who asks for a word about a conversation; null for nobody.
  JsonNode word(String tenant, Talk.@Nullable Asked asked) {
    return word(tenant, word(asked).body()).path(WORD);
  }

  /// A stored whisper as it is shown.
  ObjectNode whisper(String tenant, Happening stored) {
    ObjectNode body = read(stored.body());
    body.set("by", person(tenant, text(body, "by")));
    return body;
  }

  /// Somebody by id and name; null for nobody.
  JsonNode person(String tenant, @Nullable String id) {
    return id == null
        ? JsonNodeFactory.instance.nullNode()
        : object().put("id", id).put("name", people.name(tenant, id).orElse(""));
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.path(field).isString() ? node.path(field).stringValue() : null;
  }

  private static ObjectNode read(String body) {
    return (ObjectNode) ReadingApi.tree(body.getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
