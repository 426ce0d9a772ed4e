package io.heard.detectors.cue;

import io.heard.signal.Confidence;
import io.heard.signal.Evidence;
import io.heard.signal.Finding;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// What the cue detectors share: one finding from many matches, and who a clause is about.
final class Cues {
  private static final Set<String> ASKED =
      Set.of("can", "could", "will", "would", "please", "want");

  private static final Set<String> QUESTION_WORDS =
      Set.of("what", "which", "when", "where", "who", "why", "how", "whose", "may", "shall");
  private static final Set<String> AUXILIARIES =
      Set.of(
          "can", "could", "would", "will", "do", "does", "did", "are", "is", "was", "were", "have",
          "has", "had", "should", "am", "not");
  private static final Set<String> NEGATIONS = Set.of("no", "not", "never", "unfortunately");
  private static final Set<String> SUBJECTS =
      Set.of(
          "you",
          "it",
          "there",
          "that",
          "this",
          "they",
          "we",
          "i",
          "he",
          "she",
          "your",
          "the",
          "any",
          "someone",
          "somebody",
          "anyone",
          "anybody",
          "anything",
          "these",
          "those",
          "my",
          "our",
          "his",
          "her",
          "their");
  private static final Set<String> ASKS =
      Set.of("tell", "let", "please", "any", "shall", "fancy", "want", "care", "kindly");

  private Cues() {}

  /// The matches that speak for themselves and overlap no other: of two that overlap, the earlier,
  /// and of two that begin together, the longer.
  static List<Match> apart(List<Match> matches) {
    var sorted = new ArrayList<>(matches);
    sorted.sort(
        Comparator.comparingInt(Match::from)
            .thenComparing(Comparator.comparingInt(Match::to).reversed()));
    var apart = new ArrayList<Match>();
    int end = 0;
    for (Match match : sorted) {
      if (match.from() >= end) {
        apart.add(match);
        end = match.to();
      }
    }
    return apart;
  }

  /// One finding that quotes all matches, or none when there are none.
  static List<Finding> finding(Moment moment, Confidence confidence, List<Match> matches) {
    if (matches.isEmpty()) {
      return List.of();
    }
    List<Match> apart = apart(matches);
    Finding finding = moment.finding(confidence, apart.getFirst());
    for (Match match : apart.subList(1, apart.size())) {
      finding = finding.and(new Evidence.Quote(moment.turn(), match.span()));
    }
    return List.of(finding);
  }

  /// Whether the words just before say that the one addressed, or others, did it, and nobody asked
  /// them to: "you cancelled my order" but not "can you cancel my order".
  static boolean isDoneByOthers(Match match) {
    Utterance in = match.in();
    for (int i = match.from() - 1; i >= 0 && i >= match.from() - 3; i--) {
      String word = in.words().get(i).norm();
      if (word.equals("i") || word.equals("we")) {
        return false;
      }
      if (word.equals("you") || word.equals("they") || word.equals("he") || word.equals("she")) {
        return i == 0 || !ASKED.contains(in.words().get(i - 1).norm());
      }
    }
    return false;
  }

  /// Whether the other side's last sentence before the newest turn asks for something.
  static boolean asked(Moment moment) {
    List<Utterance> run = moment.lastRunOfOtherSide();
    if (run.isEmpty() || !moment.sameRunBefore().isEmpty()) {
      return false;
    }
    for (Sentence sentence : run.getLast().sentences()) {
      if (sentence.ending() == Sentence.Ending.QUESTION) {
        return true;
      }
    }
    return false;
  }

  /// Whether the agent's turns say no themselves, so that a "no" agrees with them.
  static boolean denied(List<Utterance> agent) {
    return agent.stream().anyMatch(in -> begins(in, NEGATIONS));
  }

  private static boolean begins(Utterance in, Set<String> words) {
    for (int i = 0; i < Math.min(4, in.words().size()); i++) {
      if (words.contains(in.words().get(i).norm())) {
        return true;
      }
    }
    return false;
  }

  /// Whether a tale holds more than an answer: somebody complains of having told it before.
  static boolean complainsOf(List<Match> tales) {
    return tales.stream().anyMatch(match -> match.to() - match.from() > 3);
  }

  /// Whether an agent's turn restates or checks what the customer said, rather than asking for what
  /// it does not know: it ends in a check, or asks a question in the form of a statement.
  static boolean restates(Utterance agent, Phrases checks) {
    if (agent.sentences().isEmpty()) {
      return false;
    }
    Sentence last = agent.sentences().getLast();
    boolean asks = last.ending() == Sentence.Ending.QUESTION;
    for (Match check : checks.in(agent)) {
      if (check.sentence().to() >= (asks ? last.to() : last.from()) && !isOpen(agent, last)) {
        return true;
      }
    }
    return asks && last.words() > 3 && isStatement(agent, last);
  }

  /// Whether an agent's turn ends in a question that asks for something new, or offers something,
  /// so that a "yes" answers it and says nothing of what was restated before.
  static boolean asksAnew(Utterance agent, Phrases tails) {
    if (agent.sentences().isEmpty()) {
      return false;
    }
    Sentence last = agent.sentences().getLast();
    return last.ending() == Sentence.Ending.QUESTION
        && last.words() > 2
        && (!isStatement(agent, last) || ASKS.contains(agent.words().get(last.from()).norm()))
        && tails.in(agent).stream().noneMatch(it -> it.from() >= last.from());
  }

  private static boolean isOpen(Utterance in, Sentence sentence) {
    return QUESTION_WORDS.contains(in.words().get(sentence.from()).norm());
  }

  private static boolean isStatement(Utterance in, Sentence sentence) {
    for (int i = sentence.from(); i < sentence.to(); i++) {
      String word = in.words().get(i).norm();
      if (QUESTION_WORDS.contains(word)) {
        return false;
      }
      if (i + 1 < sentence.to() && AUXILIARIES.contains(word)) {
        String next = in.words().get(i + 1).norm();
        if (SUBJECTS.contains(next)) {
          return false;
        }
      }
    }
    return sentence.words() > 1;
  }
}
