package io.heard.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `heard restore`: what a backup holds, where nothing is yet.
@Command(
    name = "restore",
    description =
        "Restores a backup into an empty folder or database, and brings it to this version.")
final class RestoreCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "What 'heard backup' wrote.")
  private @Nullable Path file;

  @Mixin private DataOption data = new DataOption();

  RestoreCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path from = file;
    if (from == null) {
      throw new CallException("No file is named.", "heard restore heard.backup");
    }
    return Backing.restored(console, data.folder(console), from);
  }
}
