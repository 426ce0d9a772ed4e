package io.heard.signal;

import io.heard.conversation.Role;

/// Whose turns a detector is shown.
public enum Listens {
  /// Turns of customers.
  CUSTOMER,
  /// Turns of agents and bots.
  AGENT,
  /// Turns of both sides.
  BOTH;

  /// Whether a turn of that role is shown.
  public boolean to(Role role) {
    return switch (this) {
      case CUSTOMER -> role == Role.CUSTOMER;
      case AGENT -> role.answers();
      case BOTH -> role == Role.CUSTOMER || role.answers();
    };
  }
}
