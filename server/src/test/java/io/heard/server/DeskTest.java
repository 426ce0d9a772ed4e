package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.store.Conversations;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DeskTest {
  private static final String C = "/api/v1/conversations/c-1";

  @TempDir Path data = Path.of("");

  private static String whisper(String text) {
    return "{\"text\":%s}".formatted(SignedIn.quoted(text));
  }

  private static List<String> ids(JsonNode list) {
    return list.path("conversations").values().stream()
        .map(one -> one.path("id").asString())
        .sorted()
        .toList();
  }

  // Who has it

  @Test
  void aConversationIsTakenHandedOnAndLaidDown() throws Exception {
    try (var house = new Peopled(data)) {
      house.talk("c-1", "", "customer", "Hello.");
      house.talk("c-2", "\"agentId\":\"agent\"", "customer", "Hello.");
      house.talk("c-3", "\"agentId\":\"A-4711 of the telephones\"", "customer", "Hello.");
      assertThat(house.get("agent", C).path("agent").isNull()).isTrue();
      assertThat(house.get("agent", "/api/v1/conversations/c-2").path("agent").asString())
          .isEqualTo("agent");
      JsonNode foreign = house.get("agent", "/api/v1/conversations/c-3");
      assertThat(foreign.path("agent").isNull()).isTrue();
      assertThat(foreign.path("agentId").asString()).isEqualTo("A-4711 of the telephones");
      assertThat(house.json("agent", "PUT", C + "/agent", "{\"agent\":\"me\"}").toString())
          .isEqualTo("{\"agent\":{\"id\":\"agent\",\"name\":\"N. agent\"}}");
      assertThat(ids(house.get("agent", "/api/v1/conversations?agent=me")))
          .containsExactly("c-1", "c-2");
      assertThat(ids(house.get("lead", "/api/v1/conversations?agent=agent")))
          .containsExactly("c-1", "c-2");
      assertThat(ids(house.get("other-agent", "/api/v1/conversations?agent=me"))).isEmpty();
      assertThat(house.get("lead", "/api/v1/conversations?agent=agent").path("conversations"))
          .allSatisfy(entry -> assertThat(entry.path("agent").asString()).isEqualTo("agent"));
      house.json("agent", "PUT", C + "/agent", "{\"agent\":\"other-agent\"}");
      house.json("token-write", "PUT", C + "/agent", "{\"agent\":null}");
      assertThat(house.get("agent", C).path("agent").isNull()).isTrue();
      try (Peopled.Stream stream = house.stream("token-write", C + "/events", "0")) {
        assertThat(List.of(stream.until("agent").getLast(), stream.next(), stream.next()))
            .extracting(event -> event.data().path("agent").path("id").asString(""))
            .containsExactly("agent", "other-agent", "");
      }
    }
  }

  @Test
  void whoCannotSeeItOrAnswersNobodyCannotHaveIt() throws Exception {
    try (var house = new Peopled(data)) {
      house.talk("c-1", "\"team\":\"returns\",\"agentId\":\"billing-agent\"");
      assertThat(house.get("owner", C).path("agent").isNull()).isTrue();
      for (String person : List.of("billing-agent", "analyst", "privacy", "stranger", "nobody")) {
        assertThat(house.status("owner", "PUT", C + "/agent", "{\"agent\":\"" + person + "\"}"))
            .as(person)
            .isEqualTo(422);
      }
      assertThat(house.status("owner", "PUT", C + "/agent", "{\"agent\":4}")).isEqualTo(422);
      assertThat(house.status("owner", "PUT", C + "/agent", "{}")).isEqualTo(422);
      assertThat(house.status("token-write", "PUT", C + "/agent", "{\"agent\":\"me\"}"))
          .isEqualTo(400);
      assertThat(house.status("token-write", "GET", "/api/v1/conversations?agent=me", ""))
          .isEqualTo(400);
    }
  }

  @Test
  void whatPeopleDoBesideItDoesNotMakeItYounger() throws Exception {
    try (var house = new Peopled(data)) {
      house.talk("c-1", "", "customer", "Hello.");
      var store = house.serve().part(Conversations.class);
      long before = store.find(Peopled.HOUSE, "c-1").orElseThrow().changedAt();
      house.json("agent", "PUT", C + "/agent", "{\"agent\":\"me\"}");
      house.json("lead", "POST", C + "/whispers", whisper("Offer the refund."));
      house.json("agent", "POST", C + "/word", "{\"to\":\"lead\"}");
      assertThat(store.find(Peopled.HOUSE, "c-1").orElseThrow().changedAt()).isEqualTo(before);
    }
  }

  // Whispers

  @Test
  void aWhisperIsForWhoHasTheConversation() throws Exception {
    try (var house = new Peopled(data)) {
      house.talk("c-1", "\"agentId\":\"agent\"", "customer", "Hello.");
      JsonNode kept = house.json("lead", "POST", C + "/whispers", whisper(" Grant it whole. "));
      assertThat(kept.path("number").asInt()).isEqualTo(1);
      assertThat(kept.path("by").path("name").asString()).isEqualTo("N. lead");
      assertThat(kept.path("text").asString()).isEqualTo("Grant it whole.");
      assertThat(
              house
                  .json("owner", "POST", C + "/whispers", whisper("Second."))
                  .path("number")
                  .asInt())
          .isEqualTo(2);
      house.say("c-1", "customer", "Are you there?");
      for (String who : List.of("agent", "lead", "owner")) {
        assertThat(house.get(who, C + "/whispers").path("whispers").size()).as(who).isEqualTo(2);
        assertThat(house.get(who, C + "/whispers").path("whispers").path(0)).isEqualTo(kept);
        try (Peopled.Stream stream = house.stream(who, C + "/events", "0")) {
          assertThat(stream.until("whisper").getLast().data()).as(who).isEqualTo(kept);
        }
      }
      assertThat(house.get("other-agent", C + "/whispers").path("whispers")).isEmpty();
      for (String who : List.of("analyst", "privacy", "token-write")) {
        assertThat(house.status(who, "GET", C + "/whispers", "")).as(who).isEqualTo(403);
      }
      for (String who : List.of("agent", "analyst", "token-write")) {
        assertThat(house.status(who, "POST", C + "/whispers", whisper("x"))).as(who).isEqualTo(403);
      }
      for (String who : List.of("other-agent", "analyst", "token-write")) {
        try (Peopled.Stream stream = house.stream(who, C + "/events?follow=false", "0")) {
          assertThat(stream.until("turn")).as(who).hasSize(1);
          assertThat(stream.next().kind()).as(who).isEqualTo("turn");
        }
        for (String path : List.of("", "/reading", "/turns", "/notes")) {
          assertThat(house.send(who, "GET", C + path, "").body()).doesNotContain("Grant it whole");
        }
      }
      assertThat(house.status("lead", "POST", C + "/whispers", whisper(" "))).isEqualTo(422);
      assertThat(house.status("lead", "POST", C + "/whispers", whisper("x".repeat(1_001))))
          .isEqualTo(422);
      house.json("token-write", "POST", C + "/close", "");
      assertThat(house.status("lead", "POST", C + "/whispers", whisper("x"))).isEqualTo(409);
    }
  }

  @Test
  void whileNobodyHasItWhoeverIsAtTheDeskHears() throws Exception {
    try (var house = new Peopled(data)) {
      house.talk("c-1", "", "customer", "Hello.");
      house.json("lead", "POST", C + "/whispers", whisper("Take this one, please."));
      assertThat(house.get("other-agent", C + "/whispers").path("whispers").size()).isEqualTo(1);
      house.json("agent", "PUT", C + "/agent", "{\"agent\":\"me\"}");
      assertThat(house.get("other-agent", C + "/whispers").path("whispers")).isEmpty();
    }
  }

  @Test
  void aWhisperIsMaskedAsTurnsAre() throws Exception {
    try (var house = new Peopled(data)) {
      house.talk("c-1", "", "customer", "My name is Tove Lindqvist and this is horrible.");
      JsonNode kept =
          house.json(
              "lead",
              "POST",
              C + "/whispers",
              whisper("Tove Lindqvist paid with 4111 1111 1111 1111, mail tove@example.net."));
      assertThat(kept.path("text").asString())
          .contains("<NAME-1>", "<CARD-")
          .doesNotContain("Lindqvist", "4111", "tove@");
      // A name that only a later turn shows as one is worded anew here too.
      house.json("lead", "POST", C + "/whispers", whisper("Ask about Quillfeather again."));
      house.say("c-1", "customer", "My name is Anna Quillfeather now.");
      assertThat(house.get("lead", C + "/whispers").toString()).doesNotContain("Quillfeather");
    }
    assertThat(SignedIn.holding(data, List.of("Lindqvist", "4111 1111", "tove@example"))).isEmpty();
  }

  @Test
  void aWhisperIsMaskedWhenMaskingIsTurnedOn() throws Exception {
    try (var house = new Peopled(data)) {
      house.json("owner", "PUT", "/api/v1/privacy/masking", "{\"on\":false}");
      house.talk("c-1", "", "customer", "Hello.");
      house.json("lead", "POST", C + "/whispers", whisper("Card 4111 1111 1111 1111."));
      assertThat(house.get("lead", C + "/whispers").toString()).contains("4111");
      house.json("owner", "PUT", "/api/v1/privacy/masking", "{\"on\":true}");
      assertThat(house.get("lead", C + "/whispers").toString()).doesNotContain("4111");
      assertThat(house.get("lead", C + "/whispers").toString()).contains("<CARD-1>");
    }
  }

  // A word afterwards

  @Test
  void aWordIsAskedForWithoutAFigureAndSeenOnTheFloor() throws Exception {
    try (var house = new Peopled(data)) {
      house.talk("c-1", "\"agentId\":\"agent\"", "customer", "Hello.");
      JsonNode asked = house.json("agent", "POST", C + "/word", "{\"to\":\"lead\"}");
      assertThat(asked.propertyNames()).containsExactlyInAnyOrder("to", "by", "at");
      assertThat(asked.path("by").path("id").asString()).isEqualTo("agent");
      for (String who : List.of("other-agent", "lead", "owner")) {
        assertThat(house.get(who, C).path("word")).as(who).isEqualTo(asked);
      }
      for (String who : List.of("analyst", "token-write")) {
        assertThat(house.get(who, C).has("word")).as(who).isFalse();
        assertThat(house.status(who, "POST", C + "/word", "{\"to\":\"lead\"}"))
            .as(who)
            .isEqualTo(403);
      }
      house.json("token-write", "POST", C + "/close", "");
      // It stays until it was had, though nothing goes on any more.
      JsonNode row = house.get("lead", "/api/v1/floor").path("rows").path(0);
      assertThat(row.path("state").asString()).isEqualTo("closed");
      assertThat(row.path("asks").path("word").asBoolean()).isTrue();
      assertThat(row.path("asks").path("to").asString()).isEqualTo("lead");
      assertThat(row.path("asks").has("by")).isFalse();
      house.json("lead", "DELETE", C + "/word", "");
      house.json("lead", "DELETE", C + "/word", "");
      assertThat(house.get("lead", "/api/v1/floor").path("rows")).isEmpty();
      assertThat(house.get("agent", C).path("word").isNull()).isTrue();
      try (Peopled.Stream stream = house.stream("lead", C + "/events", "0")) {
        List<Peopled.Event> all = stream.until("word");
        assertThat(all.getLast().data().path("word")).isEqualTo(asked);
        assertThat(stream.until("word").getLast().data().path("word").isNull()).isTrue();
      }
      assertThat(house.status("agent", "POST", C + "/word", "{\"to\":\"world\"}")).isEqualTo(422);
    }
  }

  // What of it is held about a customer

  @Test
  void allOfItGoesWithTheCustomer() throws Exception {
    List<String> planted = List.of("thunderegg", "k-41");
    try (var house = new Peopled(data)) {
      for (int i = 0; i < 10; i++) {
        house.talk(
            "c-" + i,
            "\"customerId\":\"%s\",\"agentId\":\"agent\"".formatted(i % 2 == 0 ? "k-41" : "k-2"),
            "customer",
            "It is broken.");
        String path = "/api/v1/conversations/c-" + i;
        house.json(
            "lead",
            "POST",
            path + "/whispers",
            whisper(i % 2 == 0 ? "She wants the thunderegg." : "She wants something."));
        house.json("agent", "POST", path + "/word", "{\"to\":\"colleague\"}");
      }
      assertThat(SignedIn.holding(data, planted)).isNotEmpty();
      JsonNode export =
          house.json("privacy", "POST", "/api/v1/privacy/export", "{\"customer\":\"k-41\"}");
      // Whatever is held about somebody is theirs to see; who wrote it stands there by id alone.
      assertThat(export.path("stored").path("event").toString())
          .contains("thunderegg", "\"by\":\"lead\"")
          .doesNotContain("N. lead", "something");
      assertThat(export.path("conversations").toString()).doesNotContain("thunderegg");
      house.json("privacy", "POST", "/api/v1/privacy/erasure", "{\"customer\":\"k-41\"}");
      assertThat(SignedIn.holding(data, planted)).isEmpty();
      assertThat(house.get("lead", C + "/whispers").toString()).contains("something");
      assertThat(house.get("lead", "/api/v1/floor").path("rows").size()).isEqualTo(5);
    }
    assertThat(SignedIn.holding(data, planted)).isEmpty();
  }
}
