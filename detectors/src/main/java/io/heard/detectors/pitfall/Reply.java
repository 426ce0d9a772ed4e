package io.heard.detectors.pitfall;

import io.heard.conversation.Role;
import io.heard.signal.Detail;
import io.heard.signal.Evidence;
import io.heard.signal.Moment;
import io.heard.signal.Signal;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the agent's side said to one run of the customer's turns, judged as one message however
/// many posts it was split over.
///
/// @param customer the customer's run, oldest first; empty when the agent's side opened
/// @param agent the answer so far, oldest first, at least one turn
/// @param intensity the highest intensity in the customer's run
record Reply(List<Utterance> customer, List<Utterance> agent, int intensity) {
  Reply {
    customer = List.copyOf(customer);
    agent = List.copyOf(agent);
  }

  /// The reply that the newest turn, a customer's, has just ended; none inside the customer's run.
  static Optional<Reply> ended(Moment moment) {
    return upTo(moment, moment.turn() - 1);
  }

  /// The reply with which the conversation ends, or which the newest turn belongs to.
  static Optional<Reply> last(Moment moment) {
    return upTo(moment, moment.turn());
  }

  private static Optional<Reply> upTo(Moment moment, int from) {
    var agent = new ArrayList<Utterance>();
    var customer = new ArrayList<Utterance>();
    int intensity = 0;
    int least = Math.max(0, from - 2 * Moment.LOOK_BACK);
    for (int i = from; i >= least; i--) {
      Utterance turn = moment.utterance(i);
      if (!turn.isRead()) {
        continue;
      }
      if (turn.turn().speaker().role() != Role.CUSTOMER) {
        if (!customer.isEmpty()) {
          break;
        }
        agent.add(turn);
      } else {
        if (agent.isEmpty()) {
          return Optional.empty();
        }
        customer.add(turn);
        intensity = Math.max(intensity, moment.intensity(i));
      }
    }
    if (agent.isEmpty()) {
      return Optional.empty();
    }
    Collections.reverse(agent);
    Collections.reverse(customer);
    return Optional.of(new Reply(customer, agent, intensity));
  }

  /// Whether one of these labels was heard about a turn of the customer's run.
  boolean customerShowed(Moment moment, Set<String> codes) {
    return heard(moment, customer, codes);
  }

  /// How many places in the customer's run show a feeling of one of these labels, clear or strong.
  int feltIn(Moment moment, Set<String> codes) {
    var places = new HashSet<Evidence>();
    for (Utterance turn : customer) {
      for (Signal signal : moment.signals(turn.turn().index())) {
        if (signal.finding().confidence().counts()
            && codes.contains(signal.code())
            && signal.finding().detail() instanceof Detail.Strength strength
            && strength.step() >= 2) {
          places.addAll(signal.finding().evidence());
        }
      }
    }
    return places.size();
  }

  /// Whether one of these labels was heard about a turn of the answer.
  boolean agentDid(Moment moment, Set<String> codes) {
    return heard(moment, agent, codes);
  }

  private static boolean heard(Moment moment, List<Utterance> turns, Set<String> codes) {
    for (Utterance turn : turns) {
      if (moment.heard(turn.turn().index(), codes)) {
        return true;
      }
    }
    return false;
  }
}
