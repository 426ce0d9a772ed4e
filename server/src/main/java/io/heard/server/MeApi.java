package io.heard.server;

import io.heard.store.Desks;
import io.heard.store.People;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Whoever is signed in, as their own console asks: who they are, what they may, what they set for
/// themselves. No route here takes another person's id.
@RestController
final class MeApi {
  private final People people;
  private final Desks desks;
  private final Hearing hearing;
  private final DemoHouse house;
  private final Preferences preferences;

  MeApi(People people, Desks desks, Hearing hearing, DemoHouse house) {
    this.people = people;
    this.desks = desks;
    this.hearing = hearing;
    this.house = house;
    this.preferences = new Preferences(hearing.catalogue());
  }

  /// Who is signed in.
  @May(Right.OWN_ACCOUNT)
  @GetMapping("/api/v1/me")
  ResponseEntity<String> me(@RequestAttribute Who who) {
    People.Person person = people.find(who.tenant(), who.id()).orElseThrow(Problem::notThere);
    People.Tenant tenant = people.tenant(who.tenant()).orElseThrow(Problem::notThere);
    ObjectNode me = JsonNodeFactory.instance.objectNode();
    me.put("id", person.id());
    me.put("name", person.name());
    me.put("email", person.email());
    me.put("role", person.role());
    me.put("team", person.team());
    me.putObject("tenant")
        .put("id", tenant.id())
        .put("name", tenant.name())
        .put("operates", tenant.operates());
    ArrayNode rights = me.putArray("rights");
    Arrays.stream(Right.values())
        .filter(right -> right.of(who))
        .filter(right -> right != Right.MANAGE_TENANTS || tenant.operates())
        .forEach(right -> rights.add(right.name()));
    me.put("form", who.form());
    me.put("demo", house.plays());
    me.set("preferences", kept(who));
    me.put("withoutModel", hearing.heard().encoder().name().isEmpty());
    me.put("version", hearing.version());
    return ReadingApi.json(me);
  }

  private ObjectNode kept(Who who) {
    return preferences.known(desks.of(who.tenant(), who.id()).orElse(null));
  }

  /// Replaces what the person set for their own desk.
  @May(Right.OWN_ACCOUNT)
  @Takes(Takes.What.JSON)
  @PutMapping("/api/v1/me/preferences")
  ResponseEntity<String> prefer(
      @RequestAttribute Who who, @RequestBody(required = false) byte @Nullable [] body) {
    JsonNode given = CaseApi.object(body, "The preferences cannot be read.", "{\"hints\":\"on\"}");
    desks.set(who.tenant(), who.id(), preferences.checked(given).toString());
    return ReadingApi.json(kept(who));
  }
}
