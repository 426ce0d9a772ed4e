package io.heard.formats;

import io.heard.conversation.Case;
import io.heard.conversation.Conversation;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Speaker;
import io.heard.conversation.SpokenWord;
import io.heard.conversation.Timing;
import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes conversations in the plain format, the one that [Formats] reads back without loss. Times
/// are seconds since the conversation's start; fields that Heard does not know stand where they
/// stood.
public final class ConversationJson {
  private ConversationJson() {}

  /// The conversation as a tree.
  public static ObjectNode tree(Conversation conversation) {
    return (ObjectNode) Json.built(json -> write(conversation, json));
  }

  /// One turn as it stands among a conversation's `turns`.
  public static ObjectNode tree(Turn turn) {
    return (ObjectNode) Json.built(json -> write(turn, json));
  }

  /// The conversation as one line, without a line break at its end.
  public static String line(Conversation conversation) {
    return Json.line(tree(conversation));
  }

  private static void write(Conversation conversation, JsonGenerator json) {
    Fields fields = Fields.of(json, conversation.extra());
    write(
        conversation,
        fields,
        list -> {
          list.writeStartArray();
          conversation.turns().forEach(turn -> write(turn, list));
          list.writeEndArray();
        });
    fields.rest();
    fields.end();
  }

  /// Writes the fields of a conversation that are known, with its turns as they are given.
  static void write(Conversation conversation, Fields fields, Json.Writing turns) {
    fields.text("id", conversation.id());
    fields.text("channel", conversation.channel().id());
    Instant startedAt = conversation.startedAt();
    fields.textIfAny("startedAt", startedAt == null ? null : startedAt.toString());
    fields.value("turns", turns);
    if (!conversation.known().equals(Case.NONE)) {
      fields.value("case", json -> write(conversation.known(), json));
    }
  }

  private static void write(Turn turn, JsonGenerator json) {
    Fields fields = Fields.of(json, turn.origin().extra());
    write(turn, fields);
    fields.rest();
    fields.end();
  }

  /// Writes the fields of a turn that are known.
  static void write(Turn turn, Fields fields) {
    Speaker speaker = turn.speaker();
    fields.text("speaker", speaker.role().id());
    String derived = speaker.name() == null ? speaker.role().id() : speaker.name();
    if (!speaker.id().equals(derived)) {
      fields.text("speakerId", speaker.id());
    }
    fields.textIfAny("name", speaker.name());
    if (tellsSource(speaker)) {
      fields.text("roleSource", speaker.roleSource().id());
    }
    if (tellsConfidence(speaker)) {
      fields.number("roleConfidence", speaker.roleConfidence());
    }
    fields.text("text", turn.text());
    switch (turn.timing()) {
      case Timing.Spoken spoken -> {
        fields.seconds("at", spoken.at());
        fields.seconds("until", spoken.until());
      }
      case Timing.Sent sent -> fields.seconds("at", sent.at());
      case Timing.Unknown unknown -> {}
    }
    fields.textIfAny("externalId", turn.origin().externalId());
    if (turn.visibility() != Visibility.PUBLIC) {
      fields.text("visibility", turn.visibility().id());
    }
    if (!turn.origin().words().isEmpty()) {
      fields.value("words", json -> write(turn.origin().words(), json));
    }
  }

  /// Whether a turn says how the speaker's role came to be known.
  static boolean tellsSource(Speaker speaker) {
    return speaker.roleSource() == RoleSource.INFERRED || speaker.roleSource() == RoleSource.OPTION;
  }

  /// Whether a turn says how sure the speaker's role is.
  static boolean tellsConfidence(Speaker speaker) {
    return speaker.roleSource() == RoleSource.INFERRED;
  }

  static JsonNode tree(Case known) {
    return Json.built(json -> write(known, json));
  }

  static JsonNode words(List<SpokenWord> words) {
    return Json.built(json -> write(words, json));
  }

  private static void write(Case known, JsonGenerator json) {
    Fields fields = Fields.of(json);
    if (known.customerName() != null || known.address() != null || !known.facts().isEmpty()) {
      fields.object(
          "customer",
          customer -> {
            customer.textIfAny("name", known.customerName());
            customer.textIfAny("address", known.address());
            if (!known.facts().isEmpty()) {
              customer.list(
                  "facts",
                  known.facts(),
                  (fact, entry) -> {
                    entry.text("text", fact.text());
                    entry.textIfAny("source", fact.source());
                  });
            }
          });
    }
    if (!known.earlier().isEmpty()) {
      fields.list(
          "earlier",
          known.earlier(),
          (contact, entry) -> {
            entry.textIfAny("at", contact.at());
            entry.textIfAny("topic", contact.topic());
            entry.textIfAny("ended", contact.ended());
          });
    }
    if (!known.may().isEmpty()) {
      fields.texts("may", known.may());
    }
    if (!known.cannot().isEmpty()) {
      fields.texts("cannot", known.cannot());
    }
    fields.end();
  }

  private static void write(List<SpokenWord> words, JsonGenerator json) {
    json.writeStartArray();
    for (SpokenWord word : words) {
      Fields entry = Fields.of(json);
      entry.text("text", word.text());
      if (word.at() != null) {
        entry.seconds("at", word.at());
      }
      if (word.until() != null) {
        entry.seconds("until", word.until());
      }
      if (word.confidence() != null && entry.name("confidence")) {
        json.writeNumber(BigDecimal.valueOf(word.confidence()));
      }
      entry.end();
    }
    json.writeEndArray();
  }

  /// A time as it is written: seconds, with at least one place after the point.
  static BigDecimal seconds(Duration duration) {
    BigDecimal seconds =
        BigDecimal.valueOf(duration.getSeconds())
            .add(BigDecimal.valueOf(duration.getNano(), 9))
            .stripTrailingZeros();
    return seconds.scale() < 1 ? seconds.setScale(1) : seconds;
  }
}
