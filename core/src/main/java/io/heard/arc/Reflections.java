package io.heard.arc;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How often what the agent reflected was confirmed by the customer's next turns.
final class Reflections {
  private static final Set<String> REFLECTS =
      Set.of(
          "label-feeling",
          "validate-feeling",
          "paraphrase",
          "confirm-understanding",
          "mirror-words");
  private static final Set<String> CONFIRMS = Set.of("confirms");
  private static final Set<String> CORRECTS = Set.of("corrects");

  private Reflections() {}

  static Accuracy of(Talk talk) {
    var reflections = new ArrayList<Integer>();
    var confirmed = new ArrayList<Integer>();
    var corrected = new ArrayList<Integer>();
    var waiting = new ArrayList<Integer>();
    boolean answered = false;
    for (int turn : talk.read()) {
      if (talk.isAgent(turn)) {
        if (answered) {
          waiting.clear();
          answered = false;
        }
        if (talk.heard(turn, REFLECTS)) {
          reflections.add(turn);
          waiting.add(turn);
        }
      } else {
        answered = true;
        if (!waiting.isEmpty() && talk.heard(turn, CORRECTS)) {
          corrected.addAll(waiting);
          waiting.clear();
        } else if (!waiting.isEmpty() && talk.heard(turn, CONFIRMS)) {
          confirmed.addAll(waiting);
          waiting.clear();
        }
      }
    }
    return new Accuracy(List.copyOf(reflections), confirmed, corrected);
  }
}
