package io.heard.server;

import io.heard.store.Audit;
import io.heard.store.People;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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

/// The owner's pages: people and teams, tokens, tenants; and the audit log.
@RestController
final class PeoplePages {
  private static final int ENTRIES_ON_A_PAGE = 200;
  private static final String NO_TEAM = "";

  private final Household household;
  private final People people;
  private final Clock clock;

  PeoplePages(Household household, People people, Clock clock) {
    this.household = household;
    this.people = people;
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
                  Plain.choice("Role", "role", Household.ROLES, person.role())
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
                    + Plain.choice("Role", "role", Household.ROLES, Who.Role.AGENT.id())
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
    return made(() -> link(household.invite(who, name, email, role, team)), onPeople(who));
  }

  /// The page that something was asked from, as it is now.
  private interface Anew {
    /// @param said HTML
    ResponseEntity<String> with(HttpStatus status, String said);
  }

  private Anew onPeople(Who who) {
    return (status, said) -> people(who, status, said);
  }

  private Anew onTokens(Who who) {
    return (status, said) -> tokens(who, status, said);
  }

  private Anew onTenants(Who who) {
    return (status, said) -> tenants(who, status, said);
  }

  /// What was made, with what is said about it; or why it was not.
  private static ResponseEntity<String> made(Supplier<String> work, Anew page) {
    try {
      return page.with(HttpStatus.CREATED, work.get());
    } catch (Problem refused) {
      return refused(refused, page);
    }
  }

  /// The page that was asked from, anew; or why nothing was done.
  private static ResponseEntity<String> done(Runnable work, String next, Anew page) {
    try {
      work.run();
      return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(next)).build();
    } catch (Problem refused) {
      return refused(refused, page);
    }
  }

  private static ResponseEntity<String> refused(Problem refused, Anew page) {
    if (refused.status() == HttpStatus.NOT_FOUND) {
      throw refused;
    }
    return page.with(
        refused.status(),
        Plain.said(
            refused.faults().isEmpty() ? refused.detail() : refused.faults().getFirst().detail()));
  }

  /// A link, shown this once.
  private static String link(Household.Linked linked) {
    Duration life = linked.life();
    return "<p role=\"alert\">Send this link to %s yourself. It is shown once, holds for %s, and works once:</p><p><code>%s</code></p>"
        .formatted(
            Plain.text(linked.person().name()),
            life.toDays() > 0 ? life.toDays() + " days" : life.toMinutes() + " minutes",
            Plain.text(linked.address()));
  }

  @May(Right.MANAGE_PEOPLE)
  @PostMapping("/people/{person}")
  ResponseEntity<String> change(
      @RequestAttribute Who who,
      @PathVariable String person,
      @RequestParam String role,
      @RequestParam(defaultValue = NO_TEAM) String team) {
    return done(() -> household.change(who, person, role, team, null), "/people", onPeople(who));
  }

  @May(Right.MANAGE_PEOPLE)
  @PostMapping("/people/{person}/link")
  ResponseEntity<String> newLink(@RequestAttribute Who who, @PathVariable String person) {
    return made(() -> link(household.link(who, person)), onPeople(who));
  }

  @May(Right.MANAGE_PEOPLE)
  @PostMapping("/people/{person}/end-sessions")
  ResponseEntity<String> endSessions(@RequestAttribute Who who, @PathVariable String person) {
    return done(() -> household.endSessions(who, person), "/people", onPeople(who));
  }

  @May(Right.MANAGE_PEOPLE)
  @PostMapping("/people/{person}/shut-out")
  ResponseEntity<String> shutOut(@RequestAttribute Who who, @PathVariable String person) {
    return done(() -> household.shutOut(who, person), "/people", onPeople(who));
  }

  @May(Right.MANAGE_PEOPLE)
  @PostMapping("/teams")
  ResponseEntity<String> addTeam(@RequestAttribute Who who, @RequestParam String team) {
    return done(() -> household.addTeam(who, team), "/people", onPeople(who));
  }

  @May(Right.MANAGE_PEOPLE)
  @PostMapping("/teams/remove")
  ResponseEntity<String> removeTeam(@RequestAttribute Who who, @RequestParam String team) {
    return done(() -> household.removeTeam(who, team), "/people", onPeople(who));
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
      rows.add(
          List.of(
              Plain.text(listed.token().name()),
              Plain.text(listed.token().scopes()),
              Plain.time(listed.token().madeAt()),
              (listed.hasEnded(clock.millis()) ? "ended " : "") + Plain.time(listed.endsAt()),
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
                            .formatted(Household.LONGEST_TOKEN_LIFE_DAYS))));
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
    return made(
        () ->
            "<p role=\"alert\">Copy the token now; it is not shown again:</p><p><code>%s</code></p>"
                .formatted(
                    household
                        .makeToken(who, name, scope == null ? List.of() : scope, days)
                        .secret()),
        onTokens(who));
  }

  @May(Right.MANAGE_TOKENS)
  @PostMapping("/tokens/{token}/shut")
  ResponseEntity<String> shutToken(@RequestAttribute Who who, @PathVariable String token) {
    return done(() -> household.shutToken(who, token), "/tokens", onTokens(who));
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
    return made(() -> link(household.makeTenant(who, house, name, email)), onTenants(who));
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
    Map<String, String> names = household.names(who);
    List<Audit.Entry> entries =
        household.audit(
            who, household.about(who, conversation, customer), before, ENTRIES_ON_A_PAGE);
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
}
