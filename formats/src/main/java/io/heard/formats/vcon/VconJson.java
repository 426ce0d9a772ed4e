package io.heard.formats.vcon;

import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Origin;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Speaker;
import io.heard.conversation.Timing;
import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import io.heard.formats.ConversationJson;
import io.heard.formats.Json;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Problem;
import io.heard.formats.Receiver;
import io.heard.formats.Times;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes conversations, and readings of them, as vCons of version 0.4.0.
///
/// A conversation that was read from a vCon whose original was kept ([Options#keepingOriginal]) is
/// that vCon again, in every part, as long as its turns are as they were. Where a turn has changed,
/// somebody has masked or corrected it, and nothing of the original is written: the words come from
/// the turns alone. The same conversation always gives the same vCon, its `uuid` included.
public final class VconJson {
  /// The field among a conversation's unknown ones under which the original stands.
  static final String ORIGINAL = "vcon";

  /// The token for the form of a reading, the id of its schema.
  public static final String READING = "urn:heard:reading:1";

  private static final String VENDOR = "heard";
  private static final String PRODUCT = "reading";
  private static final Pattern FROM =
      Pattern.compile(".*#(/(?:dialog|analysis|attachments)/(\\d+)).*");

  /// Fields of a turn that a vCon has a place for.
  private static final List<String> PLACED =
      List.of(
          "speaker",
          "speakerId",
          "name",
          "roleSource",
          "roleConfidence",
          "text",
          "at",
          "until",
          "visibility");

  private VconJson() {}

  /// The conversation as a vCon: one object, valid by the working group's schema where the
  /// conversation is a new one. One without a start says that it was created at the beginning of
  /// 1970, and counts from there.
  public static ObjectNode tree(Conversation conversation) {
    JsonNode original = original(conversation);
    return original instanceof ObjectNode whole ? whole : fresh(conversation);
  }

  /// The conversation as a vCon in which a reading stands as an analysis beside the dialogs that it
  /// is based on. An earlier reading of Heard is replaced.
  ///
  /// A signed vCon cannot be added to; what is written is a new one, which names the signed one as
  /// what it amends.
  ///
  /// @param reading the reading as JSON, whose schema has the id [#READING]
  public static ObjectNode tree(Conversation conversation, ObjectNode reading) {
    ObjectNode vcon = tree(conversation);
    if (Envelope.isSigned(vcon) && Envelope.payload(vcon) instanceof ObjectNode inner) {
      vcon = amended(inner);
    }
    ObjectNode body = reading.deepCopy();
    if (conversation.extra().get(ORIGINAL) instanceof Map) {
      body.remove(ORIGINAL);
    }
    ArrayNode analyses = JsonNodeFactory.instance.arrayNode();
    vcon.path("analysis")
        .values()
        .forEach(one -> {
          if (!isReading(one)) {
            analyses.add(one);
          }
        });
    ObjectNode analysis = analyses.addObject();
    analysis.put("type", "report");
    Set<Integer> dialogs = basis(vcon);
    if (!dialogs.isEmpty()) {
      ArrayNode based = analysis.putArray("dialog");
      dialogs.forEach(based::add);
    }
    analysis
        .put("mediatype", "application/json")
        .put("vendor", VENDOR)
        .put("product", PRODUCT)
        .put("schema", READING);
    analysis.set("body", body);
    analysis.put("encoding", "json");
    vcon.set("analysis", analyses);
    return vcon;
  }

  private static boolean isReading(JsonNode analysis) {
    return VENDOR.equals(analysis.path("vendor").asString(""))
        && PRODUCT.equals(analysis.path("product").asString(""));
  }

  private static ObjectNode amended(ObjectNode signed) {
    ObjectNode vcon = signed.deepCopy();
    String before = vcon.path("uuid").asString("");
    vcon.remove("redacted");
    ObjectNode amended = vcon.putObject("amended");
    if (!before.isEmpty()) {
      amended.put("uuid", before);
    }
    Instant created = Times.instant(vcon.path("created_at").asString("")).orElse(null);
    vcon.put("uuid", uuid(created, Json.line(vcon)));
    return vcon;
  }

  /// The dialogs whose words are read, by their numbers.
  private static Set<Integer> basis(ObjectNode vcon) {
    var dialogs = new TreeSet<Integer>();
    for (Conversation read : read(vcon, "vcon")) {
      for (Turn turn : read.turns()) {
        Matcher from = FROM.matcher(turn.origin().place());
        if (!from.matches() || turn.visibility() != Visibility.PUBLIC) {
          continue;
        }
        if (from.group(1).startsWith("/dialog")) {
          dialogs.add(Integer.parseInt(from.group(2)));
        } else {
          dialogs.addAll(Parties.numbers(vcon.at(from.group(1)).path("dialog")));
        }
      }
    }
    dialogs.removeIf(number -> number < 0 || number >= vcon.path("dialog").size());
    return dialogs;
  }

  /// The vCon that the conversation was read from, where its turns are what it holds; else null.
  private static @Nullable JsonNode original(Conversation conversation) {
    if (!(conversation.extra().get(ORIGINAL) instanceof Map<?, ?> kept)) {
      return null;
    }
    JsonNode original = Json.tree(kept);
    List<Conversation> again = read(original, conversation.id());
    if (again.size() != 1 || !isSame(again.getFirst().turns(), conversation.turns())) {
      return null;
    }
    return withRoles(original, conversation);
  }

  private static List<Conversation> read(JsonNode vcon, String id) {
    var read = new ArrayList<Conversation>();
    VconTree.read(
        vcon,
        new Place("", "", ""),
        id,
        Options.NONE,
        new Receiver() {
          @Override
          public void take(Conversation conversation) {
            read.add(conversation);
          }

          @Override
          public void say(Problem problem) {
            // Said when it was read first.
          }
        });
    return read;
  }

  private static boolean isSame(List<Turn> before, List<Turn> now) {
    if (before.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < now.size(); i++) {
      Turn one = before.get(i);
      Turn other = now.get(i);
      String name = one.speaker().name();
      boolean named =
          name == null ? other.speaker().name() == null : name.equals(other.speaker().name());
      if (!named
          || !one.text().equals(other.text())
          || one.visibility() != other.visibility()
          || !one.speaker().id().equals(other.speaker().id())) {
        return false;
      }
    }
    return true;
  }

  /// With the sides that a person has told, beside the names that they told them of.
  private static JsonNode withRoles(JsonNode original, Conversation conversation) {
    var told = new LinkedHashMap<String, Role>();
    for (Turn turn : conversation.turns()) {
      String name = turn.speaker().name();
      if (turn.speaker().roleSource() == RoleSource.OPTION && name != null) {
        told.put(name, turn.speaker().role());
      }
    }
    for (JsonNode party : original.path("parties").values()) {
      Role role = told.get(Parties.nameOf(party));
      if (role != null && party instanceof ObjectNode node) {
        node.put("role", role.id());
      }
    }
    return original;
  }

  private static ObjectNode fresh(Conversation conversation) {
    Instant start = conversation.startedAt();
    Instant from = start == null ? Instant.EPOCH : start;
    var speakers = new ArrayList<Speaker>();
    conversation.turns().stream().map(Turn::speaker).distinct().forEach(speakers::add);
    ObjectNode vcon = JsonNodeFactory.instance.objectNode();
    vcon.put("vcon", "0.4.0");
    vcon.putArray("extensions").add("role").add(Own.FIELD);
    vcon.put("created_at", from.toString());
    if (conversation.extra().get("subject") instanceof String subject) {
      vcon.put("subject", subject);
    }
    vcon.set(Own.FIELD, head(conversation));
    ArrayNode parties = vcon.putArray("parties");
    speakers.forEach(speaker -> parties.add(party(speaker)));
    if (conversation.channel() == Channel.VOICE) {
      spoken(vcon, conversation, from, speakers);
    } else {
      written(vcon, conversation, from, speakers);
    }
    asides(vcon, conversation, from, speakers);
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    named.put("vcon", "0.4.0").put("uuid", uuid(from, Json.line(vcon)));
    named.setAll(vcon);
    return named;
  }

  /// What is said of the whole conversation and has no place in a vCon.
  private static ObjectNode head(Conversation conversation) {
    ObjectNode head = ConversationJson.tree(conversation.unsaid());
    head.remove(List.of("turns", "subject", ORIGINAL, Own.START));
    if (conversation.startedAt() == null) {
      head.putNull(Own.START);
    }
    return head;
  }

  private static ObjectNode party(Speaker speaker) {
    ObjectNode party = JsonNodeFactory.instance.objectNode();
    String name = speaker.name();
    if (name != null) {
      boolean number = name.matches("\\+[0-9 ()-]{6,20}");
      boolean address = name.matches("[^\\s@]+@[^\\s@]+");
      party.put(number ? "tel" : address ? "mailto" : "name", name);
    }
    party.put("role", speaker.role().id());
    String derived = name == null ? speaker.role().id() : name;
    if (!speaker.id().equals(derived)) {
      party.put("uuid", speaker.id());
    }
    if (speaker.roleSource() == RoleSource.INFERRED) {
      party
          .putObject(Own.FIELD)
          .put("roleSource", speaker.roleSource().id())
          .put("roleConfidence", speaker.roleConfidence());
    }
    return party;
  }

  /// One recording, which is not there, and its transcript.
  private static void spoken(
      ObjectNode vcon, Conversation conversation, Instant from, List<Speaker> speakers) {
    ArrayNode body = JsonNodeFactory.instance.arrayNode();
    var heard = new TreeSet<Integer>();
    Duration end = Duration.ZERO;
    for (Turn turn : conversation.turns()) {
      if (turn.visibility() != Visibility.PUBLIC) {
        continue;
      }
      int party = speakers.indexOf(turn.speaker());
      heard.add(party);
      ObjectNode entry = body.addObject().put("parties", party);
      times(entry, turn, from);
      entry.put("text", turn.text());
      more(entry, turn, false);
      if (turn.timing() instanceof Timing.Spoken spoken && spoken.until().compareTo(end) > 0) {
        end = spoken.until();
      }
    }
    ArrayNode dialogs = vcon.putArray("dialog");
    ArrayNode analyses = vcon.putArray("analysis");
    if (body.isEmpty()) {
      return;
    }
    ObjectNode dialog = dialogs.addObject().put("type", "recording").put("start", from.toString());
    if (!end.isZero()) {
      dialog.put("duration", Own.seconds(end));
    }
    ArrayNode parties = dialog.putArray("parties");
    heard.forEach(parties::add);
    ObjectNode transcript = analyses.addObject().put("type", "transcript").put("dialog", 0);
    transcript.put("vendor", VENDOR).put("product", "conversation");
    transcript.set("body", body);
    transcript.put("encoding", "json");
  }

  /// One message a dialog.
  private static void written(
      ObjectNode vcon, Conversation conversation, Instant from, List<Speaker> speakers) {
    ArrayNode dialogs = vcon.putArray("dialog");
    for (Turn turn : conversation.turns()) {
      if (turn.visibility() != Visibility.PUBLIC) {
        continue;
      }
      ObjectNode dialog = dialogs.addObject().put("type", "text");
      times(dialog, turn, from);
      if (!dialog.has("start")) {
        dialog.put("start", from.toString());
      }
      dialog.putArray("parties").add(speakers.indexOf(turn.speaker()));
      dialog.put("mediatype", "text/plain").put("body", turn.text()).put("encoding", "none");
      if (turn.origin().externalId() != null) {
        dialog.put("message_id", turn.origin().externalId());
      }
      more(dialog, turn, true);
    }
    vcon.putArray("analysis");
  }

  /// Notes, system lines and what nobody said are no dialog; they are attached.
  private static void asides(
      ObjectNode vcon, Conversation conversation, Instant from, List<Speaker> speakers) {
    ArrayNode attachments = vcon.putArray("attachments");
    int dialog = 0;
    for (Turn turn : conversation.turns()) {
      if (turn.visibility() == Visibility.PUBLIC) {
        dialog++;
        continue;
      }
      ObjectNode aside = attachments.addObject().put("purpose", turn.visibility().id());
      times(aside, turn, from);
      if (!aside.has("start")) {
        aside.put("start", from.toString());
      }
      aside
          .put("party", speakers.indexOf(turn.speaker()))
          .put("dialog", conversation.channel() == Channel.VOICE ? 0 : Math.max(0, dialog - 1))
          .put("mediatype", "text/plain")
          .put("body", turn.text())
          .put("encoding", "none");
      ObjectNode more = more(aside, turn, false);
      more.put(Own.TURN, turn.index()).put("visibility", turn.visibility().id());
      aside.set(Own.FIELD, more);
    }
  }

  private static void times(ObjectNode entry, Turn turn, Instant from) {
    switch (turn.timing()) {
      case Timing.Spoken spoken -> {
        entry.put("start", from.plus(spoken.at()).toString());
        entry.put("duration", Own.seconds(spoken.until().minus(spoken.at())));
      }
      case Timing.Sent sent -> entry.put("start", from.plus(sent.at()).toString());
      case Timing.Unknown unknown -> {}
    }
  }

  /// Adds what is said of a turn and has no place in a vCon; returns it, also where it is nothing.
  ///
  /// @param named whether the message's id has a place
  private static ObjectNode more(ObjectNode entry, Turn turn, boolean named) {
    Origin origin = turn.origin();
    ObjectNode more =
        ConversationJson.tree(
            new Turn(
                turn.index(),
                turn.speaker(),
                turn.visibility(),
                turn.timing(),
                turn.text(),
                new Origin(origin.place(), origin.externalId(), origin.words(), Map.of())));
    more.remove(PLACED);
    if (!origin.extra().isEmpty()) {
      more.set(Own.EXTRA, Json.tree(origin.extra()));
    }
    if (named) {
      more.remove("externalId");
    }
    if (turn.timing() instanceof Timing.Unknown && entry.has("start")) {
      more.putNull("at");
    }
    if (!more.isEmpty()) {
      entry.set(Own.FIELD, more);
    }
    return more;
  }

  /// A UUID of version 8: the milliseconds of the creation, as in version 7, and what else tells
  /// the content apart.
  private static String uuid(@Nullable Instant created, String content) {
    byte[] digest;
    try {
      digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
    ByteBuffer bits = ByteBuffer.wrap(digest);
    long milliseconds = created == null ? 0 : created.toEpochMilli() & 0xFFFF_FFFF_FFFFL;
    long high = milliseconds << 16 | 0x8000L | bits.getShort() & 0x0FFFL;
    long low = bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
