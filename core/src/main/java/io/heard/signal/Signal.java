package io.heard.signal;

/// A finding with its sender's code and the turn at which it was heard.
///
/// @param code the label's id in the codebook
/// @param kind what the label is about
/// @param heardAt the turn at which it was heard, never before the turn that it is about; at the
///   close, the last turn
/// @param finding what was found
public record Signal(String code, Kind kind, int heardAt, Finding finding) {
  public Signal {
    if (finding.turn() > heardAt) {
      throw new IllegalArgumentException(
          "%s is heard at turn %d about turn %d.\nMaybe the detector looks ahead."
              .formatted(code, heardAt, finding.turn()));
    }
  }

  /// The turn that it is about.
  public int turn() {
    return finding.turn();
  }

  /// What it may be used for.
  public Confidence confidence() {
    return finding.confidence();
  }

  /// Whether it has this code and counts as heard.
  public boolean counts() {
    return finding.confidence().counts();
  }
}
