package io.heard.cli;

import io.heard.server.Logs;
import io.heard.server.Serve;
import io.heard.server.Settings;
import io.heard.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `heard serve`: the same readings behind HTTP.
@Command(
    name = "serve",
    description = "Starts the service: conversations come in turn by turn, and are kept.")
final class ServeCommand implements Callable<Integer> {
  /// Set by the script that prepares the start-up cache: start, do a little of everything, and stop.
  private static final String REHEARSAL = "heard.rehearsal";

  private static final Duration TIDYING = Duration.ofSeconds(5);

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
    if (demo && data != null) {
      throw new CallException("A demonstration keeps nothing.", "leave out --data, or --demo.");
    }
    if (seed != null && !demo) {
      throw new CallException("'--seed' is for a demonstration.", "add --demo.");
    }
    Logs.quiet();
    try {
      return demo ? demonstrated(asked) : served(asked, data == null ? null : resolved(data));
    } catch (InterruptedException told) {
      return Main.DONE;
    } catch (StoreException | IllegalArgumentException | IllegalStateException wrong) {
      throw new CallException(String.valueOf(wrong.getMessage()));
    }
  }

  private Path resolved(Path folder) {
    return console.here().resolve(folder);
  }

  private int demonstrated(@Nullable Integer asked) throws InterruptedException {
    try (Scratch scratch = Scratch.make("heard-demo-")) {
      return served(asked, scratch.folder());
    }
  }

  private int served(@Nullable Integer asked, @Nullable Path folder) throws InterruptedException {
    Settings settings = Settings.of(System.getenv(), asked, folder, demo, withoutModel);
    Long wanted = seed;
    try (Serve serve =
        Serve.start(
            wanted == null ? settings : settings.with(wanted), Main.version(), console.out())) {
      console.out().flush();
      if (Boolean.getBoolean(REHEARSAL)) {
        serve.rehearse();
        return Main.DONE;
      }
      Thread main = Thread.currentThread();
      var stop = new Thread(() -> stop(serve, main), "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      serve.await();
      return Main.DONE;
    }
  }

  /// A process that is told to stop ends when this has: the service first, then what the main thread
  /// still has to tidy up.
  private static void stop(Serve serve, Thread main) {
    serve.close();
    main.interrupt();
    try {
      main.join(TIDYING);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
