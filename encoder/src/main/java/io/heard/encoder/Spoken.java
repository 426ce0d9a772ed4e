package io.heard.encoder;

import io.heard.conversation.Span;
import io.heard.mask.Mask;
import io.heard.text.Aside;
import io.heard.text.Placeholder;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A turn's text as the transformer reads it: each placeholder replaced by ordinary words, since
/// the model has met names and numbers and hardly any brackets; the name of a person by the same
/// name as everybody's, so that a masked turn reads as the turn itself and nobody's name changes
/// what is heard; each sound by a space; words in an unusual spelling by the usual one; with the
/// way back to the text as kept.
final class Spoken {
  /// A turn in which more than this share of the words stays unknown is in no English that spelling
  /// could mend.
  private static final double MOST_UNKNOWN = 0.25;

  private final String text;
  private final List<Piece> pieces;

  /// A stretch that was replaced.
  ///
  /// @param from where it begins in the spoken text
  /// @param to where it ends there
  /// @param kept where it stands in the text as kept
  /// @param placeholder what was replaced; null for a sound or a word
  private record Piece(int from, int to, Span kept, @Nullable Placeholder placeholder) {}

  /// What stands in for a stretch.
  private record Change(Span span, String by, @Nullable Placeholder placeholder) {}

  private Spoken(String text, List<Piece> pieces) {
    this.text = text;
    this.pieces = pieces;
  }

  static Spoken of(Utterance utterance) {
    List<Change> changes = changes(utterance);
    if (changes.isEmpty()) {
      return new Spoken(utterance.text(), List.of());
    }
    var text = new StringBuilder();
    var pieces = new ArrayList<Piece>();
    int at = 0;
    for (Change change : changes) {
      text.append(utterance.text(), at, change.span().from());
      int from = text.length();
      text.append(change.by());
      pieces.add(new Piece(from, text.length(), change.span(), change.placeholder()));
      at = change.span().to();
    }
    text.append(utterance.text(), at, utterance.text().length());
    return new Spoken(text.toString(), pieces);
  }

  /// Placeholders and sounds, names as if they were masked, and words in an unusual spelling; in
  /// order.
  private static List<Change> changes(Utterance utterance) {
    var changes = new ArrayList<Change>();
    for (Aside aside : utterance.asides()) {
      Placeholder placeholder = aside instanceof Placeholder one ? one : null;
      changes.add(
          new Change(
              aside.span(), placeholder == null ? " " : standIn(placeholder.what()), placeholder));
    }
    int asides = changes.size();
    for (Span name : Mask.names(utterance.text())) {
      if (changes.subList(0, asides).stream().noneMatch(aside -> aside.span().overlaps(name))) {
        var placeholder = new Placeholder(name, Placeholder.What.NAME, 1 + changes.size() - asides);
        changes.add(new Change(name, standIn(placeholder.what()), placeholder));
      }
    }
    respelled(utterance, changes);
    changes.sort(Comparator.comparingInt(change -> change.span().from()));
    return changes;
  }

  private static void respelled(Utterance utterance, List<Change> changes) {
    String text = utterance.text();
    List<Change> others = List.copyOf(changes);
    var slips = new ArrayList<Change>();
    int words = 0;
    int unknown = 0;
    int end = 0;
    for (Word word : utterance.words()) {
      if (word.kind() != Word.Kind.WORD || word.from() < end) {
        continue;
      }
      end = end(text, word);
      String said = text.substring(word.from(), end).toLowerCase(Locale.ROOT).replace('’', '\'');
      words++;
      String known = Respelling.known(said);
      boolean slip =
          known == null
              && said.length() >= Respelling.SHORTEST
              && said.indexOf('\'') < 0
              && !isName(utterance, word)
              && Respelling.isUnknown(said);
      if (slip) {
        known = Respelling.slip(said);
        unknown += known == null ? 1 : 0;
      }
      var span = new Span(word.from(), end);
      if (known != null && others.stream().noneMatch(other -> other.span().overlaps(span))) {
        (slip ? slips : changes).add(new Change(span, known, null));
      }
    }
    if (unknown <= 1 || unknown <= MOST_UNKNOWN * words) {
      changes.addAll(slips);
    }
  }

  /// The end of the whole word: one that is written out as two stands there as two.
  private static int end(String text, Word word) {
    int end = word.from();
    while (end < text.length()
        && (Character.isLetter(text.charAt(end))
            || isApostrophe(text.charAt(end))
                && end + 1 < text.length()
                && Character.isLetter(text.charAt(end + 1)))) {
      end++;
    }
    return Math.max(word.to(), end);
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '’';
  }

  /// Whether a word may be somebody's or something's name: it has a capital where none is due.
  private static boolean isName(Utterance utterance, Word word) {
    return Character.isUpperCase(utterance.text().charAt(word.from()))
        && !word.shouted()
        && word.from() != utterance.sentences().get(word.sentence()).span().from();
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
