package io.heard.server;

import io.heard.signal.Encoder;
import io.heard.signal.Vector;
import io.heard.text.Utterance;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An encoder that is asked by as many threads at once as there are processors, in the order in
/// which they came: more would make each wait for all. What waits here holds up no thread that has
/// something else to do.
final class Slots implements Encoder {
  private final Encoder encoder;
  private final Semaphore slots;
  private final Runnable heard;
  private volatile @Nullable Timer runs;
  private volatile @Nullable Timer waits;

  /// @param atOnce how many threads may ask at once, at least 1
  /// @param heard what is told of every turn
  Slots(Encoder encoder, int atOnce, Runnable heard) {
    this.encoder = encoder;
    this.slots = new Semaphore(atOnce, true);
    this.heard = heard;
  }

  /// Measures from now on.
  void measure(MeterRegistry registry) {
    runs = timer(registry, "heard.model.run", "What the model takes for one turn");
    waits = timer(registry, "heard.model.wait", "What a turn waits until a processor is free");
  }

  private static Timer timer(MeterRegistry registry, String name, String what) {
    return Timer.builder(name)
        .description(what)
        .serviceLevelObjectives(
            Duration.ofMillis(2),
            Duration.ofMillis(5),
            Duration.ofMillis(10),
            Duration.ofMillis(25),
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(250),
            Duration.ofSeconds(1))
        .register(registry);
  }

  @Override
  public Read read(Utterance utterance, Vector memory) {
    long came = System.nanoTime();
    slots.acquireUninterruptibly();
    long began = System.nanoTime();
    try {
      return encoder.read(utterance, memory);
    } finally {
      slots.release();
      heard.run();
      record(waits, began - came);
      record(runs, System.nanoTime() - began);
    }
  }

  private static void record(@Nullable Timer timer, long nanos) {
    if (timer != null) {
      timer.record(nanos, TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public String name() {
    return encoder.name();
  }
}
