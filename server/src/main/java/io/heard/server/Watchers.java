package io.heard.server;

import io.heard.store.Happening;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Who watches which conversation. Each watcher has a thread and a short queue of its own, so that
/// a slow one holds up nobody; whose queue is full is let go, and takes up again by the number of
/// the last event it has.
final class Watchers {
  /// A watcher that lags by so many events is gone.
  private static final int LONGEST_QUEUE = 1_000;

  /// A line of comment after so long a silence keeps proxies from closing the stream. As often it
  /// is looked up whether whoever watches still may.
  private static final Duration SILENCE = Duration.ofSeconds(10);

  /// Wakes a watcher that is to go.
  private static final Happening END = Happening.of("", "");

  private volatile boolean ended;
  private final Map<Live.Key, Set<Watcher>> all = new ConcurrentHashMap<>();
  private final Map<Live.Key, Set<Ear>> ears = new ConcurrentHashMap<>();

  private volatile Consumer<Live.Key> changed = none -> {};

  /// What one watcher is shown of what happened.
  interface Shown {
    /// As it is shown; null where it is not for them. The number stays.
    @Nullable Happening of(Happening happening);
  }

  /// Says of which conversation something happened, whichever it is.
  ///
  /// @param told is called by whoever made it happen, and must not wait
  void onChange(Consumer<Live.Key> told) {
    changed = told;
  }

  /// One who watches.
  private static final class Watcher {
    private final SseEmitter emitter;
    private final Permit permit;
    private final Shown shown;
    private final BlockingQueue<Happening> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private volatile boolean gone;

    Watcher(SseEmitter emitter, Permit permit, Shown shown) {
      this.emitter = emitter;
      this.permit = permit;
      this.shown = shown;
    }

    void offer(Happening happening) {
      if (!queue.offer(happening)) {
        gone = true;
      }
    }

    void run(int first, IntFunction<List<Happening>> missed, boolean stays) {
      int last = first;
      try {
        // At once, so that whoever asks knows that the stream stands before anything happens.
        emitter.send(SseEmitter.event().comment(""));
        for (List<Happening> some = missed.apply(last);
            !some.isEmpty() && !gone;
            some = missed.apply(last)) {
          for (Happening happening : some) {
            last = send(happening, last);
          }
        }
        long looked = System.nanoTime();
        while (!gone && stays) {
          @Nullable Happening next = queue.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
          if (System.nanoTime() - looked >= SILENCE.toNanos()) {
            if (!permit.holds()) {
              break;
            }
            looked = System.nanoTime();
          }
          if (next == null) {
            emitter.send(SseEmitter.event().comment(""));
          } else {
            last = send(next, last);
          }
        }
        complete();
      } catch (IOException | IllegalStateException left) {
        // Who watched has gone, and the server knows it.
        gone = true;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        complete();
      } catch (RuntimeException failed) {
        // Such as the store: whoever watches comes again with the number of the last event.
        complete();
      }
    }

    private void complete() {
      try {
        emitter.complete();
      } catch (IllegalStateException left) {
        gone = true;
      }
    }

    void end() {
      gone = true;
      queue.offer(END);
    }

    private int send(Happening happening, int last) throws IOException {
      if (happening.number() <= last) {
        return last;
      }
      Happening told = shown.of(happening);
      if (told != null) {
        emitter.send(
            SseEmitter.event()
                .id(String.valueOf(told.number()))
                .name(told.kind())
                .data(told.body()));
      }
      return happening.number();
    }
  }

  /// Begins to watch.
  ///
  /// @param permit ends it when it holds no longer
  /// @param last the number of the last event that the watcher has
  /// @param missed some of what happened since an event, in order; asked for after the watcher was
  ///   entered, so that nothing falls between, and until there is no more
  /// @param stays whether to wait for what happens from now on
  /// @param shown what of it is for this watcher; asked in the watcher's own thread
  SseEmitter watch(
      Live.Key key,
      Permit permit,
      int last,
      IntFunction<List<Happening>> missed,
      boolean stays,
      Shown shown) {
    var emitter = new SseEmitter(0L);
    var watcher = new Watcher(emitter, permit, shown);
    all.compute(
        key,
        (any, known) -> {
          Set<Watcher> watchers = known == null ? ConcurrentHashMap.newKeySet() : known;
          watchers.add(watcher);
          return watchers;
        });
    if (ended) {
      watcher.end();
    }
    emitter.onCompletion(() -> watcher.gone = true);
    Thread.ofVirtual()
        .name("watcher")
        .start(() -> {
          watcher.run(last, missed, stays);
          leave(key, watcher);
        });
    return emitter;
  }

  private void leave(Live.Key key, Watcher watcher) {
    all.computeIfPresent(
        key,
        (any, watchers) -> {
          watchers.remove(watcher);
          return watchers.isEmpty() ? null : watchers;
        });
  }

  /// One who is told that something happened, and looks for themselves.
  final class Ear {
    private final Live.Key key;
    private final Runnable told;
    private volatile boolean over;

    private Ear(Live.Key key, Runnable told) {
      this.key = key;
      this.told = told;
    }

    /// Whether nothing more will be told: the conversation is gone, or the service stops.
    boolean over() {
      return over;
    }

    void close() {
      over = true;
      ears.computeIfPresent(
          key,
          (any, known) -> {
            known.remove(this);
            return known.isEmpty() ? null : known;
          });
    }

    private void end() {
      over = true;
      told.run();
    }
  }

  /// Begins to tell that something happened.
  ///
  /// @param told is called by whoever made it happen, so it must not wait
  Ear listen(Live.Key key, Runnable told) {
    var ear = new Ear(key, told);
    ears.compute(
        key,
        (any, known) -> {
          Set<Ear> all = known == null ? ConcurrentHashMap.newKeySet() : known;
          all.add(ear);
          return all;
        });
    if (ended) {
      ear.end();
    }
    return ear;
  }

  /// Tells all who watch what happened.
  void tell(Live.Key key, List<Happening> happenings) {
    ears.getOrDefault(key, Set.of()).forEach(ear -> ear.told.run());
    for (Watcher watcher : all.getOrDefault(key, Set.of())) {
      happenings.forEach(watcher::offer);
    }
    changed.accept(key);
  }

  /// How many watch.
  int size() {
    return all.values().stream().mapToInt(Set::size).sum()
        + ears.values().stream().mapToInt(Set::size).sum();
  }

  /// Ends all that watch a conversation.
  void end(Live.Key key) {
    all.getOrDefault(key, Set.of()).forEach(Watcher::end);
    changed.accept(key);
    ears.getOrDefault(key, Set.of()).forEach(Ear::end);
  }

  /// Ends all, and whoever comes from now on: the service stops.
  void end() {
    ended = true;
    all.values().forEach(watchers -> watchers.forEach(Watcher::end));
    ears.values().forEach(some -> some.forEach(Ear::end));
  }
}
