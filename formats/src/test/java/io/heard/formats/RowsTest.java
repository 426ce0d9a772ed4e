package io.heard.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Case;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Origin;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Speaker;
import io.heard.conversation.Timing;
import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import io.heard.formats.out.Column;
import io.heard.formats.out.Outlet;
import io.heard.formats.out.Rows;
import io.heard.formats.out.Shape;
import io.heard.formats.out.TurnRow;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables as another program opens them: DuckDB reads what was written, and every value is
/// compared.
class RowsTest {
  private static final String[] NASTY = {
    "plain",
    "",
    "with, comma",
    "\"quoted\"",
    "two\nlines\r\nand more",
    "ünïcode 😀 漢字",
    "tab\there",
    "'apostrophe",
    "a;b|c"
  };

  @TempDir private Path folder;

  @Test
  void everyValueOfEveryTurnIsThere() throws IOException, SQLException {
    List<Conversation> all = conversations(40, 20260301);
    for (Shape shape : List.of(Shape.PARQUET, Shape.CSV)) {
      Path file = write(shape, Rows.TURN, all);
      List<Map<String, @Nullable Object>> rows = query(shape, file);
      List<TurnRow> turns =
          all.stream()
              .flatMap(each -> each.turns().stream().map(turn -> new TurnRow(each, turn)))
              .toList();
      assertThat(rows).hasSize(turns.size());
      for (int i = 0; i < rows.size(); i++) {
        for (Column<TurnRow> column : Column.TURNS) {
          assertSame(
              shape, column, rows.get(i).get(column.name()), column.value().apply(turns.get(i)));
        }
      }
    }
  }

  @Test
  void everyValueOfEveryConversationIsThere() throws IOException, SQLException {
    List<Conversation> all = conversations(25, 7);
    for (Shape shape : List.of(Shape.PARQUET, Shape.CSV)) {
      List<Map<String, @Nullable Object>> rows = query(shape, write(shape, Rows.CONVERSATION, all));
      assertThat(rows).hasSize(all.size());
      for (int i = 0; i < rows.size(); i++) {
        for (Column<Conversation> column : Column.CONVERSATIONS) {
          assertSame(
              shape, column, rows.get(i).get(column.name()), column.value().apply(all.get(i)));
        }
      }
    }
  }

  /// So many that they fill several groups of rows; flags end inside a byte.
  @Test
  void groupsOfRowsFollowOneAnother() throws IOException, SQLException {
    String many = "w".repeat(50_000);
    Path file = folder.resolve("long.parquet");
    var columns =
        List.of(
            new Column<Integer>("n", Column.Type.WHOLE, "", row -> (Long) row.longValue()),
            new Column<Integer>(
                "odd", Column.Type.FLAG, "", row -> row % 5 == 0 ? null : (Boolean) (row % 2 == 1)),
            new Column<Integer>(
                "words", Column.Type.TEXT, "", row -> row % 3 == 0 ? null : many + row));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      put(Shape.PARQUET.table(columns, List::<Integer>of, out, true), 501);
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      assertThat(
              number(
                  statement,
                  "select count(distinct row_group_id) from parquet_metadata('%s')"
                      .formatted(file)))
          .isGreaterThan(1);
      assertThat(
              number(
                  statement,
                  "select count(*) from '%s' where odd is not distinct from (case when n %% 5 = 0 then null else n %% 2 = 1 end) and words is not distinct from (case when n %% 3 = 0 then null else concat(repeat('w', 50000), n) end)"
                      .formatted(file)))
          .isEqualTo(501);
      assertThat(number(statement, "select sum(n) from '%s'".formatted(file))).isEqualTo(125_250);
    }
  }

  @Test
  void aTableWithoutRowsHasItsColumns() throws IOException, SQLException {
    Path file = write(Shape.PARQUET, Rows.TURN, List.of());
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      assertThat(
              number(
                  statement, "select count(*) from (describe select * from '%s')".formatted(file)))
          .isEqualTo(Column.TURNS.size());
      assertThat(number(statement, "select count(*) from '%s'".formatted(file))).isZero();
    }
  }

  private static <M> void put(Outlet<Integer, M> outlet, int rows) {
    for (int i = 0; i < rows; i++) {
      outlet.put(i);
    }
    outlet.end();
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      assertThat(result.next()).isTrue();
      return result.getLong(1);
    }
  }

  private Path write(Shape shape, Rows rows, List<Conversation> all) throws IOException {
    Path file = folder.resolve(rows.id() + shape.endings().getFirst());
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      put(shape.conversations(rows, out), all);
    }
    return file;
  }

  private static <M> void put(Outlet<Conversation, M> outlet, List<Conversation> all) {
    all.forEach(outlet::put);
    outlet.end();
  }

  private static List<Map<String, @Nullable Object>> query(Shape shape, Path file)
      throws SQLException {
    String table =
        shape == Shape.CSV
            ? "read_csv('%s', all_varchar=true, header=true)".formatted(file)
            : "'%s'".formatted(file);
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("set threads to 1");
      statement.execute("set memory_limit = '200MB'");
      statement.execute("set timezone = 'UTC'");
      try (ResultSet result = statement.executeQuery("select * from " + table)) {
        while (result.next()) {
          var row = new LinkedHashMap<String, @Nullable Object>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.put(result.getMetaData().getColumnName(i), result.getObject(i));
          }
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private static void assertSame(
      Shape shape, Column<?> column, @Nullable Object there, @Nullable Object here) {
    if (shape == Shape.PARQUET) {
      assertThat(
              there instanceof OffsetDateTime moment
                  ? moment.toInstant()
                  : there instanceof Timestamp stamp ? stamp.toInstant() : there)
          .as(column.name())
          .isEqualTo(here);
      return;
    }
    String cell = there == null ? "" : there.toString();
    if (here == null || here.equals("")) {
      assertThat(cell).as(column.name()).isEmpty();
      return;
    }
    switch (column.type()) {
      case TEXT -> assertThat(Formulas.plain(cell)).as(column.name()).isEqualTo(here);
      case DECIMAL -> assertThat(Double.valueOf(cell)).as(column.name()).isEqualTo(here);
      case WHOLE -> assertThat(Long.valueOf(cell)).as(column.name()).isEqualTo(here);
      case FLAG -> assertThat(Boolean.valueOf(cell)).as(column.name()).isEqualTo(here);
      case INSTANT -> assertThat(Instant.parse(cell)).as(column.name()).isEqualTo(here);
    }
  }

  private static <E> E one(Random random, E[] some) {
    return some[random.nextInt(some.length)];
  }

  private static List<Conversation> conversations(int count, long seed) {
    var random = new Random(seed);
    var all = new ArrayList<Conversation>();
    for (int i = 0; i < count; i++) {
      var turns = new ArrayList<Turn>();
      int size = random.nextInt(12);
      for (int j = 0; j < size; j++) {
        Role role = one(random, Role.values());
        Timing timing =
            switch (random.nextInt(3)) {
              case 0 -> new Timing.Unknown();
              case 1 -> new Timing.Sent(Duration.ofMillis(random.nextInt(100_000)));
              default ->
                  new Timing.Spoken(
                      Duration.ofMillis(j * 1000L), Duration.ofMillis(j * 1000L + 333));
            };
        turns.add(
            new Turn(
                j,
                random.nextBoolean()
                    ? Speaker.of(role)
                    : new Speaker("s" + j, one(random, NASTY), role, RoleSource.INFERRED),
                one(random, Visibility.values()),
                timing,
                one(random, NASTY),
                new Origin(
                    "a.json#/turns/" + j,
                    random.nextBoolean() ? null : "=m" + j,
                    List.of(),
                    Map.of())));
      }
      all.add(
          new Conversation(
              "c-" + i,
              one(random, Channel.values()),
              random.nextBoolean() ? null : Instant.ofEpochSecond(1_700_000_000L + i, 123_000_000),
              Case.NONE,
              turns,
              random.nextBoolean() ? Map.of() : Map.of("subject", "-" + i)));
    }
    return all;
  }
}
