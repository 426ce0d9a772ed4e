package io.heard.formats.speech;

import io.heard.conversation.SpokenWord;
import io.heard.conversation.Turn;
import io.heard.formats.Draft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Words one after the other, where a recogniser gives no stretches of speech: words in a row by
/// one speaker are one turn.
final class WordRow {
  /// The pause at which speech on one side may be cut by the other side: Deepgram's own default for
  /// cutting utterances (`utt_split`, 0.8 s). A "mhm" in the middle of a sentence cuts nothing.
  private static final Duration PAUSE = Duration.ofMillis(800);

  /// What stands between two words.
  enum Joint {
    /// A blank on both sides.
    APART,
    /// It belongs to what stands before it, like a comma.
    BEFORE,
    /// It belongs to what comes after it, like an opening quotation mark.
    AFTER,
    /// To both, like a hyphen.
    BOTH
  }

  /// One word with who said it.
  ///
  /// @param where its place, appended to the input's name
  /// @param joint how it is joined to its neighbours
  /// @param part a number that changes where somebody else begins who is not named either
  record Heard(String where, Draft.Party party, SpokenWord word, Joint joint, int part) {
    static Heard of(String where, Draft.Party party, SpokenWord word) {
      return new Heard(where, party, word, Joint.APART, 0);
    }
  }

  private record Piece(Duration from, List<Heard> words) {}

  private WordRow() {}

  /// The words of all sides in one row, as they took turns; those of one side as they are.
  static List<Heard> woven(List<List<Heard>> sides) {
    List<List<Heard>> heard = sides.stream().filter(side -> !side.isEmpty()).toList();
    if (heard.size() < 2) {
      return heard.isEmpty() ? List.of() : heard.getFirst();
    }
    var pieces = new ArrayList<Piece>();
    heard.forEach(side -> cut(side, pieces));
    pieces.sort(Comparator.comparing(Piece::from));
    return pieces.stream().map(Piece::words).flatMap(List::stream).toList();
  }

  private static void cut(List<Heard> side, List<Piece> pieces) {
    Duration spoken = Duration.ZERO;
    int from = 0;
    for (int i = 1; i <= side.size(); i++) {
      Heard last = side.get(i - 1);
      Duration end = last.word().until() == null ? last.word().at() : last.word().until();
      Duration next = i < side.size() ? side.get(i).word().at() : null;
      boolean pause = end != null && next != null && next.minus(end).compareTo(PAUSE) >= 0;
      if (i == side.size() || pause || !side.get(i).party().equals(last.party())) {
        Duration begun = side.get(from).word().at();
        spoken = begun == null ? spoken : begun;
        pieces.add(new Piece(spoken, side.subList(from, i)));
        from = i;
      }
    }
  }

  /// The turns of a row.
  ///
  /// @param delimiter what is written between words: a blank, or nothing in Chinese and Japanese
  static List<Said> turns(List<Heard> row, String delimiter) {
    var turns = new ArrayList<Said>();
    int from = 0;
    while (from < row.size()) {
      Heard first = row.get(from);
      int length = first.word().text().length();
      int to = from + 1;
      while (to < row.size()
          && row.get(to).party().equals(first.party())
          && row.get(to).part() == first.part()
          && length + 1 + row.get(to).word().text().length() <= Turn.MOST_CHARACTERS) {
        length += 1 + row.get(to).word().text().length();
        to++;
      }
      turns.add(turn(row.subList(from, to), delimiter));
      from = to;
    }
    return turns;
  }

  private static Said turn(List<Heard> row, String delimiter) {
    var text = new StringBuilder();
    var words = new ArrayList<SpokenWord>();
    Joint last = Joint.AFTER;
    for (Heard heard : row) {
      boolean joined = last == Joint.AFTER || last == Joint.BOTH || isJoined(heard.joint());
      if (!joined) {
        text.append(delimiter);
      }
      text.append(heard.word().text());
      if (joined && !words.isEmpty()) {
        words.set(words.size() - 1, together(words.getLast(), heard.word(), last));
      } else {
        words.add(heard.word());
      }
      last = heard.joint();
    }
    Duration at = null;
    Duration until = null;
    for (SpokenWord word : words) {
      at = at == null ? word.at() : at;
      until = later(until, word.until());
    }
    Heard first = row.getFirst();
    return Said.of(first.where(), first.party(), at, until, text.toString(), List.copyOf(words));
  }

  private static boolean isJoined(Joint joint) {
    return joint == Joint.BEFORE || joint == Joint.BOTH;
  }

  /// A word with its mark: the word's confidence, the times of both.
  private static SpokenWord together(SpokenWord one, SpokenWord other, Joint first) {
    return new SpokenWord(
        one.text() + other.text(),
        one.at() == null ? other.at() : one.at(),
        later(one.until(), other.until()),
        first == Joint.AFTER ? other.confidence() : one.confidence());
  }

  static @Nullable Duration later(@Nullable Duration one, @Nullable Duration other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) >= 0 ? one : other;
  }
}
