package io.heard.formats;

import io.heard.conversation.Conversation;

/// Takes what is read as it is read, so that a long input need not fit into memory.
public interface Receiver {
  /// Takes a conversation.
  void take(Conversation conversation);

  /// Takes something that has to be said.
  void say(Problem problem);
}
