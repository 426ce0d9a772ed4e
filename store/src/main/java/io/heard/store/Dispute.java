package io.heard.store;

import org.jspecify.annotations.Nullable;

/// What somebody said is wrong about a mark.
///
/// @param number its place among those of the conversation, from 1; numbers of deleted ones are not
///   used again while a later one is there
/// @param turn the turn that the mark is about
/// @param code the mark's label
/// @param from where the marked words begin, UTF-16 units in the turn's text; null where nobody
///   said, or the turn's words changed and they are gone
/// @param to where they end, exclusive; null with `from`
/// @param why in a person's words, masked; null where nothing was said, or the turn was corrected
///   or withdrawn afterwards
/// @param heard version and digests of what had heard the mark, JSON
/// @param by the id of who said it
/// @param at milliseconds since 1970
public record Dispute(
    int number,
    int turn,
    String code,
    @Nullable Integer from,
    @Nullable Integer to,
    @Nullable String why,
    String heard,
    String by,
    long at) {
  @Override
  public String toString() {
    return "Dispute[%d, turn %d, %s]".formatted(number, turn, code);
  }
}
