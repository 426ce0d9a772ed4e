package io.heard.server;

import io.heard.Reading;
import io.heard.coach.Drafts;
import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import io.heard.formats.AdviceJson;
import io.heard.formats.Options;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

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
          .build();

  private final Hearing hearing;
  private final Privacy privacy;

  ReadingApi(Hearing hearing, Privacy privacy) {
    this.hearing = hearing;
    this.privacy = privacy;
  }

  /// One conversation is answered with its reading, several with a list.
  @May(Right.READ_TEXTS)
  @PostMapping("/api/v1/readings")
  ResponseEntity<String> readings(@RequestAttribute Who who, @RequestBody byte[] body) {
    List<Conversation> all = hearing.conversations(body, Options.NONE);
    all.forEach(one -> privacy.listens(who.tenant(), one));
    if (all.size() == 1) {
      return json(hearing.json().tree(hearing.heard().read(all.getFirst())));
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    all.forEach(one -> list.add(hearing.json().tree(hearing.heard().read(one))));
    return json(list);
  }

  /// Checks a draft, with the conversation that it answers where that is given.
  @May(Right.READ_TEXTS)
  @PostMapping("/api/v1/drafts/check")
  ResponseEntity<String> check(@RequestBody byte[] body) {
    JsonNode root = tree(body);
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
    JsonNode given = root.path("conversation");
    Drafts drafts =
        given.isObject()
            ? Drafts.after(hearing.heard(), unclosed(given))
            : Drafts.alone(hearing.heard());
    return json(AdviceJson.tree(drafts.check(text), text));
  }

  private Reading unclosed(JsonNode given) {
    Conversation conversation =
        hearing.conversation(given.toString().getBytes(StandardCharsets.UTF_8), Options.NONE);
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
      return MAPPER.readTree(body);
    } catch (JacksonException broken) {
      var at = broken.getLocation();
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          at == null
              ? "The body is no JSON."
              : "The body is no JSON: line %d, column %d."
                  .formatted(at.getLineNr(), at.getColumnNr()));
    }
  }

  static ResponseEntity<String> json(JsonNode tree) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(tree.toString());
  }
}
