package io.heard.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
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

  private final HikariDataSource pool;
  private final DSLContext context;
  private final DSLContext across;
  private final @Nullable ReentrantLock writer;
  private final @Nullable Holder holder;

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
              + "&foreign_keys=true&transaction_mode=IMMEDIATE&secure_delete=true";
      return opened(pool(url, null, null), SQLDialect.SQLITE, "sqlite", true, holder);
    } catch (RuntimeException failed) {
      holder.close();
      throw failed;
    }
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
    String url = "jdbc:sqlite:" + file + "?busy_timeout=" + WAIT_MS;
    return new Database(pool(url, null, null), SQLDialect.SQLITE, false, null);
  }

  /// PostgreSQL as it stands, to read it beside a service: it is not brought to this version.
  ///
  /// @param url as in [#at]
  /// @throws StoreException when it cannot be reached
  public static Database reading(String url) {
    return new Database(pool(jdbc(url), null, null), SQLDialect.POSTGRES, false, null);
  }

  /// PostgreSQL at an address such as `jdbc:postgresql://localhost/heard?user=…&password=…`, or the
  /// same beginning with `postgresql://`.
  ///
  /// @throws StoreException when it cannot be reached or is no PostgreSQL
  public static Database at(String url) {
    return opened(pool(jdbc(url), null, null), SQLDialect.POSTGRES, "postgresql", false, null);
  }

  private static String jdbc(String url) {
    String jdbc = url.startsWith("jdbc:") ? url : "jdbc:" + url;
    if (!jdbc.startsWith("jdbc:postgresql:")) {
      throw new StoreException(
          "The database's address does not begin with 'postgresql:'.\nMaybe postgresql://localhost/heard?user=heard.");
    }
    return jdbc;
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
    return new Database(pool, dialect, oneWriter, holder);
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
      throw failure(failed);
    }
  }

  /// Writes what is one tenant's, all or nothing; once this returns, what was written is durable. A
  /// statement that does not say whose rows it is about is refused.
  ///
  /// @throws StoreException when the database fails; nothing was written then, unless the answer to
  ///   the commit itself was lost
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
      return db.transactionResult(inner -> work.apply(inner.dsl()));
    } catch (DataAccessException failed) {
      throw failure(failed);
    } finally {
      if (only != null) {
        only.unlock();
      }
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
