package io.heard.arc;

import java.util.Locale;

/// Where in an episode the agent is.
public enum Phase {
  /// Listens and asks.
  INTAKE,
  /// Matches the customer and chooses: validate first, or act first.
  CALIBRATION,
  /// Acknowledges, ties it to the situation, says the next step.
  RESPONSE,
  /// Checks that it landed.
  VERIFICATION;

  /// The name in files and in the API: lower case.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
