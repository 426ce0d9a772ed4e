package io.heard.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `heard backup`: everything that a service holds, in one file, while it goes on.
@Command(
    name = "backup",
    description =
        "Writes everything that the service holds into one file; the service may be running.")
final class BackupCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "The file to write; it holds all that was said, so only you may read it.")
  private @Nullable Path to;

  BackupCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path file = to;
    if (file == null) {
      throw new CallException("It is not said where the backup is to stand.", "--to heard.backup");
    }
    return Backing.up(console, data.folder(console), file);
  }
}
