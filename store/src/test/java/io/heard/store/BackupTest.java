package io.heard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class BackupTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
  private static final String HERE = "here";

  @Parameter Engine engine = Engine.SQLITE;
  @TempDir Path top = Path.of("");

  private Backup backup(Engine of, Path folder) {
    return Backup.of(folder, of == Engine.SQLITE ? null : Engine.address(folder));
  }

  private static void fill(Database database, int talks, int turns) {
    var people = new People(database, CLOCK);
    var owner =
        new People.Person(HERE, "p-1", "ida@example.org", "Ida", "owner", null, "{argon2}…");
    people.found(HERE, "Here", owner);
    var conversations = new Conversations(database, CLOCK);
    var customers = new Customers(database, CLOCK);
    for (int i = 0; i < talks; i++) {
      String id = "c-" + i;
      conversations.begin(
          HERE, new Talk(id, "k-1", null, "chat", "refund", "{}", true, 0, 0, 0, 0), null);
      for (int place = 0; place < turns; place++) {
        take(conversations, id, place);
      }
    }
    customers.put(HERE, new Customers.Stored("k-1", "İ \u200b 😀 \\u0000 \n'\""));
  }

  private static void take(Conversations conversations, String id, int place) {
    conversations.take(
        HERE,
        id,
        new Step(
            List.of(new KeptTurn(place, "m-" + place, "d", "{\"text\":\"😀 " + place + "\"}")),
            List.of(new Mark(place, place, "frustration", "feeling", "likely")),
            new Hint(place, "name-it", "{}", "{}", 7, null, null),
            List.of(Happening.of("turn", "{}")),
            null));
  }

  /// Every row of every table, as text.
  private static List<String> all(Connection connection) throws SQLException {
    var rows = new ArrayList<String>();
    for (Schema.Table table : Schema.tables(connection)) {
      try (var statement = connection.createStatement();
          ResultSet set =
              statement.executeQuery(
                  "select " + String.join(", ", table.columns()) + " from " + table.name())) {
        while (set.next()) {
          var row = new ArrayList<String>();
          for (int i = 1; i <= table.columns().size(); i++) {
            row.add(String.valueOf(set.getObject(i)));
          }
          rows.add(table.name() + row);
        }
      }
    }
    rows.sort(null);
    return rows;
  }

  @Test
  void allOfItComesBackInEitherDatabase() throws Exception {
    Path from = Files.createDirectory(top.resolve("from"));
    try (Database database = engine.open(from)) {
      fill(database, 3, 5);
    }
    Files.writeString(from.resolve("audit.key"), "a key");
    Path file = top.resolve("heard.backup");
    Backup.Summary taken = backup(engine, from).take(file, NOON);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    for (Engine to : Engine.values()) {
      if (to == Engine.POSTGRESQL && System.getenv("TEST_POSTGRESQL") == null) {
        continue;
      }
      Path folder = top.resolve("to-" + to);
      assertThat(backup(to, folder).restore(file)).isEqualTo(taken);
      assertThat(folder.resolve("audit.key")).hasContent("a key");
      try (Connection before = engine.connect(from);
          Connection after = to.connect(folder)) {
        assertThat(all(after)).isEqualTo(all(before)).hasSizeGreaterThan(60);
      }
      try (Database database = to.open(folder)) {
        take(new Conversations(database, CLOCK), "c-0", 5);
      }
      Path again = top.resolve("again-" + to);
      backup(to, folder).take(again, NOON);
      assertThat(Backup.check(again).rows()).isEqualTo(taken.rows() + 4);
    }
  }

  @Test
  void aBackupIsOfOneInstantWhileTurnsStreamIn() throws Exception {
    Path from = Files.createDirectory(top.resolve("from"));
    int talks = 4;
    var acknowledged = new AtomicIntegerArray(talks);
    var enough = new AtomicBoolean();
    try (Database database = engine.open(from);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      fill(database, talks, 1);
      var conversations = new Conversations(database, CLOCK);
      var writers = new ArrayList<Future<Integer>>();
      for (int i = 0; i < talks; i++) {
        int own = i;
        acknowledged.set(own, 1);
        writers.add(
            threads.submit(() -> {
              int place = 1;
              while (!enough.get()) {
                take(conversations, "c-" + own, place);
                place++;
                acknowledged.set(own, place);
              }
              return place;
            }));
      }
      for (int round = 0; round < 5; round++) {
        int[] before = IntStream.range(0, talks).map(acknowledged::get).toArray();
        Path file = top.resolve("backup-" + round);
        backup(engine, from).take(file, NOON);
        int[] after = IntStream.range(0, talks).map(acknowledged::get).toArray();
        Path to = top.resolve("to-" + round);
        Backup.of(to, null).restore(file);
        try (Database restored = Engine.SQLITE.open(to)) {
          var there = new Conversations(restored, CLOCK);
          for (int i = 0; i < talks; i++) {
            int turns = there.turns(HERE, "c-" + i).size();
            assertThat(turns).isBetween(before[i], after[i] + 1);
            assertThat(there.find(HERE, "c-" + i)).map(Talk::turns).contains(turns);
            assertThat(there.happenings(HERE, "c-" + i, 0, Integer.MAX_VALUE)).hasSize(turns);
            assertThat(there.hints(HERE, "c-" + i)).hasSize(turns);
          }
        }
      }
      enough.set(true);
      for (Future<Integer> writer : writers) {
        assertThat(writer.get()).isGreaterThan(1);
      }
    }
  }

  @Test
  void aDamagedBackupIsRefusedAndNothingIsRestored() throws Exception {
    Path from = Files.createDirectory(top.resolve("from"));
    try (Database database = engine.open(from)) {
      fill(database, 2, 20);
    }
    Path file = top.resolve("heard.backup");
    backup(engine, from).take(file, NOON);
    byte[] whole = Files.readAllBytes(file);
    long seed = 7;
    var random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      byte[] damaged = whole.clone();
      if (i % 2 == 0) {
        damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
      } else {
        // Beyond the packer's own head, whose time and system mean nothing.
        damaged[10 + random.nextInt(whole.length - 10)] ^= (byte) (1 << random.nextInt(8));
      }
      if (Arrays.equals(unpacked(damaged), unpacked(whole))) {
        // A bit that only fills the last byte up.
        continue;
      }
      Path bad = Files.write(top.resolve("bad-" + i), damaged);
      Path to = top.resolve("to-" + i);
      assertThatThrownBy(() -> Backup.of(to, null).restore(bad))
          .as("seed %d, case %d", seed, i)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("\nMaybe ");
      assertThat(to.resolve("heard.db")).doesNotExist();
    }
  }

  private static byte[] unpacked(byte[] packed) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    } catch (IOException damaged) {
      return new byte[0];
    }
  }

  @Test
  void nothingIsWrittenOverWhatIsThere() throws IOException {
    Path from = Files.createDirectory(top.resolve("from"));
    try (Database database = engine.open(from)) {
      fill(database, 1, 1);
    }
    Path file = top.resolve("heard.backup");
    backup(engine, from).take(file, NOON);
    assertThatThrownBy(() -> backup(engine, from).take(file, NOON))
        .hasMessageContaining("is there already");
    assertThatThrownBy(() -> backup(engine, from).restore(file))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(engine == Engine.SQLITE ? "There is data in" : "is not empty");
    try (Database database = engine.open(from)) {
      assertThat(new Conversations(database, CLOCK).turns(HERE, "c-0")).hasSize(1);
    }
    assertThatThrownBy(() -> Backup.of(top.resolve("nowhere"), null).take(top.resolve("x"), NOON))
        .hasMessageContaining("There is no data");
  }
}
