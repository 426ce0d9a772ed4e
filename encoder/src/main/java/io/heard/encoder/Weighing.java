package io.heard.encoder;

import io.heard.conversation.Span;
import io.heard.signal.Confidence;
import io.heard.signal.Impression;
import io.heard.signal.Impression.Verdict;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How a label's logit becomes a probability, and what a probability is good for. All numbers come
/// from `model.json`, fitted on held-out conversations: a logistic regression over the logit and
/// whether phrases found the label too, and the probabilities from which precision was at least .80
/// (likely) and .90 (sure).
///
/// @param slope of the logit
/// @param offset without a finding by phrases
/// @param besidePhrases what a finding by phrases adds to the offset
/// @param possible the least probability with which the label is given at all; above 1 never
/// @param likely the least probability of a likely signal; above 1 never
/// @param sure the least probability of a sure signal; above 1 never
/// @param shown whether the probability is calibrated well enough to be shown
record Weighing(
    double slope,
    double offset,
    double besidePhrases,
    double possible,
    double likely,
    double sure,
    boolean shown) {
  static Weighing of(JsonNode label) {
    return new Weighing(
        label.path("slope").asDouble(),
        label.path("offset").asDouble(),
        label.path("beside").asDouble(),
        label.path("possible").asDouble(),
        label.path("likely").asDouble(),
        label.path("sure").asDouble(),
        label.path("shown").asBoolean());
  }

  Impression.Say say(double logit, Span words) {
    return new Impression.Say(verdict(logit, 0), verdict(logit, besidePhrases), words);
  }

  private Verdict verdict(double logit, double phrases) {
    double probability = rounded(slope * logit + offset + phrases);
    return new Verdict(shown ? probability : null, confidence(probability));
  }

  private @Nullable Confidence confidence(double probability) {
    if (probability >= sure) {
      return Confidence.SURE;
    }
    if (probability >= likely) {
      return Confidence.LIKELY;
    }
    return probability >= possible ? Confidence.POSSIBLE : null;
  }

  /// The probability of log-odds, to two digits: what differs between machines lies far below.
  static double rounded(double logOdds) {
    return Math.round(100 / (1 + StrictMath.exp(-logOdds))) / 100.0;
  }
}
