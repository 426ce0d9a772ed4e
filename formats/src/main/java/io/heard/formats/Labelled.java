package io.heard.formats;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A line that may begin with who speaks: `Agent: …`, `[00:12] Ann: …`, `Ann (0:12): …`,
/// `**Agent:** …` or, with the words on the next line, `Ann Ray 0:12`. Whether it does is decided
/// by [Labels], which has seen all lines.
///
/// @param label who may be speaking
/// @param at the time that stands beside it, where one does
/// @param until the end, where the time is a stretch
/// @param rest what follows; empty when the words stand on the next line
/// @param threefold whether the time has seconds beside hours and minutes, or says a.m. or p.m.
public record Labelled(
    String label, @Nullable Mark at, @Nullable Mark until, String rest, boolean threefold) {
  private static final int LONGEST_LABEL = 40;
  private static final int MOST_WORDS = 5;
  private static final String TIME =
      "\\d{1,3}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,9})?(?:\\s?[AaPp]\\.?[Mm]\\.?)?";
  private static final String DAY =
      "(?:\\d{4}-\\d{2}-\\d{2}[T ]|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4},?\\s)";
  private static final String ZONE = "(?:Z|[+-]\\d{2}:?\\d{2}|\\sUTC)?";
  private static final String POINT = "(?:" + DAY + ")?" + TIME + ZONE;
  private static final String STRETCH =
      "(" + POINT + ")(?:\\s*(?:-->|->|-|–|to)\\s*(" + POINT + "))?";
  private static final Pattern BRACKETED = Pattern.compile("^[\\[(<{]" + STRETCH + "[\\])>}]\\s*");
  private static final Pattern BARE = Pattern.compile("^" + STRETCH + "(?:\\s+|$)");
  private static final Pattern AFTER =
      Pattern.compile("^(.*?)\\s*[\\[(]" + STRETCH + "[\\])]$|^(.*?)\\s+" + STRETCH + "$");
  private static final Pattern HALVES =
      Pattern.compile("(\\d{1,2})[/.](\\d{1,2})[/.](\\d{2,4}),?\\s(.*)");
  private static final Pattern NOON = Pattern.compile("(.*?)\\s?([AaPp])\\.?[Mm]\\.?");

  /// The reading of a line; empty when nobody can be speaking in it.
  public static Optional<Labelled> of(String line) {
    String left = line.strip();
    if (left.isEmpty()) {
      return Optional.empty();
    }
    Mark at = null;
    Mark until = null;
    Matcher time = BRACKETED.matcher(left.length() > 120 ? left.substring(0, 120) : left);
    if (!time.find()) {
      time = BARE.matcher(left.length() > 120 ? left.substring(0, 120) : left);
    }
    boolean first = time.lookingAt();
    boolean threefold = false;
    if (first) {
      at = mark(time.group(1));
      threefold = isThreefold(time.group(1));
      String end = time.group(2);
      until = end == null ? null : mark(end);
      left = left.substring(time.end()).strip();
    }
    left = dashed(left);
    int colon = colon(left);
    if (colon < 0) {
      return first ? Optional.empty() : header(left);
    }
    String label = bare(left.substring(0, colon));
    String rest = left.substring(colon + 1).strip();
    if (left.startsWith("**") && rest.startsWith("**")) {
      rest = rest.substring(2).strip();
    } else if (left.startsWith("*") && rest.startsWith("*")) {
      rest = rest.substring(1).strip();
    }
    if (at == null) {
      Matcher after = AFTER.matcher(label);
      if (after.matches()) {
        at = mark(either(after, 2, 5));
        threefold = isThreefold(either(after, 2, 5));
        String end = after.group(3) == null ? after.group(6) : after.group(3);
        until = end == null ? null : mark(end);
        label = bare(either(after, 1, 4));
      }
    }
    return isLabel(label)
        ? Optional.of(new Labelled(label, at, until, rest, threefold))
        : Optional.empty();
  }

  private static Optional<Labelled> header(String left) {
    if (left.length() > LONGEST_LABEL + 30) {
      return Optional.empty();
    }
    Matcher after = AFTER.matcher(left);
    if (!after.matches()) {
      return Optional.empty();
    }
    String label = bare(either(after, 1, 4));
    String end = after.group(3) == null ? after.group(6) : after.group(3);
    return isLabel(label)
        ? Optional.of(
            new Labelled(
                label,
                mark(either(after, 2, 5)),
                end == null ? null : mark(end),
                "",
                isThreefold(either(after, 2, 5))))
        : Optional.empty();
  }

  private static boolean isThreefold(String stamp) {
    return stamp.chars().filter(c -> c == ':').count() > 1 || NOON.matcher(stamp).matches();
  }

  private static String either(Matcher matcher, int one, int other) {
    String first = matcher.group(one);
    String second = first == null ? matcher.group(other) : first;
    return second == null ? "" : second;
  }

  /// The place of the colon that ends a label; a colon in a time, a link or a word is none.
  private static int colon(String text) {
    int end = Math.min(text.length(), LONGEST_LABEL + 40);
    for (int i = 1; i < end; i++) {
      char c = text.charAt(i);
      if (c != ':' && c != '：') {
        continue;
      }
      boolean ends =
          i + 1 == text.length()
              || Character.isWhitespace(text.charAt(i + 1))
              || c == '：'
              || text.charAt(i + 1) == '*';
      if (ends) {
        return i;
      }
      boolean clock =
          Character.isDigit(text.charAt(i - 1)) && Character.isDigit(text.charAt(i + 1));
      if (!clock) {
        // `Agent:Hello` without a space: a label only where a letter stands on both sides.
        boolean letters =
            Character.isLetter(text.charAt(i - 1)) && Character.isUpperCase(text.charAt(i + 1));
        return letters && RoleWords.meaning(bare(text.substring(0, i))).isPresent() ? i : -1;
      }
    }
    return -1;
  }

  private static boolean isLabel(String label) {
    if (label.isEmpty() || label.length() > LONGEST_LABEL) {
      return false;
    }
    int first = label.codePointAt(0);
    if (!Character.isLetterOrDigit(first) && first != '@' && first != '+') {
      return false;
    }
    boolean odd =
        label
            .codePoints()
            .anyMatch(c ->
                !Character.isLetterOrDigit(c)
                    && " .'’-_@&()/#+*".indexOf(c) < 0
                    && Character.getType(c) != Character.NON_SPACING_MARK);
    return !odd
        && label.split(" +", -1).length <= MOST_WORDS
        && label.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private static String dashed(String text) {
    int from = 0;
    while (from + 1 < text.length()
        && "-–|>".indexOf(text.charAt(from)) >= 0
        && text.charAt(from + 1) == ' ') {
      from += 2;
      while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
        from++;
      }
    }
    return text.substring(from);
  }

  private static String bare(String label) {
    String left = label.strip();
    while (left.startsWith("*") || left.startsWith("_")) {
      left = left.substring(1);
    }
    while (left.endsWith("*") || left.endsWith("_")) {
      left = left.substring(0, left.length() - 1);
    }
    return left.strip();
  }

  /// The time that a stamp names; a day and month are told apart where one is above twelve, and
  /// else are read day first: only differences between stamps are used.
  public static @Nullable Mark mark(String stamp) {
    String text = stamp.strip();
    Matcher halves = HALVES.matcher(text);
    if (halves.matches()) {
      String time = halves.group(4);
      boolean noSeconds =
          time.chars().filter(c -> c == ':').count() == 1 && !NOON.matcher(time).matches();
      Duration clock = timeOfDay(noSeconds ? time + ":00" : time);
      return clock == null ? null : day(halves, clock);
    }
    if (text.length() >= 16 && text.charAt(4) == '-') {
      return Times.instant(text).<Mark>map(Mark.On::new).orElse(null);
    }
    Duration clock = timeOfDay(text);
    return clock == null ? null : new Mark.Since(clock);
  }

  private static @Nullable Mark day(Matcher halves, Duration clock) {
    int one = Integer.parseInt(halves.group(1));
    int other = Integer.parseInt(halves.group(2));
    int year = Integer.parseInt(halves.group(3));
    boolean monthFirst = other > 12;
    try {
      LocalDate date =
          LocalDate.of(
              year < 100 ? 2000 + year : year, monthFirst ? one : other, monthFirst ? other : one);
      return new Mark.On(date.atTime(LocalTime.MIDNIGHT).toInstant(ZoneOffset.UTC).plus(clock));
    } catch (DateTimeException noDay) {
      return null;
    }
  }

  private static @Nullable Duration timeOfDay(String text) {
    Matcher noon = NOON.matcher(text);
    if (!noon.matches()) {
      return Times.clock(text).orElse(null);
    }
    String clock = noon.group(1);
    // With a.m. and p.m. the first number is the hour, so that seconds are added.
    String full = clock.chars().filter(c -> c == ':').count() == 1 ? clock + ":00" : clock;
    Duration time = Times.clock(full).orElse(null);
    if (time == null) {
      return null;
    }
    boolean afternoon = noon.group(2).equalsIgnoreCase("p");
    long hours = time.toHours();
    if (afternoon && hours < 12) {
      return time.plusHours(12);
    }
    return !afternoon && hours == 12 ? time.minusHours(12) : time;
  }
}
