package io.heard.conversation;

import java.util.Locale;

/// The medium of a conversation.
public enum Channel {
  CHAT,
  EMAIL,
  VOICE,
  SOCIAL,
  SMS,
  OTHER;

  /// The name in files and in the API: lower case.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The channel of that name in any case; [#OTHER] for a name that is not known.
  public static Channel of(String name) {
    for (Channel channel : values()) {
      if (channel.name().equalsIgnoreCase(name.strip())) {
        return channel;
      }
    }
    return OTHER;
  }
}
