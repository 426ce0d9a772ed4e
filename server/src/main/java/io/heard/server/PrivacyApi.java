package io.heard.server;

import io.heard.conversation.Channel;
import io.heard.mask.Kind;
import io.heard.store.Audit;
import io.heard.store.Rules;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is masked, how long it is kept, what people are told, who opted out; a customer's export
/// and erasure. A customer's reference stands in bodies and never in an address.
@RestController
final class PrivacyApi {
  private static final int MOST_DAYS = 36_500;
  private static final int LONGEST_NOTICE = 10_000;
  private static final int LONGEST_REFERENCE = 1_000;
  private static final int MOST_DELETIONS = 400;

  private static final String NO_CHANNEL =
      "There is no such channel. Maybe one of %s, or * for all others."
          .formatted(
              Arrays.stream(Channel.values()).map(Channel::id).collect(Collectors.joining(", ")));

  private final Privacy privacy;
  private final Forgetting forgetting;
  private final CustomerExport exports;
  private final Live live;
  private final Audit audit;

  PrivacyApi(
      Privacy privacy, Forgetting forgetting, CustomerExport exports, Live live, Audit audit) {
    this.privacy = privacy;
    this.forgetting = forgetting;
    this.exports = exports;
    this.live = live;
    this.audit = audit;
  }

  /// All that was decided, and how much was deleted.
  @May(Right.KEEP_PRIVACY)
  @GetMapping("/api/v1/privacy")
  ResponseEntity<String> all(@RequestAttribute Who who) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("masking", masking(who));
    ArrayNode channels = body.putArray("channels");
    privacy.rules().channels(who.tenant()).forEach(rule -> channels.add(tree(rule)));
    ArrayNode deleted = body.putArray("deleted");
    for (Rules.Deleted one : privacy.rules().deleted(who.tenant(), MOST_DELETIONS)) {
      deleted
          .addObject()
          .put("day", LocalDate.ofEpochDay(one.day()).toString())
          .put("reason", one.reason())
          .put("channel", one.channel())
          .put("conversations", one.conversations())
          .put("turns", one.turns());
    }
    return ReadingApi.json(body);
  }

  private ObjectNode masking(Who who) {
    Set<Kind> kinds = privacy.kinds(who.tenant());
    ObjectNode masking = JsonNodeFactory.instance.objectNode().put("on", !kinds.isEmpty());
    ArrayNode list = masking.putArray("kinds");
    kinds.stream().map(Kind::id).sorted().forEach(list::add);
    return masking;
  }

  private static ObjectNode tree(Rules.Channel rule) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("channel", rule.channel())
        .put("days", rule.days())
        .put("notice", rule.notice())
        .put("optOut", rule.optOut());
  }

  /// Decides what is masked: `{"kinds":["names","cards"]}`, or `{"on":false}` for nothing.
  @May(Right.MANAGE_SETTINGS)
  @PutMapping("/api/v1/privacy/masking")
  ResponseEntity<String> mask(@RequestAttribute Who who, @RequestBody byte[] body) {
    JsonNode root = ReadingApi.tree(body);
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (root.path("kinds").isArray()) {
      int place = 0;
      for (JsonNode each : root.path("kinds").values()) {
        kinds.add(kind(each, "/kinds/" + place++));
      }
    } else if (root.path("on").isBoolean()) {
      kinds.addAll(root.path("on").booleanValue() ? EnumSet.allOf(Kind.class) : Set.of());
    } else {
      throw wrong("/kinds", "There are no kinds. Maybe {\"on\":true}, or {\"kinds\":[\"names\"]}.");
    }
    decide(who, kinds);
    return ReadingApi.json(masking(who));
  }

  private static Kind kind(JsonNode node, String pointer) {
    return Privacy.kind(node.asString(""))
        .orElseThrow(() ->
            wrong(
                pointer,
                "There is no such kind. Maybe one of %s."
                    .formatted(
                        Arrays.stream(Kind.values())
                            .map(Kind::id)
                            .collect(Collectors.joining(", ")))));
  }

  void decide(Who who, Set<Kind> kinds) {
    audit.write(who.actor(), Audit.Action.SETTINGS_CHANGED, Audit.Subject.NOTHING);
    privacy.mask(who.tenant(), kinds);
    live.refresh(who.tenant());
  }

  /// Decides what holds on a channel: `{"days":90,"notice":"…","optOut":true}`. The channel `*`
  /// stands for all others.
  @May(Right.KEEP_PRIVACY)
  @PutMapping("/api/v1/privacy/channels/{channel}")
  ResponseEntity<String> channel(
      @RequestAttribute Who who, @PathVariable String channel, @RequestBody byte[] body) {
    String known = channel(channel);
    JsonNode root = ReadingApi.tree(body);
    if (!root.isObject()) {
      throw wrong("", "It is no object. Maybe {\"days\":90}.");
    }
    JsonNode notice = root.path("notice");
    if (!notice.isMissingNode() && !notice.isNull() && !notice.isString()) {
      throw wrong("/notice", "It is no text.");
    }
    JsonNode optOut = root.path("optOut");
    if (!optOut.isMissingNode() && !optOut.isBoolean()) {
      throw wrong("/optOut", "It is neither true nor false.");
    }
    var rule =
        rule(
            known,
            days(root.path("days")),
            notice.isString() ? notice.stringValue() : null,
            optOut.isMissingNode() || optOut.booleanValue());
    decide(who, rule);
    return ReadingApi.json(tree(rule));
  }

  private static @Nullable Integer days(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (!node.isInt()) {
      throw wrong("/days", "It is no whole number. Maybe 90, or null for never.");
    }
    return node.intValue();
  }

  /// @throws Problem when it cannot hold
  static Rules.Channel rule(
      String channel, @Nullable Integer days, @Nullable String notice, boolean optOut) {
    if (days != null && (days < 1 || days > MOST_DAYS)) {
      throw wrong("/days", "It is not from 1 to %d. Maybe null, for never.".formatted(MOST_DAYS));
    }
    if (notice != null && notice.length() > LONGEST_NOTICE) {
      throw wrong("/notice", "It is longer than %d characters.".formatted(LONGEST_NOTICE));
    }
    return new Rules.Channel(channel, days, notice, optOut);
  }

  void decide(Who who, Rules.Channel rule) {
    audit.write(who.actor(), Audit.Action.SETTINGS_CHANGED, Audit.Subject.NOTHING);
    privacy.rules().channel(who.tenant(), rule);
  }

  /// Takes back what was decided for a channel.
  @May(Right.KEEP_PRIVACY)
  @DeleteMapping("/api/v1/privacy/channels/{channel}")
  ResponseEntity<Void> forget(@RequestAttribute Who who, @PathVariable String channel) {
    String known = channel(channel);
    audit.write(who.actor(), Audit.Action.SETTINGS_CHANGED, Audit.Subject.NOTHING);
    if (!privacy.rules().forget(who.tenant(), known)) {
      throw Problem.notThere();
    }
    return ResponseEntity.noContent().build();
  }

  private static String channel(String given) {
    if (!isChannel(given)) {
      throw Problem.of(HttpStatus.NOT_FOUND, NO_CHANNEL);
    }
    return given;
  }

  private static boolean isChannel(String given) {
    return given.equals(Rules.ANY)
        || Arrays.stream(Channel.values()).anyMatch(each -> each.id().equals(given));
  }

  /// What people are told on a channel before they are listened to, for whatever shows it to them.
  @May(Right.SEE_NOTICE)
  @GetMapping("/api/v1/privacy/notice")
  ResponseEntity<String> notice(
      @RequestAttribute Who who, @RequestParam(defaultValue = Rules.ANY) String channel) {
    Rules.Channel rule = privacy.rule(who.tenant(), channel(channel));
    return ReadingApi.json(
        JsonNodeFactory.instance
            .objectNode()
            .put("channel", channel)
            .put("notice", rule.notice())
            .put("optOut", rule.optOut()));
  }

  /// Keeps that a customer does not want to be listened to: `{"customer":"…","channel":"chat"}`;
  /// without a channel, nowhere.
  @May(Right.OPT_OUT)
  @PostMapping("/api/v1/privacy/opt-outs")
  ResponseEntity<Void> optOut(@RequestAttribute Who who, @RequestBody byte[] body) {
    JsonNode root = ReadingApi.tree(body);
    String reference = reference(root);
    String channel = where(root);
    if (!privacy.rule(who.tenant(), channel).optOut()) {
      throw Problem.of(HttpStatus.CONFLICT, "Nobody can opt out on this channel.");
    }
    audit.write(who.actor(), Audit.Action.OPTED_OUT, Audit.Subject.customer(reference));
    for (String name : privacy.customers(who.tenant(), reference)) {
      privacy.rules().optOut(who.tenant(), privacy.customerDigest(who.tenant(), name), channel);
    }
    live.refresh(who.tenant());
    return ResponseEntity.noContent().build();
  }

  /// Keeps that a customer may be listened to again.
  @May(Right.OPT_OUT)
  @PostMapping("/api/v1/privacy/opt-ins")
  ResponseEntity<Void> optIn(@RequestAttribute Who who, @RequestBody byte[] body) {
    JsonNode root = ReadingApi.tree(body);
    String reference = reference(root);
    String channel = where(root);
    audit.write(who.actor(), Audit.Action.OPTED_IN, Audit.Subject.customer(reference));
    for (String name : privacy.customers(who.tenant(), reference)) {
      privacy.rules().optIn(who.tenant(), privacy.customerDigest(who.tenant(), name), channel);
    }
    live.refresh(who.tenant());
    return ResponseEntity.noContent().build();
  }

  private static String where(JsonNode root) {
    JsonNode channel = root.path("channel");
    if (channel.isMissingNode() || channel.isNull()) {
      return Rules.ANY;
    }
    String given = channel.isString() ? channel.stringValue() : "";
    if (!isChannel(given)) {
      throw wrong("/channel", NO_CHANNEL);
    }
    return given;
  }

  /// The customer of one conversation does not want to be listened to: it is deleted, and refused
  /// from now on.
  @May(Right.OPT_OUT)
  @PostMapping("/api/v1/conversations/{id}/opt-out")
  ResponseEntity<Void> optOut(@RequestAttribute Who who, @PathVariable String id) {
    forgetting.optOut(who, id);
    return ResponseEntity.noContent().build();
  }

  /// All that is held about a customer, in one file: `{"customer":"…"}`.
  @May(Right.KEEP_PRIVACY)
  @PostMapping("/api/v1/privacy/export")
  ResponseEntity<byte[]> export(@RequestAttribute Who who, @RequestBody byte[] body) {
    return export(who, reference(ReadingApi.tree(body)));
  }

  ResponseEntity<byte[]> export(Who who, String reference) {
    audit.write(who.actor(), Audit.Action.CUSTOMER_EXPORTED, Audit.Subject.customer(reference));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"heard-export.json\"")
        .body(
            exports.of(who.tenant(), reference).toPrettyString().getBytes(StandardCharsets.UTF_8));
  }

  /// Erases a customer: `{"customer":"…"}`.
  @May(Right.KEEP_PRIVACY)
  @PostMapping("/api/v1/privacy/erasure")
  ResponseEntity<String> erase(@RequestAttribute Who who, @RequestBody byte[] body) {
    Forgetting.Erased erased = forgetting.erase(who, reference(ReadingApi.tree(body)));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("conversations", erased.gone().conversations());
    answer.put("turns", erased.gone().turns());
    answer.put("rows", erased.gone().rows());
    ArrayNode left = answer.putArray("left");
    erased.left().forEach(left::add);
    return ReadingApi.json(answer);
  }

  private static String reference(JsonNode root) {
    JsonNode given = root.path("customer");
    String reference = given.isString() ? given.stringValue() : "";
    if (reference.isBlank() || reference.length() > LONGEST_REFERENCE) {
      throw wrong("/customer", "There is no customer's reference. Maybe {\"customer\":\"k-4\"}.");
    }
    return reference;
  }

  private static Problem wrong(String pointer, String detail) {
    return Problem.input(
        "What was sent cannot be used.", List.of(new Problem.Fault(pointer, detail)));
  }
}
