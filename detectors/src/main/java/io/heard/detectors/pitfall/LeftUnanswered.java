package io.heard.detectors.pitfall;

import static io.heard.signal.Confidence.LIKELY;
import static io.heard.signal.Confidence.POSSIBLE;

import com.google.auto.service.AutoService;
import io.heard.conversation.Role;
import io.heard.conversation.Span;
import io.heard.signal.About;
import io.heard.signal.Confidence;
import io.heard.signal.Detail;
import io.heard.signal.Detector;
import io.heard.signal.Evidence;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Answers;
import io.heard.text.Phrases;
import io.heard.text.Question;
import io.heard.text.Questions;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Hears a reply pass over a question that the customer asked.
@AutoService(Detector.class)
@About(
    code = "left-unanswered",
    kind = Kind.PITFALL,
    title = "Question left unanswered",
    listensTo = Listens.CUSTOMER)
public final class LeftUnanswered implements Detector {
  /// "Mm-hm, go on" while somebody tells on is no reply.
  private static final int AFFIRMATION_WORDS = 4;

  /// A question with more sentences after it is easily overheard.
  private static final int MOST_SENTENCES_AFTER = 1;

  /// A weak answer, or advice, is one too.
  private static final Phrases WEAKLY =
      Phrases.of(
          """
          ^ (well|oh|so)? (perhaps|maybe|i think|i guess|yes i|it depends|try|you could|you should)
          i (would|do not) (say|think|suggest|recommend|try)
          """);

  private static final Set<String> REASON = Set.of("give-reason");

  /// What is said in place of an answer: a list of features, a belittling word.
  private static final Set<String> EVADES = Set.of("feature-dump", "dismissive");

  private static final Set<String> STEP = Set.of("next-step");

  /// What moves the matter on, however weakly.
  private static final Set<String> MOVES_ON =
      Set.of(
          "next-step",
          "commitment",
          "give-reason",
          "offer-alternative",
          "tailored-offer",
          "take-ownership");

  /// A "yes", a time or a number answers.
  private static final Phrases ANSWERING =
      Phrases.of(
          """
          ^ (oh|ah|well|dear _ _?)? ;? (yes|no|not|sure|of course|absolutely|certainly|only|it is|it does|it will|they|you (can|will|may|are)|we (do|will|can|are))
          <number>
          (today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|weeks|month|days|soon|shortly)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    return about(moment, moment.turn());
  }

  @Override
  public List<Finding> close(Moment moment) {
    return about(moment, moment.turn() + 1);
  }

  /// What the agents' turns directly before a turn do with the customer's turns directly before
  /// them.
  private static List<Finding> about(Moment moment, int end) {
    List<Utterance> reply = runBefore(moment, end, false);
    if (reply.isEmpty()) {
      return List.of();
    }
    List<Utterance> asked = runBefore(moment, reply.getFirst().turn().index(), true);
    for (Utterance turn : asked) {
      for (Question question : Questions.in(turn)) {
        Optional<Finding> finding = judged(moment, question, reply);
        if (finding.isPresent()) {
          return List.of(finding.get());
        }
      }
    }
    return List.of();
  }

  private static Optional<Finding> judged(Moment moment, Question question, List<Utterance> reply) {
    if (evades(moment, question, reply)) {
      return Optional.of(finding(LIKELY, question, reply));
    }
    boolean onlyComfort = true;
    for (Utterance turn : reply) {
      switch (Answers.in(turn).to(question, true)) {
        case ANSWERS, ELSEWHERE -> {
          return Optional.empty();
        }
        case NOTHING -> {}
        case ASKS_BACK, PASSES -> {
          onlyComfort = false;
          if (question.kind() == Question.Kind.WHY && moment.heard(turn.turn().index(), REASON)) {
            return Optional.empty();
          }
        }
      }
    }
    boolean sure =
        (onlyComfort && !buried(question)
                || question.kind() == Question.Kind.WHY && onlyToldWhatToDo(moment, reply))
            && reply.stream().noneMatch(turn -> WEAKLY.first(turn).isPresent())
            && question.kind() != Question.Kind.REQUEST
            && reply.getFirst().words().size() > AFFIRMATION_WORDS;
    return Optional.of(finding(sure ? LIKELY : POSSIBLE, question, reply));
  }

  /// Whether the whole reply is about something else: it is heard as talk in place of an answer,
  /// moves nothing on and takes up no word of what was asked.
  private static boolean evades(Moment moment, Question question, List<Utterance> reply) {
    if (question.kind() == Question.Kind.REQUEST || buried(question)) {
      return false;
    }
    boolean evades = false;
    Set<String> asked = question.in().stems(question.from(), question.to());
    for (Utterance turn : reply) {
      evades |= moment.heard(turn.turn().index(), EVADES);
      if (moment.heard(turn.turn().index(), MOVES_ON)
          || ANSWERING.first(turn).isPresent()
          || WEAKLY.first(turn).isPresent()
          || turn.stems().stream().anyMatch(asked::contains)) {
        return false;
      }
    }
    return evades;
  }

  /// "Why?" "Please restart it": a step in place of a reason, and no question back.
  private static boolean onlyToldWhatToDo(Moment moment, List<Utterance> reply) {
    return reply.stream()
        .allMatch(turn ->
            moment.heard(turn.turn().index(), STEP)
                && turn.sentences().stream()
                    .noneMatch(s -> s.ending() == Sentence.Ending.QUESTION));
  }

  /// Whether the customer told on after the question, so that the reply may be to that.
  private static boolean buried(Question question) {
    List<Sentence> sentences = question.in().sentences();
    int asked = question.in().words().get(question.from()).sentence();
    return sentences.size() - 1 - asked > MOST_SENTENCES_AFTER;
  }

  private static Finding finding(Confidence confidence, Question question, List<Utterance> reply) {
    Utterance turn = reply.getFirst();
    var evidence = new ArrayList<Evidence>();
    evidence.add(new Evidence.Quote(turn.turn().index(), longest(turn)));
    evidence.add(new Evidence.Quote(question.in().turn().index(), question.span()));
    evidence.add(new Evidence.Absence(Role.AGENT, "an answer", reply.getLast().turn().index()));
    return new Finding(turn.turn().index(), confidence, evidence, Detail.NONE);
  }

  /// The words that stand where the answer should: the longest sentence.
  private static Span longest(Utterance turn) {
    Sentence longest = turn.sentences().getFirst();
    for (Sentence sentence : turn.sentences()) {
      if (sentence.words() > longest.words()) {
        longest = sentence;
      }
    }
    return turn.span(longest.from(), longest.to());
  }

  /// The run of one side's read turns that ends before a turn, oldest first; empty when the other
  /// side spoke last.
  private static List<Utterance> runBefore(Moment moment, int end, boolean customer) {
    var run = new ArrayList<Utterance>();
    for (int i = end - 1; i >= 0 && run.size() < Moment.LOOK_BACK; i--) {
      Utterance turn = moment.utterance(i);
      if (!turn.isRead() || turn.words().isEmpty()) {
        continue;
      }
      if ((turn.turn().speaker().role() == Role.CUSTOMER) != customer) {
        break;
      }
      run.add(turn);
    }
    Collections.reverse(run);
    return run;
  }
}
