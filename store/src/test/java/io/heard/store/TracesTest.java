package io.heard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Record;
import org.jooq.Table;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TracesTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);

  @TempDir Path data = Path.of("");

  private static Talk talk(String id, String customer) {
    return new Talk(id, customer, null, "chat", "a topic", "{}", true, 0, 0, 0, 0);
  }

  private static void fill(Database database, String tenant, String id, String customer) {
    var store = new Conversations(database, CLOCK);
    store.begin(tenant, talk(id, customer), new Answer("begin " + id, "d", 201, "{}"));
    store.take(
        tenant,
        id,
        new Step(
            List.of(new KeptTurn(0, "m-1", "d", "{\"text\":\"It is broken.\"}")),
            List.of(new Mark(0, 0, "frustration", "feeling", "likely")),
            new Hint(0, "empathy", "{}", "{}", 1, null, null),
            List.of(Happening.of("turn", "{}")),
            new Answer("take " + id, "d", 201, "{}")));
    database.write(db ->
        db.insertInto(Tables.CUSTOMER_TABLE)
            .columns(Tables.TENANT, Tables.ID, Tables.BODY, Tables.MADE_AT)
            .values(tenant, customer, "{}", 1L)
            .execute());
    new Disputes(database, CLOCK)
        .say(tenant, id, new Disputes.Said(0, "frustration", 0, 2, "It is not.", "{}", "p-1"));
    // A table that Heard does not know of yet.
    database.write(db ->
        db.insertInto(Traces.named("afterwards"))
            .columns(Tables.TENANT, Tables.CONVERSATION, Tables.BODY)
            .values(tenant, id, "{}")
            .execute());
  }

  private static List<String> left(Database database, String tenant) {
    var left = new ArrayList<String>();
    for (String column : List.of("conversation", "customer")) {
      for (Table<Record> each : database.tablesWith(column)) {
        Integer rows =
            database.read(db ->
                db.selectCount()
                    .from(each)
                    .where(Tables.TENANT.eq(tenant))
                    .fetchOne(0, Integer.class));
        if (rows == null || rows > 0) {
          left.add(each.getName());
        }
      }
    }
    return left;
  }

  @ParameterizedTest
  @EnumSource
  void whateverTableHoldsIsExportedAndDeleted(Engine engine) throws Exception {
    try (Database database = engine.open(data)) {
      try (Connection connection = engine.connect(data);
          Statement statement = connection.createStatement()) {
        statement.execute(
            "create table afterwards (tenant text not null, conversation text not null, body text)");
      }
      var traces = new Traces(database, CLOCK);
      fill(database, "one", "c-1", "k-1");
      fill(database, "other", "c-1", "k-1");
      assertThat(traces.rows("one", "c-1"))
          .containsOnlyKeys(
              "conversation", "turn", "signal", "hint", "dispute", "event", "request", "afterwards")
          .extractingByKey("request")
          .satisfies(rows -> assertThat(rows).hasSize(2));
      assertThat(traces.customerRows("one", List.of("k-1"))).containsKey("customer");
      assertThat(traces.of("one", List.of("k-1")))
          .containsExactly(new Traces.Named("c-1", "chat", 1));
      assertThat(traces.delete("one", "c-1", "erasure")).isEqualTo(new Traces.Gone(1, 1, 9));
      assertThat(traces.delete("one", "c-1", "erasure").conversations()).isZero();
      assertThat(traces.deleteCustomer("one", List.of("k-1"))).isOne();
      assertThat(left(database, "one")).isEmpty();
      assertThat(left(database, "other")).contains("turn", "request", "afterwards", "conversation");
      assertThat(database.scrub(true)).isEmpty();
      assertThat(new Rules(database, CLOCK).deleted("one", 5))
          .containsExactly(new Rules.Deleted(20_514, "erasure", "chat", 1, 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void rulesAndOptOutsAreKept(Engine engine) {
    try (Database database = engine.open(data)) {
      var rules = new Rules(database, CLOCK);
      assertThat(rules.masked("one")).isEmpty();
      rules.mask("one", "names");
      rules.mask("one", "cards names");
      assertThat(rules.masked("one")).contains("cards names");
      rules.channel("one", new Rules.Channel("chat", 9, "a notice", true));
      rules.channel("one", new Rules.Channel("chat", null, null, false));
      assertThat(rules.channels("one"))
          .containsExactly(new Rules.Channel("chat", null, null, false));
      assertThat(rules.channels("other")).isEmpty();
      assertThat(rules.forget("one", "chat")).isTrue();
      assertThat(rules.forget("one", "chat")).isFalse();
      rules.optOut("one", "digest", "chat");
      rules.optOut("one", "digest", "chat");
      assertThat(rules.out("one", List.of("digest", "another"))).containsExactly("chat");
      assertThat(rules.out("other", List.of("digest"))).isEmpty();
      assertThat(rules.optIn("one", "digest", "chat")).isTrue();
      assertThat(rules.out("one", List.of("digest"))).isEmpty();
    }
  }

  /// The planner's samples would keep words after they were deleted.
  @ParameterizedTest
  @EnumSource(names = "POSTGRESQL")
  void noWordsAreSampled(Engine engine) throws Exception {
    engine.open(data).close();
    var sampled = new ArrayList<String>();
    try (Connection connection = engine.connect(data);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select c.relname || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid"
                    + " where a.attname in ('body', 'head', 'topic', 'external', 'reason', 'customer', 'source')"
                    + " and c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace"
                    + " and c.relname not in ('deletion') and coalesce(a.attstattarget, -1) <> 0")) {
      while (rows.next()) {
        sampled.add(rows.getString(1));
      }
    }
    assertThat(sampled).isEmpty();
  }
}
