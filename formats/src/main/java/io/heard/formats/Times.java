package io.heard.formats;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as files write them.
public final class Times {
  /// The longest time from a conversation's start: a hundred years, beyond which a number is
  /// something else.
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(100L * 366 * 24 * 3600);

  private static final Pattern CLOCK =
      Pattern.compile("(?:(\\d{1,4}):)?(\\d{1,3}):(\\d{2})(?:[.,](\\d{1,9}))?");

  private Times() {}

  /// A number of seconds; empty when it is no number of seconds at all.
  public static Optional<Duration> seconds(BigDecimal seconds) {
    // Compared by magnitude first: a number of a billion digits must not be written out.
    long digits = (long) seconds.precision() - seconds.scale();
    if (digits > 12 || seconds.abs().compareTo(MOST_SECONDS) > 0) {
      return Optional.empty();
    }
    if (digits < -12) {
      return Optional.of(Duration.ZERO);
    }
    return Optional.of(
        Duration.ofNanos(
            seconds
                .movePointRight(9)
                .setScale(0, java.math.RoundingMode.HALF_UP)
                .longValueExact()));
  }

  /// `12:03`, `0:12:03` or `00:12:03.250` (or with a comma).
  public static Optional<Duration> clock(String text) {
    Matcher matcher = CLOCK.matcher(text.strip());
    return matcher.matches() ? clock(matcher) : Optional.empty();
  }

  private static Optional<Duration> clock(Matcher matcher) {
    String hours = matcher.group(1);
    long minutes = Long.parseLong(matcher.group(2));
    long seconds = Long.parseLong(matcher.group(3));
    if (seconds > 59 || (hours != null && minutes > 59)) {
      return Optional.empty();
    }
    String fraction = matcher.group(4);
    long nanos = fraction == null ? 0 : Long.parseLong((fraction + "000000000").substring(0, 9));
    return Optional.of(
        Duration.ofHours(hours == null ? 0 : Long.parseLong(hours))
            .plusMinutes(minutes)
            .plusSeconds(seconds)
            .plusNanos(nanos));
  }

  /// An ISO 8601 instant; a space for the `T` is taken too, and without an offset it is UTC.
  public static Optional<Instant> instant(String text) {
    String stripped = text.strip();
    if (stripped.length() < 16 || stripped.length() > 40 || stripped.charAt(4) != '-') {
      return Optional.empty();
    }
    String iso =
        stripped.charAt(10) == ' '
            ? stripped.substring(0, 10) + "T" + stripped.substring(11)
            : stripped;
    iso = iso.replace(" ", "");
    if (iso.endsWith("UTC") || iso.endsWith("GMT")) {
      iso = iso.substring(0, iso.length() - 3) + "Z";
    }
    int sign = Math.max(iso.lastIndexOf('+'), iso.lastIndexOf('-'));
    if (sign > 10 && iso.length() - sign == 5 && iso.indexOf(':', sign) < 0) {
      iso = iso.substring(0, sign + 3) + ":" + iso.substring(sign + 3);
    }
    try {
      boolean offset = iso.endsWith("Z") || iso.endsWith("z") || sign > 10;
      return Optional.of(
          offset
              ? OffsetDateTime.parse(iso).toInstant()
              : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }

  /// Any of them, and epoch seconds, milliseconds or microseconds; null when it is none.
  public static @Nullable Mark mark(String text) {
    String stripped = text.strip();
    Optional<Duration> clock = clock(stripped);
    if (clock.isPresent()) {
      return new Mark.Since(clock.get());
    }
    Optional<Instant> instant = instant(stripped);
    if (instant.isPresent()) {
      return new Mark.On(instant.get());
    }
    if (stripped.isEmpty() || stripped.length() > 20 || !stripped.matches("\\d+(\\.\\d+)?")) {
      return null;
    }
    var number = new BigDecimal(stripped);
    // Seconds since 1970 have ten digits from 2001 on; no conversation lasts that long.
    for (int power : new int[] {0, 3, 6}) {
      BigDecimal seconds = number.movePointLeft(power);
      if (seconds.compareTo(BigDecimal.valueOf(1_000_000_000L)) >= 0
          && seconds.compareTo(BigDecimal.valueOf(10_000_000_000L)) < 0) {
        return seconds(seconds)
            .map(since -> (Mark) new Mark.On(Instant.EPOCH.plus(since)))
            .orElse(null);
      }
    }
    return seconds(number).map(since -> (Mark) new Mark.Since(since)).orElse(null);
  }
}
