package io.heard.mask;

import io.heard.mask.Run.Atom;
import io.heard.mask.Subjects.About;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides what rows of digits are: by checksum, by what the words around them say, by what was
/// asked for, by form.
final class Numbers {
  /// A row of digits and what came of it.
  ///
  /// @param run the digits
  /// @param about what the words around it say that it is; null where they do not
  /// @param asked what it answers; null where it answers nothing
  record Seen(Run run, @Nullable About about, @Nullable About asked) {}

  private static final int LEAST_CARD = 12;
  private static final int MOST_CARD = 19;

  /// How numbers without a leading zero are grouped where they are written so.
  private static final Set<String> GROUPS =
      Set.of(
          "3-3-3", "2-3-3", "2-3-2-2", "3-2-2-2", "3-3-2-2", "2-3-4", "2-4-4", "3-3-4", "2-2-3",
          "3-2-3");

  /// More pieces than a telephone number has digits.
  private static final int MOST_PIECES = 16;

  private final Finds finds;
  private final Text text;
  private final List<Subjects.Found> subjects;
  private final Context context;
  private final boolean[] linked;

  private Numbers(Finds finds, List<Subjects.Found> subjects, Context context, boolean[] linked) {
    this.finds = finds;
    this.text = finds.text();
    this.subjects = subjects;
    this.context = context;
    this.linked = linked;
  }

  /// Finds numbers.
  ///
  /// @param linked for each token whether it stands in a link
  /// @return all rows of digits, in order
  static List<Seen> find(
      Finds finds,
      List<Subjects.Found> subjects,
      Context context,
      List<Dates.Found> dates,
      boolean[] linked) {
    var numbers = new Numbers(finds, subjects, context, linked);
    numbers.births(dates);
    numbers.expiries();
    boolean[] taken = finds.taken();
    Quantities.mark(finds.text(), dates, taken);
    for (Subjects.Found subject : subjects) {
      // "The last four digits" are no digits.
      Arrays.fill(taken, subject.from(), subject.to(), true);
    }
    var seen = new ArrayList<Seen>();
    for (Run run : Numerals.in(finds.text(), taken)) {
      Subjects.Found subject = Subjects.of(finds.text(), subjects, run.from(), run.to());
      About about = subject == null ? numbers.code(run) : meant(subject, run);
      About asked = about == null ? numbers.answered(run) : null;
      seen.add(new Seen(run, about, asked));
      numbers.decide(run, about, asked);
    }
    numbers.behindCards();
    return seen;
  }

  // Dates

  private void births(List<Dates.Found> dates) {
    boolean asked = context.asks(About.DOB);
    for (Dates.Found date : dates) {
      About about = Subjects.about(text, subjects, date.from(), date.to());
      boolean answer = about == null && asked && (date.whole() || text.size() <= 12);
      if (about == About.DOB || answer) {
        finds.add(Type.DOB, date.from(), date.to(), finds.squashed(date.from(), date.to()));
        // One answer is enough.
        asked = false;
      }
    }
  }

  /// A card's last month: `12/26`, where there is talk of a card or of its end.
  private void expiries() {
    for (int i = 0; i + 2 < text.size(); i++) {
      if (!isExpiry(i)
          || text.isSign(i + 3, '/')
          || text.isSign(i + 3, '-')
          || text.isSign(i - 1, '/')
          || text.isSign(i - 1, '-')) {
        continue;
      }
      About about = Subjects.about(text, subjects, i, i + 3);
      boolean told = about == About.EXPIRY && (context.cards() || speaksOfCard());
      if (told || context.asks(About.EXPIRY)) {
        finds.add(Type.EXPIRY, i, i + 3, finds.squashed(i, i + 3));
      }
    }
  }

  /// `12/26, 123` behind a card.
  private void behindCards() {
    for (Find card : finds.all()) {
      if (card.type() != Type.CARD || card.key().length() < LEAST_CARD) {
        continue;
      }
      int at = past(card.to());
      if (isExpiry(at)) {
        finds.add(Type.EXPIRY, at, at + 3, finds.squashed(at, at + 3));
        at = past(at + 3);
      }
      boolean code =
          at < text.size()
              && text.token(at).isNumber()
              && (text.token(at).length() == 3 || text.token(at).length() == 4)
              && (at + 1 >= text.size()
                  || !text.token(at + 1).isWord()
                  || text.token(at + 1).broken());
      if (code) {
        finds.add(Type.CVV, at, at + 1, text.token(at).key());
      }
    }
  }

  /// The token behind signs and what else may stand between a card's number, month and code.
  private int past(int i) {
    int at = i;
    while (at < text.size()
        && at - i < 6
        && (text.token(at).isSign()
            || text.isAny(
                at, "exp", "expiry", "expires", "and", "cvv", "cvc", "valid", "thru", "date",
                "code"))) {
      at++;
    }
    return at;
  }

  private boolean isExpiry(int i) {
    return i + 2 < text.size()
        && text.token(i).isNumber()
        && text.token(i).length() <= 2
        && isMonth(text.token(i).key())
        && (text.isSign(i + 1, '/') || text.isSign(i + 1, '-'))
        && text.token(i + 2).isNumber()
        && (text.token(i + 2).length() == 2 || text.token(i + 2).length() == 4);
  }

  private boolean speaksOfCard() {
    for (Subjects.Found subject : subjects) {
      if (subject.about() == About.CARD || subject.about() == About.CVV) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMonth(String digits) {
    int month = Integer.parseInt(digits);
    return month >= 1 && month <= 12;
  }

  // Rows of digits

  /// "The code is 123", where there is talk of a card.
  private @Nullable About code(Run run) {
    boolean talk = context.cards() || speaksOfCard();
    for (int i = run.from() - 1; talk && i >= 0 && i >= run.from() - 4; i--) {
      if (text.isAny(i, "code")) {
        return About.CVV;
      }
    }
    return null;
  }

  /// What a subject says of a row. "Card" alone, without "number" or "ending in", says nothing of a
  /// few digits.
  private static @Nullable About meant(Subjects.Found subject, Run run) {
    boolean few = run.digits().length() < LEAST_CARD;
    return subject.about() == About.CARD && !subject.far() && few ? null : subject.about();
  }

  /// What the row answers: what was asked last that such digits can be.
  private @Nullable About answered(Run run) {
    if (!run.opens() && !run.trails() && text.size() > 12 && !isSentence(run)) {
      return null;
    }
    int size = run.digits().length();
    for (About about : context.asked()) {
      boolean fits =
          switch (about) {
            case CARD -> size >= 4;
            case CVV -> size == 3 || size == 4;
            case EXPIRY -> size == 4 || size == 6 || size == 3;
            case PIN -> size >= 4 && size <= 8;
            case PHONE -> size >= 6 && size <= 16;
            case SSN -> size == 9 || size == 4;
            case ID -> size >= 8 && size <= 16;
            case PASSPORT, LICENCE -> size >= 6 && size <= 16;
            case DOB -> size >= 4 && size <= 8;
            case ORDER, ACCOUNT -> size >= 4 || (size == 3 && text.size() <= 6);
            case ZIP -> size >= 4 && size <= 9;
            case IBAN -> size >= 12;
            case OTHER, VERSION, ENDING -> about == context.asked().getFirst();
            case EMAIL, IP, NAME, ADDRESS -> false;
          };
      if (fits) {
        return about;
      }
    }
    return null;
  }

  /// Whether the digits are all that a sentence says.
  private boolean isSentence(Run run) {
    boolean begins = run.from() == 0 || isStop(run.from() - 1) || text.token(run.from()).broken();
    boolean ends = run.to() >= text.size() || isStop(run.to()) || text.token(run.to()).broken();
    return begins && ends;
  }

  private boolean isStop(int i) {
    return text.isSign(i, '.') || text.isSign(i, '!') || text.isSign(i, '?') || text.isSign(i, ')');
  }

  private void decide(Run run, @Nullable About about, @Nullable About asked) {
    int from = cards(run, about, asked);
    if (from < run.atoms().size()) {
      Run rest =
          from == 0
              ? run
              : new Run(run.atoms().subList(from, run.atoms().size()), run.opens(), run.trails());
      boolean behindCard = from > 0;
      if (behindCard && behind(rest)) {
        return;
      }
      About said = about != null ? about : asked;
      if (said == null || !named(rest, said, about == null)) {
        forms(rest, said);
      }
    }
  }

  /// Finds the cards in a row.
  ///
  /// @return the atom behind the last card; 0 where there is none
  private int cards(Run run, @Nullable About about, @Nullable About asked) {
    List<Atom> atoms = run.atoms();
    boolean told = about == About.CARD || asked == About.CARD || context.cards() || speaksOfCard();
    int after = 0;
    for (int from = 0; from < atoms.size(); from++) {
      int to = Cards.window(run, from, told);
      boolean holds = told || (isApart(run, from, to) && isWhole(run, from, to));
      if (to > from && (after > 0 || holds)) {
        Atom first = atoms.get(from);
        Atom last = atoms.get(to - 1);
        if (finds.add(Type.CARD, first.from(), last.to(), run.digits(from, to))) {
          if (after == 0 && from > 0 && told) {
            // What stands before it in the same breath was meant for it too.
            restart(run, from);
          }
          after = to;
          from = to - 1;
        }
      }
    }
    return after;
  }

  /// A part that was said and begun again: "4111 11, sorry, 4111 1111 …".
  private void restart(Run run, int end) {
    if (run.digits(0, end).length() >= 4) {
      finds.add(Type.CARD, run.from(), run.atoms().get(end - 1).to(), run.digits(0, end));
    }
  }

  /// Single digits make many windows, of which one in ten passes the check by chance: without talk
  /// of a card, only a window from an end of the row counts then.
  private static boolean isApart(Run run, int from, int to) {
    boolean single = true;
    for (int i = from; i < to; i++) {
      single &= run.atoms().get(i).digits().length() == 1;
    }
    return !single || from == 0 || to == run.atoms().size();
  }

  /// Where a line ends or a comma stands inside a window, its pieces have to be those of a card.
  private boolean isWhole(Run run, int from, int to) {
    boolean broken = false;
    boolean fours = true;
    for (int i = from; i < to; i++) {
      int length = run.atoms().get(i).digits().length();
      broken |= i > from && isHardAt(run, i);
      fours &= length == 4 || length == 1 || length == 8 || length == 12 || i == to - 1;
    }
    return !broken || fours || run.isSpoken();
  }

  private boolean behind(Run rest) {
    return behindCard(finds, rest);
  }

  /// Finds a card's last month and its security code, which are said behind its number.
  ///
  /// @return whether something was found
  static boolean behindCard(Finds finds, Run rest) {
    String digits = rest.digits();
    if (digits.length() > 11) {
      return false;
    }
    boolean month = digits.length() >= 4 && isMonth(digits.substring(0, 2));
    Type type = digits.length() <= 4 && !month ? Type.CVV : Type.EXPIRY;
    return finds.add(type, rest.from(), rest.to(), digits);
  }

  /// Finds what the words say.
  ///
  /// @param answer whether only a question says so
  /// @return whether that settles what the digits are
  private boolean named(Run run, About about, boolean answer) {
    int size = run.digits().length();
    return switch (about) {
      case CARD -> size >= 4 && card(run, size);
      case CVV ->
          size == 3 || size == 4
              ? whole(run, Type.CVV)
              : size > 4 && size <= 8 && !answer && whole(run, Type.PIN);
      case EXPIRY ->
          size >= 3
              && size <= 6
              && (context.cards() || context.asks(About.EXPIRY) || speaksOfCard())
              && whole(run, Type.EXPIRY);
      case PIN -> size >= 3 && size <= 10 && part(run, Type.PIN, 3, 10);
      case IBAN -> size >= 8 && whole(run, Type.IBAN);
      case PHONE -> phone(run, true);
      case SSN -> (size == 4 && whole(run, Type.SSN)) || part(run, Type.SSN, 9, 9);
      case ID -> part(run, Type.ID, 6, 18);
      case PASSPORT -> part(run, Type.PASSPORT, 6, 12);
      case LICENCE -> part(run, Type.LICENCE, 5, 18);
      case DOB -> size >= 4 && size <= 8 && whole(run, Type.DOB);
      case ORDER -> part(run, Type.ORDER, answer ? 3 : least(run, 4), 30);
      case ACCOUNT -> part(run, Type.ACCOUNT, answer ? 3 : least(run, 4), 30);
      case ZIP -> part(run, Type.ZIP, answer ? 4 : 3, 9);
      case OTHER, VERSION, ENDING -> true;
      case EMAIL, IP, NAME, ADDRESS -> false;
    };
  }

  /// A number sign says as much as a word.
  private int least(Run run, int usual) {
    return text.isSign(run.from() - 1, '#') ? 3 : usual;
  }

  private boolean card(Run run, int size) {
    if (size > 2 * MOST_CARD) {
      return false;
    }
    // A number that is long enough is one even where a digit was said or heard wrong.
    int to = 0;
    int digits = 0;
    while (to < run.atoms().size() && digits + run.atoms().get(to).digits().length() <= MOST_CARD) {
      digits += run.atoms().get(to).digits().length();
      to++;
    }
    if (to == 0) {
      return false;
    }
    if (digits < LEAST_CARD && digits > 4 && Phones.isNational(run.digits(0, to))) {
      return false;
    }
    boolean added =
        finds.add(Type.CARD, run.from(), run.atoms().get(to - 1).to(), run.digits(0, to));
    if (to < run.atoms().size()) {
      behind(new Run(run.atoms().subList(to, run.atoms().size()), false, run.trails()));
    }
    return added;
  }

  private boolean whole(Run run, Type type) {
    return finds.add(type, run.from(), run.to(), run.digits());
  }

  /// The first part of a row that has so many digits: as far as commas and line ends allow, the
  /// whole row where it fits.
  private boolean part(Run run, Type type, int least, int most) {
    int best = 0;
    int digits = 0;
    for (int to = 1; to <= run.atoms().size(); to++) {
      digits += run.atoms().get(to - 1).digits().length();
      boolean end =
          to == run.atoms().size() || isHard(run.atoms().get(to - 1), run.atoms().get(to));
      if (end && digits >= least && digits <= most) {
        best = to;
        if (to < run.atoms().size() && !run.isSpoken()) {
          break;
        }
      }
    }
    return best > 0
        && finds.add(type, run.from(), run.atoms().get(best - 1).to(), run.digits(0, best));
  }

  /// Whether more than a space, a dash or a dot stands between two pieces.
  private boolean isHard(Atom left, Atom right) {
    for (int i = left.to(); i < right.from(); i++) {
      Token token = text.token(i);
      if (token.isWord() || token.broken() || token.isSign(',') || token.isSign(';')) {
        return true;
      }
    }
    return text.token(right.from()).broken();
  }

  // By form

  private void forms(Run run, @Nullable About said) {
    int from = 0;
    while (from < run.atoms().size()) {
      int to = from + 1;
      boolean spoken = run.atoms().get(from).spoken();
      while (to < run.atoms().size()
          && (spoken || !isHard(run.atoms().get(to - 1), run.atoms().get(to)))) {
        to++;
      }
      var part = new Run(run.atoms().subList(from, to), run.opens(), run.trails());
      if (!linked[part.from()] && said != About.OTHER && !order(part) && !state(part)) {
        phone(part, said == About.PHONE);
      }
      from = to;
    }
  }

  /// How the pieces are long, such as `3-2-4`.
  private static String lengths(Run run) {
    var lengths = new StringBuilder();
    for (Atom atom : run.atoms()) {
      lengths.append(lengths.isEmpty() ? "" : "-").append(atom.digits().length());
    }
    return lengths.toString();
  }

  /// The sign that stands between all pieces; a space where none does, 0 where they differ.
  private char between(Run run) {
    char all = 0;
    for (int i = 1; i < run.atoms().size(); i++) {
      int from = run.atoms().get(i - 1).to();
      int to = run.atoms().get(i).from();
      char sign = from == to ? ' ' : to == from + 1 ? text.token(from).key().charAt(0) : 'x';
      if (all != 0 && sign != all) {
        return 'x';
      }
      all = sign;
    }
    return all;
  }

  /// The order numbers of the largest shop have a form of their own.
  private boolean order(Run run) {
    if (lengths(run).equals("3-7-7") && between(run) == '-') {
      return whole(run, Type.ORDER);
    }
    boolean hash = text.isSign(run.from() - 1, '#') && !text.token(run.from()).spaced();
    return hash && run.digits().length() >= 4 && whole(run, Type.ORDER);
  }

  /// Numbers of persons whose form says enough.
  private boolean state(Run run) {
    if (run.isSpoken()) {
      return false;
    }
    String digits = run.digits();
    char sign = between(run);
    return switch (lengths(run)) {
      case "3-2-4" ->
          sign == '-' && (Checks.isSsn(digits) || Checks.isItin(digits)) && whole(run, Type.SSN);
      case "4-4-4" -> sign != 'x' && Checks.isAadhaar(digits) && whole(run, Type.ID);
      case "3-3-3" -> sign != 'x' && Checks.isSin(digits) && whole(run, Type.ID);
      case "3-3-3-2" -> Checks.isCpf(digits) && whole(run, Type.ID);
      case "3-4-4-2" -> sign == '.' && Checks.isAhv(digits) && whole(run, Type.ID);
      case "2-2-2-3-2" -> Checks.isBelgian(digits) && whole(run, Type.ID);
      case "6-4", "8-4" -> sign == '-' && Checks.isSwedish(digits) && whole(run, Type.ID);
      case "1-2-2-2-3-3-2", "1-2-2-2-3-3", "13-2" ->
          digits.length() == 15 && Checks.isNir(digits) && whole(run, Type.ID);
      case "6-7" -> sign == '-' && isKorean(digits) && whole(run, Type.ID);
      default -> false;
    };
  }

  /// A Korean number: a date, then a digit for sex and century.
  private static boolean isKorean(String digits) {
    int month = Integer.parseInt(digits.substring(2, 4));
    int day = Integer.parseInt(digits.substring(4, 6));
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= 31
        && digits.charAt(6) >= '1'
        && digits.charAt(6) <= '8';
  }

  // Telephone numbers

  /// @param told whether the words say that it is one
  private boolean phone(Run run, boolean told) {
    int from = run.from();
    boolean plus = false;
    boolean bracket = false;
    if (text.isSign(from - 1, '(')) {
      from--;
      bracket = true;
    }
    if (text.isSign(from - 1, '+')) {
      from--;
      plus = true;
    } else if (bracket && text.isSign(run.from() - 1, '+')) {
      plus = true;
    }
    if (text.isSign(from - 1, '(') && plus && !bracket) {
      from--;
    }
    if (!finds.isFree(from, run.from())) {
      from = run.from();
    }
    int most = Math.min(run.atoms().size(), MOST_PIECES);
    for (int to = most; to > 0; to--) {
      boolean end = to == run.atoms().size() || told || isHardAt(run, to);
      String digits = run.digits(0, to);
      if (end && isPhone(cut(run, to), digits, plus, bracket, false)) {
        return addPhone(from, cut(run, to));
      }
    }
    for (int to = 1; told && to <= most; to++) {
      boolean end = to == run.atoms().size() || isHardAt(run, to);
      if (end && isPhone(cut(run, to), run.digits(0, to), plus, bracket, true)) {
        return addPhone(from, cut(run, to));
      }
    }
    return false;
  }

  private static Run cut(Run run, int to) {
    return to == run.atoms().size()
        ? run
        : new Run(run.atoms().subList(0, to), run.opens(), run.trails());
  }

  private boolean isHardAt(Run run, int to) {
    return isHard(run.atoms().get(to - 1), run.atoms().get(to));
  }

  private boolean addPhone(int from, Run run) {
    return finds.add(Type.PHONE, from, extension(run.to()), run.digits());
  }

  private boolean isPhone(Run run, String digits, boolean plus, boolean bracket, boolean told) {
    if (!Phones.isLong(digits)) {
      return false;
    }
    if (told) {
      return true;
    }
    if (plus) {
      return Phones.isInternational(digits);
    }
    if (run.isSpoken()) {
      boolean ten = digits.length() == 10 || digits.length() == 11;
      return ten && digits.length() >= 10 && run.atoms().size() >= 5 && Phones.isNational(digits);
    }
    char sign = between(run);
    String lengths = lengths(run);
    Token before = run.from() > 0 ? text.token(run.from() - 1) : null;
    boolean code =
        before != null
            && !bracket
            && before.shape() == Token.Shape.UPPER
            && before.length() <= 4
            && !text.token(run.from()).broken();
    if (code || (sign == '.' && run.atoms().size() == 4 && digits.length() <= 12)) {
      return false;
    }
    if (bracket) {
      return run.atoms().size() >= 2 && digits.length() <= 13;
    }
    boolean american = lengths.equals("3-3-4") || lengths.equals("1-3-3-4");
    if (american && digits.charAt(digits.length() - 10) >= '2') {
      return true;
    }
    boolean pairs = Set.of("2-2-2-2", "2-2-2-2-2").contains(lengths) && sign != '.' && sign != 'x';
    if (pairs) {
      return sign == '-' || Phones.isNational(digits);
    }
    boolean leading = digits.charAt(0) == '0';
    if (run.atoms().size() == 1) {
      return leading
          && (digits.length() == 10 || digits.length() == 11)
          && Phones.isNational(digits);
    }
    boolean street =
        run.to() < text.size()
            && text.token(run.to()).isCapital()
            && !text.token(run.to()).broken()
            && text.token(run.to()).length() > 1;
    boolean grouped = leading ? run.atoms().size() >= 3 || !street : GROUPS.contains(lengths);
    return grouped && sign != ',' && shortPieces(run) && Phones.isNational(digits);
  }

  private static boolean shortPieces(Run run) {
    for (Atom atom : run.atoms()) {
      if (atom.digits().length() > 8) {
        return false;
      }
    }
    return true;
  }

  /// The end of an extension that is written behind a number.
  private int extension(int to) {
    int at = text.isSign(to, ',') ? to + 1 : to;
    if (text.isAny(at, "ext", "extension", "x", "extn")) {
      int number = text.isSign(at + 1, '.') ? at + 2 : at + 1;
      if (number < text.size()
          && text.token(number).isNumber()
          && text.token(number).length() <= 6
          && finds.isFree(to, number + 1)) {
        return number + 1;
      }
    }
    return to;
  }
}
