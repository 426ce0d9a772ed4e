package io.heard.arc;

import io.heard.signal.Detail;
import io.heard.signal.Evidence;
import io.heard.signal.Signal;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The personal matters that customers told, and which agents' turns took them up.
final class Details {
  private Details() {}

  static List<Told> of(Talk talk) {
    var found = new ArrayList<Told>();
    Map<String, List<Integer>> agentsByStem = null;
    for (int turn : talk.read()) {
      if (!talk.isCustomer(turn)) {
        continue;
      }
      for (Signal signal : talk.reading().signals(turn)) {
        if (signal.counts() && signal.finding().detail() instanceof Detail.Personal personal) {
          agentsByStem = agentsByStem == null ? agentsByStem(talk) : agentsByStem;
          found.add(
              new Told(
                  turn,
                  personal.topic(),
                  new Evidence.Quote(turn, personal.what()),
                  takenUp(talk.utterance(turn), personal, agentsByStem)));
        }
      }
    }
    return found;
  }

  private static Map<String, List<Integer>> agentsByStem(Talk talk) {
    var agentsByStem = new HashMap<String, List<Integer>>();
    for (int turn : talk.read()) {
      if (talk.isAgent(turn)) {
        for (String stem : talk.utterance(turn).stems()) {
          agentsByStem.computeIfAbsent(stem, key -> new ArrayList<>()).add(turn);
        }
      }
    }
    return agentsByStem;
  }

  private static List<Integer> takenUp(
      Utterance utterance, Detail.Personal personal, Map<String, List<Integer>> agentsByStem) {
    int[] words = utterance.wordsIn(personal.what());
    Set<String> stems = utterance.stems(words[0], words[1]);
    return stems.stream()
        .flatMap(stem -> agentsByStem.getOrDefault(stem, List.of()).stream())
        .filter(turn -> turn > utterance.turn().index())
        .distinct()
        .sorted()
        .toList();
  }
}
