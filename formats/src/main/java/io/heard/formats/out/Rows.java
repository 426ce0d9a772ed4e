package io.heard.formats.out;

import java.util.Locale;

/// What a row of a table stands for.
public enum Rows {
  TURN,
  CONVERSATION;

  /// The name by which a person may ask for it.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
