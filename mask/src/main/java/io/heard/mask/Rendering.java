package io.heard.mask;

import io.heard.conversation.Span;
import io.heard.conversation.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A text with placeholders in the place of what was found.
final class Rendering {
  /// A stretch of a text that a placeholder stands for.
  record Piece(Span span, Entity entity) {}

  private Rendering() {}

  /// The text with its pieces replaced. A text that would become longer than a turn may be is cut
  /// where the limit is reached, never inside a placeholder.
  static String of(String text, List<Piece> pieces) {
    if (pieces.isEmpty()) {
      return text;
    }
    var masked = new StringBuilder(text.length() + 8 * pieces.size());
    int at = 0;
    for (Piece piece : merged(text, pieces)) {
      masked.append(text, at, piece.span().from());
      String placeholder = piece.entity().placeholder();
      if (masked.length() + placeholder.length() > Turn.MOST_CHARACTERS) {
        masked.setLength(Math.min(masked.length(), Turn.MOST_CHARACTERS));
        return masked.toString();
      }
      masked.append(placeholder);
      at = piece.span().to();
    }
    masked.append(text, at, text.length());
    masked.setLength(Math.min(masked.length(), Math.max(text.length(), Turn.MOST_CHARACTERS)));
    return masked.toString();
  }

  /// The pieces in order. Two of one entity that only spaces, hyphens or points part are one.
  static List<Piece> merged(String text, List<Piece> pieces) {
    var sorted = new ArrayList<>(pieces);
    sorted.removeIf(piece -> !piece.entity().shown());
    sorted.sort(Comparator.comparingInt(piece -> piece.span().from()));
    var merged = new ArrayList<Piece>();
    for (Piece piece : sorted) {
      Piece last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && piece.span().from() < last.span().to()) {
        if (piece.span().to() > last.span().to()) {
          merged.set(merged.size() - 1, new Piece(last.span().with(piece.span()), last.entity()));
        }
      } else if (last != null
          && last.entity().equals(piece.entity())
          && isGap(text, last.span().to(), piece.span().from())) {
        merged.set(merged.size() - 1, new Piece(last.span().with(piece.span()), last.entity()));
      } else {
        merged.add(piece);
      }
    }
    return merged;
  }

  private static boolean isGap(String text, int from, int to) {
    if (to - from > 3) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean joins =
          c == '-'
              || c == '.'
              || (Character.isSpaceChar(c) && c != '\n')
              || Character.getType(c) == Character.FORMAT;
      if (!joins) {
        return false;
      }
    }
    return true;
  }
}
