package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.store.Desks;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class MeTest {
  private static final String ME = "/api/v1/me";
  private static final String PREFERENCES = "/api/v1/me/preferences";

  @TempDir Path data = Path.of("");

  @Test
  void whoIsSignedInIsToldWhoTheyAreAndWhatTheyMay() throws Exception {
    try (var house = new Peopled(data)) {
      JsonNode agent = house.get("billing-agent", ME);
      assertThat(agent.path("id").asString()).isEqualTo("billing-agent");
      assertThat(agent.path("name").asString()).isEqualTo("N. billing-agent");
      assertThat(agent.path("email").asString()).isEqualTo("billing-agent@example.org");
      assertThat(agent.path("role").asString()).isEqualTo("agent");
      assertThat(agent.path("team").asString()).isEqualTo("billing");
      assertThat(agent.path("tenant").path("name").asString()).isEqualTo("The house");
      assertThat(agent.path("form").asString()).isEqualTo("form-billing-agent");
      assertThat(agent.path("demo").asBoolean()).isFalse();
      assertThat(agent.path("withoutModel").asBoolean()).isTrue();
      assertThat(agent.path("version").asString()).isEqualTo("test");
      assertThat(rights(agent))
          .contains("SEE_CONVERSATIONS", "WRITE_CONVERSATIONS", "OWN_ACCOUNT")
          .doesNotContain("MANAGE_PEOPLE", "IMPORT", "READ_AUDIT");
      assertThat(house.get("owner", ME).path("team").isNull()).isTrue();
      assertThat(rights(house.get("owner", ME))).contains("MANAGE_PEOPLE", "MANAGE_TENANTS");
      assertThat(rights(house.get("stranger", ME)))
          .contains("MANAGE_PEOPLE")
          .doesNotContain("MANAGE_TENANTS");
      assertThat(house.status("token-write", "GET", ME, "")).isEqualTo(403);
      assertThat(house.status("nobody", "GET", ME, "")).isEqualTo(401);
    }
  }

  private static List<String> rights(JsonNode me) {
    return me.path("rights").values().stream().map(JsonNode::asString).toList();
  }

  @Test
  void whatSomebodySetsIsKeptForThemAlone() throws Exception {
    String chosen =
        "{\"hints\":\"off\",\"muted\":[\"label-feeling\"],\"practise\":{\"code\":\"label-feeling\",\"since\":\"2026-11-30\"},\"keepHints\":[],\"lesson\":true,\"scheme\":\"dark\",\"alerts\":{\"perHour\":0,\"coolDownMinutes\":30},\"floor\":{\"team\":\"billing\",\"channel\":null}}";
    try (var house = new Peopled(data)) {
      JsonNode usual = house.get("agent", ME).path("preferences");
      assertThat(usual.path("hints").asString()).isEqualTo("on");
      assertThat(usual.path("practise").isNull()).isTrue();
      assertThat(house.json("agent", "PUT", PREFERENCES, chosen)).isEqualTo(SignedIn.tree(chosen));
      assertThat(house.get("agent", ME).path("preferences")).isEqualTo(SignedIn.tree(chosen));
      for (String other : List.of("other-agent", "lead", "owner", "analyst", "stranger")) {
        assertThat(house.get(other, ME).path("preferences")).as(other).isEqualTo(usual);
      }
      assertThat(house.status("token-manage", "PUT", PREFERENCES, chosen)).isEqualTo(403);
      // The whole object is replaced: what is left out is as usual again.
      assertThat(house.json("agent", "PUT", PREFERENCES, "{\"scheme\":\"light\"}").path("muted"))
          .isEmpty();
    }
  }

  @Test
  void whatCannotBeKeptIsNamed() throws Exception {
    try (var house = new Peopled(data)) {
      HttpResponse<String> refused =
          house.send(
              "agent",
              "PUT",
              PREFERENCES,
              "{\"hints\":\"maybe\",\"muted\":[\"nonesuch\"],\"practise\":{\"code\":\"frustration\",\"since\":\"soon\"},\"lesson\":1,\"scheme\":null,\"alerts\":{\"perHour\":61},\"floor\":{\"team\":\"\",\"mood\":\"x\"},\"colour\":\"red\"}");
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body())
          .contains(
              "/hints",
              "/muted/0",
              "/practise/code",
              "/practise/since",
              "/lesson",
              "/scheme",
              "/alerts/perHour",
              "/floor/team",
              "/floor/mood",
              "/colour");
      assertThat(house.get("agent", ME).path("preferences").path("scheme").asString())
          .isEqualTo("auto");
      assertThat(house.status("agent", "PUT", PREFERENCES, "[]")).isEqualTo(422);
    }
  }

  @Test
  void whatAnEarlierVersionKnewIsLeftOut() throws Exception {
    try (var house = new Peopled(data)) {
      house
          .serve()
          .part(Desks.class)
          .set(
              Peopled.HOUSE,
              "agent",
              "{\"muted\":[\"gone-hint\",\"label-feeling\"],\"practise\":{\"code\":\"gone\",\"since\":\"2026-01-01\"},\"scheme\":\"dark\",\"old\":1}");
      JsonNode kept = house.get("agent", ME).path("preferences");
      assertThat(kept.path("muted").toString()).isEqualTo("[\"label-feeling\"]");
      assertThat(kept.path("practise").isNull()).isTrue();
      assertThat(kept.path("scheme").asString()).isEqualTo("dark");
      assertThat(house.json("agent", "PUT", PREFERENCES, kept.toString())).isEqualTo(kept);
    }
  }

  @Test
  void whatSomebodySetGoesWhenTheyAreShutOut() throws Exception {
    try (var house = new Peopled(data)) {
      house.json("agent", "PUT", PREFERENCES, "{\"lesson\":true}");
      assertThat(house.serve().part(Desks.class).of(Peopled.HOUSE, "agent")).isPresent();
      house.people().shutOut(Peopled.HOUSE, "agent");
      assertThat(house.serve().part(Desks.class).of(Peopled.HOUSE, "agent")).isEmpty();
    }
  }
}
