package io.heard.encoder;

import io.heard.conversation.Span;
import io.heard.mask.Mask;
import io.heard.text.Aside;
import io.heard.text.Placeholder;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A turn's text as the transformer reads it: each placeholder replaced by ordinary words, since
/// the model has met names and numbers and hardly any brackets; the name of a person by the same
/// name as everybody's, so that a masked turn reads as the turn itself and nobody's name changes
/// what is heard; and each sound by a space; with the way back to the text as kept.
final class Spoken {
  private final String text;
  private final List<Piece> pieces;

  /// A stretch that was replaced.
  ///
  /// @param from where it begins in the spoken text
  /// @param to where it ends there
  /// @param kept where it stands in the text as kept
  /// @param placeholder what was replaced; null for a sound
  private record Piece(int from, int to, Span kept, @Nullable Placeholder placeholder) {}

  private Spoken(String text, List<Piece> pieces) {
    this.text = text;
    this.pieces = pieces;
  }

  static Spoken of(Utterance utterance) {
    List<Aside> asides = asides(utterance);
    if (asides.isEmpty()) {
      return new Spoken(utterance.text(), List.of());
    }
    var text = new StringBuilder();
    var pieces = new ArrayList<Piece>();
    int at = 0;
    for (Aside aside : asides) {
      text.append(utterance.text(), at, aside.span().from());
      int from = text.length();
      Placeholder placeholder = aside instanceof Placeholder one ? one : null;
      text.append(placeholder == null ? " " : standIn(placeholder.what()));
      pieces.add(new Piece(from, text.length(), aside.span(), placeholder));
      at = aside.span().to();
    }
    text.append(utterance.text(), at, utterance.text().length());
    return new Spoken(text.toString(), pieces);
  }

  /// Placeholders and sounds, and the names as if they were masked.
  private static List<Aside> asides(Utterance utterance) {
    List<Aside> kept = utterance.asides();
    var names = new ArrayList<Aside>();
    for (Span name : Mask.names(utterance.text())) {
      if (kept.stream().noneMatch(aside -> aside.span().overlaps(name))) {
        names.add(new Placeholder(name, Placeholder.What.NAME, names.size() + 1));
      }
    }
    if (names.isEmpty()) {
      return kept;
    }
    names.addAll(kept);
    names.sort(Comparator.comparingInt(aside -> aside.span().from()));
    return names;
  }

  /// The words in place of a placeholder. Of several tried on 300 turns of the corpus each, whose
  /// names, numbers, days, sums and places were taken out, those with which the fewest labels
  /// differ from the labels of the text with the real words; a word like "that" or nothing at all
  /// changed two to three times as many. Names (with those that do not say what they are): 26 of
  /// 303 turns, numbers 26, days 39 of 300, sums 26 of 303, places 26 of 301.
  private static String standIn(Placeholder.What what) {
    return switch (what) {
      case NAME, OTHER -> "Sam";
      case NUMBER -> "4821";
      case EMAIL -> "sam@mail.com";
      case PLACE -> "Mill Road";
      case TIME -> "Tuesday";
      case MONEY -> "£35";
      case COMPANY -> "Orbit";
      case LINK -> "the link";
      case ATTACHMENT -> "photo";
    };
  }

  /// The text with stand-ins.
  String text() {
    return text;
  }

  /// The placeholder that a stretch of the spoken text stands in for; null where it was said.
  @Nullable Placeholder standsFor(Span span) {
    for (Piece piece : pieces) {
      if (span.from() < piece.to() && piece.from() < span.to()) {
        return piece.placeholder();
      }
    }
    return null;
  }

  /// Where a stretch of the spoken text stands in the text as kept.
  Span kept(Span span) {
    return pieces.isEmpty() ? span : new Span(kept(span.from(), false), kept(span.to(), true));
  }

  private int kept(int unit, boolean end) {
    int moved = 0;
    for (Piece piece : pieces) {
      if (end ? unit <= piece.from() : unit < piece.from()) {
        break;
      }
      if (end ? unit <= piece.to() : unit < piece.to()) {
        return end ? piece.kept().to() : piece.kept().from();
      }
      moved = piece.kept().to() - piece.to();
    }
    return unit + moved;
  }
}
