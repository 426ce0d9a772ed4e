package io.heard.server;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who sends a request: a person who is signed in, or a program with a token.
///
/// @param tenant whose data it may see
/// @param id the person's or the token's id
/// @param role the person's role; null for a program
/// @param scopes what a program may do; empty for a person
/// @param form what a person's forms have to carry; null for a program
record Who(
    String tenant, String id, @Nullable Role role, Set<Scope> scopes, @Nullable String form) {
  /// What a person does here.
  enum Role {
    AGENT,
    LEAD,
    ANALYST,
    OWNER,
    PRIVACY;

    String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Role of(String id) {
      return valueOf(id.toUpperCase(java.util.Locale.ROOT));
    }
  }

  /// What a program may do.
  enum Scope {
    /// Reads and checks texts; nothing is stored.
    READ,
    /// Writes conversations and sees those it may.
    WRITE,
    /// Changes people, tokens and settings.
    MANAGE;

    String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
