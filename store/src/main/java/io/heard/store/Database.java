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
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
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

  /// SQLite's flag to read and write a file that is there. A file that was taken away is not made
  /// anew by the next connection: an empty one in its place would hide it.
  private static final int OPEN_ONLY = 2;

  /// The most that share one commit; 64 make a sync cost each a sixty-fourth, and nobody waits for
  /// more than 63 others.
  private static final int MOST_TOGETHER = 64;

  /// A server may be set up to answer before a commit is durable; here it is not.
  private static final String DURABLE =
      "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";

  /// Each waits for readers as long as a write does.
  private static final int MOST_CHECKPOINTS = 3;

  private final HikariDataSource pool;
  private final DSLContext context;
  private final DSLContext across;
  private final @Nullable ReentrantLock writer;
  private final @Nullable Holder holder;
  private final Queue<Waiting<?>> waiting = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Map<String, List<String>> layout;

  private Database(
      HikariDataSource pool, SQLDialect dialect, boolean oneWriter, @Nullable Holder holder) {
    this.pool = pool;
    this.across =
        DSL.using(
            pool,
            dialect,
            new Settings()
                .withRenderQuotedNames(RenderQuotedNames.NEVER)
                .withExecuteLogging(false)
                .withBindOffsetDateTimeType(false));
    this.context = DSL.using(across.configuration().deriveAppending(new TenantCheck()));
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
      throw unusable(folder, cannot);
    }
    try {
      Path file = folder.resolve("heard.db");
      if (Files.notExists(file)) {
        Files.createFile(file);
      }
      String url =
          "jdbc:sqlite:"
              + file
              + "?open_mode="
              + OPEN_ONLY
              + "&journal_mode=WAL&synchronous=FULL&busy_timeout="
              + WAIT_MS
              + "&foreign_keys=true&transaction_mode=IMMEDIATE&secure_delete=true&temp_store=MEMORY";
      return opened(pool(url, null), SQLDialect.SQLITE, "sqlite", true, holder);
    } catch (IOException cannot) {
      holder.close();
      throw unusable(folder, cannot);
    } catch (RuntimeException failed) {
      holder.close();
      throw failed;
    }
  }

  private static StoreException unusable(Path folder, IOException cannot) {
    return new StoreException(
        "%s cannot be used for data: %s.\nMaybe name another folder with --data."
            .formatted(folder, cannot.getClass().getSimpleName()),
        cannot);
  }

  /// SQLite as it stands, to read it beside a service that may hold it: it is neither held nor
  /// brought to this version.
  ///
  /// @throws StoreException when there is none in the folder
  public static Database reading(Path folder) {
    Path file = folder.resolve("heard.db");
    if (!Files.isRegularFile(file)) {
      throw new StoreException(
          "There is no data in %s.\nMaybe name the folder of the service with --data."
              .formatted(folder));
    }
    String url = "jdbc:sqlite:" + file + "?open_mode=" + OPEN_ONLY + "&busy_timeout=" + WAIT_MS;
    return new Database(pool(url, null), SQLDialect.SQLITE, false, null);
  }

  /// PostgreSQL as it stands, to read it beside a service: it is not brought to this version.
  ///
  /// @param url as in [#at]
  /// @throws StoreException when it cannot be reached
  public static Database reading(String url) {
    return new Database(pool(jdbc(url), null), SQLDialect.POSTGRES, false, null);
  }

  /// PostgreSQL at an address such as `jdbc:postgresql://localhost/heard?user=…&password=…`, or the
  /// same beginning with `postgresql://`.
  ///
  /// @throws StoreException when it cannot be reached or is no PostgreSQL
  public static Database at(String url) {
    return opened(pool(jdbc(url), DURABLE), SQLDialect.POSTGRES, "postgresql", false, null);
  }

  /// @throws StoreException when it is no address of a PostgreSQL
  static String jdbc(String url) {
    String jdbc = url.startsWith("jdbc:") ? url : "jdbc:" + url;
    if (!jdbc.startsWith("jdbc:postgresql:")) {
      throw new StoreException(
          "The database's address does not begin with 'postgresql:'.\nMaybe postgresql://localhost/heard?user=heard.");
    }
    return jdbc;
  }

  private static HikariDataSource pool(String url, @Nullable String first) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setConnectionInitSql(first);
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

  /// Reads what is one tenant's. A statement that does not say whose rows it is about is refused.
  ///
  /// @throws StoreException when the database fails
  public <T> T read(Function<DSLContext, T> work) {
    return read(context, work);
  }

  /// Reads before it is known whose it is, or what is everybody's: a secret that is looked up, the
  /// upkeep of the whole database. Everything else uses [#read].
  ///
  /// @throws StoreException when the database fails
  public <T> T readAcross(Function<DSLContext, T> work) {
    return read(across, work);
  }

  private static <T> T read(DSLContext db, Function<DSLContext, T> work) {
    try {
      return work.apply(db);
    } catch (DataAccessException failed) {
      throw failure(failed, false);
    }
  }

  /// Writes what is one tenant's, all or nothing; once this returns, what was written is durable. A
  /// statement that does not say whose rows it is about is refused.
  ///
  /// @throws StoreException when the database fails; nothing was written then, unless it is
  ///   [StoreException#unsure]
  public <T> T write(Function<DSLContext, T> work) {
    return write(context, work);
  }

  /// Writes like [#write], where all tenants are meant or it is not known yet whose it is.
  ///
  /// @throws StoreException when the database fails
  public <T> T writeAcross(Function<DSLContext, T> work) {
    return write(across, work);
  }

  private <T> T write(DSLContext db, Function<DSLContext, T> work) {
    ReentrantLock only = writer;
    if (only != null) {
      only.lock();
    }
    try {
      return transaction(db, work);
    } finally {
      if (only != null) {
        only.unlock();
      }
    }
  }

  /// Writes like [#write]; where several threads do so at once in SQLite, they share one commit,
  /// which costs one sync of the disk instead of one each. Each still returns only when its own is
  /// durable, and one that fails takes no other with it.
  ///
  /// @param work may be run a second time, after the first was undone
  public <T> T writeTogether(Function<DSLContext, T> work) {
    ReentrantLock only = writer;
    if (only == null) {
      return transaction(context, work);
    }
    var mine = new Waiting<>(work);
    waiting.add(mine);
    only.lock();
    try {
      while (!mine.done()) {
        commitWaiting();
      }
    } finally {
      only.unlock();
    }
    return mine.result();
  }

  private void commitWaiting() {
    var group = new ArrayList<Waiting<?>>();
    for (Waiting<?> next = waiting.poll(); next != null; next = waiting.poll()) {
      group.add(next);
      if (group.size() == MOST_TOGETHER) {
        break;
      }
    }
    try {
      if (group.size() == 1 || !committedAtOnce(group)) {
        group.forEach(each -> each.runAlone(this));
      }
    } finally {
      // Only where something broke that is no failure of a write, such as memory.
      group.forEach(Waiting::giveUp);
    }
  }

  /// @return false when one failed and all were undone: each has to try alone then, so that only
  ///   that one fails
  private boolean committedAtOnce(List<Waiting<?>> group) {
    try {
      transaction(
          context,
          db -> {
            group.forEach(each -> each.runWithin(db));
            return true;
          });
      group.forEach(Waiting::settle);
      return true;
    } catch (StoreException failed) {
      if (failed.unsure()) {
        group.forEach(each -> each.fail(failed));
      }
      return failed.unsure();
    }
  }

  /// Somebody's work that waits for a commit. Touched by whoever holds the writers' lock.
  private static final class Waiting<T> {
    private final Function<DSLContext, T> work;
    private @Nullable Supplier<T> outcome;
    private @Nullable Supplier<T> reached;

    Waiting(Function<DSLContext, T> work) {
      this.work = work;
    }

    boolean done() {
      return outcome != null;
    }

    T result() {
      Supplier<T> known = outcome;
      if (known == null) {
        throw new IllegalStateException("Nothing was committed yet.");
      }
      return known.get();
    }

    void runWithin(DSLContext db) {
      try {
        T result = db.transactionResult(inner -> work.apply(inner.dsl()));
        reached = () -> result;
      } catch (DataAccessException failed) {
        // The database may have undone everything by itself.
        throw failed;
      } catch (RuntimeException own) {
        reached =
            () -> {
              throw own;
            };
      }
    }

    void settle() {
      outcome = reached;
    }

    void giveUp() {
      if (outcome == null) {
        fail(new StoreException("The write was not carried out."));
      }
    }

    void fail(RuntimeException failed) {
      outcome =
          () -> {
            throw failed;
          };
    }

    void runAlone(Database database) {
      try {
        T result = transaction(database.context, work);
        outcome = () -> result;
      } catch (RuntimeException failed) {
        fail(failed);
      }
    }
  }

  private static <T> T transaction(DSLContext on, Function<DSLContext, T> work) {
    boolean[] worked = {false};
    try {
      return on.transactionResult(inner -> {
        T result = work.apply(inner.dsl());
        worked[0] = true;
        return result;
      });
    } catch (DataAccessException failed) {
      throw failure(failed, worked[0]);
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
                and (c.relname in ('conversation', 'customer', 'desk', 'house_page', 'import_job', 'import_problem') or exists (
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
  private static StoreException failure(DataAccessException failed, boolean unsure) {
    return new StoreException(
        "The database failed: %s (SQL state %s).".formatted(rootName(failed), failed.sqlState()),
        failed,
        unsure);
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
