package io.heard.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `heard restore`: what a backup holds, where nothing is yet.
@Command(
    name = "restore",
    description =
        "Restores a backup into an empty folder or database, and brings it to this version.")
final class RestoreCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and stop.")
  @SuppressWarnings("UnusedVariable") // the parser reads it
  private boolean help;

  @Parameters(paramLabel = "FILE", description = "What 'heard backup' wrote.")
  private @Nullable Path file;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the service will keep its data; heard-data unless said.")
  private @Nullable Path data;

  RestoreCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path from = file;
    if (from == null) {
      throw new CallException("No file is named.", "heard restore heard.backup");
    }
    return Backing.restored(console, data, from);
  }
}
