package io.heard.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Server-sent events of one kind, each stream in a thread of its own: as many as there is room
/// for, and none that outlives whoever watches, ten minutes, or the service. Whoever still watches
/// after that comes again by their browser's own next attempt.
abstract class Streams implements SmartLifecycle {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST = 500;

  private final String name;
  private final String full;
  private final Semaphore room = new Semaphore(MOST);
  private final AtomicBoolean runs = new AtomicBoolean();

  /// Sends until it is over.
  interface Sending {
    /// Sends, and returns when there is nothing more to send.
    ///
    /// @param over whether whoever watches has gone, or the service stops
    void to(SseEmitter emitter, BooleanSupplier over) throws IOException, InterruptedException;
  }

  /// @param name of the threads
  /// @param full what is answered when there is no room
  Streams(String name, String full) {
    this.name = name;
    this.full = full;
  }

  /// The number of the event that somebody saw last.
  ///
  /// @param last the header `Last-Event-ID`
  /// @param none what is answered where there is none
  /// @throws Problem when it is no number
  static int seen(@Nullable String last, int none) {
    if (last == null || last.isBlank()) {
      return none;
    }
    if (!last.strip().matches("\\d{1,9}")) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST, "Last-Event-ID is not the id of an event of this stream.");
    }
    return Integer.parseInt(last.strip());
  }

  /// Begins a stream, whose first line is sent at once, so that whoever asks knows that it stands
  /// before anything happens.
  ///
  /// @throws Problem when there is no room
  final SseEmitter begin(Sending sending) {
    if (!room.tryAcquire()) {
      throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, full).with("Retry-After", "60");
    }
    var emitter = new SseEmitter(LONGEST.toMillis());
    var gone = new AtomicBoolean();
    emitter.onCompletion(() -> gone.set(true));
    emitter.onTimeout(emitter::complete);
    Thread.ofVirtual()
        .name(name)
        .start(() -> {
          try {
            emitter.send(SseEmitter.event().comment(""));
            sending.to(emitter, () -> gone.get() || !runs.get());
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          } catch (IOException left) {
            // Who watched has gone.
          } catch (RuntimeException failed) {
            // What is watched is gone, or the store failed: a new attempt finds out which.
          } finally {
            room.release();
            complete(emitter);
          }
        });
    return emitter;
  }

  private static void complete(SseEmitter emitter) {
    try {
      emitter.complete();
    } catch (IllegalStateException left) {
      // it was over already
    }
  }

  @Override
  public final void start() {
    runs.set(true);
  }

  /// Ends all, before the server waits for what is still being answered.
  @Override
  public final void stop() {
    runs.set(false);
  }

  @Override
  public final boolean isRunning() {
    return runs.get();
  }

  /// Stops before everything else.
  @Override
  public final int getPhase() {
    return Integer.MAX_VALUE;
  }
}
