package io.heard;

import io.heard.signal.Detail;
import io.heard.signal.Kind;
import io.heard.signal.Signal;
import java.util.List;
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

  private Intensity() {}

  /// The intensity of a customer's turn, from the signals about it that count.
  static int of(List<Signal> signals) {
    int most = 0;
    boolean hostile = false;
    for (Signal signal : signals) {
      if (!signal.counts()) {
        continue;
      }
      if (signal.kind() == Kind.FEELING && NEGATIVE.contains(signal.code())) {
        most =
            Math.max(
                most,
                signal.finding().detail() instanceof Detail.Strength strength
                    ? strength.step()
                    : 1);
      }
      hostile |= signal.code().equals("escalation-hostility");
    }
    return hostile ? 3 : most;
  }
}
