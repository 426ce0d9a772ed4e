package io.heard.conversation;

import java.util.Locale;

/// Who could see a turn.
public enum Visibility {
  /// Said to the other party; the only kind that is read.
  PUBLIC,
  /// A private note among agents; kept, never read as speech.
  NOTE,
  /// A line that the system wrote; kept, never read as speech.
  SYSTEM,
  /// Words that a recogniser made up where nobody spoke; kept, never read as speech.
  UNSAID;

  /// The name in files and in the API: lower case.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
