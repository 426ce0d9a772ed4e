package io.heard.mask;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Marks in a text that stand for something already: placeholders of an earlier masking, and those
/// of recognisers, such as `[PII]` and `[CREDIT_DEBIT_NUMBER]`.
final class Placeholders {
  private static final Pattern OWN = Pattern.compile("<([A-Z]{2,10})-([1-9][0-9]{0,6})>");
  private static final Pattern FOREIGN =
      Pattern.compile("\\[[A-Z][A-Z_]{1,40}(?:[-_ ]?[0-9]{1,4})?]");

  private Placeholders() {}

  interface Taker {
    void take(Type type, int number);
  }

  /// Keeps finders out of all marks.
  static void close(Finds finds) {
    String read = finds.text().read();
    if (read.indexOf('<') >= 0) {
      close(finds, OWN.matcher(read));
    }
    if (read.indexOf('[') >= 0) {
      close(finds, FOREIGN.matcher(read));
    }
  }

  private static void close(Finds finds, Matcher matcher) {
    while (matcher.find()) {
      finds.close(finds.text().tokenAt(matcher.start()), finds.text().tokenAt(matcher.end()));
    }
  }

  /// Hands over the placeholders of Heard in a text.
  static void each(String text, Taker taker) {
    if (text.indexOf('<') < 0) {
      return;
    }
    Matcher matcher = OWN.matcher(text);
    while (matcher.find()) {
      for (Type type : Type.values()) {
        if (type.name().equals(matcher.group(1))) {
          taker.take(type, Integer.parseInt(matcher.group(2)));
        }
      }
    }
  }
}
