package io.heard.bench.load;

import java.util.Arrays;

/// How long each of some things took, in nanoseconds.
final class Latencies {
  private long[] all = new long[1024];
  private int size;

  synchronized void add(long nanos) {
    if (size == all.length) {
      all = Arrays.copyOf(all, size * 2);
    }
    all[size++] = nanos;
  }

  synchronized void addAll(Latencies others) {
    for (int i = 0; i < others.size; i++) {
      add(others.all[i]);
    }
  }

  synchronized int count() {
    return size;
  }

  /// The value that this share lies at or below, in milliseconds; 0 where there is none.
  synchronized double ms(double share) {
    if (size == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(all, size);
    Arrays.sort(sorted);
    int at = (int) Math.ceil(share * size) - 1;
    return sorted[Math.clamp(at, 0, size - 1)] / 1e6;
  }
}
