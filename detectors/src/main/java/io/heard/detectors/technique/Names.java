package io.heard.detectors.technique;

import io.heard.signal.Moment;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names of people in a turn, by where they stand: after a greeting or a title, set off by a comma,
/// or known from the record and from what was said. A name that only signs the turn is none.
final class Names {
  static final Set<String> GREETINGS =
      Set.of(
          "hi",
          "hello",
          "hey",
          "dear",
          "hiya",
          "greetings",
          "welcome",
          "morning",
          "afternoon",
          "evening",
          "day",
          "hell",
          "helo",
          "hallo",
          "yo",
          "heya",
          "howdy");
  private static final Set<String> TITLES =
      Set.of("mr", "mrs", "ms", "miss", "dr", "mister", "doctor", "prof", "professor", "sir");
  private static final Set<String> CALLS =
      Set.of(
          "oh",
          "sorry",
          "thanks",
          "you",
          "ok",
          "well",
          "great",
          "sure",
          "absolutely",
          "yes",
          "no",
          "certainly",
          "course",
          "right",
          "bye",
          "goodbye",
          "perfect",
          "congratulations",
          "up",
          "inconvenience",
          "trouble",
          "this",
          "that",
          "patience",
          "delay",
          "it",
          "weekend",
          "god",
          "apologies",
          "ah",
          "aw",
          "alright",
          "please",
          "here",
          "again",
          "understand",
          "now",
          "today",
          "true",
          "good",
          "wonderful",
          "brilliant",
          "lovely",
          "excellent");
  private static final Set<String> SIGNING =
      Set.of(
          "thanks",
          "regards",
          "rgds",
          "cheers",
          "best",
          "ty",
          "sincerely",
          "love",
          "kindly",
          "wishes",
          "faithfully",
          "truly",
          "you",
          "tks",
          "team");
  private static final Set<String> FOLLOWERS =
      Set.of(
          "is",
          "are",
          "was",
          "has",
          "have",
          "will",
          "can",
          "does",
          "speaking",
          "here",
          "from",
          "at",
          "calling",
          "taking",
          "said",
          "says",
          "did",
          "had",
          "would",
          "could",
          "support",
          "helpdesk",
          "care");
  private static final Set<String> ADVERBS =
      Set.of(
          "however",
          "otherwise",
          "afterwards",
          "afterward",
          "meanwhile",
          "instead",
          "next",
          "first",
          "second",
          "note",
          "remember",
          "sure",
          "fine",
          "indeed",
          "perhaps",
          "maybe",
          "besides",
          "therefore",
          "hence",
          "thus",
          "sometimes",
          "today",
          "tomorrow",
          "tonight",
          "later",
          "anyway",
          "regardless",
          "plus",
          "no",
          "yes",
          "ok",
          "hello",
          "hi",
          "thanks",
          "please",
          "understood",
          "noted",
          "agreed",
          "exactly",
          "correct",
          "great",
          "perfect",
          "yesterday",
          "often",
          "overall",
          "likewise",
          "done",
          "look",
          "listen",
          "apologies",
          "excellent",
          "brilliant",
          "lovely",
          "fair",
          "true",
          "unfortunately",
          "ouch",
          "ha",
          "ah",
          "oh",
          "wow",
          "hmm",
          "aw",
          "oops",
          "yikes",
          "hm",
          "gosh",
          "argh",
          "phew",
          "well",
          "haha");

  /// After one of these a name without a comma is what is spoken of: "no PowerPoint", "this
  /// Kindle".
  private static final Set<String> COMMA_CALLS =
      Set.of(
          "no",
          "this",
          "that",
          "it",
          "good",
          "great",
          "true",
          "right",
          "well",
          "here",
          "now",
          "today",
          "please",
          "god",
          "perfect",
          "wonderful",
          "brilliant",
          "lovely",
          "excellent",
          "you",
          "understand",
          "weekend");

  /// What makes "sorry about that Ann" a call all the same.
  private static final Set<String> THANKED =
      Set.of("thank", "about", "for", "hear", "bless", "to", "see", "read");

  /// A name after one of these is spoken of, and not spoken to.
  private static final Set<String> SPOKEN_OF =
      Set.of(
          "with", "to", "for", "is", "by", "from", "about", "of", "and", "or", "the", "our", "ask",
          "tell", "see", "call", "until", "says", "said", "as", "on", "in", "at", "confirm", "was",
          "has", "does", "through", "under");

  private static final Set<String> OTHERS = Set.of("he", "she", "his", "her", "hers", "him");

  private static final Set<String> SPOKEN_TO = Set.of("you", "your", "thank", "thanks", "i", "we");
  private static final Set<String> NOT_NAMES =
      Set.of(
          "there",
          "team",
          "customer",
          "customers",
          "all",
          "everyone",
          "everybody",
          "sir",
          "madam",
          "folks",
          "guys",
          "friend",
          "valued",
          "caller",
          "passenger",
          "guest",
          "member",
          "again",
          "back",
          "happy",
          "sorry",
          "apologies",
          "apology",
          "unfortunately",
          "great",
          "which",
          "whoever",
          "glad",
          "regarding",
          "currently",
          "yes",
          "absolutely",
          "nice",
          "my",
          "mate",
          "love",
          "dear",
          "lovely",
          "buddy",
          "windows",
          "android",
          "xbox",
          "twitter",
          "facebook",
          "ios",
          "safari",
          "chrome",
          "paypal",
          "visa",
          "mac",
          "amazon",
          "google",
          "netflix",
          "bluetooth",
          "wifi",
          "wi",
          "europe",
          "english",
          "london",
          "internet",
          "ipad",
          "iphone",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "january",
          "february",
          "march",
          "april",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "christmas",
          "easter",
          "god",
          "lord",
          "instagram",
          "whatsapp",
          "messenger",
          "skype",
          "alexa",
          "siri",
          "spotify",
          "apple",
          "microsoft",
          "sony",
          "samsung",
          "huawei",
          "uk",
          "usa",
          "us",
          "eu",
          "india",
          "america",
          "ireland",
          "scotland",
          "wales",
          "mum",
          "mom",
          "dad",
          "grandma",
          "grandpa",
          "nan",
          "both",
          "two",
          "ladies",
          "gentlemen",
          "neighbour",
          "colleague",
          "applicant",
          "resident",
          "tenant",
          "student",
          "reader",
          "client",
          "clients",
          "shopper",
          "shoppers",
          "traveller",
          "traveler",
          "patient",
          "patients",
          "user",
          "users",
          "subscriber",
          "cardholder",
          "homeowner",
          "parent",
          "parents",
          "policyholder",
          "householder",
          "buyer",
          "partner",
          "partners",
          "supplier",
          "candidate",
          "visitor",
          "donor",
          "owner",
          "driver",
          "account",
          "name",
          "firstname",
          "lastname",
          "surname",
          "fname",
          "recipient",
          "player",
          "viewer",
          "colleagues",
          "neighbours",
          "mondays",
          "tuesdays",
          "wednesdays",
          "thursdays",
          "fridays",
          "saturdays",
          "sundays",
          "weekdays",
          "weekends",
          "mm",
          "mmm",
          "mhm",
          "hm",
          "hmm",
          "um",
          "uh",
          "er",
          "erm",
          "yeah",
          "yep",
          "nope",
          "cause",
          "because",
          "overtime",
          "cool",
          "awesome",
          "fantastic",
          "amazing",
          "powerpoint",
          "excel");

  /// "Ann Smith, that is, Farley Road" answers who is there.
  private static final int LONGEST_NAME = 4;

  private Names() {}

  /// Whether a word is written as a name.
  static boolean isName(Utterance in, int at) {
    Word word = in.words().get(at);
    if (word.kind() != Word.Kind.WORD || word.stem().isEmpty() || NOT_NAMES.contains(word.norm())) {
      return false;
    }
    String said = in.said(word.span());
    int from = word.span().from();
    return said.length() > 1
        && (from == 0 || "[{<%#$_".indexOf(in.text().charAt(from - 1)) < 0)
        && Character.isUpperCase(said.charAt(0))
        && (!word.shouted() || said.length() > 3);
  }

  /// The names that both sides have used for the customer so far, folded.
  private static Set<String> known(Moment moment) {
    var known = new HashSet<String>();
    take(moment.known().customerName(), known);
    take(moment.known().address(), known);
    for (Utterance earlier : moment.customerBefore()) {
      take(earlier.turn().speaker().name(), known);
      introduced(earlier, known);
    }
    for (Utterance earlier : moment.agentBefore()) {
      int[] greeted = greeted(earlier);
      for (int at = greeted[0]; at < greeted[1]; at++) {
        if (isName(earlier, at)) {
          known.add(earlier.words().get(at).norm());
        }
      }
    }
    return known;
  }

  private static void take(@Nullable String name, Set<String> known) {
    if (name == null) {
      return;
    }
    for (String part : name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
      if (part.length() > 2 && !TITLES.contains(part)) {
        known.add(part);
      }
    }
  }

  /// "My name is …", "this is …", "… here", and a name alone at the very end.
  private static void introduced(Utterance in, Set<String> known) {
    List<Word> words = in.words();
    for (int at = 2; at < words.size(); at++) {
      String one = words.get(at - 2).norm();
      String two = words.get(at - 1).norm();
      boolean named =
          two.equals("is") && (one.equals("name") || one.equals("this") || one.equals("it"))
              || two.equals("am") && one.equals("i");
      for (int i = at; named && i < Math.min(words.size(), at + 2) && isName(in, i); i++) {
        known.add(words.get(i).norm());
      }
    }
    if (words.size() > 4) {
      Sentence last = in.sentences().getLast();
      int end = last.to() - 1;
      if (last.words() <= 2 && isName(in, end)) {
        known.add(words.get(end).norm());
      }
    }
  }

  /// The name after the greeting, as a range of words; empty range when there is none.
  static int[] greeted(Utterance in) {
    List<Word> words = in.words();
    for (int at = 0; at < Math.min(words.size() - 1, 8); at++) {
      if (!GREETINGS.contains(words.get(at).norm())
          || at > 0
              && words.get(at).norm().equals("day")
              && !words.get(at - 1).norm().equals("good")) {
        continue;
      }
      int from = at + 1;
      int to = from;
      while (to < words.size()
          && to < from + 3
          && (TITLES.contains(words.get(to).norm()) || isName(in, to))
          && words.get(to).sentence() == words.get(at).sentence()) {
        to++;
      }
      if (to > from
          && isName(in, to - 1)
          && !TITLES.contains(words.get(to - 1).norm())
          && !goesOn(words, to)
          && !isTemplate(in, to)) {
        return new int[] {at, to};
      }
    }
    return new int[] {0, 0};
  }

  /// "Dear Daniel or Danielle", "Dear Mr/Ms": nobody chose.
  private static boolean isTemplate(Utterance in, int at) {
    int end = in.words().get(at - 1).span().to();
    return in.text().startsWith("/", end)
        || at + 1 < in.words().size()
            && in.words().get(at).norm().equals("or")
            && in.words().get(at).sentence() == in.words().get(at - 1).sentence()
            && (isName(in, at + 1) || TITLES.contains(in.words().get(at + 1).norm()));
  }

  /// Whether what follows makes the name the subject of a sentence, or the speaker's own name.
  private static boolean goesOn(List<Word> words, int at) {
    return at < words.size()
        && words.get(at).sentence() == words.get(at - 1).sentence()
        && FOLLOWERS.contains(words.get(at).norm());
  }

  /// The name by which a turn speaks to somebody, as a range of words; empty range when it uses
  /// none.
  ///
  /// @param moment whose newest turn it is; what both sides called the customer so far is looked up
  ///   only when a word is written as a name
  static int[] addressed(Moment moment) {
    Utterance in = moment.now();
    Set<String> known = null;
    int[] greeted = greeted(in);
    if (greeted[1] > 0) {
      return greeted;
    }
    List<Word> words = in.words();
    for (int at = 0; at < words.size(); at++) {
      if (at > 0
          && TITLES.contains(words.get(at - 1).norm())
          && isName(in, at)
          && Character.isUpperCase(in.text().charAt(words.get(at - 1).span().from()))) {
        if (!isSpokenOf(in, at - 1, at + 1)) {
          return new int[] {at - 1, at + 1};
        }
        continue;
      }
      if (!isName(in, at) || signs(in, at)) {
        continue;
      }
      if (known == null) {
        known = known(moment);
      }
      boolean own = known.contains(words.get(at).norm());
      if (own ? !isSpokenOf(in, at, at + 1) : setOff(in, at) && !isOther(moment, in, at)) {
        return new int[] {at, at + 1};
      }
    }
    return new int[] {0, 0};
  }

  /// Whether a name stands inside what is said about its bearer: after a preposition or a verb, or
  /// before the verb that it is the subject of, or quoted, or as a part of a longer name.
  private static boolean isSpokenOf(Utterance in, int from, int to) {
    List<Word> words = in.words();
    Sentence sentence = in.sentenceOf(from);
    if (in.isQuoted(in.span(from, to))) {
      return true;
    }
    if (from > sentence.from()
        && words.get(from - 1).clause() == words.get(from).clause()
        && SPOKEN_OF.contains(words.get(from - 1).norm())) {
      return true;
    }
    return to < sentence.to()
        && words.get(to).clause() == words.get(to - 1).clause()
        && (FOLLOWERS.contains(words.get(to).norm()) || isName(in, to));
  }

  /// Whether a name that nobody gave for the customer's is somebody else's: the speaker's own, one
  /// that the customer told of, one that the next sentence speaks of; or no name at all, since it
  /// was written small before.
  private static boolean isOther(Moment moment, Utterance in, int at) {
    List<Word> words = in.words();
    String name = words.get(at).norm();
    int next = in.sentenceOf(at).to();
    if (next < words.size() && OTHERS.contains(words.get(next).norm())) {
      return true;
    }
    var own = new HashSet<String>();
    take(in.turn().speaker().name(), own);
    introduced(in, own);
    for (Utterance earlier : moment.agentBefore()) {
      introduced(earlier, own);
    }
    if (own.contains(name)) {
      return true;
    }
    for (Utterance earlier : moment.customerBefore()) {
      for (int i = 1; i < earlier.words().size(); i++) {
        if (earlier.words().get(i).norm().equals(name) && isTold(earlier, i)) {
          return true;
        }
      }
    }
    return false;
  }

  /// Whether a word stands inside a sentence, where who gives the own name would not put it.
  private static boolean isTold(Utterance in, int at) {
    return in.sentenceOf(at).words() > LONGEST_NAME
        && in.words().get(at - 1).clause() == in.words().get(at).clause();
  }

  /// Whether a word stands alone at the end of a sentence, after a comma or after a call.
  private static boolean setOff(Utterance in, int at) {
    List<Word> words = in.words();
    Sentence sentence = in.sentenceOf(at);
    if (at == sentence.from()) {
      return sentence.words() > 3
          && words.get(at + 1).clause() != words.get(at).clause()
          && SPOKEN_TO.contains(words.get(at + 1).norm())
          && !words.get(at).norm().endsWith("ly")
          && !ADVERBS.contains(words.get(at).norm())
          && in.text().startsWith(",", words.get(at).span().to());
    }
    boolean last = sentence.to() == at + 1;
    boolean alone = last || words.get(at + 1).clause() != words.get(at).clause();
    if (!alone) {
      return false;
    }
    boolean comma = words.get(at - 1).clause() != words.get(at).clause();
    boolean call =
        CALLS.contains(words.get(at - 1).norm())
            && (comma
                || !COMMA_CALLS.contains(words.get(at - 1).norm())
                || at - 1 > sentence.from() && THANKED.contains(words.get(at - 2).norm()));
    if (call && (last || at - 1 == sentence.from())) {
      return true;
    }
    return comma && last && hasComma(in, at) && sentence.words() > 2 && !isList(in, at, sentence);
  }

  private static boolean hasComma(Utterance in, int at) {
    int from = in.words().get(at - 1).span().to();
    int to = in.words().get(at).span().from();
    return to > from && in.text().substring(from, to).strip().equals(",");
  }

  private static boolean isList(Utterance in, int at, Sentence sentence) {
    for (int i = sentence.from() + 1; i < at; i++) {
      if (isName(in, i)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a name signs the turn: the last word, alone or after a closing word or a dash.
  private static boolean signs(Utterance in, int at) {
    List<Word> words = in.words();
    int lastWord = words.size() - 1;
    while (lastWord > 0 && words.get(lastWord).kind() != Word.Kind.WORD) {
      lastWord--;
    }
    Sentence sentence = in.sentenceOf(at);
    if (at < lastWord - 1) {
      return false;
    }
    if (at == sentence.from() || sentence.words() <= 2) {
      return true;
    }
    if (SIGNING.contains(words.get(at - 1).norm())) {
      return true;
    }
    String between =
        in.text().substring(words.get(at - 1).span().to(), words.get(at).span().from());
    return between.indexOf('-') >= 0
        || between.indexOf('–') >= 0
        || between.indexOf('^') >= 0
        || between.indexOf('*') >= 0
        || between.indexOf('/') >= 0
        || between.indexOf('\n') >= 0;
  }
}
