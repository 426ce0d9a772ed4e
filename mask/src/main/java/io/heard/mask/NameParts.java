package io.heard.mask;

import io.heard.mask.Lists.First;
import io.heard.mask.Token.Shape;
import java.util.Set;

/// Which words can be parts of a name together, and what they make when they are.
final class NameParts {
  /// What a row of words is made of.
  ///
  /// @param first how surely its first word is a first name
  /// @param plain words that are first names and hardly anything else
  /// @param mild words that are first names and ordinary words
  /// @param surnames words that are surnames and no ordinary words
  /// @param unknown words that no list has
  /// @param words ordinary words that are no first names
  /// @param initials single letters
  /// @param parts all of these
  /// @param paired whether hyphens hold all of it together and no first name stands last
  record Content(
      First first,
      int plain,
      int mild,
      int surnames,
      int unknown,
      int words,
      int initials,
      int parts,
      boolean paired) {
    /// Whether one of the words can be a name at all.
    boolean holdsName() {
      return plain + mild + surnames + unknown > 0;
    }
  }

  private static final Set<String> PARTICLES =
      Words.of(
          """
          de da do dos das del della di du van von der den la le el al bin ibn bint ben ter ten zu
          zur af av ap ni mc mac y e abu ould
          """);

  private static final Set<String> SUFFIXES = Words.of("jr sr ii iii iv phd md esq mbe obe");

  /// What makes a name the name of a company, a place or a thing.
  private static final Set<String> FIRMS =
      Words.of(
          """
          inc ltd llc llp plc gmbh ag corp corporation co company group bank partners associates sons
          brothers bros holdings insurance solutions services systems technologies technology media
          studios labs foundation institute university college school hospital clinic hotel inn
          restaurant cafe bar pub store stores shop market airport station airlines airways motors
          energy team support service department desk office centre center garage pharmacy plumbing
          heating travel telecom mobile broadband software council church museum park bridge river
          lake island islands beach bay valley county city town village street road avenue lane drive
          square plaza way court terrace crescent edition award prize cup league fc united trust
          society club ship ferries logistics express post mail times daily news tv radio magazine
          records band airline bv sa srl spa oy ab kg pty nv industries enterprises estates
          properties lettings care people line day disease syndrome act law prime plus pro max mini
          watch phone sale customer customers helpdesk hotline bot assistant chatbot crew staff app
          st rd ave blvd
          """);

  /// Surnames among them, behind a first name.
  private static final Set<String> FIRM_SURNAMES =
      Words.of("park day church lane law bay rivers post street way ward");

  /// Words of address that are nobody's name.
  private static final Set<String> NOBODY =
      Words.of(
          """
          sir madam team all customer customers support friend friends colleague colleagues everyone
          everybody there again guys folks anyone somebody someone agent valued guest member user
          client mate love dear darling honey buddy pal man mam maam ma'am sirs ladies gentlemen folk
          people service help bot you and so for very much a the santa god lord jesus christ allah
          alexa siri cortana google enquirer resident residents occupier homeowner parent parents student
          candidate applicant subscriber policyholder cardholder passenger traveller patient shopper
          reader neighbour wednesdays tuesdays mondays thursdays fridays saturdays sundays sales billing manager boss chief admin administrator reception
          doctor nurse office hr it i we
          monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs
          fri christmas easter xmas english french german spanish italian american british dutch
          danish swedish norwegian polish russian chinese japanese indian irish welsh scottish swiss
          """);

  /// First names that are words, and names all the same wherever they stand.
  private static final Set<String> ALWAYS =
      Words.of(
          """
          john tom mike peter jenny josh jimmy molly carol maria sally harry bobby jean victor
          christian martin oscar timothy jerry bob dan ben ron ted matt brad ken bobby
          """);

  private static final int MOST_PARTS = 6;

  private final Text text;
  private final Finds finds;
  private final Lists lists = Lists.get();
  private final boolean[] barred;
  private final boolean[] named;

  /// @param barred for each token whether it is a part of no name
  /// @param named for each token whether words in front of it say that a name follows
  NameParts(Finds finds, boolean[] barred, boolean[] named) {
    this.text = finds.text();
    this.finds = finds;
    this.barred = barred;
    this.named = named;
  }

  /// Whether a first name that is a word is a name wherever it stands.
  static boolean isAlways(String key) {
    return ALWAYS.contains(key);
  }

  /// Whether a word only joins the parts of a name or follows them.
  static boolean isSmall(String key) {
    return PARTICLES.contains(key) || SUFFIXES.contains(key);
  }

  static boolean isNobody(String key) {
    return NOBODY.contains(key);
  }

  /// The token behind the longest row of words from a token on that can be a name together.
  ///
  /// @param titled whether a word of address stands before it
  int end(int from, boolean titled) {
    int to = most(from, titled);
    while (to > from
        && (text.token(to - 1).isSign()
            || (PARTICLES.contains(text.token(to - 1).key())
                && lists.first(text.token(to - 1).key()) == First.NONE
                && !text.token(to - 1).isCapital()))) {
      to--;
    }
    return to;
  }

  /// The same with words and signs at its end that only join parts.
  int most(int from, boolean titled) {
    int to = from;
    int parts = 0;
    while (to < text.size() && parts < MOST_PARTS && isFree(to)) {
      Token token = text.token(to);
      boolean inside = to > from;
      if ((inside && token.broken()) || !token.isWord() || !isPart(to, from, titled)) {
        break;
      }
      to++;
      parts++;
      if (joins(to, token)) {
        to++;
      }
    }
    return to;
  }

  private boolean isFree(int i) {
    return finds.isFree(i) && !barred[i];
  }

  /// Whether the sign at a place joins two parts: the point of an initial, or a hyphen.
  private boolean joins(int i, Token before) {
    boolean word = i + 1 < text.size() && text.token(i + 1).isWord() && !text.token(i + 1).broken();
    if (!word || text.token(i).spaced()) {
      return false;
    }
    if (text.isSign(i, '.')) {
      return before.length() == 1;
    }
    return text.isSign(i, '-')
        && !text.token(i + 1).spaced()
        && (text.token(i + 1).isCapital() || text.caseless());
  }

  private boolean isPart(int i, int from, boolean titled) {
    Token token = text.token(i);
    String key = token.key();
    boolean inside = i > from;
    if (inside && SUFFIXES.contains(key)) {
      return true;
    }
    if (inside && PARTICLES.contains(key)) {
      int next = text.isSign(i + 1, '-') ? i + 2 : i + 1;
      return next < text.size()
          && text.token(next).isWord()
          && (isCapital(next)
              || PARTICLES.contains(text.token(next).key())
              || (text.caseless() && !lists.isWord(text.token(next).key())));
    }
    if (token.length() == 1) {
      return isInitial(i, from);
    }
    boolean nobody = NOBODY.contains(key) || NameSigns.isTitle(key) || lists.isBrand(key);
    if (nobody || isMonth(i, inside || titled)) {
      return false;
    }
    if (FIRMS.contains(key)) {
      return inside
          && FIRM_SURNAMES.contains(key)
          && isCapital(i)
          && i == from + 1
          && lists.first(text.token(from).key()) == First.PLAIN
          && !text.caseless();
    }
    return text.caseless() ? isLowerPart(i, from, titled) : isCapitalPart(i, from, titled);
  }

  private boolean isInitial(int i, int from) {
    Token token = text.token(i);
    boolean point = text.isSign(i + 1, '.');
    if (token.is("i") || (token.is("a") && i == from)) {
      return false;
    }
    if (i == from) {
      return point && token.isCapital() && !text.caseless();
    }
    if (text.caseless()) {
      boolean next =
          i + 1 < text.size()
              && text.token(i + 1).isWord()
              && !lists.isWord(text.token(i + 1).key());
      return point || (next && lists.first(text.token(from).key()) == First.PLAIN);
    }
    return token.isCapital();
  }

  private boolean isMonth(int i, boolean inside) {
    if (inside || !Dates.isMonth(text.token(i).key())) {
      return false;
    }
    boolean surname =
        i + 1 < text.size()
            && text.token(i + 1).isCapital()
            && !text.caseless()
            && lists.first(text.token(i).key()) != First.NONE
            && lists.isSurname(text.token(i + 1).key())
            && !lists.isWord(text.token(i + 1).key());
    boolean called =
        text.isAny(i - 1, "hi", "hello", "dear", "hey", "thanks")
            && (i + 1 >= text.size() || text.token(i + 1).isSign() || text.token(i + 1).broken());
    return !surname && !called;
  }

  private boolean isCapitalPart(int i, int from, boolean titled) {
    boolean inside = i > from;
    Token token = text.token(i);
    String key = token.key();
    First first = lists.first(key);
    if (!isCapital(i)) {
      // "my name is ann ray" in a turn that has capitals elsewhere.
      boolean told = named[from] && (first != First.NONE || !lists.isWord(key));
      return told && key.length() > 1;
    }
    boolean letters = token.shape() == Shape.UPPER && token.length() <= 3 && first == First.NONE;
    if (letters) {
      return false;
    }
    if (!lists.isWord(key) || first != First.NONE) {
      return true;
    }
    // An ordinary word with a capital: a surname behind a first name, or what a title says.
    return (inside && lists.isSurname(key)) || titled || named[i];
  }

  private boolean isLowerPart(int i, int from, boolean titled) {
    String key = text.token(i).key();
    boolean inside = i > from;
    if (lists.first(key) != First.NONE) {
      return !inside || !lists.isWord(key) || lists.isSurname(key);
    }
    if (lists.isWord(key) || Numerals.isNumeral(key)) {
      return titled && !inside && lists.isSurname(key);
    }
    return inside || titled || named[i] || lists.isSurname(key);
  }

  private boolean isCapital(int i) {
    return text.token(i).isCapital() || text.token(i).shape() == Shape.NONE;
  }

  /// What a row of words is made of.
  Content content(int from, int to) {
    int plain = 0;
    int mild = 0;
    int surnames = 0;
    int unknown = 0;
    int words = 0;
    int initials = 0;
    int parts = 0;
    int hyphens = 0;
    First first = First.NONE;
    First last = First.NONE;
    for (int i = from; i < to; i++) {
      Token token = text.token(i);
      hyphens += token.isSign('-') ? 1 : 0;
      if (token.isSign()
          || SUFFIXES.contains(token.key())
          || (PARTICLES.contains(token.key()) && !token.isCapital())) {
        continue;
      }
      parts++;
      if (token.length() == 1) {
        initials++;
        continue;
      }
      last = lists.first(token.key());
      boolean word = lists.isWord(token.key());
      boolean surname = lists.isSurname(token.key());
      first = parts == 1 ? last : first;
      plain += last == First.PLAIN ? 1 : 0;
      mild += last == First.ALSO_WORD || last == First.MOSTLY_WORD ? 1 : 0;
      surnames += surname && !word ? 1 : 0;
      unknown += last == First.NONE && !surname && !word ? 1 : 0;
      words += word && last == First.NONE ? 1 : 0;
    }
    boolean paired = hyphens > 0 && hyphens == parts - 1 && last != First.PLAIN;
    return new Content(first, plain, mild, surnames, unknown, words, initials, parts, paired);
  }

  /// Whether the words are the whole name of a town, a state or a country.
  boolean isPlace(int from, int to) {
    return lists.isPlace(name(from, to));
  }

  /// Whether what follows, or the whole, makes it the name of a company or a thing.
  boolean isFirm(int from, int to) {
    if (lists.isBrand(name(from, to))) {
      return true;
    }
    boolean word =
        to < text.size()
            && text.token(to).isWord()
            && !text.token(to).broken()
            && FIRMS.contains(text.token(to).key())
            && (text.token(to).isCapital() || FIRM_TAILS.contains(text.token(to).key()));
    boolean and = text.isSign(to, '&') && to + 1 < text.size() && text.token(to + 1).isCapital();
    return word
        || and
        || text.isSign(to, '\u00AE')
        || text.isSign(to, '\u2122')
        || text.isSign(from - 1, '&');
  }

  private static final Set<String> FIRM_TAILS =
      Words.of(
          "team support inc ltd llc gmbh corp customer service group bank street road store app");

  private String name(int from, int to) {
    var name = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (!text.token(i).isSign()) {
        name.append(name.isEmpty() ? "" : " ").append(text.token(i).key());
      }
    }
    return name.toString();
  }

  /// What a name is known by.
  String key(int from, int to) {
    return name(from, to);
  }
}
