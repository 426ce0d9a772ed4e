package io.heard.coach;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a draft addresses the customer in its greeting, held against what the customer goes by.
final class Address {
  private static final String CODE = "address";

  private static final String NAME = "\\p{Lu}[\\p{L}.'’-]*";
  private static final Pattern GREETING =
      Pattern.compile(
          "^\\s*(?:[Dd]ear|[Hh]i|[Hh]ello|[Hh]ey|[Hh]iya|[Gg]ood (?:morning|afternoon|evening))\\s+("
              + NAME
              + "(?:\\s+"
              + NAME
              + "){0,3})");
  private static final Pattern NOBODY =
      Pattern.compile(
          "^\\s*(?:dear|hi|hello)\\s+((?:valued |dear )?(?:customer|guest|client|member|user"
              + "|passenger|subscriber|sir or madam|sir/madam|sir|madam))\\b",
          Pattern.CASE_INSENSITIVE);

  private Address() {}

  static Optional<Place> in(Answered answered, String draft) {
    Names names = answered.names();
    if (!names.isKnown()) {
      return Optional.empty();
    }
    String form = names.form(answered.formal());
    Matcher nobody = NOBODY.matcher(draft);
    if (nobody.find()) {
      return Optional.of(
          place(nobody, form, "The customer's name is known, and this could go to anybody."));
    }
    Matcher greeting = GREETING.matcher(draft);
    if (!greeting.find()) {
      return Optional.empty();
    }
    Names said = Names.parsed(greeting.group(1), Names.Source.SIGNED);
    if (isOther(said.family(), names) || isOther(said.given(), names)) {
      return Optional.of(place(greeting, form, "The customer goes by another name."));
    }
    if (!said.title().isEmpty() && !names.title().isEmpty() && !same(said.title(), names.title())) {
      return Optional.of(place(greeting, form, "The customer goes by another title."));
    }
    boolean byGiven = said.title().isEmpty() && said.family().isEmpty() && !said.given().isEmpty();
    boolean wantsTitle =
        !names.title().isEmpty() || answered.ceremony() && !names.family().isEmpty();
    if (byGiven
        && wantsTitle
        && same(said.given(), names.given())
        && !signsGiven(answered, names)) {
      return Optional.of(
          place(greeting, form, "First names are the customer's to offer, and they have not."));
    }
    return Optional.empty();
  }

  private static Place place(Matcher matcher, String form, String why) {
    return new Place(CODE, matcher.start(1), matcher.end(1), why, List.of(form));
  }

  /// Whether a name is not the customer's. Where only half of theirs is known, a slip of the pen
  /// alone counts.
  private static boolean isOther(String said, Names names) {
    if (said.isEmpty() || same(said, names.given()) || same(said, names.family())) {
      return false;
    }
    boolean full = !names.given().isEmpty() && !names.family().isEmpty();
    return full || isSlip(said, names.given()) || isSlip(said, names.family());
  }

  private static boolean same(String one, String other) {
    return bare(one).equalsIgnoreCase(bare(other));
  }

  private static String bare(String name) {
    return name.replaceAll("[.,'’]", "");
  }

  /// One or two letters off, in a name of four or more.
  private static boolean isSlip(String said, String name) {
    return name.length() >= 4
        && said.length() >= 4
        && distance(
                bare(said).toLowerCase(java.util.Locale.ROOT),
                bare(name).toLowerCase(java.util.Locale.ROOT))
            <= 2;
  }

  private static int distance(String one, String other) {
    int[] above = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + change);
      }
      above = row;
    }
    return above[other.length()];
  }

  /// Whether the customer signs or speaks as somebody who is called by the given name.
  private static boolean signsGiven(Answered answered, Names names) {
    if (answered.run().isEmpty() || names.given().isEmpty()) {
      return false;
    }
    String text = answered.run().getLast().text().strip().replaceFirst("[.!]$", "");
    return text.endsWith(names.given());
  }
}
