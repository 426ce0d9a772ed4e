package io.heard.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/// Backups: everything that the database holds at one instant, in one file that either database can
/// be restored from. A service may go on while one is taken: it waits for nobody and nobody waits
/// for it.
public final class Backup {
  private static final String DATABASE = "heard.db";

  /// Files beside the database that are larger are none of ours, such as the audit log's key.
  private static final long LARGEST_FILE_BYTES = 64 * 1024;

  private static final int ROWS_AT_ONCE = 500;
  private static final int WAIT_MS = 60_000;

  private final Path folder;
  private final @Nullable String url;

  private Backup(Path folder, @Nullable String url) {
    this.folder = folder;
    this.url = url;
  }

  /// What a backup holds.
  ///
  /// @param rows of all tables
  /// @param digest of its lines
  public record Summary(long rows, String digest) {}

  /// Of the data in a folder.
  ///
  /// @param url the address of the PostgreSQL that holds the tables, else null for SQLite
  public static Backup of(Path folder, @Nullable String url) {
    return new Backup(folder, url == null ? null : Database.jdbc(url));
  }

  /// Takes a backup. The file can be read by its owner only: it holds all that was said.
  ///
  /// @param to a file that is not there yet; it appears when it is whole and durable
  /// @throws StoreException when it cannot be written, or there is nothing to back up
  public Summary take(Path to, Instant now) {
    if (Files.exists(to)) {
      throw new StoreException(
          "%s is there already.\nMaybe name another file with --to.".formatted(to));
    }
    if (url == null && !Files.isRegularFile(folder.resolve(DATABASE))) {
      throw new StoreException(
          "There is no data in %s.\nMaybe name the folder of the service with --data."
              .formatted(folder));
    }
    Path part = to.resolveSibling(to.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      Summary summary;
      // What stands beside the database is read first: the audit log may then be longer than its
      // count, as after a kill, and never shorter.
      var beside = beside();
      try (FileChannel channel = ownersOnly(part);
          OutputStream out = Channels.newOutputStream(channel);
          Connection connection = reading()) {
        try (var writer = new BackupFile.Writer(out, Schema.version(connection), now.toString())) {
          for (var file : beside.entrySet()) {
            writer.file(file.getKey(), file.getValue());
          }
          for (Schema.Table table : Schema.tables(connection)) {
            write(connection, table, writer);
          }
          summary = writer.end();
        }
      }
      if (!check(part).equals(summary)) {
        throw new StoreException("The backup that was written is not what was read.");
      }
      sync(part);
      Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
      sync(to.toAbsolutePath().getParent());
      return summary;
    } catch (IOException | SQLException failed) {
      throw new StoreException(
          "The backup cannot be taken: %s.\nMaybe there is no room, or no right to write, at %s."
              .formatted(failed.getClass().getSimpleName(), to),
          failed);
    } finally {
      part.toFile().delete();
    }
  }

  /// Reads a whole backup without restoring it.
  ///
  /// @throws StoreException when it is damaged
  public static Summary check(Path file) {
    try {
      return BackupFile.read(
          file,
          new BackupFile.Reader() {
            @Override
            public void head(String schema) {}

            @Override
            public void file(String name, byte[] content) {}

            @Override
            public void table(String name, List<String> columns) {}

            @Override
            public void row(List<@Nullable Object> values) {}

            @Override
            public void end() {}
          });
    } catch (IOException | SQLException failed) {
      throw unread(file, failed);
    }
  }

  private static StoreException unread(Path file, Exception failed) {
    return new StoreException(
        "The backup %s cannot be read: %s.\nMaybe it is not there, or only another user may."
            .formatted(file, failed.getClass().getSimpleName()),
        failed);
  }

  /// Restores a backup where nothing is yet, all or nothing, and brings it to this version.
  ///
  /// @throws StoreException when the file is damaged or newer than this, or there is something
  ///   already
  public Summary restore(Path file) {
    check(file);
    try {
      Files.createDirectories(folder);
    } catch (IOException cannot) {
      throw new StoreException(
          "%s cannot be used for data: %s.\nMaybe name another folder with --data."
              .formatted(folder, cannot.getClass().getSimpleName()),
          cannot);
    }
    try (Holder _ = Holder.of(folder, "a restore (process %d)".formatted(process()))) {
      if (url != null) {
        return restored(file, url, "postgresql");
      }
      Path there = folder.resolve(DATABASE);
      if (Files.exists(there)) {
        throw new StoreException(
            "There is data in %s already.\nMaybe name another folder with --data."
                .formatted(folder));
      }
      Path part = folder.resolve(DATABASE + ".restoring");
      Files.deleteIfExists(part);
      try {
        Summary summary = restored(file, "jdbc:sqlite:" + part + "?synchronous=FULL", "sqlite");
        sync(part);
        Files.move(part, there, StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
        return summary;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException failed) {
      throw unread(file, failed);
    }
  }

  private static long process() {
    return ProcessHandle.current().pid();
  }

  private Summary restored(Path file, String address, String migrations) throws IOException {
    var made = new ArrayList<Path>();
    try (Connection connection = DriverManager.getConnection(address)) {
      Summary summary =
          BackupFile.read(file, new Into(folder, connection, address, migrations, made));
      connection.commit();
      connection.setAutoCommit(true);
      made.clear();
      migrate(address, migrations, null);
      return summary;
    } catch (SQLException failed) {
      throw new StoreException(
          "The backup %s cannot be restored: %s (SQL state %s).\nMaybe the database is not started, or there is no room."
              .formatted(file, failed.getClass().getSimpleName(), failed.getSQLState()),
          failed);
    } finally {
      for (Path each : made) {
        Files.deleteIfExists(each);
      }
    }
  }

  private static void migrate(String address, String migrations, @Nullable String upTo) {
    try {
      FluentConfiguration flyway =
          Flyway.configure(Backup.class.getClassLoader())
              .dataSource(address, null, null)
              .locations("classpath:io/heard/store/" + migrations);
      if (upTo == null) {
        flyway.load().migrate();
        return;
      }
      boolean known =
          Stream.of(flyway.load().info().all())
              .anyMatch(one -> one.getVersion().getVersion().equals(upTo));
      if (!known) {
        throw new StoreException(
            "The backup was written by a newer Heard (its data is of version %s).\nMaybe restore it with that one."
                .formatted(upTo));
      }
      flyway.target(upTo).load().migrate();
    } catch (FlywayException failed) {
      throw new StoreException(
          "The database cannot be brought to this version: %s.\nMaybe it is not started, or holds something else."
              .formatted(failed.getClass().getSimpleName()),
          failed);
    }
  }

  /// Puts what stands in a backup into an empty database, in one transaction.
  private static final class Into implements BackupFile.Reader {
    private final Path folder;
    private final Connection connection;
    private final String address;
    private final String migrations;
    private final Map<String, Schema.Table> tables = new HashMap<>();
    private @Nullable PreparedStatement insert;
    private Schema.@Nullable Table current;
    private final List<Path> made;
    private int waiting;

    /// @param made gets the files that are written beside the database
    Into(Path folder, Connection connection, String address, String migrations, List<Path> made) {
      this.made = made;
      this.folder = folder;
      this.connection = connection;
      this.address = address;
      this.migrations = migrations;
    }

    private boolean postgres() {
      return migrations.equals("postgresql");
    }

    @Override
    public void head(String schema) throws SQLException {
      String before = Schema.version(connection);
      if (!before.isEmpty() && !before.equals(schema)) {
        throw notEmpty();
      }
      migrate(address, migrations, schema);
      List<Schema.Table> all = Schema.tables(connection);
      connection.setAutoCommit(false);
      for (Schema.Table table : all) {
        tables.put(table.name(), table);
      }
      for (Schema.Table table : all.reversed()) {
        try (Statement statement = connection.createStatement()) {
          // What migrations put in by themselves comes again with the backup.
          if (before.isEmpty()) {
            statement.executeUpdate("delete from " + table.name());
          } else {
            try (ResultSet rows =
                statement.executeQuery("select 1 from " + table.name() + " limit 1")) {
              if (rows.next()) {
                throw notEmpty();
              }
            }
          }
        }
      }
    }

    private static StoreException notEmpty() {
      return new StoreException(
          "The database is not empty.\nMaybe make a new one and name it in HEARD_DATABASE_URL.");
    }

    @Override
    public void file(String name, byte[] content) throws IOException {
      Path to = folder.resolve(name).normalize();
      if (!folder.normalize().equals(to.getParent()) || Files.exists(to)) {
        throw new StoreException(
            "A file of the backup would stand where there is one already, or outside %s.\nMaybe name another folder with --data."
                .formatted(folder));
      }
      made.add(to);
      try (FileChannel channel = ownersOnly(to)) {
        channel.write(ByteBuffer.wrap(content));
        channel.force(true);
      }
    }

    @Override
    public void table(String name, List<String> columns) throws SQLException {
      flush();
      Schema.Table table = tables.get(name);
      if (table == null || !table.columns().containsAll(columns)) {
        throw new StoreException(
            "The backup holds a table or a column that is not known here.\nMaybe it was written by another build of Heard.");
      }
      current = table;
      insert =
          connection.prepareStatement(
              "insert into %s (%s) %s values (%s)"
                  .formatted(
                      table.name(),
                      String.join(", ", columns),
                      postgres() ? "overriding system value" : "",
                      String.join(", ", Collections.nCopies(columns.size(), "?"))));
    }

    @Override
    public void row(List<@Nullable Object> values) throws SQLException {
      PreparedStatement into = insert;
      if (into == null) {
        throw new IllegalArgumentException("a row without a table");
      }
      for (int i = 0; i < values.size(); i++) {
        into.setObject(i + 1, values.get(i));
      }
      into.addBatch();
      waiting++;
      if (waiting == ROWS_AT_ONCE) {
        into.executeBatch();
        waiting = 0;
      }
    }

    @Override
    public void end() throws SQLException {
      flush();
    }

    private void flush() throws SQLException {
      PreparedStatement done = insert;
      Schema.Table table = current;
      if (done == null || table == null) {
        return;
      }
      done.executeBatch();
      waiting = 0;
      done.close();
      insert = null;
      if (postgres()) {
        for (String column : table.counted()) {
          try (Statement statement = connection.createStatement()) {
            statement.execute(
                "select setval(pg_get_serial_sequence('%1$s', '%2$s'), max(%2$s)) from %1$s having max(%2$s) is not null"
                    .formatted(table.name(), column));
          }
        }
      }
    }
  }

  private static void write(Connection connection, Schema.Table table, BackupFile.Writer writer)
      throws IOException, SQLException {
    writer.table(table);
    int width = table.columns().size();
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet rows =
          statement.executeQuery(
              "select %s from %s".formatted(String.join(", ", table.columns()), table.name()))) {
        while (rows.next()) {
          var values = new ArrayList<@Nullable Object>(width);
          for (int i = 1; i <= width; i++) {
            values.add(rows.getObject(i));
          }
          writer.row(values);
        }
      }
    }
  }

  private Map<String, byte[]> beside() throws IOException {
    var files = new TreeMap<String, byte[]>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path file : all) {
        String name = String.valueOf(file.getFileName());
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && Files.size(file) <= LARGEST_FILE_BYTES
            && !name.startsWith(DATABASE)
            && !Holder.FILES.contains(name)) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  private static FileChannel ownersOnly(Path file) throws IOException {
    FileAttribute<?>[] owner =
        file.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    return FileChannel.open(
        file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner);
  }

  private static void sync(@Nullable Path file) throws IOException {
    if (file != null) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private Connection reading() throws SQLException {
    String address = url;
    if (address == null) {
      Connection connection =
          DriverManager.getConnection(
              "jdbc:sqlite:" + folder.resolve(DATABASE) + "?busy_timeout=" + WAIT_MS);
      connection.setAutoCommit(false);
      return connection;
    }
    Connection connection = DriverManager.getConnection(address);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    return connection;
  }
}
