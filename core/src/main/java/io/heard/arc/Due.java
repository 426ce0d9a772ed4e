package io.heard.arc;

import io.heard.Reading;
import io.heard.conversation.Turn;
import io.heard.signal.Evidence;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the date that the words of a promise mean, counted from the turn that says them, in UTC.
/// Needs to know when the conversation began; what is not certain stays without a date.
public final class Due {
  private static final Pattern DAY =
      Pattern.compile("\\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\\b");
  private static final String MONTHS =
      "(january|february|march|april|may|june|july|august|september|october|november|december)";
  private static final Pattern DAY_MONTH =
      Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? " + MONTHS + "\\b");
  private static final Pattern MONTH_DAY =
      Pattern.compile("\\b" + MONTHS + " (?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b");
  private static final Pattern COUNT =
      Pattern.compile(
          "\\b(\\d{1,3}|an?|one|two|three|four|five|six|seven|ten|couple of)"
              + " (minute|hour|day|week|(?:working|business) day)s?\\b");
  private static final Pattern RANGE = Pattern.compile("\\d ?(?:-|–|to|or) ?\\d");
  private static final Pattern TODAY =
      Pattern.compile("\\b(today|tonight|this (?:morning|afternoon|evening)|end of the day)\\b");

  private Due() {}

  /// The date that these words of a turn mean; null where it is not certain.
  public static @Nullable LocalDate date(Reading reading, Evidence.Quote words) {
    Instant started = reading.head().startedAt();
    if (started == null) {
      return null;
    }
    Turn turn = reading.turn(words.turn());
    Instant said = started.plus(turn.timing().start().orElse(Duration.ZERO));
    String text = words.span().of(turn.text()).toLowerCase(Locale.ROOT);
    return date(said, text);
  }

  static @Nullable LocalDate date(Instant said, String text) {
    LocalDate today = said.atZone(ZoneOffset.UTC).toLocalDate();
    Matcher dayMonth = DAY_MONTH.matcher(text);
    if (dayMonth.find()) {
      return next(today, dayMonth.group(2), dayMonth.group(1));
    }
    Matcher monthDay = MONTH_DAY.matcher(text);
    if (monthDay.find()) {
      return next(today, monthDay.group(1), monthDay.group(2));
    }
    Matcher day = DAY.matcher(text);
    if (day.find()) {
      DayOfWeek wanted = DayOfWeek.valueOf(day.group(1).toUpperCase(Locale.ROOT));
      LocalDate date = today.plusDays(1);
      while (date.getDayOfWeek() != wanted) {
        date = date.plusDays(1);
      }
      return date;
    }
    if (text.contains("tomorrow")) {
      return text.contains("after tomorrow") ? today.plusDays(2) : today.plusDays(1);
    }
    if (TODAY.matcher(text).find()) {
      return today;
    }
    Matcher count = COUNT.matcher(text);
    if (!RANGE.matcher(text).find() && count.find()) {
      return after(said, today, number(count.group(1)), count.group(2));
    }
    return null;
  }

  private static LocalDate after(Instant said, LocalDate today, int number, String unit) {
    return switch (unit) {
      case "minute" -> said.plus(Duration.ofMinutes(number)).atZone(ZoneOffset.UTC).toLocalDate();
      case "hour" -> said.plus(Duration.ofHours(number)).atZone(ZoneOffset.UTC).toLocalDate();
      case "day" -> today.plusDays(number);
      case "week" -> today.plusWeeks(number);
      default -> {
        LocalDate date = today;
        for (int left = number; left > 0; ) {
          date = date.plusDays(1);
          if (date.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue()) {
            left--;
          }
        }
        yield date;
      }
    };
  }

  private static int number(String word) {
    return switch (word) {
      case "a", "an", "one" -> 1;
      case "two", "couple of" -> 2;
      case "three" -> 3;
      case "four" -> 4;
      case "five" -> 5;
      case "six" -> 6;
      case "seven" -> 7;
      case "ten" -> 10;
      default -> Integer.parseInt(word);
    };
  }

  /// The next such day, today included.
  private static @Nullable LocalDate next(LocalDate today, String month, String day) {
    try {
      LocalDate date =
          LocalDate.of(
              today.getYear(),
              Month.valueOf(month.toUpperCase(Locale.ROOT)),
              Integer.parseInt(day));
      return date.isBefore(today) ? date.plusYears(1) : date;
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }
}
