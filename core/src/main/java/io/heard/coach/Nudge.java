package io.heard.coach;

import io.heard.signal.Evidence;
import java.util.List;

/// One thing an agent could do now.
///
/// @param turn the customer's turn that it follows
/// @param code the page that words it
/// @param title a few words
/// @param say what to do next, filled with what was said
/// @param because what it rests on, never empty
public record Nudge(int turn, String code, String title, String say, List<Evidence> because) {
  public Nudge {
    if (because.isEmpty()) {
      throw new IllegalArgumentException(
          "The hint %s after turn %d rests on nothing.\nMaybe quote the words."
              .formatted(code, turn));
    }
    because = List.copyOf(because);
  }

  @Override
  public String toString() {
    return "Nudge[%s after turn %d, %d characters]".formatted(code, turn, say.length());
  }
}
