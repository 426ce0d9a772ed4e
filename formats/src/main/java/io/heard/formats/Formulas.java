package io.heard.formats;

/// Texts in tables that spreadsheets open. A text that begins with `=`, `+`, `-`, `@`, a tab or a
/// carriage return would be computed there, and what a customer wrote must not be: in CSV an
/// apostrophe stands before it, which spreadsheets take for "this is text" and which is taken off
/// again where Heard reads the table.
public final class Formulas {
  private static final String SIGNS = "=+-@\t\r";

  private Formulas() {}

  /// The text as it stands in a table; one that has apostrophes before a sign gets one more, so
  /// that [#plain] always gives back what was given here.
  public static String safe(String text) {
    return computes(text) ? "'" + text : text;
  }

  /// The text without what [#safe] has put before it.
  public static String plain(String cell) {
    return cell.startsWith("'") && computes(cell) ? cell.substring(1) : cell;
  }

  private static boolean computes(String text) {
    int first = 0;
    while (first < text.length() && text.charAt(first) == '\'') {
      first++;
    }
    return first < text.length() && SIGNS.indexOf(text.charAt(first)) >= 0;
  }
}
