package io.heard.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `heard audit`: whether the service's audit log is whole. The service may run meanwhile.
@Command(
    name = "audit",
    description =
        "Checks the service's audit log: that no entry was changed, taken out, swapped or added.")
final class AuditCommand implements Callable<Integer> {
  private final Console console;
  private final Map<String, String> environment;

  @Mixin private DataOption data = new DataOption();

  AuditCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Path named = data.folder(console);
    Path folder =
        named == null
            ? console.here().resolve(environment.getOrDefault("HEARD_DATA", "heard-data"))
            : named;
    return Auditing.run(console, folder, environment.get("HEARD_DATABASE_URL"));
  }
}
