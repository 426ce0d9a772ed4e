package io.heard.cli;

import io.heard.server.LogSettings;
import io.heard.server.Serve;
import io.heard.server.Settings;
import io.heard.store.StoreException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `heard serve`: the same readings behind HTTP.
@Command(
    name = "serve",
    description = "Starts the service: conversations come in turn by turn, and are kept.")
final class ServeCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and stop.")
  @SuppressWarnings("UnusedVariable") // the parser reads it
  private boolean help;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on; 8080 unless said, 0 for any free one.")
  private @Nullable Integer port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the data is kept; heard-data unless said.")
  private @Nullable Path data;

  @Option(
      names = "--without-model",
      description = "Hear by phrases, structure, timings and context alone.")
  private boolean withoutModel;

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Integer asked = port;
    if (asked != null && (asked < 0 || asked > 65_535)) {
      throw new CallException(
          "'%d' is no port.".formatted(asked), "a number from 0 to 65535, 0 for any free one.");
    }
    try {
      Path folder = data == null ? null : console.here().resolve(data);
      Settings settings = Settings.of(System.getenv(), asked, folder, false, withoutModel);
      try (Serve serve =
          Serve.start(settings, LogSettings.of(System.getenv()), Main.version(), console.out())) {
        console.out().flush();
        serve.await();
      }
      return Main.DONE;
    } catch (StoreException | IllegalArgumentException | IllegalStateException wrong) {
      throw new CallException(String.valueOf(wrong.getMessage()));
    }
  }
}
