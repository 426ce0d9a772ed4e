package io.heard.server;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Words that are sought. Each has to stand in some turn of a conversation, in whatever letters, as
/// a word or the beginning of one.
///
/// @param words folded
record Sought(List<String> words) {
  static final int LONGEST = 200;
  static final Sought NOTHING = new Sought(List.of());

  private static final Pattern PIECE = Pattern.compile("[a-z0-9]+");

  Sought {
    words = List.copyOf(words);
  }

  /// The words of a query.
  static Sought of(@Nullable String query) {
    return query == null
        ? NOTHING
        : new Sought(
            Stream.of(folded(query).split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList());
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replace('’', '\'');
  }

  /// For each word letters and digits of ASCII that stand in every text that holds it, by which a
  /// database leaves out what cannot; empty where a word has none.
  List<String> pieces() {
    List<String> pieces = words.stream().map(Sought::piece).toList();
    return pieces.contains("") ? List.of() : pieces;
  }

  private static String piece(String word) {
    String longest = "";
    Matcher matcher = PIECE.matcher(word);
    while (matcher.find()) {
      longest = matcher.group().length() > longest.length() ? matcher.group() : longest;
    }
    return longest;
  }

  /// Looks through the turns of one conversation.
  Match match() {
    return new Match(words);
  }

  /// What was found so far in one conversation. Not for several threads.
  static final class Match {
    private final List<String> words;
    private final BitSet seen = new BitSet();

    private Match(List<String> words) {
      this.words = words;
    }

    /// Whether one of the words stands in a turn's text.
    boolean in(String text) {
      String folded = folded(text);
      boolean any = false;
      for (int i = 0; i < words.size(); i++) {
        if (holds(folded, words.get(i))) {
          seen.set(i);
          any = true;
        }
      }
      return any;
    }

    /// Whether each of the words was found.
    boolean whole() {
      return seen.cardinality() == words.size();
    }

    private static boolean holds(String text, String word) {
      boolean begins = Character.isLetterOrDigit(word.codePointAt(0));
      for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        if (at == 0 || !begins || !Character.isLetterOrDigit(text.codePointBefore(at))) {
          return true;
        }
      }
      return false;
    }
  }

  @Override
  public String toString() {
    return "Sought[%d words]".formatted(words.size());
  }
}
