package io.heard.mask;

import io.heard.mask.Subjects.About;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds postal addresses: a number and a street in the orders that countries have, with the flat,
/// the city, the postcode and the country around them.
final class Addresses {
  /// Kinds of street that stand behind a name and are hardly anything else in front of a number.
  private static final Set<String> STREETS =
      Words.of(
          """
          street st str road rd avenue ave av lane ln drive dr boulevard blvd terrace crescent
          cres parkway pkwy highway hwy turnpike alley grove mews close court ct place pl
          square sq circle cir trail trl way walk row gardens rise hill view park plaza
          esplanade quay wharf loop pass path pike route run ridge point crossing expressway
          freeway junction causeway courts drives estate estates extension falls field fields
          flat flats ford forge fork fort garden gateway glen green greens harbor harbour
          haven heights hills hollow inlet island isle key knoll lakes landing lights lodge
          manor meadow meadows mill mission motorway mount mountain neck orchard oval overpass
          parks passage pine pines plains port prairie radial ramp ranch rapid rapids rest
          ridges river roads rue shoal shore shores skyway spring springs spur spurs squares
          station stravenue stream streets summit throughway trace track trafficway tunnel
          underpass union unions valley valleys via viaduct views village villages ville vista
          walks wall ways well wells boulevards bridge brook burgs bypass camp canyon cape
          center centers circles cliff cliffs club common corner corners course cove coves
          creek crest curve dale dam divide ferry forest
          """);

  /// Those of them that say by themselves that an address is meant, in lower case too.
  private static final Set<String> PLAIN_STREETS =
      Words.of(
          """
          street road avenue lane boulevard crescent terrace rd ave blvd drive parkway st mews
          grove close gardens court
          """);

  /// Kinds of street that stand before a name.
  private static final Set<String> FIRST_STREETS =
      Words.of(
          """
          rue via viale vicolo corso piazza piazzale largo strada calle avenida avda paseo
          plaza camino carrer carretera rua travessa praca avenue boulevard bd chemin allee
          quai impasse place route cours ul ulica aleja osiedle plac av r c ulitsa
          \u03BB\u03B5\u03C9\u03C6\u03BF\u03C1\u03BF\u03C2 contrada localita urb urbanizacion
          estrada beco alameda ronda
          """);

  /// Kinds of street, of other languages, that stand behind a name as a word of their own.
  private static final Set<String> LAST_STREETS =
      Words.of(
          """
          utca ut utja ter tere krt korut koz setany kapu rkp rakpart sor fasor ulica cesta
          trg namesti nam trida gate gata gatan vei veg vegen veien alle allee terrasse plass
          plads vej gade strasse str weg platz gasse laan straat plein katu tie kuja polku
          strade vag vagen u ulice sokak caddesi cad sok bulvari baan dreef lei straede torv
          have bakke svingen
          """);

  /// Endings of words that are streets in themselves.
  private static final List<String> ENDINGS =
      List.of(
          "strasse",
          "strase",
          "stra\u00DFe",
          "str",
          "gasse",
          "weg",
          "allee",
          "platz",
          "damm",
          "ring",
          "ufer",
          "steig",
          "gatan",
          "gata",
          "gaten",
          "gate",
          "vagen",
          "veien",
          "vegen",
          "vei",
          "vej",
          "vejen",
          "gade",
          "straede",
          "torvet",
          "straat",
          "laan",
          "plein",
          "gracht",
          "kade",
          "dijk",
          "singel",
          "katu",
          "tie",
          "kuja",
          "polku",
          "straeti",
          "stigur",
          "graben",
          "brucke",
          "bruecke",
          "berg",
          "steinen",
          "krogen",
          "vangen",
          "vaenget",
          "hoejen",
          "parken",
          "stien",
          "utca",
          "ulica",
          "hof",
          "feld",
          "park",
          "tori",
          "ranta",
          "bakken",
          "lia",
          "terrasse",
          "svingen",
          "veg",
          "alleen",
          "stieg",
          "zeile",
          "lokke",
          "stredet",
          "kroken",
          "gard",
          "tunet",
          "asen",
          "haugen",
          "jordet",
          "myra",
          "skogen",
          "moen",
          "bryggen",
          "brygga");

  private static final Set<String> UNITS =
      Words.of(
          """
          apt apartment appt suite ste unit flat floor fl room rm building bldg block wohnung
          top piso planta interno int bus bte lot level stop lejl lgh etage stock box trailer
          house
          """);

  /// Kinds of houses that have names.
  private static final Set<String> HOUSES =
      Words.of(
          """
          house court building buildings mansions tower towers lodge apartments heights villas cottage
          cottages hall place point wharf gardens
          """);

  private static final Set<String> PARTICLES =
      Words.of(
          """
          de la le les du des da do dos das di del della dei delle d l el los las van von der
          den dem of the and y e st saint sainte san santa sao al a u v nad pod na ob am im an
          zu ter ten op in sidi ste
          """);

  private static final Set<String> SIDES =
      Words.of(
          """
          north south east west n s e w ne nw se sw northeast northwest southeast southwest
          upper lower
          """);

  /// Words after which a street may be meant that nothing else shows.
  private static final Set<String> LEADS =
      Words.of(
          """
          address live lives living lived reside resides residing deliver delivered delivering
          ship shipped shipping send sent sending posted moved moving move located location
          adresse anschrift direccion indirizzo taxi meet house home property flat corner
          residence drops stop billing addresses deliveries collect pickup collected redirect
          forward
          """);

  /// Words that no part of an address begins or is, in a text without capitals above all.
  private static final Set<String> NEVER =
      Words.of(
          """
          i you we he she it they is are was were be been have has had do does did will would
          can could should not but or if so because that this these those my your our please
          thanks thank yes ok okay for with from by as when where what which who how why there
          here then than phone email mail mobile tel fax office name date number order card
          minutes hours days weeks months years times to on at off about up down out over just
          only also still already again me us him them her his their its no yet now call calls
          called website web hi hello dear regards best kind sincerely monday tuesday
          wednesday thursday friday saturday sunday
          """);

  private static final Pattern LETTERED =
      Pattern.compile("[a-z]{1,2}[0-9][0-9a-z]?[0-9][a-z]{2}|[a-z][0-9][a-z][0-9][a-z][0-9]");

  private static final Set<String> MILITARY = Set.of("apo", "fpo", "dpo");

  /// Kinds of streets that are written out, so that a point behind them ends a sentence.
  private static final Set<String> PLAIN_WORDS =
      Words.of(
          "road lane way walk row rise hill view park quay loop pass path pike run isle key mill");

  private static final int MOST_WORDS = 5;
  private static final int MOST_TAIL = 24;
  private static final int REACH = 10;

  private final Finds finds;
  private final Text text;
  private final Lists lists = Lists.get();
  private final boolean asked;
  private final boolean[] named;
  private final boolean[] counted;

  private Addresses(
      Finds finds, List<Subjects.Found> subjects, Context context, List<Dates.Found> dates) {
    this.finds = finds;
    this.text = finds.text();
    this.asked = context.asks(About.ADDRESS) || context.asks(About.ZIP);
    this.named = new boolean[text.size() + 1];
    this.counted = new boolean[text.size()];
    Quantities.mark(text, dates, counted);
    for (Subjects.Found subject : subjects) {
      if (subject.about() == About.ADDRESS) {
        for (int i = subject.to(); i < Math.min(text.size(), subject.to() + REACH); i++) {
          named[i] = true;
        }
      }
    }
  }

  /// Finds addresses.
  static void find(
      Finds finds, List<Subjects.Found> subjects, Context context, List<Dates.Found> dates) {
    new Addresses(finds, subjects, context, dates).all();
  }

  private void all() {
    int i = 0;
    while (i < text.size()) {
      int to = at(i);
      i = Math.max(to, i + 1);
    }
  }

  /// Finds an address that begins at a token.
  ///
  /// @return the token behind it; the token itself where none begins there
  private int at(int i) {
    if (!finds.isFree(i) || (text.token(i).isSign() && !text.isSign(i, '#'))) {
      return i;
    }
    int core = core(i);
    if (core == i) {
      return i;
    }
    int to = tail(core);
    finds.add(Type.ADDRESS, i, to, finds.squashed(i, to));
    return to;
  }

  // What makes an address

  private int core(int i) {
    int to = corner(i);
    if (to == i) {
      to = box(i);
    }
    if (to == i) {
      to = unitFirst(i);
    }
    return to == i ? street(i) : to;
  }

  /// "the corner of X and Y".
  private int corner(int i) {
    int at = text.token(i).is("the") ? i + 1 : i;
    boolean corner =
        text.isAny(at, "corner", "intersection")
            && text.isAny(at + 1, "of")
            && at + 2 < text.size();
    if (!corner) {
      return i;
    }
    int first = crossing(at + 2);
    if (first == at + 2) {
      return i;
    }
    int and = text.isSign(first, '.') ? first + 1 : first;
    if (!text.isAny(and, "and") && !text.isSign(and, '&')) {
      return i;
    }
    int second = crossing(and + 1);
    return second == and + 1 ? i : second;
  }

  /// One of two streets that meet.
  private int crossing(int i) {
    int street = street(i);
    if (street > i) {
      return street;
    }
    int to = names(i, false);
    return isNumber(to, 5) ? to + 1 : to;
  }

  /// Boxes at a post office and addresses of the military.
  private int box(int i) {
    int at = i;
    if (isNumber(i, 6) && i + 1 < text.size()) {
      at = i + 1;
    }
    int letters = at;
    if (text.isAny(at, "po", "pob")) {
      letters = at + 1;
    } else if (text.isAny(at, "p") && text.isAny(skip(at + 1, '.'), "o")) {
      letters = skip(skip(at + 1, '.') + 1, '.');
    } else if (text.isAny(at, "postfach", "postbus", "apartado", "postboks")) {
      letters = at;
    } else if (at == i
        && text.isAny(at, "psc", "unit", "cmr")
        && isNumber(at + 1, 6)
        && text.isAny(skip(at + 2, ','), "box")) {
      int number = skip(at + 2, ',') + 1;
      return isNumber(number, 6) ? number + 1 : i;
    } else {
      return i;
    }
    if (text.isAny(letters, "box", "postfach", "postbus", "apartado", "postboks")
        && isNumber(skip(letters + 1, '#'), 7)) {
      return skip(letters + 1, '#') + 1;
    }
    return i;
  }

  private int skip(int i, char sign) {
    return text.isSign(i, sign) ? i + 1 : i;
  }

  /// "Flat 4, 12 Mill Street".
  private int unitFirst(int i) {
    if (!text.isWord(i, UNITS)) {
      return i;
    }
    int to = unit(i);
    if (to == i) {
      return i;
    }
    int next = skip(to, ',');
    int street = next < text.size() ? street(next) : next;
    if (street > next) {
      return street;
    }
    int name = names(next, true);
    return name > next && text.isWord(name, HOUSES)
        ? name + 1
        : name > next + 1 && text.isWord(name - 1, HOUSES) ? name : i;
  }

  /// A number and a street in one of the orders that there are.
  private int street(int i) {
    if (i >= text.size() || !finds.isFree(i)) {
      return i;
    }
    int numbers = houseNumbers(i);
    if (numbers > i) {
      int next = skip(numbers, ',');
      int side = text.isWord(next, SIDES) ? skip(next + 1, '.') : next;
      int first = streetFirst(next, false);
      if (first > next) {
        return withNumber(first);
      }
      int last = streetLast(side, true);
      if (last > side) {
        return last;
      }
      int compound = compound(next, true);
      if (compound > next) {
        return compound;
      }
      int bare = bare(i, next);
      return bare > next ? bare : i;
    }
    int first = streetFirst(i, true);
    if (first > i) {
      return first;
    }
    int compound = compound(i, false);
    if (compound > i) {
      return compound;
    }
    if (!isLed(i)) {
      return i;
    }
    int last = text.caseless() && !named[i] ? i : streetLast(i, false);
    return last > i ? last : namedAlone(i);
  }

  /// One or two numbers in front of a street, perhaps with a letter: `221b`, `12-14`, `3747 3911`.
  private int houseNumbers(int i) {
    boolean hangs = i > 0 && text.token(i - 1).isWord() && !text.token(i).spaced();
    if ((!isNumber(i, 6) && !isSpoken(i)) || counted[i] || hangs) {
      return i;
    }
    if (i > 0
        && text.token(i - 1).isSign()
        && !text.token(i).spaced()
        && "$\u00A3\u20AC#.-/:".indexOf(text.token(i - 1).key().charAt(0)) >= 0) {
      return i;
    }
    int to = i + 1;
    while (to - i < 5 && to < text.size() && isSpoken(i) && isSpoken(to)) {
      to++;
    }
    if (to < text.size()
        && text.token(to).isWord()
        && text.token(to).length() == 1
        && !text.token(to).spaced()) {
      to++;
    }
    if ((text.isSign(to, '-') || text.isSign(to, '/'))
        && !text.token(to).spaced()
        && isNumber(to + 1, 5)
        && !text.token(to + 1).spaced()) {
      to += 2;
    }
    if (isNumber(to, 5) && finds.isFree(to) && !text.token(to).broken()) {
      int more = to + 1;
      if (more < text.size()
          && text.token(more).isWord()
          && text.token(more).length() == 1
          && !text.token(more).spaced()) {
        more++;
      }
      return more;
    }
    return to;
  }

  private boolean isNumber(int i, int most) {
    return i < text.size() && text.token(i).isNumber() && text.token(i).length() <= most;
  }

  /// Whether a number that is no count and no time stands at a place, apart from the word before.
  private boolean isHouse(int i, int most) {
    return isNumber(i, most)
        && finds.isFree(i)
        && !counted[i]
        && (i == 0 || text.token(i).spaced() || text.token(i - 1).isSign());
  }

  private boolean isSpoken(int i) {
    return i < text.size()
        && text.token(i).isWord()
        && text.token(i).length() > 2
        && Numerals.isNumeral(text.token(i).key());
  }

  /// "Mill Street", behind a number.
  private int streetLast(int i, boolean numbered) {
    int words = 0;
    int to = i;
    while (to < text.size() && words < MOST_WORDS && isPart(to, to > i)) {
      boolean ordinal = text.token(to).isNumber();
      to += ordinal ? 2 : 1;
      words++;
      to = apostrophe(to);
      if (text.isSign(to, '-') && !text.token(to).spaced()) {
        to++;
        continue;
      }
      if (to < text.size() && !text.token(to).broken()) {
        if (text.isWord(to, STREETS) && isStreet(to, numbered, i)) {
          return streetEnd(to + 1);
        }
        if (text.isWord(to, LAST_STREETS)
            && (numbered || isNumber(skip(to + 1, '.'), 4))
            && (text.token(to).isCapital() || isNumber(skip(to + 1, '.'), 4))) {
          return withNumber(skip(to + 1, '.'));
        }
      }
    }
    return i;
  }

  /// A street in lower case is one where its kind is plain; else it wants a capital.
  private boolean isStreet(int i, boolean numbered, int from) {
    Token token = text.token(i);
    boolean plain = PLAIN_STREETS.contains(token.key());
    if (token.isCapital() && !text.caseless()) {
      return plain || (numbered && !text.token(from - 1).isSign());
    }
    boolean capital = text.token(from).isCapital() && !text.caseless();
    return (capital || text.caseless() || isLed(from)) && (plain || (numbered && isLed(from)));
  }

  /// What hangs behind a street: the point of an abbreviation, the part of the town, and what some
  /// say twice.
  private int streetEnd(int i) {
    int to = point(i);
    if (text.isWord(to, SIDES)
        && (text.token(to).isCapital() || text.caseless())
        && !text.token(to).broken()) {
      to = point(to + 1);
    }
    boolean second =
        text.isWord(to, STREETS)
            && text.token(to).isCapital()
            && !text.caseless()
            && !text.token(to).broken();
    return second ? to + 1 : to;
  }

  /// Behind the point of an abbreviation, unless the point may end the sentence.
  private int point(int i) {
    if (!text.isSign(i, '.') || text.token(i - 1).length() > 4 || text.token(i).spaced()) {
      return i;
    }
    int next = i + 1;
    boolean goesOn =
        next < text.size()
            && (text.token(next).isNumber()
                || text.token(next).isSign()
                || (text.token(next).broken() && text.token(next).isCapital())
                || text.isWord(next, SIDES)
                || text.isWord(next, UNITS)
                || text.isWord(next, STREETS)
                || text.isAny(next, "and"));
    return goesOn && !PLAIN_WORDS.contains(text.token(i - 1).key()) ? next : i;
  }

  private int apostrophe(int i) {
    if (text.isSign(i, '\'')
        && !text.token(i).spaced()
        && i + 1 < text.size()
        && text.token(i + 1).is("s")
        && !text.token(i + 1).spaced()) {
      return i + 2;
    }
    return i;
  }

  /// Whether a token may be a part of a street's name.
  private boolean isPart(int i, boolean inside) {
    if (i >= text.size() || !finds.isFree(i) || (inside && text.token(i).broken())) {
      return false;
    }
    Token token = text.token(i);
    if (token.isNumber()) {
      return token.length() <= 3
          && text.isAny(i + 1, "st", "nd", "rd", "th")
          && !text.token(i + 1).spaced();
    }
    if (!token.isWord()) {
      return false;
    }
    if (PARTICLES.contains(token.key()) && inside) {
      return true;
    }
    if (NEVER.contains(token.key())) {
      return false;
    }
    boolean ordinal =
        Set.of(
                "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
                "ninth", "tenth")
            .contains(token.key());
    return token.isCapital()
        || text.caseless()
        || ordinal
        || token.shape() == Token.Shape.NONE
        || (isLed(i) && !lists.isWord(token.key()));
  }

  /// "Rue de la Paix 12", "ul. Miła 53".
  ///
  /// @param numbered whether the number has to follow
  private int streetFirst(int i, boolean numbered) {
    if (!text.isWord(i, FIRST_STREETS)) {
      return i;
    }
    Token kind = text.token(i);
    boolean short_ = kind.length() <= 2;
    int name = skip(i + 1, '.');
    if (short_ && name == i + 1 && !kind.isCapital() && !text.caseless()) {
      return i;
    }
    if (short_ && name == i + 1 && numbered && !isLed(i)) {
      return i;
    }
    int to = name;
    int words = 0;
    while (to < text.size()
        && words < 6
        && !text.token(to).broken()
        && finds.isFree(to)
        && text.token(to).isWord()
        && (PARTICLES.contains(text.token(to).key())
            || (!NEVER.contains(text.token(to).key())
                && (text.token(to).isCapital() || text.caseless())))) {
      to++;
      words++;
      to =
          text.isSign(to, '\'')
                  || text.isSign(to, '-')
                  || (text.isSign(to, '.')
                      && to + 1 < text.size()
                      && text.token(to + 1).isWord()
                      && text.token(to - 1).length() <= 3)
              ? to + 1
              : to;
    }
    if (words == 0 || words > 6) {
      return i;
    }
    int number = skip(to, ',');
    if (isHouse(number, 5)) {
      return withLetter(number + 1);
    }
    boolean capital = kind.isCapital() || text.caseless() || isLed(i) || short_;
    return numbered || !capital ? i : to;
  }

  /// "Hauptstraße 12".
  private int compound(int i, boolean numbered) {
    int to = i;
    int words = 0;
    while (to < text.size()
        && words < 4
        && finds.isFree(to)
        && text.token(to).isWord()
        && !(to == i && lists.isWord(text.token(to).key()))
        && !(to > i && text.token(to).broken())
        && (text.token(to).isCapital()
            || text.caseless()
            || (to > i && PARTICLES.contains(text.token(to).key()))
            || (numbered && !lists.isWord(text.token(to).key())))) {
      String key = text.token(to).key();
      to++;
      words++;
      if (isCompound(key)) {
        int number = skip(skip(to, '.'), ',');
        if (isHouse(number, 5) && !text.token(number).broken()) {
          return withLetter(number + 1);
        }
        if (numbered && words == 1) {
          return skip(to, '.');
        }
      }
      if (text.isSign(to, '-') && !text.token(to).spaced()) {
        to++;
      }
    }
    return i;
  }

  private boolean isCompound(String key) {
    if (key.length() < 6 || lists.isWord(key)) {
      return false;
    }
    for (String ending : ENDINGS) {
      if (key.endsWith(ending) && key.length() > ending.length() + 1) {
        return true;
      }
    }
    return false;
  }

  /// "28245 Puruntie 82", where what follows or leads shows that it is an address.
  private int bare(int from, int i) {
    int to = names(i, true);
    if (to == i || !isHouse(to, 5) || text.token(to).broken()) {
      return i;
    }
    int end = withLetter(to + 1);
    boolean shown =
        (isLed(from) && !text.caseless())
            || unit(skip(end, ',')) > skip(end, ',')
            || (end < text.size() && text.token(end).broken() && text.token(from).broken())
            || text.token(from).length() >= 4;
    boolean unit = unit(skip(end, ',')) > skip(end, ',');
    return shown && (unit || isStreetName(i, to)) ? end : i;
  }

  /// "Joaquin Suarez 2906", where an address is expected.
  private int namedAlone(int i) {
    if (i > 0 && !text.token(i).spaced() && !text.token(i).broken()) {
      return i;
    }
    int to = names(i, true);
    if (to > i && text.isAny(to, "and") && !text.token(to).broken()) {
      int second = names(to + 1, true);
      int street = street(to + 1);
      if (street > to + 1) {
        return street;
      }
      if (second > to + 1 && isNumber(second, 4)) {
        return second + 1;
      }
    }
    boolean holds = to > i && isHouse(to, 5) && !text.token(to).broken() && isStreetName(i, to);
    return holds ? withLetter(to + 1) : i;
  }

  /// Whether words can name a street that nothing else shows: none is an ordinary word or letters
  /// of a code, and without capitals only what no dictionary has.
  private boolean isStreetName(int from, int to) {
    for (int i = from; i < to; i++) {
      Token token = text.token(i);
      boolean inner = token.isSign() || PARTICLES.contains(token.key());
      boolean plain =
          token.length() > 2
              && token.shape() != Token.Shape.UPPER
              && !lists.isWord(token.key())
              && (token.isCapital() || token.shape() == Token.Shape.NONE || named[from]);
      if (!inner && !plain) {
        return false;
      }
    }
    return true;
  }

  /// One to five words that may be a street's name.
  private int names(int i, boolean strict) {
    int to = i;
    int words = 0;
    boolean known = true;
    while (to < text.size()
        && words < MOST_WORDS
        && isPart(to, to > i)
        && !text.token(to).isNumber()) {
      known &= !lists.isBrand(text.token(to).key()) && !Dates.isMonth(text.token(to).key());
      to++;
      words++;
      boolean joins =
          (text.isSign(to, '-') || text.isSign(to, '\'') || text.isSign(to, '.'))
              && !text.token(to).spaced()
              && to + 1 < text.size()
              && text.token(to + 1).isWord()
              && (!text.isSign(to, '.') || text.token(to - 1).length() <= 3);
      if (joins) {
        to++;
      }
    }
    while (to > i && text.token(to - 1).isWord() && PARTICLES.contains(text.token(to - 1).key())) {
      to--;
    }
    return known || !strict ? to : i;
  }

  private int withNumber(int i) {
    int number = skip(skip(i, '.'), ',');
    boolean has = isHouse(number, 4) && !text.token(number).broken();
    return has ? withLetter(number + 1) : i;
  }

  private int withLetter(int i) {
    boolean has =
        i < text.size()
            && text.token(i).isWord()
            && text.token(i).length() == 1
            && !text.token(i).spaced();
    return has ? i + 1 : i;
  }

  /// Whether words before a token lead one to expect an address.
  private boolean isLed(int i) {
    if (i < named.length && named[i]) {
      return true;
    }
    int words = 0;
    for (int j = i - 1; j >= 0 && words < 7 && i - j < MOST_TAIL; j--) {
      Token token = text.token(j);
      if (token.isWord()) {
        words++;
        if (LEADS.contains(token.key())) {
          return true;
        }
      } else if (token.isSign('?')
          || (token.isSign('.') && text.token(j + 1).spaced() && words > 2)) {
        return asked && words < 6;
      }
    }
    return asked && words < 6;
  }

  // What belongs to an address

  /// A flat, a floor: `Apt. 595`, `Suite 12B`, `#4`.
  private int unit(int i) {
    if (i >= text.size()) {
      return i;
    }
    if (text.isSign(i, '#') && isNumber(i + 1, 6)) {
      return withLetter(i + 2);
    }
    if (!text.isWord(i, UNITS) || !finds.isFree(i)) {
      return i;
    }
    int at = skip(skip(i + 1, '.'), '#');
    if (isNumber(at, 6) && finds.isFree(at)) {
      return withLetter(at + 1);
    }
    boolean letter =
        at < text.size()
            && text.token(at).isWord()
            && text.token(at).length() == 1
            && text.token(at).isCapital()
            && finds.isFree(at);
    if (letter) {
      return isNumber(at + 1, 4) && !text.token(at + 1).spaced() ? at + 2 : at + 1;
    }
    return i;
  }

  /// The rest of an address: flat, city, state, postcode, country.
  private int tail(int core) {
    int to = core;
    boolean more = true;
    int parts = 0;
    while (more && parts < 7 && to - core < MOST_TAIL) {
      int next = to;
      boolean apart = next < text.size() && text.token(next).broken();
      while (next < text.size()
          && (text.isSign(next, ',')
              || text.isSign(next, '>')
              || text.isSign(next, '.')
                  && text.token(next - 1).length() <= 4
                  && parts == 0
                  && next + 1 < text.size()
                  && text.isWord(next + 1, UNITS))) {
        apart = true;
        next++;
      }
      if (next < text.size() && text.token(next).broken()) {
        apart = true;
      }
      int end = element(next, apart);
      more = end > next;
      if (more) {
        to = end;
        parts++;
      }
    }
    return to;
  }

  private int element(int i, boolean apart) {
    if (i >= text.size()) {
      return i;
    }
    int unit = unit(i);
    if (unit > i) {
      return unit;
    }
    Token token = text.token(i);
    if (token.isNumber()) {
      return postcode(i);
    }
    if (!token.isWord() || !finds.isFree(i)) {
      return i;
    }
    boolean country =
        token.length() == 1
            && text.isSign(i + 1, '-')
            && !text.token(i + 1).spaced()
            && isNumber(i + 2, 5)
            && text.token(i + 2).length() >= 4;
    if (country) {
      return i + 3;
    }
    if (MILITARY.contains(token.key()) || text.isAny(i, "nan")) {
      return i + 1;
    }
    int lettered = letteredPostcode(i);
    if (lettered > i) {
      return lettered;
    }
    boolean outward =
        token.length() <= 2
            && token.isCapital()
            && isNumber(i + 1, 2)
            && !text.token(i + 1).spaced()
            && (i + 2 == text.size() || text.token(i + 2).spaced() || text.token(i + 2).isSign());
    if (outward) {
      return i + 2;
    }
    return city(i, apart);
  }

  /// Four to six digits, perhaps with four more, or with two letters.
  private int postcode(int i) {
    Token token = text.token(i);
    boolean polish =
        token.length() == 2
            && text.isSign(i + 1, '-')
            && isNumber(i + 2, 3)
            && !text.token(i + 2).spaced();
    if (polish) {
      return i + 3;
    }
    boolean ownLine =
        token.length() == 3
            && token.broken()
            && (i + 1 == text.size() || text.token(i + 1).broken());
    boolean usual = token.length() >= 4 && token.length() <= 6;
    if (!finds.isFree(i) || !(usual || ownLine)) {
      return i;
    }
    boolean hangs =
        i + 1 < text.size()
            && text.token(i + 1).isSign()
            && !text.token(i + 1).spaced()
            && "/:@".indexOf(text.token(i + 1).key().charAt(0)) >= 0;
    if (hangs) {
      return i;
    }
    if (text.isSign(i + 1, '-') && isNumber(i + 2, 4) && !text.token(i + 2).spaced()) {
      return i + 3;
    }
    boolean letters =
        i + 1 < text.size()
            && text.token(i + 1).length() == 2
            && text.token(i + 1).shape() == Token.Shape.UPPER
            && token.length() == 4
            && !text.token(i + 1).broken();
    return letters ? i + 2 : i + 1;
  }

  /// A British or a Canadian postcode.
  private int letteredPostcode(int i) {
    int to = i;
    var code = new StringBuilder();
    while (to < text.size()
        && code.length() < 8
        && !text.token(to).isSign()
        && text.token(to).length() <= 2) {
      code.append(text.token(to).key());
      to++;
      if (code.length() >= 5
          && LETTERED.matcher(code).matches()
          && (to == text.size() || text.token(to).spaced() || text.token(to).isSign())) {
        return to;
      }
    }
    return i;
  }

  /// A town, a state or a country: words with capitals behind a comma, on a line of their own, or
  /// directly behind the street where they name a place.
  private int city(int i, boolean apart) {
    int to = i;
    int words = 0;
    boolean place = false;
    boolean caseless = text.caseless();
    int most = caseless ? 3 : 5;
    while (to < text.size()
        && words < most
        && finds.isFree(to)
        && text.token(to).isWord()
        && !(to > i && text.token(to).broken())) {
      Token token = text.token(to);
      boolean particle = PARTICLES.contains(token.key()) && to > i;
      if (to > i && token.length() <= 2 && isNumber(to + 1, 2) && !text.token(to + 1).spaced()) {
        break;
      }
      if (NEVER.contains(token.key())
          || UNITS.contains(token.key()) && isNumber(skip(to + 1, '.'), 6)) {
        break;
      }
      if (!token.isCapital()
          && !particle
          && token.shape() != Token.Shape.NONE
          && !(caseless
              && (!lists.isWord(token.key()) || apart || lists.beginsPlace(token.key())))) {
        break;
      }
      place |= lists.beginsPlace(token.key());
      to++;
      words++;
      boolean joins =
          (text.isSign(to, '-')
                  || text.isSign(to, '\'')
                  || (text.isSign(to, '.') && text.token(to - 1).length() <= 2))
              && to + 1 < text.size()
              && text.token(to + 1).isWord()
              && !text.token(to + 1).broken();
      if (joins) {
        to++;
      }
    }
    while (to > i
        && (text.token(to - 1).isSign()
            || PARTICLES.contains(text.token(to - 1).key()) && !text.token(to - 1).isCapital())) {
      to--;
    }
    if (to == i) {
      return i;
    }
    if (text.isSign(to, '(')) {
      int close = to + 1;
      while (close < text.size() && close - to < 4 && text.token(close).isWord()) {
        close++;
      }
      if (text.isSign(close, ')')) {
        to = close + 1;
      }
    }
    boolean label = text.isSign(to, ':');
    boolean ordinary = lists.isWord(text.token(i).key()) && to == i + 1;
    boolean sentence = !apart && !place && (ordinary || (!caseless && !onlyTo(to)));
    if (label || sentence || isSignature(i, apart)) {
      return i;
    }
    boolean begins = apart && !text.token(i).broken() && followedByVerb(to) && !place;
    return begins ? i : to;
  }

  /// Whether nothing but an end follows.
  private boolean onlyTo(int i) {
    return i >= text.size()
        || text.token(i).isSign()
        || text.token(i).broken()
        || text.token(i).isNumber();
  }

  /// On the line behind an address a line that begins a new thought is no town.
  private boolean isSignature(int i, boolean apart) {
    return apart
        && text.isAny(
            i,
            "thanks",
            "thank",
            "regards",
            "best",
            "kind",
            "cheers",
            "yours",
            "sincerely",
            "phone",
            "tel",
            "email",
            "mobile",
            "fax",
            "web",
            "office",
            "www",
            "http",
            "https",
            "please",
            "and",
            "can",
            "could",
            "is",
            "are",
            "i'm");
  }

  private boolean followedByVerb(int i) {
    return i < text.size()
        && text.token(i).isWord()
        && !text.token(i).isCapital()
        && !text.token(i).broken()
        && NEVER.contains(text.token(i).key());
  }
}
