package io.heard.detectors.technique;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.signal.Specificity;
import io.heard.text.Likeness;
import io.heard.text.Questions;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Hears an agent say the customer's last or key words again, as a fragment that invites more.
@AutoService(Detector.class)
@About(
    code = "mirror-words",
    kind = Kind.TECHNIQUE,
    title = "Says their words again",
    listensTo = Listens.AGENT)
public final class MirrorWords implements Detector {
  /// Mirrors are the last one to three words or a few key words; from seven words on it is a
  /// paraphrase.
  private static final int MOST_WORDS = 6;

  /// A mirror opens the turn: later sentences that repeat words restate or read back.
  private static final int MOST_SENTENCES = 3;

  private static final double ROUNDING = 1e-9;

  /// What may stand around the repeated words.
  private static final Set<String> AROUND =
      Set.of(
          "so",
          "oh",
          "ah",
          "right",
          "ok",
          "and",
          "wow",
          "well",
          "um",
          "uh",
          "er",
          "hm",
          "yes",
          "ouch",
          "goodness",
          "gosh",
          "phew");

  /// The same person seen from the other side.
  private static final Map<String, String> TURNED =
      Map.of("your", "my", "you", "i", "yourself", "myself", "our", "your", "are", "am");

  /// Pronouns for somebody the customer named.
  private static final Set<String> THEIRS = Set.of("her", "his", "their", "she", "he", "they");

  private static final Set<String> ASKING =
      Set.of(
          "is", "are", "was", "do", "does", "did", "can", "could", "will", "would", "have", "has",
          "what", "which", "when", "where", "who", "how", "should", "may", "why", "any");

  private static final Set<String> AFTER = Set.of("how", "why", "since", "when");

  /// Words that make a fragment a statement of the agent's.
  private static final Set<String> OWN =
      Set.of(
          "i", "we", "will", "can", "please", "let", "sorry", "no", "not", "should", "try", "mr",
          "mrs", "ms", "dr", "sir");

  /// Greetings come back as greetings, and mirror nothing.
  private static final Set<String> GREETINGS =
      Set.of(
          "hello",
          "hi",
          "hey",
          "dear",
          "bye",
          "goodbye",
          "thanks",
          "thank",
          "cheers",
          "regards",
          "welcome",
          "mm",
          "hmm",
          "mhm",
          "mmhm",
          "hm",
          "guess",
          "suppose",
          "mean",
          "think",
          "morning",
          "evening",
          "afternoon",
          "congratulations",
          "have",
          "christmas",
          "merry",
          "happy",
          "safe",
          "care",
          "good",
          "nice",
          "great");

  /// What begins an answer, or a statement of the agent's.
  private static final Set<String> CONFIRMS = Set.of("not", "noted", "here", "there", "i", "my");

  private static final Set<String> DATES =
      Set.of(
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "today",
          "tomorrow",
          "tonight",
          "morning",
          "afternoon",
          "noon",
          "midday",
          "at",
          "on",
          "by",
          "the",
          "before",
          "after",
          "next",
          "this",
          "week",
          "am",
          "pm",
          "one",
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
          "half",
          "past");

  /// A turn of so few words is data: a name, a place.
  private static final int SHORT_TOLD = 4;

  /// What makes a clause a question of the agent's or leaves it unfinished.
  private static final Set<String> OPENING =
      Set.of(
          "why",
          "what",
          "how",
          "when",
          "where",
          "who",
          "which",
          "do",
          "did",
          "does",
          "are",
          "is",
          "was",
          "were",
          "if",
          "because",
          "while",
          "although",
          "once",
          "unless");

  @Override
  public List<Finding> detect(Moment moment) {
    Utterance now = moment.now();
    List<Utterance> run = moment.lastRunOfOtherSide();
    if (run.isEmpty() || now.words().isEmpty()) {
      return List.of();
    }
    Specificity told = null;
    for (Sentence sentence :
        now.sentences().subList(0, Math.min(MOST_SENTENCES, now.sentences().size()))) {
      int from = sentence.from();
      while (from < sentence.to() && AROUND.contains(now.words().get(from).norm())) {
        from++;
      }
      int to = from;
      while (to < sentence.to() && now.words().get(to).clause() == now.words().get(from).clause()) {
        to++;
      }
      while (to > from && ends(now.words().get(to - 1).norm())) {
        to--;
      }
      if (to == from || to - from > MOST_WORDS || sentence.words() > 2 * MOST_WORDS) {
        continue;
      }
      if (thanks(now, sentence)) {
        continue;
      }
      if (told == null) {
        told = Specificity.of(now, run);
      }
      if ((told.weight(from, to) >= Specificity.ENOUGH - ROUNDING || isLastSaid(now, from, to, run))
          && isRepeated(now, from, to, run)) {
        return List.of(moment.finding(LIKELY, now.span(from, to)));
      }
    }
    return List.of();
  }

  /// Whether these are the very last words that the customer said: then they need no content.
  private static boolean isLastSaid(Utterance now, int from, int to, List<Utterance> run) {
    Utterance last = run.getLast();
    int start = last.words().size() - (to - from);
    if (to - from < 2 || start < 1) {
      return false;
    }
    for (int i = 0; i < to - from; i++) {
      if (!last.words().get(start + i).norm().equals(now.words().get(from + i).norm())) {
        return false;
      }
    }
    return true;
  }

  private static boolean ends(String norm) {
    return AROUND.contains(norm) || AFTER.contains(norm);
  }

  /// "44821, thank you": reading back is no mirror.
  private static boolean thanks(Utterance now, Sentence sentence) {
    for (int i = sentence.from(); i < sentence.to(); i++) {
      if (now.words().get(i).norm().startsWith("thank")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRepeated(Utterance now, int from, int to, List<Utterance> run) {
    int loose = 0;
    int content = 0;
    if (isVerdict(now, from)
        || OPENING.contains(now.words().get(from).norm())
        || CONFIRMS.contains(now.words().get(from).norm())
        || isName(now, from, to, run)
        || isOnlyDate(now, from, to)) {
      return false;
    }
    for (int i = from; i < to; i++) {
      Word word = now.words().get(i);
      if (GREETINGS.contains(word.norm())) {
        return false;
      }
      content += word.stem().isEmpty() ? 0 : 1;
      if (OWN.contains(word.norm()) && !isSaid(word.norm(), run)) {
        return false;
      }
      boolean said =
          isSaid(word.norm(), run)
              || isSaid(TURNED.getOrDefault(word.norm(), word.norm()), run)
              || to - from > 1
                  && !word.stem().isEmpty()
                  && run.stream().anyMatch(told -> told.stems().contains(word.stem()));
      if (!said) {
        if (!word.stem().isEmpty()) {
          return false;
        }
        if (!THEIRS.contains(word.norm())) {
          loose++;
        }
      }
    }
    return loose <= 1
        && (to - from == 1 || content > 1 || loose == 0 || run(now, from, to, run) > 1)
        && !isAnswer(now, from, to, run);
  }

  /// "It is steep", "that is fine": agreeing is no mirror.
  private static boolean isVerdict(Utterance now, int from) {
    if (from + 1 >= now.words().size()) {
      return false;
    }
    String subject = now.words().get(from).norm();
    String verb = now.words().get(from + 1).norm();
    return subject.equals("as") && verb.endsWith("ed")
        || (subject.equals("it") || subject.equals("that") || subject.equals("this"))
            && (verb.equals("is") || verb.equals("was") || verb.equals("does"));
  }

  /// "Warren, yeah, the white one": a name calls somebody, or says which of two.
  private static boolean isName(Utterance now, int from, int to, List<Utterance> run) {
    if (to - from > 1 || !isCapital(now, from)) {
      return false;
    }
    String norm = now.words().get(from).norm();
    for (Utterance told : run) {
      for (int i = 0; i < told.words().size(); i++) {
        if (told.words().get(i).norm().equals(norm)
            && isCapital(told, i)
            && (i != told.sentenceOf(i).from() || told.words().size() <= SHORT_TOLD)) {
          return true;
        }
      }
    }
    return now.words().size() > 1 && from == now.words().size() - 1;
  }

  private static boolean isCapital(Utterance in, int word) {
    return Character.isUpperCase(in.said(in.span(word, word + 1)).charAt(0));
  }

  /// "Friday at ten": a date said again is agreed to.
  private static boolean isOnlyDate(Utterance now, int from, int to) {
    boolean day = false;
    for (int i = from; i < to; i++) {
      Word word = now.words().get(i);
      day |= word.norm().endsWith("day") || word.norm().startsWith("to");
      if (!DATES.contains(word.norm()) && word.kind() != Word.Kind.NUMBER) {
        return false;
      }
    }
    return day;
  }

  private static int run(Utterance now, int from, int to, List<Utterance> run) {
    int longest = 0;
    for (Utterance told : run) {
      longest =
          Math.max(longest, Likeness.longestRun(now, from, to, told, 0, told.words().size())[2]);
    }
    return longest;
  }

  /// "Is it Monday or Tuesday?" wants an answer; "and that's it, black on white?" may be mirrored.
  private static boolean asks(Utterance last, Sentence sentence) {
    if (sentence.ending() != Sentence.Ending.QUESTION) {
      return false;
    }
    for (int i = sentence.from(); i < sentence.to(); i++) {
      String norm = last.words().get(i).norm();
      if (norm.equals("or") || i < sentence.from() + 2 && ASKING.contains(norm)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a word stands in a question, or in the choice that follows one.
  private static boolean isAsked(Utterance last, int word) {
    Sentence sentence = last.sentenceOf(word);
    List<String> norms = last.norms(sentence.from(), sentence.to());
    if (norms.subList(0, Math.min(2, norms.size())).stream().anyMatch(ASKING::contains)
        && Questions.in(last).stream().anyMatch(q -> q.from() <= word && word < q.to())) {
      return true;
    }
    return norms.getLast().equals("then") && sentence.ending() == Sentence.Ending.QUESTION
        || norms.contains("or")
            && last.sentences().stream().anyMatch(s -> s.ending() == Sentence.Ending.QUESTION);
  }

  private static boolean isSaid(String norm, List<Utterance> run) {
    for (Utterance told : run) {
      for (Word word : told.words()) {
        if (word.norm().equals(norm)) {
          return true;
        }
      }
    }
    return false;
  }

  /// "Tuesday" after "is it Monday or Tuesday?" answers a question.
  private static boolean isAnswer(Utterance now, int from, int to, List<Utterance> run) {
    Utterance last = run.getLast();
    int[] best = Likeness.longestRun(now, from, to, last, 0, last.words().size());
    return best[2] > 0
        && (asks(last, last.sentenceOf(best[1])) || isAsked(last, best[1]))
        && now.sentenceOf(from).ending() != Sentence.Ending.QUESTION;
  }
}
