package io.heard.formats;

import io.heard.conversation.Case;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.conversation.SpokenWord;
import io.heard.conversation.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The plain format: an object with `turns`, each with `speaker` and `text`. A turn without words
/// is left out; one whose speaker cannot be told is kept as nobody's, one that perhaps was not
/// meant for the customer's eyes as a note, and a detail that cannot be read is left out, each with
/// a message.
final class PlainTree {
  private static final Set<String> FIELDS = Set.of("id", "channel", "startedAt", "turns", "case");
  private static final Set<String> TURN_FIELDS =
      Set.of(
          "speaker",
          "speakerId",
          "name",
          "roleSource",
          "roleConfidence",
          "text",
          "at",
          "until",
          "externalId",
          "visibility",
          "words");
  private static final Map<String, Channel> OTHER_WORDS =
      Map.ofEntries(
          Map.entry("phone", Channel.VOICE),
          Map.entry("call", Channel.VOICE),
          Map.entry("telephone", Channel.VOICE),
          Map.entry("e-mail", Channel.EMAIL),
          Map.entry("mail", Channel.EMAIL),
          Map.entry("webchat", Channel.CHAT),
          Map.entry("live chat", Channel.CHAT),
          Map.entry("messaging", Channel.CHAT),
          Map.entry("twitter", Channel.SOCIAL),
          Map.entry("text", Channel.SMS));

  /// The most faults of one conversation that are told one by one.
  private static final int MOST_FAULTS = 10;

  /// Somebody of whom nothing can be told.
  private static final Draft.Party UNTOLD = Draft.Party.of(Role.UNKNOWN);

  private final Place place;
  private final Options options;
  private final Receiver receiver;
  private int faults;

  private PlainTree(Place place, Options options, Receiver receiver) {
    this.place = place;
    this.options = options;
    this.receiver = receiver;
  }

  static boolean fits(JsonNode node) {
    return node.isObject() && node.has("turns");
  }

  /// Whether the value is a turn that stands alone.
  static boolean isTurn(JsonNode node) {
    return node.isObject() && node.path("text").isString() && node.path("speaker").isString();
  }

  static void read(JsonNode node, Place place, String id, Options options, Receiver receiver) {
    new PlainTree(place, options, receiver).read(node, id);
  }

  /// Reads a bare list of turns as one conversation.
  static void readTurns(
      JsonNode turns, Place place, String id, Options options, Receiver receiver) {
    var reader = new PlainTree(place, options, receiver);
    var draft = new Draft(place.file(), place.where(), id);
    reader.turns(turns, place, draft);
    reader.finish(draft);
  }

  private void read(JsonNode node, String fallback) {
    JsonNode turns = node.get("turns");
    if (turns == null || !turns.isArray()) {
      receiver.say(
          turns == null
              ? place.lost(
                  "this JSON is no conversation that is known: it has %s and no 'turns'"
                      .formatted(Json.fields(node)),
                  "convert it to an object with 'turns', each with 'speaker' and 'text'")
              : place
                  .down("turns")
                  .lost(
                      "'turns' is %s and no list".formatted(Trees.kind(turns)),
                      "put the turns into [ ]"));
      return;
    }
    var draft = new Draft(place.file(), place.where(), id(node, fallback));
    draft.startedAt(startedAt(node));
    channel(node, draft);
    Map<String, Object> extra = Json.extra(node, FIELDS);
    known(node, draft, extra);
    draft.extra(extra);
    turns(turns, place.down("turns"), draft);
    finish(draft);
  }

  private void finish(Draft draft) {
    if (faults > MOST_FAULTS) {
      receiver.say(
          place.lost(
              "the conversation has %d faults more".formatted(faults - MOST_FAULTS),
              "mend the ones that are told first"));
    }
    if (faults > 0 && draft.lines().isEmpty()) {
      return;
    }
    if (draft.lines().isEmpty()) {
      receiver.say(place.note("the conversation has no turns", ""));
    }
    Optional<Conversation> read = draft.finish(options, receiver);
    read.ifPresent(receiver::take);
  }

  private void fault(Place where, String cause, String maybe) {
    faults++;
    if (faults <= MOST_FAULTS) {
      receiver.say(where.lost(cause, maybe));
    }
  }

  private String id(JsonNode node, String fallback) {
    JsonNode id = node.get("id");
    if (id == null || id.isNull()) {
      return fallback;
    }
    if (id.isIntegralNumber()) {
      return id.bigIntegerValue().toString();
    }
    if (!id.isString()) {
      fault(place.down("id"), "'id' is %s and no text".formatted(Trees.kind(id)), "\"c-17\"");
      return fallback;
    }
    return id.stringValue().isBlank() ? fallback : id.stringValue();
  }

  private @Nullable Instant startedAt(JsonNode node) {
    String given = string(node, "startedAt", place);
    if (given == null) {
      return null;
    }
    Optional<Instant> instant = Times.instant(given);
    if (instant.isEmpty()) {
      fault(
          place.down("startedAt"),
          "'startedAt' is no ISO 8601 instant",
          "\"2026-03-02T09:14:00Z\"");
    }
    return instant.orElse(null);
  }

  private void channel(JsonNode node, Draft draft) {
    String given = string(node, "channel", place);
    if (given == null) {
      return;
    }
    String word = given.strip().toLowerCase(Locale.ROOT);
    Channel channel = OTHER_WORDS.getOrDefault(word, Channel.of(word));
    if (channel == Channel.OTHER && !word.equals(Channel.OTHER.id())) {
      receiver.say(
          place
              .down("channel")
              .note(
                  "the channel is none of chat, email, voice, social, sms, and is kept as other",
                  ""));
    }
    draft.channel(channel);
  }

  private void turns(JsonNode turns, Place at, Draft draft) {
    for (int i = 0; i < turns.size(); i++) {
      turn(turns.get(i), at.down(i), draft);
    }
  }

  private void turn(JsonNode turn, Place at, Draft draft) {
    if (!turn.isObject()) {
      fault(
          at,
          "a turn is %s and no object".formatted(Trees.kind(turn)),
          "{\"speaker\":\"customer\",\"text\":\"…\"}");
      return;
    }
    JsonNode text = turn.get("text");
    if (text == null || text.isNull()) {
      fault(
          at,
          "the turn has no 'text'; it has %s".formatted(Json.fields(turn)),
          "the words stand under another name, which has to be 'text'");
      return;
    }
    if (!text.isString()) {
      fault(at.down("text"), "'text' is %s and no text".formatted(Trees.kind(text)), "quote it");
      return;
    }
    Visibility visibility = visibility(turn, at);
    Draft.Party party = party(turn, at);
    Mark start = mark(turn, "at", at);
    Mark end = mark(turn, "until", at);
    if (end != null && start == null && !turn.hasNonNull("at")) {
      fault(at.down("until"), "the turn has 'until' and no 'at'", "give both or neither");
    }
    if (start instanceof Mark.Since from
        && end instanceof Mark.Since to
        && to.start().compareTo(from.start()) < 0) {
      fault(at.down("until"), "the turn ends before it begins", "'at' and 'until' are exchanged");
      end = null;
    }
    String externalId =
        turn.path("externalId").isIntegralNumber()
            ? turn.path("externalId").asString()
            : string(turn, "externalId", at);
    Map<String, Object> extra = Json.extra(turn, TURN_FIELDS);
    List<SpokenWord> words = words(turn, at, extra);
    draft.add(
        new Draft.Line(
            at.where(),
            party,
            visibility,
            start,
            start == null ? null : end,
            text.stringValue(),
            externalId,
            words,
            extra));
  }

  private Visibility visibility(JsonNode turn, Place at) {
    String word = string(turn, "visibility", at);
    if (word == null && turn.hasNonNull("visibility")) {
      return Visibility.NOTE;
    }
    if (word == null) {
      return RoleWords.meaning(turn.path("speaker").asString(""))
          .map(RoleWords.Meaning::visibility)
          .orElse(Visibility.PUBLIC);
    }
    for (Visibility visibility : Visibility.values()) {
      if (visibility.id().equals(word.strip().toLowerCase(Locale.ROOT))) {
        return visibility;
      }
    }
    if (word.equals("internal") || word.equals("private") || word.equals("internal_note")) {
      return Visibility.NOTE;
    }
    fault(
        at.down("visibility"), "'visibility' is none of public, note, system, unsaid", "\"note\"");
    return Visibility.NOTE;
  }

  private Draft.Party party(JsonNode turn, Place at) {
    JsonNode speaker = turn.get("speaker");
    JsonNode numbered = turn.get("speakerId");
    String id =
        numbered != null && numbered.isIntegralNumber()
            ? numbered.asString()
            : string(turn, "speakerId", at);
    String name = string(turn, "name", at);
    if (speaker == null || speaker.isNull()) {
      fault(
          at,
          "the turn has no 'speaker'; it has %s".formatted(Json.fields(turn)),
          "one of customer, agent, bot, unknown");
      return UNTOLD;
    }
    if (!speaker.isString() || speaker.stringValue().isBlank()) {
      fault(
          at.down("speaker"),
          speaker.isString()
              ? "'speaker' is blank"
              : "'speaker' is %s and no text".formatted(Trees.kind(speaker)),
          "one of customer, agent, bot, unknown");
      return UNTOLD;
    }
    String word = speaker.stringValue().strip();
    Optional<RoleWords.Meaning> meaning = RoleWords.meaning(word);
    if (meaning.isPresent()) {
      String named = RoleWords.named(word).map(RoleWords.Named::name).orElse(null);
      return said(meaning.get().role(), word, id, name == null ? named : name, turn);
    }
    if (!looksLikeName(word) && options.said(word) == null) {
      fault(
          at.down("speaker"),
          "'speaker' is none of customer, agent, bot, unknown",
          nearest(word)
              .map("\"%s\" is meant"::formatted)
              .orElse("it is a name: then put it into 'name', or say its side with --roles"));
      return UNTOLD;
    }
    return new Draft.Party(id, name == null ? word : name, null, RoleSource.NONE);
  }

  private static Draft.Party said(
      Role role, String word, @Nullable String id, @Nullable String name, JsonNode turn) {
    RoleSource source =
        role == Role.UNKNOWN
            ? RoleSource.NONE
            : switch (turn.path("roleSource").asString("")) {
              case "inferred" -> RoleSource.INFERRED;
              case "option" -> RoleSource.OPTION;
              default -> RoleSource.FILE;
            };
    String number = RoleWords.number(word);
    String counted = number.isEmpty() || name != null ? null : role.id() + " " + number;
    double sure = turn.path("roleConfidence").asDouble(1);
    boolean shown = source == RoleSource.INFERRED && sure >= 0 && sure <= 1;
    return new Draft.Party(id == null ? counted : id, name, role, source, shown ? sure : 1);
  }

  /// Names begin with a capital, or hold what words do not; a mistyped role does neither.
  private static boolean looksLikeName(String word) {
    return word.codePoints()
        .anyMatch(c -> Character.isUpperCase(c) || Character.isDigit(c) || c == ' ' || c == '@');
  }

  private static Optional<String> nearest(String word) {
    for (Role role : Role.values()) {
      if (Near.distance(word, role.id()) <= 2) {
        return Optional.of(role.id());
      }
    }
    return Optional.empty();
  }

  private @Nullable Mark mark(JsonNode node, String field, Place at) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (value.isNumber()) {
      Optional<Duration> seconds = Times.seconds(value.decimalValue());
      if (seconds.isEmpty()) {
        fault(
            at.down(field),
            "'%s' is no number of seconds since the conversation's start".formatted(field),
            "seconds, or an ISO 8601 instant such as \"2026-03-02T09:14:00Z\"");
        return null;
      }
      if (seconds.get().isNegative()) {
        fault(
            at.down(field),
            "'%s' is negative".formatted(field),
            "count seconds from the conversation's start");
        return null;
      }
      return new Mark.Since(seconds.get());
    }
    Optional<Instant> instant =
        value.isString() ? Times.instant(value.stringValue()) : Optional.empty();
    if (instant.isEmpty()) {
      fault(
          at.down(field),
          "'%s' is neither seconds nor an ISO 8601 instant".formatted(field),
          "12.5 or \"2026-03-02T09:14:00Z\"");
      return null;
    }
    return new Mark.On(instant.get());
  }

  private List<SpokenWord> words(JsonNode turn, Place at, Map<String, Object> extra) {
    JsonNode given = turn.get("words");
    if (given == null || given.isNull()) {
      return List.of();
    }
    Place there = at.down("words");
    if (!given.isArray()) {
      fault(there, "'words' is %s and no list".formatted(Trees.kind(given)), "");
      return List.of();
    }
    var words = new ArrayList<SpokenWord>();
    for (int i = 0; i < given.size(); i++) {
      JsonNode word = given.get(i);
      if (!word.path("text").isString()) {
        fault(there.down(i), "the word has no 'text'", "{\"text\":\"no\",\"at\":1.2}");
        return List.of();
      }
      Duration from = wordTime(word, "at", there.down(i));
      Duration to = wordTime(word, "until", there.down(i));
      words.add(
          new SpokenWord(
              word.path("text").stringValue(), from, to, Json.number(word.path("confidence"))));
    }
    JsonNode left = Json.left(given, ConversationJson.words(words));
    Object value = left == null ? null : Json.value(left);
    if (value != null) {
      extra.put("words", value);
    }
    return List.copyOf(words);
  }

  private @Nullable Duration wordTime(JsonNode word, String field, Place at) {
    JsonNode value = word.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    Optional<Duration> seconds =
        value.isNumber() ? Times.seconds(value.decimalValue()) : Optional.empty();
    if (seconds.isEmpty() || seconds.get().isNegative()) {
      fault(at.down(field), "'%s' is no number of seconds".formatted(field), "");
      return null;
    }
    return seconds.get();
  }

  private void known(JsonNode node, Draft draft, Map<String, Object> extra) {
    JsonNode given = node.get("case");
    if (given == null || given.isNull()) {
      return;
    }
    Place at = place.down("case");
    if (!given.isObject()) {
      fault(at, "'case' is %s and no object".formatted(Trees.kind(given)), "");
      return;
    }
    JsonNode customer = given.path("customer");
    Case known =
        new Case(
            string(customer, "name", at.down("customer")),
            string(customer, "address", at.down("customer")),
            facts(customer, at.down("customer")),
            earlier(given, at),
            texts(given, "may", at),
            texts(given, "cannot", at));
    draft.known(known);
    JsonNode left = Json.left(given, ConversationJson.tree(known));
    Object value = left == null ? null : Json.value(left);
    if (value != null) {
      extra.put("case", value);
    }
  }

  private List<Case.Fact> facts(JsonNode customer, Place at) {
    var facts = new ArrayList<Case.Fact>();
    List<JsonNode> items = items(customer, "facts", at);
    for (int i = 0; i < items.size(); i++) {
      JsonNode item = items.get(i);
      Place there = at.down("facts").down(i);
      String text = item.isString() ? item.stringValue() : string(item, "text", there);
      if (text == null) {
        fault(there, "the fact has no 'text'", "{\"text\":\"moved in May\"}");
      } else {
        facts.add(new Case.Fact(text, string(item, "source", there)));
      }
    }
    return facts;
  }

  private List<Case.Contact> earlier(JsonNode given, Place at) {
    var earlier = new ArrayList<Case.Contact>();
    List<JsonNode> items = items(given, "earlier", at);
    for (int i = 0; i < items.size(); i++) {
      JsonNode item = items.get(i);
      Place there = at.down("earlier").down(i);
      if (!item.isObject()) {
        fault(there, "the contact is %s and no object".formatted(Trees.kind(item)), "");
        continue;
      }
      earlier.add(
          new Case.Contact(
              string(item, "at", there),
              string(item, "topic", there),
              string(item, "ended", there)));
    }
    return earlier;
  }

  private List<String> texts(JsonNode given, String field, Place at) {
    var texts = new ArrayList<String>();
    List<JsonNode> items = items(given, field, at);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).isString()) {
        texts.add(items.get(i).stringValue());
      } else {
        fault(
            at.down(field).down(i),
            "here stands %s and no text".formatted(Trees.kind(items.get(i))),
            "");
      }
    }
    return texts;
  }

  private List<JsonNode> items(JsonNode node, String field, Place at) {
    JsonNode list = node.path(field);
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    if (!list.isArray()) {
      fault(at.down(field), "'%s' is %s and no list".formatted(field, Trees.kind(list)), "");
      return List.of();
    }
    return List.copyOf(list.values());
  }

  private @Nullable String string(JsonNode node, String field, Place at) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      fault(
          at.down(field), "'%s' is %s and no text".formatted(field, Trees.kind(value)), "quote it");
      return null;
    }
    return value.stringValue();
  }
}
