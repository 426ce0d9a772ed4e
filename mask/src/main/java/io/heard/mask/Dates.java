package io.heard.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds dates, in figures and in words.
final class Dates {
  /// A date.
  ///
  /// @param from its first token
  /// @param to the token after its last
  /// @param whole whether it has day, month and year
  record Found(int from, int to, boolean whole) {}

  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("january", 1),
          Map.entry("jan", 1),
          Map.entry("february", 2),
          Map.entry("feb", 2),
          Map.entry("march", 3),
          Map.entry("mar", 3),
          Map.entry("april", 4),
          Map.entry("apr", 4),
          Map.entry("may", 5),
          Map.entry("june", 6),
          Map.entry("jun", 6),
          Map.entry("july", 7),
          Map.entry("jul", 7),
          Map.entry("august", 8),
          Map.entry("aug", 8),
          Map.entry("september", 9),
          Map.entry("sept", 9),
          Map.entry("sep", 9),
          Map.entry("october", 10),
          Map.entry("oct", 10),
          Map.entry("november", 11),
          Map.entry("nov", 11),
          Map.entry("december", 12),
          Map.entry("dec", 12),
          Map.entry("januar", 1),
          Map.entry("februar", 2),
          Map.entry("marz", 3),
          Map.entry("mai", 5),
          Map.entry("juni", 6),
          Map.entry("juli", 7),
          Map.entry("oktober", 10),
          Map.entry("dezember", 12),
          Map.entry("janvier", 1),
          Map.entry("fevrier", 2),
          Map.entry("mars", 3),
          Map.entry("avril", 4),
          Map.entry("juin", 6),
          Map.entry("juillet", 7),
          Map.entry("aout", 8),
          Map.entry("septembre", 9),
          Map.entry("octobre", 10),
          Map.entry("novembre", 11),
          Map.entry("decembre", 12),
          Map.entry("enero", 1),
          Map.entry("febrero", 2),
          Map.entry("marzo", 3),
          Map.entry("abril", 4),
          Map.entry("mayo", 5),
          Map.entry("junio", 6),
          Map.entry("julio", 7),
          Map.entry("agosto", 8),
          Map.entry("septiembre", 9),
          Map.entry("octubre", 10),
          Map.entry("noviembre", 11),
          Map.entry("diciembre", 12));

  private static final Set<String> ORDINALS =
      Words.of(
          """
          first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
          thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
          twentieth thirtieth
          """);

  private static final Set<String> ENDINGS = Set.of("st", "nd", "rd", "th");

  private Dates() {}

  static boolean isMonth(String key) {
    return MONTHS.containsKey(key);
  }

  static List<Found> in(Text text) {
    var found = new ArrayList<Found>();
    int i = 0;
    while (i < text.size()) {
      int to = end(text, i, found);
      i = Math.max(to, i + 1);
    }
    return found;
  }

  private static int end(Text text, int i, List<Found> found) {
    Token token = text.token(i);
    if (token.isNumber()) {
      int to = inFigures(text, i);
      if (to > i) {
        found.add(new Found(i, to, true));
        return to;
      }
    }
    int day = day(text, i);
    if (day > i) {
      int month = text.isAny(day, "of", "de") ? day + 1 : day;
      month = text.isSign(month, '.') || text.isSign(month, '-') ? month + 1 : month;
      if (isMonthAt(text, month)) {
        return withYear(text, i, month + 1, found);
      }
    }
    if (isMonthAt(text, i)) {
      int after = text.isSign(i + 1, '.') ? i + 2 : i + 1;
      int to = text.isAny(after, "the") ? day(text, after + 1) : day(text, after);
      if (to > after) {
        return withYear(text, i, to, found);
      }
      int year = year(text, after);
      if (year > after) {
        found.add(new Found(i, year, false));
        return year;
      }
    }
    return i;
  }

  private static boolean isMonthAt(Text text, int i) {
    if (i >= text.size() || !text.token(i).isWord() || !isMonth(text.token(i).key())) {
      return false;
    }
    String key = text.token(i).key();
    boolean doubtful = key.equals("may") || key.equals("march") || key.equals("mar");
    return !doubtful || text.caseless() || text.token(i).isCapital();
  }

  private static int withYear(Text text, int from, int to, List<Found> found) {
    int at = to;
    while (text.isSign(at, ',') || text.isSign(at, '.') || text.isSign(at, '-')) {
      at++;
    }
    if (text.isAny(at, "of", "in", "de")) {
      at++;
    }
    int year = year(text, at);
    if (year > at) {
      found.add(new Found(from, year, true));
      return year;
    }
    found.add(new Found(from, to, false));
    return to;
  }

  /// Day, month and year in figures, in the orders that are in use.
  private static int inFigures(Text text, int i) {
    if (i + 4 >= text.size() || !text.token(i + 1).isSign()) {
      return i;
    }
    char sign = text.token(i + 1).key().charAt(0);
    if ("/.-".indexOf(sign) < 0
        || !text.isSign(i + 3, sign)
        || !text.token(i + 2).isNumber()
        || !text.token(i + 4).isNumber()) {
      return i;
    }
    boolean spaced =
        text.token(i + 1).spaced()
            || text.token(i + 2).spaced()
            || text.token(i + 3).spaced()
            || text.token(i + 4).spaced();
    if ((spaced && sign == '-') || continues(text, i, sign)) {
      return i;
    }
    String a = text.token(i).key();
    String b = text.token(i + 2).key();
    String c = text.token(i + 4).key();
    boolean holds =
        (a.length() == 4 && isYear(a) && isMonthNumber(b) && isDay(c))
            || (isYear(c) && ((isDay(a) && isMonthNumber(b)) || (isMonthNumber(a) && isDay(b))));
    if (!holds) {
      return i;
    }
    return time(text, i + 5);
  }

  /// Whether the same sign and more digits stand before or behind, as in a telephone number.
  private static boolean continues(Text text, int i, char sign) {
    boolean before =
        i >= 2
            && text.isSign(i - 1, sign)
            && !text.token(i).spaced()
            && text.token(i - 2).isNumber()
            && !text.token(i - 1).spaced();
    boolean after =
        i + 6 < text.size()
            && text.isSign(i + 5, sign)
            && !text.token(i + 5).spaced()
            && text.token(i + 6).isNumber()
            && !text.token(i + 6).spaced();
    return before || after;
  }

  /// The end of a time of day that is written behind a date.
  private static int time(Text text, int i) {
    int at = text.isAny(i, "t") ? i + 1 : i;
    if (at + 2 < text.size()
        && text.token(at).isNumber()
        && text.isSign(at + 1, ':')
        && text.token(at + 2).isNumber()) {
      int to = at + 3;
      while (to + 1 < text.size()
          && (text.isSign(to, ':') || text.isSign(to, '.'))
          && !text.token(to).spaced()
          && text.token(to + 1).isNumber()) {
        to += 2;
      }
      return to;
    }
    return i;
  }

  private static boolean isDay(String digits) {
    return digits.length() <= 2 && between(digits, 1, 31);
  }

  private static boolean isMonthNumber(String digits) {
    return digits.length() <= 2 && between(digits, 1, 12);
  }

  static boolean isYear(String digits) {
    return digits.length() == 2 || (digits.length() == 4 && between(digits, 1880, 2099));
  }

  private static boolean between(String digits, int least, int most) {
    int value = Integer.parseInt(digits);
    return value >= least && value <= most;
  }

  /// The end of a day of the month.
  private static int day(Text text, int i) {
    if (i >= text.size()) {
      return i;
    }
    Token token = text.token(i);
    if (token.isNumber()) {
      if (!isDay(token.key())) {
        return i;
      }
      boolean ordinal = text.isWord(i + 1, ENDINGS) && !text.token(i + 1).spaced();
      return ordinal ? i + 2 : i + 1;
    }
    if (!token.isWord()) {
      return i;
    }
    if (ORDINALS.contains(token.key())) {
      return i + 1;
    }
    if (token.is("twenty") || token.is("thirty")) {
      int next = text.isSign(i + 1, '-') ? i + 2 : i + 1;
      if (text.isWord(next, ORDINALS)) {
        return next + 1;
      }
    }
    return Numerals.isNumeral(token.key()) && isDay(Numerals.of(token.key())) ? i + 1 : i;
  }

  /// The end of a year, in figures or in words.
  private static int year(Text text, int i) {
    if (i >= text.size()) {
      return i;
    }
    Token token = text.token(i);
    if (token.isSign('\'') && i + 1 < text.size() && text.token(i + 1).isNumber()) {
      return text.token(i + 1).length() == 2 ? i + 2 : i;
    }
    if (token.isNumber()) {
      return token.length() == 4 && isYear(token.key()) ? i + 1 : i;
    }
    if (!token.isWord()) {
      return i;
    }
    int at = i;
    if (token.is("two") && text.isAny(i + 1, "thousand")) {
      at = i + 2;
      at = text.isAny(at, "and") ? at + 1 : at;
      return at < text.size() && Numerals.isNumeral(text.token(at).key()) ? tail(text, at) : at;
    }
    boolean decade =
        token.key().endsWith("ty") && Numerals.isNumeral(token.key()) && !token.is("twenty");
    if (decade && i > 0 && !text.token(i - 1).isNumber()) {
      return tail(text, at);
    }
    if (token.is("nineteen") || token.is("twenty") || token.is("eighteen")) {
      at = text.isAny(i + 1, "hundred") ? i + 2 : i + 1;
      at = text.isAny(at, "and") || text.isSign(at, '-') ? at + 1 : at;
      return at < text.size() && Numerals.isNumeral(text.token(at).key()) ? tail(text, at) : i;
    }
    return i;
  }

  private static int tail(Text text, int at) {
    String first = text.token(at).key();
    int next = text.isSign(at + 1, '-') ? at + 2 : at + 1;
    boolean two =
        next < text.size()
            && text.token(next).isWord()
            && Numerals.of(text.token(next).key()).length() == 1
            && (Numerals.of(first).endsWith("0") || Numerals.of(first).length() == 1);
    return two ? next + 1 : at + 1;
  }
}
