package io.heard.cli;

import io.heard.server.LogSettings;
import io.heard.server.Serve;
import io.heard.server.Settings;
import io.heard.store.StoreException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What `heard serve` does. Apart from the command, since the other commands are run without the
/// service's libraries and yet know of this one.
///
/// @param port null for the usual one
/// @param data null for the usual folder
/// @param seed of a demonstration, null for the usual one
record Serving(
    Console console,
    @Nullable Integer port,
    @Nullable Path data,
    boolean demo,
    @Nullable Long seed,
    boolean withoutModel) {
  /// Set by the script that prepares the start-up cache: start, do a little of everything, and
  /// stop.
  private static final String REHEARSAL = "heard.rehearsal";

  private static final long TIDYING_S = 5;

  /// Serves until the process is told to stop.
  ///
  /// @return the exit code
  int run() {
    var tidied = new CountDownLatch(1);
    try {
      return demo ? demonstrated(tidied) : served(data, tidied);
    } catch (InterruptedException told) {
      return Main.DONE;
    } catch (StoreException | IllegalArgumentException | IllegalStateException wrong) {
      throw new CallException(String.valueOf(wrong.getMessage()));
    } finally {
      tidied.countDown();
    }
  }

  private int demonstrated(CountDownLatch tidied) throws InterruptedException {
    try (Scratch scratch = Scratch.make("heard-demo-")) {
      return served(scratch.folder(), tidied);
    }
  }

  private int served(@Nullable Path folder, CountDownLatch tidied) throws InterruptedException {
    Settings settings = Settings.of(System.getenv(), port, folder, demo, withoutModel);
    try (Serve serve =
        Serve.start(
            seed == null ? settings : settings.with(seed),
            LogSettings.of(System.getenv()),
            Main.version(),
            console.out())) {
      console.out().flush();
      if (Boolean.getBoolean(REHEARSAL)) {
        serve.rehearse();
        return Main.DONE;
      }
      Thread main = Thread.currentThread();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(serve, main, tidied), "stop"));
      serve.await();
      return Main.DONE;
    }
  }

  /// A process that is told to stop ends when this has: the service first, then what the main
  /// thread still has to tidy up.
  private static void stop(Serve serve, Thread main, CountDownLatch tidied) {
    serve.close();
    main.interrupt();
    try {
      // not for its end: the main thread then asks for the end of the process, which waits for this
      tidied.await(TIDYING_S, TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
