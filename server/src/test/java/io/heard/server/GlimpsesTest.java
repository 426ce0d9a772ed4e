package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.store.Audit;
import io.heard.store.Database;
import io.heard.store.StoreException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlimpsesTest {
  private static final String ANGRY = "This is the third time, I am so frustrated!";

  private final Hand clock = new Hand(Instant.parse("2026-03-02T09:00:00Z"));

  @TempDir Path data = Path.of("");

  private static List<String> written(Audit audit, String tenant) {
    return audit.entries(tenant, List.of(), Long.MAX_VALUE, 99).reversed().stream()
        .filter(entry -> entry.action().equals("quotes-read"))
        .map(entry -> entry.actor() + " " + entry.kind() + " " + entry.subject())
        .toList();
  }

  @Test
  void whoIsShownQuotesIsWrittenDownOnceForEachPlace() throws Exception {
    try (var house = new Peopled(data)) {
      house.talk("c-1", "", "customer", ANGRY);
      Audit audit = house.serve().part(Audit.class);
      assertThat(written(audit, Peopled.HOUSE)).isEmpty();
      for (int i = 0; i < 2; i++) {
        assertThat(house.get("lead", "/api/v1/glances?id=c-1").toString()).contains("frustrated");
        house.get("lead", "/api/v1/conversations");
        assertThat(house.send("lead", "GET", "/", "").body()).contains("frustrated");
        assertThat(house.get("lead", "/api/v1/floor").toString()).contains("frustrated");
        house.json("lead", "POST", "/api/v1/conversations/search", "{\"query\":\"frustrated\"}");
      }
      house.get("token-write", "/api/v1/conversations");
      assertThat(written(audit, Peopled.HOUSE))
          .containsExactly(
              "lead list list", "lead list floor", "lead list search", "t-write list list");
      assertThat(written(audit, Peopled.NEIGHBOUR)).isEmpty();
      assertThat(
              house
                  .get("owner", "/api/v1/audit?kind=list&subject=floor")
                  .path("entries")
                  .path(0)
                  .path("action")
                  .asString())
          .isEqualTo("quotes-read");
      assertThat(house.status("agent", "GET", "/api/v1/floor", "")).isEqualTo(403);
      assertThat(written(audit, Peopled.HOUSE)).hasSize(4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/floor/events", "/events"})
  void whatIsSentAboutAListIsWrittenDownToo(String events) throws Exception {
    try (var house = new Peopled(data)) {
      house.talk("c-1", "", "customer", "Hello.");
      try (Peopled.Stream stream = house.stream("lead", events, null)) {
        house.say("c-1", "customer", ANGRY);
        assertThat(stream.next().data().toString()).contains("c-1");
        assertThat(written(house.serve().part(Audit.class), Peopled.HOUSE)).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/floor", "/api/v1/glances?id=c-1", "/api/v1/conversations", "/"})
  void nothingIsShownThatCannotBeWrittenDown(String list) throws Exception {
    try (var house = new Peopled(data)) {
      house.talk("c-1", "", "customer", ANGRY);
      try (Connection hand =
              DriverManager.getConnection("jdbc:sqlite:" + data.resolve("heard.db"));
          var statement = hand.createStatement()) {
        statement.execute(
            "create trigger no_more before insert on audit begin select raise(abort, 'no'); end");
        HttpResponse<String> refused = house.send("lead", "GET", list, "");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).doesNotContain("frustrated", "c-1");
        statement.execute("drop trigger no_more");
      }
      assertThat(house.status("lead", "GET", list, "")).isEqualTo(200);
      assertThat(written(house.serve().part(Audit.class), Peopled.HOUSE)).hasSize(1);
    }
  }

  @Test
  void itIsWrittenAgainAfterAnHourAndWhenItCouldNotBe() {
    var lead = new Who("one", "p-1", Who.Role.LEAD, Set.of(), "f", null);
    var other = new Who("one", "p-2", Who.Role.LEAD, Set.of(), "f", null);
    Glimpses glimpses;
    try (Database database = Database.in(data, "a test")) {
      Audit audit = Audit.in(database, data, clock);
      glimpses = new Glimpses(audit, clock);
      glimpses.write(lead, Glimpse.NONE);
      assertThat(written(audit, "one")).isEmpty();
      glimpses.write(lead, Glimpse.FLOOR);
      clock.pass(Duration.ofHours(1).minusMillis(1));
      glimpses.write(lead, Glimpse.FLOOR);
      assertThat(written(audit, "one")).containsExactly("p-1 list floor");
      clock.pass(Duration.ofMillis(1));
      glimpses.write(lead, Glimpse.FLOOR);
      glimpses.write(other, Glimpse.FLOOR);
      assertThat(written(audit, "one"))
          .containsExactly("p-1 list floor", "p-1 list floor", "p-2 list floor");
      // As after a restart.
      new Glimpses(audit, clock).write(lead, Glimpse.FLOOR);
      assertThat(written(audit, "one")).hasSize(4);
    }
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> glimpses.write(lead, Glimpse.LIST))
          .isInstanceOf(StoreException.class);
    }
  }
}
