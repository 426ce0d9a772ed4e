package io.heard.cli;

import io.heard.server.Logs;
import io.heard.store.Audit;
import io.heard.store.Database;
import io.heard.store.StoreException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What `heard audit` does; apart from the command for the same reason as [Serving].
final class Auditing {
  private Auditing() {}

  /// Checks, and prints what was found.
  ///
  /// @param url the database's address, null for SQLite in the folder
  /// @return the exit code
  static int run(Console console, Path folder, @Nullable String url) {
    Logs.quiet();
    try (Database database = url == null ? Database.reading(folder) : Database.reading(url)) {
      Audit.Finding found = Audit.check(database, folder);
      if (!found.whole()) {
        console
            .err()
            .println(
                "Entry %d of the audit log does not hold. %s The %d before it do."
                    .formatted(found.bad(), found.why(), found.entries()));
        console
            .err()
            .println(
                "Maybe compare with a backup, and find out who could write to the database since.");
        return Main.UNREAD;
      }
      console
          .out()
          .println(
              "The audit log is whole: %d entries.%s"
                  .formatted(
                      found.entries(),
                      found.ahead() == 0
                          ? ""
                          : " The last %d were written while this looked, or just before the service was killed."
                              .formatted(found.ahead())));
      return Main.DONE;
    } catch (StoreException wrong) {
      throw new CallException(String.valueOf(wrong.getMessage()));
    }
  }
}
