package io.heard.formats.desk;

import com.google.auto.service.AutoService;
import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.conversation.Visibility;
import io.heard.formats.Card;
import io.heard.formats.Format;
import io.heard.formats.Mark;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.TreeFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Freshdesk: a ticket, whose description is the requester's first message, with or without its
/// conversations; the conversations alone; one of them; and the form of version 1, with notes. They
/// are not sorted by time in the export, and are here.
@AutoService(Format.class)
public final class FreshdeskFormat extends TreeFormat {
  /// The entry's words went to somebody else: a mail passed on to a third party.
  private static final String FORWARDED = "8";

  /// The ticket began with a mail of an agent.
  private static final String OUTBOUND = "10";

  /// Shorter words may be said twice by chance.
  private static final int SHORTEST_REPEATED = 8;

  private static final Map<String, Channel> SOURCES =
      Map.of(
          "1", Channel.EMAIL,
          "3", Channel.VOICE,
          "5", Channel.SOCIAL,
          "6", Channel.SOCIAL,
          "7", Channel.CHAT,
          "10", Channel.EMAIL,
          "13", Channel.CHAT,
          "15", Channel.CHAT);

  @Override
  public String name() {
    return "freshdesk";
  }

  @Override
  public Card card() {
    return new Card(
        "Freshdesk ticket",
        "the description as the requester's first message, replies and private notes in order of"
            + " time, several agents apart, names of attachments, subject, status, tags",
        "quoted mail; the words of deleted entries; custom fields",
        "`GET /api/v2/tickets/ID?include=conversations,requester`, or"
            + " `/api/v2/tickets/ID/conversations`; an account export");
  }

  @Override
  public Fit fits(JsonNode value) {
    boolean fits =
        isTicket(value)
            || isEntry(value)
            || Fields.isListOf(value, FreshdeskFormat::isTicket)
            || Fields.isListOf(value, FreshdeskFormat::isEntry)
            || Fields.isListOf(value.path("results"), FreshdeskFormat::isTicket)
            || Fields.isListOf(value.path("tickets"), FreshdeskFormat::isTicket)
            || (value.isObject()
                && !value.has("messages")
                && Fields.isListOf(value.path("conversations"), FreshdeskFormat::isEntry));
    return fits ? Fit.SURE : Fit.NO;
  }

  /// The field that a ticket may be wrapped in; empty where it is bare.
  private static String wrap(JsonNode value) {
    return Stream.of("helpdesk_ticket", "ticket")
        .filter(field -> value.path(field).isObject())
        .findFirst()
        .orElse("");
  }

  private static JsonNode ticket(JsonNode value) {
    String wrap = wrap(value);
    return wrap.isEmpty() ? value : value.path(wrap);
  }

  private static boolean isTicket(JsonNode value) {
    JsonNode ticket = ticket(value);
    return ticket.isObject()
        && (value.has("helpdesk_ticket")
            || (ticket.has("requester_id")
                && ticket.has("responder_id")
                && (ticket.has("description_text")
                    || ticket.has("description")
                    || ticket.has("conversations")
                    || ticket.has("subject"))));
  }

  private static boolean isEntry(JsonNode value) {
    return value.isObject()
        && Fields.isAnswered(value, "incoming")
        && Fields.isAnswered(value, "private")
        && (value.has("body") || value.has("body_text"));
  }

  @Override
  public void read(JsonNode value, Place place, String id, Options options, Receiver receiver) {
    if (Fields.isForeign(this, value, place, receiver)) {
      return;
    }
    if (value.isArray() && isEntry(value.path(0))) {
      entries(value, place, id, options, receiver);
    } else if (value.isArray()) {
      tickets(value, place, id, options, receiver);
    } else if (isTicket(value)) {
      ticket(value, place, id, options, receiver);
    } else if (isEntry(value)) {
      var desk = new Desk(place, ticketOf(value), id);
      entry(desk, value, place, null);
      desk.finish(options, receiver);
    } else if (value.has("conversations")) {
      entries(value.path("conversations"), place.down("conversations"), id, options, receiver);
    } else {
      String field = value.has("results") ? "results" : "tickets";
      tickets(value.path(field), place.down(field), id, options, receiver);
    }
  }

  private static void tickets(
      JsonNode list, Place place, String id, Options options, Receiver receiver) {
    for (Entry entry : Entry.of(list, place, receiver)) {
      ticket(entry.node(), entry.place(), id + "-" + entry.number(), options, receiver);
    }
  }

  /// Entries without their tickets: one conversation for each ticket.
  private static void entries(
      JsonNode list, Place place, String id, Options options, Receiver receiver) {
    var desks = new LinkedHashMap<String, Desk>();
    for (Entry one : Entry.of(list, place, receiver)) {
      String ticket = ticketOf(one.node());
      Desk desk =
          desks.computeIfAbsent(ticket == null ? "" : ticket, key -> new Desk(place, ticket, id));
      entry(desk, one.node(), one.place(), null);
    }
    for (Desk desk : desks.values()) {
      desk.inOrder(0);
      desk.finish(options, receiver);
    }
  }

  private static @Nullable String ticketOf(JsonNode entry) {
    return Fields.text(entry, "ticket_id");
  }

  private static void ticket(
      JsonNode value, Place place, String id, Options options, Receiver receiver) {
    JsonNode ticket = ticket(value);
    String wrap = wrap(value);
    Place at = wrap.isEmpty() ? place : place.down(wrap);
    var desk = new Desk(place, Fields.text(ticket, "display_id", "id"), id);
    String requester = Fields.text(ticket, "requester_id");
    desk.knows(requester, name(ticket, "requester"), Role.CUSTOMER);
    desk.knows(Fields.text(ticket, "responder_id"), name(ticket, "responder"), Role.AGENT);
    desk.channel(SOURCES.getOrDefault(Fields.word(ticket, "source"), Channel.OTHER));
    about(desk, ticket, requester);
    String told = words(ticket, "description");
    if (!isRepeated(told, ticket) && !isRepeated(told, value)) {
      description(desk, ticket, at, requester);
    }
    // Without a time the description is first; the rest is put in order.
    int first = Fields.time(ticket, "created_at") == null ? desk.size() : 0;
    entries(desk, ticket, at, requester, receiver);
    if (!wrap.isEmpty()) {
      entries(desk, value, place, requester, receiver);
    }
    desk.inOrder(first);
    desk.finish(options, receiver);
  }

  /// Whether a description only says again what the customer wrote in one of the entries, as that
  /// of a web chat does.
  private static boolean isRepeated(String description, JsonNode holder) {
    return holder
        .path("conversations")
        .valueStream()
        .filter(entry -> Fields.isTrue(entry, "incoming") && !Fields.isTrue(entry, "private"))
        .map(entry -> words(entry, "body"))
        .anyMatch(said -> said.length() >= SHORTEST_REPEATED && description.endsWith(said));
  }

  private static void entries(
      Desk desk, JsonNode holder, Place place, @Nullable String requester, Receiver receiver) {
    for (String field : List.of("conversations", "notes", "helpdesk_notes")) {
      for (Entry one : Entry.of(holder.path(field), place.down(field), receiver)) {
        entry(desk, one.node(), one.place(), requester);
      }
    }
  }

  private static @Nullable String name(JsonNode ticket, String who) {
    String name = Fields.text(ticket.path(who), "name");
    return name == null ? Fields.text(ticket, who + "_name") : name;
  }

  private static void about(Desk desk, JsonNode ticket, @Nullable String requester) {
    desk.about("customerId", requester);
    desk.about("subject", Fields.text(ticket, "subject"));
    desk.about("status", Fields.text(ticket, "status_name", "status"));
    desk.about("priority", Fields.text(ticket, "priority_name", "priority"));
    desk.about("type", Fields.text(ticket, "type", "ticket_type"));
    desk.about("tags", Fields.names(ticket.path("tags"), "name"));
  }

  private static void description(
      Desk desk, JsonNode ticket, Place at, @Nullable String requester) {
    String text = words(ticket, "description");
    List<String> attachments = attachments(ticket);
    if (text.isEmpty() && attachments.isEmpty()) {
      return;
    }
    boolean outbound = Fields.word(ticket, "source").equals(OUTBOUND);
    desk.add(
        at.down(ticket.has("description_text") ? "description_text" : "description"),
        outbound
            ? Desk.party(Fields.text(ticket, "responder_id"), null, Role.AGENT)
            : Desk.party(requester, null, Role.CUSTOMER),
        Visibility.PUBLIC,
        Fields.time(ticket, "created_at"),
        text,
        Fields.text(ticket, "id"),
        attachments);
  }

  /// The words of a field that is HTML beside a plain `_text`, or, in version 1, plain beside an
  /// `_html`.
  private static String words(JsonNode holder, String field) {
    String html = Fields.text(holder, field + "_html");
    return html == null
        ? Fields.words(Fields.text(holder, field + "_text"), Fields.text(holder, field))
        : Fields.words(Fields.text(holder, field + "_text", field), html);
  }

  private static List<String> attachments(JsonNode holder) {
    return Fields.names(holder.path("attachments"), "name", "file_name", "content_file_name");
  }

  private static void entry(Desk desk, JsonNode value, Place place, @Nullable String requester) {
    JsonNode entry = value;
    for (String wrap : List.of("note", "helpdesk_note", "conversation")) {
      entry = entry.path(wrap).isObject() ? entry.path(wrap) : entry;
    }
    String who = Fields.text(entry, "user_id", "from_email");
    boolean incoming = Fields.isTrue(entry, "incoming");
    boolean hidden = Fields.isTrue(entry, "private");
    boolean passedOn = Fields.word(entry, "source").equals(FORWARDED);
    // Nobody's words to the customer are the product's: the greeting of a web chat.
    boolean greeting = who == null && !incoming && !hidden && entry.has("user_id");
    Role role =
        who != null && who.equals(requester)
            ? Role.CUSTOMER
            : greeting ? Role.BOT : !incoming ? Role.AGENT : hidden ? Role.UNKNOWN : Role.CUSTOMER;
    Mark time = Fields.time(entry, "created_at");
    String externalId = Fields.text(entry, "id");
    var party = Desk.party(who, Fields.text(entry.path("user"), "name"), role);
    if (Fields.isTrue(entry, "deleted")) {
      desk.happened(place, party, time, "deleted", externalId);
      return;
    }
    desk.add(
        place,
        party,
        hidden || (passedOn && !incoming) ? Visibility.NOTE : Visibility.PUBLIC,
        time,
        words(entry, "body"),
        externalId,
        attachments(entry));
  }
}
