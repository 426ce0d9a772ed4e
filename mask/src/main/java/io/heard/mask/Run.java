package io.heard.mask;

import java.util.List;

/// Digits that are said in a row, in figures or in words, with little between them.
///
/// @param atoms the pieces, in order; never empty
/// @param opens whether nothing of weight stands before it in its text
/// @param trails whether nothing of weight stands after it in its text
record Run(List<Atom> atoms, boolean opens, boolean trails) {
  /// One piece: a row of figures, or one or two words.
  ///
  /// @param digits its digits
  /// @param from its first token
  /// @param to the token after its last
  /// @param spoken whether it is said in words
  record Atom(String digits, int from, int to, boolean spoken) {}

  Run {
    atoms = List.copyOf(atoms);
  }

  /// The first token.
  int from() {
    return atoms.getFirst().from();
  }

  /// The token after the last.
  int to() {
    return atoms.getLast().to();
  }

  /// All digits of the atoms from one to another, the second exclusive.
  String digits(int from, int to) {
    if (to == from + 1) {
      return atoms.get(from).digits();
    }
    var digits = new StringBuilder();
    for (int i = from; i < to; i++) {
      digits.append(atoms.get(i).digits());
    }
    return digits.toString();
  }

  /// All digits.
  String digits() {
    return digits(0, atoms.size());
  }

  /// Whether all of it is said in words.
  boolean isSpoken() {
    for (Atom atom : atoms) {
      if (!atom.spoken()) {
        return false;
      }
    }
    return true;
  }
}
