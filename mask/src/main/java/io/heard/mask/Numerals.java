package io.heard.mask;

import io.heard.mask.Run.Atom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds digits in a text, in figures and in words, and puts those that are said in a row together.
/// `double four`, `oh`, `forty two` and, between digits, what a recogniser makes of them (`to`,
/// `for`) are read; so are the digits of five other languages where several stand together.
final class Numerals {
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("zero", "0"),
          Map.entry("nought", "0"),
          Map.entry("naught", "0"),
          Map.entry("nil", "0"),
          Map.entry("oh", "0"),
          Map.entry("o", "0"),
          Map.entry("one", "1"),
          Map.entry("two", "2"),
          Map.entry("three", "3"),
          Map.entry("four", "4"),
          Map.entry("five", "5"),
          Map.entry("six", "6"),
          Map.entry("seven", "7"),
          Map.entry("eight", "8"),
          Map.entry("nine", "9"),
          Map.entry("niner", "9"));

  /// What recognisers write for digits; read only between digits.
  private static final Map<String, String> LIKE =
      Map.of(
          "to", "2", "too", "2", "for", "4", "fore", "4", "won", "1", "ate", "8", "tree", "3",
          "sex", "6", "fife", "5");

  private static final Map<String, String> TEENS =
      Map.of(
          "ten",
          "10",
          "eleven",
          "11",
          "twelve",
          "12",
          "thirteen",
          "13",
          "fourteen",
          "14",
          "fifteen",
          "15",
          "sixteen",
          "16",
          "seventeen",
          "17",
          "eighteen",
          "18",
          "nineteen",
          "19");

  private static final Map<String, String> TENS =
      Map.of(
          "twenty", "2", "thirty", "3", "forty", "4", "fourty", "4", "fifty", "5", "sixty", "6",
          "seventy", "7", "eighty", "8", "ninety", "9");

  /// "Four ones".
  private static final Map<String, String> MANY =
      Map.ofEntries(
          Map.entry("zeros", "0"),
          Map.entry("zeroes", "0"),
          Map.entry("ohs", "0"),
          Map.entry("ones", "1"),
          Map.entry("twos", "2"),
          Map.entry("threes", "3"),
          Map.entry("fours", "4"),
          Map.entry("fives", "5"),
          Map.entry("sixes", "6"),
          Map.entry("sevens", "7"),
          Map.entry("eights", "8"),
          Map.entry("nines", "9"));

  private static final Map<String, Integer> TIMES =
      Map.of("double", 2, "triple", 3, "treble", 3, "quadruple", 4);

  /// Digits of other languages; a row of one language counts from [#FOREIGN_ROW] words on.
  private static final List<Map<String, String>> FOREIGN =
      List.of(
          digits("null eins zwei drei vier funf sechs sieben acht neun", "zwo:2 fuenf:5"),
          digits("zero un deux trois quatre cinq six sept huit neuf", "une:1"),
          digits("cero uno dos tres cuatro cinco seis siete ocho nueve", "una:1"),
          digits("zero uno due tre quattro cinque sei sette otto nove", ""),
          digits("nul een twee drie vier vijf zes zeven acht negen", ""));

  private static final int FOREIGN_ROW = 4;

  /// What may stand between digits that belong together.
  private static final Set<String> FILLERS =
      Words.of(
          """
          uh um er erm ah eh hmm mm then and next followed by dash hyphen minus space dot
          point comma so okay ok yeah yes yep right slash after that again now well
          """);

  private static final int MOST_FILLERS = 3;
  private static final String JOINING = "-.,()/_|*\u00B7;\u2026?\u2022~";

  /// What may lead to a number without saying anything else.
  private static final Set<String> LEAD =
      Words.of(
          """
          yes yeah yep yup sure ok okay so right it 's s is that and then the number numbers
          no my card uh um er erm ah well hi hello here you go goes are they its thats digits
          first next last bit part starts start with begins ready alright all now let me see i
          have got ve can read out for long one sorry please of a this be continue continuing
          plus finally oh great thanks hmm mm hold on sec wait again lemme from to ends ending
          in rest it'd would will ll
          """);

  /// What may follow a number without ending it.
  private static final Set<String> TRAIL =
      Words.of(
          """
          ok okay got it that right yes yeah and then um uh er erm so hang hold on wait a sec
          second moment one please next ready you now the is 's s dash hyphen space more to
          come with me far first half part bit
          """);

  private Numerals() {}

  private static Map<String, String> digits(String words, String more) {
    var digits = new java.util.HashMap<String, String>();
    String[] each = words.split(" ");
    for (int i = 0; i < each.length; i++) {
      digits.put(each[i], String.valueOf(i));
    }
    for (String pair : more.isEmpty() ? new String[0] : more.split(" ")) {
      digits.put(pair.substring(0, pair.indexOf(':')), pair.substring(pair.indexOf(':') + 1));
    }
    return Map.copyOf(digits);
  }

  /// Whether a word is a digit or a small number, said in English.
  static boolean isNumeral(String key) {
    return UNITS.containsKey(key) || TEENS.containsKey(key) || TENS.containsKey(key);
  }

  /// The digits of a small number said in words; empty for any other word.
  static String of(String key) {
    String unit = UNITS.get(key);
    if (unit != null) {
      return unit;
    }
    String teen = TEENS.get(key);
    if (teen != null) {
      return teen;
    }
    String tens = TENS.get(key);
    return tens == null ? "" : tens + "0";
  }

  /// The runs of a text, in order.
  ///
  /// @param taken for each token whether it belongs to something else, such as a price or a date
  static List<Run> in(Text text, boolean[] taken) {
    List<Atom> atoms = atoms(text, taken);
    var runs = new ArrayList<Run>();
    int from = 0;
    while (from < atoms.size()) {
      int to = from + 1;
      while (to < atoms.size() && joined(text, atoms.get(to - 1), atoms.get(to), taken)) {
        to++;
      }
      List<Atom> row = trimmed(atoms.subList(from, to), text);
      if (!row.isEmpty()) {
        runs.add(
            new Run(
                row,
                only(text, 0, row.getFirst().from(), LEAD, taken),
                only(text, row.getLast().to(), text.size(), TRAIL, taken)));
      }
      from = to;
    }
    return runs;
  }

  /// A sound like "oh" at an end of a row of digits is no digit when it stands apart from them.
  private static List<Atom> trimmed(List<Atom> row, Text text) {
    int from = 0;
    int to = row.size();
    while (from < to && isSound(text, row.get(from)) && !touches(text, row, from, from + 1)) {
      from++;
    }
    while (to > from && isSound(text, row.get(to - 1)) && !touches(text, row, to - 2, to - 1)) {
      to--;
    }
    return row.subList(from, to);
  }

  private static boolean touches(Text text, List<Atom> row, int left, int right) {
    return left >= 0
        && right < row.size()
        && row.get(left).to() == row.get(right).from()
        && !text.token(row.get(right).from()).broken();
  }

  private static boolean isSound(Text text, Atom atom) {
    return text.token(atom.from()).is("oh") || text.token(atom.from()).is("o");
  }

  private static boolean only(Text text, int from, int to, Set<String> words, boolean[] taken) {
    for (int i = from; i < to; i++) {
      Token token = text.token(i);
      if (taken[i] || token.isNumber() || (token.isWord() && !words.contains(token.key()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean joined(Text text, Atom left, Atom right, boolean[] taken) {
    int fillers = 0;
    int signs = 0;
    for (int i = left.to(); i < right.from(); i++) {
      Token token = text.token(i);
      if (taken[i] || token.isNumber()) {
        return false;
      }
      if (token.isSign()) {
        signs++;
        if (signs > 6 || JOINING.indexOf(token.key().charAt(0)) < 0) {
          return false;
        }
      } else {
        fillers++;
        if (fillers > MOST_FILLERS || !FILLERS.contains(token.key())) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<Atom> atoms(Text text, boolean[] taken) {
    var atoms = new ArrayList<Atom>();
    int i = 0;
    while (i < text.size()) {
      Token token = text.token(i);
      Atom atom = null;
      if (!taken[i]) {
        if (token.isNumber()) {
          atom = figures(text, i);
        } else if (token.isWord()) {
          atom = spoken(text, i, atoms.isEmpty() ? null : atoms.getLast(), taken);
        }
      }
      if (atom == null) {
        i++;
      } else {
        atoms.add(atom);
        i = atom.to();
      }
    }
    return atoms;
  }

  /// Figures that do not hang on letters.
  private static @org.jspecify.annotations.Nullable Atom figures(Text text, int i) {
    Token token = text.token(i);
    boolean hangs =
        (i > 0 && text.token(i - 1).isWord() && text.token(i - 1).to() == token.from())
            || (i + 1 < text.size()
                && text.token(i + 1).isWord()
                && text.token(i + 1).from() == token.to()
                && !isExtension(text, i + 1));
    return hangs ? null : new Atom(token.key(), i, i + 1, false);
  }

  /// The `x` between a telephone number and its extension, as in `555-0100x42`.
  private static boolean isExtension(Text text, int i) {
    return text.token(i).is("x")
        && text.token(i - 1).length() >= 4
        && i + 1 < text.size()
        && text.token(i + 1).isNumber()
        && text.token(i + 1).from() == text.token(i).to()
        && text.token(i + 1).length() <= 6;
  }

  private static @org.jspecify.annotations.Nullable Atom spoken(
      Text text, int i, @org.jspecify.annotations.Nullable Atom last, boolean[] taken) {
    String key = text.token(i).key();
    Integer times = TIMES.get(key);
    if (times != null && i + 1 < text.size() && !taken[i + 1]) {
      Token next = text.token(i + 1);
      String digit = next.isNumber() && next.length() == 1 ? next.key() : UNITS.get(next.key());
      return digit == null ? null : new Atom(digit.repeat(times), i, i + 2, true);
    }
    String unit = UNITS.get(key);
    String many = i + 1 < text.size() ? MANY.get(text.token(i + 1).key()) : null;
    if (unit != null && many != null && !unit.equals("0")) {
      return new Atom(many.repeat(Integer.parseInt(unit)), i, i + 2, true);
    }
    if (unit != null) {
      if (i + 1 < text.size() && text.token(i + 1).is("hundred") && !unit.equals("0")) {
        return new Atom(unit + "00", i, i + 2, true);
      }
      if (i + 1 < text.size() && text.token(i + 1).is("thousand") && !unit.equals("0")) {
        return new Atom(unit + "000", i, i + 2, true);
      }
      return new Atom(unit, i, i + 1, true);
    }
    String teen = TEENS.get(key);
    if (teen != null) {
      return new Atom(teen, i, i + 1, true);
    }
    String tens = TENS.get(key);
    if (tens != null) {
      return tens(text, i, tens);
    }
    String like = LIKE.get(key);
    boolean digit =
        last != null
            && last.to() == i
            && last.spoken()
            && last.to() - last.from() == 1
            && UNITS.containsKey(text.token(last.from()).key());
    if (like != null && digit && before(text, i + 1)) {
      return new Atom(like, i, i + 1, true);
    }
    return foreign(text, i);
  }

  /// Whether a spoken digit stands at a place.
  private static boolean before(Text text, int i) {
    return i < text.size()
        && text.token(i).isWord()
        && (UNITS.containsKey(text.token(i).key()) || TIMES.containsKey(text.token(i).key()));
  }

  private static Atom tens(Text text, int i, String tens) {
    int next = i + 1;
    if (text.isSign(next, '-') && !text.token(next).spaced()) {
      next++;
    }
    if (next < text.size() && text.token(next).isWord() && !text.token(next).broken()) {
      String unit = UNITS.get(text.token(next).key());
      if (unit != null && !unit.equals("0")) {
        return new Atom(tens + unit, i, next + 1, true);
      }
    }
    return new Atom(tens + "0", i, i + 1, true);
  }

  /// A digit of another language that stands among at least three more of it.
  private static @org.jspecify.annotations.Nullable Atom foreign(Text text, int i) {
    for (Map<String, String> digits : FOREIGN) {
      String digit = digits.get(text.token(i).key());
      if (digit == null) {
        continue;
      }
      int row = 1;
      for (int j = i - 1; j >= 0 && row < FOREIGN_ROW && isDigit(text, j, digits); j--) {
        row++;
      }
      for (int j = i + 1; j < text.size() && row < FOREIGN_ROW && isDigit(text, j, digits); j++) {
        row++;
      }
      if (row >= FOREIGN_ROW) {
        return new Atom(digit, i, i + 1, true);
      }
    }
    return null;
  }

  private static boolean isDigit(Text text, int i, Map<String, String> digits) {
    return text.token(i).isWord() && digits.containsKey(text.token(i).key());
  }
}
