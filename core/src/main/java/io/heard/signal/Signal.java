package io.heard.signal;

/// A finding with its sender's code and the turn at which it was heard.
///
/// @param code the label's id in the codebook
/// @param kind what the label is about
/// @param heardAt the turn at which it was heard, never before the turn that it is about; at the
///   close, the last turn
/// @param finding what was found, with the confidence that the detector itself gives it
/// @param confidence what it may be used for: what the label has earned, and possible where the
///   detector itself says no more
public record Signal(String code, Kind kind, int heardAt, Finding finding, Confidence confidence) {
  public Signal {
    if (finding.turn() > heardAt) {
      throw new IllegalArgumentException(
          "%s is heard at turn %d about turn %d.\nMaybe the detector looks ahead."
              .formatted(code, heardAt, finding.turn()));
    }
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
