package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.store.Conversations;
import io.heard.store.KeptTurn;
import io.heard.store.Step;
import io.heard.store.Talk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SearchTest {
  private static final String ANGRY = "I am so frustrated, this is the third time!";

  @TempDir Path data = Path.of("");

  private static List<String> ids(JsonNode page) {
    var ids = new ArrayList<String>();
    page.path("conversations").values().forEach(one -> ids.add(one.path("id").asString()));
    return ids;
  }

  private static List<String> found(Rooms.Person who, String body) throws Exception {
    return ids(who.json("POST", "/api/v1/conversations/search", body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          refund          | Still no refund.              | true
          REFUND          | Still no refund.              | true
          refund          | Two Refunds are late.         | true
          fund            | Still no refund.              | false
          don't wait      | I don’t want to wait.         | true
          no lamp         | Still no refund.              | false
          Zürich          | in ZÜRICH                     | true
          zürich          | in Zurich                     | false
          über            | Über uns                      | true
          speaker         | Still no refund.              | false
          50 %            | I got 50 % back               | true
          a_b             | my name is a_b here           | true
          axb             | my name is a_b here           | false
          "quoted         | the "quoted" word             | true
          """)
  void aWordIsFoundInWhateverLettersAndAtItsBeginning(String query, String said, boolean found)
      throws Exception {
    assertThat(Sought.of(query).match().in(said)).isEqualTo(found || query.startsWith("no "));
    Sought.Match match = Sought.of(query).match();
    match.in(said);
    assertThat(match.whole()).isEqualTo(found);
  }

  @Test
  void everyWordHasToStandInSomeTurnAndTheTurnsAreNamed() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      owner.json("PUT", "/api/v1/privacy/masking", "{\"on\":false}");
      owner.converses(
          "c-1", null, "customer", "Still no refund.", "agent", "I look.", "customer", "The lamp!");
      owner.converses("c-2", null, "customer", "A REFUND for “Über-Öl\", please");
      owner.converses("c-3", null, "customer", "My lamp is broken.");
      JsonNode page =
          owner.json("POST", "/api/v1/conversations/search", "{\"query\":\"Lamp refund\"}");
      assertThat(ids(page)).containsExactly("c-1");
      assertThat(page.path("conversations").path(0).path("found").toString()).isEqualTo("[0,2]");
      assertThat(page.path("next").isNull()).isTrue();
      assertThat(page.path("lookedThrough").asInt()).isEqualTo(3);
      assertThat(page.toString()).doesNotContain("Still", "broken");
      assertThat(found(owner, "{\"query\":\"refund\"}")).containsExactly("c-2", "c-1");
      assertThat(found(owner, "{\"query\":\"über-öl\\\"\"}")).containsExactly("c-2");
      assertThat(found(owner, "{\"query\":\"speaker\"}")).isEmpty();
      assertThat(found(owner, "{\"query\":\"ref%\"}")).isEmpty();
      assertThat(found(owner, "{\"query\":\"   \"}")).containsExactly("c-3", "c-2", "c-1");
      assertThat(found(owner, "{}")).containsExactly("c-3", "c-2", "c-1");
      // What a turn says no longer is not found.
      owner.json(
          "PUT",
          "/api/v1/conversations/c-3/turns/m-0",
          "{\"speaker\":\"customer\",\"text\":\"My chair.\"}");
      owner.json("DELETE", "/api/v1/conversations/c-2/turns/m-0", null);
      assertThat(found(owner, "{\"query\":\"lamp\"}")).containsExactly("c-1");
      assertThat(found(owner, "{\"query\":\"refund\"}")).containsExactly("c-1");
    }
  }

  @Test
  void anotherTeamsAndAnotherHousesAreNotFound() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      owner.converses("c-b", "billing", "customer", ANGRY);
      owner.converses("c-r", "returns", "customer", ANGRY);
      owner.converses("c-n", null, "customer", ANGRY);
      for (Who.Role role : List.of(Who.Role.AGENT, Who.Role.LEAD)) {
        Rooms.Person one = rooms.person(role, "billing");
        assertThat(found(one, "{\"query\":\"frustrated\"}")).containsExactly("c-n", "c-b");
        assertThat(found(one, "{\"query\":\"frustrated\",\"team\":\"returns\"}")).isEmpty();
        assertThat(found(one, "{\"labels\":[\"frustration\"]}")).containsExactly("c-n", "c-b");
        assertThat(ids(one.get("/api/v1/conversations?label=frustration")))
            .containsExactly("c-n", "c-b");
      }
      assertThat(found(owner, "{\"query\":\"frustrated\",\"team\":\"returns\"}"))
          .containsExactly("c-r");
      Rooms.Person stranger = rooms.person(Rooms.OTHER, Who.Role.OWNER, null);
      assertThat(found(stranger, "{\"query\":\"frustrated\"}")).isEmpty();
      assertThat(found(stranger, "{\"labels\":[\"frustration\"]}")).isEmpty();
    }
  }

  @Test
  void labelsDisputesAndDaysNarrowAList() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      owner.converses("c-1", null, "customer", ANGRY);
      owner.converses("c-2", null, "customer", ANGRY + " Thank you so much for your help!");
      owner.converses("c-3", null, "customer", "Where is my parcel?");
      owner.json(
          "POST",
          "/api/v1/conversations",
          "{\"id\":\"c-old\",\"startedAt\":\"2026-03-02T09:14:00Z\",\"turns\":[]}");
      owner.json(
          "POST", "/api/v1/conversations/c-1/disputes", "{\"turn\":0,\"code\":\"frustration\"}");
      String list = "/api/v1/conversations";
      assertThat(ids(owner.get(list + "?label=frustration"))).containsExactly("c-2", "c-1");
      assertThat(ids(owner.get(list + "?label=frustration&label=gratitude")))
          .containsExactly("c-2");
      assertThat(ids(owner.get(list + "?label=never-heard"))).isEmpty();
      assertThat(ids(owner.get(list + "?disputed=frustration"))).containsExactly("c-1");
      assertThat(ids(owner.get(list + "?disputed=gratitude"))).isEmpty();
      assertThat(ids(owner.get(list + "?from=2026-03-02&to=2026-03-02"))).containsExactly("c-old");
      assertThat(ids(owner.get(list + "?to=2026-03-01"))).isEmpty();
      assertThat(ids(owner.get(list + "?to=2026-03-02T09:14:00Z"))).isEmpty();
      assertThat(ids(owner.get(list + "?from=2026-03-02T09:14:00Z&to=2026-03-02T09:15:00Z")))
          .containsExactly("c-old");
      assertThat(found(owner, "{\"query\":\"parcel\",\"from\":\"2026-03-03\"}"))
          .containsExactly("c-3");
      for (String wrong : List.of("ended=well", "from=soon", "to=2026-13-40", "disputed=%00")) {
        assertThat(owner.status("GET", list + "?" + wrong, null)).as(wrong).isEqualTo(400);
      }
      for (String wrong :
          List.of("{\"words\":\"x\"}", "{\"query\":7}", "{\"limit\":\"x\"}", "[]")) {
        assertThat(owner.status("POST", list + "/search", wrong)).as(wrong).isEqualTo(422);
      }
      assertThat(owner.status("POST", list + "/search", "{\"limit\":0}")).isEqualTo(400);
    }
  }

  @Test
  void howItEndedNarrowsAListByWhatItsWordsSay() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      String[][] all = {
        {"escalated", "{\"escalated\":true,\"resolved\":true}", "Fine."},
        {"resolved", "{\"resolved\":true}", ANGRY},
        {"not resolved", "{\"resolved\":false}", "Fine."},
        {"ended badly for the customer", null, ANGRY},
        {"ended with the trouble still there", null, ANGRY},
        {"ended well after it was hard", null, ANGRY},
        {"ended without trouble", "{\"csat\":4,\"csatScale\":5}", "Where is it?"}
      };
      for (int i = 0; i < all.length; i++) {
        owner.converses("c-" + i, null, "customer", all[i][2], "agent", "No.");
        if (all[i][0].contains("badly")) {
          says(owner, i, "This is outrageous! I am furious. I want to speak to your manager now!");
        } else if (all[i][0].contains("well")) {
          says(owner, i, "Oh, that is great. Thank you so much, I am relieved.");
        }
        String outcome = all[i][1];
        owner.json(
            "POST",
            "/api/v1/conversations/c-" + i + "/close",
            outcome == null ? "" : "{\"outcome\":" + outcome + "}");
      }
      owner.converses("c-open", null, "customer", ANGRY);
      String[] endings = {
        "escalated", "resolved", "not-resolved", "lost", "unsettled", "landed", "calm"
      };
      for (int i = 0; i < all.length; i++) {
        assertThat(ids(owner.get("/api/v1/conversations?ended=" + endings[i])))
            .as(endings[i])
            .containsExactly("c-" + i);
        JsonNode history = owner.get("/api/v1/customers/k-c-" + i + "/history");
        assertThat(history.path("contacts").path(0).path("inWords").asString())
            .isEqualTo(all[i][0]);
      }
      assertThat(ids(owner.get("/api/v1/conversations?ended=promise"))).isEmpty();
      assertThat(found(owner, "{\"ended\":\"lost\",\"query\":\"frustrated\"}"))
          .containsExactly("c-3");
    }
  }

  private static void says(Rooms.Person who, int conversation, String text) throws Exception {
    who.json(
        "POST",
        "/api/v1/conversations/c-" + conversation + "/turns",
        "{\"speaker\":\"customer\",\"text\":\"" + text + "\"}");
  }

  @Test
  void pagesOfASearchHoldEachConversationOnceAndNeverLookThroughTooMuch() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Conversations store = rooms.part(Conversations.class);
      int all = 2 * Search.MOST_LOOKED_THROUGH / 10;
      for (int i = 0; i < all; i++) {
        plant(store, "c-" + i, i % 7 == 0 ? "the parcel is late" : "an ordinary thing");
      }
      Rooms.Person owner = rooms.owner();
      var seen = new ArrayList<String>();
      String after = null;
      int pages = 0;
      do {
        JsonNode page =
            owner.json(
                "POST",
                "/api/v1/conversations/search",
                "{\"query\":\"parcel\",\"limit\":10,\"after\":%s}"
                    .formatted(after == null ? "null" : "\"" + after + "\""));
        seen.addAll(ids(page));
        after = next(page);
        pages++;
        if (pages == 2) {
          // What changes meanwhile comes first, and takes nothing from the pages that follow.
          plant(store, "c-new", "another parcel");
        }
      } while (after != null);
      assertThat(seen).doesNotHaveDuplicates().hasSize((all + 6) / 7);
      assertThat(pages).isBetween(seen.size() / 10, seen.size() / 10 + 2);
    }
  }

  @Test
  void aSearchThatFindsNothingStopsAndGoesOn() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Conversations store = rooms.part(Conversations.class);
      int all = Search.MOST_LOOKED_THROUGH + 50;
      plant(store, "c-first", "the parcel is late");
      for (int i = 1; i < all; i++) {
        store.begin(Rooms.HOUSE, talk("c-" + i), null);
      }
      Rooms.Person owner = rooms.owner();
      JsonNode page = owner.json("POST", "/api/v1/conversations/search", "{\"query\":\"parcel\"}");
      assertThat(page.path("conversations").isEmpty()).isTrue();
      assertThat(page.path("lookedThrough").asInt()).isEqualTo(Search.MOST_LOOKED_THROUGH);
      JsonNode rest =
          owner.json(
              "POST",
              "/api/v1/conversations/search",
              "{\"query\":\"parcel\",\"after\":\"%s\"}".formatted(next(page)));
      assertThat(ids(rest)).containsExactly("c-first");
      assertThat(next(rest)).isNull();
    }
  }

  private static @Nullable String next(JsonNode page) {
    return page.path("next").isNull() ? null : page.path("next").asString();
  }

  private static Talk talk(String id) {
    return new Talk(id, null, null, "chat", null, "{\"id\":\"" + id + "\"}", true, 0, 0, 0, 0);
  }

  private static void plant(Conversations store, String id, String text) {
    store.begin(Rooms.HOUSE, talk(id), null);
    store.take(
        Rooms.HOUSE,
        id,
        new Step(
            List.of(
                new KeptTurn(0, null, "d", "{\"speaker\":\"customer\",\"text\":\"" + text + "\"}")),
            List.of(),
            null,
            List.of(),
            null));
  }
}
