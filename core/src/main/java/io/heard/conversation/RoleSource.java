package io.heard.conversation;

import java.util.Locale;

/// How a speaker's role came to be known.
public enum RoleSource {
  /// The file says it.
  FILE,
  /// The person who started the reading said it.
  OPTION,
  /// Inferred from what was said; shown, because it may be wrong.
  INFERRED,
  /// Not known.
  NONE;

  /// The name in files and in the API: lower case.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
