package io.heard.signal;

import io.heard.text.Utterance;
import java.util.List;

/// Makes an impression of a turn from its words and the impressions of the turns before it. An
/// implementation answers the same for the same arguments, on any thread.
public interface Encoder {
  /// The most earlier turns whose impressions an encoder is shown.
  int MOST_EARLIER = 32;

  /// No model.
  Encoder NONE =
      new Encoder() {
        @Override
        public Impression impression(Utterance utterance, List<Impression> earlier) {
          return Impression.NONE;
        }

        @Override
        public String name() {
          return "";
        }
      };

  /// The impression of a turn.
  ///
  /// @param utterance the turn
  /// @param earlier the impressions of at most [#MOST_EARLIER] turns before it, oldest first; those
  ///   of turns that were not read are [Impression#NONE]
  Impression impression(Utterance utterance, List<Impression> earlier);

  /// What tells this model from every other, such as a digest of its files; empty without a model.
  String name();
}
