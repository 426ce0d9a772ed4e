package io.heard.server;

import io.heard.store.Audit;
import io.heard.store.People;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who sends a request: a person who is signed in, or a program with a token.
///
/// @param tenant whose data it may see
/// @param id the person's or the token's id
/// @param role the person's role; null for a program
/// @param scopes what a program may do; empty for a person
/// @param form what a person's forms have to carry; null for a program
/// @param team the person's team; null for none, and for a program
record Who(
    String tenant,
    String id,
    @Nullable Role role,
    Set<Scope> scopes,
    @Nullable String form,
    @Nullable String team) {
  /// What a person does here.
  enum Role {
    AGENT,
    LEAD,
    ANALYST,
    OWNER,
    PRIVACY;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String id) {
      return valueOf(id.toUpperCase(Locale.ROOT));
    }
  }

  /// What a program may do.
  enum Scope {
    /// Reads and checks texts; nothing is stored.
    READ,
    /// Writes conversations and sees those it may.
    WRITE,
    /// Settings, exports and erasures.
    MANAGE;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Who program(People.Token token) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String scope : token.scopes().split(" ", -1)) {
      scopes.add(Scope.valueOf(scope.toUpperCase(Locale.ROOT)));
    }
    return new Who(token.tenant(), token.id(), null, scopes, null, null);
  }

  static Who person(People.Session session) {
    People.Person person = session.person();
    return new Who(
        person.tenant(),
        person.id(),
        Role.of(person.role()),
        Set.of(),
        session.form(),
        person.team());
  }

  /// As it stands in the audit log.
  Audit.Actor actor() {
    return role == null ? Audit.Actor.token(tenant, id) : Audit.Actor.person(tenant, id);
  }

  /// The team whose conversations, and those of no team, are all that this one sees; null for one
  /// who sees all of the tenant's. Agents and leads who are in no team see all.
  @Nullable String reach() {
    return role == Role.AGENT || role == Role.LEAD ? team : null;
  }

  /// Whether a conversation of that team is this one's to see.
  boolean sees(@Nullable String its) {
    String own = reach();
    return own == null || its == null || its.equals(own);
  }
}
