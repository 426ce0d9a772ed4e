package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.store.Conversations;
import io.heard.store.Database;
import io.heard.store.Talk;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  private static final Talk TALK =
      new Talk("c-1", null, null, "chat", null, "{}", true, 0, 0, 0, 0);

  @TempDir Path folder = Path.of("");

  @Test
  void whatARunningServiceHoldsIsThereAgainElsewhere() {
    Path data = folder.resolve("data");
    try (Database held = Database.in(data, "a service")) {
      new Conversations(held, Clock.systemUTC()).begin("here", TALK, null);
      Call written = Call.in(folder, "", "backup", "--data", "data", "--to", "heard.backup");
      assertThat(written.code()).as(written.err()).isEqualTo(Main.DONE);
      // the conversation, and the row by which a service finds out that it can write
      assertThat(written.out()).startsWith("heard.backup: 2 rows, sha256:");
      Call restored = Call.in(folder, "", "restore", "heard.backup", "--data", "elsewhere");
      assertThat(restored.code()).as(restored.err()).isEqualTo(Main.DONE);
      assertThat(restored.out()).isEqualTo(written.out());
    }
    try (Database restored = Database.in(folder.resolve("elsewhere"), "a test")) {
      assertThat(new Conversations(restored, Clock.systemUTC()).find("here", "c-1")).isPresent();
    }
  }

  @Test
  void aCallThatCannotBeDoneSaysWhatToTry() {
    Call unnamed = Call.in(folder, "", "backup", "--data", "nowhere");
    assertThat(unnamed.code()).isEqualTo(Main.WRONG_CALL);
    assertThat(unnamed.err()).contains("--to");
    Call empty = Call.in(folder, "", "backup", "--data", "nowhere", "--to", "heard.backup");
    assertThat(empty.code()).isEqualTo(Main.WRONG_CALL);
    assertThat(empty.err()).contains("There is no data in").contains("\nMaybe ");
    Call missing = Call.in(folder, "", "restore", "heard.backup", "--data", "nowhere");
    assertThat(missing.code()).isEqualTo(Main.WRONG_CALL);
    assertThat(missing.err()).contains("cannot be read").contains("\nMaybe ");
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }
}
