package io.heard.server;

import io.heard.conversation.Conversation;
import io.heard.formats.Options;
import io.heard.store.Customers;
import io.heard.store.Talk;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes of a conversation in the plain format what is stored of it beside its turns. What is known
/// of its customer, and how their earlier contacts ended, comes into its case where whoever sends
/// it says nothing about that; it is written into the conversation, so that it is always heard with
/// what was known when it began.
final class Heads {
  /// Earlier contacts that come into a case: what an agent can take in at a glance.
  private static final int MOST_EARLIER = 10;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Hearing hearing;
  private final Customers customers;
  private final Privacy privacy;

  Heads(Hearing hearing, Customers customers, Privacy privacy) {
    this.privacy = privacy;
    this.hearing = hearing;
    this.customers = customers;
  }

  /// @param given with an id, and `turns`
  /// @throws Problem when something of it cannot be read
  Talk of(String tenant, ObjectNode given) {
    String customer = Ids.of(given, "customerId", "");
    String team = Ids.of(given, "team", "");
    String topic = Ids.of(given, "topic", "");
    named(given, "customerId", customer);
    named(given, "team", team);
    named(given, "topic", topic);
    if (!given.hasNonNull("outcome")) {
      given.remove("outcome");
    } else {
      given.set("outcome", Outcomes.checked(given.get("outcome"), "/outcome"));
    }
    if (given.hasNonNull("case")) {
      given.set("case", Cases.checked(given.get("case"), "/case"));
    }
    if (customer != null) {
      known(tenant, customer, given);
    }
    Conversation conversation =
        hearing.conversation(
            given.toString().getBytes(StandardCharsets.UTF_8), Options.NONE.from("json"));
    return new Talk(
        conversation.id(),
        customer,
        team,
        conversation.channel().id(),
        topic,
        Hearing.head(conversation).toString(),
        true,
        0,
        0,
        0,
        0);
  }

  /// A number becomes a name, and null says nothing.
  private static void named(ObjectNode given, String field, @Nullable String name) {
    if (name == null) {
      given.remove(field);
    } else {
      given.put(field, name);
    }
  }

  private void known(String tenant, String customer, ObjectNode given) {
    JsonNode said = given.path("case");
    ObjectNode known = said.isObject() ? (ObjectNode) said : JsonNodeFactory.instance.objectNode();
    if (!known.hasNonNull("customer")) {
      customers
          .find(tenant, privacy.customer(tenant, customer))
          .ifPresent(record -> fill(known, (ObjectNode) MAPPER.readTree(record.body())));
    }
    if (!known.hasNonNull("earlier")) {
      List<Customers.Contact> contacts = contacts(tenant, customer).reversed();
      if (!contacts.isEmpty()) {
        ArrayNode earlier = known.putArray("earlier");
        for (Customers.Contact contact : contacts) {
          ObjectNode entry = earlier.addObject();
          entry.put("at", Instant.ofEpochMilli(contact.beganAt()).toString());
          if (contact.topic() != null) {
            entry.put("topic", contact.topic());
          }
          entry.put("ended", Ended.words(contact.ended()));
        }
      }
    }
    if (!known.isEmpty()) {
      given.set("case", known);
    }
  }

  /// By the name under which the customer is stored, whatever was known of them at the time.
  private List<Customers.Contact> contacts(String tenant, String customer) {
    List<Customers.Contact> found =
        customers.contacts(tenant, privacy.customer(tenant, customer), null, MOST_EARLIER);
    return found.isEmpty()
        ? customers.contacts(tenant, privacy.customerName(tenant, customer), null, MOST_EARLIER)
        : found;
  }

  private static void fill(ObjectNode known, ObjectNode record) {
    ObjectNode customer = known.putObject("customer");
    for (String field : List.of("name", "address")) {
      if (record.hasNonNull(field)) {
        customer.set(field, record.get(field));
      }
    }
    ArrayNode facts = customer.putArray("facts");
    record.path("facts").values().forEach(facts::add);
    for (JsonNode preference : record.path("preferences").values()) {
      ObjectNode fact = ((ObjectNode) preference).deepCopy();
      if (!fact.hasNonNull("source")) {
        fact.put("source", "preference");
      }
      facts.add(fact);
    }
    for (String field : List.of("may", "cannot")) {
      if (record.path(field).isArray() && !known.has(field)) {
        known.set(field, record.get(field));
      }
    }
  }
}
