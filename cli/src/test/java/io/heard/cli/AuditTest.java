package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.store.Audit;
import io.heard.store.Database;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
