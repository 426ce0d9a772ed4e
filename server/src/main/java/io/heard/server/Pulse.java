package io.heard.server;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import io.heard.store.Database;
import io.heard.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks every few seconds whether the store takes a write and whether a turn is heard, says in the
/// log when that changes, and knows it when it is asked.
final class Pulse implements AutoCloseable {
  /// Below this the data's disk is called low: a day of a busy shop, some 100,000 turns.
  static final long LOW_BYTES = 500_000_000;

  private static final long PERIOD_MS = 5_000;
  private static final long PERIOD_WHEN_DOWN_MS = 1_000;

  /// A check that takes longer counts as failed while it lasts.
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  private static final Conversation ALONE = Conversation.of("pulse", Channel.CHAT, List.of());
  private static final Turn TURN = Turn.of(0, Role.CUSTOMER, "When will it be delivered?");

  private final Database database;
  private final Heard heard;
  private final Clock clock;
  private final Path folder;
  private final @Nullable Path file;
  private final @Nullable Object key;
  private final Semaphore asked = new Semaphore(0);
  private final Thread thread;
  private volatile State state = new State(true, true, true, 0, 0);
  private volatile long checkingSince;
  private volatile boolean checking;
  private volatile boolean ended;

  /// What was found last.
  ///
  /// @param store whether the store took a write
  /// @param hearing whether a turn was heard
  /// @param space whether the data's disk has room
  /// @param freeBytes how much room; -1 where it is not known
  /// @param writeNanos how long the write took
  record State(boolean store, boolean hearing, boolean space, long freeBytes, long writeNanos) {}

  /// Begins to look, and has looked once when this returns.
  ///
  /// @param folder of the data
  /// @param embedded whether the database is a file in it
  Pulse(Database database, Heard heard, Clock clock, Path folder, boolean embedded) {
    this.database = database;
    this.heard = heard;
    this.clock = clock;
    this.folder = folder;
    this.file = embedded ? folder.resolve("heard.db") : null;
    this.key = key(file);
    look();
    this.thread = Thread.ofPlatform().name("pulse").daemon().start(this::run);
  }

  private void run() {
    while (!ended) {
      try {
        if (asked.tryAcquire(
            state.store() ? PERIOD_MS : PERIOD_WHEN_DOWN_MS, TimeUnit.MILLISECONDS)) {
          asked.drainPermits();
        }
      } catch (InterruptedException stopped) {
        return;
      }
      if (!ended) {
        look();
      }
    }
  }

  private void look() {
    checkingSince = System.nanoTime();
    checking = true;
    State before = state;
    long from = System.nanoTime();
    boolean store = writes();
    long took = System.nanoTime() - from;
    long free = free();
    var now = new State(store, hears(), free < 0 || free >= LOW_BYTES, free, took);
    state = now;
    checking = false;
    tell(before, now);
  }

  private static void tell(State before, State now) {
    if (before.store() != now.store()) {
      if (now.store()) {
        LOG.info("The store takes writes again.");
      } else {
        LOG.error("The store takes no writes: nothing is taken until it does.");
      }
    }
    if (before.hearing() && !now.hearing()) {
      LOG.error("A turn could not be heard. Maybe start again.");
    }
    if (before.space() && !now.space()) {
      LOG.warn("The disk of the data has {} MB left.", now.freeBytes() / 1_000_000);
    }
  }

  /// A write, so that a disk that is full or gone is seen before a turn is lost on it. A file that
  /// was taken away is written to until it is closed, and read by nobody: that is no store.
  private boolean writes() {
    if (file != null && (key == null || !key.equals(key(file)))) {
      return false;
    }
    try {
      return database.write(
              db -> db.execute("update pulse set at = ? where tenant = '-'", clock.millis()))
          == 1;
    } catch (StoreException failed) {
      return false;
    } catch (RuntimeException closed) {
      return false;
    }
  }

  private static @Nullable Object key(@Nullable Path file) {
    try {
      return file == null ? null : Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException gone) {
      return null;
    }
  }

  private long free() {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException unknown) {
      return -1;
    }
  }

  private boolean hears() {
    try {
      Reading reading = heard.hear(heard.begin(ALONE), TURN);
      return reading.mishaps().isEmpty();
    } catch (RuntimeException | LinkageError broken) {
      return false;
    }
  }

  /// What was found last.
  State state() {
    return state;
  }

  /// Whether the store took the last write, and none hangs.
  boolean storeWorks() {
    boolean hangs = checking && System.nanoTime() - checkingSince > LONGEST_NANOS;
    return state.store() && !hangs;
  }

  /// Looks soon: something failed.
  void doubt() {
    asked.release();
  }

  @Override
  public void close() {
    ended = true;
    thread.interrupt();
    try {
      thread.join(LONGEST_NANOS / 1_000_000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
