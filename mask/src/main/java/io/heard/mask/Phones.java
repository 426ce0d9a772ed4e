package io.heard.mask;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;

/// Whether digits can be somebody's telephone number, by the numbering plans that Google's
/// libphonenumber knows.
final class Phones {
  /// Where a number without a country's code may belong; those with short numbers, which most
  /// digits would fit, are left out.
  private static final List<String> REGIONS =
      List.of(
          "US", "GB", "DE", "FR", "ES", "IT", "NL", "BE", "AT", "CH", "IE", "AU", "NZ", "IN", "PL",
          "SE", "NO", "DK", "FI", "PT", "CZ", "HU", "SI", "HR", "ZA", "BR", "MX", "SK", "GR", "JP",
          "IL", "TR", "RU", "CY", "EE", "LU");

  private static final int LEAST = 7;
  private static final int MOST = 15;

  private Phones() {}

  private static PhoneNumberUtil plans() {
    return PhoneNumberUtil.getInstance();
  }

  /// Whether digits behind a `+` are a number of some country.
  static boolean isInternational(String digits) {
    if (digits.length() < LEAST || digits.length() > MOST) {
      return false;
    }
    try {
      PhoneNumber number = plans().parse("+" + digits, null);
      return plans().isPossibleNumber(number);
    } catch (NumberParseException none) {
      return false;
    }
  }

  /// Whether digits are a number that is given out in one of the countries that are looked at.
  static boolean isNational(String digits) {
    if (digits.length() < 8 || digits.length() > MOST || digits.chars().distinct().count() < 3) {
      return false;
    }
    if (digits.startsWith("00") && isInternational(digits.substring(2))) {
      return true;
    }
    for (String region : REGIONS) {
      try {
        PhoneNumber number = plans().parse(digits, region);
        if (plans().isValidNumberForRegion(number, region)) {
          return true;
        }
      } catch (NumberParseException none) {
        // Not a number there; another country may have it.
      }
    }
    return false;
  }

  /// Whether digits have a length that numbers have.
  static boolean isLong(String digits) {
    return digits.length() >= LEAST && digits.length() <= MOST;
  }
}
