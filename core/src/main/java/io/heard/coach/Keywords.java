package io.heard.coach;

import io.heard.Reading;
import io.heard.coach.Notes.Keyword;
import io.heard.conversation.Role;
import io.heard.conversation.Span;
import io.heard.signal.Evidence;
import io.heard.signal.Specificity;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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

  private Keywords() {}

  static List<Keyword> of(Reading reading) {
    List<Utterance> read =
        reading.utterances().stream().filter(Utterance::isRead).limit(MOST_TURNS).toList();
    List<Utterance> agents =
        read.stream().filter(turn -> turn.turn().speaker().role().answers()).toList();
    List<Utterance> customers =
        read.stream().filter(turn -> turn.turn().speaker().role() == Role.CUSTOMER).toList();
    var found = new LinkedHashMap<Set<String>, Evidence.Quote>();
    for (Utterance turn : customers) {
      var others = new ArrayList<>(agents);
      customers.stream().filter(other -> other != turn).forEach(others::add);
      for (Span span : shared(turn, others)) {
        Set<String> key = key(turn, span);
        if (!key.isEmpty()) {
          found.putIfAbsent(key, new Evidence.Quote(turn.turn().index(), span));
        }
      }
    }
    return chosen(found, read);
  }

  private static List<Span> shared(Utterance turn, List<Utterance> others) {
    var spans = new ArrayList<Span>();
    Specificity told = Specificity.of(turn, others);
    for (Sentence sentence : turn.sentences()) {
      spans.addAll(told.facts(sentence.from(), sentence.to()));
    }
    for (Word word : turn.words()) {
      if (isReference(word, turn) && spans.stream().noneMatch(word.span()::overlaps)) {
        spans.add(word.span());
      }
    }
    return spans;
  }

  /// Whether a word is a number by which something is found again: digits beside letters or a
  /// hyphen, or many digits.
  private static boolean isReference(Word word, Utterance turn) {
    String said = word.span().of(turn.text());
    long digits = said.chars().filter(Character::isDigit).count();
    boolean mixed = said.chars().anyMatch(c -> Character.isUpperCase(c) || c == '-');
    return word.kind() != Word.Kind.MONEY && (digits >= 2 && mixed || digits >= 5);
  }

  /// What a keyword is compared by.
  private static Set<String> key(Utterance turn, Span span) {
    int[] words = turn.wordsIn(span);
    if (words[1] - words[0] > MOST_WORDS) {
      return Set.of();
    }
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
          found.keySet().stream().anyMatch(other -> other != key && other.containsAll(key));
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

  private static List<Integer> turns(
      Set<String> key, Evidence.Quote quote, List<Utterance> read) {
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
