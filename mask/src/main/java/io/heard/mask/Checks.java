package io.heard.mask;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;

/// Checksums and forms of numbers, each as its issuer defines it. Arguments are plain digits and
/// capitals without separators.
final class Checks {
  private static final Pattern NINO =
      Pattern.compile("[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]");
  private static final Pattern NOT_NINO = Pattern.compile("(BG|GB|NK|KN|TN|NT|ZZ).*");
  private static final Pattern DNI = Pattern.compile("[XYZ0-9][0-9]{7}[A-Z]");
  private static final Pattern FISCALE =
      Pattern.compile("[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]");
  private static final Pattern NIR = Pattern.compile("[1-478][0-9]{4}[0-9][0-9AB][0-9]{8}");
  private static final Pattern FINNISH =
      Pattern.compile("[0-9]{6}[-+A-FU-Y][0-9]{3}[0-9A-FHJ-NPR-Y]");
  private static final Pattern NRIC = Pattern.compile("[STFG][0-9]{7}[A-Z]");
  private static final Pattern PPS = Pattern.compile("[0-9]{7}[A-W][A-IW]?");
  private static final Pattern CURP =
      Pattern.compile("[A-Z][AEIOUX][A-Z]{2}[0-9]{6}[HMX][A-Z]{5}[0-9A-Z][0-9]");
  private static final Pattern LICENCE =
      Pattern.compile("[A-Z]{1,5}9{0,4}[0-9][0156][0-9][0-3][0-9][0-9][A-Z9]{2}[0-9A-Z]{3}");

  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

  /// The length of an IBAN in each country that has one (ISO 13616 registry).
  private static final Map<String, Integer> IBAN_LENGTHS =
      lengths(
          "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27"
              + " DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28"
              + " HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21"
              + " LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29"
              + " PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23"
              + " TN24 TR26 UA29 VA22 VG24 XK20 YE30");

  private static final int[][] DIHEDRAL = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
    {1, 2, 3, 4, 0, 6, 7, 8, 9, 5},
    {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
    {3, 4, 0, 1, 2, 8, 9, 5, 6, 7},
    {4, 0, 1, 2, 3, 9, 5, 6, 7, 8},
    {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
    {6, 5, 9, 8, 7, 1, 0, 4, 3, 2},
    {7, 6, 5, 9, 8, 2, 1, 0, 4, 3},
    {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
    {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}
  };

  private static final int[] VERHOEFF = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

  private Checks() {}

  private static Map<String, Integer> lengths(String all) {
    var lengths = new java.util.HashMap<String, Integer>();
    for (String entry : all.split(" ")) {
      lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
    }
    return Map.copyOf(lengths);
  }

  /// The check digit of Luhn, over all digits (ISO/IEC 7812-1).
  static boolean luhn(String digits) {
    int sum = 0;
    boolean twice = false;
    for (int i = digits.length() - 1; i >= 0; i--) {
      int digit = digits.charAt(i) - '0';
      if (twice) {
        digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
      }
      sum += digit;
      twice = !twice;
    }
    return sum % 10 == 0;
  }

  /// Whether a card of a known brand begins so and has so many digits. Of several zeros in a row
  /// nothing is a card.
  static boolean isCardForm(String digits) {
    int length = digits.length();
    if (length < 12 || length > 19) {
      return false;
    }
    int four = Integer.parseInt(digits.substring(0, 4));
    int six = Integer.parseInt(digits.substring(0, 6));
    int two = four / 100;
    int three = four / 10;
    if (two / 10 == 4) {
      return length == 13 || length == 16 || length == 18 || length == 19;
    }
    if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) {
      return length == 16;
    }
    if (two == 34 || two == 37) {
      return length == 15;
    }
    if (three == 300 || (three >= 301 && three <= 305) || three == 309) {
      return length == 14 || length >= 16;
    }
    if (two == 36 || two == 38 || two == 39) {
      return length == 14 || length >= 16;
    }
    if (four >= 3528 && four <= 3589) {
      return length >= 16;
    }
    if (four == 1800 || four == 2131) {
      return length == 15;
    }
    if (four >= 2200 && four <= 2204) {
      return length >= 16;
    }
    if (six == 622126
        || two == 60
        || two == 62
        || two == 64
        || two == 65
        || two == 81
        || two == 82) {
      return length >= 16;
    }
    if (four == 9792) {
      return length == 16;
    }
    // Maestro.
    return two == 50 || (two >= 56 && two <= 58) || two == 61 || two == 63 || two / 10 == 6;
  }

  /// A card number: the form and the check digit.
  static boolean isCard(String digits) {
    return isCardForm(digits) && luhn(digits);
  }

  /// The length of a country's IBANs; 0 where it has none.
  static int ibanLength(String country) {
    return IBAN_LENGTHS.getOrDefault(country, 0);
  }

  /// An IBAN: length by country, remainder 1 by 97 (ISO 13616, ISO 7064).
  static boolean isIban(String code) {
    return code.length() >= 15
        && ibanLength(code.substring(0, 2)) == code.length()
        && Text.isDigit(code.charAt(2))
        && Text.isDigit(code.charAt(3))
        && remainder97(code.substring(4) + code.substring(0, 4)) == 1;
  }

  private static int remainder97(String code) {
    int rest = 0;
    for (int i = 0; i < code.length(); i++) {
      int value = Character.digit(code.charAt(i), 36);
      if (value < 0) {
        return -1;
      }
      rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
    }
    return rest;
  }

  /// A social security number of the United States that can have been given out.
  static boolean isSsn(String digits) {
    if (digits.length() != 9) {
      return false;
    }
    int area = Integer.parseInt(digits.substring(0, 3));
    return area != 0
        && area != 666
        && area < 900
        && !digits.startsWith("00", 3)
        && !digits.startsWith("0000", 5);
  }

  /// A taxpayer number of the United States (ITIN).
  static boolean isItin(String digits) {
    if (digits.length() != 9 || digits.charAt(0) != '9') {
      return false;
    }
    int group = Integer.parseInt(digits.substring(3, 5));
    return (group >= 50 && group <= 65)
        || (group >= 70 && group <= 88)
        || (group >= 90 && group <= 92)
        || (group >= 94 && group <= 99);
  }

  /// A British national insurance number.
  static boolean isNino(String code) {
    return code.length() == 9 && NINO.matcher(code).matches() && !NOT_NINO.matcher(code).matches();
  }

  /// An NHS number: weights 10 to 2, modulus 11.
  static boolean isNhs(String digits) {
    if (digits.length() != 10) {
      return false;
    }
    int check = 11 - weighted(digits, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return check != 10 && check % 11 == digits.charAt(9) - '0';
  }

  /// A Spanish DNI or NIE: the letter follows from the number by 23.
  static boolean isDni(String code) {
    if (code.length() != 9 || !DNI.matcher(code).matches()) {
      return false;
    }
    int first = "XYZ".indexOf(code.charAt(0));
    int number = Integer.parseInt(first < 0 ? code.substring(0, 8) : first + code.substring(1, 8));
    return "TRWAGMYFPDXBNJZSQVHLCKE".charAt(number % 23) == code.charAt(8);
  }

  /// An Italian codice fiscale with its check letter.
  static boolean isCodiceFiscale(String code) {
    if (code.length() != 16 || !FISCALE.matcher(code).matches()) {
      return false;
    }
    int[] odd = {
      1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      int value = Text.isDigit(code.charAt(i)) ? code.charAt(i) - '0' : code.charAt(i) - 'A';
      sum += i % 2 == 0 ? odd[value] : value;
    }
    return 'A' + sum % 26 == code.charAt(15);
  }

  /// A German tax number (Steuer-ID): one digit twice or thrice among the first ten, ISO 7064 MOD
  /// 11,10.
  static boolean isSteuerId(String digits) {
    if (digits.length() != 11 || digits.charAt(0) == '0') {
      return false;
    }
    int[] times = new int[10];
    int product = 10;
    for (int i = 0; i < 10; i++) {
      int digit = digits.charAt(i) - '0';
      times[digit]++;
      int sum = (digit + product) % 10;
      product = 2 * (sum == 0 ? 10 : sum) % 11;
    }
    int several = 0;
    for (int each : times) {
      several += each > 1 ? 1 : 0;
    }
    return several == 1 && (11 - product) % 10 == digits.charAt(10) - '0';
  }

  /// A French NIR: sex, month and the key by 97; `2A` and `2B` are Corsica.
  static boolean isNir(String code) {
    if (code.length() != 15 || !NIR.matcher(code).matches()) {
      return false;
    }
    int month = Integer.parseInt(code.substring(3, 5));
    if (!((month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50)) {
      return false;
    }
    long corsica = code.charAt(6) == 'A' ? 1_000_000 : code.charAt(6) == 'B' ? 2_000_000 : 0;
    String digits = code.substring(0, 13).replace('A', '0').replace('B', '0');
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    BigInteger number = new BigInteger(digits).subtract(BigInteger.valueOf(corsica));
    return 97 - number.mod(NINETY_SEVEN).intValue() == Integer.parseInt(code.substring(13));
  }

  /// A Polish PESEL: a date and weights 1, 3, 7, 9.
  static boolean isPesel(String digits) {
    if (digits.length() != 11) {
      return false;
    }
    int month = Integer.parseInt(digits.substring(2, 4)) % 20;
    int day = Integer.parseInt(digits.substring(4, 6));
    int sum = weighted(digits, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= 31
        && (10 - sum % 10) % 10 == digits.charAt(10) - '0';
  }

  /// A Dutch citizen number (BSN): the eleven test.
  static boolean isBsn(String digits) {
    return digits.length() == 9
        && (weighted(digits, 9, 8, 7, 6, 5, 4, 3, 2) - (digits.charAt(8) - '0')) % 11 == 0
        && !digits.equals("000000000");
  }

  /// An Indian Aadhaar number: the check digit of Verhoeff.
  static boolean isAadhaar(String digits) {
    if (digits.length() != 12 || digits.charAt(0) < '2') {
      return false;
    }
    int check = 0;
    for (int i = 0; i < 12; i++) {
      int digit = digits.charAt(11 - i) - '0';
      int permuted = digit;
      for (int times = 0; times < i % 8; times++) {
        permuted = VERHOEFF[permuted];
      }
      check = DIHEDRAL[check][permuted];
    }
    return check == 0;
  }

  /// A Canadian social insurance number.
  static boolean isSin(String digits) {
    return digits.length() == 9 && digits.charAt(0) != '8' && luhn(digits);
  }

  /// An Australian tax file number of nine digits.
  static boolean isTfn(String digits) {
    return digits.length() == 9
        && weighted(digits, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0
        && !digits.equals("000000000");
  }

  /// A Brazilian CPF: two check digits by 11.
  static boolean isCpf(String digits) {
    if (digits.length() != 11 || digits.chars().distinct().count() == 1) {
      return false;
    }
    int first = weighted(digits, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
    int second = weighted(digits, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
    return first == digits.charAt(9) - '0' && second == digits.charAt(10) - '0';
  }

  /// A Swiss insurance number (AHV): begins with 756, check digit as of an EAN.
  static boolean isAhv(String digits) {
    return digits.length() == 13
        && digits.startsWith("756")
        && (10 - weighted(digits, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3) % 10) % 10
            == digits.charAt(12) - '0';
  }

  /// A Belgian national number: the key by 97, of persons born before 2000 or later.
  static boolean isBelgian(String digits) {
    if (digits.length() != 11) {
      return false;
    }
    long number = Long.parseLong(digits.substring(0, 9));
    int key = Integer.parseInt(digits.substring(9));
    return 97 - number % 97 == key || 97 - (2_000_000_000L + number) % 97 == key;
  }

  /// A Swedish number of a person: six digits of a date, four more, Luhn.
  static boolean isSwedish(String digits) {
    String ten = digits.length() == 12 ? digits.substring(2) : digits;
    return ten.length() == 10 && isDayOfYear(ten.substring(2, 4), ten.substring(4, 6)) && luhn(ten);
  }

  /// A Finnish number of a person: day, month, year, a sign of the century, a number, a check sign.
  static boolean isFinnish(String code) {
    if (!FINNISH.matcher(code).matches()) {
      return false;
    }
    int number = Integer.parseInt(code.substring(0, 6) + code.substring(7, 10));
    return isDayOfYear(code.substring(2, 4), code.substring(0, 2))
        && "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(number % 31) == code.charAt(10);
  }

  /// A Danish number of a person: a date and four digits.
  static boolean isDanish(String digits) {
    return digits.length() == 10 && isDayOfYear(digits.substring(2, 4), digits.substring(0, 2));
  }

  /// An identity number of Singapore with its check letter.
  static boolean isNric(String code) {
    if (!NRIC.matcher(code).matches()) {
      return false;
    }
    int sum = weighted(code.substring(1, 8), 2, 7, 6, 5, 4, 3, 2);
    sum += code.charAt(0) == 'T' || code.charAt(0) == 'G' ? 4 : 0;
    boolean citizen = code.charAt(0) == 'S' || code.charAt(0) == 'T';
    return (citizen ? "JZIHGFEDCBA" : "XWUTRQPNMLK").charAt(sum % 11) == code.charAt(8);
  }

  /// An Irish personal number (PPS): seven digits and a check letter by 23, perhaps one more.
  static boolean isPps(String code) {
    if (!PPS.matcher(code).matches()) {
      return false;
    }
    int sum = weighted(code.substring(0, 7), 8, 7, 6, 5, 4, 3, 2);
    sum += code.length() == 9 && code.charAt(8) != 'W' ? 9 * (code.charAt(8) - 'A' + 1) : 0;
    return "WABCDEFGHIJKLMNOPQRSTUV".charAt(sum % 23) == code.charAt(7);
  }

  /// A Mexican CURP, by its form.
  static boolean isCurp(String code) {
    return code.length() == 18 && CURP.matcher(code).matches();
  }

  /// A British driver's licence number, by its form.
  static boolean isBritishLicence(String code) {
    return code.length() == 16
        && LICENCE.matcher(code).matches()
        && code.substring(5, 11).chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isDayOfYear(String month, String day) {
    int m = Integer.parseInt(month);
    int d = Integer.parseInt(day);
    return m >= 1 && m <= 12 && d >= 1 && d <= 31;
  }

  private static int weighted(String digits, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (digits.charAt(i) - '0');
    }
    return sum;
  }
}
