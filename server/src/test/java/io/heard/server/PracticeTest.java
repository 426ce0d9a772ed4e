package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PracticeTest {
  private static final String PRACTICE = "/api/v1/me/practice";
  private static final String HABITS = "/api/v1/me/habits";
  private static final String ANGRY = "The whole box was empty again. Ridiculous! I am furious.";
  private static final String NAMED =
      "You sound furious about the empty box. I will send it again today.";

  /// Feeling is all that is answered, and a plan is asked for: a hint that phrases alone offer.
  private static final String[] WANTS_A_PLAN = {
    "customer", "My parcel is late.",
    "agent", "I completely understand how frustrating that must be.",
    "customer", "Please just tell me what happens next.",
    "agent", "I will send a new one today."
  };

  @TempDir Path data = Path.of("");

  private static final String CHOSEN = "2026-11-23";

  private static void chooses(Peopled house, String who) throws Exception {
    chooses(house, who, CHOSEN);
  }

  private static void chooses(Peopled house, String who, String since) throws Exception {
    house.json(
        who,
        "PUT",
        "/api/v1/me/preferences",
        "{\"practise\":{\"code\":\"label-feeling\",\"since\":\"%s\"}}".formatted(since));
  }

  @Test
  void whatWasPractisedStandsWithWhatTheCustomerSaidNext() throws Exception {
    try (var house = new Peopled(data)) {
      house.talk(
          "c-1",
          "\"agentId\":\"agent\"",
          "customer",
          ANGRY,
          "agent",
          NAMED,
          "customer",
          "Oh good, thank you so much.");
      house.talk("c-2", "\"agentId\":\"agent\"", "customer", ANGRY, "agent", NAMED);
      house.talk("c-3", "\"agentId\":\"other-agent\"", "customer", ANGRY, "agent", NAMED);
      assertThat(house.get("agent", PRACTICE)).isEmpty();
      chooses(house, "agent");
      JsonNode moments = house.get("agent", PRACTICE);
      assertThat(moments.values())
          .extracting(moment -> moment.path("conversation").asString())
          .containsExactlyInAnyOrder("c-1", "c-2");
      for (JsonNode moment : moments.values()) {
        assertThat(moment.path("turn").asInt()).isEqualTo(1);
        assertThat(NAMED).contains(moment.path("quote").asString());
        assertThat(moment.path("quote").asString()).isNotEmpty();
        assertThat(moment.path("evidence")).isNotEmpty();
        if (moment.path("conversation").asString().equals("c-2")) {
          assertThat(moment.path("next").isNull()).isTrue();
        } else {
          JsonNode next = moment.path("next");
          assertThat(next.path("turn").asInt()).isEqualTo(2);
          assertThat(next.path("reads").toString()).contains("gratitude");
          assertThat(next.path("intensityBefore").asInt()).isPositive();
          assertThat(next.path("intensityAfter").asInt()).isZero();
        }
      }
    }
  }

  @Test
  void itIsForThePersonAlone() throws Exception {
    try (var house = new Peopled(data)) {
      house.talk("c-1", "\"agentId\":\"agent\",\"customerId\":\"k-1\"", "customer", ANGRY);
      house.say("c-1", "agent", NAMED);
      house.say("c-1", WANTS_A_PLAN);
      chooses(house, "agent");
      assertThat(house.get("agent", PRACTICE)).hasSize(2);
      assertThat(house.get("agent", HABITS)).isNotEmpty();
      for (String other : List.of("other-agent", "lead", "owner")) {
        chooses(house, other, "2026-11-30");
        assertThat(house.get(other, PRACTICE)).as(other).isEmpty();
        assertThat(house.get(other, HABITS)).as(other).isEmpty();
      }
      for (String path : List.of(PRACTICE, HABITS)) {
        for (String other : List.of("analyst", "privacy", "token-write", "token-manage")) {
          assertThat(house.status(other, "GET", path, "")).as(other).isEqualTo(403);
        }
        // Nobody may ask about another, by whatever name.
        assertThat(
                house.send("lead", "GET", path + "?person=agent&agent=agent&id=agent", "").body())
            .isEqualTo("[]");
      }
      for (String elsewhere :
          List.of(
              house.get("lead", "/api/v1/floor").toString(),
              house.get("lead", "/api/v1/conversations?agent=agent").toString(),
              house.get("lead", "/api/v1/conversations/c-1").toString(),
              house.get("lead", "/api/v1/conversations/c-1/reading").toString(),
              house.get("lead", "/api/v1/me").toString(),
              house
                  .json("privacy", "POST", "/api/v1/privacy/export", "{\"customer\":\"k-1\"}")
                  .toString())) {
        assertThat(elsewhere).doesNotContain("unprompted", CHOSEN);
      }
    }
  }

  @Test
  void aHintFadesForWhoDoesItAnyway() throws Exception {
    try (var house = new Peopled(data)) {
      for (int i = 0; i < 5; i++) {
        String id = "c-" + i;
        house.talk(id, "\"agentId\":\"agent\"", WANTS_A_PLAN);
        JsonNode hints = house.get("agent", "/api/v1/conversations/" + id + "/hints").path("hints");
        assertThat(hints).hasSize(1);
      }
      JsonNode shown = house.get("agent", HABITS);
      String code = shown.path(0).path("code").asString();
      assertThat(shown).hasSize(1);
      assertThat(shown.path(0).path("offered").asInt()).isEqualTo(5);
      assertThat(shown.path(0).path("fades").asBoolean()).isFalse();
      // The same, had none of the hints been shown.
      for (int i = 0; i < 5; i++) {
        house.json(
            "agent", "PUT", "/api/v1/conversations/c-" + i + "/hints/2", "{\"became\":\"faded\"}");
      }
      JsonNode faded = house.get("agent", HABITS).path(0);
      assertThat(faded.path("code").asString()).isEqualTo(code);
      assertThat(faded.path("places").asInt()).isEqualTo(5);
      assertThat(faded.path("unprompted").asInt()).isEqualTo(5);
      assertThat(faded.path("offered").asInt()).isZero();
      assertThat(faded.path("fades").asBoolean()).isTrue();
    }
  }

  @Test
  void whyAHintWasDismissedIsMasked() throws Exception {
    try (var house = new Peopled(data)) {
      house.talk("c-1", "\"agentId\":\"agent\"", WANTS_A_PLAN);
      house.json(
          "agent",
          "PUT",
          "/api/v1/conversations/c-1/hints/2",
          "{\"became\":\"dismissed\",\"reason\":\"They gave 4111 1111 1111 1111 already.\"}");
      assertThat(
              house
                  .get("agent", "/api/v1/conversations/c-1/hints")
                  .path("hints")
                  .path(0)
                  .path("reason")
                  .asString())
          .isEqualTo("They gave <CARD-1> already.");
    }
  }

  @Test
  void whatAnotherTeamHasNowIsNotShown() throws Exception {
    try (var house = new Peopled(data)) {
      house.talk(
          "c-1",
          "\"team\":\"billing\",\"agentId\":\"billing-agent\"",
          "customer",
          ANGRY,
          "agent",
          NAMED);
      chooses(house, "billing-agent");
      assertThat(house.get("billing-agent", PRACTICE)).hasSize(1);
      house.people().change(Peopled.HOUSE, "billing-agent", "agent", "returns");
      assertThat(house.get("billing-agent", PRACTICE)).isEmpty();
      assertThat(house.get("billing-agent", HABITS)).isEmpty();
    }
  }
}
