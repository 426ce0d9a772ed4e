package io.heard.formats.centre;

import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.formats.Json;
import io.heard.formats.RoleWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    categories(root.path("Categories"), lines);
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

  /// Keeps the names of the categories that matched, beside those kept before.
  static void categories(JsonNode categories, Lines lines) {
    var names = new ArrayList<Object>();
    if (lines.extra().get("Categories") instanceof Map<?, ?> before
        && before.get("MatchedCategories") instanceof List<?> known) {
      names.addAll(known);
    }
    categories.path("MatchedCategories").values().stream()
        .map(Json::value)
        .filter(String.class::isInstance)
        .forEach(name -> put(names, name));
    categories.path("MatchedDetails").propertyNames().forEach(name -> put(names, name));
    if (!names.isEmpty()) {
      lines.extra().put("Categories", Map.of("MatchedCategories", names));
    }
  }

  private static void put(List<Object> names, @Nullable Object name) {
    if (name != null && !names.contains(name)) {
      names.add(name);
    }
  }
}
