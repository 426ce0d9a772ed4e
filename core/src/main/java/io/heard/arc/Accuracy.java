package io.heard.arc;

import java.util.List;

/// How often what the agent reflected was right, by what the customer then said.
///
/// @param reflections the agent's turns that name a feeling, restate or check
/// @param confirmed those that the customer then confirmed
/// @param corrected those that the customer then corrected
public record Accuracy(
    List<Integer> reflections, List<Integer> confirmed, List<Integer> corrected) {
  public Accuracy {
    reflections = List.copyOf(reflections);
    confirmed = List.copyOf(confirmed);
    corrected = List.copyOf(corrected);
  }
}
