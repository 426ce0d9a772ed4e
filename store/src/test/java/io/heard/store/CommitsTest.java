package io.heard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Measures durable commits a second, each alone and together, by as many writers at once; run by
/// `bench/commits`.
@EnabledIfSystemProperty(named = "commits", matches = "\\d+")
class CommitsTest {
  private static final int COMMITS = Integer.getInteger("commits", 0);

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource
  void commitsASecond(Engine engine) throws Exception {
    try (Database database = engine.open(folder)) {
      var conversations = new Conversations(database, Clock.systemUTC());
      for (int writers : List.of(1, 8, 64)) {
        double alone = rate(database, conversations, writers, false);
        double together = rate(database, conversations, writers, true);
        System.out.printf(
            "%s, %d at once: %.0f commits a second each alone, %.0f together: %.2f times%n",
            engine, writers, alone, together, together / alone);
      }
    }
  }

  private static double rate(
      Database database, Conversations conversations, int writers, boolean together)
      throws Exception {
    long begun = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Future<Integer>>();
      for (int i = 0; i < writers; i++) {
        String id = "%d-%s-%d".formatted(writers, together, i);
        conversations.begin(
            "here", new Talk(id, null, null, "chat", null, "{}", true, 0, 0, 0, 0), null);
        all.add(
            threads.submit(() -> {
              for (int place = 0; place < COMMITS / writers; place++) {
                int now = place;
                if (together) {
                  database.writeTogether(db -> insert(db, id, now));
                } else {
                  database.write(db -> insert(db, id, now));
                }
              }
              return 1;
            }));
      }
      for (Future<Integer> one : all) {
        assertThat(one.get()).isEqualTo(1);
      }
    }
    return COMMITS / ((System.nanoTime() - begun) / 1e9);
  }

  private static int insert(DSLContext db, String id, int place) {
    return db.insertInto(Tables.TURN_TABLE)
        .columns(
            Tables.TENANT,
            Tables.CONVERSATION,
            Tables.PLACE,
            Tables.EXTERNAL,
            Tables.DIGEST,
            Tables.BODY,
            Tables.TAKEN_AT)
        .values("here", id, place, "m-" + place, "d", "x".repeat(200), 0L)
        .execute();
  }
}
