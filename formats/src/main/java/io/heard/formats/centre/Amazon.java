package io.heard.formats.centre;

import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.formats.RoleWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What Contact Lens and Transcribe Call Analytics write alike.
final class Amazon {
  private static final List<String> DETECTED =
      List.of("IssuesDetected", "OutcomesDetected", "ActionItemsDetected");

  private Amazon() {}

  /// Whose side a ParticipantRole is on. What SYSTEM says are prompts and bots of a flow: messages
  /// to the customer that nobody typed. Null for a word that says nothing.
  static @Nullable Role role(String word) {
    return switch (word.strip().toUpperCase(Locale.ROOT)) {
      case "AGENT", "SUPERVISOR" -> Role.AGENT;
      case "CUSTOMER" -> Role.CUSTOMER;
      case "SYSTEM", "CUSTOM_BOT" -> Role.BOT;
      default -> RoleWords.role(word).filter(role -> role != Role.UNKNOWN).orElse(null);
    };
  }

  /// What of a turn is kept and not read. Loudness and sentiment of the customer's side only: no
  /// feeling of an agent is kept; of what was detected, the places without the words.
  static Map<String, Object> kept(JsonNode turn, @Nullable Role role) {
    var kept = new LinkedHashMap<String, Object>();
    if (role == Role.CUSTOMER) {
      kept.putAll(Fields.small(turn, "Sentiment", "LoudnessScore", "LoudnessScores"));
    }
    kept.putAll(Fields.small(turn, "Redaction"));
    for (String field : DETECTED) {
      var places = new ArrayList<Map<String, Object>>();
      for (JsonNode one : turn.path(field).values()) {
        Map<String, Object> place = Fields.small(one, "CharacterOffsets");
        if (!place.isEmpty()) {
          places.add(place);
        }
      }
      if (!places.isEmpty()) {
        kept.put(field, places);
      }
    }
    return kept;
  }

  /// What is kept of the whole: language, categories, how it was redacted, how long it was and the
  /// customer's overall sentiment.
  static void whole(JsonNode root, Lines lines) {
    lines.language(Fields.text(root, "LanguageCode"));
    categories(categories(root.path("Categories")), lines);
    lines.extra().putAll(Fields.small(root, "ContentMetadata"));
    JsonNode told = root.path("ConversationCharacteristics");
    Map<String, Object> kept = Fields.small(told, "TotalConversationDurationMillis");
    Map<String, Object> customer =
        Fields.small(told.path("Sentiment").path("OverallSentiment"), "CUSTOMER");
    if (!customer.isEmpty()) {
      kept.put("Sentiment", Map.of("OverallSentiment", customer));
    }
    if (!kept.isEmpty()) {
      lines.extra().put("ConversationCharacteristics", kept);
    }
    String channel = Fields.text(root, "Channel");
    if (!channel.isEmpty()) {
      lines.draft().channel(Channel.of(channel));
    }
  }

  /// The names of the categories that matched.
  static Set<String> categories(JsonNode categories) {
    var names = new LinkedHashSet<String>();
    for (JsonNode name : categories.path("MatchedCategories").values()) {
      if (name.isString()) {
        names.add(name.stringValue());
      }
    }
    names.addAll(categories.path("MatchedDetails").propertyNames());
    return names;
  }

  /// Keeps the names of categories.
  static void categories(Set<String> names, Lines lines) {
    if (!names.isEmpty()) {
      lines.extra().put("Categories", Map.of("MatchedCategories", List.copyOf(names)));
    }
  }
}
