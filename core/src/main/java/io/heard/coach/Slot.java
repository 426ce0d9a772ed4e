package io.heard.coach;

import java.util.List;

/// One step of a reply: what to say there, in the writer's own words, and what to say it with.
///
/// @param name a few words
/// @param from the kinds of fact that fill it, the first that is there; empty when it is the
///   writer's own
/// @param optional whether the reply stands without it
/// @param feeling whether it speaks to a feeling: it is left out where no words show one
/// @param write what to write; an instruction, never a sentence to paste
/// @param why what it is for
/// @param risk what goes wrong with it
public record Slot(
    String name,
    List<Fact> from,
    boolean optional,
    boolean feeling,
    String write,
    String why,
    String risk) {
  public Slot {
    from = List.copyOf(from);
  }

  /// Whether nothing but the writer can fill it.
  public boolean own() {
    return from.isEmpty();
  }
}
