package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.store.Audit;
import io.heard.store.People;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PeopleApiTest {
  private static final String PEOPLE = "/api/v1/people";

  @TempDir Path data = Path.of("");

  private static JsonNode named(JsonNode list, String field, String value) {
    for (JsonNode one : list.values()) {
      if (one.path(field).asString("").equals(value)) {
        return one;
      }
    }
    throw new AssertionError(value + " is not in " + list);
  }

  private static int status(String address, String token) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }

  @Test
  void somebodyIsInvitedByALinkThatIsShownOnceAndEndedByTheNext() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      rooms.part(People.class).addTeam(Rooms.HOUSE, "billing");
      JsonNode made =
          owner.json(
              "POST",
              PEOPLE,
              "{\"name\":\" Ann Ray \",\"email\":\"Ann@Example.org\",\"role\":\"agent\",\"team\":\"billing\"}");
      JsonNode ann = made.path("person");
      assertThat(ann.path("name").asString()).isEqualTo("Ann Ray");
      assertThat(ann.path("email").asString()).isEqualTo("ann@example.org");
      assertThat(ann.path("state").asString()).isEqualTo("invited");
      assertThat(made.path("holdsMinutes").asInt()).isEqualTo(3 * 24 * 60);
      String address = made.path("address").asString();
      assertThat(status(address, "")).isEqualTo(200);
      JsonNode list = owner.get(PEOPLE).path("people");
      assertThat(named(list, "email", "ann@example.org").path("team").asString())
          .isEqualTo("billing");
      assertThat(list.toString()).doesNotContain("key=", "argon2");
      JsonNode again = owner.json("POST", PEOPLE + "/" + ann.path("id").asString() + "/link", null);
      assertThat(status(address, "")).isEqualTo(404);
      assertThat(status(again.path("address").asString(), "")).isEqualTo(200);
      assertThat(
              owner.status(
                  "POST",
                  PEOPLE,
                  "{\"name\":\"B\",\"email\":\"ann@example.org\",\"role\":\"agent\"}"))
          .isEqualTo(409);
    }
  }

  @Test
  void whatCannotBeIsRefusedWithItsPlace() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      for (String[] wrong :
          new String[][] {
            {"{\"name\":\"B\",\"email\":\"no address\",\"role\":\"agent\"}", "/email"},
            {"{\"name\":\"B\",\"email\":\"b@b\",\"role\":\"boss\"}", "/role"},
            {"{\"name\":\"B\",\"email\":\"b@b\",\"role\":\"agent\",\"team\":\"none\"}", "/team"},
            {"{\"name\":\" \",\"email\":\"b@b\",\"role\":\"agent\"}", "/name"},
            {"{\"email\":\"b@b\",\"role\":\"agent\"}", "/name"},
            {"{\"name\":\"B\",\"email\":\"b@b\",\"role\":\"agent\",\"owner\":true}", "/owner"}
          }) {
        Rooms.Answer answer = owner.call("POST", PEOPLE, wrong[0]);
        assertThat(answer.status()).as(wrong[0]).isEqualTo(422);
        assertThat(answer.json().path("pointer").asString()).as(wrong[0]).isEqualTo(wrong[1]);
      }
      for (String[] wrong :
          new String[][] {
            {"{\"name\":\"t\",\"scopes\":[],\"days\":3}", "/scopes"},
            {"{\"name\":\"t\",\"scopes\":[\"all\"],\"days\":3}", "/scopes"},
            {"{\"name\":\"t\",\"scopes\":[\"read\"],\"days\":366}", "/days"},
            {"{\"name\":\"t\",\"scopes\":[\"read\"]}", "/days"}
          }) {
        Rooms.Answer answer = owner.call("POST", "/api/v1/tokens", wrong[0]);
        assertThat(answer.status()).as(wrong[0]).isEqualTo(422);
        assertThat(answer.json().path("pointer").asString()).as(wrong[0]).isEqualTo(wrong[1]);
      }
    }
  }

  @Test
  void aRoleATeamAndANameChangeAtOnceAndTheLastOwnerStays() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      Rooms.Person agent = rooms.person(Who.Role.AGENT, "billing");
      String at = PEOPLE + "/" + agent.id();
      assertThat(agent.status("GET", PEOPLE, null)).isEqualTo(403);
      JsonNode changed =
          owner.json("PUT", at, "{\"role\":\"owner\",\"team\":null,\"name\":\"Bo\"}");
      assertThat(changed.path("role").asString()).isEqualTo("owner");
      assertThat(changed.path("team").isNull()).isTrue();
      assertThat(changed.path("name").asString()).isEqualTo("Bo");
      assertThat(agent.status("GET", PEOPLE, null)).isEqualTo(200);
      assertThat(owner.json("PUT", at, "{\"role\":\"lead\"}").path("name").asString())
          .isEqualTo("Bo");
      JsonNode entries =
          owner.get("/api/v1/audit?kind=person&subject=" + agent.id()).path("entries");
      assertThat(entries.values())
          .extracting(one -> one.path("action").asString())
          .containsExactly("role-changed", "role-changed", "person-renamed");
      assertThat(entries.path(0).path("actor").path("name").asString()).isEqualTo(owner.name());
      assertThat(entries.path(0).path("subject").path("name").asString()).isEqualTo("Bo");
      // The house's first owner, who never came, is none that can sign in.
      assertThat(owner.status("POST", PEOPLE + "/house-first/shut-out", null)).isEqualTo(204);
      assertThat(owner.status("PUT", PEOPLE + "/" + owner.id(), "{\"role\":\"lead\"}"))
          .isEqualTo(409);
      assertThat(owner.status("POST", PEOPLE + "/" + owner.id() + "/shut-out", null))
          .isEqualTo(409);
      assertThat(owner.status("POST", at + "/end-sessions", null)).isEqualTo(204);
      assertThat(agent.status("GET", "/api/v1/account/sessions", null)).isEqualTo(401);
      assertThat(owner.status("POST", at + "/shut-out", null)).isEqualTo(204);
      assertThat(owner.status("POST", at + "/shut-out", null)).isEqualTo(404);
    }
  }

  @Test
  void whoWasInATeamThatIsRemovedIsInNone() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      Rooms.Person agent = rooms.person(Who.Role.AGENT, "billing / north");
      owner.json("POST", "/api/v1/teams", "{\"name\":\"returns\"}");
      assertThat(owner.get("/api/v1/teams").path("teams").toString())
          .isEqualTo(
              "[{\"name\":\"billing / north\",\"people\":1},{\"name\":\"returns\",\"people\":0}]");
      owner.json("POST", "/api/v1/teams", "{\"name\":\"billing\"}");
      assertThat(owner.status("DELETE", "/api/v1/teams/billing", null)).isEqualTo(204);
      assertThat(owner.status("DELETE", "/api/v1/teams/billing", null)).isEqualTo(404);
      owner.json("PUT", PEOPLE + "/" + agent.id(), "{\"role\":\"agent\",\"team\":\"returns\"}");
      assertThat(owner.status("DELETE", "/api/v1/teams/returns", null)).isEqualTo(204);
      assertThat(named(owner.get(PEOPLE).path("people"), "id", agent.id()).path("team").isNull())
          .isTrue();
    }
  }

  @Test
  void aTokenIsShownOnceAndHoldsUntilItIsShut() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      JsonNode made =
          owner.json(
              "POST",
              "/api/v1/tokens",
              "{\"name\":\"chat\",\"scopes\":[\"write\",\"read\",\"write\"],\"days\":9}");
      String secret = made.path("secret").asString();
      String list = "http://127.0.0.1:" + rooms.serve().port() + "/api/v1/conversations";
      assertThat(status(list, secret)).isEqualTo(200);
      JsonNode one = named(owner.get("/api/v1/tokens").path("tokens"), "name", "chat");
      assertThat(one.path("scopes").toString()).isEqualTo("[\"write\",\"read\"]");
      assertThat(one.path("by").path("name").asString()).isEqualTo(owner.name());
      assertThat(one.path("ended").asBoolean()).isFalse();
      assertThat(one.path("seenAt").isNull()).isFalse();
      assertThat(one.toString()).doesNotContain(secret);
      assertThat(
              owner.status("POST", "/api/v1/tokens/" + one.path("id").asString() + "/shut", null))
          .isEqualTo(204);
      assertThat(status(list, secret)).isEqualTo(401);
      assertThat(owner.get("/api/v1/tokens").path("tokens").isEmpty()).isTrue();
    }
  }

  @Test
  void anotherHouseIsMadeWithAnOwnerOfItsOwn() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      JsonNode made =
          owner.json(
              "POST",
              "/api/v1/tenants",
              "{\"house\":\"North\",\"name\":\"Nora\",\"email\":\"nora@example.org\"}");
      assertThat(status(made.path("address").asString(), "")).isEqualTo(200);
      JsonNode all = owner.get("/api/v1/tenants").path("tenants");
      assertThat(named(all, "name", "North").path("operates").asBoolean()).isFalse();
      assertThat(named(all, "name", Rooms.HOUSE).path("own").asBoolean()).isTrue();
      assertThat(owner.get(PEOPLE).toString()).doesNotContain("nora@example.org");
      assertThat(
              owner.status(
                  "POST",
                  "/api/v1/tenants",
                  "{\"house\":\"South\",\"name\":\"N\",\"email\":\"nora@example.org\"}"))
          .isEqualTo(409);
    }
  }

  @Test
  void theAuditLogIsPagedAndCustomersAreNamedInABody() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person owner = rooms.owner();
      owner.converses("c-1", null, "customer", "Hello.");
      owner.get("/api/v1/conversations/c-1/reading");
      owner.json("POST", "/api/v1/privacy/export", "{\"customer\":\"k-c-1\"}");
      JsonNode first = owner.get("/api/v1/audit?limit=2");
      assertThat(first.path("entries").path(0).path("action").asString()).isEqualTo("audit-read");
      assertThat(first.path("entries").path(0).path("subject").isNull()).isTrue();
      assertThat(first.path("entries").path(1).path("action").asString())
          .isEqualTo("customer-exported");
      JsonNode next = owner.get("/api/v1/audit?after=" + first.path("next").asString());
      assertThat(next.path("entries").path(0).path("action").asString())
          .isEqualTo("conversation-read");
      assertThat(owner.get("/api/v1/audit?kind=conversation&subject=c-1").path("entries").size())
          .isEqualTo(1);
      assertThat(owner.status("GET", "/api/v1/audit?kind=customer&subject=k-c-1", null))
          .isEqualTo(400);
      assertThat(owner.status("GET", "/api/v1/audit?kind=person", null)).isEqualTo(400);
      JsonNode about =
          owner.json(
              "POST", "/api/v1/audit/search", "{\"kind\":\"customer\",\"subject\":\"k-c-1\"}");
      assertThat(about.path("entries").size()).isEqualTo(1);
      assertThat(about.toString()).doesNotContain("k-c-1");
      Rooms.Person stranger = rooms.person(Rooms.OTHER, Who.Role.OWNER, null);
      assertThat(stranger.get("/api/v1/audit").path("entries").size()).isEqualTo(1);
    }
  }

  @Test
  void onesOwnSessionsAreSeenAndEndedWithThePassword() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person agent = rooms.person(Who.Role.AGENT, null);
      Rooms.Person elsewhere = agent.again();
      JsonNode all = agent.get("/api/v1/account/sessions").path("sessions");
      assertThat(all.size()).isEqualTo(2);
      JsonNode other = all.path(0).path("current").asBoolean() ? all.path(1) : all.path(0);
      String at = "/api/v1/account/sessions/" + other.path("session").asString();
      assertThat(agent.status("DELETE", at, "{\"current\":\"a wrong password\"}")).isEqualTo(403);
      assertThat(agent.status("DELETE", at, "{}")).isEqualTo(422);
      assertThat(elsewhere.status("GET", "/api/v1/account/sessions", null)).isEqualTo(200);
      assertThat(agent.status("DELETE", at, "{\"current\":\"" + Rooms.PASSWORD + "\"}"))
          .isEqualTo(204);
      assertThat(elsewhere.status("GET", "/api/v1/account/sessions", null)).isEqualTo(401);
      Rooms.Person lead = rooms.person(Who.Role.LEAD, null);
      String own =
          lead.get("/api/v1/account/sessions").path("sessions").path(0).path("session").asString();
      assertThat(
              agent.status(
                  "DELETE",
                  "/api/v1/account/sessions/" + own,
                  "{\"current\":\"" + Rooms.PASSWORD + "\"}"))
          .isEqualTo(404);
      assertThat(lead.status("GET", "/api/v1/account/sessions", null)).isEqualTo(200);
    }
  }

  @Test
  void aNewPasswordEndsAllOtherSessionsAndThisOneGoesOnAnew() throws Exception {
    try (Rooms rooms = Rooms.in(data)) {
      Rooms.Person agent = rooms.person(Who.Role.AGENT, null);
      Rooms.Person elsewhere = agent.again();
      String at = "/api/v1/account/password";
      Rooms.Answer weak =
          agent.call(
              "POST", at, "{\"current\":\"" + Rooms.PASSWORD + "\",\"password\":\"password1234\"}");
      assertThat(weak.status()).isEqualTo(422);
      assertThat(weak.json().path("pointer").asString()).isEqualTo("/password");
      Rooms.Answer wrong =
          agent.call(
              "POST", at, "{\"current\":\"not mine\",\"password\":\"quartz umbrella 91 moor\"}");
      assertThat(wrong.status()).isEqualTo(403);
      JsonNode set =
          agent.json(
              "POST",
              at,
              "{\"current\":\"%s\",\"password\":\"quartz umbrella 91 moor\"}"
                  .formatted(Rooms.PASSWORD));
      assertThat(set.path("form").asString()).isNotBlank();
      for (Rooms.Person old : List.of(agent, elsewhere)) {
        assertThat(old.status("GET", "/api/v1/account/sessions", null)).isEqualTo(401);
      }
      assertThat(
              rooms
                  .part(Audit.class)
                  .entries(
                      Rooms.HOUSE, List.of(Audit.Subject.person(agent.id())), Long.MAX_VALUE, 9))
          .extracting(Audit.Entry::action)
          .containsExactly("password-set", "sign-in-failed");
    }
  }
}
