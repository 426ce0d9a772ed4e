package io.heard.mask;

/// One word, one row of digits or one sign of a text.
///
/// @param kind which of the three
/// @param from its first character in the folded text
/// @param to the one after its last
/// @param key lower case without accents; the digits; or the sign
/// @param shape how its letters are written
/// @param spaced whether white space stands before it
/// @param broken whether a line ends before it, or the text begins
record Token(Kind kind, int from, int to, String key, Shape shape, boolean spaced, boolean broken) {
  enum Kind {
    WORD,
    NUMBER,
    SIGN
  }

  /// How the letters of a word are written.
  enum Shape {
    LOWER,
    CAPITAL,
    UPPER,
    /// A capital somewhere else, as in brands.
    MIXED,
    /// Of a script without capitals, or no word.
    NONE
  }

  boolean isWord() {
    return kind == Kind.WORD;
  }

  boolean isNumber() {
    return kind == Kind.NUMBER;
  }

  boolean isSign() {
    return kind == Kind.SIGN;
  }

  boolean isSign(char sign) {
    return kind == Kind.SIGN && key.charAt(0) == sign;
  }

  boolean is(String word) {
    return kind == Kind.WORD && key.equals(word);
  }

  /// Whether it begins with a capital, or has only such.
  boolean isCapital() {
    return shape == Shape.CAPITAL || shape == Shape.UPPER;
  }

  int length() {
    return to - from;
  }
}
