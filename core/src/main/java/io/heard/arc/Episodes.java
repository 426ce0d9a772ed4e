package io.heard.arc;

import io.heard.arc.Episode.Check;
import io.heard.arc.Episode.Order;
import io.heard.arc.Episode.Outcome;
import io.heard.arc.Episode.Response;
import java.util.ArrayList;
import java.util.List;

/// Finds the episodes.
final class Episodes {
  private Episodes() {}

  static List<Episode> of(Talk talk) {
    var found = new ArrayList<Episode>();
    for (String speaker : talk.customers()) {
      int from = -1;
      int peak = 0;
      int to = 0;
      for (int turn : talk.read()) {
        to = turn;
        if (talk.isBy(turn, speaker)) {
          if (from < 0 && talk.intensity(turn) > 0) {
            from = turn;
          }
          peak = Math.max(peak, talk.intensity(turn));
        }
      }
      if (from >= 0) {
        found.add(
            new Episode(
                speaker,
                from,
                to,
                peak,
                Outcome.OPEN,
                List.of(),
                false,
                false,
                List.of(),
                List.of(),
                new Response(List.of(), List.of(), List.of()),
                new Order(null, null, null, true),
                new Check(List.of(), List.of(), List.of(), List.of())));
      }
    }
    return found;
  }
}
