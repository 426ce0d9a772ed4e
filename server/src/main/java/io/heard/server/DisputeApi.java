package io.heard.server;

import io.heard.conversation.Span;
import io.heard.store.Audit;
import io.heard.store.Conversations;
import io.heard.store.Dispute;
import io.heard.store.Disputes;
import io.heard.store.People;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Marks that people say are wrong, and how many of which label.
@RestController
final class DisputeApi {
  private static final int LONGEST_WHY = 500;

  private final Live live;
  private final Conversations store;
  private final Disputes disputes;
  private final People people;

  DisputeApi(Live live, Conversations store, Disputes disputes, People people) {
    this.live = live;
    this.store = store;
    this.disputes = disputes;
    this.people = people;
  }

  private void there(Who who, String id) {
    if (store.find(who.tenant(), id).isEmpty()) {
      throw Problem.notThere();
    }
  }

  /// Says that a mark is wrong. The same person's second word on the same mark replaces the first.
  @May(Right.DISPUTE_MARKS)
  @Takes(Takes.What.JSON)
  @PostMapping("/api/v1/conversations/{id}/disputes")
  ResponseEntity<String> say(
      @RequestAttribute Who who,
      @PathVariable String id,
      @RequestBody(required = false) byte @Nullable [] body) {
    there(who, id);
    var given =
        new Given(
            body, "{\"turn\":3,\"code\":\"frustration\"}", "turn", "code", "from", "to", "why");
    int turn = given.neededWhole("turn");
    Integer from = given.whole("from");
    Integer to = given.whole("to");
    String code = given.needed("code", Ids.LONGEST);
    String why = given.text("why", LONGEST_WHY);
    if (from == null != (to == null) || from != null && to != null && from >= to) {
      given.wrong("/from", "'from' and 'to' stand together, and 'from' comes first.");
    }
    given.done();
    Span at = from == null || to == null ? null : new Span(from, to);
    Disputes.Kept kept =
        live.dispute(
            new Live.Key(who.tenant(), id), new Margin.Said(turn, code, at, why, who.id()));
    return ReadingApi.json(
        kept.again() ? HttpStatus.OK : HttpStatus.CREATED,
        tree(kept.dispute(), people.names(who.tenant()), who));
  }

  private static ObjectNode tree(Dispute one, Map<String, String> names, Who who) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("number", one.number());
    tree.put("turn", one.turn());
    tree.put("code", one.code());
    tree.put("from", one.from());
    tree.put("to", one.to());
    tree.put("why", one.why());
    ObjectNode by = tree.putObject("by");
    by.put("id", one.by());
    by.put("name", names.get(one.by()));
    tree.put("at", Instant.ofEpochMilli(one.at()).toString());
    tree.put("own", one.by().equals(who.id()));
    tree.set("heard", ReadingApi.tree(one.heard().getBytes(StandardCharsets.UTF_8)));
    return tree;
  }

  /// The disputes of a conversation, in order.
  @May(value = Right.SEE_CONVERSATIONS, reads = Audit.Kind.CONVERSATION)
  @GetMapping("/api/v1/conversations/{id}/disputes")
  ResponseEntity<String> all(@RequestAttribute Who who, @PathVariable String id) {
    // The reading comes first: it words what is stored as it may be given out.
    live.reading(new Live.Key(who.tenant(), id));
    Map<String, String> names = people.names(who.tenant());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("disputes");
    disputes.of(who.tenant(), id).forEach(one -> list.add(tree(one, names, who)));
    return ReadingApi.json(body);
  }

  /// Takes back what one said; an owner takes back anybody's.
  @May(Right.DISPUTE_MARKS)
  @DeleteMapping("/api/v1/conversations/{id}/disputes/{number}")
  ResponseEntity<Void> takeBack(
      @RequestAttribute Who who, @PathVariable String id, @PathVariable int number) {
    Dispute one =
        disputes.of(who.tenant(), id).stream()
            .filter(each -> each.number() == number)
            .findFirst()
            .orElseThrow(Problem::notThere);
    if (!one.by().equals(who.id()) && who.role() != Who.Role.OWNER) {
      throw Problem.of(
          HttpStatus.FORBIDDEN, "Somebody else said it; they or an owner take it back.");
    }
    if (!live.takeBack(new Live.Key(who.tenant(), id), number)) {
      throw Problem.notThere();
    }
    return ResponseEntity.noContent().build();
  }

  /// How many marks of each label were heard, and how many of those were disputed.
  @May(Right.SEE_CONVERSATIONS)
  @GetMapping("/api/v1/disputes/counts")
  ResponseEntity<String> counts(@RequestAttribute Who who) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("counts");
    List<Disputes.Count> counts = disputes.counts(who.tenant(), who.reach());
    for (Disputes.Count count : counts) {
      list.addObject()
          .put("code", count.code())
          .put("disputed", count.disputed())
          .put("heard", count.heard());
    }
    return ReadingApi.json(body);
  }
}
