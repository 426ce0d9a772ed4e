package io.heard.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `heard serve`: the same readings behind HTTP.
@Command(
    name = "serve",
    description = "Starts the service: conversations come in turn by turn, and are kept.")
final class ServeCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on; 8080 unless said, 0 for any free one.")
  private @Nullable Integer port;

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--demo",
      description =
          "Play conversations in a folder that is gone afterwards, and sign visitors of this machine in.")
  private boolean demo;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Which conversations --demo plays, in which order and how fast; 1 unless said.")
  private @Nullable Long seed;

  @Option(
      names = "--without-model",
      description = "Hear by phrases, structure, timings and context alone.")
  private boolean withoutModel;

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Integer asked = port;
    if (asked != null && (asked < 0 || asked > 65_535)) {
      throw new CallException(
          "'%d' is no port.".formatted(asked), "a number from 0 to 65535, 0 for any free one.");
    }
    Path folder = data.folder(console);
    if (demo && folder != null) {
      throw new CallException("A demonstration keeps nothing.", "leave out --data, or --demo.");
    }
    if (seed != null && !demo) {
      throw new CallException("'--seed' is for a demonstration.", "add --demo.");
    }
    return new Serving(console, asked, folder, demo, seed, withoutModel).run();
  }
}
