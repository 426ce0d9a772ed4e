package io.heard.mask;

import java.util.List;
import java.util.Set;

/// Marks numbers that say how much, how long, how often or when: prices, times, shares, counts of
/// units, versions, years. They identify nobody and are left as they are.
final class Quantities {
  private static final Set<String> CURRENCIES =
      Words.of(
          """
          pound pounds quid dollar dollars buck bucks euro euros cent cents pence penny usd
          eur gbp chf aud cad nzd rs inr rupees yen kr sek nok dkk zl pln k grand p
          """);

  private static final Set<String> UNITS =
      Words.of(
          """
          second seconds sec secs minute minutes min mins hour hours hr hrs day days night
          nights week weeks fortnight month months year years yr yrs times time percent per am
          pm oclock o'clock gb mb kb tb gigabytes megabytes mbps kg kgs g grams lb lbs pounds
          oz ml l litres liters cm mm m km metres meters miles inch inches feet ft yards
          degrees kwh kw watts volts amps mph digit digits people persons adults children kids
          guests passengers bags boxes items pieces pairs units copies tickets seats rooms
          beds stars points million billion hundred thousand dozen working business more other
          others of or calls emails letters messages weeks' days' years' months' % x
          characters numbers instalments installments payments steps options things orders
          parcels separate different
          """);

  private static final Set<String> BEFORE_YEAR =
      Words.of(
          """
          in since from until till by of year before after during early late mid back summer
          winter spring autumn fall around circa
          """);

  private static final Set<String> VERSIONED =
      Words.of(
          """
          version versions ver v release firmware build ios android windows macos driver
          update patch chrome firefox java python php bluetooth usb wifi kernel app software
          upgrade upgraded edition revision rev series model api
          """);

  /// The longest number or version that is looked at, so that a text of nothing else stays cheap.
  private static final int MOST_TOKENS = 15;

  private Quantities() {}

  /// Marks the tokens of a text.
  ///
  /// @param taken for each token whether it is spoken for; added to
  /// @param dates the dates in the text
  static void mark(Text text, List<Dates.Found> dates, boolean[] taken) {
    for (Dates.Found date : dates) {
      take(taken, date.from(), date.to());
    }
    for (int i = 0; i < text.size(); i++) {
      if (taken[i]) {
        continue;
      }
      Token token = text.token(i);
      if (token.isNumber()) {
        figures(text, i, taken);
      } else if (token.isWord() && Numerals.isNumeral(token.key())) {
        words(text, i, taken);
      }
    }
  }

  private static void figures(Text text, int i, boolean[] taken) {
    int to = endOfNumber(text, i);
    boolean currency = isCurrencySign(text, i - 1) || isCurrencyWord(text, i - 1, false);
    boolean time = isTime(text, i);
    if (time) {
      int end = i + 3;
      while (end + 1 < text.size() && text.isSign(end, ':') && text.token(end + 1).isNumber()) {
        end += 2;
      }
      take(taken, i, end);
    } else if (currency
        || !isExtended(text, i, to)
            && isUnit(text, to, to == i + 1 && text.token(i).length() > 4)) {
      take(taken, i, to);
    } else if (isGrouped(text, i, to) || isFraction(text, i) || isShortDecimal(text, i, to)) {
      take(taken, i, to == i + 1 ? i + 3 : to);
    } else if (text.isWord(i - 1, VERSIONED) && text.token(i).length() <= 4) {
      take(taken, i, endOfNumber(text, i));
    } else if (text.token(i).length() == 4
        && Dates.isYear(text.token(i).key())
        && text.isWord(i - 1, BEFORE_YEAR)) {
      take(taken, i, i + 1);
    }
  }

  /// Whether an extension follows, as in `555-0100 x42` and in `555.010.0100x42`.
  private static boolean isExtended(Text text, int i, int to) {
    return text.isAny(to, "x")
        && to + 1 < text.size()
        && text.token(to + 1).isNumber()
        && (to - i >= 5 || hangsOnMore(text, i, to));
  }

  /// The end of a number with its decimals and thousands.
  private static int endOfNumber(Text text, int i) {
    int to = i + 1;
    while (to + 1 < text.size()
        && to - i < MOST_TOKENS
        && (text.isSign(to, '.') || text.isSign(to, ','))
        && !text.token(to).spaced()
        && text.token(to + 1).isNumber()
        && !text.token(to + 1).spaced()) {
      to += 2;
    }
    return to;
  }

  private static boolean isTime(Text text, int i) {
    return text.token(i).length() <= 2
        && i + 2 < text.size()
        && text.isSign(i + 1, ':')
        && !text.token(i + 1).spaced()
        && text.token(i + 2).isNumber()
        && !text.token(i + 2).spaced()
        && text.token(i + 2).length() == 2;
  }

  /// Thousands: `1,299` or `1.250.000`.
  private static boolean isGrouped(Text text, int i, int to) {
    if (to < i + 3 || text.token(i).length() > 3 || hangsOnMore(text, i, to)) {
      return false;
    }
    boolean commas = text.isSign(i + 1, ',');
    for (int j = i + 2; j < to; j += 2) {
      boolean last = j == to - 1;
      boolean decimals = last && j > i + 2 && text.token(j).length() <= 2;
      if (text.token(j).length() != 3 && !decimals) {
        return false;
      }
      if (text.isSign(j - 1, ',') != commas && !decimals) {
        return false;
      }
    }
    return commas || to == i + 3;
  }

  private static boolean hangsOnMore(Text text, int i, int to) {
    boolean before =
        i > 1
            && text.token(i - 1).isSign()
            && "-.".indexOf(text.token(i - 1).key().charAt(0)) >= 0
            && !text.token(i).spaced()
            && text.token(i - 2).isNumber();
    boolean after =
        to + 1 < text.size()
            && text.isSign(to, '-')
            && !text.token(to).spaced()
            && text.token(to + 1).isNumber();
    return before || after;
  }

  /// `24/7`, `1/2`.
  private static boolean isFraction(Text text, int i) {
    return text.token(i).length() <= 2
        && i + 2 < text.size()
        && text.isSign(i + 1, '/')
        && text.token(i + 2).isNumber()
        && text.token(i + 2).length() <= 2
        && !text.isSign(i + 3, '/')
        && !(i > 0 && text.isSign(i - 1, '/'));
  }

  private static boolean isShortDecimal(Text text, int i, int to) {
    return to == i + 3
        && text.token(i).length() <= 3
        && text.token(i + 2).length() <= 2
        && !hangsOnMore(text, i, to);
  }

  private static boolean isCurrencySign(Text text, int i) {
    return i >= 0
        && i < text.size()
        && text.token(i).isSign()
        && Character.getType(text.token(i).key().charAt(0)) == Character.CURRENCY_SYMBOL;
  }

  private static boolean isCurrencyWord(Text text, int i, boolean after) {
    return text.isWord(i, CURRENCIES)
        && (after || !Set.of("p", "k", "cent", "cents").contains(text.token(i).key()));
  }

  private static boolean isUnit(Text text, int to, boolean longNumber) {
    if (isCurrencySign(text, to) || text.isSign(to, '%') || text.isSign(to, '\u00B0')) {
      return true;
    }
    if (isCurrencyWord(text, to, true)) {
      return true;
    }
    int at = text.isSign(to, '-') && !text.token(to).spaced() ? to + 1 : to;
    boolean vague = text.isAny(at, "of", "or", "per", "more", "other", "others", "time");
    return text.isWord(at, UNITS) && !(vague && longNumber);
  }

  /// A number in words in front of a unit, such as "forty two pounds". A long row of digits in
  /// front of one is no count.
  private static void words(Text text, int i, boolean[] taken) {
    int to = i + 1;
    int digits = 0;
    while (to < text.size()
        && (Numerals.isNumeral(text.token(to).key())
            || text.isSign(to, '-')
            || text.isAny(to, "hundred", "thousand", "and", "point", "million"))
        && to - i < 12) {
      to++;
    }
    boolean large = false;
    for (int j = i; j < to; j++) {
      digits += Numerals.of(text.token(j).key()).length();
      large |= text.isAny(j, "hundred", "thousand", "million");
    }
    boolean alone = !isNumeral(text, i, -1) && !isNumeral(text, to - 1, 1);
    if (large && alone && digits <= 6) {
      take(taken, i, to);
    } else if (digits <= 4 && (isUnit(text, to, false) || isCurrencySign(text, i - 1))) {
      take(taken, i, to);
    } else if (text.token(i).is("one") && to == i + 1 && isPronoun(text, i)) {
      take(taken, i, to);
    }
  }

  /// Whether the next token that is no sign is a number too.
  private static boolean isNumeral(Text text, int i, int step) {
    int at = i + step;
    while (at >= 0 && at < text.size() && text.token(at).isSign() && Math.abs(at - i) < 4) {
      at += step;
    }
    return at >= 0
        && at < text.size()
        && (text.token(at).isNumber()
            || Numerals.isNumeral(text.token(at).key())
            || text.isAny(at, "double", "triple", "treble"));
  }

  /// "The blue one", "one of them", "no one": a pronoun, not a digit.
  private static boolean isPronoun(Text text, int i) {
    if (i == 0 || !text.token(i - 1).isWord() || text.token(i).broken()) {
      return false;
    }
    String before = text.token(i - 1).key();
    return !Numerals.isNumeral(before)
        && !Set.of(
                "is", "s", "number", "then", "and", "double", "triple", "it", "so", "okay", "ok",
                "um", "uh", "er", "with", "in", "digit", "dash", "treble", "yes", "yeah", "erm")
            .contains(before);
  }

  private static void take(boolean[] taken, int from, int to) {
    for (int i = from; i < to && i < taken.length; i++) {
      taken[i] = true;
    }
  }
}
