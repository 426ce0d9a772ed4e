package io.heard.arc;

import java.util.List;

/// What each customer needed, and whether it was given.
final class Needs {
  private Needs() {}

  static List<Need> of(Talk talk, List<Episode> episodes) {
    return episodes.stream()
        .map(
            episode ->
                new Need(
                    episode.speaker(),
                    Need.Kind.ACKNOWLEDGEMENT,
                    Need.Verdict.UNCLEAR,
                    "A feeling was shown.",
                    List.of(episode.from())))
        .toList();
  }
}
