package io.heard.signal;

import io.heard.conversation.Span;
import java.util.List;

/// What a detector says about a moment.
///
/// @param turn the turn that it is about: the newest, or for a label of absence an earlier one
/// @param confidence what it may be used for
/// @param evidence what it rests on, never empty, at most [#MOST_EVIDENCE]
/// @param detail what it says beyond the label
public record Finding(int turn, Confidence confidence, List<Evidence> evidence, Detail detail) {
  /// The most pieces of evidence: nobody reads a ninth, and a repeated word would fill a screen.
  public static final int MOST_EVIDENCE = 8;

  public Finding {
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException(
          "A finding about turn %d has no evidence.\nMaybe quote the words, or name the absence."
              .formatted(turn));
    }
    evidence =
        evidence.size() > MOST_EVIDENCE
            ? List.copyOf(evidence.subList(0, MOST_EVIDENCE))
            : List.copyOf(evidence);
  }

  /// A finding that quotes words of the turn that it is about.
  public static Finding quoting(int turn, Confidence confidence, Span span) {
    return new Finding(turn, confidence, List.of(new Evidence.Quote(turn, span)), Detail.NONE);
  }

  /// The same finding with a detail.
  public Finding with(Detail more) {
    return new Finding(turn, confidence, evidence, more);
  }

  /// The same finding with one more piece of evidence.
  public Finding and(Evidence more) {
    var longer = new java.util.ArrayList<>(evidence);
    longer.add(more);
    return new Finding(turn, confidence, longer, detail);
  }
}
