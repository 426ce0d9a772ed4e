package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import de.siegmar.fastcsv.reader.CsvReader;
import io.heard.Heard;
import io.heard.Reading;
import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import io.heard.formats.Options;
import io.heard.formats.out.Outlet;
import io.heard.formats.out.Rows;
import io.heard.formats.out.Shape;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class HostileTest {
  private static final List<String> TEXTS = Hostile.texts();

  private static final String[] SAID = {
    "customer",
        "My order came broken, and this is the third time that I write. I am so frustrated!",
    "agent", "I can see why that is frustrating. I am sending you a new one today.",
    "customer", null,
    "agent", "It will be with you by Friday.",
    "customer", "You said so last time. I am worried that it will be late again."
  };

  private static final int AT_ONCE = 50;

  /// What stands on no page of ours: our script comes from a file, our picture says that it is one.
  private static final String OTHERS =
      "script:not([src^=/look/]), img, iframe, svg:not([aria-hidden=true]), style, base";

  @TempDir Path data = Path.of("");

  @Test
  void thereAreFiveHundred() {
    assertThat(TEXTS).hasSize(500).doesNotHaveDuplicates();
  }

  private static ObjectNode conversation(String id, String text, String name) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode().put("id", id).put("channel", "chat");
    ArrayNode turns = tree.putArray("turns");
    for (int i = 0; i < SAID.length; i += 2) {
      ObjectNode turn = turns.addObject().put("speaker", SAID[i]);
      turn.put("text", SAID[i + 1] == null ? text : SAID[i + 1]);
      if (SAID[i].equals("customer")) {
        turn.put("name", name);
      }
    }
    return tree;
  }

  /// What is heard about every turn but the third.
  private static List<String> others(JsonNode turns) {
    return IntStream.range(0, turns.size())
        .filter(i -> i != 2)
        .mapToObj(i -> turns.path(i).path("signals") + " " + turns.path(i).path("intensity"))
        .toList();
  }

  @Test
  void theSignalsOfOtherTurnsStayAsTheyAre() {
    var hearing = new Hearing(Heard.withoutModel(), "test");
    List<String> plain = others(read(hearing, "It was the blue one.", "Ann"));
    assertThat(plain.toString()).contains("frustration", "escalation-repeat", "commitment");
    for (String text : TEXTS) {
      assertThat(others(read(hearing, text, "Ann"))).as("said: " + text).isEqualTo(plain);
      assertThat(others(read(hearing, "It was the blue one.", text)))
          .as("called: " + text)
          .isEqualTo(plain);
    }
  }

  /// With the model too: labels and what each is good for, of every other turn. Of 200 harmless
  /// sentences of customers in the same place, 63 do move something: a turn is read with those
  /// before it. What is nobody's words is no such context.
  @Test
  void withTheModelTheyStayAsTheyAreToo() {
    Heard heard = Heard.withAll();
    assertThat(heard.encoder().name()).isNotEmpty();
    var hearing = new Hearing(heard, "test");
    Reading beginning = heard.begin(conversation(hearing, "x", "Ann").unsaid());
    for (var turn : conversation(hearing, "x", "Ann").turns().subList(0, 2)) {
      beginning = heard.hear(beginning, turn);
    }
    List<String> plain = labels(hearing, beginning, "It was the blue one.");
    assertThat(plain.toString()).contains("anxiety", "distrust", "escalation-repeat");
    for (String text : TEXTS) {
      assertThat(labels(hearing, beginning, text)).as("said: " + text).isEqualTo(plain);
    }
  }

  private static List<String> labels(Hearing hearing, Reading beginning, String text) {
    List<Turn> turns = conversation(hearing, text, "Ann").turns();
    Reading reading = beginning;
    for (Turn turn : turns.subList(2, turns.size())) {
      reading = hearing.heard().hear(reading, turn);
    }
    return reading.signals().stream()
        .filter(signal -> signal.turn() != 2)
        .map(signal -> signal.turn() + " " + signal.code() + " " + signal.confidence())
        .toList();
  }

  private static Conversation conversation(Hearing hearing, String text, String name) {
    return hearing.conversation(
        conversation("c", text, name.isBlank() ? "x" : name)
            .toString()
            .getBytes(StandardCharsets.UTF_8),
        Options.NONE.from("json"));
  }

  private static JsonNode read(Hearing hearing, String text, String name) {
    Conversation conversation = conversation(hearing, text, name);
    Reading reading = hearing.heard().begin(conversation.unsaid());
    for (var turn : conversation.turns()) {
      reading = hearing.heard().hear(reading, turn);
    }
    return hearing.json().tree(reading).path("turns");
  }

  @Test
  void theyAreShownAsTheTextThatTheyAreAndObeyedByNothing() throws Exception {
    PrintStream out = System.out;
    PrintStream err = System.err;
    var logged = new ByteArrayOutputStream();
    System.setOut(new PrintStream(logged, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    try (var service = new SignedIn(data)) {
      if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
        context
            .getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
            .setLevel(ch.qos.logback.classic.Level.TRACE);
      }
      int before = logged.size();
      service.json("PUT", "/api/v1/privacy/masking", "{\"on\":false}");
      for (int i = 0; i < TEXTS.size(); i += AT_ONCE) {
        told(service, "c-" + i, TEXTS.subList(i, i + AT_ONCE));
      }
      for (int i = 0; i < TEXTS.size(); i += 25) {
        addressed(service, TEXTS.get(i));
      }
      assertThat(logged.toString(StandardCharsets.UTF_8).substring(before)).isEmpty();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    database();
    assertThat(Files.exists(Path.of("broken"))).isFalse();
  }

  private static void told(SignedIn service, String id, List<String> texts) throws Exception {
    ObjectNode tree = JsonNodeFactory.instance.objectNode().put("id", id).put("channel", "chat");
    ArrayNode turns = tree.putArray("turns");
    texts.forEach(
        text -> turns.addObject().put("speaker", "customer").put("name", text).put("text", text));
    service.json("POST", "/api/v1/conversations", tree.toString());
    JsonNode given = service.json("GET", "/api/v1/conversations/" + id, "").path("turns");
    for (int i = 0; i < texts.size(); i++) {
      assertThat(given.path(i).path("text").asString()).isEqualTo(texts.get(i));
      assertThat(given.path(i).path("name").asString().strip()).isEqualTo(texts.get(i).strip());
    }
    String text = id;
    Document page = Jsoup.parse(service.get("/conversations/" + id).body());
    assertThat(
            page.select("iframe, object, embed, base, meta[http-equiv=refresh]:not([content=5])"))
        .as(text)
        .isEmpty();
    assertThat(page.select("script[src]").eachAttr("src"))
        .as(text)
        .allMatch(from -> from.matches("/look/[0-9a-f]{16}-(reading|service)\\.js"));
    assertThat(
            page.getAllElements().stream()
                .flatMap(element -> element.attributes().asList().stream())
                .filter(attribute ->
                    attribute.getKey().startsWith("on") && !attribute.getKey().equals("onclick")
                        || attribute.getValue().strip().startsWith("javascript:")))
        .as(text)
        .isEmpty();
    assertThat(page.select("script").stream().map(each -> each.data()))
        .as(text)
        .noneMatch(code -> code.contains("broken"));
    String shown = page.body().wholeText();
    for (String each : texts) {
      if (each.chars().allMatch(c -> c >= ' ' && c < 127)) {
        assertThat(shown).contains(each.strip());
      }
    }
  }

  @Test
  void noCellOfATableIsAFormula() throws Exception {
    var hearing = new Hearing(Heard.withoutModel(), "test");
    var out = new ByteArrayOutputStream();
    Outlet<Conversation, ?> outlet = Shape.CSV.conversations(Rows.TURN, out);
    for (String text : TEXTS) {
      outlet.put(conversation(hearing, text, text));
    }
    outlet.end();
    int cells = 0;
    try (var rows =
        CsvReader.builder()
            .ofCsvRecord(out.toString(StandardCharsets.UTF_8).replace("\ufeff", ""))) {
      for (var row : rows) {
        for (String cell : row.getFields()) {
          cells++;
          assertThat(cell.isEmpty() ? 'x' : cell.charAt(0))
              .as(cell)
              .isNotIn('=', '+', '-', '@', '\t', '\r');
        }
      }
    }
    assertThat(cells).isGreaterThan(5 * TEXTS.size());
  }

  /// In ids, queries, headers and forms.
  private static void addressed(SignedIn service, String text) throws Exception {
    String in = SignedIn.encoded(text);
    for (String path :
        List.of(
            "/api/v1/conversations?customer=" + in + "&team=" + in + "&channel=" + in,
            "/api/v1/conversations?after=" + in,
            "/api/v1/privacy/notice?channel=" + in)) {
      assertThat(service.get(path).statusCode()).as(text).isLessThan(500);
    }
    HttpResponse<String> made =
        service.post(
            "/api/v1/conversations",
            conversation("x" + text.strip(), "Fine.", "Ann")
                .put("customerId", text)
                .put("team", text)
                .put("topic", text)
                .toString());
    assertThat(made.statusCode()).as(text + made.body()).isIn(201, 409, 422);
    service.post("/api/v1/privacy/opt-outs", "{\"customer\":" + SignedIn.quoted("o" + text) + "}");
    service.form(
        "/privacy/channel", java.util.Map.of("channel", "chat", "days", "9", "notice", text));
    Document page = Jsoup.parse(service.get("/privacy").body());
    assertThat(page.select(OTHERS)).as(text).isEmpty();
    Document home = Jsoup.parse(service.get("/").body());
    assertThat(home.select(OTHERS)).as(text).isEmpty();
  }

  /// The tables are those that the migrations made, with their rows.
  private void database() throws Exception {
    var tables = new ArrayList<String>();
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + data.resolve("heard.db"))) {
      try (ResultSet rows = connection.getMetaData().getTables(null, null, "%", null)) {
        while (rows.next()) {
          tables.add(rows.getString("TABLE_NAME"));
        }
      }
      try (var statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery("select count(*) from turn where conversation like 'c-%'")) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(TEXTS.size());
      }
      try (var statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery("select count(*) from person where role = 'owner'")) {
        rows.next();
        assertThat(rows.getInt(1)).isOne();
      }
    }
    assertThat(tables).contains("turn", "person", "conversation").doesNotContain("y");
  }
}
