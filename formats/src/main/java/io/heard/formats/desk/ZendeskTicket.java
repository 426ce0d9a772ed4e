package io.heard.formats.desk;

import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Visibility;
import io.heard.formats.Draft;
import io.heard.formats.Mark;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One Zendesk ticket while it is read.
final class ZendeskTicket {
  /// The author of what the product itself wrote.
  private static final String NOBODY = "-1";

  private static final Map<String, Channel> CHANNELS =
      Map.ofEntries(
          Map.entry("email", Channel.EMAIL),
          Map.entry("chat", Channel.CHAT),
          Map.entry("chat_transcript", Channel.CHAT),
          Map.entry("native_messaging", Channel.CHAT),
          Map.entry("messaging", Channel.CHAT),
          Map.entry("whatsapp", Channel.CHAT),
          Map.entry("line", Channel.CHAT),
          Map.entry("telegram", Channel.CHAT),
          Map.entry("apple_business_chat", Channel.CHAT),
          Map.entry("sms", Channel.SMS),
          Map.entry("text", Channel.SMS),
          Map.entry("mobile", Channel.OTHER),
          Map.entry("voice", Channel.VOICE),
          Map.entry("phone", Channel.VOICE),
          Map.entry("phone_call_inbound", Channel.VOICE),
          Map.entry("phone_call_outbound", Channel.VOICE),
          Map.entry("voicemail", Channel.VOICE),
          Map.entry("twitter", Channel.SOCIAL),
          Map.entry("twitter_dm", Channel.SOCIAL),
          Map.entry("facebook", Channel.SOCIAL),
          Map.entry("instagram_dm", Channel.SOCIAL));

  private final Desk desk;
  private final Set<String> customers = new HashSet<>();
  private boolean askedBySomebody;
  private boolean askedInTicket;

  /// @param beside what stands around the ticket, which may hold users
  ZendeskTicket(Place place, @Nullable String id, String fallback, JsonNode beside) {
    desk = new Desk(place, id, fallback);
    for (JsonNode user : beside.path("users").values()) {
      user(user, side(Fields.word(user, "role")));
    }
  }

  static boolean isComment(JsonNode value) {
    String type = Fields.word(value, "type");
    return value.isObject()
        && value.has("author_id")
        && (value.has("body") || value.has("html_body") || value.has("plain_body"))
        && (Fields.isAnswered(value, "public")
            || type.equals("comment")
            || type.equals("voicecomment"));
  }

  static boolean isAudit(JsonNode value) {
    return value.path("events").isArray() && value.has("ticket_id") && value.has("author_id");
  }

  /// Reads a ticket with what belongs to it.
  static void read(
      JsonNode value, Place place, String id, JsonNode beside, Options options, Receiver receiver) {
    boolean wrapped = value.path("ticket").isObject();
    JsonNode ticket = wrapped ? value.path("ticket") : value;
    Place at = wrapped ? place.down("ticket") : place;
    var reader = new ZendeskTicket(place, Fields.text(ticket, "id"), id, beside);
    reader.about(ticket);
    String field = holds(ticket, "comments") || holds(value, "comments") ? "comments" : "audits";
    boolean inside = holds(ticket, field);
    JsonNode list = (inside ? ticket : value).path(field);
    reader.entries(list, (inside ? at : place).down(field), receiver);
    if (reader.desk.isEmpty()) {
      reader.description(ticket, at);
    }
    reader.finish(options, receiver);
  }

  private static boolean holds(JsonNode holder, String field) {
    return holder.path(field).isArray() && !holder.path(field).isEmpty();
  }

  private void entries(JsonNode list, Place place, Receiver receiver) {
    List<Entry> entries = Entry.of(list, place, receiver);
    entries.forEach(entry -> learn(entry.node()));
    entries.forEach(entry -> entry(entry.node(), entry.place(), receiver));
  }

  private void about(JsonNode ticket) {
    String requester = id(ticket, "requester");
    if (requester != null) {
      askedBySomebody = true;
      askedInTicket = true;
      customers.add(requester);
      desk.about("customerId", requester);
    }
    for (JsonNode copied : ticket.path("email_cc_ids").values()) {
      String who = copied.isIntegralNumber() ? copied.bigIntegerValue().toString() : null;
      if (who != null) {
        customers.add(who);
      }
    }
    for (String field : List.of("requester", "submitter", "assignee")) {
      boolean customer = customers.contains(String.valueOf(id(ticket, field)));
      Role role = customer ? Role.CUSTOMER : field.equals("assignee") ? Role.AGENT : null;
      desk.knows(id(ticket, field), Fields.text(ticket.path(field), "name"), role);
    }
    desk.channel(channel(ticket));
    for (String field : List.of("subject", "status", "priority", "type")) {
      desk.about(field, Fields.text(ticket, field));
    }
    desk.about("tags", Fields.names(ticket.path("tags")));
    JsonNode rating = ticket.path("satisfaction_rating");
    desk.rated(Fields.word(rating, "score"), Fields.text(rating, "comment"));
  }

  private static @Nullable String id(JsonNode ticket, String field) {
    String id = Fields.text(ticket, field + "_id");
    return id != null ? id : Fields.text(ticket.path(field), "id", "email");
  }

  private void user(JsonNode user, @Nullable Role role) {
    desk.knows(Fields.text(user, "id"), Fields.text(user, "name", "email"), role);
  }

  private static @Nullable Role side(String word) {
    return switch (word) {
      case "end-user", "end_user" -> Role.CUSTOMER;
      case "agent", "admin", "owner" -> Role.AGENT;
      default -> null;
    };
  }

  private static @Nullable Channel channel(JsonNode holder) {
    JsonNode via = holder.path("via");
    String word = Fields.word(via.isObject() ? via : holder, via.isObject() ? "channel" : "via");
    return word.isEmpty() ? null : CHANNELS.getOrDefault(word, Channel.OTHER);
  }

  /// The first message of a ticket that comes without its comments: whoever sent it in wrote it.
  private void description(JsonNode ticket, Place at) {
    String submitter = id(ticket, "submitter");
    String text = Fields.words(Fields.text(ticket, "description"), null);
    if (!text.isEmpty()) {
      desk.add(
          at.down("description"),
          author(submitter == null ? id(ticket, "requester") : submitter, null, false),
          Visibility.PUBLIC,
          Fields.time(ticket, "created_at"),
          text,
          null,
          List.of());
    }
  }

  /// Learns what an audit says about who is who, which may stand after what they wrote.
  void learn(JsonNode value) {
    if (isAudit(value)) {
      value.path("events").values().forEach(this::change);
    }
  }

  /// Adds a comment, or the comments of an audit.
  void entry(JsonNode value, Place place, Receiver receiver) {
    if (!isAudit(value)) {
      comment(value, place, Fields.text(value, "author_id"), Fields.time(value, "created_at"));
      return;
    }
    Mark time = Fields.time(value, "created_at");
    for (Entry entry : Entry.of(value.path("events"), place.down("events"), receiver)) {
      JsonNode event = entry.node();
      Place at = entry.place();
      switch (Fields.word(event, "type")) {
        case "comment", "voicecomment" ->
            comment(
                event, at, Fields.text(event.has("author_id") ? event : value, "author_id"), time);
        case "chatstartedevent", "chatendedevent" -> chat(event, at, receiver);
        default -> {}
      }
    }
  }

  private void change(JsonNode event) {
    String who = Fields.text(event, "value");
    switch (Fields.word(event, "field_name")) {
      case "requester_id" -> {
        if (who != null && !askedInTicket) {
          askedBySomebody = true;
          customers.clear();
          customers.add(who);
          desk.about("customerId", who);
        }
      }
      case "assignee_id" -> desk.knows(who, null, customers.contains(who) ? null : Role.AGENT);
      case "subject" -> desk.about("subject", who);
      default -> {}
    }
  }

  private void comment(JsonNode comment, Place place, @Nullable String who, @Nullable Mark time) {
    boolean hidden = comment.has("public") && !Fields.isTrue(comment, "public");
    // What the product writes about a call, or about a chat as a whole, is no speech of one person.
    boolean written = Fields.word(comment, "type").equals("voicecomment") || isTranscript(comment);
    desk.channelIfOpen(channel(comment));
    String plain = Fields.text(comment, "plain_body", "body");
    desk.add(
        place,
        author(who, Fields.text(comment.path("author"), "name"), hidden),
        written ? Visibility.SYSTEM : hidden ? Visibility.NOTE : Visibility.PUBLIC,
        time,
        Fields.words(plain, Fields.text(comment, "html_body")),
        Fields.text(comment, "id"),
        Fields.names(comment.path("attachments"), "file_name", "name"));
  }

  /// Whether a comment is a chat that the product wrote down, with several people in it.
  private static boolean isTranscript(JsonNode comment) {
    String body = Fields.word(comment, "plain_body", "body");
    return Fields.word(comment.path("via"), "channel").equals("chat_transcript")
        || body.startsWith("chat started: ")
        || body.startsWith("conversation with ") && body.contains("url:");
  }

  private Draft.Party author(@Nullable String who, @Nullable String name, boolean hidden) {
    if (who == null) {
      return Desk.party(null, name, hidden ? Role.AGENT : null);
    }
    if (who.equals(NOBODY)) {
      return Desk.party(who, name, Role.BOT);
    }
    if (customers.contains(who)) {
      return Desk.party(who, name, Role.CUSTOMER);
    }
    if (hidden) {
      // Only agents can write what customers cannot see.
      desk.knows(who, name, Role.AGENT);
    }
    Role known = desk.roleOf(who);
    return known == null && askedBySomebody
        ? new Draft.Party(who, name, Role.AGENT, RoleSource.INFERRED)
        : Desk.party(who, name, known);
  }

  /// A chat that a ticket holds as an event.
  private void chat(JsonNode event, Place place, Receiver receiver) {
    desk.channel(Channel.CHAT);
    boolean inside = event.path("value").has("history");
    JsonNode history = (inside ? event.path("value") : event).path("history");
    Place held = (inside ? place.down("value") : place).down("history");
    for (Entry one : Entry.of(history, held, receiver)) {
      JsonNode entry = one.node();
      Place at = one.place();
      String type = Fields.word(entry, "type");
      Role role =
          switch (Fields.word(entry, "actor_type")) {
            case "end-user", "visitor" -> Role.CUSTOMER;
            case "agent" -> Role.AGENT;
            case "bot", "trigger", "system", "integration" -> Role.BOT;
            default -> null;
          };
      var party =
          Desk.party(
              Fields.text(entry, "actor_id"), Fields.text(entry, "actor_name", "name"), role);
      String text = Fields.text(entry, "message");
      Mark time = Fields.time(entry, "timestamp");
      String id = Fields.text(entry, "message_id");
      if (text != null) {
        desk.add(at, party, Visibility.PUBLIC, time, Fields.words(text, null), id, List.of());
      } else {
        desk.happened(at, party, time, happened(type), id);
      }
    }
  }

  private static String happened(String type) {
    return switch (type) {
      case "chatjoin" -> "joined";
      case "chatleave" -> "left";
      default -> type.replaceFirst("^chat", "chat ").strip().toLowerCase(Locale.ROOT);
    };
  }

  void finish(Options options, Receiver receiver) {
    desk.inOrder(0);
    desk.finish(options, receiver);
  }
}
