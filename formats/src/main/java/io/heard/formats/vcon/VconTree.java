package io.heard.formats.vcon;

import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.conversation.Visibility;
import io.heard.formats.Draft;
import io.heard.formats.Json;
import io.heard.formats.Mark;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Problem;
import io.heard.formats.Receiver;
import io.heard.formats.Times;
import io.heard.formats.Trees;
import io.heard.formats.mail.Message;
import io.heard.formats.mail.OwnWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A vCon (IETF), version 0.4.0 and the drafts before it: messages in `dialog`, transcripts in
/// `analysis`. It is known by its keys, since the version is deprecated and most files lack it. An
/// address in it is never fetched: whoever wrote the file chose it.
final class VconTree {
  /// The extensions that are understood, by which a vCon may not be harmed.
  private static final Set<String> UNDERSTOOD = Set.of(Own.FIELD, "role", "wtf_transcription");

  private static final Map<String, String> EVENTS =
      Map.of(
          "join", "%s joined",
          "drop", "%s left",
          "hold", "%s was put on hold",
          "unhold", "%s was taken off hold",
          "mute", "%s was muted",
          "unmute", "%s was unmuted");

  private final Place place;
  private final Options options;
  private final Receiver receiver;
  private final boolean own;
  private Parties parties = Parties.of(JsonNodeFactory.instance.arrayNode(), Set.of(), false);
  private final List<Said> said = new ArrayList<>();
  private final Set<String> media = new HashSet<>();
  private final Set<Integer> written = new HashSet<>();
  private final Set<Integer> recorded = new LinkedHashSet<>();
  private int lost;
  private boolean cut;
  private boolean mailed;

  private VconTree(Place place, Options options, Receiver receiver, boolean own) {
    this.place = place;
    this.options = options;
    this.receiver = receiver;
    this.own = own;
  }

  /// Whether the value has a vCon's parts.
  static boolean isVcon(JsonNode node) {
    return node.isObject()
        && (saysSo(node) || node.has("vcon") || node.has("parties") || node.has("dialog"));
  }

  /// Whether no other format has parts of these names together.
  static boolean saysSo(JsonNode node) {
    boolean dated = node.has("uuid") || node.has("created_at");
    boolean parts =
        node.path("dialog").isArray()
            || node.path("parties").isArray()
            || (node.path("analysis").isArray()
                && node.path("analysis").path(0).path("type").isString());
    return node.path("vcon").isString()
        || (dated && parts)
        || (node.path("dialog").isArray() && node.path("parties").isArray());
  }

  /// Reads the vCon in the value, whatever it lies in.
  static void read(JsonNode node, Place place, String id, Options options, Receiver receiver) {
    Envelope.Opened opened = Envelope.open(node, place, receiver);
    if (opened != null) {
      new VconTree(opened.at(), options, receiver, Own.wrote(opened.vcon()))
          .read(opened.vcon(), node, id);
    }
  }

  private void read(JsonNode node, JsonNode original, String fallback) {
    if (isForbidden(node, "critical") || isForbidden(node, "must_support")) {
      return;
    }
    JsonNode dialogs = list(node, "dialog");
    JsonNode analyses = list(node, "analysis");
    JsonNode attachments = list(node, "attachments");
    JsonNode given = list(node, "parties");
    if (dialogs == null || analyses == null) {
      return;
    }
    if (given != null) {
      parties(given, dialogs);
    }
    for (int i = 0; i < dialogs.size(); i++) {
      dialog(dialogs.get(i), i);
    }
    var transcripts = new Transcripts(place, options, parties, dialogs, own);
    transcripts.find("analysis", analyses);
    if (attachments != null) {
      transcripts.find("attachments", attachments);
    }
    transcripts.read(written, said, this::tell);
    if (!transcripts.covered().isEmpty()) {
      media.add("voice");
    }
    recorded.removeAll(transcripts.covered());
    finish(node, original, fallback);
  }

  private void tell(Problem problem) {
    lost += problem.lost() ? 1 : 0;
    receiver.say(problem);
  }

  private boolean isForbidden(JsonNode node, String field) {
    JsonNode needed = node.path(field);
    boolean known =
        needed.isMissingNode()
            || needed.isNull()
            || (needed.isArray()
                && needed.valueStream().allMatch(name -> UNDERSTOOD.contains(name.asString(""))));
    if (!known) {
      tell(
          place
              .down(field)
              .lost(
                  "the vCon needs an extension that is not known, and forbids to be read without",
                  "export it without the extension"));
    }
    return !known;
  }

  /// The list of that name, empty when there is none; null, said, when it is no list.
  private @Nullable JsonNode list(JsonNode node, String field) {
    JsonNode list = node.get(field);
    if (list == null || list.isNull()) {
      return JsonNodeFactory.instance.arrayNode();
    }
    if (list.isArray()) {
      return list;
    }
    tell(place.down(field).lost("'%s' is %s and no list".formatted(field, Trees.kind(list)), ""));
    return null;
  }

  private void parties(JsonNode given, JsonNode dialogs) {
    mailed = !given.isEmpty() && given.valueStream().allMatch(party -> party.has("mailto"));
    var answering = new HashSet<Integer>();
    for (JsonNode dialog : dialogs.values()) {
      if (isTransfer(dialog)) {
        answering.addAll(Parties.numbers(dialog.path("transferor")));
        answering.addAll(Parties.numbers(either(dialog, "transfer_target", "transfer-target")));
      }
    }
    parties = Parties.of(given, answering, own);
    for (int i = 0; i < given.size(); i++) {
      if (!given.get(i).isObject()) {
        tell(
            place
                .down("parties")
                .down(i)
                .lost("a party is %s and no object".formatted(Trees.kind(given.get(i))), ""));
      }
    }
  }

  private static JsonNode either(JsonNode node, String field, String before) {
    return node.has(field) ? node.path(field) : node.path(before);
  }

  private static String type(JsonNode dialog) {
    return dialog.path("type").asString("").strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isTransfer(JsonNode dialog) {
    return type(dialog).equals("transfer");
  }

  private void dialog(JsonNode dialog, int index) {
    Place at = place.down("dialog").down(index);
    if (!dialog.isObject()) {
      tell(at.lost("a dialog is %s and no object".formatted(Trees.kind(dialog)), ""));
      return;
    }
    switch (type(dialog)) {
      case "recording", "recording-set", "audio", "video" -> {
        recorded.add(index);
        known(dialog.path("parties"), at.down("parties"));
        known(dialog.path("originator"), at.down("originator"));
      }
      case "text" -> message(dialog, index, at);
      case "transfer" -> transfer(dialog, at);
      case "incomplete" -> incomplete(dialog, at);
      case "" -> untyped(dialog, index, at);
      default ->
          tell(
              at.down("type")
                  .lost(
                      "the dialog's type is none of recording, text, transfer, incomplete",
                      "\"text\" for what was written"));
    }
    history(dialog, at);
  }

  /// An empty dialog is what a redaction leaves so that the others keep their numbers.
  private void untyped(JsonNode dialog, int index, Place at) {
    if (dialog.path("body").isString() && !mediatype(dialog).isEmpty()) {
      message(dialog, index, at);
    } else if (!dialog.isEmpty()) {
      tell(
          at.lost(
              "the dialog has no 'type'; it has %s".formatted(Json.fields(dialog)), "\"text\""));
    }
  }

  /// Whether every party that is named is there; said when not.
  private boolean known(JsonNode given, Place there) {
    for (int number : Parties.numbers(given)) {
      if (number < 0 || number >= parties.size()) {
        tell(
            there.lost(
                "it names a party that is not among the %d in 'parties'".formatted(parties.size()),
                "parties are counted from 0"));
        return false;
      }
    }
    return true;
  }

  private void message(JsonNode dialog, int index, Place at) {
    JsonNode body = dialog.get("body");
    if (body == null || body.isNull()) {
      tell(
          at.lost(
              dialog.has("url")
                  ? "the message's words stand behind an address, which is not fetched"
                  : "the message has no 'body'",
              "export the vCon with its words inline"));
      return;
    }
    String text = text(dialog, body, at);
    if (text == null) {
      return;
    }
    Draft.Party party = sender(dialog, at);
    Instant start = start(dialog, at);
    String address = dialog.path("message_id").asString("");
    written.add(index);
    JsonNode more = dialog.path(Own.FIELD);
    Draft.Line line =
        new Draft.Line(
            at.where(),
            party,
            Visibility.PUBLIC,
            start == null ? null : new Mark.On(start),
            null,
            text,
            address.isBlank() ? null : address,
            List.of(),
            Map.of());
    said.add(new Said(start, own ? Own.more(line, more, dialog.path("duration")) : line));
    String name = party.name() == null ? "" : party.name();
    boolean mail = address.contains("@") || mailed || mediatype(dialog).startsWith("multipart/");
    media.add(mail ? "mail" : name.startsWith("+") ? "phone" : "chat");
  }

  private @Nullable String text(JsonNode dialog, JsonNode body, Place at) {
    String encoding = dialog.path("encoding").asString("none").toLowerCase(Locale.ROOT);
    if (!body.isString()) {
      // A messenger's own object; its words have one of these names.
      for (String field : List.of("text", "body", "message", "content")) {
        if (body.path(field).isString()) {
          return body.path(field).stringValue().strip();
        }
      }
      tell(
          at.down("body")
              .lost(
                  "the message's 'body' is %s and no text".formatted(Trees.kind(body)),
                  "put its words there"));
      return null;
    }
    String plain =
        encoding.equals("base64url") ? Encoded.text(body.stringValue()) : body.stringValue();
    if (plain == null) {
      tell(at.down("body").lost("the body is not base64url, as 'encoding' says", ""));
      return null;
    }
    if (own) {
      return plain;
    }
    String type = mediatype(dialog);
    String bare = type.toLowerCase(Locale.ROOT);
    if (bare.startsWith("multipart/") || bare.startsWith("text/html")) {
      Optional<OwnWords> words = Message.words(type, plain);
      if (words.isEmpty()) {
        tell(at.down("body").lost("no part of the message is text", ""));
        return null;
      }
      return own(words.get());
    }
    if (bare.isEmpty() || bare.startsWith("text/") || bare.startsWith("message/")) {
      return own(OwnWords.of(plain));
    }
    tell(at.down("mediatype").lost("a message of this media type is no text", ""));
    return null;
  }

  private String own(OwnWords words) {
    cut = cut || words.quotedLines() > 0;
    return words.text();
  }

  private static String mediatype(JsonNode dialog) {
    return either(dialog, "mediatype", "mimetype").asString("");
  }

  /// Who sent a message: the originator, else the first party; nobody, said, for one that is not
  /// among the parties. The words are kept either way.
  private Draft.Party sender(JsonNode dialog, Place at) {
    boolean said = dialog.path("originator").isIntegralNumber();
    Place there = at.down(said ? "originator" : "parties");
    JsonNode first = said ? dialog.path("originator") : dialog.path("parties");
    while (first.isArray()) {
      first = first.path(0);
    }
    if (first.isMissingNode() || first.isNull()) {
      return Draft.Party.NOBODY;
    }
    if (!parties.has(first)) {
      tell(
          there.lost(
              "it names a party that is not among the %d in 'parties'".formatted(parties.size()),
              "parties are counted from 0"));
      return Draft.Party.NOBODY;
    }
    return parties.get(first.intValue());
  }

  private @Nullable Instant start(JsonNode dialog, Place at) {
    JsonNode start = dialog.path("start");
    Optional<Instant> instant =
        start.isString() ? Times.instant(start.stringValue()) : Optional.empty();
    if (instant.isEmpty() && !start.isMissingNode() && !start.isNull()) {
      receiver.say(at.down("start").note("the start is no instant and is left out", ""));
    }
    return instant.orElse(null);
  }

  private void transfer(JsonNode dialog, Place at) {
    JsonNode target = either(dialog, "transfer_target", "transfer-target");
    known(dialog.path("transferor"), at.down("transferor"));
    known(dialog.path("transferee"), at.down("transferee"));
    known(target, at.down(dialog.has("transfer_target") ? "transfer_target" : "transfer-target"));
    JsonNode to = target.isArray() ? target.path(0) : target;
    event(
        at,
        start(dialog, at),
        "%s transferred %s to %s"
            .formatted(
                parties.called(dialog.path("transferor")),
                parties.called(dialog.path("transferee")),
                parties.called(to)));
  }

  private void incomplete(JsonNode dialog, Place at) {
    known(dialog.path("parties"), at.down("parties"));
    String why = dialog.path("disposition").asString("").strip();
    boolean token = why.matches("[A-Za-z][A-Za-z _-]{1,39}");
    if (!token) {
      receiver.say(
          at.note("the call was not completed, and its 'disposition' does not say why", ""));
    }
    event(at, start(dialog, at), token ? "Not completed: " + why : "Not completed");
    media.add("voice");
  }

  /// Who came, left, waited or was muted. Keys that were pressed are left out: they may be the
  /// numbers of a card.
  private void history(JsonNode dialog, Place at) {
    JsonNode history = dialog.path("party_history");
    for (int i = 0; i < history.size() && history.isArray(); i++) {
      JsonNode entry = history.get(i);
      Place there = at.down("party_history").down(i);
      String words = EVENTS.get(entry.path("event").asString("").toLowerCase(Locale.ROOT));
      if (words != null && known(entry.path("party"), there.down("party"))) {
        Instant time =
            entry.path("time").isString()
                ? Times.instant(entry.path("time").stringValue()).orElse(null)
                : null;
        event(there, time, words.formatted(parties.called(entry.path("party"))));
      }
    }
  }

  private void event(Place at, @Nullable Instant time, String words) {
    said.add(
        new Said(
            time,
            Draft.Line.of(
                    at.where(),
                    Draft.Party.of(Role.UNKNOWN),
                    time == null ? null : new Mark.On(time),
                    null,
                    words)
                .seen(Visibility.SYSTEM)));
  }

  private void finish(JsonNode node, JsonNode original, String fallback) {
    boolean words = said.stream().anyMatch(one -> one.line().visibility() == Visibility.PUBLIC);
    if (!words && lost == 0 && !own) {
      sayWordless(node);
    } else if (words && !recorded.isEmpty()) {
      receiver.say(
          place.note(
              recorded.size() == 1
                  ? "a recording has no transcript and is left out"
                  : "%d recordings have no transcript and are left out".formatted(recorded.size()),
              "add its transcript under 'analysis'"));
    }
    if (cut) {
      receiver.say(place.note("quoted mail below replies is left out", ""));
    }
    if (node.path("group").isArray() && !node.path("group").isEmpty()) {
      receiver.say(
          place
              .down("group")
              .note(
                  "the vCon is made of others, which are not read with it", "read each by itself"));
    }
    String uuid = node.path("uuid").asString("");
    var draft = new Draft(place.file(), place.where(), uuid.isBlank() ? fallback : uuid);
    draft.channel(channel());
    Map<String, Object> extra = extra(node);
    if (own) {
      draft = Own.head(node, draft, place, options, extra);
    }
    if (options.original()) {
      Object kept = Json.value(original);
      if (kept != null) {
        extra.put(VconJson.ORIGINAL, kept);
      }
    }
    draft.extra(extra);
    if (own) {
      Own.lines(node, said, parties, place).forEach(draft::add);
    } else {
      Instant earliest = earliest();
      draft.startedAt(earliest);
      for (Said one : sorted()) {
        draft.add(one.from(earliest));
      }
    }
    draft.finish(options, receiver).ifPresent(receiver::take);
  }

  /// Without words there is still a conversation, of no turn that is read: who took part, and when.
  /// Where the vCon is kept whole, nothing of it is lost.
  private void sayWordless(JsonNode node) {
    boolean events = !said.isEmpty();
    if (!recorded.isEmpty()) {
      receiver.say(
          wordless(
              "the vCon holds a recording and no words of it; nothing is fetched or transcribed",
              "add its transcript under 'analysis'"));
    } else if (!events) {
      receiver.say(
          wordless(
              "the vCon holds no words: %d entries in 'dialog', none with text"
                  .formatted(node.path("dialog").size()),
              "export it with its messages"));
    }
  }

  private Problem wordless(String cause, String maybe) {
    return options.original() ? place.note(cause, maybe) : place.lost(cause, maybe);
  }

  private @Nullable Instant earliest() {
    Instant earliest = null;
    for (Said one : said) {
      for (Instant instant : new Instant[] {one.base(), one.at()}) {
        if (instant != null && (earliest == null || instant.isBefore(earliest))) {
          earliest = instant;
        }
      }
    }
    return earliest;
  }

  /// In order of time; what has none stays behind what stood before it, or where its dialog begins.
  private List<Said> sorted() {
    record Timed(Instant instant, Said said) {}
    var timed = new ArrayList<Timed>();
    Instant last = Instant.MIN;
    Instant base = null;
    for (Said one : said) {
      Instant at = one.at();
      Instant begins = one.base();
      if (at != null) {
        last = at;
      } else if (begins != null && !begins.equals(base)) {
        last = begins;
      }
      base = begins;
      timed.add(new Timed(last, one));
    }
    timed.sort(Comparator.comparing(Timed::instant));
    return timed.stream().map(Timed::said).toList();
  }

  private Channel channel() {
    if (media.contains("voice")) {
      return Channel.VOICE;
    }
    if (media.contains("mail")) {
      return Channel.EMAIL;
    }
    if (media.contains("phone")) {
      return Channel.SMS;
    }
    return media.isEmpty() && !recorded.isEmpty() ? Channel.VOICE : Channel.CHAT;
  }

  private static Map<String, Object> extra(JsonNode node) {
    var extra = new LinkedHashMap<String, Object>();
    if (node.path("subject").isString()) {
      extra.put("subject", node.path("subject").stringValue());
    }
    for (JsonNode attachment : node.path("attachments").values()) {
      boolean tags =
          either(attachment, "purpose", "type").asString("").equals("tags")
              && attachment.path("body").isArray()
              && attachment.path("body").valueStream().allMatch(JsonNode::isString);
      Object value = tags ? Json.value(attachment.path("body")) : null;
      if (value != null) {
        extra.putIfAbsent("tags", value);
      }
    }
    return extra;
  }
}
