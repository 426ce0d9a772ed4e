package io.heard.server;

import io.heard.store.Audit;
import io.heard.store.Conversations;
import io.heard.store.Happening;
import io.heard.store.People;
import io.heard.store.Talk;
import java.time.Clock;
import java.util.List;
import java.util.Set;
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
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What people of the house do about a conversation without being heard in it: somebody has it,
/// somebody whispers, somebody asks for a word.
@RestController
final class DeskApi {
  /// Whoever asks by this name means themselves.
  private static final String ME = "me";

  /// What can be read at a glance while a customer waits.
  private static final int LONGEST_WHISPER = 1_000;

  private static final Set<String> ASKED = Set.of("lead", "colleague");

  private final Live live;
  private final Conversations store;
  private final People people;
  private final Beside beside;
  private final Clock clock;

  DeskApi(Live live, Conversations store, People people, Clock clock) {
    this.live = live;
    this.store = store;
    this.people = people;
    this.beside = new Beside(people, store);
    this.clock = clock;
  }

  /// The person that a name means; null for whoever.
  ///
  /// @throws Problem when a program means itself
  static @Nullable String person(Who who, @Nullable String name) {
    if (!ME.equals(name)) {
      return name;
    }
    if (who.role() == null) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "'me' is a person, and a token is none.");
    }
    return who.id();
  }

  /// Whether somebody may have a conversation of a team: they answer customers, and see it.
  static boolean mayHave(People.Person person, @Nullable String team) {
    var who =
        new Who(
            person.tenant(),
            person.id(),
            Who.Role.of(person.role()),
            Set.of(),
            null,
            person.team());
    return Right.WORK_AT_DESK.of(who) && who.sees(team);
  }

  private Talk there(Who who, String id) {
    return store.find(who.tenant(), id).orElseThrow(Problem::notThere);
  }

  /// Gives a conversation into somebody's hands, or nobody's.
  @May(Right.WRITE_CONVERSATIONS)
  @Takes(Takes.What.JSON)
  @PutMapping("/api/v1/conversations/{id}/agent")
  ResponseEntity<String> give(
      @RequestAttribute Who who,
      @PathVariable String id,
      @RequestBody(required = false) byte @Nullable [] body) {
    Talk talk = there(who, id);
    JsonNode root = CaseApi.object(body, "The agent cannot be read.", "{\"agent\":\"me\"}");
    JsonNode named = root.path("agent");
    if (!named.isNull() && !named.isString()) {
      throw Problem.input(
          "The agent cannot be read.",
          List.of(
              new Problem.Fault("/agent", "It is neither a person's id nor null. Maybe \"me\".")));
    }
    String person = named.isNull() ? null : person(who, named.stringValue());
    if (person != null
        && people.find(who.tenant(), person).filter(one -> mayHave(one, talk.team())).isEmpty()) {
      throw Problem.input(
          "The agent cannot have this conversation.",
          List.of(
              new Problem.Fault(
                  "/agent", "Nobody of that id answers customers here and sees this one.")));
    }
    live.give(new Live.Key(who.tenant(), id), person);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("agent", beside.person(who.tenant(), person));
    return ReadingApi.json(answer);
  }

  /// Whispers to whoever has a conversation.
  @May(Right.WHISPER)
  @Takes(Takes.What.JSON)
  @PostMapping("/api/v1/conversations/{id}/whispers")
  ResponseEntity<String> whisper(
      @RequestAttribute Who who,
      @PathVariable String id,
      @RequestBody(required = false) byte @Nullable [] body) {
    there(who, id);
    JsonNode root = CaseApi.object(body, "The whisper cannot be read.", "{\"text\":\"…\"}");
    String text = root.path("text").isString() ? root.path("text").stringValue().strip() : "";
    if (text.isEmpty() || text.length() > LONGEST_WHISPER || text.indexOf('\0') >= 0) {
      throw Problem.input(
          "The whisper cannot be read.",
          List.of(
              new Problem.Fault(
                  "/text", "It is no text of 1 to %d characters.".formatted(LONGEST_WHISPER))));
    }
    Happening kept = live.whisper(new Live.Key(who.tenant(), id), who.id(), text);
    return ReadingApi.made(beside.whisper(who.tenant(), kept));
  }

  /// What was whispered in a conversation, to whom it is for.
  @May(value = Right.WORK_AT_DESK, reads = Audit.Kind.CONVERSATION)
  @GetMapping("/api/v1/conversations/{id}/whispers")
  ResponseEntity<String> whispers(@RequestAttribute Who who, @PathVariable String id) {
    Talk talk = there(who, id);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode list = answer.putArray("whispers");
    if (Beside.hears(who, talk)) {
      // What is masked by now is worded so before it is shown.
      live.reading(new Live.Key(who.tenant(), id));
      store
          .happenings(who.tenant(), id, Beside.WHISPER)
          .forEach(stored -> list.add(beside.whisper(who.tenant(), stored)));
    }
    return ReadingApi.json(answer);
  }

  /// Asks for a word about a conversation afterwards.
  @May(Right.WORK_AT_DESK)
  @Takes(Takes.What.JSON)
  @PostMapping("/api/v1/conversations/{id}/word")
  ResponseEntity<String> ask(
      @RequestAttribute Who who,
      @PathVariable String id,
      @RequestBody(required = false) byte @Nullable [] body) {
    there(who, id);
    JsonNode root = CaseApi.object(body, "It cannot be read.", "{\"to\":\"lead\"}");
    String to = root.path("to").asString("");
    if (!ASKED.contains(to)) {
      throw Problem.input(
          "It cannot be read.",
          List.of(new Problem.Fault("/to", "It is none of lead, colleague. Maybe lead.")));
    }
    var asked = new Talk.Asked(to, who.id(), clock.millis());
    live.ask(new Live.Key(who.tenant(), id), asked);
    return ReadingApi.json(beside.word(who.tenant(), asked));
  }

  /// Takes that back, or says that it was had.
  @May(Right.WORK_AT_DESK)
  @DeleteMapping("/api/v1/conversations/{id}/word")
  ResponseEntity<Void> had(@RequestAttribute Who who, @PathVariable String id) {
    if (there(who, id).asked() != null) {
      live.ask(new Live.Key(who.tenant(), id), null);
    }
    return ResponseEntity.noContent().build();
  }
}
