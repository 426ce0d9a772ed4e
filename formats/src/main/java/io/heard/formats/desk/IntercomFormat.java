package io.heard.formats.desk;

import com.google.auto.service.AutoService;
import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.conversation.Visibility;
import io.heard.formats.Card;
import io.heard.formats.Draft;
import io.heard.formats.Format;
import io.heard.formats.HtmlText;
import io.heard.formats.Mark;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.TreeFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Intercom: a conversation, whose first message is its source, with its parts; a ticket; one part;
/// lists of them; and the notification that carries one. A part with words is a message, whatever
/// else it does (close, assign, open again); a part without says that something happened.
@AutoService(Format.class)
public final class IntercomFormat extends TreeFormat {
  private static final Map<String, Channel> CHANNELS =
      Map.ofEntries(
          Map.entry("email", Channel.EMAIL),
          Map.entry("sms", Channel.SMS),
          Map.entry("facebook", Channel.SOCIAL),
          Map.entry("instagram", Channel.SOCIAL),
          Map.entry("twitter", Channel.SOCIAL),
          Map.entry("phone_call", Channel.VOICE),
          Map.entry("phone_switch", Channel.VOICE));
  private static final String TITLE = "_default_title_";
  private static final String DESCRIPTION = "_default_description_";

  @Override
  public String name() {
    return "intercom";
  }

  @Override
  public Card card() {
    return new Card(
        "Intercom",
        "the source and all parts with words, notes, teammates and bots apart, what happened as"
            + " system lines, title, tags, state, rating and remark, names of attachments",
        "quoted mail, custom attributes, statistics, topics",
        "`GET /conversations/ID` or `/tickets/ID`; the webhook's notification");
  }

  @Override
  public Fit fits(JsonNode value) {
    boolean fits =
        isOne(value)
            || Fields.isListOf(value, IntercomFormat::isOne)
            || Fields.isListOf(value.path("conversations"), IntercomFormat::isOne)
            || Fields.isListOf(value.path("tickets"), IntercomFormat::isOne)
            || Fields.isListOf(value.path("conversation_parts"), IntercomFormat::isConversationPart)
            || isOne(value.path("data").path("item"));
    return fits ? Fit.SURE : Fit.NO;
  }

  private static boolean isOne(JsonNode value) {
    return isConversation(value) || isConversationPart(value);
  }

  private static boolean isConversation(JsonNode value) {
    String type = Fields.word(value, "type");
    boolean conversation =
        (type.equals("conversation") || type.isEmpty())
            && (value.path("conversation_parts").isObject()
                || value.path("conversation_message").isObject()
                || (type.equals("conversation") && value.path("source").has("author")));
    boolean ticket =
        value.path("ticket_parts").isObject()
            || (type.equals("ticket") && value.path("ticket_attributes").isObject());
    return value.isObject() && (conversation || ticket);
  }

  private static boolean isConversationPart(JsonNode value) {
    return value.isObject() && value.has("part_type") && value.path("author").isObject();
  }

  @Override
  public void read(JsonNode value, Place place, String id, Options options, Receiver receiver) {
    if (Fields.isForeign(this, value, place, receiver)) {
      return;
    }
    if (isConversation(value)) {
      conversation(value, place, id, options, receiver);
    } else if (isConversationPart(value)) {
      parts(List.of(new Entry(1, value, place)), place, id, options, receiver);
    } else if (value.isArray()) {
      list(value, place, id, options, receiver);
    } else if (isOne(value.path("data").path("item"))) {
      read(value.path("data").path("item"), place.down("data").down("item"), id, options, receiver);
    } else {
      for (String field : List.of("conversations", "tickets", "conversation_parts")) {
        list(value.path(field), place.down(field), id, options, receiver);
      }
    }
  }

  private void list(JsonNode list, Place place, String id, Options options, Receiver receiver) {
    List<Entry> entries = Entry.of(list, place, receiver);
    List<Entry> parts = entries.stream().filter(entry -> isConversationPart(entry.node())).toList();
    if (!parts.isEmpty()) {
      parts(parts, place, id, options, receiver);
    }
    for (Entry entry : entries) {
      if (isConversation(entry.node())) {
        conversation(entry.node(), entry.place(), id + "-" + entry.number(), options, receiver);
      } else if (!isConversationPart(entry.node())) {
        receiver.say(entry.place().lost("here stands no conversation of Intercom's", ""));
      }
    }
  }

  private static void parts(
      List<Entry> parts, Place place, String id, Options options, Receiver receiver) {
    var desk = new Desk(place, null, id);
    desk.channel(Channel.CHAT);
    parts.forEach(part -> part(desk, part.node(), part.place()));
    desk.inOrder(0);
    desk.finish(options, receiver);
  }

  private static void conversation(
      JsonNode value, Place place, String id, Options options, Receiver receiver) {
    var desk = new Desk(place, Fields.text(value, "id"), id);
    boolean old = value.path("conversation_message").isObject();
    JsonNode source = value.path(old ? "conversation_message" : "source");
    desk.channel(CHANNELS.getOrDefault(Fields.word(source, "type"), Channel.CHAT));
    people(desk, value);
    about(desk, value, source);
    if (source.isObject()) {
      Place at = place.down(old ? "conversation_message" : "source");
      source(desk, source, at, Fields.time(value, "created_at"));
    } else {
      description(desk, value, place);
    }
    int first = desk.size();
    for (String field : List.of("conversation_parts", "ticket_parts")) {
      JsonNode held = value.path(field);
      JsonNode parts = held.isArray() ? held : held.path(field);
      Place at = held.isArray() ? place.down(field) : place.down(field).down(field);
      Entry.of(parts, at, receiver).forEach(part -> part(desk, part.node(), part.place()));
    }
    desk.inOrder(first);
    desk.finish(options, receiver);
  }

  private static void people(Desk desk, JsonNode value) {
    JsonNode contacts = value.path("contacts");
    JsonNode list = contacts.isArray() ? contacts : contacts.path("contacts");
    for (JsonNode contact : list.values()) {
      desk.knows(Fields.text(contact, "id"), Fields.text(contact, "name", "email"), Role.CUSTOMER);
    }
    JsonNode user = value.path("user");
    desk.knows(Fields.text(user, "id"), Fields.text(user, "name", "email"), Role.CUSTOMER);
    desk.about(
        "customerId", list.isEmpty() ? Fields.text(user, "id") : Fields.text(list.path(0), "id"));
  }

  private static void about(Desk desk, JsonNode value, JsonNode source) {
    String subject = Fields.text(value, "title");
    if (subject == null) {
      subject = Fields.text(value.path("ticket_attributes"), TITLE);
    }
    if (subject == null) {
      subject = Fields.text(source, "subject");
    }
    desk.about("subject", subject == null ? null : HtmlText.ownOfEither(subject));
    desk.about("state", Fields.text(value, "state"));
    desk.about("state", Fields.text(value.path("ticket_state"), "category"));
    desk.about("priority", Fields.text(value, "priority"));
    JsonNode tags = value.path("tags");
    desk.about("tags", Fields.names(tags.isArray() ? tags : tags.path("tags"), "name"));
    JsonNode rating = value.path("conversation_rating");
    JsonNode number = rating.path("rating");
    desk.rated(
        number.canConvertToInt() ? Integer.valueOf(number.intValue()) : null,
        5,
        Fields.text(rating, "remark"));
  }

  private static void source(Desk desk, JsonNode source, Place at, @Nullable Mark time) {
    String text = Fields.words(null, Fields.text(source, "body"));
    List<String> files = attachments(source);
    if (text.isEmpty() && files.isEmpty()) {
      return;
    }
    String id = Fields.text(source, "id");
    if (Fields.isTrue(source, "redacted")) {
      desk.happened(at, author(source.path("author")), time, text, id);
    } else {
      desk.add(at, author(source.path("author")), Visibility.PUBLIC, time, text, id, files);
    }
  }

  /// What a ticket is about. A customer's ticket is theirs to describe; any other is among agents.
  private static void description(Desk desk, JsonNode value, Place place) {
    String text = Fields.words(null, Fields.text(value.path("ticket_attributes"), DESCRIPTION));
    if (text.isEmpty()) {
      return;
    }
    String category = Fields.word(value, "category");
    if (category.isEmpty()) {
      category = Fields.word(value.path("ticket_type"), "category");
    }
    boolean inside = category.contains("office") || category.equals("tracker");
    JsonNode contacts = value.path("contacts");
    JsonNode first = (contacts.isArray() ? contacts : contacts.path("contacts")).path(0);
    desk.add(
        place.down("ticket_attributes").down(DESCRIPTION),
        inside
            ? Draft.Party.of(Role.UNKNOWN)
            : Desk.party(Fields.text(first, "id"), null, Role.CUSTOMER),
        inside ? Visibility.NOTE : Visibility.PUBLIC,
        Fields.time(value, "created_at"),
        text,
        null,
        List.of());
  }

  private static void part(Desk desk, JsonNode part, Place place) {
    String kind = Fields.word(part, "part_type");
    String text = Fields.words(null, Fields.text(part, "body"));
    List<String> files = attachments(part);
    Draft.Party party = author(part.path("author"));
    Mark time = Fields.time(part, "created_at");
    String id = Fields.text(part, "id");
    if (Fields.isTrue(part, "redacted") || (text.isEmpty() && files.isEmpty())) {
      String what = text.isEmpty() ? kind.replace('_', ' ') : text;
      desk.happened(place, party, time, what, id);
      return;
    }
    Visibility visibility = kind.contains("note") ? Visibility.NOTE : Visibility.PUBLIC;
    desk.add(place, party, visibility, time, text, id, files);
  }

  private static List<String> attachments(JsonNode holder) {
    return Fields.names(holder.path("attachments"), "name");
  }

  private static Draft.Party author(JsonNode author) {
    Role role =
        switch (Fields.word(author, "type")) {
          case "user", "lead", "contact", "visitor" -> Role.CUSTOMER;
          case "admin", "teammate", "team" ->
              Fields.isTrue(author, "from_ai_agent") ? Role.BOT : Role.AGENT;
          case "bot", "operator" -> Role.BOT;
          default -> null;
        };
    String id = Fields.text(author, "id", "email");
    String name = Fields.text(author, "name");
    return Desk.party(id, name == null ? Fields.text(author, "email") : name, role);
  }
}
