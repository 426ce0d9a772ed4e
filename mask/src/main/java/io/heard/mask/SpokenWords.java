package io.heard.mask;

import io.heard.conversation.Span;
import io.heard.conversation.SpokenWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Masks the words of a recogniser as the text of their turn is masked. Words under one placeholder
/// become one, from the first's beginning to the last's end.
final class SpokenWords {
  /// How far behind the last word the next one is looked for.
  private static final int REACH = 60;

  private final Ledger ledger;
  private final Known known;

  SpokenWords(Ledger ledger, Known known) {
    this.ledger = ledger;
    this.known = known;
  }

  List<SpokenWord> mask(List<SpokenWord> words, String text, List<Rendering.Piece> pieces) {
    if (words.isEmpty()) {
      return words;
    }
    var entities = new @Nullable Entity[words.size()];
    boolean[] aligned = aligned(words, text, pieces, entities);
    byThemselves(words, pieces, aligned, entities);
    for (int each = 0; each < entities.length; each++) {
      Entity one = entities[each];
      entities[each] = one == null || one.shown() ? one : null;
    }
    var masked = new ArrayList<SpokenWord>();
    int i = 0;
    while (i < words.size()) {
      Entity entity = entities[i];
      int to = i + 1;
      while (entity != null && to < words.size() && entity.equals(entities[to])) {
        to++;
      }
      SpokenWord first = words.get(i);
      masked.add(
          entity == null
              ? first
              : new SpokenWord(
                  entity.placeholder(),
                  first.at(),
                  words.get(to - 1).until(),
                  to == i + 1 ? first.confidence() : null));
      i = to;
    }
    return List.copyOf(masked);
  }

  /// Words that stand in the text are masked where it is.
  private static boolean[] aligned(
      List<SpokenWord> words,
      String text,
      List<Rendering.Piece> pieces,
      @Nullable Entity[] entities) {
    var aligned = new boolean[words.size()];
    String lower = text.toLowerCase(Locale.ROOT);
    boolean same = lower.length() == text.length();
    List<Rendering.Piece> sorted = Rendering.merged(text, pieces);
    int at = 0;
    int piece = 0;
    for (int i = 0; same && i < words.size(); i++) {
      String word = words.get(i).text().strip().toLowerCase(Locale.ROOT);
      int found = word.isEmpty() ? -1 : lower.indexOf(word, at);
      if (found < 0 || found - at > REACH) {
        continue;
      }
      aligned[i] = true;
      at = found + word.length();
      while (piece < sorted.size() && sorted.get(piece).span().to() <= found) {
        piece++;
      }
      if (piece < sorted.size() && sorted.get(piece).span().from() < at) {
        entities[i] = sorted.get(piece).entity();
      }
    }
    return aligned;
  }

  /// A recogniser's words may differ from the text, "four two" for "42": they are looked at once
  /// more by themselves, and digits among them are masked where the text's are.
  private void byThemselves(
      List<SpokenWord> words,
      List<Rendering.Piece> pieces,
      boolean[] aligned,
      @Nullable Entity[] entities) {
    var joined = new StringBuilder();
    int[] starts = new int[words.size() + 1];
    for (int i = 0; i < words.size(); i++) {
      starts[i] = joined.length();
      joined.append(words.get(i).text()).append(' ');
    }
    starts[words.size()] = joined.length();
    Text text = Text.of(joined.toString());
    Finder.Found found = Finder.find(text, Context.NONE);
    known.find(found.finds(), found.numbers(), false);
    for (Find find : found.finds().all()) {
      mark(
          text.span(find.from(), find.to()),
          ledger.entity(find.type(), find.key()),
          starts,
          entities);
    }
    for (Rendering.Piece piece : pieces) {
      boolean digits =
          switch (piece.entity().type()) {
            case NAME, EMAIL, ADDRESS -> false;
            default -> true;
          };
      for (int i = 0; digits && i < words.size(); i++) {
        if (!aligned[i] && entities[i] == null && isDigits(words.get(i).text())) {
          entities[i] = piece.entity();
        }
      }
    }
  }

  private static boolean isDigits(String word) {
    for (Token token : Text.of(word).tokens()) {
      if (token.isNumber() || (token.isWord() && Numerals.isNumeral(token.key()))) {
        return true;
      }
    }
    return false;
  }

  private static void mark(Span span, Entity entity, int[] starts, @Nullable Entity[] entities) {
    for (int i = 0; i < entities.length; i++) {
      if (entities[i] == null && starts[i] < span.to() && span.from() < starts[i + 1] - 1) {
        entities[i] = entity;
      }
    }
  }
}
