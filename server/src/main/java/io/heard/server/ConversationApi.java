package io.heard.server;

import io.heard.conversation.Conversation;
import io.heard.formats.Options;
import io.heard.store.Answer;
import io.heard.store.Audit;
import io.heard.store.Conversations;
import io.heard.store.Talk;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Stored conversations, turn by turn.
@RestController
final class ConversationApi {
  private static final int MOST_ON_A_PAGE = 200;
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_KEY = 200;

  private final Live live;
  private final Conversations store;
  private final Watchers watchers;
  private final Hearing hearing;
  private final Privacy privacy;
  private final Forgetting forgetting;

  ConversationApi(
      Live live,
      Conversations store,
      Watchers watchers,
      Hearing hearing,
      Privacy privacy,
      Forgetting forgetting) {
    this.live = live;
    this.store = store;
    this.watchers = watchers;
    this.hearing = hearing;
    this.privacy = privacy;
    this.forgetting = forgetting;
  }

  /// A page of conversations, the last changed first.
  @May(Right.SEE_CONVERSATIONS)
  @GetMapping("/api/v1/conversations")
  ResponseEntity<String> list(
      @RequestAttribute Who who,
      @RequestParam @Nullable String state,
      @RequestParam @Nullable String team,
      @RequestParam @Nullable String channel,
      @RequestParam @Nullable String customer,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam @Nullable String after) {
    if (limit < 1 || limit > MOST_ON_A_PAGE) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST, "'limit' is a number from 1 to %d.".formatted(MOST_ON_A_PAGE));
    }
    if (state != null && !state.equals("open") && !state.equals("closed")) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "'state' is open or closed.");
    }
    Boolean open = state == null ? null : state.equals("open");
    List<Talk> page =
        store.page(
            who.tenant(),
            new Conversations.Wanted(
                open,
                team,
                channel,
                customer == null ? null : privacy.customer(who.tenant(), customer),
                cursor(after)),
            who.reach(),
            limit + 1);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("conversations");
    page.stream().limit(limit).forEach(talk -> list.add(entry(talk)));
    if (page.size() > limit) {
      Talk last = page.get(limit - 1);
      body.put("next", cursor(last));
    } else {
      body.putNull("next");
    }
    return ReadingApi.json(body);
  }

  private static String cursor(Talk last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((last.changedAt() + " " + last.id()).getBytes(StandardCharsets.UTF_8));
  }

  private static Conversations.@Nullable After cursor(@Nullable String after) {
    if (after == null) {
      return null;
    }
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8).split(" ", 2);
      return new Conversations.After(Long.parseLong(parts[0]), parts.length > 1 ? parts[1] : "");
    } catch (IllegalArgumentException wrong) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "'after' is not what a page before gave as 'next'.");
    }
  }

  private static ObjectNode entry(Talk talk) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("id", talk.id());
    entry.put("state", talk.open() ? "open" : "closed");
    entry.put("channel", talk.channel());
    entry.put("customer", talk.customer());
    entry.put("team", talk.team());
    entry.put("turns", talk.turns());
    entry.put("startedAt", java.time.Instant.ofEpochMilli(talk.madeAt()).toString());
    entry.put("changedAt", java.time.Instant.ofEpochMilli(talk.changedAt()).toString());
    return entry;
  }

  /// Begins a conversation; turns that it holds already are heard.
  @May(Right.WRITE_CONVERSATIONS)
  @PostMapping("/api/v1/conversations")
  ResponseEntity<String> begin(
      @RequestAttribute Who who,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody byte[] body) {
    Optional<Answer> asked = asked(who, "POST conversations", key, body);
    Optional<ResponseEntity<String>> before = asked.flatMap(one -> repeated(who, one));
    if (before.isPresent()) {
      return before.get();
    }
    JsonNode root = ReadingApi.tree(body);
    if (!root.isObject()) {
      throw Problem.input(
          "The conversation cannot be read.",
          List.of(new Problem.Fault("", "It is no object. Maybe {\"turns\":[]}.")));
    }
    ObjectNode given = ((ObjectNode) root).deepCopy();
    if (!given.has("turns")) {
      given.putArray("turns");
    }
    if (given.path("id").asString("").isEmpty()) {
      given.put("id", Secrets.id());
    }
    String id = given.path("id").asString("");
    if (id.length() > LONGEST_ID) {
      throw Problem.input(
          "The conversation cannot be read.",
          List.of(
              new Problem.Fault("/id", "It is longer than %d characters.".formatted(LONGEST_ID))));
    }
    Conversation conversation =
        hearing.conversation(
            given.toString().getBytes(StandardCharsets.UTF_8), Options.NONE.from("json"));
    String[] stored = {id};
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    boolean fresh =
        live.begin(
            who.tenant(),
            conversation,
            opened ->
                new Talk(
                    opened.id(),
                    opened.customer(),
                    text(given, "team"),
                    conversation.channel().id(),
                    opened.topic(),
                    opened.head().toString(),
                    true,
                    0,
                    0,
                    0,
                    0),
            opened -> {
              stored[0] = opened.id();
              answer.put("id", opened.id());
              answer.put("state", "open");
              return asked
                  .map(one -> new Answer(one.name(), one.digest(), 201, answer.toString()))
                  .orElse(null);
            });
    if (!fresh) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          "A conversation of this id is stored already. Send its turns to …/turns.");
    }
    ArrayNode turns = (ArrayNode) given.get("turns");
    if (!turns.isEmpty()) {
      live.take(new Live.Key(who.tenant(), stored[0]), turns, null);
    }
    return ResponseEntity.status(HttpStatus.CREATED)
        .contentType(MediaType.APPLICATION_JSON)
        .header(
            "Location",
            "/api/v1/conversations/" + URLEncoder.encode(stored[0], StandardCharsets.UTF_8))
        .body(answer.toString());
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : null;
  }

  /// A stored conversation with its turns.
  @May(value = Right.SEE_CONVERSATIONS, reads = Audit.Kind.CONVERSATION)
  @GetMapping("/api/v1/conversations/{id}")
  ResponseEntity<String> one(@RequestAttribute Who who, @PathVariable String id) {
    Talk talk = store.find(who.tenant(), id).orElseThrow(Problem::notThere);
    ObjectNode tree =
        io.heard.formats.ConversationJson.tree(
            live.reading(new Live.Key(who.tenant(), id)).conversation());
    tree.put("state", talk.open() ? "open" : "closed");
    return ReadingApi.json(tree);
  }

  /// Takes a turn, or a list of turns.
  @May(Right.WRITE_CONVERSATIONS)
  @PostMapping("/api/v1/conversations/{id}/turns")
  ResponseEntity<String> turns(
      @RequestAttribute Who who,
      @PathVariable String id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody byte[] body) {
    Optional<Answer> asked = asked(who, "POST turns " + id, key, body);
    Optional<ResponseEntity<String>> before = asked.flatMap(one -> repeated(who, one));
    if (before.isPresent()) {
      return before.get();
    }
    JsonNode root = ReadingApi.tree(body);
    ArrayNode turns;
    if (root.isArray()) {
      turns = (ArrayNode) root;
    } else {
      turns = JsonNodeFactory.instance.arrayNode().add(root);
    }
    if (turns.isEmpty()) {
      throw Problem.input(
          "There is no turn.", List.of(new Problem.Fault("", "The list of turns is empty.")));
    }
    Live.Taken taken = live.take(new Live.Key(who.tenant(), id), turns, asked.orElse(null));
    return ResponseEntity.status(taken.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
        .contentType(MediaType.APPLICATION_JSON)
        .body(taken.body());
  }

  /// Corrects a turn.
  @May(Right.WRITE_CONVERSATIONS)
  @PutMapping("/api/v1/conversations/{id}/turns/{external}")
  ResponseEntity<String> correct(
      @RequestAttribute Who who,
      @PathVariable String id,
      @PathVariable String external,
      @RequestBody byte[] body) {
    JsonNode root = ReadingApi.tree(body);
    if (!root.isObject()) {
      throw Problem.input(
          "The turn cannot be read.",
          List.of(new Problem.Fault("", "It is no object. Maybe {\"speaker\":…,\"text\":…}.")));
    }
    var key = new Live.Key(who.tenant(), id);
    live.change(key, external, (ObjectNode) root);
    return ReadingApi.json(hearing.json().tree(live.reading(key)));
  }

  /// Withdraws a turn.
  @May(Right.WRITE_CONVERSATIONS)
  @DeleteMapping("/api/v1/conversations/{id}/turns/{external}")
  ResponseEntity<Void> withdraw(
      @RequestAttribute Who who, @PathVariable String id, @PathVariable String external) {
    live.change(new Live.Key(who.tenant(), id), external, null);
    return ResponseEntity.noContent().build();
  }

  /// The reading as it stands.
  @May(value = Right.SEE_CONVERSATIONS, reads = Audit.Kind.CONVERSATION)
  @GetMapping("/api/v1/conversations/{id}/reading")
  ResponseEntity<String> reading(@RequestAttribute Who who, @PathVariable String id) {
    return ReadingApi.json(hearing.json().tree(live.reading(new Live.Key(who.tenant(), id))));
  }

  /// Ends a conversation.
  @May(Right.WRITE_CONVERSATIONS)
  @PostMapping("/api/v1/conversations/{id}/close")
  ResponseEntity<String> close(@RequestAttribute Who who, @PathVariable String id) {
    return ReadingApi.json(live.close(new Live.Key(who.tenant(), id)));
  }

  /// Deletes a conversation.
  @May(Right.DELETE_CONVERSATIONS)
  @DeleteMapping("/api/v1/conversations/{id}")
  ResponseEntity<Void> delete(@RequestAttribute Who who, @PathVariable String id) {
    if (store.find(who.tenant(), id).isEmpty()) {
      throw Problem.notThere();
    }
    forgetting.delete(who, id);
    return ResponseEntity.noContent().build();
  }

  /// What happens, as server-sent events; `Last-Event-ID` takes up where it broke off.
  @May(value = Right.SEE_CONVERSATIONS, reads = Audit.Kind.CONVERSATION)
  @GetMapping(
      path = "/api/v1/conversations/{id}/events",
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(
      @RequestAttribute Who who,
      @PathVariable String id,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Integer last) {
    if (store.find(who.tenant(), id).isEmpty()) {
      throw Problem.notThere();
    }
    int after = last == null ? 0 : last;
    return watchers.watch(
        new Live.Key(who.tenant(), id),
        after,
        () -> store.happenings(who.tenant(), id, after, Integer.MAX_VALUE));
  }

  private Optional<Answer> asked(Who who, String what, @Nullable String key, byte[] body) {
    if (key == null) {
      return Optional.empty();
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "The Idempotency-Key is blank or longer than %d characters.".formatted(LONGEST_KEY));
    }
    return Optional.of(
        new Answer(
            privacy.key().digest("request", who.id(), what, key),
            privacy.key().digest("body", new String(body, StandardCharsets.ISO_8859_1)),
            0,
            ""));
  }

  private Optional<ResponseEntity<String>> repeated(Who who, Answer asked) {
    Answer before = store.answered(who.tenant(), asked.name()).orElse(null);
    if (before == null) {
      return Optional.empty();
    }
    if (!before.digest().equals(asked.digest())) {
      throw Problem.of(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "This Idempotency-Key was used with another body. Give each request its own.");
    }
    return Optional.of(
        ResponseEntity.status(before.status())
            .contentType(MediaType.APPLICATION_JSON)
            .header("Idempotency-Replayed", "true")
            .body(before.body()));
  }
}
