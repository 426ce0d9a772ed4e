package io.heard.coach;

import io.heard.page.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a draft is checked for: the rows of `en/codes.tsv`, which says what its columns mean.
final class Codes {
  private static final int COLUMNS = 6;
  private static final Map<String, Row> ROWS = new LinkedHashMap<>();

  static {
    for (List<String> cells : Table.beside(Codes.class, "en/codes.tsv", COLUMNS).rows()) {
      var row =
          new Row(
              cells.get(0),
              cells.get(1),
              Trust.valueOf(cells.get(2).toUpperCase(java.util.Locale.ROOT)),
              cells.get(3).equals("-") ? Integer.MAX_VALUE : Integer.parseInt(cells.get(3)),
              cells.get(4).equals("-") ? "" : cells.get(4),
              cells.get(5),
              ROWS.size());
      ROWS.put(row.code(), row);
    }
  }

  private Codes() {}

  /// When a signal about a draft is taken.
  enum Trust {
    /// Where its detector itself calls it likely.
    WORD,
    /// The same, and phrases found it.
    PHRASES,
    /// Where the label has earned it.
    EARNED,
    /// Never: the draft check finds it by itself.
    OWN
  }

  /// One code.
  ///
  /// @param heats the least intensity at which it would likely make it worse
  /// @param insert what may be inserted after the words; empty for nothing
  /// @param place its place among the codes
  record Row(
      String code, String title, Trust trust, int heats, String insert, String why, int place) {}

  /// The row of a code; null for one that a draft is not checked for.
  static @Nullable Row of(String code) {
    return ROWS.get(code);
  }

  /// The row of a code that a draft is checked for.
  static Row row(String code) {
    Row row = ROWS.get(code);
    if (row == null) {
      throw new IllegalArgumentException(
          "No draft is checked for '%s'.\nMaybe add it to en/codes.tsv.".formatted(code));
    }
    return row;
  }

  /// Every code with its title, in order.
  static Map<String, String> titles() {
    var titles = new LinkedHashMap<String, String>();
    ROWS.values().forEach(row -> titles.put(row.code(), row.title()));
    return titles;
  }
}
