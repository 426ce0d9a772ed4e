package io.heard.cli;

/// Colours for a terminal, or none. The tones are in the middle of the scale, so that they can be
/// read on dark and on light ground.
///
/// @param on whether colour is written
record Paint(boolean on) {
  /// What a colour stands for.
  enum Ink {
    PLAIN(""),
    STRONG("1"),
    SOFT("38;5;244"),
    MILD("38;5;179"),
    CLEAR("38;5;172"),
    HOT("38;5;166"),
    CALM("38;5;36"),
    CUE("38;5;136"),
    TECHNIQUE("38;5;32"),
    PITFALL("38;5;132");

    private final String code;

    Ink(String code) {
      this.code = code;
    }

    /// The ink of an intensity, 0 to 3.
    static Ink of(int intensity) {
      return switch (intensity) {
        case 0 -> CALM;
        case 1 -> MILD;
        case 2 -> CLEAR;
        default -> HOT;
      };
    }
  }

  /// A text in a colour.
  String in(Ink ink, String text) {
    return on && !ink.code.isEmpty() && !text.isBlank()
        ? "\u001b[" + ink.code + "m" + text + "\u001b[0m"
        : text;
  }
}
