package io.heard.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/// Requests that come whether or not those before them were answered, at instants that a seed
/// decides (a Poisson process). What waits for a free connection waits too: time counts from the
/// instant at which a request was due.
final class Arrivals {
  /// Connections; at the rates that are allowed, more would only be more threads.
  private static final int CONNECTIONS = 96;

  private Arrivals() {}

  /// What came of them.
  ///
  /// @param rate requests a second that were due
  /// @param taken those that were answered with 2xx
  /// @param refused those that were answered with 429 and said when to come again
  /// @param failed all others
  /// @param seconds how long it took until the last was answered
  record Result(double rate, Latencies taken, Latencies refused, int failed, double seconds) {
    double takenRate() {
      return taken.count() / seconds;
    }
  }

  /// @param request by number, from 0
  static Result run(int port, double rate, double seconds, long seed, IntFunction<byte[]> request)
      throws InterruptedException {
    int count = (int) Math.max(1, rate * seconds);
    long[] due = new long[count];
    var random = new Random(seed);
    double at = 0;
    for (int i = 0; i < count; i++) {
      at += -Math.log(1 - random.nextDouble()) / rate;
      due[i] = (long) (at * 1e9);
    }
    var next = new AtomicInteger();
    var failed = new AtomicInteger();
    var taken = new Latencies();
    var refused = new Latencies();
    long begin = System.nanoTime() + 50_000_000;
    var threads = new ArrayList<Thread>();
    for (int t = 0; t < Math.min(CONNECTIONS, count); t++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                Wire wire = null;
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                  byte[] what = request.apply(i);
                  pause(begin + due[i]);
                  try {
                    if (wire == null) {
                      wire = new Wire(port);
                    }
                    Wire.Reply reply = wire.send(what);
                    long took = System.nanoTime() - begin - due[i];
                    if (reply.status() / 100 == 2) {
                      taken.add(took);
                    } else if (reply.status() == 429 && !reply.header("retry-after").isEmpty()) {
                      refused.add(took);
                    } else {
                      failed.incrementAndGet();
                    }
                  } catch (IOException broken) {
                    failed.incrementAndGet();
                    wire = closed(wire);
                  }
                }
                closed(wire);
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double took = (System.nanoTime() - begin) / 1e9;
    return new Result(rate, taken, refused, failed.get(), took);
  }

  private static @org.jspecify.annotations.Nullable Wire closed(
      @org.jspecify.annotations.Nullable Wire wire) {
    try {
      if (wire != null) {
        wire.close();
      }
    } catch (IOException gone) {
      return null;
    }
    return null;
  }

  private static void pause(long until) {
    long left = until - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = until - System.nanoTime();
    }
  }
}
