package io.heard.formats.mail;

import io.heard.formats.Times;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When a message was sent, as headers write it: RFC 5322, the older forms with a year of two
/// digits or the name of a zone, and what `From ` lines of mailboxes have.
final class MailTime {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /// Hours from UTC by the names that RFC 5322 knows, and those that programs write besides. Names
  /// of several zones (`IST`) are not among them.
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("CST", -6),
          Map.entry("CDT", -5),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("PST", -8),
          Map.entry("PDT", -7),
          Map.entry("WET", 0),
          Map.entry("BST", 1),
          Map.entry("CET", 1),
          Map.entry("MET", 1),
          Map.entry("MEZ", 1),
          Map.entry("CEST", 2),
          Map.entry("MEST", 2),
          Map.entry("MESZ", 2),
          Map.entry("EET", 2),
          Map.entry("EEST", 3),
          Map.entry("MSK", 3),
          Map.entry("JST", 9),
          Map.entry("KST", 9));

  private static final String CLOCK = "(\\d{1,2})[:.](\\d{1,2})(?:[:.](\\d{1,2}))?(?:[.,]\\d+)?";
  private static final String ZONE =
      "(?:\\s*(?:GMT|UTC)?\\s*([+-]\\d{1,2}:?\\d{2}|[A-Z]{1,5})\\b)?";
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(\\d{1,2})[\\s-]*([A-Za-z]{3,9})[.,]?[\\s-]*(\\d{2,4}),?\\s+(?:at\\s+)?"
              + CLOCK
              + "\\s*([AaPp][Mm])?"
              + ZONE);
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "([A-Za-z]{3,9})\\s+(\\d{1,2})(?:,?\\s+(\\d{4}),?(?=\\s))?\\s+"
              + CLOCK
              + "\\s*([AaPp][Mm])?"
              + ZONE
              + "(?:\\s*(\\d{4}))?"
              + "(?:\\s+([+-]\\d{4}))?");
  private static final Pattern COMMENT = Pattern.compile("\\([^()]{0,100}\\)");

  /// Mail is older than the first message that is kept anywhere, and none is from the next century
  /// but one: what lies outside is a broken clock.
  private static final int FIRST_YEAR = 1971;

  private static final int LAST_YEAR = 2199;
  private static final int LONGEST = 200;

  private MailTime() {}

  /// The time that the text names; empty where it names none, or an impossible one. Without a zone
  /// it is taken as UTC.
  static Optional<OffsetDateTime> of(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST) {
      return Optional.empty();
    }
    String bare = COMMENT.matcher(stripped).replaceAll(" ").replaceAll("\\s+", " ");
    Matcher day = DAY_FIRST.matcher(bare);
    if (day.find()) {
      return time(
          day.group(3),
          day.group(2),
          day.group(1),
          day.group(4),
          day.group(5),
          day.group(6),
          day.group(7),
          day.group(8));
    }
    Matcher month = MONTH_FIRST.matcher(bare);
    if (month.find()) {
      String year = month.group(3) == null ? month.group(9) : month.group(3);
      String zone = month.group(8) == null ? month.group(10) : month.group(8);
      return time(
          year,
          month.group(1),
          month.group(2),
          month.group(4),
          month.group(5),
          month.group(6),
          month.group(7),
          zone);
    }
    return Times.instant(stripped)
        .map(instant -> instant.atOffset(ZoneOffset.UTC))
        .filter(MailTime::isPossible);
  }

  private static Optional<OffsetDateTime> time(
      @Nullable String year,
      String month,
      String day,
      String hour,
      String minute,
      @Nullable String second,
      @Nullable String noon,
      @Nullable String zone) {
    int number = MONTHS.indexOf(month.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    if (number == 0 || year == null) {
      return Optional.empty();
    }
    try {
      var local =
          LocalDateTime.of(
              year(year),
              number,
              Integer.parseInt(day),
              hour(Integer.parseInt(hour), noon),
              Integer.parseInt(minute),
              // A leap second is no second of its own here.
              second == null ? 0 : Math.min(59, Integer.parseInt(second)));
      return Optional.of(local.atOffset(zone(zone))).filter(MailTime::isPossible);
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static boolean isPossible(OffsetDateTime time) {
    return time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR;
  }

  private static int year(String written) {
    int year = Integer.parseInt(written);
    if (written.length() == 2) {
      return year < 50 ? 2000 + year : 1900 + year;
    }
    return written.length() == 3 ? 1900 + year : year;
  }

  private static int hour(int hour, @Nullable String noon) {
    if (noon == null) {
      return hour;
    }
    boolean afternoon = noon.toLowerCase(Locale.ROOT).startsWith("p");
    return hour == 12 ? (afternoon ? 12 : 0) : afternoon ? hour + 12 : hour;
  }

  private static ZoneOffset zone(@Nullable String written) {
    if (written == null) {
      return ZoneOffset.UTC;
    }
    char sign = written.charAt(0);
    if (sign != '+' && sign != '-') {
      return ZoneOffset.ofHours(ZONES.getOrDefault(written, 0));
    }
    int digits = Integer.parseInt(written.substring(1).replace(":", ""));
    int minutes = digits / 100 * 60 + digits % 100;
    return ZoneOffset.ofTotalSeconds((sign == '-' ? -60 : 60) * minutes);
  }
}
