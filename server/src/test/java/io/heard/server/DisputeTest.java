package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.store.Audit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DisputeTest {
  private static final String ANGRY = "I am so frustrated, this is the third time!";

  @TempDir Path data = Path.of("");

  @Test
  void whatSomebodySaysOfAMarkIsKeptBesideTheReadingAndCountedByLabel() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person agent = rooms.person(Who.Role.AGENT, null);
      agent.converses("c-1", null, "customer", ANGRY, "agent", "Let me look.");
      agent.converses("c-2", null, "customer", ANGRY);
      JsonNode before = agent.get("/api/v1/conversations/c-1/reading");
      JsonNode kept =
          agent.json(
              "POST",
              "/api/v1/conversations/c-1/disputes",
              "{\"turn\":0,\"code\":\"frustration\",\"from\":0,\"to\":18,\"why\":\"They joked.\"}");
      assertThat(kept.path("number").asInt()).isEqualTo(1);
      assertThat(kept.path("by").path("name").asString()).isEqualTo(agent.name());
      assertThat(kept.path("heard").path("catalogue").asString()).startsWith("sha256:");
      assertThat(agent.get("/api/v1/conversations/c-1/reading")).isEqualTo(before);

      // The same person again: one dispute with the new words. Another person: one mark, still.
      JsonNode again =
          agent.json(
              "POST",
              "/api/v1/conversations/c-1/disputes",
              "{\"turn\":0,\"code\":\"frustration\",\"from\":0,\"to\":18,\"why\":\"A quote.\"}");
      assertThat(again.path("number").asInt()).isEqualTo(1);
      Rooms.Person lead = rooms.person(Who.Role.LEAD, null);
      lead.json(
          "POST",
          "/api/v1/conversations/c-1/disputes",
          "{\"turn\":0,\"code\":\"frustration\",\"from\":0,\"to\":18}");
      JsonNode all = lead.get("/api/v1/conversations/c-1/disputes").path("disputes");
      assertThat(all.size()).isEqualTo(2);
      assertThat(all.path(0).path("why").asString()).isEqualTo("A quote.");
      assertThat(all.path(0).path("own").asBoolean()).isFalse();
      assertThat(all.path(1).path("own").asBoolean()).isTrue();
      JsonNode counts = lead.get("/api/v1/disputes/counts").path("counts");
      assertThat(counts.toString())
          .isEqualTo("[{\"code\":\"frustration\",\"disputed\":1,\"heard\":2}]");
    }
  }

  @Test
  void whatIsNoMarkIsNotDisputed() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person agent = rooms.person(Who.Role.AGENT, null);
      agent.converses("c-1", null, "customer", ANGRY);
      String at = "/api/v1/conversations/c-1/disputes";
      for (String[] wrong :
          new String[][] {
            {"{\"turn\":0,\"code\":\"gratitude\"}", "/code"},
            {"{\"turn\":7,\"code\":\"frustration\"}", "/turn"},
            {"{\"turn\":-1,\"code\":\"frustration\"}", "/turn"},
            {"{\"code\":\"frustration\"}", "/turn"},
            {"{\"turn\":0}", "/code"},
            {"{\"turn\":0,\"code\":\"frustration\",\"from\":3}", "/from"},
            {"{\"turn\":0,\"code\":\"frustration\",\"from\":3,\"to\":3}", "/from"},
            {"{\"turn\":0,\"code\":\"frustration\",\"from\":3,\"to\":3000}", "/to"},
            {"{\"turn\":0,\"code\":\"frustration\",\"why\":7}", "/why"},
            {"{\"turn\":0,\"code\":\"frustration\",\"wy\":\"x\"}", "/wy"}
          }) {
        Rooms.Answer answer = agent.call("POST", at, wrong[0]);
        assertThat(answer.status()).as(wrong[0]).isEqualTo(422);
        assertThat(answer.json().path("pointer").asString()).as(wrong[0]).isEqualTo(wrong[1]);
      }
      assertThat(agent.get(at).path("disputes").isEmpty()).isTrue();
      assertThat(agent.get("/api/v1/disputes/counts").path("counts").isEmpty()).isTrue();
    }
  }

  @Test
  void oneTakesBackOnesOwnAndAnOwnerAnybodys() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person agent = rooms.person(Who.Role.AGENT, null);
      Rooms.Person lead = rooms.person(Who.Role.LEAD, null);
      agent.converses("c-1", null, "customer", ANGRY);
      String at = "/api/v1/conversations/c-1/disputes";
      String said = "{\"turn\":0,\"code\":\"frustration\"}";
      agent.json("POST", at, said);
      lead.json("POST", at, said);
      assertThat(lead.status("DELETE", at + "/1", null)).isEqualTo(403);
      assertThat(agent.status("DELETE", at + "/1", null)).isEqualTo(204);
      assertThat(agent.status("DELETE", at + "/1", null)).isEqualTo(404);
      assertThat(rooms.owner().status("DELETE", at + "/2", null)).isEqualTo(204);
      assertThat(lead.get("/api/v1/disputes/counts").path("counts").isEmpty()).isTrue();
    }
  }

  @Test
  void anotherTeamsAreNeitherSeenNorCounted() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      owner.converses("c-b", "billing", "customer", ANGRY);
      owner.converses("c-r", "returns", "customer", ANGRY);
      String said = "{\"turn\":0,\"code\":\"frustration\"}";
      owner.json("POST", "/api/v1/conversations/c-b/disputes", said);
      owner.json("POST", "/api/v1/conversations/c-r/disputes", said);
      Rooms.Person lead = rooms.person(Who.Role.LEAD, "billing");
      assertThat(lead.status("GET", "/api/v1/conversations/c-r/disputes", null)).isEqualTo(404);
      assertThat(lead.status("POST", "/api/v1/conversations/c-r/disputes", said)).isEqualTo(404);
      assertThat(lead.status("DELETE", "/api/v1/conversations/c-r/disputes/1", null))
          .isEqualTo(404);
      assertThat(lead.get("/api/v1/disputes/counts").toString())
          .contains("\"disputed\":1,\"heard\":1");
      assertThat(owner.get("/api/v1/disputes/counts").toString())
          .contains("\"disputed\":2,\"heard\":2");
      Rooms.Person stranger = rooms.person(Rooms.OTHER, Who.Role.OWNER, null);
      assertThat(stranger.get("/api/v1/disputes/counts").path("counts").isEmpty()).isTrue();
    }
  }

  @Test
  void whoReadsWhatWasSaidIsWrittenDown() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person agent = rooms.person(Who.Role.AGENT, null);
      agent.converses("c-1", null, "customer", ANGRY);
      agent.get("/api/v1/conversations/c-1/disputes");
      assertThat(
              rooms
                  .part(Audit.class)
                  .entries(
                      Rooms.HOUSE, List.of(Audit.Subject.conversation("c-1")), Long.MAX_VALUE, 9))
          .extracting(Audit.Entry::actor)
          .containsExactly(agent.id());
    }
  }

  @Test
  void whyIsMaskedLikeATurn() throws Exception {
    List<String> planted = List.of("Zwiebelfeld", "zwiebel@onion.example", "4111 1111");
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person agent = rooms.person(Who.Role.AGENT, null);
      agent.converses("c-1", null, "customer", ANGRY + " My name is Tove Zwiebelfeld.");
      JsonNode kept =
          agent.json(
              "POST",
              "/api/v1/conversations/c-1/disputes",
              "{\"turn\":0,\"code\":\"frustration\",\"why\":\"Zwiebelfeld jokes; see zwiebel@onion.example, card 4111 1111 1111 1111.\"}");
      assertThat(kept.path("why").asString())
          .isEqualTo("<NAME-1> jokes; see <EMAIL-1>, card <CARD-1>.");
      assertThat(SignedIn.holding(data, planted)).isEmpty();
    }
    assertThat(SignedIn.holding(data, planted)).isEmpty();
  }

  @Test
  void aLateFindRewordsWhyAndMovesThePlace() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person agent = rooms.person(Who.Role.AGENT, null);
      String said = "zorblatt here. " + ANGRY;
      agent.converses("c-1", null, "customer", said);
      int from = said.indexOf("I am so frustrated");
      agent.json(
          "POST",
          "/api/v1/conversations/c-1/disputes",
          "{\"turn\":0,\"code\":\"frustration\",\"from\":%d,\"to\":%d,\"why\":\"that is how zorblatt talks\"}"
              .formatted(from, from + 18));
      agent.json(
          "POST",
          "/api/v1/conversations/c-1/turns",
          "{\"speaker\":\"customer\",\"text\":\"My name is Zorblatt.\"}");
      JsonNode one = agent.get("/api/v1/conversations/c-1/disputes").path("disputes").path(0);
      assertThat(one.path("why").asString()).isEqualTo("that is how <NAME-1> talks");
      String text =
          agent.get("/api/v1/conversations/c-1").path("turns").path(0).path("text").asString();
      assertThat(text.substring(one.path("from").asInt(), one.path("to").asInt()))
          .contains("frustrated");
    }
    assertThat(SignedIn.holding(data, List.of("zorblatt"))).isEmpty();
  }

  @Test
  void whyIsMaskedOnceMaskingIsTurnedOn() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      owner.json("PUT", "/api/v1/privacy/masking", "{\"on\":false}");
      owner.converses("c-1", null, "customer", ANGRY);
      owner.json(
          "POST",
          "/api/v1/conversations/c-1/disputes",
          "{\"turn\":0,\"code\":\"frustration\",\"why\":\"see zwiebel@onion.example\"}");
      owner.json("PUT", "/api/v1/privacy/masking", "{\"on\":true}");
      assertThat(owner.get("/api/v1/conversations/c-1/disputes").toString())
          .contains("see <EMAIL-1>")
          .doesNotContain("zwiebel");
    }
  }

  @Test
  void whatWasSaidAboutATurnThatIsCorrectedOrWithdrawnGoes() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person agent = rooms.person(Who.Role.AGENT, null);
      agent.converses("c-1", null, "customer", ANGRY, "customer", ANGRY);
      for (int turn = 0; turn < 2; turn++) {
        agent.json(
            "POST",
            "/api/v1/conversations/c-1/disputes",
            "{\"turn\":%d,\"code\":\"frustration\",\"from\":0,\"to\":4,\"why\":\"a xylophonic one\"}"
                .formatted(turn));
      }
      agent.json(
          "PUT",
          "/api/v1/conversations/c-1/turns/m-0",
          "{\"speaker\":\"customer\",\"text\":\"Fine.\"}");
      agent.json("DELETE", "/api/v1/conversations/c-1/turns/m-1", null);
      JsonNode all = agent.get("/api/v1/conversations/c-1/disputes").path("disputes");
      assertThat(all.size()).isEqualTo(2);
      for (JsonNode one : all.values()) {
        assertThat(one.path("why").isNull()).isTrue();
        assertThat(one.path("from").isNull()).isTrue();
      }
    }
    assertThat(SignedIn.holding(data, List.of("xylophonic"))).isEmpty();
  }

  @Test
  void itIsExportedAndErasedWithTheCustomer() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      owner.converses("c-1", null, "customer", ANGRY);
      owner.json(
          "POST",
          "/api/v1/conversations/c-1/disputes",
          "{\"turn\":0,\"code\":\"frustration\",\"why\":\"a thunderegg matter\"}");
      assertThat(SignedIn.holding(data, List.of("thunderegg"))).isNotEmpty();
      JsonNode export = owner.json("POST", "/api/v1/privacy/export", "{\"customer\":\"k-c-1\"}");
      assertThat(export.path("stored").path("dispute").toString()).contains("thunderegg");
      owner.json("POST", "/api/v1/privacy/erasure", "{\"customer\":\"k-c-1\"}");
      assertThat(owner.get("/api/v1/disputes/counts").path("counts").isEmpty()).isTrue();
      assertThat(SignedIn.holding(data, List.of("thunderegg"))).isEmpty();
    }
    assertThat(SignedIn.holding(data, List.of("thunderegg"))).isEmpty();
  }
}
