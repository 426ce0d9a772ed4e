package io.heard.coach;

import io.heard.conversation.Span;
import io.heard.page.Table;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Utterance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Words with better ones: the rows of `en/words.tsv`, which says what its columns mean. They
/// detect nothing: a detector has said that something stands there.
final class Wordings {
  private static final int COLUMNS = 4;
  private static final List<List<String>> ROWS =
      Table.beside(Wordings.class, "en/words.tsv", COLUMNS).rows();
  private static final Map<String, Phrases> BY_CODE = compiled();

  private Wordings() {}

  /// A better wording.
  ///
  /// @param span the words
  /// @param better what could stand there, parted by `|`
  /// @param why the reason; `-` for the code's own
  /// @param always whether it is worth a word even where the finding is only possible
  record Better(Span span, String better, String why, boolean always) {}

  private static Map<String, Phrases> compiled() {
    var lines = new HashMap<String, StringBuilder>();
    for (int i = 0; i < ROWS.size(); i++) {
      lines
          .computeIfAbsent(code(i), key -> new StringBuilder())
          .append(ROWS.get(i).get(1))
          .append(" :: ")
          .append(i)
          .append('\n');
    }
    var compiled = new HashMap<String, Phrases>();
    lines.forEach((code, text) -> compiled.put(code, Phrases.of(text.toString())));
    return Map.copyOf(compiled);
  }

  private static String code(int row) {
    String cell = ROWS.get(row).getFirst();
    return cell.endsWith("!") ? cell.substring(0, cell.length() - 1) : cell;
  }

  /// The better wording for words that a label was heard in: of the rows that stand there the
  /// first, and of several such places the last for a "but", the first otherwise.
  static Optional<Better> of(String code, Utterance draft, Span heard) {
    Phrases phrases = BY_CODE.get(code);
    if (phrases == null) {
      return Optional.empty();
    }
    boolean last = code.equals("but-negation");
    Match best = null;
    for (Match match : phrases.in(draft)) {
      if (!match.span().overlaps(heard)) {
        continue;
      }
      if (best == null || (last ? match.from() > best.from() : row(match) < row(best))) {
        best = match;
      }
    }
    if (best == null) {
      return Optional.empty();
    }
    List<String> cells = ROWS.get(row(best));
    return Optional.of(
        new Better(best.span(), cells.get(2), cells.get(3), cells.getFirst().endsWith("!")));
  }

  private static int row(Match match) {
    return Integer.parseInt(match.tag());
  }
}
