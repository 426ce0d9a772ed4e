package io.heard.server;

import org.jspecify.annotations.Nullable;

/// Where it is written down who did what to people's data. Called **before** it is done: what
/// cannot be written down is not done.
interface Trail {
  /// Nothing is written down.
  Trail NONE = (tenant, who, act, about) -> {};

  /// What is done.
  enum Act {
    SETTINGS_CHANGED,
    CONVERSATION_DELETED,
    CUSTOMER_EXPORTED,
    CUSTOMER_ERASED,
    OPTED_OUT,
    OPTED_IN,
    RETENTION_RUN
  }

  /// What it is done to.
  ///
  /// @param kind `conversation`, `customer` or `nothing`
  /// @param id as it came from outside: never to be stored as it is
  record About(String kind, String id) {
    static final About NOTHING = new About("nothing", "-");

    static About conversation(String id) {
      return new About("conversation", id);
    }

    static About customer(String id) {
      return new About("customer", id);
    }

    @Override
    public String toString() {
      return "About[%s]".formatted(kind);
    }
  }

  /// Writes one thing down; once this returns, it is durable.
  ///
  /// @param who does it; null for the service itself
  void write(String tenant, @Nullable Who who, Act act, About about);
}
