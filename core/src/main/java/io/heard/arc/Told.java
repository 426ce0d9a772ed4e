package io.heard.arc;

import io.heard.signal.Evidence;
import java.util.List;

/// A personal matter that a customer told.
///
/// @param turn the turn that tells it
/// @param topic bereavement, illness, job, family, trip, home, event or other
/// @param what the words that tell it
/// @param takenUp later turns of agents that speak of it
public record Told(int turn, String topic, Evidence.Quote what, List<Integer> takenUp) {
  public Told {
    takenUp = List.copyOf(takenUp);
  }
}
