package io.heard.formats;

import io.heard.conversation.Conversation;
import java.util.List;

/// What one input held.
///
/// @param format the name of the format it was read as; empty when none fits
/// @param conversations what could be read, in the input's order
/// @param problems what could not, and what should be known
public record Incoming(String format, List<Conversation> conversations, List<Problem> problems) {
  public Incoming {
    conversations = List.copyOf(conversations);
    problems = List.copyOf(problems);
  }

  /// Whether something could not be read.
  public boolean lost() {
    return problems.stream().anyMatch(Problem::lost);
  }
}
