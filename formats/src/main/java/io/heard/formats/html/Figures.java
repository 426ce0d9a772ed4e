package io.heard.formats.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Numbers as a page shows them.
final class Figures {
  private Figures() {}

  /// A probability: two digits without a leading zero. What is below one never shows as certain.
  static String probability(double probability) {
    double shown = Math.clamp(probability, 0.01, 0.99);
    return String.format(Locale.ROOT, "%.2f", shown).substring(1);
  }

  /// A share of the whole as a percentage.
  static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  /// A coordinate of a drawing, with at most one digit after the point.
  static String at(double coordinate) {
    return BigDecimal.valueOf(coordinate)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
