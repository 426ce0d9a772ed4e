package io.heard.store;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The databases that every test of the store runs on. PostgreSQL's server is the one that
/// `scripts/postgresql` starts; without it those tests are skipped.
enum Engine {
  SQLITE,
  POSTGRESQL;

  /// The database of a folder; the same folder gives the same one again.
  Database open(Path folder) {
    return this == SQLITE ? Database.in(folder, "a test") : Database.at(address(folder));
  }

  /// What there is to connect to beside the store.
  Connection connect(Path folder) throws SQLException {
    return DriverManager.getConnection(
        this == SQLITE
            ? "jdbc:sqlite:" + folder.resolve("heard.db")
            : "jdbc:" + address(folder));
  }

  /// The value of `HEARD_DATABASE_URL` for the database of a folder, which is made where it is
  /// missing.
  static String address(Path folder) {
    String server = System.getenv("TEST_POSTGRESQL");
    assumeThat(server)
        .as("no PostgreSQL is there; scripts/postgresql ./verify starts one")
        .isNotNull();
    String name = "t" + Integer.toHexString(folder.toAbsolutePath().hashCode());
    try (Connection connection = DriverManager.getConnection("jdbc:" + server);
        Statement statement = connection.createStatement()) {
      try (ResultSet known =
          statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
        if (known.next()) {
          return server.replace("/postgres?", "/" + name + "?");
        }
      }
      statement.execute("create database " + name);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    return server.replace("/postgres?", "/" + name + "?");
  }
}
