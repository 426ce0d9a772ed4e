package io.heard.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a late find changes in what is stored of a conversation: every place where words stand that
/// are masked from now on. Signals are not among it; they are replaced as a whole.
///
/// @param head what is known beside the turns; null where it stays
/// @param topic the topic; null where it stays or there is none
/// @param turns turns in their new wording
/// @param happenings events with their numbers, in their new wording
/// @param hints hints in their new wording
/// @param answers answers to requests in their new wording
/// @param disputes what was said of marks, in its new wording
public record Rewrite(
    @Nullable String head,
    @Nullable String topic,
    List<KeptTurn> turns,
    List<Happening> happenings,
    List<Hint> hints,
    List<Answer> answers,
    List<Dispute> disputes) {
  public Rewrite {
    turns = List.copyOf(turns);
    happenings = List.copyOf(happenings);
    hints = List.copyOf(hints);
    answers = List.copyOf(answers);
    disputes = List.copyOf(disputes);
  }

  @Override
  public String toString() {
    return "Rewrite[%d turns]".formatted(turns.size());
  }
}
