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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes conversations in the plain format, the one that [Formats] reads back without loss. Times
/// are seconds since the conversation's start; fields that Heard does not know stand where they
/// stood.
public final class ConversationJson {
  private ConversationJson() {}

  /// The conversation as a tree.
  public static ObjectNode tree(Conversation conversation) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("id", conversation.id());
    tree.put("channel", conversation.channel().id());
    if (conversation.startedAt() != null) {
      tree.put("startedAt", conversation.startedAt().toString());
    }
    ArrayNode turns = JsonNodeFactory.instance.arrayNode();
    conversation.turns().forEach(turn -> turns.add(tree(turn)));
    tree.set("turns", turns);
    if (!conversation.known().equals(Case.NONE)) {
      tree.set("case", tree(conversation.known()));
    }
    return with(tree, conversation.extra());
  }

  /// One turn as it stands among a conversation's `turns`.
  public static ObjectNode tree(Turn turn) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    Speaker speaker = turn.speaker();
    tree.put("speaker", speaker.role().id());
    String derived = speaker.name() == null ? speaker.role().id() : speaker.name();
    if (!speaker.id().equals(derived)) {
      tree.put("speakerId", speaker.id());
    }
    putString(tree, "name", speaker.name());
    if (speaker.roleSource() == RoleSource.INFERRED || speaker.roleSource() == RoleSource.OPTION) {
      tree.put("roleSource", speaker.roleSource().id());
    }
    if (speaker.roleSource() == RoleSource.INFERRED) {
      tree.put("roleConfidence", speaker.roleConfidence());
    }
    tree.put("text", turn.text());
    switch (turn.timing()) {
      case Timing.Spoken spoken -> {
        putSeconds(tree, "at", spoken.at());
        putSeconds(tree, "until", spoken.until());
      }
      case Timing.Sent sent -> putSeconds(tree, "at", sent.at());
      case Timing.Unknown unknown -> {}
    }
    putString(tree, "externalId", turn.origin().externalId());
    if (turn.visibility() != Visibility.PUBLIC) {
      tree.put("visibility", turn.visibility().id());
    }
    if (!turn.origin().words().isEmpty()) {
      tree.set("words", words(turn.origin().words()));
    }
    return with(tree, turn.origin().extra());
  }

  /// The conversation as one line, without a line break at its end.
  public static String line(Conversation conversation) {
    return Json.line(tree(conversation));
  }

  static ObjectNode tree(Case known) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    if (known.customerName() != null || known.address() != null || !known.facts().isEmpty()) {
      ObjectNode customer = tree.putObject("customer");
      putString(customer, "name", known.customerName());
      putString(customer, "address", known.address());
      if (!known.facts().isEmpty()) {
        ArrayNode facts = customer.putArray("facts");
        for (Case.Fact fact : known.facts()) {
          ObjectNode entry = facts.addObject().put("text", fact.text());
          putString(entry, "source", fact.source());
        }
      }
    }
    if (!known.earlier().isEmpty()) {
      ArrayNode earlier = tree.putArray("earlier");
      for (Case.Contact contact : known.earlier()) {
        ObjectNode entry = earlier.addObject();
        putString(entry, "at", contact.at());
        putString(entry, "topic", contact.topic());
        putString(entry, "ended", contact.ended());
      }
    }
    putList(tree, "may", known.may());
    putList(tree, "cannot", known.cannot());
    return tree;
  }

  static ArrayNode words(List<SpokenWord> words) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (SpokenWord word : words) {
      ObjectNode entry = array.addObject().put("text", word.text());
      if (word.at() != null) {
        putSeconds(entry, "at", word.at());
      }
      if (word.until() != null) {
        putSeconds(entry, "until", word.until());
      }
      if (word.confidence() != null) {
        entry.put("confidence", BigDecimal.valueOf(word.confidence()));
      }
    }
    return array;
  }

  private static ObjectNode with(ObjectNode tree, Map<String, Object> extra) {
    if (!extra.isEmpty()) {
      Json.together(tree, Json.tree(extra));
    }
    return tree;
  }

  private static void putString(ObjectNode tree, String field, @Nullable String value) {
    if (value != null) {
      tree.put(field, value);
    }
  }

  private static void putList(ObjectNode tree, String field, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = tree.putArray(field);
      values.forEach(array::add);
    }
  }

  private static void putSeconds(ObjectNode tree, String field, Duration duration) {
    BigDecimal seconds =
        BigDecimal.valueOf(duration.getSeconds())
            .add(BigDecimal.valueOf(duration.getNano(), 9))
            .stripTrailingZeros();
    tree.put(field, seconds.scale() < 1 ? seconds.setScale(1) : seconds);
  }
}
