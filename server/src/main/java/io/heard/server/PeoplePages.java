package io.heard.server;

import io.heard.store.Audit;
import io.heard.store.People;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The owner's pages: people and teams, tokens, tenants; and the audit log.
@RestController
final class PeoplePages {
  private static final Duration INVITATION = Duration.ofDays(3);
  private static final Duration RESET = Duration.ofHours(1);
  private static final int LONGEST_TOKEN_LIFE_DAYS = 365;
  private static final int ENTRIES_ON_A_PAGE = 200;
  private static final List<String> ROLES =
      Arrays.stream(Who.Role.values()).map(Who.Role::id).toList();
  private static final String NO_TEAM = "";

  private final People people;
  private final Audit audit;
  private final Privacy privacy;
  private final Clock clock;

  PeoplePages(People people, Audit audit, Privacy privacy, Clock clock) {
    this.privacy = privacy;
    this.people = people;
    this.audit = audit;
    this.clock = clock;
  }

  @May(Right.MANAGE_PEOPLE)
  @GetMapping(path = "/people", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> people(@RequestAttribute Who who) {
    return people(who, HttpStatus.OK, "");
  }

  /// @param said HTML
  private ResponseEntity<String> people(Who who, HttpStatus status, String said) {
    List<String> teams = new ArrayList<>(List.of(NO_TEAM));
    teams.addAll(people.teams(who.tenant()));
    List<List<String>> rows = new ArrayList<>();
    for (People.Person person : people.all(who.tenant())) {
      String at = "/people/" + person.id();
      rows.add(
          List.of(
              Plain.text(person.name()),
              Plain.text(person.email()),
              person.password() == null ? "invited" : "active",
              Plain.form(
                  who,
                  at,
                  "Change",
                  Plain.choice("Role", "role", ROLES, person.role())
                      + Plain.choice("Team", "team", teams, person.team())),
              Plain.form(
                  who,
                  at + "/link",
                  person.password() == null ? "New invitation" : "Reset the password",
                  ""),
              Plain.form(who, at + "/end-sessions", "End all sessions", ""),
              Plain.form(who, at + "/shut-out", "Shut out", "")));
    }
    List<List<String>> teamRows = new ArrayList<>();
    for (String team : people.teams(who.tenant())) {
      teamRows.add(
          List.of(
              Plain.text(team),
              Plain.form(who, "/teams/remove", "Remove", Plain.hidden("team", team))));
    }
    boolean operates = people.tenant(who.tenant()).map(People.Tenant::operates).orElse(false);
    return Plain.page(
        who,
        status,
        "People",
        said
            + Plain.table(List.of("Name", "E-mail", "State", "Role and team", "", "", ""), rows)
            + "<h2>Invite somebody</h2>"
            + Plain.form(
                who,
                "/people",
                "Make the invitation",
                Plain.field("Name", "name", "required maxlength=\"200\"")
                    + Plain.field("E-mail", "email", "type=\"email\" required")
                    + Plain.choice("Role", "role", ROLES, Who.Role.AGENT.id())
                    + Plain.choice("Team", "team", teams, NO_TEAM))
            + "<h2>Teams</h2>"
            + Plain.table(List.of("Team", ""), teamRows)
            + Plain.form(
                who, "/teams", "Add", Plain.field("Name", "team", "required maxlength=\"100\""))
            + (operates ? "<p><a href=\"/tenants\">Other houses on this service</a></p>" : ""));
  }

  @May(Right.MANAGE_PEOPLE)
  @PostMapping("/people")
  ResponseEntity<String> invite(
      @RequestAttribute Who who,
      @RequestParam String name,
      @RequestParam String email,
      @RequestParam String role,
      @RequestParam(defaultValue = NO_TEAM) String team) {
    Optional<String> wrong = SignIn.wrongEmail(email).or(() -> wrong(who, role, team));
    if (wrong.isPresent()) {
      return people(who, HttpStatus.UNPROCESSABLE_CONTENT, Plain.said(wrong.get()));
    }
    var person =
        new People.Person(
            who.tenant(),
            Secrets.id(),
            SignIn.fold(email),
            SignIn.cut(name),
            role,
            team.isEmpty() ? null : team,
            null);
    audit.write(who.actor(), Audit.Action.PERSON_INVITED, Audit.Subject.person(person.id()));
    if (!people.add(person)) {
      return people(
          who, HttpStatus.CONFLICT, Plain.said("Somebody has an account with this address."));
    }
    return people(who, HttpStatus.CREATED, link(person, INVITATION));
  }

  private Optional<String> wrong(Who who, String role, String team) {
    if (!ROLES.contains(role)) {
      return Optional.of("There is no such role. Maybe agent.");
    }
    return team.isEmpty() || people.teams(who.tenant()).contains(team)
        ? Optional.empty()
        : Optional.of("There is no such team. Maybe add it first.");
  }

  /// Makes a link and shows it, this once.
  private String link(People.Person person, Duration life) {
    String secret = Secrets.fresh();
    people.link(
        Secrets.digest(secret), person, person.password() == null ? "invitation" : "reset", life);
    String address =
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path("/link")
            .queryParam("key", secret)
            .toUriString();
    return "<p role=\"alert\">Send this link to %s yourself. It is shown once, holds for %s, and works once:</p><p><code>%s</code></p>"
        .formatted(
            Plain.text(person.name()),
            life.toDays() > 0 ? life.toDays() + " days" : life.toMinutes() + " minutes",
            Plain.text(address));
  }

  @May(Right.MANAGE_PEOPLE)
  @PostMapping("/people/{person}")
  ResponseEntity<String> change(
      @RequestAttribute Who who,
      @PathVariable String person,
      @RequestParam String role,
      @RequestParam(defaultValue = NO_TEAM) String team) {
    People.Person before = theirs(who, person);
    Optional<String> wrong = wrong(who, role, team);
    if (wrong.isPresent()) {
      return people(who, HttpStatus.UNPROCESSABLE_CONTENT, Plain.said(wrong.get()));
    }
    audit.write(
        who.actor(),
        before.role().equals(role) ? Audit.Action.TEAM_CHANGED : Audit.Action.ROLE_CHANGED,
        Audit.Subject.person(person));
    return changed(who, people.change(who.tenant(), person, role, team.isEmpty() ? null : team));
  }

  private ResponseEntity<String> changed(Who who, People.Change change) {
    return switch (change) {
      case DONE -> back("/people");
      case NOBODY -> throw Problem.notThere();
      case LAST_OWNER ->
          people(
              who,
              HttpStatus.CONFLICT,
              Plain.said("This is the last owner. Make somebody else an owner first."));
    };
  }

  private static ResponseEntity<String> back(String page) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(page)).build();
  }

  private People.Person theirs(Who who, String person) {
    return people.find(who.tenant(), person).orElseThrow(Problem::notThere);
  }

  @May(Right.MANAGE_PEOPLE)
  @PostMapping("/people/{person}/link")
  ResponseEntity<String> newLink(@RequestAttribute Who who, @PathVariable String person) {
    People.Person whose = theirs(who, person);
    audit.write(who.actor(), Audit.Action.LINK_MADE, Audit.Subject.person(person));
    return people(
        who, HttpStatus.CREATED, link(whose, whose.password() == null ? INVITATION : RESET));
  }

  @May(Right.MANAGE_PEOPLE)
  @PostMapping("/people/{person}/end-sessions")
  ResponseEntity<String> endSessions(@RequestAttribute Who who, @PathVariable String person) {
    theirs(who, person);
    audit.write(who.actor(), Audit.Action.SESSIONS_ENDED, Audit.Subject.person(person));
    people.endAll(who.tenant(), person);
    return back("/people");
  }

  @May(Right.MANAGE_PEOPLE)
  @PostMapping("/people/{person}/shut-out")
  ResponseEntity<String> shutOut(@RequestAttribute Who who, @PathVariable String person) {
    theirs(who, person);
    audit.write(who.actor(), Audit.Action.PERSON_SHUT_OUT, Audit.Subject.person(person));
    return changed(who, people.shutOut(who.tenant(), person));
  }

  @May(Right.MANAGE_PEOPLE)
  @PostMapping("/teams")
  ResponseEntity<String> addTeam(@RequestAttribute Who who, @RequestParam String team) {
    String name = SignIn.cut(team);
    if (name.isEmpty()) {
      return people(who, HttpStatus.UNPROCESSABLE_CONTENT, Plain.said("A team wants a name."));
    }
    audit.write(
        who.actor(), Audit.Action.SETTINGS_CHANGED, new Audit.Subject(Audit.Kind.TEAM, name));
    people.addTeam(who.tenant(), name);
    return back("/people");
  }

  @May(Right.MANAGE_PEOPLE)
  @PostMapping("/teams/remove")
  ResponseEntity<String> removeTeam(@RequestAttribute Who who, @RequestParam String team) {
    audit.write(
        who.actor(), Audit.Action.SETTINGS_CHANGED, new Audit.Subject(Audit.Kind.TEAM, team));
    people.removeTeam(who.tenant(), team);
    return back("/people");
  }

  @May(Right.MANAGE_TOKENS)
  @GetMapping(path = "/tokens", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> tokens(@RequestAttribute Who who) {
    return tokens(who, HttpStatus.OK, "");
  }

  /// @param said HTML
  private ResponseEntity<String> tokens(Who who, HttpStatus status, String said) {
    List<List<String>> rows = new ArrayList<>();
    for (People.Listed listed : people.tokens(who.tenant())) {
      Long ends = listed.endsAt();
      rows.add(
          List.of(
              Plain.text(listed.token().name()),
              Plain.text(listed.token().scopes()),
              Plain.time(listed.token().madeAt()),
              (ends != null && ends <= clock.millis() ? "ended " : "") + Plain.time(ends),
              Plain.time(listed.seenAt()),
              Plain.form(who, "/tokens/" + listed.token().id() + "/shut", "Shut", "")));
    }
    return Plain.page(
        who,
        status,
        "Tokens",
        said
            + Plain.table(List.of("Name", "Scopes", "Made", "Ends", "Last used", ""), rows)
            + "<h2>Make a token</h2>"
            + Plain.form(
                who,
                "/tokens",
                "Make it",
                Plain.field("What it is for", "name", "required maxlength=\"200\"")
                    + "<p>"
                    + scope("read", "read and check texts; nothing is stored")
                    + scope("write", "send conversations and see them")
                    + scope("manage", "settings, exports and erasures")
                    + "</p>"
                    + Plain.field(
                        "Days that it holds",
                        "days",
                        "type=\"number\" min=\"1\" max=\"%d\" value=\"90\" required"
                            .formatted(LONGEST_TOKEN_LIFE_DAYS))));
  }

  private static String scope(String id, String what) {
    return "<label><input type=\"checkbox\" name=\"scope\" value=\"%s\"> %s: %s</label> "
        .formatted(id, id, what);
  }

  @May(Right.MANAGE_TOKENS)
  @PostMapping("/tokens")
  ResponseEntity<String> makeToken(
      @RequestAttribute Who who,
      @RequestParam String name,
      @RequestParam(required = false) @Nullable List<String> scope,
      @RequestParam int days) {
    List<String> known = Arrays.stream(Who.Scope.values()).map(Who.Scope::id).toList();
    List<String> scopes = scope == null ? List.of() : scope.stream().distinct().toList();
    if (scopes.isEmpty() || !known.containsAll(scopes)) {
      return tokens(
          who,
          HttpStatus.UNPROCESSABLE_CONTENT,
          Plain.said("A token wants at least one of read, write and manage."));
    }
    if (days < 1 || days > LONGEST_TOKEN_LIFE_DAYS) {
      return tokens(
          who,
          HttpStatus.UNPROCESSABLE_CONTENT,
          Plain.said("A token holds from 1 to %d days.".formatted(LONGEST_TOKEN_LIFE_DAYS)));
    }
    String secret = "heard_" + Secrets.fresh();
    var token =
        new People.Token(
            who.tenant(),
            Secrets.id(),
            SignIn.cut(name),
            String.join(" ", scopes),
            who.id(),
            clock.millis());
    audit.write(who.actor(), Audit.Action.TOKEN_MADE, Audit.Subject.token(token.id()));
    people.issue(token, Secrets.digest(secret), Duration.ofDays(days));
    return tokens(
        who,
        HttpStatus.CREATED,
        "<p role=\"alert\">Copy the token now; it is not shown again:</p><p><code>%s</code></p>"
            .formatted(secret));
  }

  @May(Right.MANAGE_TOKENS)
  @PostMapping("/tokens/{token}/shut")
  ResponseEntity<String> shutToken(@RequestAttribute Who who, @PathVariable String token) {
    if (people.tokens(who.tenant()).stream().noneMatch(one -> one.token().id().equals(token))) {
      throw Problem.notThere();
    }
    audit.write(who.actor(), Audit.Action.TOKEN_SHUT, Audit.Subject.token(token));
    people.shut(who.tenant(), token);
    return back("/tokens");
  }

  @May(Right.MANAGE_TENANTS)
  @GetMapping(path = "/tenants", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> tenants(@RequestAttribute Who who) {
    return tenants(who, HttpStatus.OK, "");
  }

  /// @param said HTML
  private ResponseEntity<String> tenants(Who who, HttpStatus status, String said) {
    return Plain.page(
        who,
        status,
        "Houses on this service",
        said
            + Plain.table(
                List.of("House", ""),
                people.tenants().stream()
                    .map(one ->
                        List.of(Plain.text(one.name()), one.operates() ? "runs the service" : ""))
                    .toList())
            + "<h2>Make another one</h2><p>You see nothing of what it holds.</p>"
            + Plain.form(
                who,
                "/tenants",
                "Make it, and invite its owner",
                Plain.field("Its name", "house", "required maxlength=\"200\"")
                    + Plain.field("Its owner's name", "name", "required maxlength=\"200\"")
                    + Plain.field("Its owner's e-mail", "email", "type=\"email\" required")));
  }

  @May(Right.MANAGE_TENANTS)
  @PostMapping("/tenants")
  ResponseEntity<String> makeTenant(
      @RequestAttribute Who who,
      @RequestParam String house,
      @RequestParam String name,
      @RequestParam String email) {
    Optional<String> wrong = SignIn.wrongEmail(email);
    if (wrong.isPresent()) {
      return tenants(who, HttpStatus.UNPROCESSABLE_CONTENT, Plain.said(wrong.get()));
    }
    if (people.byEmail(SignIn.fold(email)).isPresent()) {
      return tenants(
          who, HttpStatus.CONFLICT, Plain.said("Somebody has an account with this address."));
    }
    var owner =
        new People.Person(
            Secrets.id(),
            Secrets.id(),
            SignIn.fold(email),
            SignIn.cut(name),
            Who.Role.OWNER.id(),
            null,
            null);
    audit.write(
        who.actor(),
        Audit.Action.TENANT_MADE,
        new Audit.Subject(Audit.Kind.TENANT, owner.tenant()));
    people.found(owner.tenant(), SignIn.cut(house), owner);
    return tenants(who, HttpStatus.CREATED, link(owner, INVITATION));
  }

  /// What was done here, the newest first.
  @May(Right.READ_AUDIT)
  @GetMapping(path = "/audit", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> audit(
      @RequestAttribute Who who, @RequestParam(defaultValue = "9223372036854775807") long before) {
    return audit(who, "", "", before);
  }

  /// What was done to what an id names. The id comes in the body: addresses end up in logs.
  @May(Right.READ_AUDIT)
  @PostMapping(path = "/audit", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> found(
      @RequestAttribute Who who,
      @RequestParam(defaultValue = "") String conversation,
      @RequestParam(defaultValue = "") String customer,
      @RequestParam(defaultValue = "9223372036854775807") long before) {
    return audit(who, conversation.strip(), customer.strip(), before);
  }

  private ResponseEntity<String> audit(Who who, String conversation, String customer, long before) {
    audit.write(who.actor(), Audit.Action.AUDIT_READ, Audit.Subject.NOTHING);
    Map<String, String> names = new HashMap<>();
    people.all(who.tenant()).forEach(person -> names.put(person.id(), person.name()));
    people
        .tokens(who.tenant())
        .forEach(listed -> names.put(listed.token().id(), listed.token().name()));
    List<Audit.Entry> entries =
        audit.entries(
            who.tenant(), about(who.tenant(), conversation, customer), before, ENTRIES_ON_A_PAGE);
    List<List<String>> rows =
        entries.stream()
            .map(entry ->
                List.of(
                    String.valueOf(entry.number()),
                    Plain.time(entry.at()),
                    Plain.text(
                        entry.actorKind() + " " + names.getOrDefault(entry.actor(), entry.actor())),
                    Plain.text(entry.action()),
                    Plain.text(
                        entry.kind().equals("nothing")
                            ? ""
                            : entry.kind()
                                + " "
                                + names.getOrDefault(entry.subject(), entry.subject()))))
            .toList();
    return Plain.page(
        who,
        HttpStatus.OK,
        "Audit log",
        "<p>Ids from outside stand as digests. To find a conversation or a customer, give its id.</p>"
            + Plain.form(
                who,
                "/audit",
                "Find",
                Plain.field("Conversation", "conversation", "maxlength=\"200\"")
                    + Plain.field("Customer", "customer", "maxlength=\"200\""))
            + Plain.table(List.of("Number", "When", "Who", "What", "To what"), rows)
            + (entries.size() == ENTRIES_ON_A_PAGE
                ? Plain.form(
                    who,
                    "/audit",
                    "Earlier",
                    Plain.hidden("conversation", conversation)
                        + Plain.hidden("customer", customer)
                        + Plain.hidden("before", String.valueOf(entries.getLast().number())))
                : ""));
  }

  /// What an id that was typed may stand in the log as: itself, or the name under which we store
  /// what it names, where the id would tell whose it is.
  private List<Audit.Subject> about(String tenant, String conversation, String customer) {
    if (!conversation.isEmpty()) {
      return List.of(
          Audit.Subject.conversation(conversation),
          Audit.Subject.conversation(privacy.conversationName(tenant, conversation)));
    }
    return customer.isEmpty()
        ? List.of()
        : privacy.customers(tenant, customer).stream().map(Audit.Subject::customer).toList();
  }
}
