package io.heard.server;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Holds back those who guess passwords. Attempts are counted by account and by address before the
/// password is looked at, and given back when it was right. An address from which somebody signed
/// in to an account before is counted apart, so that strangers cannot lock its owner out.
///
/// Kept in memory, and bounded; a restart forgets it. For several threads.
final class Throttle {
  /// So many may fail in a row; then one a minute.
  static final int ATTEMPTS_AN_ACCOUNT = 8;

  /// So many may fail from one address, where many may sit behind it; then one in ten seconds.
  static final int ATTEMPTS_AN_ADDRESS = 40;

  private static final Duration ACCOUNT_REFILL = Duration.ofMinutes(1);
  private static final Duration ADDRESS_REFILL = Duration.ofSeconds(10);

  /// So many accounts and addresses are remembered; the one that was longest untouched is
  /// forgotten.
  private static final int MOST = 50_000;

  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Bucket> buckets = Recent.of(MOST);
  private final Map<String, Boolean> trusted = Recent.of(MOST);

  Throttle(Clock clock) {
    this.clock = clock;
  }

  /// What is left of somebody's attempts: each one taken puts off the moment at which all are there
  /// again.
  private static final class Bucket {
    private final int most;
    private final long refillMs;
    private long fullAt;
    private boolean said;

    Bucket(int most, Duration refill) {
      this.most = most;
      this.refillMs = refill.toMillis();
    }

    /// Milliseconds until one is there; 0 when one is.
    long waits(long now) {
      return Math.max(0, fullAt - now - (most - 1) * refillMs);
    }

    void take(long now) {
      fullAt = Math.max(fullAt, now) + refillMs;
      said = false;
    }

    void giveBack() {
      fullAt -= refillMs;
    }
  }

  /// Takes an attempt.
  ///
  /// @param account digest of the address that was typed; null where none is signed in to
  /// @param address where the request came from
  /// @return the seconds to wait; empty when it may be tried now
  OptionalLong take(@Nullable String account, String address) {
    lock.lock();
    try {
      long now = clock.millis();
      Bucket ofAddress = ofAddress(address);
      if (ofAddress.waits(now) > 0) {
        return seconds(ofAddress.waits(now));
      }
      if (account != null) {
        Bucket ofAccount = ofAccount(account, address);
        if (ofAccount.waits(now) > 0) {
          return seconds(ofAccount.waits(now));
        }
        ofAccount.take(now);
      }
      ofAddress.take(now);
      return OptionalLong.empty();
    } finally {
      lock.unlock();
    }
  }

  /// Whether this refusal is the first since an attempt was let through.
  ///
  /// @param account as in [#take]
  boolean firstRefusal(@Nullable String account, String address) {
    lock.lock();
    try {
      Bucket bucket = ofAddress(address);
      if (bucket.waits(clock.millis()) == 0 && account != null) {
        bucket = ofAccount(account, address);
      }
      if (bucket.said) {
        return false;
      }
      bucket.said = true;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Gives an attempt back that was right.
  void right(@Nullable String account, String address) {
    lock.lock();
    try {
      ofAddress(address).giveBack();
      if (account != null) {
        buckets.remove(name(account, address));
        trusted.put(account + "@" + address, true);
      }
    } finally {
      lock.unlock();
    }
  }

  private String name(String account, String address) {
    String pair = account + "@" + address;
    return trusted.containsKey(pair) ? pair : account;
  }

  private Bucket ofAddress(String address) {
    return buckets.computeIfAbsent(address, any -> new Bucket(ATTEMPTS_AN_ADDRESS, ADDRESS_REFILL));
  }

  private Bucket ofAccount(String account, String address) {
    return buckets.computeIfAbsent(
        name(account, address), any -> new Bucket(ATTEMPTS_AN_ACCOUNT, ACCOUNT_REFILL));
  }

  private static OptionalLong seconds(long millis) {
    return OptionalLong.of(Math.ceilDiv(millis, 1_000));
  }
}
