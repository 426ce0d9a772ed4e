package io.heard.server;

import io.heard.store.Audit;
import io.heard.store.People;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// What an owner does about people, teams, tokens and tenants: checked, written into the audit log,
/// done. Pages and API show the same.
final class Household {
  static final int LONGEST_TOKEN_LIFE_DAYS = 365;
  static final List<String> ROLES = Arrays.stream(Who.Role.values()).map(Who.Role::id).toList();
  static final List<String> SCOPES = Arrays.stream(Who.Scope.values()).map(Who.Scope::id).toList();

  private static final Duration INVITATION = Duration.ofDays(3);
  private static final Duration RESET = Duration.ofHours(1);

  private final People people;
  private final Audit audit;
  private final Privacy privacy;
  private final Clock clock;

  Household(People people, Audit audit, Privacy privacy, Clock clock) {
    this.privacy = privacy;
    this.people = people;
    this.audit = audit;
    this.clock = clock;
  }

  /// A one-time link for somebody; its address is known here alone, and once.
  record Linked(People.Person person, String address, Duration life) {
    @Override
    public String toString() {
      return "Linked[%s]".formatted(person.id());
    }
  }

  /// A token that was made; its secret is known here alone, and once.
  ///
  /// @param endsAt milliseconds since 1970
  record Made(People.Token token, String secret, long endsAt) {
    @Override
    public String toString() {
      return "Made[%s]".formatted(token.id());
    }
  }

  private static Problem wrong(String pointer, String detail) {
    return Problem.input("It cannot be done so.", List.of(new Problem.Fault(pointer, detail)));
  }

  private static String named(String given, String pointer) {
    String name = SignIn.cut(given);
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      throw wrong(pointer, "A name is wanted.");
    }
    return name;
  }

  private void require(Who who, String role, String team) {
    if (!ROLES.contains(role)) {
      throw wrong("/role", "There is no such role. Maybe agent.");
    }
    if (!team.isEmpty() && !people.teams(who.tenant()).contains(team)) {
      throw wrong("/team", "There is no such team. Maybe add it first.");
    }
  }

  private static @Nullable String team(String team) {
    return team.isEmpty() ? null : team;
  }

  private People.Person theirs(Who who, String person) {
    return people.find(who.tenant(), person).orElseThrow(Problem::notThere);
  }

  // People

  /// Invites somebody.
  ///
  /// @param team empty for none
  Linked invite(Who who, String name, String email, String role, String team) {
    requireEmail(email);
    require(who, role, team);
    var person =
        new People.Person(
            who.tenant(),
            Secrets.id(),
            SignIn.fold(email),
            named(name, "/name"),
            role,
            team(team),
            null);
    audit.write(who.actor(), Audit.Action.PERSON_INVITED, Audit.Subject.person(person.id()));
    if (!people.add(person)) {
      throw taken();
    }
    return linked(person, INVITATION);
  }

  private static void requireEmail(String email) {
    Optional<String> wrong = SignIn.wrongEmail(email);
    if (wrong.isPresent()) {
      throw wrong("/email", wrong.get());
    }
  }

  private static Problem taken() {
    return Problem.of(
        HttpStatus.CONFLICT,
        "Somebody has an account with this address.",
        List.of(new Problem.Fault("/email", "Somebody has an account with this address.")));
  }

  private Linked linked(People.Person person, Duration life) {
    String secret = Secrets.fresh();
    people.link(
        Secrets.digest(secret), person, person.password() == null ? "invitation" : "reset", life);
    String address =
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path("/link")
            .queryParam("key", secret)
            .toUriString();
    return new Linked(person, address, life);
  }

  /// Gives somebody a role, a team and a name.
  ///
  /// @param team empty for none
  /// @param name null for the one that they have
  People.Person change(Who who, String person, String role, String team, @Nullable String name) {
    People.Person before = theirs(who, person);
    require(who, role, team);
    String named = name == null ? null : named(name, "/name");
    if (named != null && !named.equals(before.name())) {
      audit.write(who.actor(), Audit.Action.PERSON_RENAMED, Audit.Subject.person(person));
    }
    audit.write(
        who.actor(),
        before.role().equals(role) ? Audit.Action.TEAM_CHANGED : Audit.Action.ROLE_CHANGED,
        Audit.Subject.person(person));
    done(people.change(who.tenant(), person, role, team(team), named));
    return theirs(who, person);
  }

  private static void done(People.Change change) {
    switch (change) {
      case DONE -> {}
      case NOBODY -> throw Problem.notThere();
      case LAST_OWNER ->
          throw Problem.of(
              HttpStatus.CONFLICT, "This is the last owner. Make somebody else an owner first.");
    }
  }

  /// Makes somebody a link to set a password, in place of those that they had.
  Linked link(Who who, String person) {
    People.Person whose = theirs(who, person);
    audit.write(who.actor(), Audit.Action.LINK_MADE, Audit.Subject.person(person));
    return linked(whose, whose.password() == null ? INVITATION : RESET);
  }

  /// Ends all of somebody's sessions.
  void endSessions(Who who, String person) {
    theirs(who, person);
    audit.write(who.actor(), Audit.Action.SESSIONS_ENDED, Audit.Subject.person(person));
    people.endAll(who.tenant(), person);
  }

  /// Shuts somebody out.
  void shutOut(Who who, String person) {
    theirs(who, person);
    audit.write(who.actor(), Audit.Action.PERSON_SHUT_OUT, Audit.Subject.person(person));
    done(people.shutOut(who.tenant(), person));
  }

  // Teams

  /// Makes a team; one that is there stays as it is.
  ///
  /// @return its name
  String addTeam(Who who, String given) {
    String name = SignIn.cut(given);
    if (name.isEmpty() || !Ids.isOne(name)) {
      throw wrong("/name", "A team wants a name.");
    }
    audit.write(
        who.actor(), Audit.Action.SETTINGS_CHANGED, new Audit.Subject(Audit.Kind.TEAM, name));
    people.addTeam(who.tenant(), name);
    return name;
  }

  /// Removes a team; who was in it is in none.
  void removeTeam(Who who, String name) {
    if (!people.teams(who.tenant()).contains(name)) {
      throw Problem.notThere();
    }
    audit.write(
        who.actor(), Audit.Action.SETTINGS_CHANGED, new Audit.Subject(Audit.Kind.TEAM, name));
    people.removeTeam(who.tenant(), name);
  }

  // Tokens

  /// Makes a token.
  ///
  /// @param days how many it holds
  Made makeToken(Who who, String name, List<String> scopes, int days) {
    List<String> wanted = scopes.stream().distinct().toList();
    if (wanted.isEmpty() || !SCOPES.containsAll(wanted)) {
      throw wrong("/scopes", "A token wants at least one of read, write and manage.");
    }
    if (days < 1 || days > LONGEST_TOKEN_LIFE_DAYS) {
      throw wrong("/days", "A token holds from 1 to %d days.".formatted(LONGEST_TOKEN_LIFE_DAYS));
    }
    String secret = "heard_" + Secrets.fresh();
    long now = clock.millis();
    var token =
        new People.Token(
            who.tenant(),
            Secrets.id(),
            named(name, "/name"),
            String.join(" ", wanted),
            who.id(),
            now);
    Duration life = Duration.ofDays(days);
    audit.write(who.actor(), Audit.Action.TOKEN_MADE, Audit.Subject.token(token.id()));
    people.issue(token, Secrets.digest(secret), life);
    return new Made(token, secret, now + life.toMillis());
  }

  /// Shuts a token.
  void shutToken(Who who, String token) {
    if (people.tokens(who.tenant()).stream().noneMatch(one -> one.token().id().equals(token))) {
      throw Problem.notThere();
    }
    audit.write(who.actor(), Audit.Action.TOKEN_SHUT, Audit.Subject.token(token));
    people.shut(who.tenant(), token);
  }

  // Tenants

  /// Makes a tenant, and invites its owner.
  Linked makeTenant(Who who, String house, String name, String email) {
    requireEmail(email);
    if (people.byEmail(SignIn.fold(email)).isPresent()) {
      throw taken();
    }
    var owner =
        new People.Person(
            Secrets.id(),
            Secrets.id(),
            SignIn.fold(email),
            named(name, "/name"),
            Who.Role.OWNER.id(),
            null,
            null);
    String called = named(house, "/house");
    audit.write(
        who.actor(),
        Audit.Action.TENANT_MADE,
        new Audit.Subject(Audit.Kind.TENANT, owner.tenant()));
    people.found(owner.tenant(), called, owner);
    return linked(owner, INVITATION);
  }

  // Audit

  /// What an id may stand as in the audit log: as it was sent, or as what it is kept under.
  ///
  /// @param conversation its id; empty for none
  /// @param customer their id; empty for none. With both empty, everything
  List<Audit.Subject> about(Who who, String conversation, String customer) {
    if (!conversation.isEmpty()) {
      return List.of(
          Audit.Subject.conversation(conversation),
          Audit.Subject.conversation(privacy.conversationName(who.tenant(), conversation)));
    }
    return customer.isEmpty()
        ? List.of()
        : privacy.customers(who.tenant(), customer).stream().map(Audit.Subject::customer).toList();
  }

  /// What was done here, the newest first; that somebody looks is written down before.
  ///
  /// @param about only what was done to that; null for everything
  /// @param before only entries with a smaller number
  List<Audit.Entry> audit(Who who, List<Audit.Subject> about, long before, int most) {
    audit.write(who.actor(), Audit.Action.AUDIT_READ, Audit.Subject.NOTHING);
    return audit.entries(who.tenant(), about, before, most);
  }

  /// The names of people and tokens, by id.
  Map<String, String> names(Who who) {
    Map<String, String> names = new HashMap<>(people.names(who.tenant()));
    people
        .tokens(who.tenant())
        .forEach(listed -> names.put(listed.token().id(), listed.token().name()));
    return names;
  }
}
