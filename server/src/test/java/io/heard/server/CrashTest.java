package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Killed at random points while turns stream in. `bench/crash` is the long form.
class CrashTest {
  private static final int POINTS = Integer.getInteger("crash.points", 3);
  private static final int TURNS = Integer.getInteger("crash.turns", 400);
  private static final long SEED = Long.getLong("crash.seed", 7);
  private static final int CLIENTS = 6;
  private static final int NORMAL_STARTS = 12;
  private static final int TURNS_OF_A_TALK = 25;

  @TempDir Path folder = Path.of("");

  /// What is killed.
  private enum Victim {
    SERVICE,
    DATABASE,
    BOTH
  }

  @Test
  void noAcknowledgedTurnIsLostOrDoubled() throws Exception {
    try (var running = new Running(folder, null, Map.of())) {
      stream(running, List.of(Victim.SERVICE), "SQLite, the service killed");
      running.stop();
      try (Connection beside = running.beside();
          Statement statement = beside.createStatement();
          ResultSet rows = statement.executeQuery("pragma integrity_check")) {
        rows.next();
        assertThat(rows.getString(1)).isEqualTo("ok");
      }
    }
  }

  @Test
  void noneOnPostgresqlEitherWhicheverIsKilled() throws Exception {
    String server = System.getenv("TEST_POSTGRESQL");
    assumeThat(server)
        .as("no PostgreSQL is there; scripts/postgresql ./verify starts one")
        .isNotNull();
    String name = "crash";
    try (Connection connection = DriverManager.getConnection("jdbc:" + server);
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists " + name);
      statement.execute("create database " + name);
    }
    try (var running =
        new Running(folder, server.replace("/postgres?", "/" + name + "?"), Map.of())) {
      stream(
          running,
          List.of(Victim.values()),
          "PostgreSQL, the service, the database or both killed");
    }
  }

  private void stream(Running running, List<Victim> victims, String title) throws Exception {
    running.prepare();
    var normal = new ArrayList<Duration>();
    running.start();
    var talks = new Talks(running, TURNS);
    var random = new Random(SEED);
    var after = new ArrayList<Duration>();
    try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
      var clients = new ArrayList<Future<Integer>>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(threads.submit(talks.client(i)));
      }
      for (int point = 0; point < POINTS; point++) {
        int each = TURNS / (POINTS + 1);
        talks.waitFor(point * each + 1 + random.nextInt(Math.max(1, 2 * each - 1)));
        // Somewhere within what the next turns do.
        LockSupport.parkNanos(random.nextInt(3_000_000));
        if (point % Math.max(1, POINTS / NORMAL_STARTS) == 0) {
          // A normal start under the same load, to hold the others against.
          talks.quiet = true;
          running.stop();
          normal.add(running.start());
          talks.quiet = false;
          talks.waitFor(talks.acknowledged.get() + CLIENTS);
        }
        Victim victim = victims.get(random.nextInt(victims.size()));
        if (victim != Victim.SERVICE) {
          server("--kill");
        }
        if (victim != Victim.DATABASE) {
          running.kill();
          talks.quiet = true;
        }
        if (victim != Victim.SERVICE) {
          server("--start");
        }
        if (victim != Victim.DATABASE) {
          after.add(running.start());
          talks.quiet = false;
        }
        talks.check("seed %d, point %d".formatted(SEED, point));
      }
      for (Future<Integer> client : clients) {
        client.get();
      }
    }
    talks.settled.clear();
    talks.check("at the end");
    assertThat(talks.acknowledged.get()).isGreaterThanOrEqualTo(TURNS);
    talks.compareReadings();
    System.out.printf(
        "%s: %d turns acknowledged, %d kills, none lost, none doubled; refused meanwhile %s; start %d ms, after a kill %s%n",
        title,
        talks.acknowledged.get(),
        POINTS,
        new TreeMap<>(talks.refused),
        median(normal),
        after.isEmpty()
            ? "not started again"
            : "%d ms (%.2f times, median of %d; at most %.2f times)"
                .formatted(
                    median(after),
                    1.0 * median(after) / median(normal),
                    after.size(),
                    1.0
                        * after.stream().max(Duration::compareTo).orElseThrow().toMillis()
                        / median(normal)));
  }

  private static long median(List<Duration> times) {
    return times.stream().sorted().toList().get(times.size() / 2).toMillis();
  }

  private static void server(String what) throws IOException, InterruptedException {
    Path script = Path.of("..", "scripts", "postgresql").toAbsolutePath().normalize();
    int code =
        new ProcessBuilder(script.toString(), what, System.getenv("TEST_POSTGRESQL_FOLDER"))
            .inheritIO()
            .start()
            .waitFor();
    assertThat(code).as("PostgreSQL %s", what).isZero();
  }

  /// Clients that talk to a service that comes and goes, and what was acknowledged to them.
  private static final class Talks {
    private final Running running;
    private final int turns;
    private final Map<String, Integer> known = new ConcurrentHashMap<>();
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();
    private final Set<String> settled = ConcurrentHashMap.newKeySet();
    private final AtomicInteger acknowledged = new AtomicInteger();

    /// Whether the service is known to be starting, which is not to be timed against clients that
    /// knock at its door.
    private volatile boolean quiet;

    Talks(Running running, int turns) {
      this.running = running;
      this.turns = turns;
    }

    Callable<Integer> client(int number) {
      return () -> {
        int talk = 0;
        while (acknowledged.get() < turns) {
          talk(number + "-" + talk);
          talk++;
        }
        return talk;
      };
    }

    private void talk(String id) throws Exception {
      until("/api/v1/conversations", "{\"id\":\"%s\",\"channel\":\"chat\"}".formatted(id), 409);
      known.put(id, 0);
      for (int place = 0; place < TURNS_OF_A_TALK; place++) {
        until("/api/v1/conversations/" + id + "/turns", Kept.turn(id, place), 0);
        known.put(id, place + 1);
        acknowledged.incrementAndGet();
      }
    }

    /// Sends until it is acknowledged.
    ///
    /// @param also a status that says that it was taken before
    private void until(String path, String body, int also) throws InterruptedException {
      while (true) {
        try {
          HttpResponse<String> answer = running.post(path, body);
          int status = answer.statusCode();
          if (status == 201 || status == 200 || status == also) {
            return;
          }
          refused.merge(String.valueOf(status), 1, Integer::sum);
          if (status < 500 && status != 429) {
            throw new IllegalStateException("%d: %s".formatted(status, answer.body()));
          }
        } catch (IOException gone) {
          refused.merge("no answer", 1, Integer::sum);
        }
        do {
          LockSupport.parkNanos(50_000_000);
        } while (quiet);
      }
    }

    void waitFor(int turns) {
      while (acknowledged.get() < Math.min(turns, this.turns)) {
        LockSupport.parkNanos(200_000);
      }
    }

    /// Holds everything that was acknowledged against the database.
    void check(String when) throws Exception {
      Map<String, Integer> said = Map.copyOf(known);
      try (Connection beside = running.beside()) {
        for (var talk : said.entrySet()) {
          if (!settled.contains(talk.getKey())
              && kept(beside, talk.getKey(), talk.getValue(), when) == TURNS_OF_A_TALK) {
            settled.add(talk.getKey());
          }
        }
      }
    }

    // The clients go on meanwhile, so more may be there than was acknowledged when this began.
    private int kept(Connection beside, String talk, int least, String when) throws Exception {
      while (true) {
        int before = known.getOrDefault(talk, least);
        try {
          return Kept.check(beside, talk, before);
        } catch (AssertionError wrong) {
          int now = known.getOrDefault(talk, least);
          if (now == before) {
            throw new AssertionError(when + ": " + wrong.getMessage(), wrong);
          }
        }
      }
    }

    /// A reading is made of the turns: after a kill and a start it is the same as before.
    void compareReadings() throws Exception {
      List<String> some = known.keySet().stream().sorted().limit(5).toList();
      var before = new ArrayList<@Nullable String>();
      for (String talk : some) {
        HttpResponse<String> reading = running.get(path(talk));
        assertThat(reading.statusCode()).isEqualTo(200);
        before.add(reading.body());
      }
      running.kill();
      running.start();
      for (int i = 0; i < some.size(); i++) {
        boolean same = running.get(path(some.get(i))).body().equals(before.get(i));
        assertThat(same).as("the reading of %s is as it was", some.get(i)).isTrue();
      }
    }

    private static String path(String talk) {
      return "/api/v1/conversations/" + talk + "/reading";
    }
  }
}
