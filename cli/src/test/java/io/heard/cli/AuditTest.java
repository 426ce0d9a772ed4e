package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.heard.store.Audit;
import io.heard.store.Database;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
  @TempDir Path data = Path.of("");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aLogIsCheckedBesideTheServiceAndItsFirstBadEntryNamed() {
    try (Database service = Database.in(data, "a service")) {
      Audit audit = Audit.in(service, data, Clock.systemUTC());
      for (int i = 0; i < 5; i++) {
        audit.write(
            Audit.Actor.person("t", "p"),
            Audit.Action.CONVERSATION_READ,
            Audit.Subject.conversation("c-" + i));
      }
      assertThat(run()).isEqualTo(Main.DONE);
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("is whole: 5 entries");
      service.writeAcross(db ->
          db.execute("update audit set actor = 'somebody' where number = {0}", DSL.inline(3)));
      assertThat(run()).isEqualTo(Main.UNREAD);
      assertThat(err.toString(StandardCharsets.UTF_8))
          .contains("Entry 3 of the audit log does not hold")
          .contains("Maybe compare with a backup");
    }
  }

  /// With PostgreSQL the key and the count stand in the folder, and the entries in the database.
  @Test
  void aLogInPostgresqlIsCheckedToo() throws Exception {
    String server = System.getenv("TEST_POSTGRESQL");
    assumeThat(server).as("scripts/postgresql ./verify AuditTest").isNotNull();
    String name = "audit_" + ProcessHandle.current().pid();
    try (Connection connection = DriverManager.getConnection("jdbc:" + server);
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    String url = String.valueOf(server).replace("/postgres?", "/" + name + "?");
    try (Database service = Database.at(url)) {
      Audit audit = Audit.in(service, data, Clock.systemUTC());
      for (int i = 0; i < 5; i++) {
        audit.write(
            Audit.Actor.person("t", "p"),
            Audit.Action.CONVERSATION_READ,
            Audit.Subject.conversation("c-" + i));
      }
      assertThat(checked(url)).startsWith("0 ").contains("The audit log is whole: 5 entries");
      service.writeAcross(db ->
          db.execute("update audit set actor = 'somebody' where number = {0}", DSL.inline(3)));
      assertThat(checked(url))
          .contains(Main.UNREAD + " ", "Entry 3 of the audit log does not hold");
    }
  }

  /// The command in a process of its own, which finds the database by its setting.
  private String checked(String url) throws Exception {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "audit",
            "--data",
            data.toString());
    builder.environment().put("HEARD_DATABASE_URL", url);
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + said;
  }

  @Test
  void aFolderWithoutDataIsSaid() {
    assertThat(run()).isEqualTo(Main.WRONG_CALL);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("There is no data in");
  }

  private int run() {
    return Main.run(
        new String[] {"audit", "--data", data.toString()},
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
