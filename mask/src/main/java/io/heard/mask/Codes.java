package io.heard.mask;

import io.heard.mask.Subjects.About;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds codes of letters and digits: IBANs and national numbers by form and checksum, postcodes by
/// form, and whatever the context calls an order, an account, a passport or a licence.
final class Codes {
  private static final Pattern BRITISH =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:GIR ?0AA|(A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?"
              + "|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]"
              + "|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)"
              + "[0-9][0-9A-HJKMNPR-Y]?( ?)[0-9][ABD-HJLNP-UW-Z]{2})(?![\\p{L}\\p{N}])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CANADIAN =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z][ -]?[0-9][ABCEGHJ-NPRSTV-Z]"
              + "[0-9](?![\\p{L}\\p{N}])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DUTCH =
      Pattern.compile("(?<![\\p{L}\\p{N}])[1-9][0-9]{3} ?[A-Z]{2}(?![\\p{L}\\p{N}])");
  private static final Pattern STATE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:A[LKZR]|C[AOT]|D[EC]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]"
              + "|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]|PR|A[AEP])\\.?,? {1,3}"
              + "([0-9]{5}(?:-[0-9]{4})?)(?![\\p{L}\\p{N}])");

  private static final Set<String> NATO =
      Words.of(
          """
          alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo
          lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey
          whisky xray yankee zulu
          """);

  /// The fewest digits of an IBAN, those of Malta and the Seychelles.
  private static final int LEAST_DIGITS = 7;

  private static final Set<String> MEASURES =
      Words.of(
          """
          st nd rd th am pm gb mb tb kg g mg ml l cm mm m km x k h hr hrs min mins p px w kw kwh v mbps
          ft in lb lbs oz s d yr yrs wk wks ish
          """);

  private static final int LONGEST = 40;
  private static final int MOST_TOKENS = 60;

  private Codes() {}

  /// Finds all but postcodes.
  static void find(Finds finds, List<Subjects.Found> subjects, Context context) {
    Text text = finds.text();
    int i = 0;
    while (i < text.size()) {
      int to = begins(text, i) ? at(finds, subjects, context, i) : i;
      i = Math.max(to, i + 1);
    }
  }

  /// Whether a code may begin here: no letter or digit hangs on it from before.
  private static boolean begins(Text text, int i) {
    Token token = text.token(i);
    return !token.isSign() && (i == 0 || token.spaced() || text.token(i - 1).isSign());
  }

  private static int at(Finds finds, List<Subjects.Found> subjects, Context context, int i) {
    if (!finds.isFree(i)) {
      return i;
    }
    int iban = iban(finds, i);
    if (iban > i) {
      return iban;
    }
    int formal = formal(finds, i);
    return formal > i ? formal : named(finds, subjects, context, i);
  }

  // IBANs

  /// The country's two letters decide how many letters and digits follow.
  private static int iban(Finds finds, int i) {
    Text text = finds.text();
    var code = new StringBuilder();
    int length = 0;
    int to = i;
    while (to < text.size() && to - i < MOST_TOKENS) {
      Token token = text.token(to);
      if (token.isSign()) {
        if (" -.,/".indexOf(token.key().charAt(0)) < 0) {
          break;
        }
        to++;
        continue;
      }
      String part = part(token);
      if (part.isEmpty()) {
        break;
      }
      code.append(part);
      to++;
      if (length == 0 && code.length() >= 2) {
        length = Checks.ibanLength(code.substring(0, 2));
        if (length == 0 || (code.length() > 2 && !Text.isDigit(code.charAt(2)))) {
          return i;
        }
      }
      if (length > 0 && code.length() == length) {
        boolean ends = to == text.size() || text.token(to).spaced() || text.token(to).isSign();
        boolean plain = code.chars().filter(c -> c >= '0' && c <= '9').count() >= LEAST_DIGITS;
        if (ends && plain && Checks.isIban(code.toString())) {
          finds.add(Type.IBAN, i, to, code.toString().toLowerCase(Locale.ROOT));
          return to;
        }
        return i;
      }
      if (length > 0 && code.length() > length) {
        return i;
      }
    }
    return i;
  }

  /// What a token adds to a spelled code: its letters, its digits, the digit that it says.
  private static String part(Token token) {
    if (token.isNumber()) {
      return token.key();
    }
    if (token.length() > 1 && Numerals.isNumeral(token.key())) {
      return Numerals.of(token.key());
    }
    if (token.length() > 2 && NATO.contains(token.key())) {
      return token.key().substring(0, 1).toUpperCase(Locale.ROOT);
    }
    return token.length() <= 6 ? token.key().toUpperCase(Locale.ROOT) : "";
  }

  // By form

  private static int formal(Finds finds, int i) {
    Text text = finds.text();
    var code = new StringBuilder();
    int to = i;
    int found = i;
    Type type = Type.ID;
    boolean glued = true;
    while (to < text.size() && to - i < 24 && code.length() < 18) {
      Token token = text.token(to);
      if (token.isSign()) {
        boolean joins = (token.isSign('-') || token.isSign('.')) && !token.spaced();
        if (!joins) {
          break;
        }
        to++;
        continue;
      }
      boolean brief = token.isNumber() || token.length() <= 6;
      if (!brief
          || (token.broken() && to > i)
          || (token.isWord() && token.length() > 1 && token.spaced() && to > i)) {
        break;
      }
      glued &= to == i || !token.spaced();
      code.append(token.key().toUpperCase(Locale.ROOT));
      to++;
      boolean ends = to == text.size() || text.token(to).spaced() || text.token(to).isSign();
      int length = code.length();
      if (!ends || !(length == 9 || length == 15 || length == 16 || length == 18)) {
        continue;
      }
      Type is = form(code.toString(), glued, text.token(i));
      if (is != null) {
        found = to;
        type = is;
      }
    }
    if (found > i) {
      finds.add(type, i, found, Finds.squashed(text, i, found));
    }
    return found;
  }

  private static @org.jspecify.annotations.Nullable Type form(
      String code, boolean glued, Token first) {
    boolean letters = !code.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!letters) {
      return code.length() == 15 && Checks.isNir(code) && !Checks.isCard(code) ? Type.ID : null;
    }
    if (Checks.isNino(code) && (glued || first.shape() != Token.Shape.LOWER)) {
      return Type.ID;
    }
    if (Checks.isDni(code)
        || Checks.isCodiceFiscale(code)
        || Checks.isNir(code)
        || (glued && (Checks.isNric(code) || Checks.isCurp(code)))) {
      return Type.ID;
    }
    if (glued && Checks.isBritishLicence(code)) {
      return Type.LICENCE;
    }
    return glued && code.length() == 18 && code.startsWith("1Z") ? Type.ORDER : null;
  }

  // By context

  private static int named(Finds finds, List<Subjects.Found> subjects, Context context, int i) {
    Text text = finds.text();
    int to = codeEnd(finds, i);
    if (to == i) {
      return i;
    }
    String code = Finds.squashed(text, i, to);
    long digits = code.chars().filter(c -> c >= '0' && c <= '9').count();
    About about = Subjects.about(text, subjects, i, to);
    boolean hash = text.isSign(i - 1, '#') && !text.token(i).spaced();
    boolean postcode =
        BRITISH
            .matcher(text.read().substring(text.token(i).from(), text.token(to - 1).to()))
            .matches();
    if (about == null && !context.asked().isEmpty() && digits > 0 && !postcode) {
      about = asked(context, text, i);
    }
    Type type = about == null ? null : type(about, code.length(), digits);
    if (type == null && digits == 0 && about == About.ORDER) {
      type = isRecord(text, i, to) ? Type.ORDER : null;
    }
    if (type == null && hash && digits >= 4) {
      type = Type.ORDER;
    }
    if (type == null || (digits == 0 && type != Type.ORDER)) {
      return i;
    }
    boolean letters = digits < code.length();
    if (!letters) {
      // Plain digits are looked at with what stands around them.
      return i;
    }
    return finds.add(type, i, to, code) ? to : i;
  }

  /// What was asked for, where the answer begins with the code or is short.
  private static @org.jspecify.annotations.Nullable About asked(Context context, Text text, int i) {
    for (About about : context.asked()) {
      if (text.size() <= 24 || i < 8) {
        if (about != About.CARD && about != About.CVV && about != About.NAME) {
          return about;
        }
      }
    }
    return null;
  }

  private static @org.jspecify.annotations.Nullable Type type(
      About about, int length, long digits) {
    return switch (about) {
      case ORDER -> digits >= 2 && length >= 4 ? Type.ORDER : null;
      case ACCOUNT -> digits >= 2 && length >= 4 ? Type.ACCOUNT : null;
      case PASSPORT -> digits >= 4 && length >= 6 && length <= 12 ? Type.PASSPORT : null;
      case LICENCE -> digits >= 3 && length >= 5 && length <= 20 ? Type.LICENCE : null;
      case ID, SSN -> digits >= 4 && length >= 6 && length <= 20 ? Type.ID : null;
      case IBAN -> digits >= 8 && length >= 12 && length <= 36 ? Type.IBAN : null;
      case PIN -> digits >= 2 && length >= 4 && length <= 10 ? Type.PIN : null;
      case ZIP -> digits >= 2 && length >= 4 && length <= 8 ? Type.ZIP : null;
      case CARD, CVV, EXPIRY, EMAIL, PHONE, IP, NAME, ADDRESS, DOB, OTHER, VERSION, ENDING -> null;
    };
  }

  /// A record locator: five to eight capitals.
  private static boolean isRecord(Text text, int i, int to) {
    Token token = text.token(i);
    return to == i + 1
        && token.shape() == Token.Shape.UPPER
        && token.length() >= 5
        && token.length() <= 8
        && !Lists.get().isWord(token.key());
  }

  /// The end of a code that begins here: letters and digits with hyphens between, spelled letters,
  /// or a short row of capitals in front of digits.
  private static int codeEnd(Finds finds, int i) {
    Text text = finds.text();
    int to = i;
    int size = 0;
    boolean digits = false;
    boolean brief = !isTail(text, i);
    while (to < text.size() && to - i < MOST_TOKENS && size <= LONGEST) {
      Token token = text.token(to);
      if (!finds.isFree(to) || (token.broken() && to > i)) {
        break;
      }
      if (token.spaced() && to > i && !(brief && (token.isNumber() || isSpelled(text, to)))) {
        break;
      }
      if (token.isSign()) {
        boolean joins =
            to > i
                && !token.spaced()
                && "-/_.".indexOf(token.key().charAt(0)) >= 0
                && to + 1 < text.size()
                && !text.token(to + 1).spaced()
                && !text.token(to + 1).isSign();
        if (!joins) {
          break;
        }
      } else if (token.isNumber()) {
        digits = true;
      } else if (token.length() > 12) {
        return i;
      } else {
        boolean glued = to > i && !token.spaced() && text.token(to - 1).isNumber();
        brief &= glued || isSpelled(text, to) || (text.caseless() && token.length() == 1);
      }
      size += token.length();
      to++;
    }
    while (to > i && text.token(to - 1).isSign()) {
      to--;
    }
    boolean upper = text.token(i).shape() == Token.Shape.UPPER && to == i + 1;
    return (digits || upper) && !isMeasure(text, i, to) ? to : i;
  }

  /// What hangs on a word behind an apostrophe is no letter of a code.
  private static boolean isTail(Text text, int i) {
    return text.isSign(i - 1, '\'') && !text.token(i).spaced();
  }

  /// "20th", "16gb": a number with its unit.
  private static boolean isMeasure(Text text, int i, int to) {
    return to == i + 2 && text.token(i).isNumber() && text.isWord(i + 1, MEASURES);
  }

  private static boolean isSpelled(Text text, int i) {
    Token token = text.token(i);
    if (token.length() == 1) {
      return token.isCapital() || !(token.is("i") || token.is("a") || token.is("s"));
    }
    return token.shape() == Token.Shape.UPPER && token.length() <= 4;
  }

  // Postcodes

  /// Finds postcodes that their form tells, and those that stand behind a state's letters.
  static void findPostcodes(Finds finds, List<Subjects.Found> subjects, Context context) {
    Text text = finds.text();
    boolean told = context.asks(About.ZIP) || context.asks(About.ADDRESS);
    each(
        finds,
        BRITISH,
        match -> {
          String found = match.group();
          boolean lower = found.equals(found.toLowerCase(Locale.ROOT));
          int from = text.tokenAt(match.start());
          About about = Subjects.about(text, subjects, from, text.tokenAt(match.end()));
          boolean spaced = found.indexOf(' ') > 0;
          return about == null
              ? told || (!lower && (spaced || found.length() > 5))
              : about == About.ZIP || about == About.ADDRESS;
        });
    each(finds, CANADIAN, match -> !match.group().equals(match.group().toLowerCase(Locale.ROOT)));
    each(
        finds,
        DUTCH,
        match -> {
          int from = text.tokenAt(match.start());
          About about = Subjects.about(text, subjects, from, text.tokenAt(match.end()));
          return about == About.ZIP || (about == null && told);
        });
    Matcher state = STATE.matcher(text.read());
    while (state.find()) {
      add(finds, state.start(1), state.end(1));
    }
  }

  private interface Test {
    boolean holds(Matcher match);
  }

  private static void each(Finds finds, Pattern pattern, Test test) {
    Matcher matcher = pattern.matcher(finds.text().read());
    while (matcher.find()) {
      if (test.holds(matcher)) {
        add(finds, matcher.start(), matcher.end());
      }
    }
  }

  private static void add(Finds finds, int start, int end) {
    int from = finds.text().tokenAt(start);
    int to = finds.text().tokenAt(end);
    finds.add(Type.ZIP, from, to, finds.squashed(from, to));
  }
}
