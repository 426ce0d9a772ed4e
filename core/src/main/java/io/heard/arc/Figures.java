package io.heard.arc;

import io.heard.conversation.Role;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Works out the figures.
final class Figures {
  private Figures() {}

  static Measures of(Talk talk) {
    var words = new EnumMap<Role, Double>(Role.class);
    double all = 0;
    int switches = 0;
    String last = "";
    for (int turn : talk.read()) {
      Role role = talk.reading().turn(turn).speaker().role();
      int count = talk.utterance(turn).words().size();
      words.merge(role, (double) count, Double::sum);
      all += count;
      String id = talk.reading().turn(turn).speaker().id();
      if (!last.isEmpty() && !last.equals(id)) {
        switches++;
      }
      last = id;
    }
    double sum = Math.max(1, all);
    words.replaceAll((role, count) -> count / sum);
    return new Measures(
        false, words, Map.of(), null, List.of(), switches, Map.of(), List.of(), List.of(), List.of());
  }
}
