package io.heard.formats.centre;

import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.formats.Draft;
import io.heard.formats.Json;
import io.heard.formats.Mark;
import io.heard.formats.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The items of one Contact Lens transcript, of a call or a chat, and whoever takes part in it.
/// Everybody is met first, so that one participant is one speaker although single items leave out
/// the name or the role.
final class ContactLensItems {
  /// A name that was redacted, such as `[PII]` or `[NAME]`: it names nobody.
  private static final Pattern REDACTED = Pattern.compile("\\[[A-Z_]+]");

  /// The values of ParticipantRole, which may stand for the id too.
  private static final Set<String> ROLES =
      Set.of("AGENT", "CUSTOMER", "SYSTEM", "CUSTOM_BOT", "SUPERVISOR");

  private final Lines lines;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Role> roles = new HashMap<>();
  private final Map<Role, Set<String>> sides = new EnumMap<>(Role.class);

  ContactLensItems(Lines lines) {
    this.lines = lines;
  }

  /// Notes who somebody is.
  void meet(JsonNode someone) {
    String id = Fields.text(someone, "ParticipantId");
    if (id.isEmpty()) {
      return;
    }
    String name = name(someone);
    Role role = Amazon.role(Fields.text(someone, "ParticipantRole"));
    if (!name.isEmpty()) {
      names.putIfAbsent(id, name);
    }
    if (role != null) {
      roles.putIfAbsent(id, role);
      sides.computeIfAbsent(role, key -> new HashSet<>()).add(id);
    }
  }

  /// Adds an item, as what it is: a message, an event, attachments or a turn of a call.
  void add(JsonNode item, Place at) {
    Draft.Party party = party(item);
    String id = Fields.text(item, "Id");
    Mark from = from(item);
    Map<String, Object> kept = Amazon.kept(item, party.role());
    String type = Fields.text(item, "Type").toUpperCase(Locale.ROOT);
    String event = event(item, type);
    if (!event.isEmpty()) {
      lines.system(at, party, from, event, id, kept);
      return;
    }
    JsonNode attachments = Fields.list(item, "Attachments");
    for (int i = 0; i < attachments.size(); i++) {
      lines.system(
          at.down("Attachments").down(i), party, from, attachment(attachments.get(i)), id, kept);
    }
    JsonNode content = item.path("Content");
    String text = content.isString() ? content.stringValue() : "";
    if (text.isBlank() && (!attachments.isEmpty() || type.equals("ATTACHMENT"))) {
      if (attachments.isEmpty()) {
        lines.system(at, party, from, "attachment", id, kept);
      }
      return;
    }
    JsonNode template = template(text);
    if (template == null) {
      lines.add(at, party, from, until(item), text, id, List.of(), kept);
      return;
    }
    String shown = shown(template);
    if (shown.isEmpty()) {
      lines.system(at, party, from, "interactive message", id, kept);
    } else {
      lines.add(at, party, from, null, shown, id, List.of(), kept);
    }
  }

  private static String name(JsonNode someone) {
    String name = Fields.words(someone, "DisplayName");
    return REDACTED.matcher(name).matches() ? "" : name;
  }

  private Draft.Party party(JsonNode item) {
    String id = Fields.text(item, "ParticipantId");
    Role own = Amazon.role(Fields.text(item, "ParticipantRole"));
    Role known = own != null ? own : roles.get(id);
    Role role = known != null ? known : Amazon.role(id);
    // An id that is the role stands for everybody on that side, so that only names tell them apart.
    boolean tells = !id.isEmpty() && !ROLES.contains(id.toUpperCase(Locale.ROOT));
    String said = name(item);
    String name = tells || said.isEmpty() ? names.getOrDefault(id, said) : said;
    if (id.isEmpty() && name.isEmpty() && role == null) {
      return Draft.Party.of(Role.UNKNOWN);
    }
    // Ids are made up for each contact: that of the only one on a side says no more than the side.
    boolean alone = role != null && sides.getOrDefault(role, Set.of()).size() < 2;
    return new Draft.Party(
        tells && !alone ? id : null,
        name.isEmpty() ? null : name,
        role,
        role == null ? RoleSource.NONE : RoleSource.FILE);
  }

  private static @Nullable Mark from(JsonNode item) {
    Instant instant = Fields.instant(item.path("AbsoluteTime"));
    if (instant == null) {
      instant = Fields.instant(item.path("Time").path("AbsoluteTime"));
    }
    return instant == null ? Fields.mark(item.path("BeginOffsetMillis"), 3) : new Mark.On(instant);
  }

  private static @Nullable Mark until(JsonNode item) {
    return Fields.mark(item.path("EndOffsetMillis"), 3);
  }

  /// What happened, from the end of a content type such as
  /// `application/vnd.amazonaws.connect.event.participant.joined`; empty where the item is no
  /// event.
  private static String event(JsonNode item, String type) {
    String said = Fields.text(item, "ContentType", "EventType");
    int end = said.lastIndexOf(".event.");
    if (end >= 0) {
      return said.substring(end + ".event.".length()).replace('.', ' ').replace('_', ' ').strip();
    }
    boolean says = item.path("Content").isString();
    boolean other = !type.isEmpty() && !type.equals("MESSAGE") && !type.equals("ATTACHMENT");
    return type.equals("EVENT") || (other && !says)
        ? type.toLowerCase(Locale.ROOT).replace('_', ' ')
        : "";
  }

  private static String attachment(JsonNode attachment) {
    String name = Fields.words(attachment, "AttachmentName");
    String type = Fields.words(attachment, "ContentType");
    return "attachment"
        + (name.isEmpty() ? "" : ": " + name)
        + (type.isEmpty() ? "" : " (" + type + ")");
  }

  /// The JSON of an interactive message; null for words.
  private static @Nullable JsonNode template(String text) {
    String start = text.stripLeading();
    return start.startsWith("{")
            && start.contains("\"templateType\"")
            && Json.parse(text) instanceof Json.Parsed.Tree tree
            && tree.root().has("templateType")
        ? tree.root()
        : null;
  }

  /// What an interactive message shows: its title and what there is to choose from; of an answer,
  /// what was chosen.
  private static String shown(JsonNode template) {
    var shown = new ArrayList<String>();
    JsonNode content = template.path("data").path("content");
    put(shown, Fields.words(content, "title"));
    put(shown, Fields.words(content, "subtitle"));
    for (JsonNode element : content.path("elements").values()) {
      put(shown, Fields.words(element, "title"));
    }
    if (shown.isEmpty()) {
      put(shown, Fields.words(template, "action"));
    }
    return String.join("\n", shown);
  }

  private static void put(List<String> shown, String text) {
    if (!text.isEmpty()) {
      shown.add(text);
    }
  }
}
