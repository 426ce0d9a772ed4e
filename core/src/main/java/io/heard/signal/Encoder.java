package io.heard.signal;

import io.heard.text.Utterance;

/// Makes an impression of a turn from its words and what it remembers of the turns before it. An
/// implementation answers the same for the same arguments, on any thread.
public interface Encoder {
  /// No model.
  Encoder NONE =
      new Encoder() {
        @Override
        public Read read(Utterance utterance, Vector memory) {
          return new Read(Impression.NONE, memory);
        }

        @Override
        public String name() {
          return "";
        }
      };

  /// A turn that was read.
  ///
  /// @param impression what the encoder makes of it
  /// @param memory what the next turn is read with
  record Read(Impression impression, Vector memory) {}

  /// Reads a turn.
  ///
  /// @param utterance the turn
  /// @param memory what came with the turn before it that was read; [Vector#EMPTY] where there is
  ///   none
  Read read(Utterance utterance, Vector memory);

  /// What tells this model from every other, such as a digest of its files; empty without a model.
  String name();
}
