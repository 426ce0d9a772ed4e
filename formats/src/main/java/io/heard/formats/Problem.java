package io.heard.formats;

import io.heard.story.Words;

/// Something about an input that has to be said.
///
/// @param weight whether something was lost
/// @param file the input's name
/// @param where the place in it, appended to the name as it is: `:12`, `:12:4`, `#/turns/3` or
///   `:3#/turns/0`; empty for the whole of it
/// @param cause what is wrong, one sentence; never words that people said
/// @param maybe what to try, without the word "Maybe"; empty when there is nothing to try
public record Problem(Weight weight, String file, String where, String cause, String maybe) {
  /// Whether something was lost.
  public enum Weight {
    /// Something could not be read; the rest was.
    LOST,
    /// Everything was read, and something was decided or missing that the reader should know.
    NOTE
  }

  /// Names of files and fields come from outside: what would steer a terminal is shown as a dot.
  public Problem {
    file = calm(file);
    where = calm(where);
    cause = calm(cause);
    maybe = calm(maybe);
  }

  private static String calm(String text) {
    if (text.codePoints().noneMatch(Words::steers)) {
      return text;
    }
    var calm = new StringBuilder();
    text.codePoints().forEach(point -> calm.appendCodePoint(Words.steers(point) ? '·' : point));
    return calm.toString();
  }

  /// The message: place, cause and, on a line of its own after "Maybe", what to try.
  public String message() {
    String said = file + where + ": " + cause;
    return maybe.isEmpty() ? said : said + "\nMaybe " + maybe;
  }

  /// Whether something could not be read.
  public boolean lost() {
    return weight == Weight.LOST;
  }
}
