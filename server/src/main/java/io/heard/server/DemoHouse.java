package io.heard.server;

import io.heard.store.People;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// The house of a demonstration: whoever comes from this machine is signed in as its owner. In any
/// other start there is none, and nobody is.
final class DemoHouse {
  private static final String TENANT = "demo";

  /// Agents beside the visitor, so that the floor is not one person's. They have no password, and
  /// nobody signs in as them.
  private static final List<String> COLLEAGUES = List.of("Mara Winter", "Theo Castell");

  /// Of the conversations that are played, the visitor has every third.
  private final List<String> agents = new ArrayList<>();

  private final People people;
  private final People.@Nullable Person owner;

  private DemoHouse(People people, People.@Nullable Person owner) {
    this.people = people;
    this.owner = owner;
  }

  /// None.
  static DemoHouse none(People people) {
    return new DemoHouse(people, null);
  }

  /// Makes the house in an empty store.
  static DemoHouse of(People people) {
    var owner =
        new People.Person(
            TENANT,
            Secrets.id(),
            "visitor@demo.invalid",
            "Visitor",
            Who.Role.OWNER.id(),
            null,
            null);
    people.found(TENANT, "Demonstration", owner);
    var house = new DemoHouse(people, owner);
    house.agents.add(owner.id());
    for (String name : COLLEAGUES) {
      String id = Secrets.id();
      people.add(
          new People.Person(
              TENANT,
              id,
              name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@demo.invalid",
              name,
              Who.Role.AGENT.id(),
              null,
              null));
      house.agents.add(id);
    }
    return house;
  }

  /// Whether there is a demonstration.
  boolean plays() {
    return owner != null;
  }

  /// Who has the conversations that are played, in turn.
  List<String> agents() {
    return List.copyOf(agents);
  }

  /// A token for what plays conversations.
  ///
  /// @throws IllegalStateException when there is no demonstration
  String token() {
    People.Person known = owner;
    if (known == null) {
      throw new IllegalStateException("There is no demonstration.");
    }
    String secret = Secrets.fresh();
    people.issue(
        new People.Token(TENANT, Secrets.id(), "Played conversations", "write", known.id(), 0L),
        Secrets.digest(secret),
        Duration.ofDays(365));
    return secret;
  }

  /// Signs a visitor in, and sends them to the page that they asked for again.
  Optional<ResponseEntity<String>> enter(HttpServletRequest request) {
    People.Person known = owner;
    if (known == null || !Site.here(request)) {
      return Optional.empty();
    }
    String secret = Secrets.fresh();
    people.begin(
        known, Secrets.digest(secret), Secrets.fresh(), Account.SESSION, Site.device(request));
    return Optional.of(
        ResponseEntity.status(HttpStatus.SEE_OTHER)
            .location(URI.create(request.getRequestURI()))
            .header(
                HttpHeaders.SET_COOKIE, Account.cookie(secret, Account.SESSION, request).toString())
            .build());
  }

  /// What the list says about it, HTML.
  String note() {
    return owner == null
        ? ""
        : "<p class=\"soft\">A demonstration: these conversations were written for Heard and are played at the pace of people. All of it is gone when the service stops.</p>";
  }
}
