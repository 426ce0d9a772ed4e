package io.heard.server;

import io.heard.Reading;
import io.heard.coach.Patterns;
import io.heard.formats.AdviceJson;
import io.heard.formats.ConversationJson;
import io.heard.formats.Options;
import io.heard.formats.PatternJson;
import io.heard.formats.ReadingJson;
import io.heard.store.Audit;
import io.heard.store.Conversations;
import io.heard.store.Customers;
import io.heard.store.Hint;
import io.heard.store.Talk;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What stands beside the turns of a stored conversation, and what helps with it: its case, earlier
/// contacts, drafts, patterns, notes, hints.
@RestController
final class CaseApi {
  /// One that faded was not shown: whoever has the conversation does it by themselves.
  static final String FADED = "faded";

  private static final Set<String> BECAME = Set.of("useful", "dismissed", "muted", FADED);
  private static final int LONGEST_REASON = 500;

  private final Live live;
  private final Conversations store;
  private final Customers customers;
  private final Hearing hearing;

  CaseApi(Live live, Conversations store, Customers customers, Hearing hearing) {
    this.live = live;
    this.store = store;
    this.customers = customers;
    this.hearing = hearing;
  }

  private void there(Who who, String id) {
    if (store.find(who.tenant(), id).isEmpty()) {
      throw Problem.notThere();
    }
  }

  private Reading reading(Who who, String id) {
    return live.reading(new Live.Key(who.tenant(), id));
  }

  /// A page of turns with what was heard in them.
  @May(value = Right.SEE_CONVERSATIONS, reads = Audit.Kind.CONVERSATION)
  @GetMapping("/api/v1/conversations/{id}/turns")
  ResponseEntity<String> turns(
      @RequestAttribute Who who,
      @PathVariable String id,
      @RequestParam @Nullable String limit,
      @RequestParam @Nullable String after) {
    int most = Paging.limit(limit);
    Long last = Paging.after(after, (index, none) -> index);
    Reading reading = reading(who, id);
    long first = last == null ? 0 : Math.max(0, last + 1);
    var indices = new ArrayList<Integer>();
    for (long i = first; i < reading.size() && indices.size() <= most; i++) {
      indices.add((int) i);
    }
    return ReadingApi.json(
        hearing.signed(
            Paging.page(
                "turns",
                indices,
                most,
                index -> ReadingJson.turn(reading, index),
                index -> Paging.cursor(index, "turn"))));
  }

  /// What is known beside the words.
  @May(value = Right.SEE_CONVERSATIONS, reads = Audit.Kind.CONVERSATION)
  @GetMapping("/api/v1/conversations/{id}/case")
  ResponseEntity<String> known(@RequestAttribute Who who, @PathVariable String id) {
    return ReadingApi.json(known(reading(who, id)));
  }

  private static JsonNode known(Reading reading) {
    JsonNode known = ConversationJson.tree(reading.head()).path("case");
    return known.isObject() ? known : JsonNodeFactory.instance.objectNode();
  }

  /// Replaces what is known beside the words; everything is heard again.
  @May(Right.WRITE_CONVERSATIONS)
  @Takes(Takes.What.JSON)
  @PutMapping("/api/v1/conversations/{id}/case")
  ResponseEntity<String> know(
      @RequestAttribute Who who,
      @PathVariable String id,
      @RequestBody(required = false) byte @Nullable [] body) {
    there(who, id);
    JsonNode root = ReadingApi.tree(ReadingApi.given(body));
    JsonNode given =
        root.isNull() ? JsonNodeFactory.instance.objectNode() : Cases.checked(root, "");
    ObjectNode whole = JsonNodeFactory.instance.objectNode().put("id", "case");
    whole.set("case", given);
    whole.putArray("turns");
    JsonNode read;
    try {
      read =
          ConversationJson.tree(
                  hearing.conversation(
                      whole.toString().getBytes(StandardCharsets.UTF_8), Options.NONE.from("json")))
              .path("case");
    } catch (Problem unread) {
      throw unread.at(pointer -> pointer.replaceFirst("^/case", ""));
    }
    live.know(
        new Live.Key(who.tenant(), id),
        read.isObject() ? (ObjectNode) read : JsonNodeFactory.instance.objectNode());
    return ReadingApi.json(known(reading(who, id)));
  }

  static JsonNode object(byte @Nullable [] body, String detail, String maybe) {
    JsonNode root = ReadingApi.tree(ReadingApi.given(body));
    if (!root.isObject()) {
      throw Problem.input(
          detail, List.of(new Problem.Fault("", "It is no object. Maybe %s.".formatted(maybe))));
    }
    return root;
  }

  /// Keeps what became of the matter, also after the end.
  @May(Right.WRITE_CONVERSATIONS)
  @Takes(Takes.What.JSON)
  @PutMapping("/api/v1/conversations/{id}/outcome")
  ResponseEntity<String> outcome(
      @RequestAttribute Who who,
      @PathVariable String id,
      @RequestBody(required = false) byte @Nullable [] body) {
    there(who, id);
    ObjectNode outcome =
        Outcomes.checked(object(body, "The outcome cannot be read.", "{\"resolved\":true}"), "");
    live.became(new Live.Key(who.tenant(), id), outcome);
    return ReadingApi.json(outcome);
  }

  /// The customer's contacts before this one, the latest first.
  @May(value = Right.SEE_CONVERSATIONS, reads = Audit.Kind.CONVERSATION)
  @GetMapping("/api/v1/conversations/{id}/earlier")
  ResponseEntity<String> earlier(
      @RequestAttribute Who who,
      @PathVariable String id,
      @RequestParam @Nullable String limit,
      @RequestParam @Nullable String after) {
    int most = Paging.limit(limit);
    Talk talk = store.find(who.tenant(), id).orElseThrow(Problem::notThere);
    Customers.After from = Paging.after(after, Customers.After::new);
    List<Customers.Contact> found = List.of();
    String customer = talk.customer();
    if (customer != null) {
      if (from == null) {
        Long started =
            Starts.startedAt(
                (ObjectNode) ReadingApi.tree(talk.head().getBytes(StandardCharsets.UTF_8)));
        from = new Customers.After(started == null ? talk.madeAt() : started, id);
      }
      found = customers.contacts(who.tenant(), customer, from, most + 1);
    }
    return ReadingApi.json(
        Paging.page(
            "contacts",
            found,
            most,
            contact ->
                contact(contact)
                    .put(
                        "sameTopic",
                        contact.topic() != null && contact.topic().equals(talk.topic())),
            contact -> Paging.cursor(contact.beganAt(), contact.id())));
  }

  /// One contact of a customer.
  static ObjectNode contact(Customers.Contact contact) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("id", contact.id());
    tree.put("state", contact.open() ? "open" : "closed");
    tree.put("channel", contact.channel());
    tree.put("team", contact.team());
    tree.put("topic", contact.topic());
    tree.put("startedAt", Instant.ofEpochMilli(contact.beganAt()).toString());
    tree.put("turns", contact.turns());
    String ended = contact.ended();
    tree.put("inWords", Ended.words(ended));
    if (ended == null) {
      tree.putNull("ended");
    } else {
      tree.set("ended", ReadingApi.tree(ended.getBytes(StandardCharsets.UTF_8)));
    }
    return tree;
  }

  /// Checks a draft of the next reply in a stored conversation.
  @May(Right.WRITE_CONVERSATIONS)
  @Takes(Takes.What.JSON)
  @PostMapping("/api/v1/conversations/{id}/drafts/check")
  ResponseEntity<String> check(
      @RequestAttribute Who who,
      @PathVariable String id,
      @RequestBody(required = false) byte @Nullable [] body) {
    String text = ReadingApi.draft(ReadingApi.tree(ReadingApi.given(body)));
    Live.Known known = live.known(new Live.Key(who.tenant(), id));
    return ReadingApi.json(
        hearing.signed(
            AdviceJson.tree(ReadingApi.after(known.by(), known.reading()).check(text), text)));
  }

  /// A reply pattern filled from a stored conversation, or what is missing for it.
  @May(value = Right.WRITE_CONVERSATIONS, reads = Audit.Kind.CONVERSATION)
  @GetMapping("/api/v1/conversations/{id}/patterns/{name}")
  ResponseEntity<String> pattern(
      @RequestAttribute Who who, @PathVariable String id, @PathVariable String name) {
    return ReadingApi.json(
        PatternJson.tree(Patterns.fill(ReadingApi.wanted(name), reading(who, id)), id));
  }

  /// All reply patterns, each filled from a stored conversation, or what is missing for it.
  @May(value = Right.WRITE_CONVERSATIONS, reads = Audit.Kind.CONVERSATION)
  @GetMapping("/api/v1/conversations/{id}/patterns")
  ResponseEntity<String> patterns(@RequestAttribute Who who, @PathVariable String id) {
    Reading reading = reading(who, id);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("patterns");
    Patterns.all().forEach(each -> list.add(PatternJson.tree(Patterns.fill(each, reading), id)));
    return ReadingApi.json(body);
  }

  /// Notes on a stored conversation.
  @May(value = Right.SEE_CONVERSATIONS, reads = Audit.Kind.CONVERSATION)
  @GetMapping("/api/v1/conversations/{id}/notes")
  ResponseEntity<String> notes(@RequestAttribute Who who, @PathVariable String id) {
    return ReadingApi.json(ReadingApi.notes(reading(who, id)));
  }

  /// The hints that were shown, and what became of them.
  @May(value = Right.SEE_CONVERSATIONS, reads = Audit.Kind.CONVERSATION)
  @GetMapping("/api/v1/conversations/{id}/hints")
  ResponseEntity<String> hints(@RequestAttribute Who who, @PathVariable String id) {
    if (store.find(who.tenant(), id).isEmpty()) {
      throw Problem.notThere();
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("hints");
    store.hints(who.tenant(), id).forEach(hint -> list.add(hint(hint)));
    return ReadingApi.json(body);
  }

  private static ObjectNode hint(Hint hint) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.set("nudge", ReadingApi.tree(hint.body().getBytes(StandardCharsets.UTF_8)));
    tree.set("heard", ReadingApi.tree(hint.heard().getBytes(StandardCharsets.UTF_8)));
    tree.put("shownAt", Instant.ofEpochMilli(hint.shownAt()).toString());
    tree.put("became", hint.became());
    tree.put("reason", hint.reason());
    return tree;
  }

  /// Says what became of the hint after a turn.
  @May(Right.WRITE_CONVERSATIONS)
  @Takes(Takes.What.JSON)
  @PutMapping("/api/v1/conversations/{id}/hints/{turn}")
  ResponseEntity<Void> became(
      @RequestAttribute Who who,
      @PathVariable String id,
      @PathVariable int turn,
      @RequestBody(required = false) byte @Nullable [] body) {
    there(who, id);
    JsonNode root = object(body, "It cannot be read.", "{\"became\":\"useful\"}");
    String became = root.path("became").asString("");
    JsonNode reason = root.path("reason");
    var faults = new ArrayList<Problem.Fault>();
    if (!BECAME.contains(became)) {
      faults.add(
          new Problem.Fault(
              "/became", "It is none of useful, dismissed, muted, faded. Maybe useful."));
    }
    if (!reason.isMissingNode() && !reason.isNull() && !reason.isString()) {
      faults.add(new Problem.Fault("/reason", "It is no text."));
    } else if (reason.asString("").length() > LONGEST_REASON
        || reason.asString("").indexOf('\0') >= 0) {
      faults.add(
          new Problem.Fault(
              "/reason",
              "It is longer than %d characters, or holds a null character."
                  .formatted(LONGEST_REASON)));
    }
    if (!faults.isEmpty()) {
      throw Problem.input("What became of the hint cannot be read.", faults);
    }
    String why =
        reason.isString()
            ? live.masked(new Live.Key(who.tenant(), id), reason.stringValue())
            : null;
    if (!store.became(who.tenant(), id, turn, became, why)) {
      throw Problem.notThere();
    }
    return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
  }
}
