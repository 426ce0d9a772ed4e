package io.heard.server;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Decides whether one more body is heard now, from how many are being heard and how fast turns
/// were lately heard: how long the new one would wait. A burst may wait for a moment; where a queue
/// does not drain, what comes is refused before it is read, so that what was taken stays fast. For
/// several threads.
final class Admission {
  /// Nobody notices a hint that comes so much later, once in a while.
  static final long BURST_NANOS = 150_000_000;

  /// What may wait while a queue stands. A reading takes some milliseconds; so there is always
  /// another to begin with.
  static final long STANDING_NANOS = 20_000_000;

  /// A queue that was not empty for so long stands, and is no burst.
  static final long PATIENCE_NANOS = 250_000_000;

  /// Before anything was measured: a reading with the model on a slow machine.
  private static final long FIRST_GUESS_NANOS = 5_000_000;

  /// How much of what is known stays when something new is measured.
  private static final double INERTIA = .95;

  /// An interval that is longer than this measures a pause and no work.
  private static final long LONGEST_INTERVAL_NANOS = 1_000_000_000;

  private final int atOnce;
  private final LongSupplier nanos;
  private int inFlight;
  private double interval = FIRST_GUESS_NANOS;
  private long lastHeard;
  private boolean wasBusy;
  private long idleAt;
  private final AtomicLong refused = new AtomicLong();

  /// @param atOnce how many can be heard at once, the processors
  /// @param nanos a clock that only goes on, in nanoseconds
  Admission(int atOnce, LongSupplier nanos) {
    this.atOnce = atOnce;
    this.nanos = nanos;
    this.idleAt = nanos.getAsLong();
  }

  /// Whether one that came now would be taken. Nothing is counted by it.
  synchronized boolean open() {
    long now = nanos.getAsLong();
    if (inFlight <= atOnce) {
      idleAt = now;
      return true;
    }
    long waits = expected();
    return waits <= (now - idleAt > PATIENCE_NANOS ? STANDING_NANOS : BURST_NANOS);
  }

  /// Takes one, if it would be taken; who is let in calls [#leave()] in the end.
  synchronized boolean enter() {
    if (!open()) {
      return false;
    }
    inFlight++;
    return true;
  }

  /// One turn was heard. What is measured are turns and not requests: one that brings many stands
  /// in line again with each.
  synchronized void heard() {
    long now = nanos.getAsLong();
    boolean busy = inFlight >= atOnce;
    if (busy && wasBusy && now - lastHeard < LONGEST_INTERVAL_NANOS) {
      interval = INERTIA * interval + (1 - INERTIA) * (now - lastHeard);
    }
    wasBusy = busy;
    lastHeard = now;
  }

  /// One was answered.
  synchronized void leave() {
    inFlight--;
    if (inFlight <= atOnce) {
      idleAt = nanos.getAsLong();
    }
  }

  /// Counts one that was refused.
  void refuse() {
    refused.incrementAndGet();
  }

  /// How many were refused so far.
  long refused() {
    return refused.get();
  }

  /// How many are being heard.
  synchronized int inFlight() {
    return inFlight;
  }

  /// How long one that came now would wait before it is heard, in nanoseconds; 0 while a processor
  /// is free.
  synchronized long expected() {
    return (long) (Math.max(0, inFlight - atOnce) * interval);
  }
}
