package io.heard.server;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Passwords: which may be chosen, how they are kept (Argon2id), and whether one is right.
final class Passwords {
  /// Characters; there is no rule about which.
  static final int SHORTEST = 12;

  /// Longer ones than this would only cost time.
  static final int LONGEST = 256;

  /// Guesses are estimated by zxcvbn from 0 to 4; 3 takes more than 10^8.
  private static final int WEAKEST_SCORE = 3;

  /// The estimate's time grows with the square of the length; a long one is judged by its
  /// beginning.
  private static final int ESTIMATED = 64;

  /// At most so many are worked out at once, at 19 MiB each.
  private static final Semaphore AT_ONCE = new Semaphore(4);

  private static final int WAIT_S = 5;

  /// 19 MiB, two passes and one lane: the least that OWASP's password sheet asks for.
  private final PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);

  private final Zxcvbn strength = new Zxcvbn();

  /// What is compared with where there is no such account, so that it takes as long.
  private final String nobodys = String.valueOf(encoder.encode(Secrets.fresh()));

  /// What is wrong with a password that somebody wants.
  ///
  /// @param near words that it must not be made of: the person's name and address
  Optional<String> wrong(String password, String... near) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of("The password is shorter than %d characters.".formatted(SHORTEST));
    }
    if (password.length() > LONGEST) {
      return Optional.of("The password is longer than %d characters.".formatted(LONGEST));
    }
    List<String> words =
        java.util.stream.Stream.concat(
                java.util.Arrays.stream(near)
                    .flatMap(one -> java.util.Arrays.stream(one.split("[^\\p{L}\\p{N}]+", -1))),
                java.util.stream.Stream.of("heard", "service", "customer", "support"))
            .filter(word -> word.length() > 2)
            .toList();
    String judged = password.substring(0, Math.min(ESTIMATED, password.length()));
    return strength.measure(judged, words).getScore() < WEAKEST_SCORE
        ? Optional.of(
            "The password is among the first that are guessed. Maybe take several words that do not belong together.")
        : Optional.empty();
  }

  /// As it is kept.
  String kept(String password) {
    return alone(() -> String.valueOf(encoder.encode(password)));
  }

  /// Whether a password is the one that is kept; takes as long where none is.
  boolean right(String password, @Nullable String kept) {
    if (password.length() > LONGEST) {
      return false;
    }
    boolean same = alone(() -> encoder.matches(password, kept == null ? nobodys : kept));
    return same && kept != null;
  }

  private static <T> T alone(java.util.function.Supplier<T> work) {
    try {
      if (!AT_ONCE.tryAcquire(WAIT_S, TimeUnit.SECONDS)) {
        throw Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE, "Too many sign in at once. Try again in a moment.")
            .with(HttpHeaders.RETRY_AFTER, "2");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "The service is being stopped.");
    }
    try {
      return work.get();
    } finally {
      AT_ONCE.release();
    }
  }
}
