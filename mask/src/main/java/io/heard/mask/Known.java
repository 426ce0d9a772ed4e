package io.heard.mask;

import io.heard.mask.Run.Atom;
import java.util.List;

/// Finds again what was found before, wherever it stands and however it is written.
final class Known {
  private static final int MOST_TOKENS = 60;
  private static final int MOST_ATOMS = 24;

  private final Ledger ledger;
  private final Lists lists = Lists.get();

  Known(Ledger ledger) {
    this.ledger = ledger;
  }

  /// Adds what a text holds of known entities.
  ///
  /// @param numbers its rows of digits
  /// @param data whether it is no talk but a field, where capitals say nothing
  void find(Finds finds, List<Numbers.Seen> numbers, boolean data) {
    for (Numbers.Seen seen : numbers) {
      rows(finds, seen.run());
    }
    codes(finds);
    names(finds, data);
  }

  /// Whole rows of digits and their parts between two pieces.
  private void rows(Finds finds, Run run) {
    List<Atom> atoms = run.atoms();
    if (atoms.size() > MOST_ATOMS || ledger.longest() == 0) {
      return;
    }
    for (int from = 0; from < atoms.size(); from++) {
      var digits = new StringBuilder();
      int best = -1;
      for (int to = from; to < atoms.size() && digits.length() <= ledger.longest(); to++) {
        digits.append(atoms.get(to).digits());
        boolean known = isCode(digits.toString(), from == 0 && to == atoms.size() - 1);
        boolean part =
            !known
                && ledger.holdsCards()
                && digits.length() < Cards.LEAST
                && ledger.card(digits.toString()) != null;
        best = known || part ? to : best;
      }
      if (best >= 0) {
        String key = run.digits(from, best + 1);
        Entity entity = ledger.code(key);
        Type type = entity == null ? Type.CARD : entity.type();
        finds.add(type, atoms.get(from).from(), atoms.get(best).to(), key);
        from = best;
      }
    }
  }

  /// A security code is three digits or four: only where these stand by themselves are they it.
  private boolean isCode(String digits, boolean whole) {
    Entity entity = ledger.code(digits);
    return entity != null && (whole || (entity.type() != Type.CVV && entity.type() != Type.PIN));
  }

  /// Codes of letters and digits, however they are separated.
  private void codes(Finds finds) {
    if (ledger.longest() == 0) {
      return;
    }
    Text text = finds.text();
    for (int from = 0; from < text.size(); from++) {
      if (text.token(from).isSign() || !finds.isFree(from) || isGlued(text, from)) {
        continue;
      }
      var code = new StringBuilder();
      int best = from;
      for (int to = from; to < text.size() && to - from < MOST_TOKENS && finds.isFree(to); to++) {
        Token token = text.token(to);
        if (!token.isSign()) {
          code.append(token.key());
          if (code.length() > ledger.longest()) {
            break;
          }
          boolean one = to == from || hasLetter(code);
          if (one && !isGlued(text, to + 1) && ledger.code(code.toString()) != null) {
            best = to + 1;
          }
        }
      }
      if (best > from) {
        String key = Finds.squashed(text, from, best);
        Entity entity = ledger.code(key);
        if (entity != null && finds.add(entity.type(), from, best, key)) {
          from = best - 1;
        }
      }
    }
  }

  private static boolean hasLetter(CharSequence code) {
    return !code.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /// Whether letters or digits stand on both sides of a token's beginning without a gap.
  private static boolean isGlued(Text text, int i) {
    return i > 0
        && i < text.size()
        && !text.token(i).spaced()
        && !text.token(i).isSign()
        && !text.token(i - 1).isSign();
  }

  private void names(Finds finds, boolean data) {
    Text text = finds.text();
    int i = 0;
    while (i < text.size()) {
      int to = finds.isFree(i) && isPart(text, i, data) ? i + 1 : i;
      while (to > i && to < text.size() && finds.isFree(to)) {
        int next = isJoint(text, to) ? to + 1 : to;
        boolean more =
            next < text.size()
                && finds.isFree(next)
                && !text.token(next).broken()
                && (isPart(text, next, data) || isSmallInside(text, next));
        if (!more) {
          break;
        }
        to = next + 1;
      }
      while (to > i && !isPart(text, to - 1, data)) {
        to--;
      }
      if (to > i) {
        finds.add(Type.NAME, i, to, key(text, i, to));
      }
      i = Math.max(to, i + 1);
    }
  }

  private static boolean isJoint(Text text, int i) {
    return (text.isSign(i, '.') && text.token(i - 1).length() == 1)
        || (text.isSign(i, '-') && !text.token(i).spaced());
  }

  /// An initial or a particle between two parts of a name.
  private boolean isSmallInside(Text text, int i) {
    Token token = text.token(i);
    boolean small =
        token.isWord()
            && ((token.length() == 1 && token.isCapital()) || NameParts.isSmall(token.key()));
    return small
        && i + 1 < text.size()
        && ledger
            .people()
            .holds(
                text.token(text.isSign(i + 1, '.') ? Math.min(i + 2, text.size() - 1) : i + 1)
                    .key());
  }

  /// Whether a word is a part of a known name here. One that is an ordinary word too wants a
  /// capital where no sentence begins.
  private boolean isPart(Text text, int i, boolean data) {
    Token token = text.token(i);
    if (!token.isWord() || !ledger.people().holds(token.key())) {
      return false;
    }
    boolean letters =
        token.shape() == Token.Shape.UPPER && token.length() <= 3 && !text.caseless() && !data;
    if (letters) {
      return false;
    }
    boolean word = lists.isWord(token.key()) && !NameParts.isAlways(token.key());
    if (!word) {
      return true;
    }
    if (data) {
      return token.isCapital() || text.size() <= 3 || stands(text, i - 2) || stands(text, i + 2);
    }
    if (text.caseless()) {
      return false;
    }
    boolean called =
        text.isSign(i + 1, ',')
            || i + 1 >= text.size()
            || (i > 0 && text.isAny(i - 1, "hi", "hello", "dear", "hey", "mr", "mrs", "ms", "dr"));
    Lists.First first = lists.first(token.key());
    boolean usual = first == Lists.First.PLAIN || first == Lists.First.ALSO_WORD;
    return token.isCapital() && (usual || called || !text.beginsSentence(i));
  }

  /// Whether a part of a name that is no other word stands at a place, as in "ann-ray.json".
  private boolean stands(Text text, int i) {
    return i >= 0
        && i < text.size()
        && text.token(i).isWord()
        && ledger.people().holds(text.token(i).key())
        && !lists.isWord(text.token(i).key());
  }

  private static String key(Text text, int from, int to) {
    var key = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (!text.token(i).isSign()) {
        key.append(key.isEmpty() ? "" : " ").append(text.token(i).key());
      }
    }
    return key.toString();
  }
}
