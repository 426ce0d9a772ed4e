package io.heard.coach;

import io.heard.text.Answers;
import io.heard.text.Phrases;
import io.heard.text.Question;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which question of the customer a draft passes over. The detector of `left-unanswered` judges a
/// reply as a whole; before sending, each question counts.
final class Unanswered {
  private static final Set<String> PRICES =
      Set.of("cost", "price", "fee", "charge", "pay", "expensive");

  /// Asking for help or an opinion is answered by whatever the draft does.
  private static final Phrases OPEN =
      Phrases.of(
          """
          (help|what can (you|i|we) do|what do i do|what should i do|what now|what (is|are) you|ideas|idea|anything you can|do something|look into|sort|fix|let me know|get back|advise|come on)
          """);

  private static final Phrases TALK_PRICE =
      Phrases.of(
          """
          (<money>|free|no charge|no cost|included|pounds|euros|dollars|pence|cents|quid|price list|percent|nothing extra)
          <number> (a|per|each|every|pounds|euros|dollars|pence|in total|plus|all in|for (the|a|one|two|each))
          (costs|cost|price is|fee is|charge is|comes to|it is|for|from|about|around) (only|just|about)? <number> !(minutes|hours|days|weeks|am|pm|minute|hour|day|o'clock)
          """);

  private static final Phrases COSTS =
      Phrases.of(
          """
          (what|which) (does|do|would|will|did|is|are) _6 (cost|costs|price|prices|fee|charge for)
          """);

  /// Not knowing, said honestly, answers too.
  private static final Phrases HEDGES =
      Phrases.of(
          """
          (i|we) (do not know|can not say|can not tell|am not sure|are not sure|will find out|will check|will ask|am checking|will look)
          (both|neither|either)
          """);

  /// A question with fewer words of content is asked about again in other words.
  private static final int LEAST_STEMS = 2;

  private Unanswered() {}

  static Optional<Question> in(Answered answered, Utterance draft) {
    List<Question> questions = answered.questions();
    if (questions.isEmpty() || draft.sentences().isEmpty()) {
      return Optional.empty();
    }
    Answers answers = Answers.in(draft);
    for (Question question : questions) {
      if (OPEN.in(question.in()).stream()
          .anyMatch(match -> match.from() < question.to() && match.to() > question.from())) {
        continue;
      }
      if (isPassedOver(question, questions.size() > 1, answers, draft)) {
        return Optional.of(question);
      }
    }
    return Optional.empty();
  }

  private static boolean isPassedOver(
      Question question, boolean several, Answers answers, Utterance draft) {
    Answers.Reply reply = answers.to(question, true);
    boolean back = draft.plain().indexOf('?') >= 0;
    return switch (question.kind()) {
      case HOW_MUCH ->
          asksPrice(question)
              ? !back
                  && TALK_PRICE.first(draft).isEmpty()
                  && reply != Answers.Reply.ELSEWHERE
                  && !isRefused(answers, question)
              : reply == Answers.Reply.PASSES && !sharesWith(question, draft);
      case WHEN -> reply == Answers.Reply.PASSES && !sharesSeveral(question, draft);
      case WHERE, WHO, WHY, HOW ->
          several && reply == Answers.Reply.PASSES && !sharesWith(question, draft);
      case WHAT, WHETHER ->
          question.kind() == Question.Kind.WHAT
                  && COSTS.in(question.in()).stream()
                      .anyMatch(m -> m.from() >= question.from() && m.to() <= question.to())
                  && !back
                  && TALK_PRICE.first(draft).isEmpty()
                  && HEDGES.first(draft).isEmpty()
              || several
                  && !back
                  && own(question).size() >= LEAST_STEMS
                  && !sharesWith(question, draft)
                  && HEDGES.first(draft).isEmpty()
                  && answersSaid(draft) < 2;
      case REQUEST ->
          several
              && reply != Answers.Reply.ANSWERS
              && !back
              && own(question).size() >= LEAST_STEMS
              && !sharesWith(question, draft);
    };
  }

  private static boolean isRefused(Answers answers, Question question) {
    return answers.to(question, false) == Answers.Reply.ANSWERS;
  }

  private static boolean asksPrice(Question question) {
    return own(question).stream().anyMatch(PRICES::contains);
  }

  private static Set<String> own(Question question) {
    return question.in().stems(question.from(), question.to());
  }

  private static boolean sharesWith(Question question, Utterance draft) {
    return shared(question, draft) > 0;
  }

  private static boolean sharesSeveral(Question question, Utterance draft) {
    return shared(question, draft) > 2;
  }

  private static int shared(Question question, Utterance draft) {
    var shared = new HashSet<>(own(question));
    shared.retainAll(draft.stems());
    return shared.size();
  }

  /// How many sentences or clauses answer with a yes or a no.
  private static int answersSaid(Utterance draft) {
    int said = 0;
    int clause = -1;
    for (Sentence sentence : draft.sentences()) {
      for (Word word : draft.words().subList(sentence.from(), sentence.to())) {
        if (word.clause() != clause
            && Set.of("yes", "no", "both", "neither", "also").contains(word.norm())) {
          said += word.norm().equals("both") || word.norm().equals("neither") ? 2 : 1;
          clause = word.clause();
        }
      }
    }
    return said;
  }
}
