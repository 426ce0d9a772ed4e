package io.heard.server;

import io.heard.store.Audit;
import io.heard.store.People;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// People, teams, tokens, tenants and the audit log, for owners.
@RestController
final class PeopleApi {
  private static final int LONGEST = 1_000;
  private static final Set<String> IN_A_BODY =
      Set.of(Audit.Kind.CUSTOMER.id(), Audit.Kind.ACCOUNT.id());

  private final Household household;
  private final People people;
  private final Clock clock;

  PeopleApi(Household household, People people, Clock clock) {
    this.household = household;
    this.people = people;
    this.clock = clock;
  }

  // People

  /// The people of the house, by address.
  @May(Right.MANAGE_PEOPLE)
  @GetMapping("/api/v1/people")
  ResponseEntity<String> people(@RequestAttribute Who who) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("people");
    people.all(who.tenant()).forEach(person -> list.add(tree(person)));
    return ReadingApi.json(body);
  }

  private static ObjectNode tree(People.Person person) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", person.id())
        .put("name", person.name())
        .put("email", person.email())
        .put("role", person.role())
        .put("team", person.team())
        .put("state", person.password() == null ? "invited" : "active");
  }

  private static ObjectNode tree(Household.Linked linked) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.set("person", tree(linked.person()));
    tree.put("address", linked.address());
    tree.put("holdsMinutes", linked.life().toMinutes());
    return tree;
  }

  /// Invites somebody; the one-time address is answered this once.
  @May(Right.MANAGE_PEOPLE)
  @Takes(Takes.What.JSON)
  @PostMapping("/api/v1/people")
  ResponseEntity<String> invite(
      @RequestAttribute Who who, @RequestBody(required = false) byte @Nullable [] body) {
    var given =
        new Given(
            body,
            "{\"name\":\"…\",\"email\":\"…\",\"role\":\"agent\"}",
            "name",
            "email",
            "role",
            "team");
    String name = given.needed("name");
    String email = given.needed("email");
    String role = given.needed("role");
    String team = given.textOrNone("team");
    given.done();
    return ReadingApi.made(tree(household.invite(who, name, email, role, team)));
  }

  /// Gives somebody a role, a team and a name; without a name they keep theirs.
  @May(Right.MANAGE_PEOPLE)
  @Takes(Takes.What.JSON)
  @PutMapping("/api/v1/people/{person}")
  ResponseEntity<String> change(
      @RequestAttribute Who who,
      @PathVariable String person,
      @RequestBody(required = false) byte @Nullable [] body) {
    there(who, person);
    var given = new Given(body, "{\"role\":\"agent\",\"team\":null}", "role", "team", "name");
    String role = given.needed("role");
    String team = given.textOrNone("team");
    String name = given.text("name");
    given.done();
    return ReadingApi.json(tree(household.change(who, person, role, team, name)));
  }

  private void there(Who who, String person) {
    if (people.find(who.tenant(), person).isEmpty()) {
      throw Problem.notThere();
    }
  }

  /// Makes somebody a link to set a password; its address is answered this once.
  @May(Right.MANAGE_PEOPLE)
  @PostMapping("/api/v1/people/{person}/link")
  ResponseEntity<String> link(@RequestAttribute Who who, @PathVariable String person) {
    return ReadingApi.made(tree(household.link(who, person)));
  }

  /// Shuts somebody out.
  @May(Right.MANAGE_PEOPLE)
  @PostMapping("/api/v1/people/{person}/shut-out")
  ResponseEntity<Void> shutOut(@RequestAttribute Who who, @PathVariable String person) {
    household.shutOut(who, person);
    return ResponseEntity.noContent().build();
  }

  /// Ends all of somebody's sessions.
  @May(Right.MANAGE_PEOPLE)
  @PostMapping("/api/v1/people/{person}/end-sessions")
  ResponseEntity<Void> endSessions(@RequestAttribute Who who, @PathVariable String person) {
    household.endSessions(who, person);
    return ResponseEntity.noContent().build();
  }

  // Teams

  /// The teams of the house, by name, and how many people are in each.
  @May(Right.MANAGE_PEOPLE)
  @GetMapping("/api/v1/teams")
  ResponseEntity<String> teams(@RequestAttribute Who who) {
    Map<String, Long> sizes =
        people.all(who.tenant()).stream()
            .map(People.Person::team)
            .map(team -> team == null ? "" : team)
            .collect(Collectors.groupingBy(team -> team, Collectors.counting()));
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("teams");
    for (String team : people.teams(who.tenant())) {
      list.addObject().put("name", team).put("people", sizes.getOrDefault(team, 0L));
    }
    return ReadingApi.json(body);
  }

  /// Makes a team; one that is there stays as it is.
  @May(Right.MANAGE_PEOPLE)
  @Takes(Takes.What.JSON)
  @PostMapping("/api/v1/teams")
  ResponseEntity<String> addTeam(
      @RequestAttribute Who who, @RequestBody(required = false) byte @Nullable [] body) {
    var given = new Given(body, "{\"name\":\"billing\"}", "name");
    String name = given.needed("name");
    given.done();
    return ReadingApi.made(
        JsonNodeFactory.instance.objectNode().put("name", household.addTeam(who, name)));
  }

  /// Removes a team; who was in it is in none.
  @May(Right.MANAGE_PEOPLE)
  @DeleteMapping("/api/v1/teams/{name}")
  ResponseEntity<Void> removeTeam(@RequestAttribute Who who, @PathVariable String name) {
    household.removeTeam(who, name);
    return ResponseEntity.noContent().build();
  }

  // Tokens

  /// The tokens of the house that were not shut, by name; those that have ended are among them.
  @May(Right.MANAGE_TOKENS)
  @GetMapping("/api/v1/tokens")
  ResponseEntity<String> tokens(@RequestAttribute Who who) {
    Map<String, String> names = household.names(who);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("tokens");
    for (People.Listed listed : people.tokens(who.tenant())) {
      Long ends = listed.endsAt();
      ObjectNode one = tree(listed.token(), ends, listed.seenAt());
      one.put("ended", listed.hasEnded(clock.millis()));
      one.putObject("by")
          .put("id", listed.token().madeBy())
          .put("name", names.get(listed.token().madeBy()));
      list.add(one);
    }
    return ReadingApi.json(body);
  }

  private static ObjectNode tree(People.Token token, @Nullable Long ends, @Nullable Long seen) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("id", token.id());
    tree.put("name", token.name());
    ArrayNode scopes = tree.putArray("scopes");
    Arrays.stream(token.scopes().split(" ", -1)).forEach(scopes::add);
    tree.put("madeAt", time(token.madeAt()));
    tree.put("endsAt", time(ends));
    tree.put("seenAt", time(seen));
    return tree;
  }

  private static @Nullable String time(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis).toString();
  }

  /// Makes a token; its secret is answered this once.
  @May(Right.MANAGE_TOKENS)
  @Takes(Takes.What.JSON)
  @PostMapping("/api/v1/tokens")
  ResponseEntity<String> makeToken(
      @RequestAttribute Who who, @RequestBody(required = false) byte @Nullable [] body) {
    var given =
        new Given(
            body,
            "{\"name\":\"chat\",\"scopes\":[\"write\"],\"days\":90}",
            "name",
            "scopes",
            "days");
    String name = given.needed("name");
    List<String> scopes = given.texts("scopes", Household.SCOPES.size(), LONGEST);
    Integer days = given.whole("days");
    given.done();
    Household.Made made = household.makeToken(who, name, scopes, days == null ? 0 : days);
    return ReadingApi.made(tree(made.token(), made.endsAt(), null).put("secret", made.secret()));
  }

  /// Shuts a token.
  @May(Right.MANAGE_TOKENS)
  @PostMapping("/api/v1/tokens/{token}/shut")
  ResponseEntity<Void> shutToken(@RequestAttribute Who who, @PathVariable String token) {
    household.shutToken(who, token);
    return ResponseEntity.noContent().build();
  }

  // Tenants

  /// All houses on this service, by name.
  @May(Right.MANAGE_TENANTS)
  @GetMapping("/api/v1/tenants")
  ResponseEntity<String> tenants(@RequestAttribute Who who) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("tenants");
    for (People.Tenant tenant : people.tenants()) {
      list.addObject()
          .put("id", tenant.id())
          .put("name", tenant.name())
          .put("operates", tenant.operates())
          .put("own", tenant.id().equals(who.tenant()));
    }
    return ReadingApi.json(body);
  }

  /// Makes a house, and invites its owner.
  @May(Right.MANAGE_TENANTS)
  @Takes(Takes.What.JSON)
  @PostMapping("/api/v1/tenants")
  ResponseEntity<String> makeTenant(
      @RequestAttribute Who who, @RequestBody(required = false) byte @Nullable [] body) {
    var given =
        new Given(
            body, "{\"house\":\"…\",\"name\":\"…\",\"email\":\"…\"}", "house", "name", "email");
    String house = given.needed("house");
    String name = given.needed("name");
    String email = given.needed("email");
    given.done();
    return ReadingApi.made(tree(household.makeTenant(who, house, name, email)));
  }

  // Audit

  /// What was done here, the newest first.
  ///
  /// @param kind with `subject`: what it was done to; the references of customers and addresses
  ///   stand in a body, by [#find]
  @May(Right.READ_AUDIT)
  @GetMapping("/api/v1/audit")
  ResponseEntity<String> audit(
      @RequestAttribute Who who,
      @RequestParam @Nullable String kind,
      @RequestParam @Nullable String subject,
      @RequestParam @Nullable String limit,
      @RequestParam @Nullable String after) {
    if (kind != null && IN_A_BODY.contains(kind)) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "Who somebody is stands in no address. Maybe POST /api/v1/audit/search.");
    }
    return entries(who, kind, subject, Paging.limit(limit), after);
  }

  /// The same about something that is named in the body.
  @May(Right.READ_AUDIT)
  @Takes(Takes.What.JSON)
  @PostMapping("/api/v1/audit/search")
  ResponseEntity<String> find(
      @RequestAttribute Who who, @RequestBody(required = false) byte @Nullable [] body) {
    var given =
        new Given(
            body,
            "{\"kind\":\"customer\",\"subject\":\"k-4\"}",
            "kind",
            "subject",
            "limit",
            "after");
    String kind = given.needed("kind");
    String subject = given.needed("subject");
    Integer limit = given.whole("limit");
    String after = given.text("after");
    given.done();
    return entries(who, kind, subject, limit == null ? Paging.USUAL : limit, after);
  }

  private ResponseEntity<String> entries(
      Who who, @Nullable String kind, @Nullable String subject, int limit, @Nullable String after) {
    Paging.check(limit);
    List<Audit.Subject> about = subjects(who, kind, subject);
    Long before = Paging.after(after, (number, none) -> number);
    List<Audit.Entry> entries =
        household.audit(who, about, before == null ? Long.MAX_VALUE : before, limit + 1);
    Map<String, String> names = household.names(who);
    return ReadingApi.json(
        Paging.page(
            "entries",
            entries,
            limit,
            entry -> tree(entry, names),
            entry -> Paging.cursor(entry.number(), "entry")));
  }

  private List<Audit.Subject> subjects(Who who, @Nullable String kind, @Nullable String subject) {
    if (kind == null && subject == null) {
      return List.of();
    }
    Audit.Kind known =
        Arrays.stream(Audit.Kind.values())
            .filter(each -> each != Audit.Kind.NOTHING && each.id().equals(kind))
            .findFirst()
            .orElse(null);
    if (known == null || subject == null || subject.isBlank() || subject.length() > LONGEST) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "'kind' and 'subject' stand together; 'kind' is one of %s."
              .formatted(
                  Arrays.stream(Audit.Kind.values())
                      .filter(each -> each != Audit.Kind.NOTHING)
                      .map(Audit.Kind::id)
                      .collect(Collectors.joining(", "))));
    }
    return switch (known) {
      case CONVERSATION -> household.about(who, subject, "");
      case CUSTOMER -> household.about(who, "", subject);
      default -> List.of(new Audit.Subject(known, subject));
    };
  }

  private static ObjectNode tree(Audit.Entry entry, Map<String, String> names) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("number", entry.number());
    tree.put("at", time(entry.at()));
    tree.putObject("actor")
        .put("kind", entry.actorKind())
        .put("id", entry.actor())
        .put("name", names.get(entry.actor()));
    tree.put("action", entry.action());
    if (entry.kind().equals(Audit.Kind.NOTHING.id())) {
      tree.putNull("subject");
    } else {
      tree.putObject("subject")
          .put("kind", entry.kind())
          .put("id", entry.subject())
          .put("name", names.get(entry.subject()));
    }
    return tree;
  }
}
