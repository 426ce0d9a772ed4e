package io.heard.server;

import io.heard.store.Conversations;
import io.heard.store.Talk;
import io.heard.store.Traces;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// All that is held about a customer, as one JSON object: for people to read, each conversation
/// with its reading; and, so that nothing is left out, every stored row.
final class CustomerExport {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /// Columns that hold JSON.
  private static final Set<String> TREES = Set.of("body", "head", "heard");

  private final Privacy privacy;
  private final Traces traces;
  private final Conversations store;
  private final Live live;
  private final Clock clock;

  CustomerExport(Privacy privacy, Traces traces, Conversations store, Live live, Clock clock) {
    this.privacy = privacy;
    this.traces = traces;
    this.store = store;
    this.live = live;
    this.clock = clock;
  }

  /// @param reference as the customer's own system names them
  ObjectNode of(String tenant, String reference) {
    List<String> names = privacy.customers(tenant, reference);
    ObjectNode export = JsonNodeFactory.instance.objectNode();
    export.put("format", "heard-customer-1");
    export.put("customer", reference);
    export.put("madeAt", Instant.ofEpochMilli(clock.millis()).toString());
    ArrayNode out = export.putArray("optedOut");
    privacy
        .rules()
        .out(tenant, names.stream().map(name -> privacy.customerDigest(tenant, name)).toList())
        .forEach(out::add);
    ArrayNode conversations = export.putArray("conversations");
    List<Traces.Named> all = traces.of(tenant, names);
    for (Traces.Named one : all) {
      // The reading comes first: it words what is stored as it may be given out.
      Live.Known known = live.known(new Live.Key(tenant, one.id()));
      ObjectNode entry = conversations.addObject();
      store.find(tenant, one.id()).ifPresent(talk -> about(entry, talk));
      entry.set("reading", known.tree());
    }
    ObjectNode rows = export.putObject("stored");
    add(rows, traces.customerRows(tenant, names));
    for (Traces.Named one : all) {
      add(rows, traces.rows(tenant, one.id()));
    }
    return export;
  }

  private static void about(ObjectNode entry, Talk talk) {
    entry.put("id", talk.id());
    entry.put("state", talk.open() ? "open" : "closed");
    entry.put("channel", talk.channel());
    entry.put("team", talk.team());
    entry.put("topic", talk.topic());
    entry.put("startedAt", Instant.ofEpochMilli(talk.madeAt()).toString());
    entry.put("changedAt", Instant.ofEpochMilli(talk.changedAt()).toString());
  }

  private static void add(ObjectNode rows, Map<String, List<Map<String, Object>>> found) {
    found.forEach((table, list) -> {
      ArrayNode all = rows.path(table) instanceof ArrayNode known ? known : rows.putArray(table);
      for (Map<String, Object> row : list) {
        ObjectNode entry = all.addObject();
        row.forEach((column, value) -> {
          if (!column.equals("tenant")) {
            entry.set(column, tree(column, value));
          }
        });
      }
    });
  }

  private static JsonNode tree(String column, Object value) {
    if (value instanceof String text && TREES.contains(column)) {
      try {
        return MAPPER.readTree(text);
      } catch (JacksonException none) {
        return JsonNodeFactory.instance.stringNode(text);
      }
    }
    return MAPPER.valueToTree(value);
  }
}
