package io.heard.server;

import io.heard.store.Audit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Writes down who is shown short quotes of conversations, before they are shown. A list is asked
/// for again and again while somebody looks at it, so there is one entry an hour for each who asks
/// and each place; it is known in memory only, and written once more after a restart. For several
/// threads: whoever asks at the same time waits until the entry is there.
final class Glimpses {
  private static final Duration EACH = Duration.ofHours(1);

  /// More than that many are not looked at within an hour where 4,000 conversations are had at
  /// once; what is forgotten is written once too often.
  private static final int MOST_KEPT = 20_000;

  private final Audit audit;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();

  /// When it was written last.
  private final Map<Written, Instant> written = Recent.of(MOST_KEPT);

  private record Written(Audit.Actor by, Glimpse glimpse) {}

  Glimpses(Audit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  /// Writes that somebody is shown quotes, unless that was written within the hour.
  ///
  /// @throws io.heard.store.StoreException when it cannot be written; then nothing may be shown
  void write(Who who, Glimpse glimpse) {
    if (glimpse == Glimpse.NONE) {
      return;
    }
    var one = new Written(who.actor(), glimpse);
    lock.lock();
    try {
      Instant now = clock.instant();
      Instant last = written.get(one);
      if (last != null && now.isBefore(last.plus(EACH))) {
        return;
      }
      audit.write(one.by(), Audit.Action.QUOTES_READ, Audit.Subject.list(glimpse.id()));
      written.put(one, now);
    } finally {
      lock.unlock();
    }
  }
}
