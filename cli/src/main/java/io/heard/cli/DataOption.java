package io.heard.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option `--data` that the service's commands share: the folder of its data.
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the service keeps its data; heard-data unless said.")
  private @Nullable Path folder;

  /// The folder that was named, from where the command was given; null where none was.
  @Nullable Path folder(Console console) {
    Path named = folder;
    return named == null ? null : console.here().resolve(named);
  }
}
