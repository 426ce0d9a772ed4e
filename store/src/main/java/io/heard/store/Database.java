package io.heard.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The database: SQLite in a folder of its own, or PostgreSQL. What [#write] returns from is
/// durable: SQLite runs with a write-ahead log and syncs at every commit. For several threads;
/// SQLite takes one writer at a time, who waits here and not in the database.
public final class Database implements AutoCloseable {
  /// The most connections at once; more writers only wait elsewhere.
  private static final int CONNECTIONS = 8;

  private static final int WAIT_MS = 10_000;

  /// Each waits for readers as long as a write does.
  private static final int MOST_CHECKPOINTS = 3;

  private final HikariDataSource pool;
  private final DSLContext context;
  private final @Nullable ReentrantLock writer;
  private final @Nullable Holder holder;
  private volatile @Nullable Map<String, List<String>> layout;

  private Database(
      HikariDataSource pool, SQLDialect dialect, boolean oneWriter, @Nullable Holder holder) {
    this.pool = pool;
    this.context =
        DSL.using(
            pool,
            dialect,
            new Settings()
                .withRenderQuotedNames(RenderQuotedNames.NEVER)
                .withExecuteLogging(false)
                .withBindOffsetDateTimeType(false));
    this.writer = oneWriter ? new ReentrantLock(true) : null;
    this.holder = holder;
  }

  /// SQLite in a folder, which is made where it is missing.
  ///
  /// @param who written beside the data, to be told to whoever opens it a second time
  /// @throws StoreException when the folder cannot be used, or somebody else holds it
  public static Database in(Path folder, String who) {
    Holder holder;
    try {
      Files.createDirectories(folder);
      holder = Holder.of(folder, who);
    } catch (IOException cannot) {
      throw new StoreException(
          "%s cannot be used for data: %s.\nMaybe name another folder with --data."
              .formatted(folder, cannot.getClass().getSimpleName()),
          cannot);
    }
    try {
      String url =
          "jdbc:sqlite:"
              + folder.resolve("heard.db")
              + "?journal_mode=WAL&synchronous=FULL&busy_timeout="
              + WAIT_MS
              + "&foreign_keys=true&transaction_mode=IMMEDIATE&secure_delete=true&temp_store=MEMORY";
      return opened(pool(url, null, null), SQLDialect.SQLITE, "sqlite", true, holder);
    } catch (RuntimeException failed) {
      holder.close();
      throw failed;
    }
  }

  /// PostgreSQL at an address such as `jdbc:postgresql://localhost/heard?user=…&password=…`, or the
  /// same beginning with `postgresql://`.
  ///
  /// @throws StoreException when it cannot be reached or is no PostgreSQL
  public static Database at(String url) {
    String jdbc = url.startsWith("jdbc:") ? url : "jdbc:" + url;
    if (!jdbc.startsWith("jdbc:postgresql:")) {
      throw new StoreException(
          "The database's address does not begin with 'postgresql:'.\nMaybe postgresql://localhost/heard?user=heard.");
    }
    return opened(pool(jdbc, null, null), SQLDialect.POSTGRES, "postgresql", false, null);
  }

  private static HikariDataSource pool(
      String url, @Nullable String user, @Nullable String password) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(WAIT_MS);
    config.setPoolName("heard");
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException failed) {
      throw new StoreException(
          "The database cannot be opened: %s.\nMaybe it is not started, or the address is wrong."
              .formatted(rootName(failed)),
          failed);
    }
  }

  private static Database opened(
      HikariDataSource pool,
      SQLDialect dialect,
      String folder,
      boolean oneWriter,
      @Nullable Holder holder) {
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(pool)
          .locations("classpath:io/heard/store/" + folder)
          .load()
          .migrate();
    } catch (FlywayException failed) {
      pool.close();
      throw new StoreException(
          "The database cannot be brought to this version: %s.\nMaybe it was written by a newer Heard."
              .formatted(rootName(failed)),
          failed);
    }
    var database = new Database(pool, dialect, oneWriter, holder);
    if (!oneWriter) {
      try {
        database.keepNoSamples();
      } catch (StoreException failed) {
        pool.close();
        throw failed;
      }
    }
    return database;
  }

  /// Reads.
  ///
  /// @throws StoreException when the database fails
  public <T> T read(Function<DSLContext, T> work) {
    try {
      return work.apply(context);
    } catch (DataAccessException failed) {
      throw failure(failed);
    }
  }

  /// Writes all or nothing; once this returns, what was written is durable.
  ///
  /// @throws StoreException when the database fails; nothing was written then, unless the answer to
  ///   the commit itself was lost
  public <T> T write(Function<DSLContext, T> work) {
    ReentrantLock only = writer;
    if (only != null) {
      only.lock();
    }
    try {
      return context.transactionResult(inner -> work.apply(inner.dsl()));
    } catch (DataAccessException failed) {
      throw failure(failed);
    } finally {
      if (only != null) {
        only.unlock();
      }
    }
  }

  /// The tables that have a column of that name beside `tenant`, by name.
  List<Table<Record>> tablesWith(String column) {
    return layout().entrySet().stream()
        .filter(table -> table.getValue().contains("tenant") && table.getValue().contains(column))
        .map(table -> Traces.named(table.getKey()))
        .toList();
  }

  /// Whether a table has a column.
  boolean has(String table, String column) {
    return columns(table).contains(column);
  }

  /// The columns of a table in their order.
  List<String> columns(String table) {
    return layout().getOrDefault(table, List.of());
  }

  private Map<String, List<String>> layout() {
    Map<String, List<String>> known = layout;
    if (known != null) {
      return known;
    }
    var found = new TreeMap<String, List<String>>();
    try (Connection connection = pool.getConnection();
        ResultSet rows =
            connection
                .getMetaData()
                .getColumns(connection.getCatalog(), connection.getSchema(), "%", "%")) {
      while (rows.next()) {
        found
            .computeIfAbsent(rows.getString("TABLE_NAME"), any -> new ArrayList<>())
            .add(rows.getString("COLUMN_NAME"));
      }
    } catch (SQLException failed) {
      throw new StoreException(
          "The database cannot be looked at: %s.".formatted(rootName(failed)), failed);
    }
    layout = found;
    return found;
  }

  /// How large the database is, in bytes.
  public long sizeBytes() {
    String asked =
        writer == null
            ? "select pg_database_size(current_database())"
            : "select page_count * page_size from pragma_page_count(), pragma_page_size()";
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(asked)) {
      return rows.next() ? rows.getLong(1) : 0;
    } catch (SQLException failed) {
      throw new StoreException(
          "The database's size cannot be asked for: %s.".formatted(rootName(failed)), failed);
    }
  }

  /// Takes what was deleted out of the files as well. SQLite overwrites deleted rows at once, but
  /// leaves a copy here and there when it moves rows about; here the write-ahead log is emptied,
  /// and for `whole` the file is written anew. In PostgreSQL the tables are written anew for
  /// `whole`, and a checkpoint follows where the account may ask for one; its write-ahead log keeps
  /// what was written until it is recycled.
  ///
  /// @param whole whether to be thorough, which takes as long as copying all of it and holds up
  ///   writers meanwhile
  /// @return what could not be done, in a sentence each; empty when all was
  public List<String> scrub(boolean whole) {
    ReentrantLock only = writer;
    if (only != null) {
      only.lock();
    }
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      return only == null ? scrubPostgres(statement, whole) : scrubSqlite(statement, whole);
    } catch (SQLException failed) {
      throw new StoreException(
          "What was deleted could not be taken out of the database's files: %s (SQL state %s)."
              .formatted(rootName(failed), failed.getSQLState()),
          failed);
    } finally {
      if (only != null) {
        only.unlock();
      }
    }
  }

  private static List<String> scrubSqlite(Statement statement, boolean whole) throws SQLException {
    if (whole) {
      // The copy that is made on the way holds nothing that was deleted, and may be too large for
      // memory.
      statement.execute("pragma temp_store=file");
      statement.execute("vacuum");
      statement.execute("pragma temp_store=memory");
    }
    for (int attempt = 0; attempt < MOST_CHECKPOINTS; attempt++) {
      try (ResultSet rows = statement.executeQuery("pragma wal_checkpoint(truncate)")) {
        if (rows.next() && rows.getInt(1) == 0) {
          return List.of();
        }
      }
    }
    return List.of(
        "Somebody kept reading the database, so its write-ahead log could not be emptied; it is at the next deletion.");
  }

  private List<String> scrubPostgres(Statement statement, boolean whole) throws SQLException {
    if (whole) {
      for (String table : layout().keySet()) {
        if (has(table, "conversation")
            || has(table, "customer")
            || table.equals("conversation")
            || table.equals("customer")) {
          statement.execute("vacuum (full) " + statement.enquoteIdentifier(table, true));
        }
      }
    }
    try {
      if (whole) {
        // So that the segment with what was deleted is not the one that is written on.
        statement.execute("select pg_switch_wal()");
      }
      statement.execute("checkpoint");
      return List.of();
    } catch (SQLException refused) {
      return List.of(
          "The database's account may not ask for a checkpoint; the database makes one by itself, by default within five minutes.");
    }
  }

  /// PostgreSQL keeps samples of what stands in a column for its planner; words and names of people
  /// must not stand there. Done at every start, so that a column that is added is covered too.
  private void keepNoSamples() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          do $$ declare one record; begin
            for one in
              select c.oid::regclass as tab, a.attname as col
              from pg_attribute a join pg_class c on c.oid = a.attrelid
              where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
                and a.attnum > 0 and not a.attisdropped and a.atttypid = 'text'::regtype
                and coalesce(a.attstattarget, -1) <> 0
                and (c.relname in ('conversation', 'customer') or exists (
                  select 1 from pg_attribute b where b.attrelid = c.oid and b.attname in ('conversation', 'customer')))
                and a.attname not in ('tenant', 'conversation', 'id', 'channel', 'state', 'code', 'kind', 'confidence')
            loop
              execute format('alter table %s alter column %I set statistics 0', one.tab, one.col);
            end loop;
          end $$\
          """);
    } catch (SQLException failed) {
      throw new StoreException(
          "The database's samples cannot be switched off: %s.\nMaybe the account does not own the tables."
              .formatted(rootName(failed)),
          failed);
    }
  }

  // The database's own message may quote what was stored.
  private static StoreException failure(DataAccessException failed) {
    return new StoreException(
        "The database failed: %s (SQL state %s).".formatted(rootName(failed), failed.sqlState()),
        failed);
  }

  private static String rootName(Throwable failed) {
    Throwable cause = failed;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName();
  }

  @Override
  public void close() {
    pool.close();
    Holder held = holder;
    if (held != null) {
      held.close();
    }
  }
}
