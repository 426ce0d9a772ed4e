package io.heard.detectors.feeling;

import io.heard.conversation.Span;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The stress that writing can carry: capitals, repeated marks, lengthened words, swearing.
public final class Stress {
  /// Shorter words in capitals are codes and acronyms more often than not; these are none.
  private static final Set<String> SHORT_WORDS =
      Set.of(
          "no", "not", "so", "why", "all", "now", "you", "your", "my", "me", "how", "the", "and",
          "but", "yes", "day", "days", "bad", "get", "got", "go", "one", "two", "six", "ten", "off",
          "out", "any", "way", "who", "too", "can", "did", "does", "do", "is", "was", "are", "our",
          "us", "we", "he", "she", "it", "had", "has", "new", "old", "pay", "fix", "ever", "wtf",
          "bam", "this", "that", "only", "be", "see", "lie", "lies", "joke", "zero", "up", "on",
          "for", "by", "to", "of", "if", "am", "an", "as", "at", "hate", "love");

  /// Longer words that are written in capitals without stress.
  private static final Set<String> NAMES =
      Set.of(
          "ikea", "asda", "visa", "iban", "asap", "nasa", "lego", "covid", "hdmi", "wifi", "uefa",
          "fifa", "nato", "imei", "ebay", "iphone", "ipad", "error", "paypal", "amex", "boss",
          "aarp", "ryanair", "klarna", "sepa", "unicef", "icloud", "http", "html", "jpeg", "gdpr",
          "spam", "euro", "isbn", "imap", "intel", "nike", "sony", "bose", "sonos", "miele", "sims",
          "aids", "copd", "stem", "ncea", "wnba", "adhd", "rsvp", "sars", "opec", "fema", "fafsa",
          "gcse", "gmail", "yolo", "lgbtq", "usaa", "osha", "isis", "hipaa", "epipen");

  /// Sounds and codes with repeated letters that carry no stress.
  private static final Set<String> SOUNDS =
      Set.of("hm", "m", "w", "x", "z", "i", "a", "v", "ah", "h", "uh", "um");

  private static final Set<String> SWEARS =
      Set.of(
          "fuck",
          "fucking",
          "fucked",
          "fuckin",
          "shit",
          "shitty",
          "shittiest",
          "bullshit",
          "bastard",
          "bastards",
          "asshole",
          "assholes",
          "arsehole",
          "bitch",
          "bitches",
          "bullsh",
          "dickhead",
          "wankers",
          "wanker",
          "cunt",
          "cunts",
          "ffs",
          "motherfuckers");

  private Stress() {}

  /// The stretches of a turn that carry stress, in order; neighbouring capitals make one stretch.
  public static List<Span> in(Utterance utterance) {
    var found = new ArrayList<Span>();
    List<Word> words = utterance.words();
    int i = 0;
    while (i < words.size()) {
      Word word = words.get(i);
      if (isCapital(word, utterance)) {
        int to = i + 1;
        while (to < words.size()
            && words.get(to).shouted()
            && words.get(to).sentence() == word.sentence()) {
          to++;
        }
        found.add(utterance.span(i, to));
        i = to;
        continue;
      }
      if (word.lengthened() && !SOUNDS.contains(word.norm()) && !isSlip(word, utterance)) {
        found.add(word.span());
      }
      i++;
    }
    marks(utterance.plain(), found);
    return found;
  }

  /// Whether the stress is repeated, or the speaker swears: one word in capitals is not enough.
  static boolean isStrong(Utterance utterance) {
    int capitals = 0;
    for (Word word : utterance.words()) {
      if (SWEARS.contains(word.norm())) {
        return true;
      }
      if (isCapital(word, utterance)) {
        capitals++;
      }
    }
    if (capitals >= 3) {
      return true;
    }
    var marks = new ArrayList<Span>();
    marks(utterance.plain(), marks);
    return capitals >= 2
        || capitals == 1 && !marks.isEmpty()
        || marks.stream().anyMatch(mark -> mark.length() >= 3);
  }

  private static boolean isCapital(Word word, Utterance utterance) {
    if (!word.shouted() || word.kind() != Word.Kind.WORD) {
      return false;
    }
    String said = word.span().of(utterance.text()).toLowerCase(java.util.Locale.ROOT);
    if (SHORT_WORDS.contains(said)) {
      return said.length() > 2 || !said.equals("it") && !said.equals("us") && !said.equals("am");
    }
    if (said.length() < 4 || NAMES.contains(said)) {
      return word.norm().equals("not") && said.length() > 3;
    }
    return isPronounceable(said);
  }

  /// Whether a lengthened word is an address run together, a code, or a key that stuck.
  private static boolean isSlip(Word word, Utterance utterance) {
    String said = word.span().of(utterance.text());
    if (word.norm().length() > 13) {
      return true;
    }
    for (int i = 0; i + 2 < said.length(); i++) {
      char c = said.charAt(i);
      int to = i + 1;
      while (to < said.length() && said.charAt(to) == c) {
        to++;
      }
      if (to - i < 3) {
        continue;
      }
      if (to - i == said.length() || Character.isUpperCase(c) && isLower(said, i - 1)) {
        return true;
      }
      if (to - i > 3 || to == said.length() || i == 0) {
        return false;
      }
      char next = said.charAt(to);
      return c == 'e' || c == 'o' ? "dfkmpt".indexOf(next) >= 0 : "bcdfgkmnprtz".indexOf(c) >= 0;
    }
    return false;
  }

  private static boolean isLower(String text, int at) {
    return at >= 0 && Character.isLowerCase(text.charAt(at));
  }

  private static boolean isPronounceable(String word) {
    int vowels = 0;
    int consonants = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if ("aeiouy".indexOf(c) >= 0) {
        vowels++;
        consonants = 0;
      } else if (c != '\'' && c != '’') {
        if (!Character.isLetter(c)) {
          return false;
        }
        consonants++;
        if (consonants > 4) {
          return false;
        }
      }
    }
    return vowels > 0;
  }

  /// Runs of two or more exclamation or question marks, which spaces may part.
  private static void marks(String text, List<Span> found) {
    int i = 0;
    while (i < text.length()) {
      if (!isMark(text.charAt(i))) {
        i++;
        continue;
      }
      int to = i + 1;
      int count = 1;
      while (to < text.length()) {
        if (isMark(text.charAt(to))) {
          count++;
          to++;
        } else if (text.charAt(to) == ' '
            && to + 1 < text.length()
            && isMark(text.charAt(to + 1))) {
          to++;
        } else {
          break;
        }
      }
      if (count >= 2) {
        found.add(new Span(i, to));
      }
      i = to;
    }
  }

  private static boolean isMark(char c) {
    return c == '!' || c == '?';
  }
}
