package io.heard.server;

import io.heard.server.Who.Role;
import io.heard.server.Who.Scope;
import java.util.Arrays;
import java.util.Set;

/// What can be done here, and who may: the one place where that is decided. A route names the right
/// that it takes; `docs/service.md` has the same as a table, which a test holds against this.
enum Right {
  /// Texts that are sent along are read and checked; nothing is stored.
  READ_TEXTS(Set.of(Role.AGENT, Role.LEAD, Role.ANALYST, Role.OWNER), Scope.READ),
  /// Stored conversations and their readings are seen. Agents and leads see those of their team.
  SEE_CONVERSATIONS(Set.of(Role.AGENT, Role.LEAD, Role.ANALYST, Role.OWNER), Scope.WRITE),
  /// Conversations are begun, go on, are corrected and closed.
  WRITE_CONVERSATIONS(Set.of(Role.AGENT, Role.LEAD, Role.OWNER), Scope.WRITE),
  /// What people at the desk have beside their conversations: whispers to them, asking for a word,
  /// what they practise. For no program.
  WORK_AT_DESK(Set.of(Role.AGENT, Role.LEAD, Role.OWNER)),
  /// Who needs help now is seen, over all live conversations. For no program.
  SEE_FLOOR(Set.of(Role.LEAD, Role.OWNER)),
  /// A note is left that only the one who has the conversation sees. For no program.
  WHISPER(Set.of(Role.LEAD, Role.OWNER)),
  /// A person says that a mark is wrong, and takes that back. For no program.
  DISPUTE_MARKS(Set.of(Role.AGENT, Role.LEAD, Role.ANALYST, Role.OWNER)),
  /// Files of conversations are taken in.
  IMPORT(Set.of(Role.LEAD, Role.OWNER), Scope.WRITE),
  /// Reply patterns are seen.
  SEE_PATTERNS(Set.of(Role.AGENT, Role.LEAD, Role.ANALYST, Role.OWNER), Scope.READ, Scope.WRITE),
  /// What is known of customers, and their contacts, is seen.
  SEE_CUSTOMERS(Set.of(Role.values()), Scope.WRITE),
  /// A conversation is deleted.
  DELETE_CONVERSATIONS(Set.of(Role.OWNER, Role.PRIVACY), Scope.WRITE),
  /// All that is held about a customer is exported or erased; how long things are kept is set.
  KEEP_PRIVACY(Set.of(Role.OWNER, Role.PRIVACY), Scope.MANAGE),
  /// What people are told before they are listened to is seen.
  SEE_NOTICE(Set.of(Role.values()), Scope.READ, Scope.WRITE, Scope.MANAGE),
  /// Somebody who does not want to be listened to opts out, or in again.
  OPT_OUT(Set.of(Role.AGENT, Role.LEAD, Role.OWNER, Role.PRIVACY), Scope.WRITE, Scope.MANAGE),
  /// How this tenant's service works is set.
  MANAGE_SETTINGS(Set.of(Role.OWNER), Scope.MANAGE),
  /// The pages that the house wrote are seen: they say why a mark of theirs stands.
  SEE_HOUSE(
      Set.of(Role.AGENT, Role.LEAD, Role.ANALYST, Role.OWNER),
      Scope.READ,
      Scope.WRITE,
      Scope.MANAGE),
  /// The pages of the house are written, tried, and switched on and off.
  MANAGE_HOUSE(Set.of(Role.OWNER), Scope.MANAGE),
  /// People are invited, given roles and teams, and shut out. For no program.
  MANAGE_PEOPLE(Set.of(Role.OWNER)),
  /// Tokens are made and shut. For no program.
  MANAGE_TOKENS(Set.of(Role.OWNER)),
  /// Tenants are made, by the owners of the tenant that operates the service. For no program.
  MANAGE_TENANTS(Set.of(Role.OWNER)),
  /// The audit log is read.
  READ_AUDIT(Set.of(Role.OWNER, Role.PRIVACY)),
  /// One's own account: sign out, own sessions, own password.
  OWN_ACCOUNT(Set.of(Role.values()));

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<Role> roles;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Scope> scopes;

  Right(Set<Role> roles, Scope... scopes) {
    this.roles = roles;
    this.scopes = Set.of(scopes);
  }

  /// The roles of people who have it.
  Set<Role> roles() {
    return roles;
  }

  /// The scopes that give it to a program.
  Set<Scope> scopes() {
    return scopes;
  }

  /// Whether somebody has it, but for what only some tenants may.
  boolean of(Who who) {
    Role role = who.role();
    return role == null ? who.scopes().stream().anyMatch(scopes::contains) : roles.contains(role);
  }

  /// Whether a role has every one of these.
  static boolean all(Right[] rights, Who who) {
    return Arrays.stream(rights).allMatch(right -> right.of(who));
  }
}
