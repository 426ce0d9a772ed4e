package io.heard.signal;

import java.util.Locale;

/// What a signal may be used for; earned by measuring, never declared.
public enum Confidence {
  /// Shown to reviewers; not measured yet, or of a precision below .80.
  POSSIBLE,
  /// Counts in scores: a precision of at least .80.
  LIKELY,
  /// May hint while the conversation goes on: a precision of at least .90.
  SURE;

  /// The name in files and in the API: lower case.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether this level counts as heard.
  public boolean counts() {
    return this != POSSIBLE;
  }
}
