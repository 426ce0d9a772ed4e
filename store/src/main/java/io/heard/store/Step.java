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
/// @param rewrite what is worded otherwise from now on; the marks are all of the conversation's
///   then
public record Step(
    List<KeptTurn> turns,
    List<Mark> marks,
    @Nullable Hint hint,
    List<Happening> happenings,
    @Nullable Answer answer,
    @Nullable Rewrite rewrite) {
  public Step {
    turns = List.copyOf(turns);
    marks = List.copyOf(marks);
    happenings = List.copyOf(happenings);
  }

  /// A step that leaves what was stored before as it is.
  public Step(
      List<KeptTurn> turns,
      List<Mark> marks,
      @Nullable Hint hint,
      List<Happening> happenings,
      @Nullable Answer answer) {
    this(turns, marks, hint, happenings, answer, null);
  }
}
