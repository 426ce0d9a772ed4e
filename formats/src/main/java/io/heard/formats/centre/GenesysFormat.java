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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Genesys Cloud speech and text analytics: the transcript of one communication. Phrases say only
/// whether somebody inside or outside speaks; who of several inside follows from when each took
/// part. Times are instants or counted from the beginning; their size tells which.
@AutoService(Format.class)
public final class GenesysFormat extends TreeFormat {
  /// How far clocks of a recogniser and of a switch may differ.
  private static final Duration MOMENT = Duration.ofSeconds(3);

  @Override
  public String name() {
    return "genesys";
  }

  @Override
  public Card card() {
    return new Card(
        "Genesys Cloud transcript",
        "phrases with times, side and, by when they took part, which agent; words and their"
            + " confidence, language, topics and the customer's sentiment as fields that are not"
            + " read",
        "alternatives, acoustic events, sentiment of agents, numbers that were dialled",
        "`GET /api/v2/speechandtextanalytics/conversations/ID/communications/ID/transcripturl`");
  }

  @Override
  public Fit fits(JsonNode value) {
    JsonNode transcripts = value.path("transcripts");
    return transcripts.isArray()
            && (transcripts.valueStream().anyMatch(each -> each.path("phrases").isArray())
                || (value.has("conversationId") && value.has("communicationId")))
        ? Fit.SURE
        : Fit.NO;
  }

  @Override
  public void read(JsonNode value, Place place, String id, Options options, Receiver receiver) {
    String own = Fields.text(value, "conversationId", "communicationId");
    var lines = new Lines(place, own.isEmpty() ? id : own, options, receiver);
    String type = Fields.text(value.path("transcripts").path(0), "messageType");
    Channel channel = channel(Fields.text(value, "mediaType"), type);
    if (channel != null) {
      lines.draft().channel(channel);
    }
    new Transcript(value, place, lines).read();
    lines.finish(
        "the communication has no phrases", "transcripts can appear hours after the conversation");
  }

  private static @Nullable Channel channel(String media, String message) {
    return switch (media.toLowerCase(Locale.ROOT)) {
      case "call", "voice", "callback" -> Channel.VOICE;
      case "email" -> Channel.EMAIL;
      case "chat", "webchat", "webmessaging" -> Channel.CHAT;
      case "sms" -> Channel.SMS;
      case "message" ->
          switch (message.toLowerCase(Locale.ROOT)) {
            case "sms" -> Channel.SMS;
            case "facebook", "twitter", "instagram", "line", "whatsapp" -> Channel.SOCIAL;
            default -> Channel.CHAT;
          };
      default -> null;
    };
  }

  private static @Nullable Role role(String purpose) {
    return switch (purpose.toLowerCase(Locale.ROOT)) {
      case "external", "customer" -> Role.CUSTOMER;
      case "internal", "agent", "user" -> Role.AGENT;
      case "ivr", "acd", "bot", "botflow", "workflow", "voicemail", "system" -> Role.BOT;
      default -> RoleWords.role(purpose).filter(role -> role != Role.UNKNOWN).orElse(null);
    };
  }

  /// A participant and when it took part; without an end, to the end.
  private record Participant(
      String id, @Nullable Role role, @Nullable Duration from, @Nullable Duration to) {
    boolean tookPart(@Nullable Duration at) {
      Duration begins = from;
      Duration ends = to;
      return at != null
          && (begins == null || begins.compareTo(at) <= 0)
          && (ends == null || ends.compareTo(at) >= 0);
    }
  }

  /// One communication while it is read.
  private static final class Transcript {
    private final JsonNode root;
    private final Place place;
    private final Lines lines;
    private final @Nullable Duration base;
    private final List<Participant> inside = new ArrayList<>();
    private final List<Object> topics = new ArrayList<>();

    Transcript(JsonNode root, Place place, Lines lines) {
      this.root = root;
      this.place = place;
      this.lines = lines;
      this.base = base(root);
    }

    /// When the conversation began, in milliseconds since 1970 as a duration; null where its times
    /// do not say.
    private static @Nullable Duration base(JsonNode root) {
      Duration earliest = epoch(root.path("conversationStartTime"));
      for (JsonNode transcript : root.path("transcripts").values()) {
        for (JsonNode phrase : transcript.path("phrases").values()) {
          Duration start = epoch(phrase.path("startTimeMs"));
          boolean sooner = earliest == null || (start != null && start.compareTo(earliest) < 0);
          earliest = sooner ? start : earliest;
        }
      }
      return earliest == null ? epoch(root.path("startTime")) : earliest;
    }

    private static @Nullable Duration epoch(JsonNode value) {
      return Fields.mark(value, 3) instanceof Mark.On on
          ? Duration.between(Instant.EPOCH, on.instant())
          : null;
    }

    /// A time from the conversation's beginning, be it written so or as an instant.
    private @Nullable Duration since(JsonNode value) {
      Mark mark = Fields.mark(value, 3);
      Duration start = base;
      if (mark instanceof Mark.On on && start != null) {
        Duration since = Duration.between(Instant.EPOCH, on.instant()).minus(start);
        return since.isNegative() ? Duration.ZERO : since;
      }
      return mark instanceof Mark.Since since ? since.start() : null;
    }

    /// A length: a number of milliseconds, or an object with them.
    private static @Nullable Duration length(JsonNode value) {
      return Fields.since(
          value.isObject() ? Fields.any(value, "milliseconds", "millis", "totalMillis") : value, 3);
    }

    void read() {
      Duration start = base;
      lines.startedAt(start == null ? null : Instant.EPOCH.plus(start));
      for (JsonNode one : root.path("participants").values()) {
        Role role = role(Fields.text(one, "participantPurpose", "purpose"));
        if (role != Role.CUSTOMER) {
          inside.add(
              new Participant(
                  Fields.text(one, "userId", "flowId", "participantId"),
                  role,
                  since(one.path("startTimeMs")),
                  since(one.path("endTimeMs"))));
        }
      }
      JsonNode transcripts = Fields.list(root, "transcripts");
      for (int i = 0; i < transcripts.size(); i++) {
        Place at = place.down("transcripts").down(i);
        if (lines.isEntry(transcripts.get(i), at)) {
          transcript(transcripts.get(i), at);
        }
      }
      if (!topics.isEmpty()) {
        lines.extra().put("topics", topics);
      }
      if (transcripts.size() > 1) {
        lines.sort();
      }
    }

    private void transcript(JsonNode transcript, Place at) {
      lines.language(Fields.text(transcript, "language"));
      String subject = Fields.words(transcript, "subject");
      if (!subject.isEmpty()) {
        lines.extra().put("subject", subject);
      }
      JsonNode analytics = transcript.path("analytics");
      for (JsonNode topic : analytics.path("topics").values()) {
        String name = Fields.words(topic, "topicName");
        if (!name.isEmpty() && !topics.contains(name)) {
          topics.add(name);
        }
      }
      var feelings = new HashMap<String, JsonNode>();
      for (JsonNode sentiment : analytics.path("sentiment").values()) {
        feelings.put(Fields.text(sentiment, "phraseIndex"), sentiment);
      }
      JsonNode phrases = Fields.list(transcript, "phrases");
      for (int i = 0; i < phrases.size(); i++) {
        Place there = at.down("phrases").down(i);
        if (lines.isEntry(phrases.get(i), there)) {
          phrase(phrases.get(i), there, feelings);
        }
      }
    }

    private void phrase(JsonNode phrase, Place at, Map<String, JsonNode> feelings) {
      String text = Fields.words(phrase, "decoratedText", "text");
      if (Fields.text(phrase, "type").equalsIgnoreCase("subject")) {
        lines.extra().putIfAbsent("subject", text);
        return;
      }
      Duration from = since(phrase.path("startTimeMs"));
      from = from == null ? length(phrase.path("offset")) : from;
      Duration lasts = length(phrase.path("duration"));
      Duration to = from == null || lasts == null ? null : from.plus(lasts);
      var words = new Words();
      for (JsonNode word : phrase.path("words").values()) {
        String said = Fields.words(word, "word");
        if (!said.isEmpty()) {
          Duration start = since(word.path("startTimeMs"));
          start = start == null ? length(word.path("offset")) : start;
          Duration length = length(word.path("duration"));
          words.word(
              said,
              start,
              start == null || length == null ? null : start.plus(length),
              Fields.confidence(word.path("confidence")));
        }
      }
      String index = Fields.text(phrase, "phraseIndex");
      Draft.Party party = party(Fields.text(phrase, "participantPurpose"), from);
      var kept = new LinkedHashMap<String, Object>(Fields.small(phrase, "confidence", "stability"));
      JsonNode feeling = feelings.get(index);
      if (feeling != null && party.role() == Role.CUSTOMER) {
        kept.putAll(Fields.small(feeling, "sentiment"));
      }
      lines.add(
          at,
          party,
          from == null ? null : new Mark.Since(from),
          to == null ? null : new Mark.Since(to),
          text,
          index,
          words.list(),
          kept);
    }

    /// Whoever of that side took part then, if that is one and no more.
    private Draft.Party party(String purpose, @Nullable Duration at) {
      Role role = role(purpose);
      if (role == null) {
        return purpose.isEmpty()
            ? Draft.Party.NOBODY
            : new Draft.Party(null, purpose, null, RoleSource.NONE);
      }
      if (role == Role.CUSTOMER) {
        return Draft.Party.of(role);
      }
      List<Participant> there = there(at);
      List<Participant> people = there.stream().filter(one -> one.role() == Role.AGENT).toList();
      // "internal" is whoever is inside, also a flow before somebody takes the call.
      boolean flow =
          purpose.equalsIgnoreCase("internal")
              && people.isEmpty()
              && there.stream().anyMatch(one -> one.role() == Role.BOT);
      if (role == Role.BOT || flow) {
        return Draft.Party.of(Role.BOT);
      }
      List<Participant> agents = inside.stream().filter(one -> one.role() == Role.AGENT).toList();
      Participant only =
          people.size() == 1 ? people.getFirst() : agents.size() == 1 ? agents.getFirst() : null;
      return only == null || only.id().isEmpty()
          ? Draft.Party.of(Role.AGENT)
          : new Draft.Party(only.id(), null, Role.AGENT, RoleSource.FILE);
    }

    /// Whoever inside took part then; where nobody did, whoever did a moment before or after.
    private List<Participant> there(@Nullable Duration at) {
      List<Participant> there = inside.stream().filter(one -> one.tookPart(at)).toList();
      if (!there.isEmpty() || at == null) {
        return there;
      }
      Duration sooner = at.minus(MOMENT);
      Duration later = at.plus(MOMENT);
      return inside.stream().filter(one -> one.tookPart(sooner) || one.tookPart(later)).toList();
    }
  }
}
