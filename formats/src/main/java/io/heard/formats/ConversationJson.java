package io.heard.formats;

import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes conversations in the plain format, the one that [Formats] reads without loss.
public final class ConversationJson {
  private ConversationJson() {}

  /// The conversation as a tree, the fields that Heard does not know among the others.
  public static ObjectNode tree(Conversation conversation) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("id", conversation.id());
    return tree;
  }

  /// One turn as it stands in a conversation's `turns`.
  public static ObjectNode tree(Turn turn) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("text", turn.text());
    return tree;
  }

  /// The conversation as one line, without a line break at its end.
  public static String line(Conversation conversation) {
    return tree(conversation).toString();
  }
}
