package io.heard.formats.centre;

import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.TreeFormat;
import io.heard.formats.Trees;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Contacts as Contact Lens hears them live: events of a stream, answers of the API, or bare
/// segments, put together by contact. Only what is final is taken; what is delivered twice counts
/// once; of a segment that comes raw and redacted, the raw one counts.
final class ContactLensLive implements TreeFormat.Parts {
  /// The most contacts that are kept open at a time; the one open longest is then handed over. A
  /// stream that says when a contact ends has no more open than there are agents.
  private static final int MOST_OPEN = 2_000;

  private static final List<String> SEGMENTS =
      List.of(
          "Transcript",
          "Utterance",
          "Event",
          "Attachments",
          "Categories",
          "Issues",
          "PostContactSummary",
          "ExtractedInformation");

  private final Place whole;
  private final String id;
  private final Options options;
  private final Receiver receiver;
  private final Map<String, Contact> open = new LinkedHashMap<>();
  private int taken;
  private int others;
  private int silent;
  private String lastSilent = "";

  /// @param whole where all of it stands
  /// @param id the id of a contact that has none
  ContactLensLive(Place whole, String id, Options options, Receiver receiver) {
    this.whole = whole;
    this.id = id;
    this.options = options;
    this.receiver = receiver;
  }

  /// Whether the value is an event, an answer or a segment.
  static boolean isPart(JsonNode value) {
    if (!value.isObject()) {
      return false;
    }
    JsonNode segments = value.path("Segments");
    if (segments.isArray()) {
      return !type(value).isEmpty()
          || (!segments.isEmpty() && segments.valueStream().allMatch(ContactLensLive::isSegment))
          || (segments.isEmpty() && (value.has("NextToken") || value.has("Channel")));
    }
    return (!type(value).isEmpty() && value.has("ContactId"))
        || (isSegment(value)
            && (value.at("/Transcript/Content").isString()
                || value.at("/Utterance/PartialContent").isString()));
  }

  /// Whether the value is a segment of any kind; by itself only one with words is told from others.
  static boolean isSegment(JsonNode value) {
    return value.isObject()
        && value.size() == 1
        && SEGMENTS.stream().anyMatch(name -> value.path(name).isObject());
  }

  private static String type(JsonNode event) {
    String type = Fields.text(event, "EventType", "StreamingEventType").toUpperCase(Locale.ROOT);
    return Set.of("STARTED", "SEGMENTS", "COMPLETED", "FAILED").contains(type) ? type : "";
  }

  @Override
  public void take(JsonNode value, Place place) {
    if (!isPart(value) && !isSegment(value)) {
      others++;
      Trees.read(value, place, place.toString(), options, receiver);
      return;
    }
    String contact = Fields.text(value, "ContactId");
    Contact into = open.computeIfAbsent(contact, key -> new Contact(place));
    into.take(value, place);
    String type = type(value);
    if (type.equals("COMPLETED") || type.equals("FAILED")) {
      close(contact);
    } else if (open.size() > MOST_OPEN) {
      close(open.keySet().iterator().next());
    }
  }

  @Override
  public void finish() {
    while (!open.isEmpty()) {
      close(open.keySet().iterator().next());
    }
    if (silent == 0 && taken + others > 0) {
      return;
    }
    if (taken + others == 0) {
      receiver.say(
          whole.lost(
              silent == 1 && !lastSilent.isEmpty()
                  ? "the event %s of a live analysis holds no words".formatted(lastSilent)
                  : "the live analysis holds no final words",
              "the events with 'Segments' of the same contact have to stand beside it"));
    } else {
      receiver.say(
          whole.note(
              silent == 1
                  ? "one contact has no words and is left out"
                  : "%d contacts have no words and are left out".formatted(silent),
              ""));
    }
  }

  private void close(String contact) {
    Contact closed = open.remove(contact);
    if (closed == null) {
      return;
    }
    if (closed.isSilent()) {
      silent++;
      lastSilent = closed.type;
    } else {
      taken++;
      closed.finish(contact.isEmpty() ? id : contact);
    }
  }

  /// A segment as it came.
  private record Segment(String kind, JsonNode node, Place place, boolean redacted) {}

  /// One contact while it goes on.
  private final class Contact {
    private final Place place;
    private final Map<String, Segment> segments = new LinkedHashMap<>();
    private final Set<String> unfinished = new HashSet<>();
    private final Set<String> finished = new HashSet<>();
    private final Set<String> categories = new LinkedHashSet<>();
    private String channel = "";
    private String language = "";
    private String type = "";
    private boolean failed;
    private boolean more;

    Contact(Place place) {
      this.place = place;
    }

    boolean isSilent() {
      return segments.isEmpty();
    }

    void take(JsonNode part, Place at) {
      type = type(part);
      failed = failed || type.equals("FAILED");
      more = part.hasNonNull("NextToken");
      channel = channel.isEmpty() ? Fields.text(part, "Channel") : channel;
      if (language.isEmpty()) {
        String own = Fields.text(part, "LanguageCode");
        language =
            own.isEmpty() ? Fields.text(part.path("StreamingSettings"), "LanguageCode") : own;
      }
      boolean redacted = Fields.text(part, "OutputType").equalsIgnoreCase("Redacted");
      if (!part.path("Segments").isArray()) {
        segment(part, at, redacted);
        return;
      }
      JsonNode list = part.path("Segments");
      for (int i = 0; i < list.size(); i++) {
        segment(list.get(i), at.down("Segments").down(i), redacted);
      }
    }

    private void segment(JsonNode segment, Place at, boolean redacted) {
      for (String kind : SEGMENTS) {
        JsonNode node = segment.path(kind);
        if (!node.isObject()) {
          continue;
        }
        switch (kind) {
          case "Utterance" -> put(Fields.text(node, "TranscriptId", "Id"), unfinished);
          case "Categories" ->
              Amazon.categories(node).forEach(name -> put(String.valueOf(name), categories));
          case "Transcript", "Event", "Attachments" ->
              keep(new Segment(kind, node, at.down(kind), redacted));
          default -> {}
        }
        if (kind.equals("Transcript")) {
          put(Fields.text(node, "Id"), finished);
        }
      }
    }

    private static void put(String text, Set<String> into) {
      if (into.size() < Conversation.MOST_TURNS) {
        into.add(text);
      }
    }

    private void keep(Segment segment) {
      // One more than the most is enough to refuse the conversation.
      if (segments.size() > Conversation.MOST_TURNS) {
        return;
      }
      JsonNode node = segment.node();
      String own = Fields.text(node, "Id");
      String key =
          String.join(
              "\n",
              segment.kind(),
              own.isEmpty() ? "segment " + segments.size() : own,
              Fields.text(node, "ParticipantId"),
              Fields.text(node, "BeginOffsetMillis"),
              Fields.text(node.path("Time"), "AbsoluteTime"));
      segments.merge(key, segment, (old, now) -> !old.redacted() && now.redacted() ? old : now);
    }

    void finish(String name) {
      var lines = new Lines(place, name, options, receiver);
      lines.language(language);
      Amazon.categories(categories, lines);
      var items = new ContactLensItems(lines);
      segments.values().forEach(segment -> items.meet(segment.node()));
      segments.values().forEach(segment -> items.add(segment.node(), segment.place()));
      boolean chat =
          segments.values().stream().anyMatch(segment -> segment.node().path("Time").isObject());
      lines
          .draft()
          .channel(channel.isEmpty() ? chat ? Channel.CHAT : Channel.VOICE : Channel.of(channel));
      unfinished.removeAll(finished);
      if (!unfinished.isEmpty()) {
        lines.note(
            unfinished.size() == 1
                ? "one turn was not final yet and is left out"
                : "%d turns were not final yet and are left out".formatted(unfinished.size()),
            "read the stream to its end");
      }
      if (failed) {
        lines.note("the live analysis failed; what was said after that is missing", "");
      }
      if (more) {
        lines.note(
            "there are more segments: the last answer has a 'NextToken'",
            "fetch the rest and put all answers into one list");
      }
      lines.sort();
      lines.finish("the live analysis holds no words", "");
    }
  }
}
