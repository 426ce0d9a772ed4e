package io.heard.signal;

import java.util.Locale;

/// What a label of the codebook is about.
public enum Kind {
  /// A feeling that a customer's words carry.
  FEELING,
  /// Something else that a customer shows.
  CUE,
  /// Something that an agent does and that can help.
  TECHNIQUE,
  /// Something that an agent does, or leaves out, and that can hurt.
  PITFALL;

  /// Whether labels of this kind are about a customer's turn; else they are about an agent's.
  public boolean ofCustomer() {
    return this == FEELING || this == CUE;
  }

  /// The name in files and in the API: lower case.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
