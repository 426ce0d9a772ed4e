package io.heard;

import io.heard.signal.Detail;
import io.heard.signal.Kind;
import io.heard.signal.Signal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How strong the strongest negative feeling of a turn reads: 0 none; 1 mild, by implication; 2
/// clear, in words; 3 strong (capitals, insult, threat, despair, repeated emphasis).
public final class Intensity {
  /// The feelings that weigh: the codebook's, less relief, gratitude and satisfaction.
  public static final Set<String> NEGATIVE =
      Set.of(
          "frustration",
          "anger",
          "anxiety",
          "confusion",
          "disappointment",
          "sadness",
          "unheard",
          "distrust");

  /// Cues that nobody shows without a negative feeling, and the least intensity that readers gave
  /// turns with them. Urgency, a disclosure or a correction may be calm, and weigh nothing.
  private static final Map<String, Integer> LEAST =
      Map.of(
          "escalation-hostility", 3,
          "escalation-report", 2,
          "escalation-repeat", 2,
          "escalation-supervisor", 2,
          "escalation-leave", 2);

  /// Feelings that leave nothing of the milder cues.
  private static final Set<String> GLAD = Set.of("relief", "gratitude", "satisfaction");

  /// With anger, these make it strong: a threat, or hurt beside it.
  private static final Set<String> SHARPENS = Set.of("escalation-report", "unheard", "sadness");

  private Intensity() {}

  /// The intensity of a customer's turn.
  ///
  /// @param signals the signals about the turn
  /// @param impression what an encoder reads the intensity as, 0 to 3, or -1; it decides where some
  ///   negative feeling or cue stands to quote
  static int of(List<Signal> signals, int impression) {
    if (impression < 0) {
      return of(signals);
    }
    boolean quoted =
        signals.stream().anyMatch(s -> NEGATIVE.contains(s.code()) || LEAST.containsKey(s.code()));
    return quoted ? impression : 0;
  }

  /// From the signals alone that count.
  static int of(List<Signal> signals) {
    int most = 0;
    int least = 0;
    boolean glad = false;
    boolean angry = false;
    boolean sharpened = false;
    for (Signal signal : signals) {
      if (!signal.counts()) {
        continue;
      }
      String code = signal.code();
      if (signal.kind() == Kind.FEELING && NEGATIVE.contains(code)) {
        most =
            Math.max(
                most,
                signal.finding().detail() instanceof Detail.Strength strength
                    ? strength.step()
                    : 1);
      }
      least = Math.max(least, LEAST.getOrDefault(code, 0));
      glad |= GLAD.contains(code);
      angry |= code.equals("anger");
      sharpened |= SHARPENS.contains(code);
    }
    if (angry && sharpened) {
      return 3;
    }
    return glad && most == 0 && least < 3 ? 0 : Math.max(most, least);
  }
}
