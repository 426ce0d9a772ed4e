package io.heard.coach;

import io.heard.Reading;
import io.heard.coach.Notes.Keyword;
import io.heard.conversation.Role;
import io.heard.conversation.Span;
import io.heard.signal.Evidence;
import io.heard.signal.Specificity;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Finds what a talk turned on: facts of the customer that the agents used too, or that the
/// customer came back to, and references with a digit in them. In the customer's words.
final class Keywords {
  /// More would be a transcript again.
  private static final int MOST = 10;

  /// A longer run of words is a sentence that both said.
  private static final int MOST_WORDS = 4;

  /// Talk of more turns is looked through in its first part only, so that notes on the longest talk
  /// that can be read are taken in a moment.
  private static final int MOST_TURNS = 400;

  /// What stands before a thing.
  private static final Set<String> LEADS =
      Set.of(
          "a",
          "an",
          "the",
          "my",
          "our",
          "your",
          "his",
          "her",
          "their",
          "its",
          "this",
          "these",
          "those",
          "no",
          "any",
          "every",
          "each",
          "another",
          "first",
          "second",
          "third",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "hundred",
          "thousand",
          "twice");

  private static final Set<String> TITLES = Set.of("mr", "mrs", "ms", "miss", "dr", "sir", "madam");

  /// How somebody is addressed or introduced.
  private static final Phrases CALLED =
      Phrases.of(
          """
          (hi|hello|hey|dear|thanks|thank you|cheers|ta|morning|afternoon|mr|mrs|ms|miss|dr) _
          (it is|this is|my name is|i am) _
          """);

  private Keywords() {}

  static List<Keyword> of(Reading reading) {
    List<Utterance> read =
        reading.utterances().stream().filter(Utterance::isRead).limit(MOST_TURNS).toList();
    List<Utterance> agents =
        read.stream().filter(turn -> turn.turn().speaker().role().answers()).toList();
    List<Utterance> customers =
        read.stream().filter(turn -> turn.turn().speaker().role() == Role.CUSTOMER).toList();
    Set<String> names = names(read);
    var references = new LinkedHashMap<Set<String>, Evidence.Quote>();
    var things = new LinkedHashMap<Set<String>, Evidence.Quote>();
    for (Utterance turn : customers) {
      for (Span span : references(turn)) {
        references.putIfAbsent(key(turn, span), new Evidence.Quote(turn.turn().index(), span));
      }
      var others = new ArrayList<>(agents);
      customers.stream().filter(other -> other != turn).forEach(others::add);
      for (Span span : shared(turn, others, names)) {
        things.putIfAbsent(key(turn, span), new Evidence.Quote(turn.turn().index(), span));
      }
    }
    things.keySet().removeAll(references.keySet());
    var keywords = new ArrayList<Keyword>(chosen(references, read));
    chosen(things, read).stream().filter(one -> one.turns().size() > 1).forEach(keywords::add);
    return keywords.subList(0, Math.min(keywords.size(), MOST));
  }

  /// What the speakers are called; that stands in the head of the notes.
  private static Set<String> names(List<Utterance> read) {
    var names = new HashSet<>(TITLES);
    for (Utterance turn : read) {
      for (Match match : CALLED.in(turn)) {
        Word word = turn.words().get(match.to() - 1);
        if (Character.isUpperCase(turn.text().charAt(word.span().from()))) {
          names.add(word.norm());
        }
      }
      String name = turn.turn().speaker().name();
      if (name != null) {
        for (String part : name.split("[^\\p{L}\\p{N}]+")) {
          names.add(part.toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }

  private static List<Span> shared(Utterance turn, List<Utterance> others, Set<String> names) {
    var spans = new ArrayList<Span>();
    Specificity told = Specificity.of(turn, others);
    for (Sentence sentence : turn.sentences()) {
      for (Span facts : told.facts(sentence.from(), sentence.to())) {
        int[] words = turn.wordsIn(facts);
        for (int from = words[0]; from < words[1]; ) {
          int to = runEnd(turn, from, words[1]);
          if (told.isSpecific(from, to) && isThing(turn, from, to, names)) {
            spans.add(bare(turn, turn.span(from, to)));
          }
          from = to;
        }
      }
    }
    return spans;
  }

  /// Without the ending of a genitive.
  private static Span bare(Utterance turn, Span span) {
    String said = span.of(turn.text());
    boolean genitive = said.length() > 2 && said.matches("(?s).*['’]s");
    return genitive ? new Span(span.from(), span.to() - 2) : span;
  }

  /// The end of the words from one on that nothing but a space parts.
  private static int runEnd(Utterance turn, int from, int most) {
    int to = from + 1;
    while (to < most) {
      Span before = turn.words().get(to - 1).span();
      Span next = turn.words().get(to).span();
      boolean apart =
          next.from() > before.to()
              && !turn.text().substring(before.to(), next.from()).matches("[ -]");
      if (apart) {
        break;
      }
      to++;
    }
    return to;
  }

  /// Whether words name a thing: a word that carries content, is nobody's name, and follows an
  /// article, a possessive or a number, or is written with a capital or a digit. What somebody does
  /// or how it is, is no keyword.
  private static boolean isThing(Utterance turn, int from, int to, Set<String> names) {
    if (to - from > MOST_WORDS) {
      return false;
    }
    boolean content = false;
    boolean marked = from > 0 && LEADS.contains(turn.words().get(from - 1).norm());
    marked |=
        from > 1
            && !turn.words().get(from - 1).stem().isEmpty()
            && LEADS.contains(turn.words().get(from - 2).norm());
    for (int i = from; i < to; i++) {
      Word word = turn.words().get(i);
      boolean number = LEADS.contains(word.norm()) || word.kind() != Word.Kind.WORD;
      boolean digits = word.span().of(turn.text()).chars().anyMatch(Character::isDigit);
      boolean capital =
          Character.isUpperCase(turn.text().charAt(word.span().from()))
              && !word.shouted()
              && turn.sentenceOf(i).from() != i;
      if (names.contains(word.norm())) {
        return false;
      }
      content |= !number && !word.stem().isEmpty() || digits && word.span().length() > 1;
      marked |= number && i + 1 < to || digits || capital;
    }
    return content && marked;
  }

  /// Numbers by which something is found again: digits beside capitals or a hyphen, or many digits,
  /// with all that is written to them; numbers in groups are one.
  private static List<Span> references(Utterance turn) {
    var spans = new ArrayList<Span>();
    String text = turn.plain();
    for (Word word : turn.words()) {
      Span all = written(text, word.span());
      String said = all.of(text);
      long digits = said.chars().filter(Character::isDigit).count();
      boolean capital = said.chars().anyMatch(Character::isUpperCase);
      if (word.kind() != Word.Kind.NUMBER
          || !(digits >= 3 && capital || digits >= 5 && digits == said.length())) {
        continue;
      }
      Span before = spans.isEmpty() ? null : spans.getLast();
      if (before != null && before.overlaps(all)) {
        continue;
      }
      if (before != null && text.substring(before.to(), all.from()).equals(" ")) {
        all = spans.removeLast().with(all);
      }
      spans.add(all);
    }
    return spans;
  }

  private static Span written(String text, Span span) {
    int from = span.from();
    int to = span.to();
    while (from > 0 && isWritten(text.charAt(from - 1))) {
      from--;
    }
    while (to < text.length() && isWritten(text.charAt(to))) {
      to++;
    }
    while (to > span.to() && text.charAt(to - 1) == '-') {
      to--;
    }
    return new Span(from, to);
  }

  private static boolean isWritten(char c) {
    return Character.isLetterOrDigit(c) || c == '-';
  }

  /// What a keyword is compared by.
  private static Set<String> key(Utterance turn, Span span) {
    int[] words = turn.wordsIn(span);
    var key = new LinkedHashSet<>(turn.stems(words[0], words[1]));
    for (Word word : turn.words().subList(words[0], words[1])) {
      if (word.stem().isEmpty()) {
        key.add(word.norm());
      }
    }
    return key;
  }

  /// Those that the most turns hold, in the order of first saying; one that stands inside another
  /// is left out.
  private static List<Keyword> chosen(
      Map<Set<String>, Evidence.Quote> found, List<Utterance> read) {
    var keywords = new ArrayList<Keyword>();
    found.forEach((key, quote) -> {
      boolean inside =
          found.keySet().stream().anyMatch(other -> !other.equals(key) && other.containsAll(key));
      if (!inside) {
        keywords.add(new Keyword(quote, turns(key, quote, read)));
      }
    });
    return keywords.stream()
        .sorted(Comparator.comparingInt((Keyword one) -> -one.turns().size()))
        .limit(MOST)
        .sorted(
            Comparator.comparingInt((Keyword one) -> one.words().turn())
                .thenComparingInt(one -> one.words().span().from()))
        .toList();
  }

  private static List<Integer> turns(Set<String> key, Evidence.Quote quote, List<Utterance> read) {
    var turns = new TreeSet<Integer>();
    turns.add(quote.turn());
    for (Utterance turn : read) {
      var said = new LinkedHashSet<>(turn.stems());
      turn.words().forEach(word -> said.add(word.norm()));
      if (said.containsAll(key)) {
        turns.add(turn.turn().index());
      }
    }
    return List.copyOf(turns);
  }
}
