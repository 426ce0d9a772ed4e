package io.heard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Databases that earlier versions wrote are kept, and each later version opens them with all that
/// they hold. `-Dkept=write` writes the one of this version, which is done once, when it is
/// released.
@ParameterizedClass
@EnumSource
class UpgradeTest {
  private static final Path KEPT =
      Path.of("src", "test", "resources", "io", "heard", "store", "kept");
  private static final String THIS_VERSION = "0.1.0";
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
  private static final String HERE = "here";

  /// Tables whose rows went into others, and those; what became of them is looked at by itself.
  private static final List<String> GONE = List.of("fact", "preference", "customer");

  @Parameter Engine engine = Engine.SQLITE;
  @TempDir Path folder = Path.of("");

  @Test
  void whatAnEarlierVersionStoredIsThere() throws Exception {
    if ("write".equals(System.getProperty("kept")) && engine == Engine.SQLITE) {
      write();
    }
    List<Path> kept;
    try (Stream<Path> all = Files.list(KEPT)) {
      kept = all.filter(file -> file.toString().endsWith(".db.gz")).sorted().toList();
    }
    assertThat(kept)
        .extracting(file -> String.valueOf(file.getFileName()))
        .contains(THIS_VERSION + ".db.gz");
    for (Path file : kept) {
      String version = String.valueOf(file.getFileName()).replace(".db.gz", "");
      Path old = Files.createDirectories(folder.resolve(version)).resolve("heard.db");
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        Files.copy(in, old);
      }
      Map<String, List<String>> before;
      Map<String, List<String>> columns = new LinkedHashMap<>();
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + old)) {
        for (Schema.Table table : Schema.tables(connection)) {
          columns.put(table.name(), table.columns());
        }
        before = rows(connection, columns);
      }
      Path opened = folder.resolve(version);
      if (engine == Engine.POSTGRESQL) {
        Path backup = folder.resolve(version + ".backup");
        Backup.of(opened, null).take(backup, NOON.instant());
        opened = folder.resolve(version + "-postgresql");
        Backup.of(opened, Engine.address(opened)).restore(backup);
      }
      try (Database database = engine.open(opened);
          Connection connection = engine.connect(opened)) {
        columns.keySet().removeAll(GONE);
        before.keySet().removeAll(GONE);
        assertThat(rows(connection, columns)).as(version).isEqualTo(before);
        var conversations = new Conversations(database, NOON);
        assertThat(conversations.turns(HERE, "c-1")).hasSize(3);
        assertThat(conversations.hints(HERE, "c-1")).hasSize(1);
        assertThat(conversations.take(HERE, "c-2", step(new KeptTurn(0, "m-0", "d", "{}"))))
            .hasSize(1);
        Customers.Stored record = new Customers(database, NOON).find(HERE, "k-1").orElseThrow();
        assertThat(record.body().replaceAll("([:,]) ", "$1"))
            .contains(
                "\"name\":\"Ann\"",
                "\"facts\":[{\"text\":\"moved in May\",\"source\":\"crm\"}]",
                "\"preferences\":[{\"text\":\"by mail\"}]");
        assertThat(new People(database, NOON).all(HERE)).hasSize(1);
      }
    }
  }

  @Test
  void conversationsFromBeforeTheyWereLinkedAreLinked() throws Exception {
    Path old = Files.createDirectories(folder.resolve("old"));
    String url =
        engine == Engine.SQLITE
            ? "jdbc:sqlite:" + old.resolve("heard.db")
            : "jdbc:" + Engine.address(old);
    Flyway.configure(Database.class.getClassLoader())
        .dataSource(url, null, null)
        .locations(
            "classpath:io/heard/store/" + (engine == Engine.SQLITE ? "sqlite" : "postgresql"))
        .target("1")
        .load()
        .migrate();
    try (Connection connection = engine.connect(old);
        var statement = connection.createStatement()) {
      for (String talk :
          List.of(
              "'a', 'k-1', 'refund', 1",
              "'b', 'k-1', 'refund', 2",
              "'c', 'k-1', 'address', 3",
              "'d', 'k-2', 'refund', 3",
              "'e', 'k-1', 'refund', 2",
              "'f', 'k-1', null, 4")) {
        statement.execute(
            """
            insert into conversation
              (tenant, id, customer, topic, made_at, channel, head, state, turns, events, changed_at)
            values ('here', %s, 'chat', '{}', 'open', 0, 0, 9)\
            """
                .formatted(talk));
      }
    }
    try (Database database = engine.open(old)) {
      var conversations = new Conversations(database, NOON);
      assertThat(conversations.earlier(HERE, "e", 9))
          .extracting(Talk::id)
          .containsExactly("b", "a");
      assertThat(conversations.earlier(HERE, "b", 9)).extracting(Talk::id).containsExactly("a");
      for (String alone : List.of("a", "c", "d", "f")) {
        assertThat(conversations.earlier(HERE, alone, 9)).as(alone).isEmpty();
      }
    }
  }

  private static Map<String, List<String>> rows(
      Connection connection, Map<String, List<String>> columns) throws SQLException {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (var table : columns.entrySet()) {
      var rows = new ArrayList<String>();
      try (var statement = connection.createStatement();
          ResultSet set =
              statement.executeQuery(
                  "select " + String.join(", ", table.getValue()) + " from " + table.getKey())) {
        while (set.next()) {
          var row = new ArrayList<String>();
          for (int i = 1; i <= table.getValue().size(); i++) {
            row.add(String.valueOf(set.getObject(i)));
          }
          rows.add(String.valueOf(row));
        }
      }
      rows.sort(null);
      all.put(table.getKey(), rows);
    }
    return all;
  }

  private static Step step(KeptTurn... turns) {
    return new Step(List.of(turns), List.of(), null, List.of(Happening.of("turn", "{}")), null);
  }

  private void write() throws IOException {
    Path data = folder.resolve("written");
    try (Database database = Database.in(data, "a test")) {
      var people = new People(database, NOON);
      var ida =
          new People.Person(HERE, "p-1", "ida@example.org", "Ida", "owner", null, "{argon2}…");
      people.found(HERE, "Here", ida);
      people.issue(new People.Token(HERE, "t-1", "desk", "write", "p-1", 0), "digest", null);
      var customers = new Customers(database, NOON);
      customers.put(
          HERE,
          new Customers.Stored(
              "k-1",
              """
              {"name":"Ann","facts":[{"text":"moved in May","source":"crm"}],
               "preferences":[{"text":"by mail"}]}\
              """));
      var conversations = new Conversations(database, NOON);
      for (String id : List.of("c-1", "c-2")) {
        conversations.begin(
            HERE, new Talk(id, "k-1", "billing", "chat", "refund", "{}", true, 0, 0, 0, 0), null);
      }
      for (int place = 0; place < 3; place++) {
        conversations.take(
            HERE,
            "c-1",
            new Step(
                List.of(
                    new KeptTurn(
                        place,
                        "m-" + place,
                        "d",
                        "{\"speaker\":\"customer\",\"text\":\"Still no refund. \\ud83d\\ude00\"}")),
                List.of(new Mark(place, place, "frustration", "feeling", "likely")),
                place == 0
                    ? new Hint(0, "name-it", "{}", "{\"version\":\"0.1.0\"}", 7, null, null)
                    : null,
                List.of(Happening.of("turn", "{}")),
                new Answer("key-" + place, "digest", 201, "{}")));
      }
      conversations.became(HERE, "c-1", 0, "useful", null);
      conversations.close(
          HERE, "c-1", List.of(), List.of(Happening.of("closed", "{}")), "{}", "{}", null);
    }
    Files.createDirectories(KEPT);
    try (var out =
        new GZIPOutputStream(Files.newOutputStream(KEPT.resolve(THIS_VERSION + ".db.gz")))) {
      Files.copy(data.resolve("heard.db"), out);
    }
  }
}
