package io.heard.formats;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What one party's own words show of the side it is on: phrases that one side says and the other
/// hardly does, small words, and manner. Weights were fitted and stand beside the class with how
/// they came to be; the features are those of `formats/src/test/roles/fit.py`.
final class RoleSigns {
  /// Turns of a party that are looked at, and characters of each: of longer talk the first hour
  /// says enough.
  private static final int MOST_TURNS = 60;

  private static final int MOST_CHARACTERS = 2_000;
  private static final int LONGEST_GRAM = 4;

  /// Below this many words a share of words says little, so that it counts for less.
  private static final int FEW_WORDS = 30;

  private static final Pattern MENU =
      Pattern.compile(
          "\\b1[.)]? [A-Za-z].*\\b2[.)]? [A-Za-z]"
              + "|\\b(?:[Tt]ype|[Rr]eply|[Ss]ay|[Pp]ress|[Cc]hoose|[Tt]ext) (?:[\"“]|[A-Z]{3,}\\b|\\d\\b)");
  private static final Set<String> NO_NAMES = Set.of("i", "i'm", "i've", "i'd", "i'll");

  /// The signs that count words.
  private static final Map<String, String> COUNTED = counted();

  private static final RoleWeights WEIGHTS = RoleWeights.load();

  private final List<String> texts;
  private final List<RoleWeights.Gram> met = new ArrayList<>();
  private final BitSet said = new BitSet();
  private final BitSet saidFirst = new BitSet();
  private final Map<String, Double> shows = new HashMap<>();
  private double side;
  private int ofAgent;
  private int ofCustomer;
  private int ofBot;
  private int words;
  private double bare;

  private RoleSigns(List<String> texts) {
    this.texts = texts;
  }

  /// What these texts show.
  ///
  /// @param texts what the party said, in order; at least one, none of them blank
  /// @param opens whether the party speaks first
  /// @param channel the medium's name, empty where it is not known
  static RoleSigns of(List<String> texts, boolean opens, String channel) {
    var signs =
        new RoleSigns(
            texts.stream()
                .limit(MOST_TURNS)
                .map(text ->
                    text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text)
                .toList());
    signs.look();
    if (opens) {
      signs.side += weight("opens") + weight("opens-" + channel);
    }
    return signs;
  }

  /// How much more likely the party answers for the company than not, as log odds, where as many do
  /// as do not.
  ///
  /// @param parties all parties of the conversation, this one included, at least two: how long
  ///   somebody's turns are says something beside the others' only
  double odds(Collection<RoleSigns> parties) {
    double middle = parties.stream().mapToDouble(RoleSigns::length).average().orElse(0);
    return weight("side-scale") * (side - middle) + weight("side-shift");
  }

  /// The same for one who is alone; 0 where the words hold no phrase, or phrases of both sides, as
  /// those of a call do of which one channel was recorded.
  double oddsAlone() {
    return ofAgent > 0 == ofCustomer > 0
        ? 0
        : weight("single-scale") * (side - length()) + weight("single-shift");
  }

  private double length() {
    return weight("length") * Math.log((words + 5.0) / texts.size())
        + weight("total") * Math.log(words + 5);
  }

  /// How likely one who answers for the company is a machine, as log odds; far below 0 where
  /// neither a phrase nor a menu says so, since a place in the conversation alone proves nothing.
  ///
  /// @param opens whether the party speaks first
  /// @param several whether there are more than two parties
  /// @param early whether it speaks only at the beginning
  double bot(boolean opens, boolean several, boolean early) {
    String all = String.join(" ", texts);
    boolean menu = all.contains(" / ") || MENU.matcher(all).find();
    if (ofBot == 0 && !menu) {
      return Double.NEGATIVE_INFINITY;
    }
    return weight("bot")
        + weight("bot-phrases") * Math.min(3, ofBot)
        + (opens && several ? weight("bot-opens") : 0)
        + (early && several ? weight("bot-early") : 0)
        + (menu ? weight("bot-menu") : 0)
        + weight("bot-total") * Math.log(words + 5)
        + weight("bot-no-full-stop") * bare;
  }

  private static double weight(String sign) {
    return WEIGHTS.of(sign);
  }

  private void look() {
    int turns = texts.size();
    double asks = 0;
    double exclaims = 0;
    double brief = 0;
    double small = 0;
    for (int i = 0; i < turns; i++) {
      String text = texts.get(i);
      List<List<String>> runs = runs(text);
      int length = 0;
      boolean asking = false;
      boolean exclaiming = false;
      for (List<String> run : runs) {
        length += run.size();
        for (String word : run) {
          asking |= word.equals("?");
          exclaiming |= word.equals("!");
          count(word);
        }
        grams(run, i == 0);
      }
      words += length;
      asks += asking ? 1 : 0;
      exclaims += exclaiming ? 1 : 0;
      brief += length <= 3 ? 1 : 0;
      small += beginsSmall(text) ? 1 : 0;
      String bareText = text.strip();
      bare += Character.isLetterOrDigit(bareText.codePointBefore(bareText.length())) ? 1 : 0;
    }
    bare /= turns;
    for (Map.Entry<String, Double> counted : shows.entrySet()) {
      side += weight(counted.getKey()) * 100 * counted.getValue() / (words + FEW_WORDS);
    }
    side += weight("asks") * asks / turns * Math.min(1, turns / 3.0);
    side += weight("exclaims") * exclaims / turns;
    side += weight("short") * brief / turns;
    side += weight("small") * small / turns;
    side += weight("no-full-stop") * bare;
    side += length();
    phrases();
  }

  private void count(String word) {
    String sign = COUNTED.get(word);
    if (sign != null) {
      shows.merge(sign, 1.0, Double::sum);
    }
  }

  private static Map<String, String> counted() {
    var words = new HashMap<String, String>();
    for (String row :
        List.of(
            "you: you you're you've you'd you'll",
            "your: your yours",
            "i: i i'm i'd",
            "my: my me mine i've",
            "we: we us we're we've we'd",
            "our: our",
            "will: i'll we'll",
            "number: 0")) {
      int colon = row.indexOf(':');
      for (String word : row.substring(colon + 2).split(" ", -1)) {
        words.put(word, row.substring(0, colon));
      }
    }
    return Map.copyOf(words);
  }

  private void grams(List<String> run, boolean first) {
    for (int i = 0; i < run.size(); i++) {
      RoleWeights.@Nullable Gram gram = WEIGHTS.grams();
      for (int k = 0; k < LONGEST_GRAM && i + k < run.size(); k++) {
        gram = gram.next(run.get(i + k));
        if (gram == null) {
          break;
        }
        if (!gram.weighs()) {
          continue;
        }
        if (!said.get(gram.number())) {
          said.set(gram.number());
          met.add(gram);
        }
        if (first && !saidFirst.get(gram.number())) {
          saidFirst.set(gram.number());
          side += gram.first();
        }
      }
    }
  }

  private void phrases() {
    int agentFirst = 0;
    int customerFirst = 0;
    int agentSure = 0;
    int customerSure = 0;
    for (RoleWeights.Gram gram : met) {
      side += gram.any();
      ofAgent += gram.ofAgent() ? 1 : 0;
      ofCustomer += gram.ofCustomer() ? 1 : 0;
      ofBot += gram.ofBot() ? 1 : 0;
      boolean first = saidFirst.get(gram.number());
      agentFirst += first && gram.ofAgent() ? 1 : 0;
      customerFirst += first && gram.ofCustomer() ? 1 : 0;
      agentSure += gram.isSure() && gram.ofAgent() ? 1 : 0;
      customerSure += gram.isSure() && gram.ofCustomer() ? 1 : 0;
    }
    side += weight("agent-sure") * Math.min(2, agentSure);
    side += weight("customer-sure") * Math.min(2, customerSure);
    side += weight("agent-phrases") * Math.min(5, ofAgent);
    side += weight("customer-phrases") * Math.min(5, ofCustomer);
    side += weight("agent-phrase") * Math.min(1, ofAgent);
    side += weight("customer-phrase") * Math.min(1, ofCustomer);
    side += weight("agent-phrases-first") * Math.min(2, agentFirst);
    side += weight("customer-phrases-first") * Math.min(2, customerFirst);
  }

  private static boolean beginsSmall(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (Character.isLetter(c)) {
        return Character.isLowerCase(c);
      }
      i += Character.charCount(c);
    }
    return false;
  }

  private static String straight(String text) {
    return text.indexOf('’') < 0 && text.indexOf('‘') < 0
        ? text
        : text.replace('’', '\'').replace('‘', '\'');
  }

  /// Runs of folded words between the marks that end a sentence or a part of it. A number is `0`, a
  /// word in the middle that is written as a name is `N`.
  static List<List<String>> runs(String written) {
    String text = straight(written);
    var runs = new ArrayList<List<String>>();
    var run = new ArrayList<String>();
    boolean first = true;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int to = at + 1;
      if (isEnd(c)) {
        while (to < text.length() && isEnd(text.charAt(to))) {
          to++;
        }
        String marks = text.substring(at, to);
        if (marks.indexOf('?') >= 0) {
          run.add("?");
        } else if (marks.indexOf('!') >= 0) {
          run.add("!");
        }
        if (!run.isEmpty()) {
          runs.add(run);
          run = new ArrayList<>();
        }
        first = true;
      } else if (c == '@' && to < text.length() && isWord(text.charAt(to))) {
        while (to < text.length() && isWord(text.charAt(to))) {
          to++;
        }
        run.add("@");
      } else if (c == '^' && to < text.length() && isPlainLetter(text.charAt(to))) {
        while (to < text.length() && isPlainLetter(text.charAt(to))) {
          to++;
        }
        run.add("^");
      } else if ((c == 'h' || c == 'w') && isLink(text, at)) {
        while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
          to++;
        }
        run.add("http");
        first = false;
      } else if (Character.isLetter(c)) {
        to = endOfWord(text, at);
        run.add(folded(text.substring(at, to), first));
        first = false;
      } else if (Character.isDigit(c)) {
        while (to < text.length()
            && (Character.isDigit(text.charAt(to))
                || ".,:/-".indexOf(text.charAt(to)) >= 0
                    && to + 1 < text.length()
                    && Character.isDigit(text.charAt(to + 1)))) {
          to++;
        }
        run.add("0");
        first = false;
      }
      at = to;
    }
    if (!run.isEmpty()) {
      runs.add(run);
    }
    return runs;
  }

  private static boolean isLink(String text, int at) {
    return text.startsWith("http://", at)
        || text.startsWith("https://", at)
        || text.startsWith("www.", at);
  }

  private static int endOfWord(String text, int from) {
    int to = from + 1;
    while (to < text.length()
        && (Character.isLetter(text.charAt(to))
            || text.charAt(to) == '\''
                && to + 1 < text.length()
                && Character.isLetter(text.charAt(to + 1)))) {
      to++;
    }
    return to;
  }

  private static String folded(String word, boolean first) {
    if (!Character.isUpperCase(word.charAt(0))) {
      return hasCapital(word) ? word.toLowerCase(Locale.ROOT) : word;
    }
    String low = word.toLowerCase(Locale.ROOT);
    boolean shouted = word.length() > 1 && !hasSmall(word);
    return first || shouted || NO_NAMES.contains(low) ? low : "N";
  }

  private static boolean hasCapital(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (Character.isUpperCase(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasSmall(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (Character.isLowerCase(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEnd(char c) {
    return switch (c) {
      case '.', '!', '?', ';', ':', '\n' -> true;
      default -> false;
    };
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static boolean isPlainLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
