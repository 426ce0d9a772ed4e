package io.heard.arc;

import io.heard.Reading;
import io.heard.conversation.Role;
import io.heard.signal.Signal;
import io.heard.text.Answers;
import io.heard.text.Question;
import io.heard.text.Questions;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A reading as the parts of an arc look at it: its read turns, by side.
final class Talk {
  private static final Set<String> YES =
      Set.of("yes", "perfect", "great", "exactly", "brilliant", "sure", "lovely", "ok", "thanks");
  private static final Set<String> NO = Set.of("no", "not", "nothing", "never", "still");

  private final Reading reading;
  private final List<Integer> read = new ArrayList<>();
  private final Set<String> customers = new LinkedHashSet<>();

  Talk(Reading reading) {
    this.reading = reading;
    for (int i = 0; i < reading.size(); i++) {
      if (reading.utterances().get(i).isRead()) {
        read.add(i);
        if (isCustomer(i)) {
          customers.add(reading.turn(i).speaker().id());
        }
      }
    }
  }

  /// What is asked in a turn.
  List<Question> questions(int turn) {
    return Questions.in(utterance(turn));
  }

  /// A turn as a reply.
  Answers answers(int turn) {
    return Answers.in(utterance(turn));
  }

  /// What it was made of.
  Reading reading() {
    return reading;
  }

  /// The indexes of the turns that are read, in order.
  List<Integer> read() {
    return read;
  }

  /// The ids of the customers, in the order of first speaking.
  Set<String> customers() {
    return customers;
  }

  boolean isCustomer(int turn) {
    return reading.turn(turn).speaker().role() == Role.CUSTOMER;
  }

  boolean isAgent(int turn) {
    return reading.turn(turn).speaker().role().answers();
  }

  boolean isBy(int turn, String speaker) {
    return isCustomer(turn) && reading.turn(turn).speaker().id().equals(speaker);
  }

  Utterance utterance(int turn) {
    return reading.utterances().get(turn);
  }

  int intensity(int turn) {
    return reading.intensities().get(turn);
  }

  /// Whether one of these labels was heard (likely or sure) about a turn.
  boolean heard(int turn, Set<String> codes) {
    for (Signal signal : reading.signals(turn)) {
      if (signal.counts() && codes.contains(signal.code())) {
        return true;
      }
    }
    return false;
  }

  /// The first read turn of a customer after an agent's turn that follows a turn; the number of
  /// turns where there is none.
  int nextCustomer(int turn) {
    boolean answered = false;
    for (int i = turn + 1; i < reading.size(); i++) {
      if (!utterance(i).isRead()) {
        continue;
      }
      if (isAgent(i)) {
        answered = true;
      } else if (answered) {
        return i;
      }
    }
    return reading.size();
  }

  /// The read turns of agents between two turns, both excluded.
  List<Integer> agentsBetween(int after, int before) {
    var found = new ArrayList<Integer>();
    for (int i = after + 1; i < before; i++) {
      if (utterance(i).isRead() && isAgent(i)) {
        found.add(i);
      }
    }
    return found;
  }

  /// Whether a turn asks something.
  boolean asks(int turn) {
    if (heard(turn, Labels.ASKS)) {
      return true;
    }
    for (Sentence sentence : utterance(turn).sentences()) {
      if (sentence.ending() == Sentence.Ending.QUESTION) {
        return true;
      }
    }
    return false;
  }

  /// Whether a turn begins with a yes.
  boolean saysYes(int turn) {
    return begins(turn, YES);
  }

  /// Whether a turn begins with a no.
  boolean saysNo(int turn) {
    return begins(turn, NO);
  }

  private boolean begins(int turn, Set<String> words) {
    List<Word> said = utterance(turn).words();
    return !said.isEmpty() && words.contains(said.getFirst().norm());
  }
}
