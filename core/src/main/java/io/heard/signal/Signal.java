package io.heard.signal;

import org.jspecify.annotations.Nullable;

/// A finding with its sender's code and the turn at which it was heard.
///
/// @param code the label's id in the codebook
/// @param kind what the label is about
/// @param heardAt the turn at which it was heard, never before the turn that it is about; at the
///   close, the last turn
/// @param finding what was found, with the confidence that the detector itself gives it
/// @param confidence what it may be used for: what the label has earned, and possible where the
///   detector itself says no more
/// @param probability the encoder's calibrated probability, phrases weighed in; null where phrases
///   alone speak
public record Signal(
    String code,
    Kind kind,
    int heardAt,
    Finding finding,
    Confidence confidence,
    @Nullable Double probability) {
  public Signal {
    if (finding.turn() > heardAt) {
      throw new IllegalArgumentException(
          "%s is heard at turn %d about turn %d.\nMaybe the detector looks ahead."
              .formatted(code, heardAt, finding.turn()));
    }
  }

  /// A signal by phrases.
  public Signal(String code, Kind kind, int heardAt, Finding finding, Confidence confidence) {
    this(code, kind, heardAt, finding, confidence, null);
  }

  /// A signal whose detector is taken at its own word.
  public Signal(String code, Kind kind, int heardAt, Finding finding) {
    this(code, kind, heardAt, finding, finding.confidence());
  }

  /// The turn that it is about.
  public int turn() {
    return finding.turn();
  }

  /// Whether it counts as heard: likely or sure.
  public boolean counts() {
    return confidence.counts();
  }
}
