package io.heard.mask;

import io.heard.mask.Lists.First;
import java.util.Set;

/// What stands around words and says that they are somebody's name.
final class NameSigns {
  /// Words of address; what follows them is a name.
  private static final Set<String> TITLES =
      Words.of(
          """
          mr mrs ms miss mx dr prof professor mister sir madam herr frau monsieur madame mme mlle
          senor senora senorita don dona signor signora rev reverend fr sgt capt captain lt col dame
          lord lady sheikh rabbi imam pastor nurse sister aunt auntie uncle
          """);

  /// Those of them that are other words as often, and want a name that is one by itself.
  private static final Set<String> DOUBTFUL_TITLES =
      Words.of(
          """
          sir madam don fr col lord lady sister nurse aunt auntie uncle captain pastor dame miss lt
          """);

  private static final Set<String> GREETINGS =
      Words.of(
          """
          hi hello hey dear hiya howdy hallo bonjour hola ciao morning afternoon evening greetings
          goodbye bye welcome thanks cheers you sorry okay ok sure yes no please night liebe lieber
          chere cher querido querida caro cara attn attention fao congratulations right well great
          perfect alright course oh ta
          """);

  /// Those of them that are followed by other things as often.
  private static final Set<String> WEAK_GREETINGS =
      Words.of("no yes please right well great you course oh sure night welcome");

  private static final Set<String> RELATIONS =
      Words.of(
          """
          wife husband son daughter mother father mum mom dad partner brother sister colleague boss
          manager friend neighbour neighbor agent cousin fiance fiancee boyfriend girlfriend nephew
          niece grandson granddaughter grandmother grandfather supervisor advisor adviser technician
          engineer plumber electrician driver tenant landlord landlady flatmate roommate accountant
          solicitor lawyer doctor dentist teacher guardian executor guy lady man woman gentleman girl
          bloke lad chap rep representative receptionist employee ex stepson stepdaughter carer
          author singer actor guitarist songwriter drummer writer director president mayor ceo
          founder owner artist commenter poet composer actress named called
          """);

  /// Words in front of a name.
  private static final Set<String> BEFORE =
      Words.of(
          """
          spoke speak speaking spoken talk talking talked chat chatting chatted dealt dealing deal met
          emailed phoned rang messaged asked told ask tell contact contacted thank thanked meet heard
          seen email text texted transferred transfer assigned hired know knew saw visit visiting
          helped by with and under said says add adding to for than is are was given give gave from
          called like about remember between on behalf let have only when because but did does
          """);

  /// Verbs behind a name.
  private static final Set<String> BEHIND =
      Words.of(
          """
          said says told tells promised called calls rang helped helps was is has had wrote writes
          sent asked asks explained replied lives lived works worked will would can could did does
          spent gave took went came knows knew thinks thought wants wanted loves loved hates points
          moved died born arrived left answered spoke assured mentioned confirmed listed played plays
          sang sings just never also always who whose sounds seems made makes got and as
          """);

  /// Verbs that only persons do.
  private static final Set<String> DONE_BY_PERSONS =
      Words.of("said says told promised replied explained assured rang lives lived");

  private static final Set<String> CLOSINGS =
      Words.of(
          """
          regards sincerely best yours faithfully truly cheers thanks thank love wishes rgds gruss
          grusse cordialement saludos br xx x kind warm many respectfully ta you
          """);

  private static final Set<String> FIRM_CLOSINGS =
      Words.of("regards sincerely faithfully wishes truly rgds");

  private static final Set<String> FIELDS =
      Words.of(
          """
          name customer agent passenger cardholder guest recipient signed attn contact surname
          forename sender payee tenant patient by from to cc firstname lastname
          """);

  private final Text text;
  private final Lists lists = Lists.get();
  private final boolean[] named;

  /// @param named for each token whether words in front of it say that a name follows
  NameSigns(Text text, boolean[] named) {
    this.text = text;
    this.named = named;
  }

  static boolean isTitle(String key) {
    return TITLES.contains(key);
  }

  /// Whether a word of address is another word as often.
  static boolean isDoubtfulTitle(String key) {
    return DOUBTFUL_TITLES.contains(key);
  }

  /// "My name is", "this is", "Name:", "I'm", "speaking": they are somebody's name and nothing
  /// else.
  boolean areIntroduced(int from, int to) {
    return named[from]
        || isIntroducedBefore(from, to)
        || isIntroducedBehind(to)
        || isSigned(from, to);
  }

  private boolean isIntroducedBefore(int from, int to) {
    int b = from - 1;
    if (b < 0 || (text.token(from).broken() && !text.isSign(b, ':'))) {
      return false;
    }
    Token before = text.token(b);
    if (before.isSign(':') || before.isSign('=')) {
      return text.isWord(b - 1, FIELDS);
    }
    if (text.isAny(b, "is", "'s", "s")) {
      int subject = text.isSign(b - 1, '\'') ? b - 2 : b - 1;
      return text.isAny(subject, "surname", "nickname")
          || (text.isAny(subject, "this") && speaks(from, to))
          || (text.isAny(subject, "it")
              && text.isAny(to, "from", "here", "calling", "again", "speaking")
              && speaks(from, to));
    }
    if (text.isAny(b, "m", "am")) {
      int subject = text.isSign(b - 1, '\'') ? b - 2 : b - 1;
      return text.isAny(subject, "i") && speaks(from, to);
    }
    if (text.isAny(b, "called", "named", "nee")) {
      Token token = text.token(from);
      return (token.isCapital() && !text.caseless() && !lists.isWord(token.key()))
          || lists.first(token.key()) == First.PLAIN;
    }
    return text.isAny(b, "me") && text.isAny(b - 1, "call");
  }

  /// "This is Will from billing", not "This is Grand Central".
  private boolean speaks(int from, int to) {
    Token token = text.token(from);
    First first = lists.first(token.key());
    if (first == First.PLAIN) {
      return !lists.isPlace(token.key()) || !text.caseless();
    }
    boolean capital = token.isCapital() && !text.caseless();
    boolean calling = text.isAny(to, "from", "speaking", "here", "calling");
    boolean ends =
        to >= text.size()
            || text.token(to).isSign()
            || text.token(to).broken()
            || calling
            || text.isAny(to, "with", "at", "and", "again", "in");
    if (first != First.NONE) {
      return ends && (capital || calling);
    }
    return capital
        && ends
        && (calling || to > from + 1 || text.isAny(from - 1, "m", "am"))
        && !lists.beginsPlace(token.key())
        && !lists.isWord(token.key());
  }

  /// "Ann speaking", "Ann here".
  private boolean isIntroducedBehind(int to) {
    if (text.isAny(to, "speaking")) {
      return true;
    }
    int end = to + 1;
    return text.isAny(to, "here")
        && !text.token(to).broken()
        && (end >= text.size()
            || text.token(end).isSign()
            || text.token(end).broken()
            || text.isAny(end, "from", "with", "again"));
  }

  /// The line under "Kind regards".
  private boolean isSigned(int from, int to) {
    int b = from - 1;
    while (b >= 0 && text.token(b).isSign() && from - b < 4) {
      b--;
    }
    if (b < 0 || !text.isWord(b, CLOSINGS)) {
      return false;
    }
    boolean line = false;
    for (int i = b + 1; i <= from; i++) {
      line |= text.token(i).broken();
    }
    boolean last = to >= text.size() || text.token(to).broken() || text.token(to).isSign();
    boolean capital = text.token(from).isCapital() && !text.caseless();
    return last && (line || (capital && text.isWord(b, FIRM_CLOSINGS)));
  }

  /// Called by name: behind a greeting, alone before a comma, or last behind one.
  boolean areCalled(int from, int to) {
    boolean ends = to >= text.size() || text.token(to).isSign() || text.token(to).broken();
    if (!ends || text.isSign(to, '\'')) {
      return false;
    }
    int b = from - 1;
    boolean comma = text.isSign(b, ',');
    b = comma ? b - 1 : b;
    if (text.isWord(b, GREETINGS) && !text.token(from).broken()) {
      return !text.isWord(b, WEAK_GREETINGS) || comma || text.isAny(b - 1, "thank");
    }
    First first = lists.first(text.token(from).key());
    boolean alone = text.isSign(to, ',') && text.beginsSentence(from) && first != First.MOSTLY_WORD;
    boolean last =
        comma
            && b >= 0
            && (to >= text.size() || Text.isEnd(text.token(to)))
            && first != First.NONE
            && !lists.isPlace(text.token(from).key());
    return alone || last;
  }

  /// Whether the words around speak of a person, of whom one must be able to speak so.
  boolean areMet(int from, int to) {
    boolean before = text.isWord(from - 1, BEFORE) && !text.token(from).broken();
    boolean behind = text.isWord(to, BEHIND) && !text.token(to).broken();
    return before
        || behind
        || isPossessive(to)
        || text.isSign(to, ':')
        || areCalled(from, to)
        || areSurelyMet(from, to);
  }

  private boolean isPossessive(int to) {
    return text.isSign(to, '\'')
        && !text.token(to).spaced()
        && to + 1 < text.size()
        && text.token(to + 1).is("s");
  }

  /// Whether they do so even of a word that no list knows.
  boolean areSurelyMet(int from, int to) {
    int b = from - 1;
    if (b >= 0 && !text.token(from).broken()) {
      if (text.isWord(b, RELATIONS) && !text.beginsSentence(b)) {
        return true;
      }
      boolean ends = to >= text.size() || text.token(to).isSign() || text.token(to).broken();
      if (ends && text.isAny(b, "hi", "hello", "hey", "dear", "hiya")) {
        return true;
      }
      if (text.isAny(b, "with", "to")
          && text.isAny(
              b - 1,
              "spoke",
              "speak",
              "speaking",
              "spoken",
              "talk",
              "talking",
              "talked",
              "chat",
              "chatting",
              "chatted",
              "dealt",
              "dealing",
              "married")) {
        return true;
      }
      boolean quoted =
          text.isAny(b, "said", "says")
              && (text.isSign(b - 1, '"') || text.isSign(b - 1, '!') || text.isSign(b - 1, ','));
      if (quoted) {
        return true;
      }
    }
    return areDoing(to);
  }

  /// Whether what follows is something that only persons do.
  boolean areDoing(int to) {
    return text.isWord(to, DONE_BY_PERSONS) && !text.token(to).broken();
  }

  /// Whether an article or the like stands before, as before things.
  boolean areThings(int from) {
    return text.isAny(
            from - 1, "the", "a", "an", "this", "that", "our", "your", "my", "these", "some", "any",
            "every", "each", "no", "new", "old", "of")
        && !text.token(from).broken();
  }

  /// Whether a preposition of place stands before.
  boolean arePlaced(int from) {
    return text.isAny(
            from - 1, "in", "at", "near", "from", "around", "outside", "inside", "via", "towards",
            "into", "across", "of")
        && !text.token(from).broken();
  }

  /// Whether a word with a capital or a number stands beside, as in a product's name.
  boolean areBesideCapital(int from, int to) {
    boolean after =
        to < text.size()
            && !text.token(to).broken()
            && (text.token(to).isNumber()
                || (text.token(to).isWord()
                    && (text.token(to).isCapital() || text.token(to).shape() == Token.Shape.MIXED)
                    && !text.token(to).is("i")));
    boolean before =
        from > 0
            && text.token(from - 1).isWord()
            && text.token(from - 1).isCapital()
            && !text.token(from).broken()
            && !text.beginsSentence(from - 1)
            && !text.token(from - 1).is("i");
    return after || before;
  }

  /// Whether they stand alone on their line, or behind a colon up to its end.
  boolean areAlone(int from, int to) {
    boolean begins =
        text.token(from).broken() || text.isSign(from - 1, ':') || text.isSign(from - 1, '>');
    return begins && (to >= text.size() || text.token(to).broken());
  }
}
