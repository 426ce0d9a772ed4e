package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// No field anywhere holds what an agent feels: of an agent's turns Heard says what they did for
/// the customer, techniques and pitfalls, and nothing else.
class AgentFeelingsTest {
  private static final Pattern FEELING =
      Pattern.compile(
          "(?i).*(emotion|feeling|mood|sentiment|intensity|stress|tired|burnout|wellbeing|anger|frustrat|arousal|valence|empath).*");
  private static final Set<String> OF_AGENTS = Set.of("technique", "pitfall");

  @TempDir Path data = Path.of("");

  @Test
  void nothingSaysWhatAnAgentFeels() throws Exception {
    var seen = new ArrayList<JsonNode>();
    try (var service = new SignedIn(data)) {
      service.json(
          "POST",
          "/api/v1/conversations",
          "{\"id\":\"c-1\",\"channel\":\"chat\",\"customerId\":\"k-1\"}");
      String[] said = {
        "customer", "This is the third time I ask. I am so frustrated and angry!",
        "agent", "I am so frustrated and angry myself, this is driving me mad!!!",
        "customer", "I am worried that I lose my flat.",
        "agent",
            "I am afraid and worried and sad too. I am furious about this. Calm down. I understand how frustrating that is.",
        "customer", "Okay, thank you, I am relieved.",
        "agent", "I'm so happy and relieved, I was desperate! You can reach us any time."
      };
      for (int i = 0; i < said.length; i += 2) {
        seen.add(
            service.json(
                "POST",
                "/api/v1/conversations/c-1/turns",
                "{\"speaker\":\"%s\",\"text\":%s}"
                    .formatted(said[i], SignedIn.quoted(said[i + 1]))));
      }
      service.json("PUT", "/api/v1/conversations/c-1/agent", "{\"agent\":\"me\"}");
      service.json(
          "PUT",
          "/api/v1/me/preferences",
          "{\"practise\":{\"code\":\"validate-feeling\",\"since\":\"2026-11-30\"}}");
      JsonNode floor = service.json("GET", "/api/v1/floor", "");
      assertThat(floor.path("rows").path(0).path("need").path("reasons"))
          .allSatisfy(reason -> assertThat(reason.path("turn").asInt() % 2).isZero());
      seen.add(floor);
      seen.add(service.json("GET", "/api/v1/me", ""));
      seen.add(service.json("GET", "/api/v1/me/practice", ""));
      seen.add(service.json("GET", "/api/v1/me/habits", ""));
      seen.add(service.json("POST", "/api/v1/conversations/c-1/close", ""));
      seen.add(service.json("GET", "/api/v1/conversations/c-1", ""));
      JsonNode reading = service.json("GET", "/api/v1/conversations/c-1/reading", "");
      seen.add(reading);
      assertThat(reading.toString()).contains("\"kind\":\"feeling\"", "\"kind\":\"technique\"");
      seen.add(service.json("POST", "/api/v1/privacy/export", "{\"customer\":\"k-1\"}"));
      for (String event : service.events("c-1", 0, "closed")) {
        seen.add(SignedIn.tree(event.substring(event.indexOf(": ") + 2)));
      }
      HttpResponse<String> api = service.get("/openapi");
      if (api.statusCode() == 200) {
        assertThat(agentSchemas(SignedIn.tree(api.body()), "", false)).isEmpty();
      }
    }
    for (JsonNode each : seen) {
      assertThat(wrong(each, Set.of(1, 3, 5))).isEmpty();
    }
    database();
  }

  /// What says something about an agent's turn that it must not.
  private static List<String> wrong(JsonNode node, Set<Integer> agents) {
    var wrong = new ArrayList<String>();
    boolean agent = node.path("speaker").asString("").equals("agent");
    if (agent) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (FEELING.matcher(field.getKey()).matches()) {
          wrong.add(field.getKey());
        }
      }
      for (JsonNode signal : node.path("signals").values()) {
        if (!OF_AGENTS.contains(signal.path("kind").asString(""))) {
          wrong.add(signal.path("code").asString(""));
        }
      }
    }
    boolean signal = node.has("code") && node.has("kind") && node.path("turn").isInt();
    if (signal
        && agents.contains(node.path("turn").intValue())
        && !OF_AGENTS.contains(node.path("kind").asString(""))) {
      wrong.add(node.path("code").asString(""));
    }
    for (JsonNode each : node.values()) {
      wrong.addAll(wrong(each, agents));
    }
    return wrong;
  }

  /// Fields of a described agent, person or team that are named for a feeling.
  private static List<String> agentSchemas(JsonNode node, String path, boolean person) {
    var wrong = new ArrayList<String>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey();
      String folded = name.toLowerCase(Locale.ROOT);
      boolean within =
          person || folded.matches(".*(agent|person|people|member|team|employee|user|account).*");
      if (within && FEELING.matcher(name).matches()) {
        wrong.add(path + "/" + name);
      }
      wrong.addAll(agentSchemas(field.getValue(), path + "/" + name, within));
    }
    return wrong;
  }

  /// Of all tables only `signal` may hold feelings, and only of a customer's turns.
  private void database() throws Exception {
    var columns = new ArrayList<String>();
    var kinds = new HashSet<String>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("heard.db"));
        Statement statement = connection.createStatement()) {
      try (ResultSet rows = connection.getMetaData().getColumns(null, null, "%", "%")) {
        while (rows.next()) {
          columns.add(rows.getString("TABLE_NAME") + "." + rows.getString("COLUMN_NAME"));
        }
      }
      try (ResultSet rows =
          statement.executeQuery(
              "select s.kind, json_extract(t.body, '$.speaker') from signal s"
                  + " join turn t on t.tenant = s.tenant and t.conversation = s.conversation and t.place = s.turn")) {
        while (rows.next()) {
          kinds.add(rows.getString(2) + " " + rows.getString(1));
        }
      }
    }
    assertThat(columns)
        .hasSizeGreaterThan(40)
        .noneMatch(column -> FEELING.matcher(column).matches());
    assertThat(kinds)
        .contains("customer feeling", "agent technique")
        .allMatch(kind -> !kind.startsWith("agent") || OF_AGENTS.contains(kind.substring(6)));
  }
}
