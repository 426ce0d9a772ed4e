package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.store.Audit;
import io.heard.store.Conversations;
import io.heard.store.HousePages;
import io.heard.store.Mark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class HouseApiTest {
  private static final String CODE = "names-the-depot";
  private static final String AT = "/api/v1/house/" + CODE;
  private static final String PAGE =
      """
      # names-the-depot
      The agent says which depot the parcel is at.
      ## Kind
      technique
      ## Title
      Says where it is
      ## Phrases
      ```
      town = leeds|hull|york
      (at|in) (the|our)? <town> depot
      ```
      ## Heard
      ### Plainly
      - Customer: Where is it?
      - Agent: It lies **at our Hull depot**.
      ## Not heard
      ### Denied
      - Agent: It is not at our Hull depot.
      ### Another town
      - Agent: It lies at our Bath depot.
      """;

  private static final String SAID = "It lies at our York depot.";

  @TempDir Path data = Path.of("");

  private static JsonNode put(Rooms.Person owner, String code, String page) throws Exception {
    Rooms.Answer answer = owner.call("PUT", "/api/v1/house/" + code, page, "text/markdown");
    assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    return answer.json();
  }

  private static void on(Rooms.Person owner, boolean on) throws Exception {
    if (on) {
      owner.json("POST", AT + "/try", "{\"limit\":1}");
    }
    owner.json("PUT", AT + "/on", "{\"on\":%b}".formatted(on));
  }

  private static List<String> codes(JsonNode turn) {
    var codes = new ArrayList<String>();
    turn.path("signals").values().forEach(signal -> codes.add(signal.path("code").asString()));
    return codes;
  }

  private static JsonNode says(Rooms.Person who, String id, String speaker, String text)
      throws Exception {
    return who.json(
            "POST",
            "/api/v1/conversations/" + id + "/turns",
            "{\"speaker\":\"%s\",\"text\":\"%s\"}".formatted(speaker, text))
        .path("turns")
        .path(0);
  }

  private static JsonNode reading(Rooms.Person who, String id) throws Exception {
    return who.get("/api/v1/conversations/" + id + "/reading");
  }

  @Test
  void aDraftMayBeWrongAndIsNotSwitchedOnUntilItHolds() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      JsonNode draft = put(owner, CODE, PAGE.replace("at our Bath depot", "at our York depot"));
      assertThat(draft.path("on").asBoolean()).isFalse();
      assertThat(draft.path("holds").asBoolean()).isFalse();
      assertThat(draft.path("problems").isEmpty()).isTrue();
      assertThat(draft.path("examples").toString())
          .isEqualTo("{\"good\":1,\"bad\":2,\"failed\":1}");
      JsonNode failed = draft.path("results").path(2);
      assertThat(failed.path("name").asString()).isEqualTo("Another town");
      assertThat(failed.path("line").asInt()).isEqualTo(19);
      assertThat(failed.path("failures").path(0).path("what").asString())
          .contains("«at our York depot»");
      Rooms.Answer refused = owner.call("PUT", AT + "/on", "{\"on\":true}");
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.json().path("errors").path(0).path("line").asInt()).isEqualTo(19);
      assertThat(owner.get(AT).path("on").asBoolean()).isFalse();

      JsonNode unread = put(owner, CODE, PAGE.replace("technique", "knack"));
      assertThat(unread.path("title").isNull()).isTrue();
      assertThat(unread.path("problems").path(0).path("line").asInt()).isEqualTo(3);
      assertThat(unread.path("problems").path(0).path("what").asString())
          .isEqualTo("'knack' is no kind.");
      assertThat(unread.path("problems").path(0).path("maybe").asString()).startsWith("write");
      assertThat(unread.path("results").isEmpty()).isTrue();
      assertThat(owner.status("PUT", AT + "/on", "{\"on\":true}")).isEqualTo(409);

      JsonNode taken = put(owner, "frustration", PAGE.replace(CODE, "frustration"));
      assertThat(taken.path("problems").path(0).path("what").asString())
          .isEqualTo("'frustration' is a label of Heard's already.");
      assertThat(owner.status("DELETE", "/api/v1/house/frustration", null)).isEqualTo(204);

      JsonNode good = put(owner, CODE, PAGE);
      assertThat(good.path("holds").asBoolean()).isTrue();
      on(owner, true);
      JsonNode list = owner.get("/api/v1/house").path("pages");
      assertThat(list.size()).isEqualTo(1);
      assertThat(list.path(0).path("on").asBoolean()).isTrue();
      assertThat(list.path(0).path("title").asString()).isEqualTo("Says where it is");
      assertThat(list.path(0).path("kind").asString()).isEqualTo("technique");
      assertThat(owner.get(AT).path("body").asString()).isEqualTo(PAGE);
    }
  }

  @Test
  void aPageThatIsOnIsNotBroken() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      put(owner, CODE, PAGE);
      on(owner, true);
      Rooms.Answer broken =
          owner.call("PUT", AT, PAGE.replace("## Heard", "## Seen"), "text/markdown");
      assertThat(broken.status()).isEqualTo(409);
      assertThat(broken.json().path("errors").path(0).path("line").asInt()).isEqualTo(12);
      assertThat(owner.get(AT).path("body").asString()).isEqualTo(PAGE);
      // A change that holds is heard at once.
      owner.converses("c-1", null, "agent", "It lies at our Bath depot.");
      assertThat(codes(reading(owner, "c-1").path("turns").path(0))).doesNotContain(CODE);
      put(owner, CODE, PAGE.replace("leeds|hull", "bath|hull").replace("our Bath", "our Ely"));
      assertThat(codes(reading(owner, "c-1").path("turns").path(0))).contains(CODE);
    }
  }

  @Test
  void whatCannotBeAPageIsRefused() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      for (String code : List.of("Depot", "a--b", "1-depot", "a".repeat(41))) {
        assertThat(owner.call("PUT", "/api/v1/house/" + code, PAGE, "text/markdown").status())
            .as(code)
            .isEqualTo(422);
      }
      for (String body : List.of(" ", "# x\n" + "a".repeat(100_000), "# x \0")) {
        assertThat(owner.call("PUT", AT, body, "text/markdown").status()).isEqualTo(422);
      }
      assertThat(owner.status("GET", AT, null)).isEqualTo(404);
      assertThat(owner.status("DELETE", AT, null)).isEqualTo(404);
      assertThat(owner.status("PUT", AT + "/on", "{\"on\":true}")).isEqualTo(404);
      put(owner, CODE, PAGE);
      assertThat(owner.status("PUT", AT + "/on", "{}")).isEqualTo(422);
      assertThat(owner.status("POST", AT + "/try", "{\"limit\":501}")).isEqualTo(422);
      assertThat(owner.status("POST", AT + "/try", "{\"limt\":5}")).isEqualTo(422);
    }
  }

  @Test
  void liveStoredImportedAndSentAlongAreHeardAlikeAndNameTheSameDigest() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      owner.converses("c-old", null, "customer", "Where is it?", "agent", SAID);
      owner.json("POST", "/api/v1/conversations/c-old/close", "");
      String before = reading(owner, "c-old").path("heard").path("catalogue").asString();
      put(owner, CODE, PAGE);
      on(owner, true);

      owner.converses("c-live", null, "customer", "Where is it?");
      assertThat(codes(says(owner, "c-live", "agent", SAID))).contains(CODE);
      JsonNode live = reading(owner, "c-live");
      String now = live.path("heard").path("catalogue").asString();
      assertThat(now).isNotEqualTo(before);
      JsonNode old = reading(owner, "c-old");
      assertThat(codes(old.path("turns").path(1))).contains(CODE);
      assertThat(old.path("heard").path("catalogue").asString()).isEqualTo(now);
      JsonNode sent =
          owner.json(
              "POST",
              "/api/v1/readings",
              "{\"turns\":[{\"speaker\":\"agent\",\"text\":\"" + SAID + "\"}]}");
      assertThat(codes(sent.path("turns").path(0))).contains(CODE);
      assertThat(sent.path("heard").path("catalogue").asString()).isEqualTo(now);
      owner.json(
          "POST",
          "/api/v1/imports?name=f",
          "{\"id\":\"c-imported\",\"turns\":[{\"speaker\":\"agent\",\"text\":\"" + SAID + "\"}]}");
      while (owner.get("/api/v1/imports").toString().matches(".*\"(waiting|running)\".*")) {
        Thread.onSpinWait();
      }
      assertThat(rooms.part(Conversations.class).marks(Rooms.HOUSE, "c-imported"))
          .extracting(Mark::code)
          .contains(CODE);
      assertThat(owner.get("/api/v1/conversations?label=" + CODE).path("conversations").values())
          .extracting(one -> one.path("id").asString())
          .containsExactlyInAnyOrder("c-live", "c-old", "c-imported");
      JsonNode disputed =
          owner.json(
              "POST",
              "/api/v1/conversations/c-live/disputes",
              "{\"turn\":1,\"code\":\"" + CODE + "\"}");
      assertThat(disputed.path("heard").path("catalogue").asString()).isEqualTo(now);
      assertThat(owner.call("GET", "/conversations/c-live", null).body())
          .contains("Says where it is");
    }
    // It is on after a restart, and reads the same.
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      JsonNode live = reading(owner, "c-live");
      assertThat(codes(live.path("turns").path(1))).contains(CODE);
      owner.json("PUT", AT + "/on", "{\"on\":false}");
      assertThat(codes(reading(owner, "c-live").path("turns").path(1))).doesNotContain(CODE);
      assertThat(owner.get("/api/v1/conversations?label=" + CODE).toString())
          .doesNotContain("c-live");
      on(owner, true);
      assertThat(reading(owner, "c-live")).isEqualTo(live);
    }
  }

  @Test
  void aConversationThatGoesOnIsHeardAnewAndWhoWatchesIsTold() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      put(owner, CODE, PAGE);
      owner.converses("c-1", null, "customer", "Where is it?", "agent", SAID);
      on(owner, true);
      assertThat(codes(says(owner, "c-1", "agent", "So in the Leeds depot."))).contains(CODE);
      List<String> told =
          rooms.part(Conversations.class).happenings(Rooms.HOUSE, "c-1", 0, 99).stream()
              .map(one -> one.kind() + one.body())
              .toList();
      assertThat(told.get(told.size() - 2)).isEqualTo("reading-reset{\"reason\":\"heard-anew\"}");
      assertThat(told.getLast()).startsWith("turn{");
      assertThat(codes(reading(owner, "c-1").path("turns").path(1))).contains(CODE);
      assertThat(owner.status("DELETE", AT, null)).isEqualTo(204);
      assertThat(codes(says(owner, "c-1", "agent", SAID))).doesNotContain(CODE);
      assertThat(reading(owner, "c-1").path("turns").size()).isEqualTo(4);
    }
  }

  @Test
  void switchingNeverLosesOrDoublesATurn() throws Exception {
    try (Rooms rooms = Rooms.in(data);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Rooms.Person owner = rooms.owner();
      put(owner, CODE, PAGE);
      var stop = new AtomicBoolean();
      int talks = 4;
      int turns = 30;
      var speaking = new ArrayList<Callable<Integer>>();
      for (int talk = 0; talk < talks; talk++) {
        String id = "c-" + talk;
        owner.converses(id, null, "customer", "Where is it?");
        speaking.add(() -> {
          for (int i = 0; i < turns; i++) {
            says(owner, id, "agent", said(i));
          }
          return turns;
        });
      }
      Future<Integer> switching =
          threads.submit(() -> {
            int times = 0;
            while (!stop.get() || times < 4) {
              on(owner, times++ % 2 == 0);
            }
            return times;
          });
      List<Future<Integer>> all = speaking.stream().map(threads::submit).toList();
      for (Future<Integer> one : all) {
        assertThat(result(one)).isEqualTo(turns);
      }
      stop.set(true);
      assertThat(result(switching)).isGreaterThanOrEqualTo(4);
      on(owner, true);
      for (int talk = 0; talk < talks; talk++) {
        JsonNode reading = reading(owner, "c-" + talk);
        assertThat(reading.path("turns").size()).isEqualTo(turns + 1);
        for (int i = 1; i <= turns; i++) {
          JsonNode turn = reading.path("turns").path(i);
          assertThat(turn.path("text").asString()).isEqualTo(said(i - 1));
          assertThat(codes(turn)).contains(CODE);
        }
        assertThat(
                rooms.part(Conversations.class).marks(Rooms.HOUSE, "c-" + talk).stream()
                    .filter(mark -> mark.code().equals(CODE))
                    .count())
            .isEqualTo(turns);
      }
    }
  }

  /// No two are the same, and none holds a number, which might be masked.
  private static String said(int turn) {
    return SAID + " It" + " really".repeat(turn) + " does.";
  }

  private static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    }
  }

  @Test
  void anotherHouseHearsNothingOfIt() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      put(owner, CODE, PAGE);
      on(owner, true);
      Rooms.Person stranger = rooms.person(Rooms.OTHER, Who.Role.OWNER, null);
      stranger.converses("c-1", null, "agent", SAID);
      JsonNode reading = reading(stranger, "c-1");
      assertThat(codes(reading.path("turns").path(0))).doesNotContain(CODE);
      assertThat(stranger.get("/api/v1/house").path("pages").isEmpty()).isTrue();
      owner.converses("c-1", null, "agent", SAID);
      assertThat(reading(owner, "c-1").path("heard").path("catalogue"))
          .isNotEqualTo(reading.path("heard").path("catalogue"));
    }
  }

  @Test
  void aPageIsTriedOnWhatIsStoredBeforeItIsSwitchedOn() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      owner.json("PUT", "/api/v1/privacy/masking", "{\"on\":false}");
      owner.converses(
          "c-1",
          null,
          "customer",
          "I am Tove Zwiebelfeld. Where is it?",
          "agent",
          SAID + " Thank you, Tove Zwiebelfeld.");
      owner.converses("c-2", "billing", "customer", "At our Hull depot?", "agent", "No idea.");
      owner.converses("c-3", "billing", "agent", "AT THE HULL DEPOT, yes.");
      owner.json("PUT", "/api/v1/privacy/masking", "{\"on\":true}");
      put(owner, CODE, PAGE);
      JsonNode tried = owner.json("POST", AT + "/try", "{}");
      assertThat(tried.path("all").toString())
          .isEqualTo("{\"conversations\":3,\"turns\":3,\"marked\":2,\"conversationsMarked\":2}");
      assertThat(tried.path("words").path(0).path("text").asString())
          .isEqualTo("at our york depot");
      assertThat(tried.path("samples").size()).isEqualTo(2);
      JsonNode sample = tried.path("samples").path(1);
      assertThat(sample.path("conversation").asString()).isEqualTo("c-1");
      assertThat(sample.path("turn").asInt()).isEqualTo(1);
      assertThat(sample.path("evidence").path(0).path("text").asString())
          .isEqualTo("at our York depot");
      assertThat(tried.toString()).doesNotContain("Zwiebelfeld");
      assertThat(tried.path("next").isNull()).isTrue();
      // Nothing of it is heard, or kept.
      assertThat(codes(reading(owner, "c-3").path("turns").path(0))).doesNotContain(CODE);

      JsonNode first = owner.json("POST", AT + "/try", "{\"limit\":1}");
      assertThat(first.path("all").path("conversations").asInt()).isEqualTo(1);
      JsonNode rest =
          owner.json(
              "POST",
              AT + "/try",
              "{\"limit\":5,\"after\":\"%s\"}".formatted(first.path("next").asString()));
      assertThat(rest.path("all").path("conversations").asInt()).isEqualTo(2);

      for (String[] read : new String[][] {{"c-1", "2"}, {"c-2", "0"}, {"c-3", "3"}}) {
        assertThat(
                rooms
                    .part(Audit.class)
                    .entries(
                        Rooms.HOUSE,
                        List.of(Audit.Subject.conversation(read[0])),
                        Long.MAX_VALUE,
                        99))
            .as(read[0])
            .hasSize(Integer.parseInt(read[1]));
      }
      put(owner, CODE, "# " + CODE);
      Rooms.Answer unread = owner.call("POST", AT + "/try", "{}");
      assertThat(unread.status()).isEqualTo(409);
      assertThat(unread.json().path("errors").path(0).path("line").asInt()).isEqualTo(1);
    }
  }

  @Test
  void aPageIsNotSwitchedOnBeforeItWasTriedAsItIsWritten() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      assertThat(put(owner, CODE, PAGE).path("tried").asBoolean()).isFalse();
      refused(owner);
      // Nothing is stored, and a try over nothing counts.
      assertThat(owner.json("POST", AT + "/try", "{}").path("all").path("conversations").asInt())
          .isZero();
      assertThat(owner.get(AT).path("tried").asBoolean()).isTrue();
      assertThat(put(owner, CODE, PAGE).path("tried").asBoolean()).isTrue();
      String other = PAGE.replace("Bath", "Ely");
      assertThat(put(owner, CODE, other).path("tried").asBoolean()).isFalse();
      refused(owner);
      // Nor is the one from before, which was tried then.
      put(owner, CODE, PAGE);
      refused(owner);
      owner.converses("c-1", null, "agent", SAID);
      owner.converses("c-2", null, "agent", SAID);
      JsonNode first = owner.json("POST", AT + "/try", "{\"limit\":1}");
      put(owner, CODE, other);
      // A page behind the last conversation looks at none of them.
      String next = first.path("next").asString();
      JsonNode rest = owner.json("POST", AT + "/try", "{\"after\":\"%s\"}".formatted(next));
      assertThat(rest.path("all").path("conversations").asInt()).isEqualTo(1);
      assertThat(owner.get(AT).path("tried").asBoolean()).isTrue();
      put(owner, CODE, PAGE);
      owner.json("DELETE", "/api/v1/conversations/c-1", "");
      owner.json("POST", AT + "/try", "{\"after\":\"%s\"}".formatted(next));
      refused(owner);
      owner.json("POST", AT + "/try", "{}");
      owner.json("PUT", AT + "/on", "{\"on\":true}");
      owner.json("PUT", AT + "/on", "{\"on\":false}");
      owner.json("PUT", AT + "/on", "{\"on\":true}");
    }
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      owner.json("PUT", AT + "/on", "{\"on\":false}");
      owner.json("PUT", AT + "/on", "{\"on\":true}");
      assertThat(owner.status("DELETE", AT, null)).isEqualTo(204);
      put(owner, CODE, PAGE);
      refused(owner);
    }
  }

  private static void refused(Rooms.Person owner) throws Exception {
    Rooms.Answer refused = owner.call("PUT", AT + "/on", "{\"on\":true}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("detail").asString()).contains("Try it first");
    assertThat(owner.get(AT).path("on").asBoolean()).isFalse();
  }

  @Test
  void aPageThatDoesNotHoldAnyMoreIsSaidAndLeftOut() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      put(owner, CODE, PAGE);
      HousePages pages = rooms.part(HousePages.class);
      // As an upgrade leaves it, whose catalogue has a label of that code.
      pages.put(Rooms.HOUSE, "frustration", PAGE.replace(CODE, "frustration"));
      pages.on(Rooms.HOUSE, "frustration", true);
      on(owner, true);
      owner.converses("c-1", null, "customer", "I am so frustrated!", "agent", SAID);
      JsonNode turns = reading(owner, "c-1").path("turns");
      assertThat(codes(turns.path(0))).contains("frustration");
      assertThat(codes(turns.path(1))).contains(CODE).doesNotContain("frustration");
      JsonNode left = owner.get("/api/v1/house").path("pages").path(0);
      assertThat(left.path("on").asBoolean()).isTrue();
      assertThat(left.path("holds").asBoolean()).isFalse();
      owner.json("PUT", "/api/v1/house/frustration/on", "{\"on\":false}");
    }
  }

  @Test
  void whoIsToldOfAMarkMaySeeItsPageAndOnlyOwnersChangeIt() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      put(owner, CODE, PAGE);
      on(owner, true);
      assertThat(
              rooms
                  .part(Audit.class)
                  .entries(
                      Rooms.HOUSE,
                      List.of(new Audit.Subject(Audit.Kind.HOUSE_PAGE, CODE)),
                      Long.MAX_VALUE,
                      9))
          .extracting(Audit.Entry::actor)
          .containsExactly(owner.id(), owner.id());
      for (Who.Role role : List.of(Who.Role.AGENT, Who.Role.LEAD, Who.Role.ANALYST)) {
        Rooms.Person one = rooms.person(role, null);
        assertThat(one.get(AT).path("body").asString()).isEqualTo(PAGE);
        assertThat(one.call("PUT", AT, PAGE, "text/markdown").status()).isEqualTo(403);
        assertThat(one.status("POST", AT + "/try", "{}")).isEqualTo(403);
        assertThat(one.status("PUT", AT + "/on", "{\"on\":false}")).isEqualTo(403);
        assertThat(one.status("DELETE", AT, null)).isEqualTo(403);
      }
    }
  }
}
