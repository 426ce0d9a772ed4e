package io.heard.conversation;

import java.util.Locale;

/// Whose side a speaker is on.
public enum Role {
  /// The person who asks, buys or complains.
  CUSTOMER,
  /// A person who answers for the company.
  AGENT,
  /// A machine that answers for the company; read like an agent, and kept apart.
  BOT,
  /// Not known; turns of unknown speakers are kept and read by nothing.
  UNKNOWN;

  /// The name in files and in the API: lower case.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether this role answers for the company.
  public boolean answers() {
    return this == AGENT || this == BOT;
  }
}
