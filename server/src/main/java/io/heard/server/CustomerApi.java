package io.heard.server;

import io.heard.store.Audit;
import io.heard.store.Customers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Customers: what is known of them, what they said they prefer, and their contacts.
@RestController
final class CustomerApi {
  private static final Set<String> TEXTS = Set.of("name", "address");
  private static final Set<String> FACTS = Set.of("facts", "preferences");
  private static final Set<String> LISTS = Set.of("may", "cannot");

  /// What a person can take in, and more than any record had that was seen.
  private static final int MOST_ENTRIES = 200;

  private static final int LONGEST_TEXT = 2_000;

  private final Customers customers;
  private final Records records;

  CustomerApi(Customers customers, Privacy privacy) {
    this.customers = customers;
    this.records = new Records(customers, privacy);
  }

  /// A page of customers of whom there is a record, by id.
  @May(Right.SEE_CUSTOMERS)
  @GetMapping("/api/v1/customers")
  ResponseEntity<String> list(
      @RequestAttribute Who who,
      @RequestParam @Nullable String limit,
      @RequestParam @Nullable String after) {
    int most = Paging.limit(limit);
    String last = Paging.after(after, (none, id) -> id);
    return ReadingApi.json(
        Paging.page(
            "customers",
            customers.page(who.tenant(), last == null ? "" : last, most + 1).stream()
                .map(customer -> records.settled(who.tenant(), customer))
                .toList(),
            most,
            customer -> tree(customer.id(), customer.body()),
            customer -> Paging.cursor(0, customer.id())));
  }

  private static ObjectNode tree(String id, String body) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode().put("id", id);
    JsonNode stored = ReadingApi.tree(body.getBytes(StandardCharsets.UTF_8));
    tree.setAll((ObjectNode) stored);
    return tree.put("id", id);
  }

  /// One customer's record; an empty one where only contacts are known.
  @May(value = Right.SEE_CUSTOMERS, reads = Audit.Kind.CUSTOMER)
  @GetMapping("/api/v1/customers/{id}")
  ResponseEntity<String> one(@RequestAttribute Who who, @PathVariable String id) {
    return ReadingApi.json(record(who, id));
  }

  private ObjectNode record(Who who, String id) {
    return customers
        .find(who.tenant(), id)
        .map(customer -> tree(id, records.settled(who.tenant(), customer).body()))
        .orElseGet(() -> {
          if (customers.contacts(who.tenant(), id, null, 1).isEmpty()) {
            throw Problem.notThere();
          }
          return tree(id, "{}");
        });
  }

  /// Replaces a customer's record.
  @May(Right.WRITE_CONVERSATIONS)
  @Takes(Takes.What.JSON)
  @PutMapping("/api/v1/customers/{id}")
  ResponseEntity<String> put(
      @RequestAttribute Who who,
      @PathVariable String id,
      @RequestBody(required = false) byte @Nullable [] body) {
    Ids.check(id, "/id");
    JsonNode given =
        CaseApi.object(body, "The record cannot be read.", "{\"name\":\"…\",\"facts\":[]}");
    ObjectNode record = records.masked(who.tenant(), checked(given));
    boolean made = customers.put(who.tenant(), new Customers.Stored(id, record.toString()));
    return ReadingApi.json(made ? HttpStatus.CREATED : HttpStatus.OK, tree(id, record.toString()));
  }

  private static ObjectNode checked(JsonNode given) {
    var faults = new ArrayList<Problem.Fault>();
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    for (String field : given.propertyNames()) {
      JsonNode value = given.get(field);
      String at = "/" + Bodies.escaped(field);
      if (value.isNull() || field.equals("id")) {
        continue;
      }
      if (TEXTS.contains(field)) {
        if (isText(value, at, faults)) {
          record.set(field, value);
        }
      } else if (FACTS.contains(field) || LISTS.contains(field)) {
        record.set(field, entries(value, at, FACTS.contains(field), faults));
      } else {
        faults.add(
            new Problem.Fault(
                at,
                "There is no such field. Maybe one of name, address, facts, preferences, may, cannot."));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.input("The record cannot be read.", faults);
    }
    return record;
  }

  private static boolean isText(JsonNode value, String at, List<Problem.Fault> faults) {
    if (!value.isString() || value.stringValue().isEmpty()) {
      faults.add(new Problem.Fault(at, "It is no text, or empty."));
      return false;
    }
    if (value.stringValue().length() > LONGEST_TEXT) {
      faults.add(new Problem.Fault(at, "It is longer than %d characters.".formatted(LONGEST_TEXT)));
      return false;
    }
    return true;
  }

  private static ArrayNode entries(
      JsonNode value, String at, boolean facts, List<Problem.Fault> faults) {
    ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    if (!value.isArray() || value.size() > MOST_ENTRIES) {
      faults.add(
          new Problem.Fault(
              at, "It is no list, or has more than %d entries.".formatted(MOST_ENTRIES)));
      return entries;
    }
    for (int i = 0; i < value.size(); i++) {
      JsonNode entry = value.get(i);
      String here = at + "/" + i;
      if (!facts) {
        if (isText(entry, here, faults)) {
          entries.add(entry);
        }
      } else if (!entry.isObject()) {
        faults.add(new Problem.Fault(here, "It is no object. Maybe {\"text\":\"…\"}."));
      } else if (isText(entry.path("text"), here + "/text", faults)) {
        ObjectNode fact = entries.addObject();
        fact.set("text", entry.get("text"));
        if (entry.hasNonNull("source") && isText(entry.get("source"), here + "/source", faults)) {
          fact.set("source", entry.get("source"));
        }
      }
    }
    return entries;
  }

  /// A customer's contacts, the latest first: how each ended, and what the customer said they
  /// prefer.
  @May(value = Right.SEE_CUSTOMERS, reads = Audit.Kind.CUSTOMER)
  @GetMapping("/api/v1/customers/{id}/history")
  ResponseEntity<String> history(
      @RequestAttribute Who who,
      @PathVariable String id,
      @RequestParam @Nullable String limit,
      @RequestParam @Nullable String after) {
    int most = Paging.limit(limit);
    JsonNode preferences = record(who, id).path("preferences");
    ObjectNode page =
        Paging.page(
            "contacts",
            customers.contacts(
                who.tenant(), id, Paging.after(after, Customers.After::new), most + 1),
            most,
            CaseApi::contact,
            contact -> Paging.cursor(contact.beganAt(), contact.id()));
    page.set(
        "preferences", preferences.isArray() ? preferences : JsonNodeFactory.instance.arrayNode());
    return ReadingApi.json(page);
  }
}
