package io.heard.formats.desk;

import com.google.auto.service.AutoService;
import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Visibility;
import io.heard.formats.Card;
import io.heard.formats.Draft;
import io.heard.formats.Format;
import io.heard.formats.Mark;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.TreeFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Zendesk Chat: a chat with its history, missed ones among them, and messages that were left while
/// nobody was there. Only names tell who wrote, so they are held against the visitor's and the
/// agents'.
@AutoService(Format.class)
public final class ZendeskChatFormat extends TreeFormat {
  private static final Pattern UNNAMED = Pattern.compile("Visitor \\d+");

  @Override
  public String name() {
    return "zendesk-chat";
  }

  @Override
  public Card card() {
    return new Card(
        "Zendesk Chat",
        "messages with times and ids, agents apart, triggers as bots, who joined and left, tags,"
            + " rating and comment, whether it was missed",
        "pages seen, place and browser of the visitor, departments",
        "`GET /api/v2/chats` or the incremental export of the Chat API");
  }

  @Override
  public Fit fits(JsonNode value) {
    boolean fits =
        isChat(value)
            || Fields.isListOf(value, ZendeskChatFormat::isChat)
            || Fields.isListOf(value.path("chats"), ZendeskChatFormat::isChat)
            || docs(value);
    return fits ? Fit.SURE : Fit.NO;
  }

  private static boolean docs(JsonNode value) {
    JsonNode docs = value.path("docs");
    return docs.isObject()
        && !docs.isEmpty()
        && docs.valueStream().allMatch(ZendeskChatFormat::isChat);
  }

  private static boolean isChat(JsonNode value) {
    String type = Fields.word(value, "type");
    boolean history =
        Fields.isListOf(
            value.path("history"), entry -> Fields.word(entry, "type").startsWith("chat."));
    return value.isObject()
        && (history
            || (value.path("visitor").isObject()
                && ((type.equals("chat") && value.path("history").isArray())
                    || (type.equals("offline_msg") && value.has("message")))));
  }

  @Override
  public void read(JsonNode value, Place place, String id, Options options, Receiver receiver) {
    if (Fields.isForeign(this, value, place, receiver)) {
      return;
    }
    if (isChat(value)) {
      chat(value, place, id, options, receiver);
      return;
    }
    if (docs(value)) {
      for (var doc : value.path("docs").properties()) {
        Place at = place.down("docs").down(doc.getKey());
        chat(doc.getValue(), at, doc.getKey(), options, receiver);
      }
      return;
    }
    JsonNode list = value.isArray() ? value : value.path("chats");
    Place held = value.isArray() ? place : place.down("chats");
    for (Entry entry : Entry.of(list, held, receiver)) {
      chat(entry.node(), entry.place(), id + "-" + entry.number(), options, receiver);
    }
  }

  private static void chat(
      JsonNode chat, Place place, String id, Options options, Receiver receiver) {
    var desk = new Desk(place, Fields.text(chat, "id"), id);
    desk.channel(Channel.CHAT);
    JsonNode visitor = chat.path("visitor");
    String visitorId = Fields.text(visitor, "id", "email");
    desk.about("customerId", visitorId);
    desk.about("tags", Fields.names(chat.path("tags")));
    desk.about("department", Fields.text(chat, "department_name"));
    if (Fields.isTrue(chat, "missed")) {
      desk.about("missed", true);
    }
    desk.rated(Fields.word(chat, "rating"), Fields.text(chat, "comment"));
    String left = Fields.text(chat, "message");
    if (left != null) {
      desk.add(
          place.down("message"),
          Desk.party(visitorId, Fields.text(visitor, "name"), Role.CUSTOMER),
          Visibility.PUBLIC,
          Fields.time(chat, "timestamp"),
          Fields.words(left, null),
          null,
          List.of());
    }
    var agents = new HashSet<String>();
    for (JsonNode name : chat.path("agent_names").values()) {
      agents.add(name.asString(""));
    }
    for (Entry entry : Entry.of(chat.path("history"), place.down("history"), receiver)) {
      entry(desk, entry.node(), entry.place(), party(entry.node(), visitor, agents));
    }
    desk.inOrder(0);
    desk.finish(options, receiver);
  }

  private static Draft.Party party(JsonNode entry, JsonNode visitor, Set<String> agents) {
    String name = Fields.text(entry, "name", "display_name");
    Role said = said(entry);
    String visitorName = Fields.text(visitor, "name");
    boolean isVisitor = name != null && name.equals(visitorName);
    Role role = said;
    RoleSource source = RoleSource.FILE;
    if (role == null && name != null) {
      boolean unnamed = UNNAMED.matcher(name).matches();
      if (isVisitor || (unnamed && !agents.contains(name))) {
        role = Role.CUSTOMER;
      } else if (agents.contains(name)) {
        role = Role.AGENT;
      } else if (visitorName != null) {
        // Neither the visitor nor, where they are named, an agent: a trigger, by its own name.
        role = agents.isEmpty() ? Role.AGENT : Role.BOT;
        source = RoleSource.INFERRED;
      }
    }
    String id =
        role == Role.CUSTOMER
            ? Fields.text(visitor, "id", "email")
            : Fields.text(entry, "agent_id");
    return new Draft.Party(id, name, role, role == null ? RoleSource.NONE : source);
  }

  /// The side that newer exports give, or the nickname of the live interface.
  private static @Nullable Role said(JsonNode entry) {
    String nick = Fields.word(entry, "nick");
    return switch (Fields.word(entry, "sender_type")) {
      case "visitor" -> Role.CUSTOMER;
      case "agent" -> Role.AGENT;
      case "trigger", "bot", "system", "integration" -> Role.BOT;
      default ->
          nick.equals("visitor") || nick.startsWith("visitor:")
              ? Role.CUSTOMER
              : nick.equals("agent:trigger")
                  ? Role.BOT
                  : nick.startsWith("agent:") ? Role.AGENT : null;
    };
  }

  private static void entry(Desk desk, JsonNode entry, Place at, Draft.Party party) {
    Mark time = Fields.time(entry, "timestamp");
    String id = Fields.text(entry, "msg_id");
    String type = Fields.word(entry, "type");
    String text = Fields.text(entry, "msg");
    if (type.equals("chat.msg") || type.equals("chat.file")) {
      JsonNode file = entry.path("attachment");
      String name = Fields.text(file, "name", "file_name");
      List<String> files = name == null ? List.of() : List.of(name);
      desk.add(at, party, Visibility.PUBLIC, time, Fields.words(text, null), id, files);
      return;
    }
    String what =
        switch (type) {
          case "chat.memberjoin" -> "joined";
          case "chat.memberleave" -> "left";
          case "chat.tag" -> "tagged: " + String.join(", ", Fields.names(entry.path("new_tags")));
          case "chat.rating" -> "rated: " + Fields.word(entry, "new_rating");
          case "chat.request.rating" -> "asked for a rating";
          case "chat.comment" -> {
            String comment = Fields.text(entry, "new_comment");
            yield comment == null ? "commented" : "commented: " + comment;
          }
          default -> text != null ? text : type.replaceFirst("^chat\\.", "").replace('.', ' ');
        };
    desk.happened(at, party, time, what, id);
  }
}
