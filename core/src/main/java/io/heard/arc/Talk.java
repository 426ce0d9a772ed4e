package io.heard.arc;

import io.heard.Reading;
import io.heard.conversation.Role;
import io.heard.signal.Signal;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A reading as the parts of an arc look at it: its read turns, by side.
final class Talk {
  private final Reading reading;
  private final List<Integer> read = new ArrayList<>();
  private final List<String> customers = new ArrayList<>();

  Talk(Reading reading) {
    this.reading = reading;
    for (int i = 0; i < reading.size(); i++) {
      if (reading.utterances().get(i).isRead()) {
        read.add(i);
        String id = reading.turn(i).speaker().id();
        if (isCustomer(i) && !customers.contains(id)) {
          customers.add(id);
        }
      }
    }
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
  List<String> customers() {
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

  /// The first read turn of a customer after an agent's turn that follows a turn; the number of turns
  /// where there is none.
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

  /// The read turns of agents between two turns, both ends excluded.
  List<Integer> agentsBetween(int after, int before) {
    var found = new ArrayList<Integer>();
    for (int i = after + 1; i < before; i++) {
      if (utterance(i).isRead() && isAgent(i)) {
        found.add(i);
      }
    }
    return found;
  }
}
