package io.heard.coach;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a pattern that was held against a conversation and its case.
public sealed interface Filling {
  /// The pattern.
  ReplyPattern pattern();

  /// Every slot that is needed has its fact.
  ///
  /// @param pattern the pattern
  /// @param address how the customer is to be addressed, where the case says it
  /// @param steps the slots in order
  record Filled(ReplyPattern pattern, Filler.@Nullable Known address, List<Step> steps)
      implements Filling {
    public Filled {
      steps = List.copyOf(steps);
    }
  }

  /// Something that the reply needs is not known, so there is no reply to write yet.
  ///
  /// @param pattern the pattern
  /// @param missing what, never empty, in the order of the slots
  record Refused(ReplyPattern pattern, List<Missing> missing) implements Filling {
    public Refused {
      missing = List.copyOf(missing);
      if (missing.isEmpty()) {
        throw new IllegalArgumentException(
            "%s is refused and nothing is missing.\nMaybe it is filled.".formatted(pattern.name()));
      }
    }
  }

  /// A slot and what fills it.
  ///
  /// @param slot the slot
  /// @param with what fills it, the likeliest first; empty where the slot is the writer's own or
  ///   left out
  /// @param note what the conversation says about this step, in one sentence; empty when nothing
  /// @param leftOut whether this reply is better without it
  record Step(Slot slot, List<Filler> with, String note, boolean leftOut) {
    public Step {
      with = List.copyOf(with);
    }
  }

  /// A fact that a slot needs and that is nowhere.
  ///
  /// @param slot the slot
  /// @param facts the kinds that would fill it, each enough
  record Missing(Slot slot, List<Fact> facts) {
    public Missing {
      facts = List.copyOf(facts);
    }
  }
}
