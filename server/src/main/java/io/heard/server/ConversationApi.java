package io.heard.server;

import io.heard.conversation.Conversation;
import io.heard.formats.vcon.VconJson;
import io.heard.store.Answer;
import io.heard.store.Audit;
import io.heard.store.Conversations;
import io.heard.store.Customers;
import io.heard.store.People;
import io.heard.store.StoreException;
import io.heard.store.Talk;
import java.nio.charset.StandardCharsets;
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
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Stored conversations, turn by turn.
@RestController
final class ConversationApi {
  private static final int EVENTS_AT_ONCE = 500;
  private static final int LONGEST_KEY = 200;

  private final Live live;
  private final Conversations store;
  private final Watchers watchers;
  private final Privacy privacy;
  private final Forgetting forgetting;
  private final Heads heads;
  private final People people;
  private final Beside beside;
  private final Search search;

  ConversationApi(
      Live live,
      Conversations store,
      Watchers watchers,
      Hearing hearing,
      Customers customers,
      Privacy privacy,
      Forgetting forgetting,
      People people) {
    this.people = people;
    this.beside = new Beside(people, store);
    this.heads = new Heads(hearing, customers, privacy);
    this.search = new Search(store);
    this.privacy = privacy;
    this.forgetting = forgetting;
    this.live = live;
    this.store = store;
    this.watchers = watchers;
  }

  /// A page of conversations, the last changed first.
  @May(value = Right.SEE_CONVERSATIONS, shows = Glimpse.LIST)
  @GetMapping("/api/v1/conversations")
  ResponseEntity<String> list(
      @RequestAttribute Who who,
      @RequestParam @Nullable String state,
      @RequestParam @Nullable String team,
      @RequestParam @Nullable String channel,
      @RequestParam @Nullable String customer,
      @RequestParam @Nullable String agent,
      @RequestParam(required = false) @Nullable List<String> label,
      @RequestParam @Nullable String disputed,
      @RequestParam @Nullable String ended,
      @RequestParam @Nullable String from,
      @RequestParam @Nullable String to,
      @RequestParam @Nullable String limit,
      @RequestParam @Nullable String after) {
    var asked =
        new Asked(
            null,
            state,
            team,
            channel,
            customer,
            agent,
            label == null ? List.of() : label,
            disputed,
            ended,
            from,
            to,
            Paging.limit(limit),
            after);
    return found(who, asked);
  }

  /// The same with words that were said, which stand in the body: addresses end up in the logs of
  /// proxies.
  @May(value = Right.SEE_CONVERSATIONS, shows = Glimpse.SEARCH)
  @Takes(Takes.What.JSON)
  @PostMapping("/api/v1/conversations/search")
  ResponseEntity<String> search(
      @RequestAttribute Who who, @RequestBody(required = false) byte @Nullable [] body) {
    return found(
        who,
        Asked.of(CaseApi.object(body, "The search cannot be read.", "{\"query\":\"refund\"}")));
  }

  private ResponseEntity<String> found(Who who, Asked asked) {
    String customer = asked.customer();
    Search.Page page =
        search.page(
            who.tenant(),
            new Conversations.Wanted(
                    asked.open(),
                    asked.team(),
                    asked.channel(),
                    customer == null ? null : privacy.customer(who.tenant(), customer),
                    Paging.after(asked.after(), Conversations.After::new))
                .of(DeskApi.person(who, asked.agent())),
            asked.narrowed(),
            who.reach(),
            Sought.of(asked.query()),
            asked.limit());
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    ArrayNode list = tree.putArray("conversations");
    for (Search.Found found : page.found()) {
      ObjectNode entry = entry(found.talk());
      if (asked.query() != null) {
        ArrayNode turns = entry.putArray("found");
        found.turns().forEach(turns::add);
      }
      list.add(entry);
    }
    Talk next = page.next();
    tree.put("next", next == null ? null : Paging.cursor(next.changedAt(), next.id()));
    if (asked.query() != null) {
      tree.put("lookedThrough", page.lookedThrough());
    }
    return ReadingApi.json(tree);
  }

  private static ObjectNode entry(Talk talk) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("id", talk.id());
    entry.put("state", talk.open() ? "open" : "closed");
    entry.put("channel", talk.channel());
    entry.put("customer", talk.customer());
    entry.put("team", talk.team());
    entry.put("topic", talk.topic());
    entry.put("agent", talk.agent());
    entry.put("turns", talk.turns());
    entry.put("events", talk.events());
    entry.put("startedAt", started(talk));
    entry.put("changedAt", java.time.Instant.ofEpochMilli(talk.changedAt()).toString());
    return entry;
  }

  /// When a conversation began: by its own account, or when it came.
  static String started(Talk talk) {
    JsonNode started =
        ReadingApi.tree(talk.head().getBytes(StandardCharsets.UTF_8)).path("startedAt");
    return started.isString()
        ? started.stringValue()
        : java.time.Instant.ofEpochMilli(talk.madeAt()).toString();
  }

  /// Begins a conversation; turns that it holds already are heard.
  @May(Right.WRITE_CONVERSATIONS)
  @Takes(Takes.What.JSON)
  @PostMapping("/api/v1/conversations")
  ResponseEntity<String> begin(
      @RequestAttribute Who who,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody(required = false) byte @Nullable [] given) {
    byte[] body = ReadingApi.given(given);
    return once(who, "POST conversations", key, body, asked -> begin(who, body, asked));
  }

  private ResponseEntity<String> begin(Who who, byte[] body, @Nullable Answer asked) {
    JsonNode root = ReadingApi.tree(body);
    if (!root.isObject()) {
      throw Problem.input(
          "The conversation cannot be read.",
          List.of(new Problem.Fault("", "It is no object. Maybe {\"turns\":[]}.")));
    }
    ObjectNode conversation = ((ObjectNode) root).deepCopy();
    if (!conversation.hasNonNull("turns")) {
      conversation.putArray("turns");
    }
    String named = Ids.of(conversation, "id", "");
    String id = named == null ? Secrets.id() : named;
    conversation.put("id", id);
    JsonNode given = conversation.get("turns").deepCopy();
    if (conversation.get("turns") instanceof ArrayNode turns) {
      Starts.settle(conversation, turns);
    }
    Talk talk = heads.of(who.tenant(), conversation).by(agent(who, conversation));
    Opened opened = live.open(who.tenant(), talk);
    String stored = opened.talk().id();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("id", stored);
    answer.put("state", "open");
    Answer kept =
        asked == null ? null : new Answer(asked.name(), asked.digest(), 201, answer.toString());
    if (!live.begin(who.tenant(), opened, (ArrayNode) given, kept)) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          "A conversation of this id is stored already. Send its turns to …/turns.");
    }
    return ResponseEntity.status(HttpStatus.CREATED)
        .contentType(MediaType.APPLICATION_JSON)
        .header(
            "Location", "/api/v1/conversations/" + UriUtils.encode(stored, StandardCharsets.UTF_8))
        .body(answer.toString());
  }

  /// The person of this house who has a conversation from the first. A name that another system has
  /// for its own people is kept like any other field, and means nobody here.
  private @Nullable String agent(Who who, ObjectNode conversation) {
    JsonNode named = conversation.path("agentId");
    return named.isString()
        ? people
            .find(who.tenant(), named.stringValue())
            .filter(person -> DeskApi.mayHave(person, Ids.of(conversation, "team", "")))
            .map(People.Person::id)
            .orElse(null)
        : null;
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
    tree.put("agent", talk.agent());
    if (Right.WORK_AT_DESK.of(who)) {
      tree.set("word", beside.word(who.tenant(), talk.asked()));
    }
    return ReadingApi.json(tree);
  }

  /// Takes a turn, or a list of turns.
  @May(Right.WRITE_CONVERSATIONS)
  @Takes(Takes.What.JSON)
  @PostMapping("/api/v1/conversations/{id}/turns")
  ResponseEntity<String> turns(
      @RequestAttribute Who who,
      @PathVariable String id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody(required = false) byte @Nullable [] given) {
    byte[] body = ReadingApi.given(given);
    return once(who, "POST turns " + id, key, body, asked -> turns(who, id, body, asked));
  }

  private ResponseEntity<String> turns(Who who, String id, byte[] body, @Nullable Answer asked) {
    JsonNode root = ReadingApi.tree(body);
    boolean several = root.isObject() && root.path("turns").isArray() && !root.has("speaker");
    ArrayNode turns;
    if (several) {
      turns = (ArrayNode) root.get("turns");
    } else if (root.isArray()) {
      turns = (ArrayNode) root;
    } else {
      turns = JsonNodeFactory.instance.arrayNode().add(root);
    }
    if (turns.isEmpty()) {
      throw Problem.input(
          "There is no turn.", List.of(new Problem.Fault("", "The list of turns is empty.")));
    }
    if (turns.size() > Conversation.MOST_TURNS) {
      throw Problem.input(
          "There are too many turns.",
          List.of(
              new Problem.Fault(
                  "", "A conversation has at most %d.".formatted(Conversation.MOST_TURNS))));
    }
    Taking.Taken taken;
    try {
      taken = live.take(new Live.Key(who.tenant(), id), turns, asked);
    } catch (Problem unread) {
      throw unread.at(pointer ->
          several
              ? "/turns" + pointer
              : root.isArray() ? pointer : pointer.replaceFirst("^/0", ""));
    }
    return ResponseEntity.status(taken.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
        .contentType(MediaType.APPLICATION_JSON)
        .body(taken.body());
  }

  /// Corrects a turn.
  @May(Right.WRITE_CONVERSATIONS)
  @Takes(Takes.What.JSON)
  @PutMapping("/api/v1/conversations/{id}/turns/{external}")
  ResponseEntity<String> correct(
      @RequestAttribute Who who,
      @PathVariable String id,
      @PathVariable String external,
      @RequestBody(required = false) byte @Nullable [] body) {
    JsonNode root = ReadingApi.tree(ReadingApi.given(body));
    if (!root.isObject()) {
      throw Problem.input(
          "The turn cannot be read.",
          List.of(new Problem.Fault("", "It is no object. Maybe {\"speaker\":…,\"text\":…}.")));
    }
    var key = new Live.Key(who.tenant(), id);
    try {
      live.change(key, external, (ObjectNode) root);
    } catch (Problem unread) {
      throw unread.at(pointer -> pointer.replaceFirst("^/0", ""));
    }
    return ReadingApi.json(live.known(key).tree());
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
    Live.Known known = live.known(new Live.Key(who.tenant(), id));
    ObjectNode tree = known.tree();
    tree.set("story", new StoryJson(known.by().titles()).tree(known.reading()));
    return ReadingApi.json(tree);
  }

  /// The conversation with its reading as a vCon, for whatever else reads those.
  @May(value = Right.SEE_CONVERSATIONS, reads = Audit.Kind.CONVERSATION)
  @GetMapping("/api/v1/conversations/{id}/vcon")
  ResponseEntity<String> vcon(@RequestAttribute Who who, @PathVariable String id) {
    Live.Known known = live.known(new Live.Key(who.tenant(), id));
    return ReadingApi.json(VconJson.tree(known.reading().conversation(), known.tree()));
  }

  /// Ends a conversation.
  @May(Right.WRITE_CONVERSATIONS)
  @Takes(Takes.What.JSON)
  @PostMapping("/api/v1/conversations/{id}/close")
  ResponseEntity<String> close(
      @RequestAttribute Who who,
      @PathVariable String id,
      @RequestBody(required = false) byte @Nullable [] body) {
    ObjectNode outcome = null;
    if (ReadingApi.given(body).length > 0) {
      JsonNode root = ReadingApi.tree(ReadingApi.given(body));
      if (!root.isObject()) {
        throw Problem.input(
            "The end cannot be read.",
            List.of(new Problem.Fault("", "It is no object. Maybe {\"outcome\":{…}}.")));
      }
      outcome =
          root.hasNonNull("outcome") ? Outcomes.checked(root.get("outcome"), "/outcome") : null;
    }
    return ReadingApi.json(live.close(new Live.Key(who.tenant(), id), outcome));
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
      @RequestAttribute Permit permit,
      @PathVariable String id,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
      @RequestParam(defaultValue = "true") boolean follow) {
    Talk talk = store.find(who.tenant(), id).orElseThrow(Problem::notThere);
    // A number from before the conversation was deleted and begun again says nothing.
    int number = Streams.seen(last, 0);
    int known = number > talk.events() ? 0 : number;
    return watchers.watch(
        new Live.Key(who.tenant(), id),
        permit,
        known,
        after -> store.happenings(who.tenant(), id, after, EVENTS_AT_ONCE),
        follow,
        beside.to(who, id));
  }

  /// What is done with a request unless its repetition was answered before.
  private interface Work {
    ResponseEntity<String> of(@Nullable Answer asked);
  }

  private ResponseEntity<String> once(
      Who who, String what, @Nullable String key, byte[] body, Work work) {
    Answer asked = asked(who, what, key, body);
    if (asked == null) {
      return work.of(null);
    }
    Optional<ResponseEntity<String>> before = repeated(who, asked);
    if (before.isPresent()) {
      return before.get();
    }
    try {
      return work.of(asked);
    } catch (StoreException | Problem failed) {
      // Two at once: the other one was stored first, and both are answered the same.
      return repeated(who, asked).orElseThrow(() -> failed);
    }
  }

  private @Nullable Answer asked(Who who, String what, @Nullable String key, byte[] body) {
    if (key == null) {
      return null;
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "The Idempotency-Key is blank or longer than %d characters.".formatted(LONGEST_KEY));
    }
    return new Answer(
        privacy.key().digest("request", who.id(), what, key),
        privacy.key().digest("body", new String(body, StandardCharsets.ISO_8859_1)),
        0,
        "");
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
