package io.heard.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/// How often one token or person may ask. Each has a bucket that fills evenly; what is left in it
/// stands on every answer, and who has nothing left is told when to come again.
final class Rates implements HandlerInterceptor {
  /// Windows of ten seconds: long enough for the bursts of a system that delivers in batches, short
  /// enough that nobody waits long.
  static final int WINDOW_S = 10;

  /// A thousand requests a second and token, several times what one machine can hear: nobody meets
  /// it by accident, and a loop that ran wild does.
  static final int USUAL_PER_SECOND = 1_000;

  /// Buckets of so many callers are kept; one that was not used for longest is full again anyway.
  private static final int MOST_KEPT = 10_000;

  private final int most;
  private final Clock clock;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  /// @param most requests in a window and caller
  Rates(int most, Clock clock) {
    this.most = most;
    this.clock = clock;
  }

  private static final class Bucket {
    private double left;
    private long at;

    Bucket(double left, long at) {
      this.left = left;
      this.at = at;
    }
  }

  /// @param left requests that may follow at once
  /// @param resetS seconds until the bucket is full, or until the next request where none is left
  record State(boolean allowed, int left, int resetS) {}

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(request.getAttribute("who") instanceof Who who)) {
      return true;
    }
    State state = take(who.tenant() + " " + who.id());
    response.setHeader("RateLimit-Limit", String.valueOf(most));
    response.setHeader("RateLimit-Remaining", String.valueOf(state.left()));
    response.setHeader("RateLimit-Reset", String.valueOf(state.resetS()));
    response.setHeader("RateLimit-Policy", most + ";w=" + WINDOW_S);
    if (!state.allowed()) {
      throw Problem.of(
              HttpStatus.TOO_MANY_REQUESTS,
              "More than %d requests in %d seconds came with this token or session. Wait as long as Retry-After says."
                  .formatted(most, WINDOW_S))
          .with(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, state.resetS())));
    }
    return true;
  }

  /// Takes one request out of a caller's bucket.
  State take(String caller) {
    long now = clock.millis();
    double perMs = most / (WINDOW_S * 1000.0);
    synchronized (buckets) {
      Bucket bucket = buckets.computeIfAbsent(caller, any -> new Bucket(most, now));
      bucket.left = Math.min(most, bucket.left + Math.max(0, now - bucket.at) * perMs);
      bucket.at = now;
      if (buckets.size() > MOST_KEPT) {
        buckets.remove(buckets.keySet().iterator().next());
      }
      if (bucket.left < 1) {
        return new State(false, 0, seconds((1 - bucket.left) / perMs));
      }
      bucket.left--;
      return new State(true, (int) bucket.left, seconds((most - bucket.left) / perMs));
    }
  }

  private static int seconds(double millis) {
    return (int) Math.ceil(millis / 1000);
  }
}
