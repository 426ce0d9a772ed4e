package io.heard.formats.desk;

import com.google.auto.service.AutoService;
import io.heard.formats.Card;
import io.heard.formats.Format;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.TreeFormat;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Zendesk Support: tickets with their comments as an account exports them, a ticket without, a
/// page of comments, one comment, audits with their events. Users who stand beside them give names
/// and sides.
@AutoService(Format.class)
public final class ZendeskFormat extends TreeFormat {
  @Override
  public String name() {
    return "zendesk";
  }

  @Override
  public Card card() {
    return new Card(
        "Zendesk ticket",
        "public comments and internal notes in order of time, several agents apart, names where"
            + " users stand beside them, chats within a ticket, names of attachments, subject, tags,"
            + " satisfaction",
        "quoted mail; changes of fields, notifications, recordings of calls",
        "JSON export of an account; incremental export; `GET /api/v2/tickets/ID/comments?include=users`");
  }

  @Override
  public Fit fits(JsonNode value) {
    if (value.isArray()) {
      boolean list =
          Fields.isListOf(value, ZendeskFormat::isTicket)
              || Fields.isListOf(value, ZendeskTicket::isComment)
              || Fields.isListOf(value, ZendeskTicket::isAudit);
      return list ? Fit.SURE : Fit.NO;
    }
    boolean fits =
        isTicket(value)
            || ZendeskTicket.isComment(value)
            || ZendeskTicket.isAudit(value)
            || Fields.isListOf(value.path("tickets"), ZendeskFormat::isTicket)
            || Fields.isListOf(value.path("results"), ZendeskFormat::isTicket)
            || Fields.isListOf(value.path("requests"), ZendeskFormat::isTicket)
            || Fields.isListOf(value.path("comments"), ZendeskTicket::isComment)
            || Fields.isListOf(value.path("audits"), ZendeskTicket::isAudit);
    return fits ? Fit.SURE : Fit.NO;
  }

  /// A ticket, bare or beside its comments, that no other product writes: who asked stands beside
  /// who sent it in or whom it was given to.
  private static boolean isTicket(JsonNode value) {
    JsonNode ticket = value.path("ticket").isObject() ? value.path("ticket") : value;
    return ticket.isObject()
        && (ticket.has("requester_id") || ticket.path("requester").isObject())
        && (ticket.has("submitter_id")
            || ticket.path("submitter").isObject()
            || ticket.has("assignee_id")
            || ticket.path("assignee").isObject())
        && !ticket.has("responder_id")
        && (ticket.has("description") || ticket.has("comments") || ticket.has("subject"));
  }

  @Override
  public void read(JsonNode value, Place place, String id, Options options, Receiver receiver) {
    if (Fields.isForeign(this, value, place, receiver)) {
      return;
    }
    if (value.isArray()) {
      list(value, place, id, value, options, receiver);
      return;
    }
    if (isTicket(value)) {
      ZendeskTicket.read(value, place, id, value, options, receiver);
      return;
    }
    for (String field : List.of("tickets", "results", "requests", "comments", "audits")) {
      if (value.path(field).isArray()) {
        list(value.path(field), place.down(field), id, value, options, receiver);
        return;
      }
    }
    var ticket = new ZendeskTicket(place, ticketOf(value), id, value);
    ticket.learn(value);
    ticket.entry(value, place, receiver);
    ticket.finish(options, receiver);
  }

  private static @Nullable String ticketOf(JsonNode value) {
    return Fields.text(value, "ticket_id");
  }

  /// @param beside what stands around the list, which may hold users
  private static void list(
      JsonNode list, Place place, String id, JsonNode beside, Options options, Receiver receiver) {
    var tickets = new LinkedHashMap<String, ZendeskTicket>();
    for (JsonNode item : list.values()) {
      if (item.isObject() && !isTicket(item)) {
        String of = ticketOf(item);
        tickets
            .computeIfAbsent(of == null ? "" : of, key -> new ZendeskTicket(place, of, id, beside))
            .learn(item);
      }
    }
    for (Entry entry : Entry.of(list, place, receiver)) {
      JsonNode item = entry.node();
      String of = ticketOf(item);
      ZendeskTicket ticket = tickets.get(of == null ? "" : of);
      if (isTicket(item) || ticket == null) {
        ZendeskTicket.read(
            item, entry.place(), id + "-" + entry.number(), beside, options, receiver);
      } else {
        ticket.entry(item, entry.place(), receiver);
      }
    }
    tickets.values().forEach(ticket -> ticket.finish(options, receiver));
  }
}
