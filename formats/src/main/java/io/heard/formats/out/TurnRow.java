package io.heard.formats.out;

import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import java.util.List;

/// A turn with the conversation that it is of.
public record TurnRow(Conversation conversation, Turn turn) {
  static List<TurnRow> of(Conversation conversation) {
    return conversation.turns().stream().map(turn -> new TurnRow(conversation, turn)).toList();
  }

  @Override
  public String toString() {
    return "TurnRow[%s, %s]".formatted(conversation.id(), turn);
  }
}
