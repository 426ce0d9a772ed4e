package io.heard.formats.vcon;

import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Visibility;
import io.heard.formats.Draft;
import io.heard.formats.Json;
import io.heard.formats.Mark;
import io.heard.formats.Markup;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.RoleWords;
import io.heard.formats.Times;
import io.heard.formats.Trees;
import io.heard.formats.mail.Message;
import io.heard.formats.mail.OwnWords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A vCon (IETF), version 0.4.0 and the drafts before it: messages in `dialog`, transcripts in
/// `analysis`. It is known by its keys, since the version is deprecated and most files lack it. A
/// signed one is read without its signature being checked, which is said; an encrypted one is
/// refused. An address in it is never fetched: whoever wrote the file chose it.
final class VconTree {
  private final Place place;
  private final Options options;
  private final Receiver receiver;
  private final List<Draft.Party> parties = new ArrayList<>();
  private final List<VconTranscript.Said> said = new ArrayList<>();
  private final Set<String> media = new HashSet<>();
  private int silent;
  private int problems;
  private boolean cut;
  private boolean mailed;

  private VconTree(Place place, Options options, Receiver receiver) {
    this.place = place;
    this.options = options;
    this.receiver = receiver;
  }

  static boolean fits(JsonNode node) {
    return isSigned(node)
        || isEncrypted(node)
        || (node.isObject() && (node.has("vcon") || node.has("parties") || node.has("dialog")));
  }

  private static boolean isSigned(JsonNode node) {
    return node.isObject() && node.has("payload") && node.has("signatures");
  }

  private static boolean isEncrypted(JsonNode node) {
    return node.isObject() && node.has("ciphertext") && (node.has("recipients") || node.has("iv"));
  }

  static void read(JsonNode node, Place place, String id, Options options, Receiver receiver) {
    if (isEncrypted(node)) {
      receiver.say(
          place.lost(
              "the vCon is encrypted, and there is no key to read it with",
              "decrypt it first, where its key is kept"));
    } else if (isSigned(node)) {
      signed(node, place, id, options, receiver);
    } else {
      new VconTree(place, options, receiver).read(node, id);
    }
  }

  private static void signed(
      JsonNode node, Place place, String id, Options options, Receiver receiver) {
    JsonNode payload = node.get("payload");
    Place at = place.down("payload");
    JsonNode inner = payload;
    if (payload.isString()) {
      inner = null;
      String decoded = decoded(payload.stringValue());
      if (decoded != null && Json.parse(decoded) instanceof Json.Parsed.Tree tree) {
        inner = tree.root();
      }
    }
    if (inner == null || !inner.isObject() || isSigned(inner)) {
      receiver.say(
          at.lost("the signed vCon's payload is no vCon", "take the vCon out of its signature"));
      return;
    }
    if (isEncrypted(inner)) {
      read(inner, at, id, options, receiver);
      return;
    }
    receiver.say(place.note("the vCon is signed; its signature was not checked", ""));
    new VconTree(at, options, receiver).read(inner, id);
  }

  private void read(JsonNode node, String fallback) {
    if (node.path("critical").isArray() && !node.path("critical").isEmpty()) {
      receiver.say(
          place
              .down("critical")
              .lost(
                  "the vCon needs an extension that is not known, and forbids to be read without",
                  "export it without the extension"));
      return;
    }
    parties(node.path("parties"));
    JsonNode dialogs = list(node, "dialog");
    JsonNode analyses = list(node, "analysis");
    if (dialogs == null || analyses == null) {
      return;
    }
    Map<Integer, Integer> transcripts = transcripts(analyses);
    for (int i = 0; i < dialogs.size(); i++) {
      dialog(dialogs.get(i), i, transcripts.containsKey(i));
    }
    transcripts.forEach((dialog, index) -> transcript(dialogs, dialog, analyses.get(index), index));
    finish(node, fallback, dialogs.size());
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
    lost(place.down(field), "'%s' is %s and no list".formatted(field, Trees.kind(list)), "");
    return null;
  }

  private void finish(JsonNode node, String fallback, int dialogs) {
    if (said.isEmpty()) {
      if (problems == 0) {
        receiver.say(
            place.lost(
                silent > 0
                    ? "the vCon holds a recording and no words of it; nothing is fetched or"
                        + " transcribed"
                    : "the vCon holds no words: %d entries in 'dialog', none with text"
                        .formatted(dialogs),
                silent > 0
                    ? "add its transcript under 'analysis'"
                    : "export it with its messages"));
      }
      return;
    }
    if (silent > 0) {
      receiver.say(
          place.note(
              silent == 1
                  ? "a recording has no transcript and is left out"
                  : "%d recordings have no transcript and are left out".formatted(silent),
              "add its transcript under 'analysis'"));
    }
    if (cut) {
      receiver.say(place.note("quoted mail below replies is left out", ""));
    }
    String uuid = node.path("uuid").asString("");
    var draft = new Draft(place.file(), place.where(), uuid.isBlank() ? fallback : uuid);
    draft.channel(channel());
    if (node.path("subject").isString()) {
      var extra = new LinkedHashMap<String, Object>();
      extra.put("subject", node.path("subject").stringValue());
      draft.extra(extra);
    }
    Instant earliest = null;
    for (VconTranscript.Said one : said) {
      Instant base = one.base();
      if (base != null && (earliest == null || base.isBefore(earliest))) {
        earliest = base;
      }
    }
    draft.startedAt(earliest);
    sorted().forEach(draft::add);
    draft.finish(options, receiver).ifPresent(receiver::take);
  }

  /// In order of time; what has none stays behind what stood before it.
  private List<Draft.Line> sorted() {
    record Timed(Instant instant, Draft.Line line) {}
    var timed = new ArrayList<Timed>();
    Instant last = Instant.MIN;
    for (VconTranscript.Said one : said) {
      last = one.line().at() instanceof Mark.On on ? on.instant() : last;
      timed.add(new Timed(last, one.line()));
    }
    timed.sort(Comparator.comparing(Timed::instant));
    return timed.stream().map(Timed::line).toList();
  }

  private Channel channel() {
    if (media.contains("voice")) {
      return Channel.VOICE;
    }
    if (media.contains("mail")) {
      return Channel.EMAIL;
    }
    return media.contains("phone") ? Channel.SMS : Channel.CHAT;
  }

  private void parties(JsonNode given) {
    var names = new HashMap<String, Integer>();
    for (JsonNode party : given.values()) {
      names.merge(nameOf(party), 1, Integer::sum);
    }
    mailed = !given.isEmpty() && given.valueStream().allMatch(party -> party.has("mailto"));
    for (JsonNode party : given.values()) {
      String name = nameOf(party);
      boolean own = !name.isEmpty() && names.getOrDefault(name, 0) == 1;
      String id = own ? null : "party " + parties.size();
      String word = word(party);
      Optional<RoleWords.Meaning> meaning = RoleWords.meaning(word.isEmpty() ? name : word);
      Role role = meaning.map(RoleWords.Meaning::role).orElse(null);
      parties.add(
          new Draft.Party(
              id,
              name.isEmpty() ? null : name,
              role == Role.UNKNOWN ? null : role,
              role == null || role == Role.UNKNOWN ? RoleSource.NONE : RoleSource.FILE));
    }
  }

  private static String nameOf(JsonNode party) {
    for (String field : List.of("name", "mailto", "email", "tel", "sip", "id")) {
      String value = party.path(field).asString("");
      if (!value.isBlank()) {
        return value.strip();
      }
    }
    return "";
  }

  private static String word(JsonNode party) {
    String role = party.path("role").asString("");
    return role.isBlank() ? party.path("meta").path("role").asString("") : role;
  }

  /// Which analysis holds the transcript of which dialog; a whole one before a redacted one, since
  /// who may see only the redacted one was given only that.
  private Map<Integer, Integer> transcripts(JsonNode analyses) {
    var chosen = new TreeMap<Integer, Integer>();
    for (int i = 0; i < analyses.size(); i++) {
      String type = analyses.get(i).path("type").asString("").toLowerCase(Locale.ROOT);
      if (!type.startsWith("transcript")) {
        continue;
      }
      JsonNode dialog = analyses.get(i).path("dialog");
      JsonNode first = dialog.isArray() ? dialog.path(0) : dialog;
      int index = first.isIntegralNumber() ? first.asInt(0) : 0;
      Integer known = chosen.get(index);
      boolean whole = type.equals("transcript");
      if (known == null
          || (whole && !"transcript".equals(analyses.get(known).path("type").asString("")))) {
        chosen.put(index, i);
      }
    }
    return chosen;
  }

  private void dialog(JsonNode dialog, int index, boolean transcribed) {
    Place at = place.down("dialog").down(index);
    if (!dialog.isObject()) {
      lost(at, "a dialog is %s and no object".formatted(Trees.kind(dialog)), "");
      return;
    }
    String type = dialog.path("type").asString("").toLowerCase(Locale.ROOT);
    if (type.equals("recording") || type.equals("recording-set")) {
      silent += transcribed ? 0 : 1;
      return;
    }
    if (!type.equals("text")) {
      return;
    }
    JsonNode body = dialog.get("body");
    if (body == null || !body.isString()) {
      lost(
          at,
          dialog.has("url")
              ? "the message's words stand behind an address, which is not fetched"
              : "the message has no 'body'",
          "export the vCon with its words inline");
      return;
    }
    Draft.Party party = speaker(dialog, at);
    String text = text(dialog, body.stringValue(), at);
    if (party == null || text == null) {
      return;
    }
    Instant start = start(dialog, at);
    String address = dialog.path("message_id").asString("");
    said.add(
        new VconTranscript.Said(
            start,
            new Draft.Line(
                at.where(),
                party,
                Visibility.PUBLIC,
                start == null ? null : new Mark.On(start),
                null,
                text,
                address.isBlank() ? null : address,
                List.of(),
                Map.of())));
    String name = party.name() == null ? "" : party.name();
    boolean mail = address.contains("@") || mailed || mediatype(dialog).startsWith("multipart/");
    media.add(mail ? "mail" : name.startsWith("+") ? "phone" : "chat");
  }

  private @Nullable String text(JsonNode dialog, String body, Place at) {
    String encoding = dialog.path("encoding").asString("none").toLowerCase(Locale.ROOT);
    String plain = encoding.equals("base64url") ? decoded(body) : body;
    if (plain == null) {
      lost(at.down("body"), "the body is not base64url, as 'encoding' says", "");
      return null;
    }
    String type = mediatype(dialog);
    String bare = type.toLowerCase(Locale.ROOT);
    if (bare.startsWith("multipart/")) {
      Optional<OwnWords> words = Message.words(type, plain);
      if (words.isEmpty()) {
        lost(at.down("body"), "no part of the message is text", "");
        return null;
      }
      return own(words.get());
    }
    if (bare.startsWith("text/html")) {
      return unquoted(Markup.plain(plain));
    }
    if (bare.isEmpty() || bare.startsWith("text/") || bare.startsWith("message/")) {
      return unquoted(plain);
    }
    lost(at.down("mediatype"), "a message of this media type is no text", "");
    return null;
  }

  private String unquoted(String text) {
    return own(OwnWords.of(text));
  }

  private String own(OwnWords words) {
    cut = cut || words.quotedLines() > 0;
    return words.text();
  }

  private static String mediatype(JsonNode dialog) {
    String type = dialog.path("mediatype").asString("");
    return type.isEmpty() ? dialog.path("mimetype").asString("") : type;
  }

  private Draft.@Nullable Party speaker(JsonNode dialog, Place at) {
    JsonNode given = dialog.has("originator") ? dialog.get("originator") : dialog.get("parties");
    Place there = at.down(dialog.has("originator") ? "originator" : "parties");
    JsonNode first = given;
    while (first != null && first.isArray()) {
      first = first.isEmpty() ? null : first.get(0);
    }
    if (first == null || first.isNull()) {
      return Draft.Party.NOBODY;
    }
    if (!first.isIntegralNumber() || first.asInt(-1) < 0 || first.asInt(-1) >= parties.size()) {
      lost(
          there,
          "it names a party that is not among the %d in 'parties'".formatted(parties.size()),
          "parties are counted from 0");
      return null;
    }
    return parties.get(first.asInt(0));
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

  private void transcript(JsonNode dialogs, int dialog, JsonNode analysis, int index) {
    Place at = place.down("analysis").down(index).down("body");
    JsonNode body = analysis.get("body");
    if (body == null || body.isNull()) {
      lost(
          at,
          analysis.has("url")
              ? "the transcript stands behind an address, which is not fetched"
              : "the transcript has no 'body'",
          "export the vCon with its transcript inline");
      return;
    }
    JsonNode recorded = dialogs.path(dialog);
    Instant base = recorded.isObject() ? start(recorded, place.down("dialog").down(dialog)) : null;
    List<VconTranscript.Said> lines =
        new VconTranscript(parties, base, at, options).read(unpacked(analysis, body));
    if (lines.isEmpty()) {
      lost(
          at,
          "the transcript is in no form that is known (%s)"
              .formatted(body.isObject() ? Json.fields(body) : Trees.kind(body)),
          "a list of {\"speaker\":\"Agent\",\"message\":\"…\"}");
      return;
    }
    media.add("voice");
    said.addAll(lines);
  }

  private static JsonNode unpacked(JsonNode analysis, JsonNode body) {
    if (!body.isString()) {
      return body;
    }
    String encoding = analysis.path("encoding").asString("none").toLowerCase(Locale.ROOT);
    String decoded = encoding.equals("base64url") ? decoded(body.stringValue()) : null;
    String text = decoded == null ? body.stringValue() : decoded;
    String start = text.stripLeading();
    if ((start.startsWith("{") || start.startsWith("["))
        && Json.parse(text) instanceof Json.Parsed.Tree tree) {
      return tree.root();
    }
    return Json.tree(text);
  }

  private static @Nullable String decoded(String text) {
    try {
      return new String(Base64.getUrlDecoder().decode(text.strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  private void lost(Place at, String cause, String maybe) {
    problems++;
    receiver.say(at.lost(cause, maybe));
  }
}
