package io.heard.mask;

import io.heard.mask.Run.Atom;
import java.util.List;

/// Finds card numbers in rows of digits.
final class Cards {
  /// The fewest digits of a card.
  static final int LEAST = 12;

  /// The most digits of a card.
  static final int MOST = 19;

  private Cards() {}

  /// The atom behind the longest card that begins at an atom of a row; that atom where none does.
  ///
  /// @param told whether there is talk of a card, so that a brand that is not known counts too
  static int window(Run run, int from, boolean told) {
    List<Atom> atoms = run.atoms();
    var digits = new StringBuilder();
    int best = from;
    for (int to = from; to < atoms.size() && digits.length() <= MOST; to++) {
      digits.append(atoms.get(to).digits());
      if (digits.length() >= LEAST && digits.length() <= MOST && isCard(digits.toString(), told)) {
        best = to + 1;
      }
    }
    return best;
  }

  /// Whether digits are a card's number.
  static boolean isCard(String digits, boolean told) {
    boolean card = digits.length() > 12 && told ? Checks.luhn(digits) : Checks.isCard(digits);
    return card && (digits.length() > 12 || told) && digits.chars().distinct().count() > 1;
  }
}
