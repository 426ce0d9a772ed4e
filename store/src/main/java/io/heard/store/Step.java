package io.heard.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one accepted delivery changes in a conversation; all of it is written together.
///
/// @param turns the turns that are new
/// @param marks the signals that are new
/// @param hint the hint that is shown, where there is one
/// @param happenings what is sent about it, in order
/// @param answer what a repeated request with the same key is answered, where there is a key
public record Step(
    List<KeptTurn> turns,
    List<Mark> marks,
    @Nullable Hint hint,
    List<Happening> happenings,
    @Nullable Answer answer) {
  public Step {
    turns = List.copyOf(turns);
    marks = List.copyOf(marks);
    happenings = List.copyOf(happenings);
  }
}
