package io.heard.server;

import io.heard.Reading;
import io.heard.coach.Drafts;
import io.heard.coach.Notes;
import io.heard.coach.Patterns;
import io.heard.coach.ReplyPattern;
import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import io.heard.formats.AdviceJson;
import io.heard.formats.NotesJson;
import io.heard.formats.Options;
import io.heard.formats.PatternJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is read and checked without being stored.
@RestController
final class ReadingApi {
  /// What stands where it does not belong may be a person's word: no exception quotes it.
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .errorReportConfiguration(
                      ErrorReportConfiguration.builder().maxErrorTokenLength(0).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Hearings hearings;
  private final Privacy privacy;

  ReadingApi(Hearings hearings, Privacy privacy) {
    this.hearings = hearings;
    this.privacy = privacy;
  }

  /// One conversation is answered with its reading, several with a list of readings. What could not
  /// be read is said beside them.
  @May(Right.READ_TEXTS)
  @Takes(Takes.What.FILE)
  @PostMapping("/api/v1/readings")
  ResponseEntity<String> readings(
      @RequestAttribute Who who,
      @RequestBody(required = false) byte @Nullable [] body,
      @RequestParam @Nullable String from,
      @RequestParam @Nullable String roles) {
    Hearing hearing = hearings.of(who.tenant());
    Hearing.Found read = hearing.readable(given(body), options(from, roles));
    List<Conversation> all = read.conversations();
    all.forEach(one -> privacy.listens(who.tenant(), one));
    if (all.size() == 1) {
      Reading reading = hearing.heard().read(all.getFirst());
      ObjectNode tree = hearing.json().tree(reading);
      tree.set("story", new StoryJson(hearing.titles()).tree(reading));
      return json(told(tree, read, ""));
    }
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    ArrayNode readings = list.putArray("readings");
    all.forEach(one -> readings.add(hearing.json().tree(hearing.heard().read(one))));
    list.set("problems", problems(read, ""));
    return json(list);
  }

  /// An answer, with what there is to say about the body that it was made of.
  private static ObjectNode told(ObjectNode answer, Hearing.Found read, String under) {
    if (!read.problems().isEmpty()) {
      answer.set("problems", problems(read, under));
    }
    return answer;
  }

  private static ArrayNode problems(Hearing.Found read, String under) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (io.heard.formats.Problem problem : read.problems()) {
      Problem.Fault fault = Hearing.fault(problem).under(under);
      Problems.place(list.addObject(), fault)
          .put("kind", problem.lost() ? "lost" : "note")
          .put("detail", fault.detail());
    }
    return list;
  }

  static byte[] given(byte @Nullable [] body) {
    return body == null ? new byte[0] : body;
  }

  /// How a body of any format is to be read.
  ///
  /// @throws Problem when the format or the roles are none
  Options options(@Nullable String from, @Nullable String roles) {
    if (from != null && !hearings.base().formats().names().contains(from)) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "'from' is no format. Maybe one of %s."
              .formatted(String.join(", ", hearings.base().formats().names())));
    }
    try {
      Options options = Options.NONE.from(from);
      return roles == null ? options : options.roles(roles);
    } catch (IllegalArgumentException wrong) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "'roles' is no list. Maybe Ann=agent,Bob=customer.");
    }
  }

  /// Notes on a conversation that has ended.
  @May(Right.READ_TEXTS)
  @Takes(Takes.What.FILE)
  @PostMapping("/api/v1/notes")
  ResponseEntity<String> notes(
      @RequestAttribute Who who,
      @RequestBody(required = false) byte @Nullable [] body,
      @RequestParam @Nullable String from,
      @RequestParam @Nullable String roles) {
    Hearing hearing = hearings.of(who.tenant());
    Hearing.Found read = hearing.one(given(body), options(from, roles), "");
    return json(told(notes(hearing.heard().read(read.conversations().getFirst())), read, ""));
  }

  static ObjectNode notes(Reading reading) {
    return NotesJson.tree(reading, Notes.of(reading));
  }

  /// Checks a draft, with the conversation that it answers where that is given.
  @May(Right.READ_TEXTS)
  @Takes(Takes.What.JSON)
  @PostMapping("/api/v1/drafts/check")
  ResponseEntity<String> check(
      @RequestAttribute Who who, @RequestBody(required = false) byte @Nullable [] body) {
    Hearing hearing = hearings.of(who.tenant());
    JsonNode root = tree(given(body));
    String text = draft(root);
    JsonNode conversation = root.path("conversation");
    if (!conversation.isMissingNode() && !conversation.isNull() && !conversation.isObject()) {
      throw Problem.input(
          "The conversation cannot be read.",
          List.of(new Problem.Fault("/conversation", "It is no object. Maybe {\"turns\":[…]}.")));
    }
    if (!conversation.isObject()) {
      return json(hearing.signed(AdviceJson.tree(Drafts.alone(hearing.heard()).check(text), text)));
    }
    Hearing.Found read =
        hearing.one(
            conversation.toString().getBytes(StandardCharsets.UTF_8),
            Options.NONE,
            "/conversation");
    Drafts drafts = after(hearing, unclosed(hearing, read.conversations().getFirst()));
    return json(
        told(hearing.signed(AdviceJson.tree(drafts.check(text), text)), read, "/conversation"));
  }

  static Drafts after(Hearing hearing, Reading reading) {
    if (reading.closed()) {
      throw Problem.of(HttpStatus.CONFLICT, "The conversation is closed: nothing answers it.");
    }
    if (reading.size() >= Conversation.MOST_TURNS) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          "The conversation has %d turns and is full.".formatted(reading.size()));
    }
    return Drafts.after(hearing.heard(), reading);
  }

  /// The text of a draft.
  ///
  /// @throws Problem when there is none, or it is too long
  static String draft(JsonNode root) {
    if (!root.path("text").isString()) {
      throw Problem.input(
          "The draft cannot be read.",
          List.of(new Problem.Fault("/text", "There is no 'text'. Maybe {\"text\":\"…\"}.")));
    }
    String text = root.path("text").stringValue();
    if (text.length() > Turn.MOST_CHARACTERS) {
      throw Problem.input(
          "The draft is too long.",
          List.of(
              new Problem.Fault(
                  "/text", "It has more than %d characters.".formatted(Turn.MOST_CHARACTERS))));
    }
    return text;
  }

  /// All reply patterns.
  @May(Right.SEE_PATTERNS)
  @GetMapping("/api/v1/patterns")
  ResponseEntity<String> patterns() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("patterns");
    Patterns.all().forEach(each -> list.add(PatternJson.tree(each)));
    return json(body);
  }

  /// One reply pattern.
  @May(Right.SEE_PATTERNS)
  @GetMapping("/api/v1/patterns/{name}")
  ResponseEntity<String> pattern(@PathVariable String name) {
    return json(PatternJson.tree(wanted(name)));
  }

  /// A reply pattern filled from a conversation, or what is missing for it.
  @May(Right.READ_TEXTS)
  @Takes(Takes.What.FILE)
  @PostMapping("/api/v1/patterns/{name}/fill")
  ResponseEntity<String> fill(
      @RequestAttribute Who who,
      @PathVariable String name,
      @RequestBody(required = false) byte @Nullable [] body,
      @RequestParam @Nullable String from,
      @RequestParam @Nullable String roles) {
    ReplyPattern pattern = wanted(name);
    Hearing hearing = hearings.of(who.tenant());
    Hearing.Found read = hearing.one(given(body), options(from, roles), "");
    Reading reading = unclosed(hearing, read.conversations().getFirst());
    return json(
        told(PatternJson.tree(Patterns.fill(pattern, reading), reading.head().id()), read, ""));
  }

  /// @throws Problem when there is no pattern of that name
  static ReplyPattern wanted(String name) {
    return Patterns.named(name).orElseThrow(Problem::notThere);
  }

  private static Reading unclosed(Hearing hearing, Conversation conversation) {
    Reading reading = hearing.heard().begin(conversation);
    for (Turn turn : conversation.turns()) {
      reading = hearing.heard().hear(reading, turn);
    }
    return reading;
  }

  /// The JSON of a body.
  ///
  /// @throws Problem when it is none
  static JsonNode tree(byte[] body) {
    try {
      JsonNode tree = MAPPER.readTree(body);
      if (!tree.isMissingNode()) {
        return tree;
      }
    } catch (JacksonException broken) {
      var at = broken.getLocation();
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "The body is no JSON.",
          at == null
              ? List.of()
              : List.of(
                  new Problem.Fault(
                      "",
                      at.getLineNr(),
                      "It breaks off or goes wrong at column %d.".formatted(at.getColumnNr()))));
    }
    throw Problem.of(HttpStatus.BAD_REQUEST, "There is no body. Maybe send JSON.");
  }

  static ResponseEntity<String> json(JsonNode tree) {
    return json(HttpStatus.OK, tree);
  }

  /// What was made.
  static ResponseEntity<String> made(JsonNode tree) {
    return json(HttpStatus.CREATED, tree);
  }

  static ResponseEntity<String> json(HttpStatus status, JsonNode tree) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(tree.toString());
  }
}
