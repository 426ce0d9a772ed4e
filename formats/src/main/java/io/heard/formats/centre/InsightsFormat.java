package io.heard.formats.centre;

import com.google.auto.service.AutoService;
import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.formats.Card;
import io.heard.formats.Draft;
import io.heard.formats.Format;
import io.heard.formats.Mark;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.RoleWords;
import io.heard.formats.TreeFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Google CCAI Insights (Contact Center AI, Customer Experience Insights): a conversation as it is
/// loaded, with `entries`, and as the API gives it, with `transcript.transcriptSegments`, in either
/// spelling of its fields.
@AutoService(Format.class)
public final class InsightsFormat extends TreeFormat {
  @Override
  public String name() {
    return "ccai-insights";
  }

  @Override
  public Card card() {
    return new Card(
        "Google CCAI Insights",
        "entries or transcript segments with times, roles, users or channels, words and their"
            + " confidence, the language, the customer's sentiment as a field that is not read",
        "analysis, annotations, sentiment of agents",
        "the file that was loaded, or"
            + " `projects.locations.conversations.get` with the full view");
  }

  @Override
  public Fit fits(JsonNode value) {
    JsonNode entries = value.path("entries");
    JsonNode first = entries.path(0);
    boolean loaded =
        entries.isArray()
            && (entries.isEmpty()
                ? value.has("conversation_info")
                : first.has("text")
                    && (first.has("start_timestamp_usec")
                        || (first.has("role") && first.has("user_id"))));
    JsonNode segments = segments(value);
    return loaded || (segments.isArray() && (segments.isEmpty() || segments.path(0).has("text")))
        ? Fit.SURE
        : Fit.NO;
  }

  private static JsonNode segments(JsonNode value) {
    return Fields.any(value.path("transcript"), "transcriptSegments", "transcript_segments");
  }

  @Override
  public void read(JsonNode value, Place place, String id, Options options, Receiver receiver) {
    String path = Fields.text(value, "name");
    String name = path.substring(path.lastIndexOf('/') + 1);
    var lines = new Lines(place, name.isEmpty() ? id : name, options, receiver);
    if (value.path("entries").isArray()) {
      entries(value, place, lines);
    } else {
      segments(value, place, lines);
    }
    lines.finish("the conversation has no words", "ask the API for the full view");
  }

  private static void entries(JsonNode value, Place place, Lines lines) {
    // Calls are loaded as recordings; what is loaded in this form are chats.
    lines.draft().channel(Channel.CHAT);
    JsonNode categories = value.path("conversation_info").path("categories");
    if (!categories.isEmpty()) {
      lines.extra().putAll(Fields.small(value, "conversation_info"));
    }
    JsonNode entries = Fields.list(value, "entries");
    Set<String> shared = shared(entries);
    for (int i = 0; i < entries.size(); i++) {
      JsonNode entry = entries.get(i);
      Place at = place.down("entries").down(i);
      if (!lines.isEntry(entry, at)) {
        continue;
      }
      lines.add(
          at,
          party(Fields.text(entry, "role"), Fields.text(entry, "user_id"), "", shared),
          Fields.mark(entry.path("start_timestamp_usec"), 6),
          null,
          Fields.words(entry, "text"),
          "",
          List.of(),
          Map.of());
    }
  }

  /// Users are numbered, and the same number may stand on both sides.
  private static Set<String> shared(JsonNode entries) {
    var sides = new HashMap<String, String>();
    var shared = new HashSet<String>();
    for (JsonNode entry : entries.values()) {
      String user = Fields.text(entry, "user_id");
      String role = Fields.text(entry, "role");
      String before = sides.putIfAbsent(user, role);
      if (before != null && !before.equalsIgnoreCase(role)) {
        shared.add(user);
      }
    }
    return shared;
  }

  private static void segments(JsonNode value, Place place, Lines lines) {
    lines.language(Fields.text(value, "languageCode", "language_code"));
    String medium = Fields.text(value, "medium").toUpperCase(Locale.ROOT);
    if (!medium.isEmpty()) {
      lines.draft().channel(medium.equals("PHONE_CALL") ? Channel.VOICE : Channel.of(medium));
    }
    lines.startedAt(Fields.instant(Fields.any(value, "startTime", "start_time")));
    boolean camel = value.path("transcript").has("transcriptSegments");
    Place at = place.down("transcript").down(camel ? "transcriptSegments" : "transcript_segments");
    JsonNode calls = Fields.any(value, "callMetadata", "call_metadata");
    JsonNode segments =
        Fields.list(value.path("transcript"), camel ? "transcriptSegments" : "transcript_segments");
    for (int i = 0; i < segments.size(); i++) {
      if (lines.isEntry(segments.get(i), at.down(i))) {
        segment(segments.get(i), at.down(i), calls, lines);
      }
    }
  }

  private static void segment(JsonNode segment, Place at, JsonNode calls, Lines lines) {
    var words = new Words();
    for (JsonNode word : segment.path("words").values()) {
      String text = Fields.words(word, "word");
      if (!text.isEmpty()) {
        words.word(
            text,
            offset(Fields.any(word, "startOffset", "start_offset")),
            offset(Fields.any(word, "endOffset", "end_offset")),
            confidence(word));
      }
    }
    JsonNode participant = Fields.any(segment, "segmentParticipant", "segment_participant");
    String channel = Fields.text(segment, "channelTag", "channel_tag");
    String given = Fields.text(participant, "role");
    Draft.Party party =
        party(
            given.isEmpty() || given.equalsIgnoreCase("ROLE_UNSPECIFIED")
                ? side(channel, calls)
                : given,
            Fields.text(
                participant,
                "userId",
                "user_id",
                "dialogflowParticipantName",
                "dialogflow_participant_name",
                "dialogflowParticipant",
                "dialogflow_participant"),
            channel,
            Set.of());
    Duration from = words.from();
    Duration to = words.to();
    Instant sent = Fields.instant(Fields.any(segment, "messageTime", "message_time"));
    Mark start = from == null ? sent == null ? null : new Mark.On(sent) : new Mark.Since(from);
    var kept = new LinkedHashMap<String, Object>();
    if (party.role() == Role.CUSTOMER) {
      kept.putAll(Fields.small(segment, "sentiment"));
    }
    Double confidence = confidence(segment);
    if (confidence != null) {
      kept.put("confidence", confidence);
    }
    lines.add(
        at,
        party,
        start,
        from == null || to == null ? null : new Mark.Since(to),
        Fields.words(segment, "text"),
        "",
        words.list(),
        kept);
  }

  /// Zero is how the API writes that there is none.
  private static @Nullable Double confidence(JsonNode node) {
    Double confidence = Fields.confidence(node.path("confidence"));
    return confidence == null || confidence == 0 ? null : confidence;
  }

  /// A duration as the API writes it: `1.2s`, or an object with seconds and nanos.
  private static @Nullable Duration offset(JsonNode value) {
    if (value.isObject()) {
      Duration seconds = Fields.since(value.path("seconds"), 0);
      Duration nanos = Fields.since(value.path("nanos"), 9);
      return (seconds == null ? Duration.ZERO : seconds)
          .plus(nanos == null ? Duration.ZERO : nanos);
    }
    return Fields.seconds(value);
  }

  /// The role of a channel, where the call's metadata name it.
  private static String side(String channel, JsonNode calls) {
    if (channel.isEmpty()) {
      return "";
    }
    if (channel.equals(Fields.text(calls, "customerChannel", "customer_channel"))) {
      return "CUSTOMER";
    }
    return channel.equals(Fields.text(calls, "agentChannel", "agent_channel")) ? "AGENT" : "";
  }

  private static Draft.Party party(String word, String user, String channel, Set<String> shared) {
    Role role =
        switch (word.toUpperCase(Locale.ROOT)) {
          case "AGENT", "HUMAN_AGENT", "ANY_AGENT" -> Role.AGENT;
          case "CUSTOMER", "END_USER" -> Role.CUSTOMER;
          case "AUTOMATED_AGENT" -> Role.BOT;
          default -> RoleWords.role(word).filter(known -> known != Role.UNKNOWN).orElse(null);
        };
    String who = user.substring(user.lastIndexOf('/') + 1);
    if (role == null) {
      String label =
          !who.isEmpty() ? "User " + who : channel.isEmpty() ? word : "Channel " + channel;
      return label.isEmpty()
          ? Draft.Party.NOBODY
          : new Draft.Party(null, label, null, RoleSource.NONE);
    }
    String id = shared.contains(user) ? role.id() + " " + who : who;
    return new Draft.Party(id.isEmpty() ? null : id, null, role, RoleSource.FILE);
  }
}
