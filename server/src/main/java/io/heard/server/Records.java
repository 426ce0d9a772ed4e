package io.heard.server;

import io.heard.conversation.Case;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.mask.Kind;
import io.heard.mask.Mask;
import io.heard.store.Customers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Customers' records as they are stored: their texts masked as turns are. What the customer is
/// called stays, since that is what a record is for; of anything else in those two fields, such as
/// a number, nothing does.
final class Records {
  private static final List<String> CALLED = List.of("name", "address");
  private static final List<String> FACTS = List.of("facts", "preferences");
  private static final List<String> LISTS = List.of("may", "cannot");

  private final Customers customers;
  private final Privacy privacy;

  Records(Customers customers, Privacy privacy) {
    this.customers = customers;
    this.privacy = privacy;
  }

  /// A record as it may be stored.
  ObjectNode masked(String tenant, ObjectNode record) {
    Set<Kind> kinds = privacy.kinds(tenant);
    if (kinds.isEmpty()) {
      return record;
    }
    var texts = new ArrayList<Case.Fact>();
    var lines = new ArrayList<String>();
    for (String field : FACTS) {
      record.path(field).values().forEach(fact -> texts.add(fact(fact)));
    }
    for (String field : LISTS) {
      record.path(field).values().forEach(line -> lines.add(line.asString()));
    }
    Case known = known(kinds, text(record, CALLED.getFirst()), texts, lines);
    ObjectNode masked = record.deepCopy();
    called(masked, kinds);
    int at = 0;
    for (String field : FACTS) {
      for (JsonNode fact : masked.path(field).values()) {
        Case.Fact now = known.facts().get(at++);
        ((ObjectNode) fact).put("text", now.text());
        if (now.source() != null) {
          ((ObjectNode) fact).put("source", now.source());
        }
      }
    }
    at = 0;
    for (String field : LISTS) {
      if (masked.path(field) instanceof ArrayNode list) {
        for (int i = 0; i < list.size(); i++) {
          list.set(i, JsonNodeFactory.instance.stringNode(known.may().get(at++)));
        }
      }
    }
    return masked;
  }

  private static Case.Fact fact(JsonNode fact) {
    return new Case.Fact(fact.path("text").asString(""), text(fact, "source"));
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.hasNonNull(field) ? node.get(field).asString() : null;
  }

  /// The name and the form of address, with all but names replaced.
  private static void called(ObjectNode record, Set<Kind> kinds) {
    Set<Kind> others = EnumSet.copyOf(kinds);
    others.remove(Kind.NAMES);
    for (String field : CALLED) {
      if (record.hasNonNull(field) && !others.isEmpty()) {
        record.put(
            field,
            known(others, null, List.of(), List.of(record.get(field).asString())).may().getFirst());
      }
    }
  }

  private static Case known(
      Set<Kind> kinds, @Nullable String name, List<Case.Fact> facts, List<String> lines) {
    var known = new Case(name, null, facts, List.of(), lines, List.of());
    Conversation head = Conversation.of("record", Channel.OTHER, List.of());
    return Mask.begin(
            new Conversation(
                head.id(), head.channel(), head.startedAt(), known, List.of(), head.extra()),
            kinds)
        .head()
        .known();
  }

  /// A stored record as it may be given out; where it was stored before that was masked, it is
  /// stored anew.
  Customers.Stored settled(String tenant, Customers.Stored stored) {
    ObjectNode before =
        (ObjectNode) ReadingApi.tree(stored.body().getBytes(StandardCharsets.UTF_8));
    ObjectNode after = masked(tenant, before);
    if (after.equals(before)) {
      return stored;
    }
    var anew = new Customers.Stored(stored.id(), after.toString());
    customers.put(tenant, anew);
    return anew;
  }
}
