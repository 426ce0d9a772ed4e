package io.heard.signal;

import io.heard.conversation.Role;
import io.heard.conversation.Span;
import io.heard.conversation.Turn;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What the customer told so far, to ask of any stretch of an agent's turn which of those facts it
/// uses: words with content, numbers, dates and names that the customer said before.
///
/// ```java
/// var told = Specificity.of(moment);
/// if (!told.isSpecific(sentence)) { … }               // a line that fits everybody
/// finding.with(told.detail(sentence));                // its facts, as spans
/// ```
///
/// A word counts by how much it tells this case from another: a customer's own word or number
/// counts 1, a word of the trade such as `order` a third, function words, greetings, words of
/// feeling and the brand nothing. Words are compared without their endings, so that `delivered`
/// finds `delivery`, and a number in words finds the same in digits.
public final class Specificity {
  /// A stretch is specific from this weight on: one word that is the customer's own. Three words of
  /// the trade together reach it too, since "the charge on the bill of my account" says more than
  /// "your account", which any line may hold.
  public static final double ENOUGH = 1.0;

  /// What a word of the trade counts.
  private static final double TRADE_WEIGHT = 1.0 / 3;

  private static final double ROUNDING = 1e-9;

  /// Above the lists, which are made with it.
  private static final String[] ENDINGS = {
    "ement", "ation", "ition", "ment", "ance", "ence", "ness", "ery", "ion", "al", "er", "or", "y"
  };

  private static final Set<String> TRADE =
      roots(
          "account issue problem help order service customer number detail information info team"
              + " support contact message email mail phone call line case matter situation"
              + " experience time day today tomorrow yesterday week month moment minute hour"
              + " question request concern trouble inconvenience system website site page app"
              + " online product item thing people person company store shop office work try use"
              + " check look find send receive report wait happen change fix sort resolve update"
              + " option place price product purchase buy bill payment pay money new first last"
              + " next long back down through bit lot");

  private static final Set<String> NOTHING =
      roots(
          "frustrate frustrating frustration angry anger upset upsetting annoy annoying annoyed"
              + " annoyance worry worried worrying concerned disappoint disappointed disappointing"
              + " disappointment confuse confused confusing confusion sad stress stressful stressed"
              + " feel feeling felt sound seem appear understand understanding appreciate"
              + " apologize apology hear hard tough difficult terrible horrible awful bad unhappy"
              + " great good nice happy glad love hope sir madam mam mate morning afternoon evening"
              + " night welcome kindly certainly course absolutely totally completely definitely"
              + " would like much don isn");

  /// A name after one of these addresses the customer, and tells nothing of the case.
  private static final Set<String> ADDRESS =
      Set.of("mr", "mrs", "ms", "miss", "dr", "sir", "madam", "dear", "hi", "hello", "hey");

  private static final Map<String, String> NUMBERS =
      Map.ofEntries(
          Map.entry("two", "2"),
          Map.entry("twice", "2"),
          Map.entry("three", "3"),
          Map.entry("four", "4"),
          Map.entry("five", "5"),
          Map.entry("six", "6"),
          Map.entry("seven", "7"),
          Map.entry("eight", "8"),
          Map.entry("nine", "9"),
          Map.entry("ten", "10"),
          Map.entry("eleven", "11"),
          Map.entry("twelve", "12"),
          Map.entry("fifteen", "15"),
          Map.entry("twenty", "20"),
          Map.entry("thirty", "30"),
          Map.entry("forty", "40"),
          Map.entry("fifty", "50"));

  private static final Map<String, String> CALENDAR =
      Map.ofEntries(
          Map.entry("monday", "mon"),
          Map.entry("tuesday", "tue"),
          Map.entry("tues", "tue"),
          Map.entry("wednesday", "wed"),
          Map.entry("thursday", "thu"),
          Map.entry("thurs", "thu"),
          Map.entry("thur", "thu"),
          Map.entry("friday", "fri"),
          Map.entry("saturday", "sat"),
          Map.entry("sunday", "sun"),
          Map.entry("january", "jan"),
          Map.entry("february", "feb"),
          Map.entry("march", "mar"),
          Map.entry("april", "apr"),
          Map.entry("june", "jun"),
          Map.entry("july", "jul"),
          Map.entry("august", "aug"),
          Map.entry("september", "sep"),
          Map.entry("sept", "sep"),
          Map.entry("october", "oct"),
          Map.entry("november", "nov"),
          Map.entry("december", "dec"));

  /// What is left of a word when an ending is cut: with three letters, other words begin so too.
  private static final int LEAST_ROOT = 4;

  private final Utterance in;
  private final Set<String> told;
  private final Set<String> brands;

  private Specificity(Utterance in, Set<String> told, Set<String> brands) {
    this.in = in;
    this.told = told;
    this.brands = brands;
  }

  /// What the customer told before the newest turn, to measure that turn by. Looks back on at most
  /// [Moment#LOOK_BACK] turns of the customer.
  public static Specificity of(Moment moment) {
    return of(moment.now(), moment.customerBefore());
  }

  /// What these turns tell, to measure another turn by.
  ///
  /// @param in the agent's turn
  /// @param customer the customer's turns before it; when empty, nothing is specific
  public static Specificity of(Utterance in, List<Utterance> customer) {
    var told = new HashSet<String>();
    var brands = new HashSet<String>();
    long beginnings = 0;
    for (Word word : in.words()) {
      beginnings |= beginning(word);
    }
    for (Utterance turn : customer) {
      addBrands(turn.plain(), brands);
      for (Word word : turn.words()) {
        if ((beginnings & beginning(word)) == 0) {
          continue;
        }
        String key = key(word);
        if (!key.isEmpty()) {
          told.add(key);
        }
      }
    }
    return new Specificity(in, told, brands);
  }

  /// A bit for a word's first two letters, and the same bit for every number: words whose bits
  /// differ have different keys, and need not be compared.
  private static long beginning(Word word) {
    boolean number =
        word.kind() == Word.Kind.NUMBER
            || word.kind() == Word.Kind.MONEY
            || NUMBERS.containsKey(word.norm());
    if (number) {
      return 1;
    }
    if (word.stem().length() < 2) {
      return 0;
    }
    return 1L << (1 + (word.norm().charAt(0) * 31 + word.norm().charAt(1)) % 63);
  }

  /// How much a stretch uses, from 0; each fact counts once.
  ///
  /// @param from the first word
  /// @param to the word after the last
  public double weight(int from, int to) {
    var counted = new HashSet<String>();
    double weight = 0;
    for (int i = from; i < to; i++) {
      double one = weight(i);
      if (one > 0 && counted.add(key(in.words().get(i)))) {
        weight += one;
      }
    }
    return weight;
  }

  /// Whether a stretch uses enough to be about this customer's case and no other.
  ///
  /// @param from the first word
  /// @param to the word after the last
  public boolean isSpecific(int from, int to) {
    return weight(from, to) >= ENOUGH - ROUNDING;
  }

  /// Whether a sentence is about this customer's case and no other.
  public boolean isSpecific(Sentence sentence) {
    return isSpecific(sentence.from(), sentence.to());
  }

  /// Where a stretch uses the customer's facts, in order; facts side by side are one span. Empty
  /// when the stretch is not specific.
  ///
  /// @param from the first word
  /// @param to the word after the last
  public List<Span> facts(int from, int to) {
    if (!isSpecific(from, to)) {
      return List.of();
    }
    var facts = new ArrayList<Span>();
    for (int i = from; i < to; i++) {
      int start = i;
      while (i < to && weight(i) > 0) {
        i++;
      }
      if (i > start) {
        facts.add(in.span(start, i));
      }
    }
    return facts;
  }

  /// The same facts as a finding's detail.
  ///
  /// @param from the first word
  /// @param to the word after the last
  public Detail.Specifics detail(int from, int to) {
    return new Detail.Specifics(facts(from, to));
  }

  /// The facts of a sentence as a finding's detail.
  public Detail.Specifics detail(Sentence sentence) {
    return detail(sentence.from(), sentence.to());
  }

  /// Whether a word of the newest turn was told by the customer and carries something of this case,
  /// be it a word of the trade.
  ///
  /// @param word its place in the turn
  public boolean isTold(int word) {
    return weight(word) > 0;
  }

  private double weight(int at) {
    Word word = in.words().get(at);
    if (at > 0 && ADDRESS.contains(in.words().get(at - 1).norm())) {
      return 0;
    }
    String key = key(word);
    if (key.isEmpty() || !told.contains(key) || isBrand(word.norm())) {
      return 0;
    }
    return TRADE.contains(key) ? TRADE_WEIGHT : 1;
  }

  private boolean isBrand(String norm) {
    for (String brand : brands) {
      if (norm.length() >= 3 && brand.startsWith(norm)) {
        return true;
      }
    }
    return false;
  }

  /// Names after an at sign: whom a public message is addressed to.
  private static void addBrands(String text, Set<String> brands) {
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int to = at + 1;
      while (to < text.length() && Character.isLetterOrDigit(text.charAt(to))) {
        to++;
      }
      if (to - at > 3) {
        brands.add(text.substring(at + 1, to).toLowerCase(Locale.ROOT));
      }
    }
  }

  /// What a word is compared by; empty when it carries nothing.
  private static String key(Word word) {
    return switch (word.kind()) {
      case NUMBER, MONEY -> digits(word.norm());
      case WORD -> ofWord(word);
      case TAG, EMOJI, MENTION -> "";
    };
  }

  private static String ofWord(Word word) {
    String number = NUMBERS.get(word.norm());
    if (number != null) {
      return number;
    }
    String date = CALENDAR.get(word.norm());
    if (date != null) {
      return date;
    }
    String stem = word.stem();
    if (stem.isEmpty()) {
      return "";
    }
    String root = root(stem);
    return NOTHING.contains(root) ? "" : root;
  }

  /// The digits alone, so that a sum with its sign, a time with its colon and a padded number
  /// compare; a single 0 or 1 is no fact.
  private static String digits(String norm) {
    var digits = new StringBuilder();
    boolean letters = false;
    for (int i = 0; i < norm.length(); i++) {
      char c = norm.charAt(i);
      if (Character.isDigit(c) && (c != '0' || !digits.isEmpty())) {
        digits.append(c);
      } else if (Character.isLetter(c)) {
        letters = true;
      }
    }
    if (letters) {
      return norm;
    }
    int cents = digits.length() - 2;
    if (norm.endsWith(".00") && cents > 0) {
      digits.setLength(cents);
    }
    return digits.isEmpty() || digits.toString().equals("1") ? "" : digits.toString();
  }

  private static String root(String stem) {
    for (String ending : ENDINGS) {
      int left = stem.length() - ending.length();
      if (left >= LEAST_ROOT && stem.endsWith(ending)) {
        return undouble(stem.substring(0, left));
      }
    }
    return undouble(stem);
  }

  private static String undouble(String stem) {
    int n = stem.length();
    boolean twice = n > LEAST_ROOT && stem.charAt(n - 1) == stem.charAt(n - 2);
    return twice ? stem.substring(0, n - 1) : stem;
  }

  /// The keys of words in a list, found as those of a turn are.
  private static Set<String> roots(String words) {
    var roots = new HashSet<String>();
    var listed = Utterance.of(Turn.of(0, Role.AGENT, words.replace('\n', ' ')));
    for (Word word : listed.words()) {
      if (!word.stem().isEmpty()) {
        roots.add(root(word.stem()));
      }
    }
    return Set.copyOf(roots);
  }
}
