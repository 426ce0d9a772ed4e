package io.heard.formats.desk;

import com.google.auto.service.AutoService;
import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.conversation.Visibility;
import io.heard.formats.Card;
import io.heard.formats.Draft;
import io.heard.formats.Format;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.TreeFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Front: a page of a conversation's messages, which begins with the newest; one message; comments,
/// which are internal; a conversation with either. A conversation as the product lists it has no
/// messages, which is said.
@AutoService(Format.class)
public final class FrontFormat extends TreeFormat {
  private static final Map<String, Channel> TYPES =
      Map.ofEntries(
          Map.entry("email", Channel.EMAIL),
          Map.entry("sms", Channel.SMS),
          Map.entry("call", Channel.VOICE),
          Map.entry("truly-call", Channel.VOICE),
          Map.entry("phone-call", Channel.VOICE),
          Map.entry("tweet", Channel.SOCIAL),
          Map.entry("tweet_dm", Channel.SOCIAL),
          Map.entry("facebook", Channel.SOCIAL),
          Map.entry("googleplay", Channel.SOCIAL),
          Map.entry("front_chat", Channel.CHAT),
          Map.entry("whatsapp", Channel.CHAT),
          Map.entry("intercom", Channel.CHAT),
          Map.entry("smooch", Channel.CHAT));

  private static final Set<String> DRAFTS = Set.of("shared", "private");

  @Override
  public String name() {
    return "front";
  }

  @Override
  public Card card() {
    return new Card(
        "Front",
        "messages in order of time, comments and drafts as notes, teammates apart, handles, subject,"
            + " tags, names of attachments",
        "quoted mail, signatures, links, reminders",
        "`GET /conversations/ID/messages` (and `/comments`) of the Core API");
  }

  @Override
  public Fit fits(JsonNode value) {
    boolean fits =
        isMessage(value)
            || isComment(value)
            || isConversation(value)
            || Fields.isListOf(value, one -> isMessage(one) || isComment(one))
            || Fields.isListOf(
                value.path("_results"),
                one -> isMessage(one) || isComment(one) || isConversation(one));
    return fits ? Fit.SURE : Fit.NO;
  }

  private static boolean isMessage(JsonNode value) {
    return value.isObject()
        && Fields.isAnswered(value, "is_inbound")
        && (value.has("recipients") || value.has("_links"))
        && (value.has("body") || value.has("text"));
  }

  private static boolean isComment(JsonNode value) {
    return value.path("_links").isObject() && value.has("posted_at") && value.has("body");
  }

  private static boolean isConversation(JsonNode value) {
    return value.path("_links").path("related").has("messages") && !value.has("is_inbound");
  }

  @Override
  public void read(JsonNode value, Place place, String id, Options options, Receiver receiver) {
    if (Fields.isForeign(this, value, place, receiver)) {
      return;
    }
    JsonNode results = value.path("_results");
    if (Fields.isListOf(results, FrontFormat::isConversation)) {
      conversations(results, place.down("_results"), id, options, receiver);
      return;
    }
    var desk = new Desk(place, isConversation(value) ? Fields.text(value, "id") : null, id);
    if (isConversation(value)) {
      about(desk, value);
      for (String field : List.of("messages", "comments")) {
        JsonNode held = value.path(field);
        boolean page = held.path("_results").isArray();
        Place at = place.down(field);
        entries(
            desk, page ? held.path("_results") : held, page ? at.down("_results") : at, receiver);
      }
      if (desk.isEmpty() && isMessage(value.path("last_message"))) {
        entry(desk, value.path("last_message"), place.down("last_message"));
      }
    } else if (value.isArray()) {
      entries(desk, value, place, receiver);
    } else if (results.isArray()) {
      entries(desk, results, place.down("_results"), receiver);
    } else {
      entry(desk, value, place);
    }
    desk.inOrder(0);
    desk.finish(options, receiver);
  }

  private void conversations(
      JsonNode list, Place place, String id, Options options, Receiver receiver) {
    boolean empty =
        list.valueStream()
            .noneMatch(
                one -> one.has("messages") || one.has("last_message") || one.has("comments"));
    if (empty) {
      // One message instead of one for each.
      new Desk(place, null, id).finish(options, receiver);
      return;
    }
    for (Entry entry : Entry.of(list, place, receiver)) {
      read(entry.node(), entry.place(), id + "-" + entry.number(), options, receiver);
    }
  }

  private static void about(Desk desk, JsonNode conversation) {
    desk.about("subject", Fields.text(conversation, "subject"));
    desk.about("status", Fields.text(conversation, "status"));
    desk.about("tags", Fields.names(conversation.path("tags"), "name"));
    JsonNode recipient = conversation.path("recipient");
    if (!Fields.word(recipient, "role").equals("to")) {
      desk.knows(Fields.text(recipient, "handle"), Fields.text(recipient, "name"), Role.CUSTOMER);
    }
  }

  private static void entries(Desk desk, JsonNode list, Place place, Receiver receiver) {
    for (Entry entry : Entry.of(list, place, receiver)) {
      entry(desk, entry.node(), entry.place());
    }
  }

  private static void entry(Desk desk, JsonNode entry, Place place) {
    boolean comment = !entry.has("is_inbound");
    boolean inbound = Fields.isTrue(entry, "is_inbound");
    boolean draft =
        Fields.isAnswered(entry, "is_draft")
            ? Fields.isTrue(entry, "is_draft")
            : !inbound && DRAFTS.contains(Fields.word(entry, "draft_mode"));
    if (!comment) {
      desk.channel(TYPES.getOrDefault(Fields.word(entry, "type"), Channel.OTHER));
      desk.about("subject", Fields.text(entry, "subject"));
    }
    desk.add(
        place,
        inbound ? sender(entry) : teammate(entry.path("author")),
        comment || draft ? Visibility.NOTE : Visibility.PUBLIC,
        Fields.time(entry, "created_at", "posted_at"),
        Fields.words(Fields.text(entry, "text"), Fields.text(entry, "body")),
        Fields.text(entry, "id"),
        Fields.names(entry.path("attachments"), "filename", "name"));
  }

  /// Who an inbound message is from: the recipient with that role, else its author.
  private static Draft.Party sender(JsonNode message) {
    for (JsonNode recipient : message.path("recipients").values()) {
      if (Fields.word(recipient, "role").equals("from")) {
        return Desk.party(
            Fields.text(recipient, "handle"), Fields.text(recipient, "name"), Role.CUSTOMER);
      }
    }
    JsonNode author = message.path("author");
    return Desk.party(Fields.text(author, "id", "email"), name(author), Role.CUSTOMER);
  }

  private static Draft.Party teammate(JsonNode author) {
    return Desk.party(Fields.text(author, "id", "email"), name(author), Role.AGENT);
  }

  private static @Nullable String name(JsonNode author) {
    String first = Fields.text(author, "first_name");
    String last = Fields.text(author, "last_name");
    if (first != null && last != null) {
      return first + " " + last;
    }
    return first != null ? first : last != null ? last : Fields.text(author, "name", "username");
  }
}
