package io.heard.arc;

import io.heard.signal.Evidence;
import io.heard.text.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds what customers asked, and whether it was answered.
final class Asks {
  /// An answer is looked for in this many of the agents' turns after the question: later ones speak
  /// of something else, and the cost of a turn stays bounded.
  private static final int MOST_REPLIES = 12;

  private static final Set<String> REASON = Set.of("give-reason");

  private Asks() {}

  static List<Ask> of(Talk talk) {
    var found = new ArrayList<Ask>();
    for (int place = 0; place < talk.read().size(); place++) {
      int turn = talk.read().get(place);
      if (talk.isCustomer(turn)) {
        for (Question question : talk.questions(turn)) {
          found.add(judged(talk, turn, question, repliesAfter(talk, place)));
        }
      }
    }
    return found;
  }

  private static List<Integer> repliesAfter(Talk talk, int place) {
    var replies = new ArrayList<Integer>();
    for (int i = place + 1; i < talk.read().size() && replies.size() < MOST_REPLIES; i++) {
      if (talk.isAgent(talk.read().get(i))) {
        replies.add(talk.read().get(i));
      }
    }
    return replies;
  }

  private static Ask judged(Talk talk, int turn, Question question, List<Integer> replies) {
    var text = new Evidence.Quote(turn, question.span());
    var elsewhere = new ArrayList<Integer>();
    if (asksForHelp(question)) {
      return helped(talk, turn, text, replies);
    }
    int nextCustomer = talk.nextCustomer(turn);
    for (int reply : replies) {
      switch (talk.answers(reply).to(question, reply < nextCustomer)) {
        case ANSWERS -> {
          return new Ask(turn, text, Ask.Answered.YES, List.of(reply));
        }
        case ELSEWHERE -> elsewhere.add(reply);
        case ASKS_BACK, PASSES, NOTHING -> {
          if (reply < nextCustomer && answersBySignal(talk, question, reply)) {
            return new Ask(turn, text, Ask.Answered.YES, List.of(reply));
          }
        }
      }
    }
    if (!elsewhere.isEmpty()) {
      return new Ask(turn, text, Ask.Answered.CANNOT_TELL, elsewhere);
    }
    boolean undecided = replies.isEmpty() && !talk.reading().closed();
    return new Ask(turn, text, undecided ? Ask.Answered.CANNOT_TELL : Ask.Answered.NO, replies);
  }

  /// A bare call for help names no deed; only the customer can say that they were helped.
  private static boolean asksForHelp(Question question) {
    return question.kind() == Question.Kind.REQUEST
        && question.in().norms(question.from(), question.to()).contains("help");
  }

  private static Ask helped(Talk talk, int turn, Evidence.Quote text, List<Integer> replies) {
    if (replies.isEmpty()) {
      return new Ask(
          turn,
          text,
          talk.reading().closed() ? Ask.Answered.NO : Ask.Answered.CANNOT_TELL,
          List.of());
    }
    int last = Math.min(talk.reading().size(), replies.getLast() + MOST_REPLIES);
    for (int i = replies.getFirst() + 1; i < last; i++) {
      if (talk.utterance(i).isRead() && talk.isCustomer(i) && talk.heard(i, Labels.EASED)) {
        return new Ask(turn, text, Ask.Answered.YES, replies);
      }
    }
    return new Ask(turn, text, Ask.Answered.NO, replies);
  }

  private static boolean answersBySignal(Talk talk, Question question, int reply) {
    return switch (question.kind()) {
      case WHY -> talk.heard(reply, REASON);
      case WHEN, HOW_MUCH, WHERE, WHO, HOW, WHAT, WHETHER, REQUEST -> false;
    };
  }
}
