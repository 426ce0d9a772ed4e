package io.heard.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The tables of a database as they stand, whatever migrations made them.
final class Schema {
  /// What Flyway keeps about the migrations themselves.
  static final String HISTORY = "flyway_schema_history";

  private Schema() {}

  /// A table.
  ///
  /// @param columns in their order
  /// @param counted the columns that the database numbers by itself
  record Table(String name, List<String> columns, List<String> counted) {
    Table {
      columns = List.copyOf(columns);
      counted = List.copyOf(counted);
    }
  }

  /// The tables without Flyway's own, each after those that it refers to, else by name.
  static List<Table> tables(Connection connection) throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    String schema = connection.getSchema();
    var names = new ArrayList<String>();
    try (ResultSet rows = about.getTables(null, schema, "%", new String[] {"TABLE"})) {
      while (rows.next()) {
        String name = rows.getString("TABLE_NAME");
        if (!name.toLowerCase(Locale.ROOT).startsWith("sqlite_") && !name.equals(HISTORY)) {
          names.add(name);
        }
      }
    }
    names.sort(null);
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    for (String name : names) {
      var others = new LinkedHashSet<String>();
      try (ResultSet rows = about.getImportedKeys(null, schema, name)) {
        while (rows.next()) {
          others.add(rows.getString("PKTABLE_NAME"));
        }
      }
      others.remove(name);
      needs.put(name, others);
    }
    var tables = new ArrayList<Table>();
    var done = new LinkedHashSet<String>();
    for (String name : names) {
      place(about, schema, name, needs, done, tables);
    }
    return tables;
  }

  private static void place(
      DatabaseMetaData about,
      String schema,
      String name,
      Map<String, Set<String>> needs,
      Set<String> done,
      List<Table> tables)
      throws SQLException {
    if (!done.add(name)) {
      return;
    }
    for (String other : needs.getOrDefault(name, Set.of())) {
      place(about, schema, other, needs, done, tables);
    }
    var columns = new ArrayList<String>();
    var counted = new ArrayList<String>();
    try (ResultSet rows = about.getColumns(null, schema, name, "%")) {
      while (rows.next()) {
        if ("YES".equals(rows.getString("IS_GENERATEDCOLUMN"))) {
          continue;
        }
        columns.add(rows.getString("COLUMN_NAME"));
        if ("YES".equals(rows.getString("IS_AUTOINCREMENT"))) {
          counted.add(rows.getString("COLUMN_NAME"));
        }
      }
    }
    tables.add(new Table(name, columns, counted));
  }

  /// The version that the last migration brought the database to; "" where there was none.
  static String version(Connection connection) throws SQLException {
    try (ResultSet known =
        connection.getMetaData().getTables(null, connection.getSchema(), HISTORY, null)) {
      if (!known.next()) {
        return "";
      }
    }
    try (var statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select version from "
                    + HISTORY
                    + " where version is not null order by installed_rank desc")) {
      return rows.next() ? rows.getString(1) : "";
    }
  }
}
