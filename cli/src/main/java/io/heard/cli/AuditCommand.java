package io.heard.cli;

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
    return Auditing.run(console, folder, environment.get("HEARD_DATABASE_URL"));
  }
}
