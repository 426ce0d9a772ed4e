package io.heard.cli;

import io.heard.server.Logs;
import io.heard.store.Audit;
import io.heard.store.Database;
import io.heard.store.StoreException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `heard audit`: whether the service's audit log is whole. The service may run meanwhile.
@Command(
    name = "audit",
    description =
        "Checks the service's audit log: that no entry was changed, taken out, swapped or added.")
final class AuditCommand implements Callable<Integer> {
  private final Console console;
  private final Map<String, String> environment;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and stop.")
  @SuppressWarnings("UnusedVariable") // the parser reads it
  private boolean help;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the service keeps its data; heard-data unless said.")
  private @Nullable Path data;

  AuditCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Path asked = data;
    Path folder =
        console
            .here()
            .resolve(
                asked == null
                    ? Path.of(environment.getOrDefault("HEARD_DATA", "heard-data"))
                    : asked);
    Logs.quiet();
    String url = environment.get("HEARD_DATABASE_URL");
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
