package io.heard.coach;

import java.util.List;

/// A place of a draft that is worth a second look.
///
/// @param code a pitfall of the codebook, `apology-generic`, or one of `missing-next-step`,
///   `formality`, `address`, `length`, `emoji`
/// @param from its first UTF-16 unit in the draft; the draft's length where something is absent
/// @param to the unit after its last; the same as `from` where something is absent
/// @param why the reason, in a sentence or two
/// @param replacements what could stand there instead, best first; what a person has to fill in
///   stands in square brackets; empty where no small change would do
public record Place(String code, int from, int to, String why, List<String> replacements) {
  public Place {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(
          "A place reaches from %d to %d.\nMaybe its ends are exchanged.".formatted(from, to));
    }
    replacements = List.copyOf(replacements);
  }

  /// Whether something is missing, rather than some words being worth a look.
  public boolean isAbsence() {
    return from == to;
  }

  /// The words; empty for an absence.
  public String of(String draft) {
    return draft.substring(from, to);
  }

  @Override
  public String toString() {
    return "Place[%s, %d-%d]".formatted(code, from, to);
  }
}
