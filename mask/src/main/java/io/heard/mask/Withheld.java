package io.heard.mask;

import io.heard.conversation.Span;
import io.heard.mask.Run.Atom;
import io.heard.mask.Subjects.About;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows of digits that end with their turn and may go on in the speaker's next: nothing of them is
/// given out before it is decided whether they are a card. What the other side repeats of them
/// waits with them.
final class Withheld {
  /// Digits of one turn that wait.
  ///
  /// @param turn the turn
  /// @param span where they stand in its text as kept
  /// @param digits the digits
  /// @param typed whether they are masked for a reason of their own, whatever becomes of the row
  /// @param alone whether its turn says little else, or it stands among four digits or more
  record Piece(int turn, Span span, String digits, boolean typed, boolean alone) {}

  /// What became of pieces.
  ///
  /// @param pieces the pieces
  /// @param type what they are part of; null where they were released
  /// @param digits all digits together
  /// @param row what the pieces were known by until now
  /// @param card whether they are a whole card, which outdoes every other reason to mask them
  record Decision(
      List<Piece> pieces, @Nullable Type type, String digits, String row, boolean card) {
    Decision {
      pieces = List.copyOf(pieces);
    }
  }

  private static final class Row {
    final int order;
    final String key;
    final List<Piece> pieces = new ArrayList<>();
    final List<Piece> echoes = new ArrayList<>();

    /// What the first words about it said that it is.
    @Nullable About about;

    /// Whether there is talk of a card.
    boolean cards;

    /// Whether a card was asked for or named where some of its digits were said.
    boolean wanted;

    /// Whether nothing but digits was said in its turns.
    boolean pure = true;

    /// How many of the pieces are a card already, which may go on, or be followed by its code.
    int decided;

    /// The digits of that card.
    String card = "";

    int silent;

    Row(int order) {
      this.order = order;
      this.key = "row " + order;
    }

    String digits() {
      return digits(pieces);
    }

    static String digits(List<Piece> pieces) {
      var digits = new StringBuilder();
      pieces.forEach(piece -> digits.append(piece.digits()));
      return digits.toString();
    }
  }

  /// How many turns without digits a speaker may put in between.
  private static final int PATIENCE = 3;

  /// How many words may follow or lead digits when there is talk of a card.
  private static final int FEW_WORDS = 8;

  private static final int MOST_BEHIND = 8;
  private static final int[] NONE = {};

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private int begun;

  /// Takes a turn in.
  ///
  /// @param turn its index
  /// @param speaker who says it
  /// @param found what it holds; what is withheld is added to its finds
  /// @return what was decided by it
  List<Decision> add(int turn, String speaker, Finder.Found found, Context context) {
    var decisions = new ArrayList<Decision>();
    var numbers = new ArrayList<>(found.numbers());
    numbers.removeIf(seen -> isEcho(turn, speaker, seen.run(), found));
    Row row = rows.get(speaker);
    boolean joined = false;
    if (row != null) {
      Numbers.Seen first = numbers.isEmpty() ? null : numbers.getFirst();
      if (first != null && opens(first.run(), found, isWanted(context))) {
        joined = true;
        join(turn, speaker, row, first, found, context, decisions);
      } else if (++row.silent > PATIENCE) {
        rows.remove(speaker);
        settle(row, decisions);
      }
    }
    if (!numbers.isEmpty() && !(joined && numbers.size() == 1)) {
      begin(turn, speaker, numbers.getLast(), found, context, decisions);
    }
    return decisions;
  }

  /// Decides whatever still waits.
  List<Decision> close() {
    var decisions = new ArrayList<Decision>();
    for (Row row : rows.values()) {
      settle(row, decisions);
    }
    rows.clear();
    return decisions;
  }

  /// Whether a card's number or code was asked for and not yet given.
  private static boolean isWanted(Context context) {
    return context.asks(About.CARD) || context.asks(About.CVV);
  }

  private static boolean opens(Run run, Finder.Found found, boolean wanted) {
    return run.opens() || (wanted && words(found.text(), 0, run.from()) <= FEW_WORDS);
  }

  private static boolean trails(Run run, Finder.Found found, boolean wanted) {
    return run.trails()
        || (wanted && words(found.text(), run.to(), found.text().size()) <= FEW_WORDS);
  }

  private static int words(Text text, int from, int to) {
    int words = 0;
    for (int i = from; i < to && words <= FEW_WORDS; i++) {
      words += text.token(i).isSign() ? 0 : 1;
    }
    return words;
  }

  // A row goes on

  private void join(
      int turn,
      String speaker,
      Row row,
      Numbers.Seen seen,
      Finder.Found found,
      Context context,
      List<Decision> decisions) {
    Run run = seen.run();
    row.silent = 0;
    boolean other = isOther(seen, found);
    Find over = found.finds().over(run.from());
    boolean whole = other && over != null && over.type() == Type.CARD;
    int[] card = other && (row.decided > 0 || whole) ? NONE : card(row, run);
    if (card.length == 0 && (other || isTooLong(row, run))) {
      rows.remove(speaker);
      settle(row, decisions);
      begin(turn, speaker, seen, found, context, decisions);
      return;
    }
    row.cards |= context.cards() || seen.asked() == About.CARD;
    row.wanted |= isWanted(context) || seen.asked() == About.CARD;
    boolean goesOn = trails(run, found, isWanted(context));
    if (card.length > 0) {
      becomes(turn, row, run, card, found, decisions);
    } else {
      withhold(turn, row, run, found);
      shorten(row, decisions);
    }
    if (!goesOn) {
      rows.remove(speaker);
      settle(row, decisions);
    }
  }

  /// Whether so much follows a card that it is another number.
  private static boolean isTooLong(Row row, Run run) {
    if (row.decided == 0) {
      return false;
    }
    String behind = Row.digits(row.pieces.subList(row.decided, row.pieces.size()));
    return behind.length() + run.digits().length() > MOST_BEHIND;
  }

  /// The longest card of what waits and the beginning of a turn's first row.
  ///
  /// @return the first piece of it and the number of its atoms in the turn; empty where there is
  ///   none
  private static int[] card(Row row, Run run) {
    // A card that is known already may only turn out to be longer.
    int starts = row.decided > 0 ? 1 : row.pieces.size();
    for (int from = 0; from < starts; from++) {
      var digits = new StringBuilder(Row.digits(row.pieces.subList(from, row.pieces.size())));
      int best = 0;
      for (int to = 1; to <= run.atoms().size() && digits.length() < Cards.MOST; to++) {
        digits.append(run.atoms().get(to - 1).digits());
        boolean whole = row.cards || run.digits(to, run.atoms().size()).length() <= MOST_BEHIND;
        if (digits.length() <= Cards.MOST && whole && Cards.isCard(digits.toString(), row.cards)) {
          best = to;
        }
      }
      if (best > 0) {
        return new int[] {from, best};
      }
    }
    return NONE;
  }

  private void becomes(
      int turn, Row row, Run run, int[] card, Finder.Found found, List<Decision> decisions) {
    // What was said in front of it goes with it: the card may have begun there.
    List<Piece> window = row.pieces.subList(card[0], row.pieces.size());
    String digits = Row.digits(window) + run.digits(0, card[1]);
    var pieces = new ArrayList<>(row.pieces);
    pieces.addAll(row.echoes);
    row.echoes.clear();
    String known = row.card.isEmpty() ? row.key : row.card;
    decisions.add(new Decision(pieces, Type.CARD, digits, known, true));
    Atom last = run.atoms().get(card[1] - 1);
    found.finds().replace(Type.CARD, run.from(), last.to(), digits);
    for (Atom atom : run.atoms().subList(0, card[1])) {
      row.pieces.add(piece(turn, atom, found, true, true));
    }
    row.decided = row.pieces.size();
    row.card = digits;
    row.cards = true;
    if (card[1] < run.atoms().size()) {
      List<Atom> rest = run.atoms().subList(card[1], run.atoms().size());
      Numbers.behindCard(found.finds(), new Run(rest, false, false));
      for (Atom atom : rest) {
        boolean typed = !found.finds().isFree(atom.from(), atom.to());
        row.pieces.add(piece(turn, atom, found, typed, true));
      }
    }
  }

  private static Piece piece(
      int turn, Atom atom, Finder.Found found, boolean typed, boolean alone) {
    return new Piece(turn, found.text().span(atom.from(), atom.to()), atom.digits(), typed, alone);
  }

  /// Whether digits are found to be something else, by form or because somebody said or asked so.
  private static boolean isOther(Numbers.Seen seen, Finder.Found found) {
    Find over = found.finds().over(seen.run().from());
    if (over == null) {
      return false;
    }
    if (over.type() == Type.CARD) {
      return over.key().length() >= Cards.LEAST;
    }
    About about = seen.about() == null ? seen.asked() : seen.about();
    return (about != null && about != About.CARD) || isOtherKind(over);
  }

  /// Without talk of a card, digits that no card of at most nineteen can hold any more are let go.
  private void shorten(Row row, List<Decision> decisions) {
    while (!row.cards && row.pieces.size() > 1 && row.digits().length() >= Cards.MOST) {
      var first = new Row(row.order);
      first.pieces.add(row.pieces.removeFirst());
      first.about = row.about;
      settle(first, decisions);
    }
  }

  // A row begins

  private void begin(
      int turn,
      String speaker,
      Numbers.Seen seen,
      Finder.Found found,
      Context context,
      List<Decision> decisions) {
    Run run = seen.run();
    boolean cards = context.cards() || seen.about() == About.CARD || seen.asked() == About.CARD;
    boolean single = run.digits().length() == 1 && !run.opens();
    boolean wanted = seen.about() == About.CARD || seen.asked() == About.CARD;
    if (!trails(run, found, isWanted(context))
        || isOtherKind(found.finds().over(run.from()))
        || (single && !cards)
        || run.digits().length() > 2 * Cards.MOST) {
      return;
    }
    Row old = rows.remove(speaker);
    if (old != null) {
      settle(old, decisions);
    }
    var row = new Row(++begun);
    row.cards = cards;
    row.wanted = wanted || isWanted(context);
    row.about = about(seen, context);
    Find over = found.finds().over(run.from());
    if (over != null && over.type() == Type.CARD && over.key().length() >= Cards.LEAST) {
      for (Atom atom : run.atoms()) {
        row.pieces.add(piece(turn, atom, found, true, true));
      }
      row.decided = row.pieces.size();
      row.card = over.key();
      row.cards = true;
    } else {
      withhold(turn, row, run, found);
    }
    rows.put(speaker, row);
  }

  private static @Nullable About about(Numbers.Seen seen, Context context) {
    if (seen.about() != null) {
      return seen.about();
    }
    return seen.asked() == null && !context.asked().isEmpty()
        ? context.asked().getFirst()
        : seen.asked();
  }

  /// Whether a find is of a kind that no part of a card is taken for.
  private static boolean isOtherKind(@Nullable Find over) {
    return over != null
        && switch (over.type()) {
          case IBAN, EMAIL, IP, ADDRESS, DOB, EXPIRY, SSN, ID -> true;
          default -> false;
        };
  }

  private static void withhold(int turn, Row row, Run run, Finder.Found found) {
    Finds finds = found.finds();
    boolean pure = run.opens() && run.trails();
    boolean alone = pure || run.digits().length() >= 4;
    row.pure &= pure;
    for (Atom atom : run.atoms()) {
      Find over = finds.over(atom.from());
      boolean part = over != null && over.type() == Type.CARD;
      row.pieces.add(piece(turn, atom, found, over != null && !part, alone));
      if (over != null && part) {
        finds.remove(over);
      }
    }
    for (Atom atom : run.atoms()) {
      finds.add(row.cards ? Type.CARD : Type.NUMBER, atom.from(), atom.to(), row.key);
    }
  }

  // The other side

  /// Whether digits repeat what waits of another speaker; if so they wait with it.
  private boolean isEcho(int turn, String speaker, Run run, Finder.Found found) {
    String digits = run.digits();
    boolean said = digits.length() > 1 || (run.opens() && run.trails());
    if (!said || !mayWait(found.finds(), run)) {
      return false;
    }
    // Who began to say a number goes on with it, whatever the other side says of it.
    Row own = rows.get(speaker);
    for (Row row : rows.values()) {
      boolean earlier = row != own && (own == null || row.order < own.order);
      if (earlier && row.digits().contains(digits)) {
        boolean decided = row.decided > 0;
        for (Atom atom : run.atoms()) {
          free(found.finds(), atom);
          if (!decided) {
            row.echoes.add(piece(turn, atom, found, false, true));
          }
          found
              .finds()
              .add(
                  row.cards ? Type.CARD : Type.NUMBER,
                  atom.from(),
                  atom.to(),
                  decided ? row.card : row.key);
        }
        return true;
      }
    }
    return false;
  }

  /// Whether nothing but what a card may be found by has found digits yet.
  private static boolean mayWait(Finds finds, Run run) {
    for (Atom atom : run.atoms()) {
      Find over = finds.over(atom.from());
      boolean other =
          over != null
              && over.type() != Type.CARD
              && over.type() != Type.CVV
              && over.type() != Type.NUMBER;
      if (other || (over == null && !finds.isFree(atom.from(), atom.to()))) {
        return false;
      }
    }
    return true;
  }

  private static void free(Finds finds, Atom atom) {
    Find over = finds.over(atom.from());
    if (over != null) {
      finds.remove(over);
    }
  }

  // A row ends

  private static void settle(Row row, List<Decision> decisions) {
    var kept = new ArrayList<Piece>();
    var passing = new ArrayList<Piece>();
    for (Piece piece : row.pieces.subList(row.decided, row.pieces.size())) {
      (piece.alone() ? kept : passing).add(piece);
    }
    String digits = Row.digits(kept);
    Type type = null;
    if (!kept.isEmpty()) {
      type = row.decided > 0 ? behind(digits) : type(row, kept, digits);
    }
    kept.addAll(row.echoes);
    if (!kept.isEmpty()) {
      decisions.add(new Decision(kept, type, digits, row.key, false));
    }
    if (!passing.isEmpty()) {
      decisions.add(new Decision(passing, null, "", row.key, false));
    }
  }

  /// What follows a card is its code or its last month, unless it is too long for both.
  private static @Nullable Type behind(String digits) {
    if (digits.length() > MOST_BEHIND) {
      return null;
    }
    return digits.length() == 3 || digits.length() == 4 ? Type.CVV : Type.CARD;
  }

  /// What a row is that became no whole card.
  private static @Nullable Type type(Row row, List<Piece> pieces, String digits) {
    int size = digits.length();
    boolean several = pieces.getFirst().turn() != pieces.getLast().turn();
    About about = row.about;
    if (about == About.CVV && size <= 4) {
      return Type.CVV;
    }
    boolean card = about == null || about == About.CARD || about == About.CVV;
    if (row.cards && card) {
      return (row.wanted && size >= 4) || (row.pure && size >= 8) ? Type.CARD : null;
    }
    if (!several || !row.pure) {
      return null;
    }
    if (about == null) {
      return size >= 10 && Phones.isNational(digits) ? Type.PHONE : null;
    }
    return switch (about) {
      case CARD -> size >= 4 ? Type.CARD : null;
      case CVV, PIN -> size >= 3 ? Type.PIN : null;
      case PHONE -> size >= 7 && size <= 15 ? Type.PHONE : null;
      case SSN -> size == 9 || size == 4 ? Type.SSN : null;
      case ID -> size >= 6 ? Type.ID : null;
      case PASSPORT -> size >= 6 ? Type.PASSPORT : null;
      case LICENCE -> size >= 5 ? Type.LICENCE : null;
      case DOB -> size >= 4 && size <= 8 ? Type.DOB : null;
      case ORDER -> size >= 4 ? Type.ORDER : null;
      case ACCOUNT -> size >= 4 ? Type.ACCOUNT : null;
      case IBAN -> size >= 10 ? Type.IBAN : null;
      case ZIP -> size >= 4 && size <= 9 ? Type.ZIP : null;
      case EXPIRY -> size == 4 || size == 6 ? Type.EXPIRY : null;
      case EMAIL, IP, NAME, ADDRESS, OTHER, VERSION, ENDING -> null;
    };
  }
}
