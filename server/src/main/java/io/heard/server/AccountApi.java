package io.heard.server;

import io.heard.store.People;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One's own sessions and password, for who is signed in.
@RestController
final class AccountApi {
  private final Account account;

  AccountApi(Account account) {
    this.account = account;
  }

  /// Where one is signed in. The name of a session opens nothing.
  @May(Right.OWN_ACCOUNT)
  @GetMapping("/api/v1/account/sessions")
  ResponseEntity<String> sessions(@RequestAttribute Who who, HttpServletRequest request) {
    String current = Account.current(request);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("sessions");
    for (People.Open open : account.sessions(who)) {
      list.addObject()
          .put("session", open.digest())
          .put("device", open.device())
          .put("madeAt", Instant.ofEpochMilli(open.madeAt()).toString())
          .put("seenAt", Instant.ofEpochMilli(open.seenAt()).toString())
          .put("endsAt", Instant.ofEpochMilli(open.endsAt()).toString())
          .put("current", open.digest().equals(current));
    }
    return ReadingApi.json(body);
  }

  /// Ends one of one's own sessions, with the password: `{"current":"…"}`.
  @May(Right.OWN_ACCOUNT)
  @Takes(Takes.What.JSON)
  @DeleteMapping("/api/v1/account/sessions/{session}")
  ResponseEntity<Void> end(
      @RequestAttribute Who who,
      @PathVariable String session,
      @RequestBody(required = false) byte @Nullable [] body,
      HttpServletRequest request) {
    if (account.sessions(who).stream().noneMatch(open -> open.digest().equals(session))) {
      throw Problem.notThere();
    }
    account.confirm(who, fields(body, Set.of("current")).getFirst(), request);
    account.end(who, List.of(session));
    return ResponseEntity.noContent().build();
  }

  /// Sets one's own password: `{"current":"…","password":"…"}`. All other sessions end; this one
  /// goes on with another cookie and another form.
  @May(Right.OWN_ACCOUNT)
  @Takes(Takes.What.JSON)
  @PostMapping("/api/v1/account/password")
  ResponseEntity<String> password(
      @RequestAttribute Who who,
      @RequestBody(required = false) byte @Nullable [] body,
      HttpServletRequest request) {
    List<String> given = fields(body, Set.of("current", "password"));
    Account.Begun begun = account.password(who, given.getFirst(), given.getLast(), request);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.SET_COOKIE, begun.cookie().toString())
        .body(JsonNodeFactory.instance.objectNode().put("form", begun.form()).toString());
  }

  /// The passwords of a body: the current one first.
  private static List<String> fields(byte @Nullable [] body, Set<String> names) {
    JsonNode root = CaseApi.object(body, "It cannot be read.", "{\"current\":\"…\"}");
    var faults = new ArrayList<Problem.Fault>();
    Fields.known(root, names, faults);
    var given = new ArrayList<String>();
    for (String name : names.stream().sorted().toList()) {
      JsonNode value = root.path(name);
      if (!value.isString() || value.stringValue().length() > Passwords.LONGEST) {
        faults.add(new Problem.Fault("/" + name, "It is no password."));
      } else {
        given.add(value.stringValue());
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.input("It cannot be read.", faults);
    }
    return given;
  }
}
