package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.arc.Course;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FloorTest {
  private static final String FLOOR = "/api/v1/floor";
  private static final String EVENTS = "/api/v1/floor/events";
  private static final String ANGRY =
      "This is the third time I ask, I am so frustrated. Let me speak to a manager!";

  @TempDir Path data = Path.of("");

  private static List<String> ids(JsonNode floor) {
    return floor.path("rows").values().stream().map(row -> row.path("id").asString()).toList();
  }

  private static Who lead() {
    return new Who(Peopled.HOUSE, "lead", Who.Role.LEAD, Set.of(), "f", null);
  }

  @Test
  void whoNeedsHelpNowComesFirstWithTheReasonInWords() throws Exception {
    try (var house = new Peopled(data)) {
      house.talk("calm", "", "customer", "When does the shop open tomorrow?");
      house.talk(
          "angry",
          "\"customerId\":\"k-1\",\"topic\":\"refund\",\"agentId\":\"agent\"",
          "customer",
          "Hello.",
          "agent",
          "Good morning.",
          "customer",
          ANGRY);
      house.talk("silent", "");
      house.talk("over", "", "customer", ANGRY);
      house.json("token-write", "POST", "/api/v1/conversations/over/close", "");
      JsonNode floor = house.get("lead", FLOOR);
      assertThat(ids(floor)).containsExactly("angry", "silent", "calm");
      JsonNode row = floor.path("rows").path(0);
      assertThat(row.path("agent").toString())
          .isEqualTo("{\"id\":\"agent\",\"name\":\"N. agent\"}");
      assertThat(row.path("customer").asString()).isEqualTo("k-1");
      assertThat(row.path("topic").asString()).isEqualTo("refund");
      assertThat(row.path("state").asString()).isEqualTo("open");
      assertThat(row.path("turns").asInt()).isEqualTo(3);
      assertThat(row.path("intensity").size()).isEqualTo(2);
      assertThat(row.path("intensity").path(0).asInt()).isZero();
      assertThat(row.path("last").asInt())
          .isEqualTo(row.path("intensity").path(1).asInt())
          .isPositive();
      assertThat(row.path("need").path("rank").asInt()).isGreaterThan(4);
      assertThat(row.path("need").path("reasons").values())
          .extracting(reason -> reason.path("code").asString())
          .contains("escalation-supervisor", "frustration");
      assertThat(row.path("need").path("reasons").values())
          .allSatisfy(reason -> assertThat(reason.path("turn").asInt()).isEqualTo(2))
          .extracting(reason -> reason.path("words").asString())
          .anyMatch(words -> words.startsWith("Reads as ") && words.contains("frustrated"))
          .anyMatch(words -> words.contains("speak to a manager"));
      JsonNode silent = floor.path("rows").path(1);
      assertThat(silent.path("last").isNull()).isTrue();
      assertThat(silent.path("agent").isNull()).isTrue();
      assertThat(silent.path("need").toString()).isEqualTo("{\"rank\":0,\"reasons\":[]}");
    }
  }

  @Test
  void theTimeInAStateCountsFromTheFirstTurnThatReadsSo() throws Exception {
    try (var house = new Peopled(data)) {
      house.json(
          "token-write",
          "POST",
          "/api/v1/conversations",
          """
          {"id":"since","channel":"chat","startedAt":"2026-03-02T09:00:00Z","turns":[
           {"speaker":"customer","text":"When does the shop open tomorrow?","at":0},
           {"speaker":"customer","text":"I am frustrated.","at":60},
           {"speaker":"agent","text":"At nine.","at":90},
           {"speaker":"customer","text":"I am frustrated.","at":120}]}\
          """);
      JsonNode row = house.get("lead", FLOOR).path("rows").path(0);
      assertThat(row.path("title").asString()).isEqualTo("since");
      assertThat(row.path("intensity").toString()).isEqualTo("[0,2,2]");
      assertThat(row.path("stateSince").asString()).isEqualTo("2026-03-02T09:01:00Z");
      assertThat(row.path("landed").isBoolean()).isTrue();
      assertThat(row.path("landed").asBoolean()).isFalse();
    }
  }

  @Test
  void itIsForLeadsAndOwnersWithinTheirTeam() throws Exception {
    try (var house = new Peopled(data)) {
      house.talk("b", "\"team\":\"billing\"", "customer", ANGRY);
      house.talk("r", "\"team\":\"returns\"", "customer", ANGRY);
      house.talk("none", "", "customer", ANGRY);
      assertThat(ids(house.get("billing-lead", FLOOR))).containsExactlyInAnyOrder("b", "none");
      assertThat(ids(house.get("owner", FLOOR))).containsExactlyInAnyOrder("b", "r", "none");
      assertThat(ids(house.get("stranger", FLOOR))).isEmpty();
      for (String who : List.of("agent", "analyst", "privacy", "token-write", "token-manage")) {
        assertThat(house.status(who, "GET", FLOOR, "")).as(who).isEqualTo(403);
        assertThat(house.status(who, "GET", EVENTS, "")).as(who).isEqualTo(403);
      }
      try (Peopled.Stream stream = house.stream("billing-lead", EVENTS, null)) {
        house.say("r", "customer", "More.");
        house.json("owner", "DELETE", "/api/v1/conversations/r", "");
        house.say("none", "customer", "More.");
        // Of another team's not even that it is gone.
        assertThat(stream.next().data().path("id").asString()).isEqualTo("none");
      }
    }
  }

  @Test
  void whateverHappensBetweenTwoLooksIsOneRow() throws Exception {
    try (var house = new Peopled(data)) {
      house.talk("c-1", "");
      house.talk("c-2", "");
      Floor.Follow follow = house.serve().part(Floor.class).follow(lead(), null);
      for (int i = 0; i < 20; i++) {
        house.say("c-1", "customer", "Still nothing, number " + i + ".");
      }
      house.say("c-2", "customer", "Hello.");
      List<Floor.Told> told = follow.look();
      assertThat(told).extracting(Floor.Told::kind).containsExactly("row", "row");
      assertThat(SignedIn.tree(told.getFirst().data()).path("turns").asInt()).isEqualTo(20);
      assertThat(follow.look()).isEmpty();
      house.say("c-1", "customer", "And once more.");
      assertThat(follow.look()).hasSize(1);
    }
  }

  @Test
  void aStreamIsTakenUpWhereItBrokeOff() throws Exception {
    try (var house = new Peopled(data)) {
      house.talk("c-1", "");
      house.talk("c-2", "");
      JsonNode floor = house.get("lead", FLOOR);
      house.say("c-1", "customer", "One.");
      String last;
      try (Peopled.Stream stream =
          house.stream("lead", EVENTS + "?after=" + floor.path("event").asString(), null)) {
        Peopled.Event row = stream.next();
        assertThat(row.kind()).isEqualTo("row");
        assertThat(row.data().path("id").asString()).isEqualTo("c-1");
        last = row.id();
      }
      house.say("c-2", "customer", "Two.");
      house.json("token-write", "POST", "/api/v1/conversations/c-1/close", "");
      house.talk("c-3", "", "customer", "Three.");
      try (Peopled.Stream stream = house.stream("lead", EVENTS, last)) {
        var told = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
          Peopled.Event event = stream.next();
          told.add(event.kind() + " " + event.data().path("id").asString());
        }
        assertThat(told).containsExactly("row c-2", "gone c-1", "row c-3");
      }
      for (String unknown : List.of("another-run-4", "5", "x")) {
        try (Peopled.Stream stream = house.stream("lead", EVENTS, unknown)) {
          assertThat(stream.next().kind()).as(unknown).isEqualTo("reset");
        }
      }
    }
  }

  @Test
  void aConversationOfTheSameIdIsAnotherOne() throws Exception {
    try (var house = new Peopled(data)) {
      house.talk("c-1", "\"topic\":\"old\"", "customer", ANGRY);
      assertThat(house.get("lead", FLOOR).toString()).contains("\"old\"");
      house.json("owner", "DELETE", "/api/v1/conversations/c-1", "");
      assertThat(ids(house.get("lead", FLOOR))).isEmpty();
      house.talk("c-1", "\"topic\":\"new\"", "customer", ANGRY);
      assertThat(house.get("lead", FLOOR).toString()).contains("\"new\"").doesNotContain("\"old\"");
    }
  }

  @Test
  void thePeakOfManyTurnsIsKept() {
    for (int size : List.of(1, 29, 30, 31, 59, 1_000)) {
      int peak = size / 3;
      List<Course.Point> points =
          IntStream.range(0, size).mapToObj(i -> new Course.Point(i, i == peak ? 3 : 1)).toList();
      List<Integer> small = SmallArc.points(points);
      assertThat(small).hasSize(Math.min(size, 30)).containsOnlyOnce(3);
    }
  }

  @Test
  void theEndOfManyTurnsIsKeptAndThePeakJustBeforeItToo() {
    for (int size : List.of(31, 59, 1_000)) {
      List<Course.Point> points =
          IntStream.range(0, size)
              .mapToObj(i -> new Course.Point(i, i == size - 1 ? 0 : i == size - 2 ? 3 : 1))
              .toList();
      assertThat(SmallArc.points(points)).hasSize(30).containsOnlyOnce(3).endsWith(3, 0);
    }
  }
}
