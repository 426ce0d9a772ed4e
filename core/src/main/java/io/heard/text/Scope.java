package io.heard.text;

import java.util.List;
import java.util.Set;

/// What reaches a word from the words before it: negation, supposition, another person as subject.
public final class Scope {
  private static final Set<String> NEGATORS =
      Set.of(
          "not", "never", "no", "without", "hardly", "nobody", "none", "neither", "nor", "nothing",
          "barely", "stop", "rather");
  private static final Set<String> SUPPOSERS =
      Set.of("if", "would", "could", "might", "unless", "suppose", "imagine", "hypothetically");
  private static final Set<String> OTHERS = Set.of("he", "she", "they", "him", "her", "them");
  private static final Set<String> KIN =
      Set.of(
          "wife",
          "husband",
          "son",
          "daughter",
          "mother",
          "father",
          "mum",
          "mom",
          "dad",
          "boss",
          "partner",
          "brother",
          "sister",
          "friend",
          "neighbor",
          "neighbour",
          "colleague",
          "colleagues",
          "manager",
          "client",
          "clients",
          "customer",
          "customers",
          "people");

  /// A negation reaches at most this many words to its right within its clause; measured by reading
  /// on service dialogues, where a longer reach found other verbs' negations.
  private static final int REACH_WORDS = 5;

  private Scope() {}

  /// Whether a negation before a word, in its clause, reaches it. "Not only", "no wonder" and "why
  /// not" negate nothing.
  public static boolean isNegated(Utterance in, int word) {
    List<Word> words = in.words();
    int clause = words.get(word).clause();
    int sentence = words.get(word).sentence();
    for (int i = word - 1; i >= 0 && i >= word - REACH_WORDS; i--) {
      Word before = words.get(i);
      if (before.clause() != clause || before.sentence() != sentence) {
        return false;
      }
      if (NEGATORS.contains(before.norm())) {
        String next = words.get(i + 1).norm();
        String previous = i > 0 ? words.get(i - 1).norm() : "";
        return !(next.equals("only")
            || next.equals("wonder")
            || next.equals("sure")
            || next.equals("matter")
            || next.equals("doubt")
            || next.equals("longer") && before.norm().equals("no")
            || previous.equals("why"));
      }
    }
    return false;
  }

  /// Whether a word's clause supposes rather than says: "if", "would", "could", "might" before it
  /// in its clause, or an "if" that opened the sentence.
  public static boolean isSupposed(Utterance in, int word) {
    List<Word> words = in.words();
    int clause = words.get(word).clause();
    int sentence = words.get(word).sentence();
    for (int i = word - 1; i >= 0; i--) {
      Word before = words.get(i);
      if (before.sentence() != sentence || before.clause() != clause) {
        return false;
      }
      if (SUPPOSERS.contains(before.norm())) {
        String previous = i > 0 ? words.get(i - 1).norm() : "";
        return !previous.equals("as") && !previous.equals("even");
      }
    }
    return false;
  }

  /// Whether a word's clause tells of somebody other than the speaker and the one addressed.
  public static boolean isAboutOthers(Utterance in, int word) {
    List<Word> words = in.words();
    int clause = words.get(word).clause();
    for (int i = word - 1; i >= 0 && i >= word - REACH_WORDS; i--) {
      Word before = words.get(i);
      if (before.clause() != clause || before.sentence() != words.get(word).sentence()) {
        return false;
      }
      if (before.norm().equals("i") || before.norm().equals("we") || before.norm().equals("you")) {
        return false;
      }
      if (OTHERS.contains(before.norm()) || KIN.contains(before.norm())) {
        return true;
      }
    }
    return false;
  }
}
