package io.heard.conversation;

/// A stretch of one turn's text, half open, in UTF-16 units of the text as kept.
///
/// @param from the first unit, from 0
/// @param to the unit after the last, above `from`
public record Span(int from, int to) {
  public Span {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException(
          "A span reaches from %d to %d.\nMaybe its ends are exchanged.".formatted(from, to));
    }
  }

  /// The number of units.
  public int length() {
    return to - from;
  }

  /// The words themselves.
  public String of(String text) {
    return text.substring(from, to);
  }

  /// Whether the two share at least one unit.
  public boolean overlaps(Span other) {
    return from < other.to && other.from < to;
  }

  /// The shortest span that holds both.
  public Span with(Span other) {
    return new Span(Math.min(from, other.from), Math.max(to, other.to));
  }
}
