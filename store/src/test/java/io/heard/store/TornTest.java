package io.heard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SQLite's log as a kill leaves it, with its end torn off, changed or followed by rubbish: what
/// stands before the damage is there, turn by turn, and the store is whole. `bench/disk` tries
/// every place of the last 4,096.
class TornTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
  private static final int CASES = Integer.getInteger("torn.cases", 150);
  private static final long SEED = Long.getLong("torn.seed", 7);
  private static final int TURNS = 12;
  private static final String HERE = "here";

  @TempDir Path folder = Path.of("");

  private byte[] database = {};
  private byte[] log = {};

  /// How long the log was when each turn had been acknowledged.
  private final List<Integer> lengths = new ArrayList<>();

  @BeforeEach
  void theStoreAsAKillLeavesIt() throws Exception {
    Path data = folder.resolve("data");
    try (Database before = Database.in(data, "a test")) {
      new Conversations(before, NOON)
          .begin(HERE, new Talk("c", null, null, "chat", null, "{}", true, 0, 0, 0, 0), null);
    }
    try (Database open = Database.in(data, "a test")) {
      var conversations = new Conversations(open, NOON);
      for (int place = 0; place < TURNS; place++) {
        conversations.take(
            HERE,
            "c",
            new Step(
                List.of(
                    new KeptTurn(place, "m-" + place, "d", "{\"text\":\"turn " + place + "\"}")),
                List.of(),
                null,
                List.of(Happening.of("turn", "{}")),
                null));
        lengths.add((int) Files.size(data.resolve("heard.db-wal")));
      }
      database = Files.readAllBytes(data.resolve("heard.db"));
      log = Files.readAllBytes(data.resolve("heard.db-wal"));
    }
    assertThat(lengths.getLast()).isEqualTo(log.length);
    assertThat(lengths).isSorted().doesNotHaveDuplicates();
  }

  private int turnsBefore(int offset) {
    return (int) lengths.stream().filter(length -> length <= offset).count();
  }

  private void holds(byte[] torn, int turns, String what) throws Exception {
    Path there = Files.createDirectories(folder.resolve("torn"));
    Files.deleteIfExists(there.resolve("heard.db-shm"));
    Files.write(there.resolve("heard.db"), database);
    Files.write(there.resolve("heard.db-wal"), torn);
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + there.resolve("heard.db"));
        Statement statement = connection.createStatement()) {
      assertThat(one(statement, "pragma integrity_check")).as(what).isEqualTo("ok");
      assertThat(one(statement, "select count(*) from turn")).as(what).isEqualTo("" + turns);
      assertThat(one(statement, "select coalesce(max(place), -1) from turn"))
          .as(what)
          .isEqualTo("" + (turns - 1));
      assertThat(one(statement, "select turns || ' ' || events from conversation"))
          .as(what)
          .isEqualTo(turns + " " + turns);
      assertThat(one(statement, "select count(*) from event")).as(what).isEqualTo("" + turns);
    }
  }

  private static String one(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  void whatStandsBeforeATearIsThere() throws Exception {
    var random = new Random(SEED);
    for (int i = 0; i < CASES; i++) {
      // The end first, place by place, where there are cases enough for it; else anywhere.
      int at = CASES > 4_096 && i < 4_096 ? log.length - 1 - i : random.nextInt(log.length);
      holds(
          Arrays.copyOf(log, at),
          turnsBefore(at),
          "seed %d: the log cut at %d of %d".formatted(SEED, at, log.length));
    }
  }

  @Test
  void whatStandsBeforeAChangedByteIsThere() throws Exception {
    var random = new Random(SEED);
    for (int i = 0; i < CASES; i++) {
      int at = random.nextInt(log.length);
      byte[] changed = log.clone();
      changed[at] ^= (byte) (1 << random.nextInt(8));
      holds(
          changed,
          turnsBefore(at),
          "seed %d: the log changed at %d of %d".formatted(SEED, at, log.length));
    }
  }

  @Test
  void rubbishAfterTheEndTakesNothingWithIt() throws Exception {
    var random = new Random(SEED);
    for (int i = 0; i < CASES; i++) {
      byte[] longer = Arrays.copyOf(log, log.length + 1 + random.nextInt(9_000));
      byte[] rubbish = new byte[longer.length - log.length];
      random.nextBytes(rubbish);
      if (i % 2 == 0) {
        // What was in the file before, as a log that is begun anew leaves it.
        int from = 32 + random.nextInt(log.length - 32 - Math.min(rubbish.length, log.length / 2));
        rubbish = Arrays.copyOfRange(log, from, from + rubbish.length);
        rubbish = Arrays.copyOf(rubbish, longer.length - log.length);
      }
      System.arraycopy(rubbish, 0, longer, log.length, rubbish.length);
      holds(longer, TURNS, "seed %d, case %d: rubbish after the log".formatted(SEED, i));
    }
  }

  @Test
  void theServiceOpensATornLogAndGoesOn() throws Exception {
    int cut = lengths.get(TURNS - 2) + 10;
    Path there = Files.createDirectories(folder.resolve("torn"));
    Files.write(there.resolve("heard.db"), database);
    Files.write(there.resolve("heard.db-wal"), Arrays.copyOf(log, cut));
    try (Database open = Database.in(there, "a test")) {
      var conversations = new Conversations(open, NOON);
      assertThat(conversations.turns(HERE, "c")).hasSize(TURNS - 1);
      List<Happening> told =
          conversations.take(
              HERE,
              "c",
              new Step(
                  List.of(new KeptTurn(TURNS - 1, "m", "d", "{}")),
                  List.of(),
                  null,
                  List.of(Happening.of("turn", "{}")),
                  null));
      assertThat(told).extracting(Happening::number).containsExactly(TURNS);
    }
  }
}
