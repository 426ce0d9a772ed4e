package io.heard.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.node.JsonNodeFactory;

/// Sends pages that grow what is new on them: whole pieces, as they would stand on a page that is
/// loaded now. However much happens, a page gets one piece in a while; what it was sent last is
/// looked up in the store, so that it never shows what could still be lost.
final class Growing implements SmartLifecycle {
  /// A reader sees something new within this, and costs no more than one look in each.
  private static final Duration LOOK = Duration.ofMillis(700);

  /// Whoever still watches after this signs in anew, by the browser's own next attempt.
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /// Pages that grow at once; each costs a look at the store now and then.
  private static final int MOST = 500;

  /// Every so many looks, and before each piece, it is looked up whether whoever watches still may.
  private static final int LOOKS_PERMITTED = 10;

  /// So many looks without anything new bring the piece anyway, for what only time changes; and
  /// keep proxies from closing the stream.
  private static final int LOOKS = 20;

  private final Semaphore room = new Semaphore(MOST);
  private final AtomicBoolean runs = new AtomicBoolean();

  /// A page's main part as it stands.
  ///
  /// @param html for the main part
  /// @param state in a few words
  /// @param over whether nothing more will come
  record Part(String html, String state, boolean over) {}

  /// What a page shows.
  interface Shown {
    /// What changes whenever the page would; empty when there is nothing more to show.
    String mark();

    Part part();
  }

  /// Begins to send.
  ///
  /// @param seen the mark of what the page has
  /// @param permit ends it when it holds no longer
  SseEmitter watch(String seen, Permit permit, Shown shown) {
    if (!room.tryAcquire()) {
      throw Problem.of(
              HttpStatus.SERVICE_UNAVAILABLE, "Too many pages are open. Load this one again later.")
          .with("Retry-After", "60");
    }
    var emitter = new SseEmitter(LONGEST.toMillis());
    var gone = new AtomicBoolean();
    emitter.onCompletion(() -> gone.set(true));
    emitter.onTimeout(emitter::complete);
    Thread.ofVirtual()
        .name("growing")
        .start(() -> {
          try {
            run(emitter, seen, permit, shown, () -> gone.get() || !runs.get());
          } catch (IOException | IllegalStateException left) {
            emitter.complete();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            emitter.complete();
          } catch (RuntimeException failed) {
            // The conversation is gone, or the store: a new attempt finds out which.
            emitter.complete();
          } finally {
            room.release();
          }
        });
    return emitter;
  }

  private static void run(
      SseEmitter emitter, String first, Permit permit, Shown shown, Supplier<Boolean> over)
      throws IOException, InterruptedException {
    @Nullable String seen = first;
    int looks = 0;
    emitter.send(SseEmitter.event().comment(""));
    while (!over.get()) {
      String mark = shown.mark();
      boolean due = !mark.equals(seen) || looks >= LOOKS;
      if ((due || looks % LOOKS_PERMITTED == 0) && !permit.holds()) {
        break;
      }
      if (due) {
        Part part = shown.part();
        emitter.send(
            SseEmitter.event()
                .name("part")
                .data(
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("html", part.html())
                        .put("state", part.state())
                        .put("over", part.over())
                        .toString()));
        if (part.over()) {
          break;
        }
        seen = mark;
        looks = 0;
      }
      looks++;
      Thread.sleep(LOOK);
    }
    emitter.complete();
  }

  @Override
  public void start() {
    runs.set(true);
  }

  /// Ends all, before the server waits for what is still being answered.
  @Override
  public void stop() {
    runs.set(false);
  }

  @Override
  public boolean isRunning() {
    return runs.get();
  }

  /// Stops before everything else.
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
