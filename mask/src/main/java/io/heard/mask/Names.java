package io.heard.mask;

import io.heard.mask.Lists.First;
import io.heard.mask.NameParts.Content;
import io.heard.mask.Subjects.About;
import io.heard.mask.Token.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Finds names of persons: by lists of first names and surnames, by what stands around them, and by
/// their shape. A word that may be a name and something else needs a reason to be one.
final class Names {
  /// First names that are places first of all.
  private static final Set<String> PLACES =
      Words.of(
          """
          london paris austin dallas houston charlotte florence victoria sydney jordan israel georgia
          virginia chelsea brooklyn madison lincoln orlando diego santiago milan vienna geneva verona
          adelaide kingston hamilton jackson savannah phoenix denver cheyenne memphis boston
          alexandria lima asia india china kenya dakota carolina montana nevada troy bristol chester
          lancaster preston bradford stafford carlisle kent devon essex valencia trinidad odessa roma
          salem camden darwin melbourne perth wellington nelson lourdes chad cyprus lincoln york
          cleveland columbus washington arizona california florida hollywood cairo malaga york
          cordoba holland ireland scotland england britain america africa europa europe
          """);

  /// A short answer has at most so many tokens.
  private static final int SHORT = 12;

  /// Fewer letters that are said one by one spell nothing.
  private static final int LEAST_LETTERS = 3;

  private final Finds finds;
  private final Text text;
  private final Lists lists = Lists.get();
  private final NameParts parts;
  private final NameSigns signs;
  private final boolean[] linked;
  private final boolean[] named;
  private final boolean[] isName;
  private final boolean asked;
  private final List<int[]> refused = new ArrayList<>();

  private Names(Finds finds, List<Subjects.Found> subjects, Context context, boolean[] linked) {
    this.finds = finds;
    this.text = finds.text();
    this.linked = linked;
    this.asked = context.asks(About.NAME);
    this.named = new boolean[text.size() + 1];
    this.isName = new boolean[text.size() + 1];
    boolean[] barred = new boolean[text.size()];
    for (Subjects.Found subject : subjects) {
      if (subject.about() == About.NAME) {
        for (int i = subject.to(); i < Math.min(text.size(), subject.to() + 6); i++) {
          named[i] |= Subjects.leads(text, subject, i);
        }
      }
      for (int i = subject.from(); i < subject.to(); i++) {
        barred[i] =
            lists.first(text.token(i).key()) != First.PLAIN
                || subject.to() - subject.from() > 1
                || subject.about() == About.IBAN;
      }
    }
    this.parts = new NameParts(finds, barred, named);
    this.signs = new NameSigns(text, named);
  }

  /// Finds names.
  ///
  /// @param linked for each token whether it stands in a link
  static void find(Finds finds, List<Subjects.Found> subjects, Context context, boolean[] linked) {
    var names = new Names(finds, subjects, context, linked);
    names.spelled();
    names.all();
    names.beside();
    if (names.asked) {
      names.answer();
    }
  }

  /// Whether a name may stand in a text that is looked at by itself. To find one takes a look at
  /// all that is no name; this takes none, and so calls more a name than is one, and never less:
  /// what was found before can only make a row of words shorter, and every shorter row is tried.
  static boolean mayStand(Text text) {
    for (Subjects.Found subject : Subjects.in(text)) {
      if (subject.about() == About.NAME) {
        return true;
      }
    }
    var names = new Names(new Finds(text), List.of(), Context.NONE, new boolean[text.size()]);
    for (int i = 0; i < text.size(); i++) {
      if (text.token(i).isWord()
          && (NameSigns.isTitle(text.token(i).key()) || names.mayBegin(i) || maySpell(text, i))) {
        return true;
      }
    }
    return false;
  }

  private boolean mayBegin(int from) {
    Token token = text.token(from);
    if (!text.caseless() && !token.isCapital() && token.shape() != Shape.NONE) {
      // The lists are long and seldom in the processor's caches.
      return false;
    }
    int most = parts.most(from, false);
    for (int to = from + 1; to <= most; to++) {
      if (is(from, to, false, false)) {
        return true;
      }
    }
    return false;
  }

  /// Whether letters that are said one by one begin at a token.
  private static boolean maySpell(Text text, int i) {
    int at = i;
    for (int letters = 0; letters < LEAST_LETTERS; letters++) {
      int letter = letters == 0 ? at : afterSign(text, at);
      if (letter >= text.size()
          || !text.token(letter).isWord()
          || text.token(letter).length() != 1) {
        return false;
      }
      at = behindLetter(text, letter);
    }
    return true;
  }

  private void all() {
    int i = 0;
    while (i < text.size()) {
      boolean may = finds.isFree(i) && !linked[i] && text.token(i).isWord() && !hangs(i);
      int to = may ? at(i) : i;
      i = Math.max(to, i + 1);
    }
  }

  /// Whether something hangs on a token from before, as in `@ann` or `x-ann`.
  private boolean hangs(int i) {
    if (i == 0 || text.token(i).spaced() || text.token(i).broken()) {
      return false;
    }
    Token before = text.token(i - 1);
    return before.isNumber()
        || (before.isSign() && "@#/\\_=&$<-.'".indexOf(before.key().charAt(0)) >= 0);
  }

  /// Finds a name that begins at a token.
  ///
  /// @return the token to go on from
  private int at(int i) {
    int from = i;
    boolean title = isTitle(i);
    if (title) {
      int next = text.isSign(i + 1, '.') ? i + 2 : i + 1;
      boolean follows =
          next < text.size()
              && text.token(next).isWord()
              && !text.token(next).broken()
              && finds.isFree(next);
      title = follows;
      from = follows ? next : i;
    }
    boolean doubtful = title && NameSigns.isDoubtfulTitle(text.token(i).key());
    int to = parts.end(from, title && !doubtful);
    if (to == from) {
      return i;
    }
    if (is(from, to, title, doubtful)) {
      add(from, to);
      return to;
    }
    if (parts.isFirm(from, to)) {
      return to;
    }
    refused.add(new int[] {from, to});
    // A row that was refused may hold a shorter one.
    return from + 1;
  }

  private void add(int from, int to) {
    if (finds.add(Type.NAME, from, to, parts.key(from, to))) {
      for (int i = from; i < to; i++) {
        isName[i] = true;
      }
    }
  }

  private boolean isTitle(int i) {
    String key = text.token(i).key();
    boolean letters = text.token(i).shape() == Shape.UPPER && !text.caseless();
    if (!NameSigns.isTitle(key) || letters) {
      return false;
    }
    return !NameSigns.isDoubtfulTitle(key)
        || text.isSign(i + 1, '.')
        || (text.token(i).isCapital() && !text.caseless());
  }

  private boolean is(int from, int to, boolean title, boolean doubtful) {
    Content content = parts.content(from, to);
    if (content.parts() == content.initials()) {
      return false;
    }
    if (title && !doubtful) {
      String key = text.token(from).key();
      return !lists.isWord(key)
          || lists.isSurname(key)
          || content.parts() > 1
          || !text.isSign(from - 1, '.');
    }
    if (parts.isFirm(from, to)) {
      return false;
    }
    if (signs.areIntroduced(from, to)) {
      boolean place = parts.isPlace(from, to) && content.first() == First.NONE && !named[from];
      boolean word =
          named[from]
              && text.token(from).isCapital()
              && !text.caseless()
              && content.parts() <= 2
              && !text.beginsSentence(from);
      return !place && (content.holdsName() || word);
    }
    if (doubtful) {
      return content.holdsName() && content.words() == 0;
    }
    if (parts.isPlace(from, to) && (content.first() != First.PLAIN || signs.arePlaced(from))) {
      return false;
    }
    if (content.paired() && !signs.areSurelyMet(from, to)) {
      return false;
    }
    if (text.caseless()) {
      return isInLower(from, to, content);
    }
    if (text.token(from).shape() == Shape.UPPER && content.parts() == 1) {
      return signs.areSurelyMet(from, to) || signs.areCalled(from, to);
    }
    return switch (content.first()) {
      case PLAIN -> isPlain(from, to, content);
      case ALSO_WORD -> isAlsoWord(from, to, content);
      case MOSTLY_WORD -> isMostlyWord(from, to, content);
      case NONE -> isWithoutFirst(from, to, content);
    };
  }

  private boolean isPlain(int from, int to, Content content) {
    if (content.parts() > 1) {
      return true;
    }
    String key = text.token(from).key();
    if (NameParts.isAlways(key)) {
      return true;
    }
    boolean place = PLACES.contains(key);
    if (place || lists.isWord(key)) {
      boolean alone = !signs.areBesideCapital(from, to) && !signs.areThings(from);
      return text.beginsSentence(from)
          ? signs.areCalled(from, to) || text.isSign(to, ':')
          : alone
              && (!place || signs.areMet(from, to) && !text.isAny(from - 1, "to", "from", "is"));
    }
    boolean numbered = to < text.size() && text.token(to).isNumber() && !text.token(to).spaced();
    return !numbered && !text.isSign(from - 1, '&');
  }

  private boolean isAlsoWord(int from, int to, Content content) {
    boolean start = text.beginsSentence(from);
    if (content.parts() > 1) {
      boolean known =
          content.surnames() + content.unknown() + content.initials() + content.plain() > 0;
      return known || (!start && signs.areMet(from, to) && !signs.areThings(from));
    }
    return signs.areCalled(from, to)
        || (!start && !signs.areBesideCapital(from, to) && !signs.areThings(from));
  }

  private boolean isMostlyWord(int from, int to, Content content) {
    boolean start = text.beginsSentence(from);
    if (content.parts() > 1) {
      return content.surnames() > 0 || (!start && content.initials() > 0);
    }
    return signs.areCalled(from, to)
        || signs.areDoing(to)
        || (!start
            && signs.areMet(from, to)
            && !signs.areBesideCapital(from, to)
            && !signs.areThings(from));
  }

  private boolean isWithoutFirst(int from, int to, Content content) {
    int known = content.surnames() + content.plain() + content.mild();
    int full = content.parts() - content.initials();
    if (content.initials() > 0 && (full >= 2 || content.surnames() > 0)) {
      return known + content.unknown() > 0 && content.words() == 0;
    }
    if (content.parts() >= 2 && content.words() == 0) {
      if (signs.areThings(from) || signs.arePlaced(from)) {
        return signs.areSurelyMet(from, to);
      }
      boolean several = known >= 2 || content.plain() > 0;
      return several
          || signs.areMet(from, to)
          || signs.areAlone(from, to)
          || (known > 0 && !text.beginsSentence(from));
    }
    return content.parts() == 1
        && content.words() == 0
        && !parts.isPlace(from, to)
        && signs.areSurelyMet(from, to);
  }

  /// A text without capitals, where only what is hardly a word counts.
  private boolean isInLower(int from, int to, Content content) {
    String key = text.token(from).key();
    boolean always = NameParts.isAlways(key);
    boolean met = signs.areMet(from, to);
    if (content.first() == First.PLAIN && (always || !lists.isWord(key))) {
      return content.parts() > 1
          || (!PLACES.contains(key) && (key.length() > 3 || always || met) && !isSlang(key));
    }
    if (content.first() != First.NONE) {
      return content.parts() > 1
          && content.surnames() > 0
          && content.words() == 0
          && (content.first() == First.PLAIN || met);
    }
    return content.parts() >= 2
        && content.surnames() > 0
        && content.surnames() + content.unknown() + content.plain() == content.parts()
        && content.words() == 0
        && met;
  }

  private static boolean isSlang(String key) {
    return SLANG.contains(key);
  }

  // Spelled names

  /// "S-M-I-T-H", "R A Y": letters that were asked for or make a name, and "S for sugar".
  private void spelled() {
    int i = 0;
    while (i < text.size()) {
      int to = i;
      int letters = 0;
      var word = new StringBuilder();
      while (to < text.size() && letters < 24) {
        int letter = letters == 0 ? to : afterSign(text, to);
        if (letter >= text.size() || !isLetter(letter)) {
          break;
        }
        word.append(text.token(letter).key());
        letters++;
        to = behindLetter(text, letter);
      }
      if (letters >= LEAST_LETTERS && isSpelledName(i, word.toString())) {
        if (finds.add(Type.NAME, i, to, word.toString())) {
          Arrays.fill(isName, i, to, true);
        }
      }
      i = Math.max(to, i + 1);
    }
  }

  private boolean isLetter(int i) {
    return finds.isFree(i) && text.token(i).isWord() && text.token(i).length() == 1;
  }

  private static int afterSign(Text text, int i) {
    boolean sign = text.isSign(i, '-') || text.isSign(i, '.') || text.isSign(i, ',');
    return sign ? i + 1 : i;
  }

  /// Behind a letter and the word that is said for it.
  private static int behindLetter(Text text, int i) {
    int word = text.isAny(i + 1, "for") ? i + 2 : i + 1;
    word = text.isAny(i + 1, "as") && text.isAny(i + 2, "in") ? i + 3 : word;
    boolean said =
        word > i + 1
            && word < text.size()
            && text.token(word).isWord()
            && text.token(word).key().startsWith(text.token(i).key());
    return said ? word + 1 : i + 1;
  }

  private boolean isSpelledName(int from, String word) {
    boolean known = lists.first(word) != First.NONE || lists.isSurname(word);
    boolean told = asked || named[from] || text.isAny(from - 1, "spelled", "spelt", "spell");
    return told ? !lists.isWord(word) || known : known && word.length() > 3 && !lists.isWord(word);
  }

  // Names among names

  /// What stands in a row with names is one: "Gaetane, Hannah and Derek", and so is a label of a
  /// line where other lines are labelled with names.
  private void beside() {
    if (refused.isEmpty()) {
      return;
    }
    boolean labelled = false;
    for (int i = 0; i + 1 < text.size() && !labelled; i++) {
      labelled = isName[i] && text.token(i).broken() && text.isSign(i + 1, ':');
    }
    for (int[] each : refused) {
      besideOne(each, labelled);
    }
    for (int i = refused.size() - 1; i >= 0; i--) {
      besideOne(refused.get(i), labelled);
    }
  }

  private void besideOne(int[] row, boolean labelled) {
    int from = row[0];
    int to = row[1];
    if (!finds.isFree(from, to)) {
      return;
    }
    Content content = parts.content(from, to);
    if (content.words() > 0
        || !content.holdsName()
        || content.mild() > 0
        || (text.caseless() && content.plain() + content.surnames() == 0)
        || parts.isFirm(from, to)
        || content.paired()) {
      return;
    }
    boolean label = labelled && text.token(from).broken() && text.isSign(to, ':');
    boolean before = isName(left(from - 1)) && left(from - 1) < from - 1;
    boolean behind = isName(right(to)) && right(to) > to;
    if (label || before || behind) {
      add(from, to);
    }
  }

  private boolean isName(int i) {
    return i >= 0 && i < text.size() && isName[i];
  }

  /// The token in front of a comma or an "and".
  private int left(int i) {
    int at = text.isAny(i, "and", "or") ? i - 1 : i;
    return text.isSign(at, ',') ? at - 1 : at;
  }

  private int right(int i) {
    int at = text.isSign(i, ',') ? i + 1 : i;
    return text.isAny(at, "and", "or") ? at + 1 : at;
  }

  // Answers

  /// A short answer to "what is your name" that holds no other words.
  private void answer() {
    for (int i = 0; i < text.size(); i++) {
      Token token = text.token(i);
      boolean small = !token.isWord() || SMALL.contains(token.key()) || !finds.isFree(i);
      if (text.size() > SHORT || token.isNumber() || (!small && !isAnswer(i))) {
        return;
      }
    }
    int i = 0;
    while (i < text.size()) {
      if (!isAnswer(i)) {
        i++;
        continue;
      }
      int to = i + 1;
      while (to < text.size() && to - i < 4 && isAnswer(to)) {
        to++;
      }
      boolean sure = false;
      for (int j = i; j < to; j++) {
        sure |= isSurely(j);
      }
      if (sure && !parts.isPlace(i, to)) {
        add(i, to);
      }
      i = to;
    }
  }

  private boolean isAnswer(int i) {
    Token token = text.token(i);
    String key = token.key();
    return finds.isFree(i)
        && token.isWord()
        && token.length() > 1
        && (lists.first(key) != First.NONE || lists.isSurname(key) || !lists.isWord(key))
        && !SMALL.contains(key)
        && !SLANG.contains(key)
        && !NameParts.isNobody(key)
        && !lists.isBrand(key);
  }

  private boolean isSurely(int i) {
    String key = text.token(i).key();
    boolean capital =
        text.token(i).isCapital()
            && !text.caseless()
            && !text.beginsSentence(i)
            && (lists.isSurname(key) || lists.first(key) != First.NONE);
    return !lists.isWord(key) || lists.first(key) == First.PLAIN || capital;
  }

  /// Words of short answers.
  private static final Set<String> SMALL =
      Words.of(
          """
          yes yeah yep sure it is its s my name the first last surname full and ok okay of course im
          i m am this that thats hi hello um uh er erm so well no not sorry please thanks thank you
          mr mrs ms miss dr spelled spelt with a as in for here from double right great one moment why
          what who do need want to know hmm ah oh again already told gave me just said like ll ve d
          re t hang on hold don't know mind mine madam sir good morning afternoon evening
          speaking calling there all any anything problem absolutely certainly
          """);

  /// Written sounds and shortened words that no dictionary has and that are nobody's name.
  private static final Set<String> SLANG =
      Words.of(
          """
          lol u ur idk pls plz thx ty yea ya yup nope nah wtf omg btw cant dont wont didnt isnt doesnt
          wasnt gonna wanna dunno cos cuz coz asap tho thru gotta ive ill id hes shes youre theyre
          lets theres whats wheres hows haha hehe ffs smh imo tbh ok okay hiya cheers mate innit aint
          ma pa ta da na la mum mom kinda sorta lemme gimme tryna finna bruh sis hun babe luv duh huh
          aye och nae wee bairn lass laddie cannae dinnae wouldnt couldnt shouldnt havent hasnt hadnt
          """);
}
