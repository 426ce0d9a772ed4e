package io.heard.mask;

/// Something that identifies somebody, in one text.
///
/// @param type what it is
/// @param from its first token
/// @param to the token after its last, above `from`
/// @param key what it is known by wherever it stands: digits, letters without separators, or the
///   words of a name with single spaces
record Find(Type type, int from, int to, String key) {
  Find {
    if (to <= from) {
      throw new IllegalArgumentException(
          "A find reaches from token %d to %d.\nMaybe its ends are exchanged.".formatted(from, to));
    }
  }

  @Override
  public String toString() {
    return "Find[%s, %d to %d]".formatted(type, from, to);
  }
}
