package io.heard.formats.desk;

import com.google.auto.service.AutoService;
import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.conversation.Visibility;
import io.heard.formats.Card;
import io.heard.formats.Draft;
import io.heard.formats.Format;
import io.heard.formats.Mark;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.TreeFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Chatwoot: a page of a conversation's messages, a conversation with messages, a list of such, and
/// the message that a webhook carries. Types are numbers in the interface and words in webhooks;
/// times are numbers there and dates here.
@AutoService(Format.class)
public final class ChatwootFormat extends TreeFormat {
  @Override
  public String name() {
    return "chatwoot";
  }

  @Override
  public Card card() {
    return new Card(
        "Chatwoot",
        "messages with ids, private notes, agents and bots apart, automatic messages as bots,"
            + " activity as system lines, labels, status, survey answers, names of attachments",
        "the words of deleted messages; custom attributes",
        "`GET …/conversations/ID/messages` of the Application API; the webhook `message_created`");
  }

  @Override
  public Fit fits(JsonNode value) {
    boolean fits =
        isMessage(value)
            || isConversation(value)
            || Fields.isListOf(value, ChatwootFormat::isMessage)
            || Fields.isListOf(value, ChatwootFormat::isConversation)
            || Fields.isListOf(value.path("payload"), ChatwootFormat::isMessage)
            || Fields.isListOf(list(value), ChatwootFormat::isConversation);
    return fits ? Fit.SURE : Fit.NO;
  }

  private static JsonNode list(JsonNode value) {
    return value.path("data").path("payload").isArray()
        ? value.path("data").path("payload")
        : value.path("payload");
  }

  private static boolean isMessage(JsonNode value) {
    return value.isObject()
        && value.has("content")
        && value.has("message_type")
        && (Fields.isAnswered(value, "private")
            || value.has("conversation_id")
            || value.has("conversation")
            || value.has("content_type"));
  }

  private static boolean isConversation(JsonNode value) {
    return value.isObject() && Fields.isListOf(value.path("messages"), ChatwootFormat::isMessage);
  }

  @Override
  public void read(JsonNode value, Place place, String id, Options options, Receiver receiver) {
    if (Fields.isForeign(this, value, place, receiver)) {
      return;
    }
    if (isConversation(value) && !isMessage(value)) {
      conversation(value, place, id, options, receiver);
    } else if (isMessage(value)) {
      var desk = new Desk(place, conversationOf(value), id);
      about(desk, value.path("conversation"));
      message(desk, value, place);
      desk.finish(options, receiver);
    } else if (Fields.isListOf(list(value), ChatwootFormat::isConversation)) {
      boolean data = value.path("data").isObject();
      Place at = data ? place.down("data").down("payload") : place.down("payload");
      conversations(list(value), at, id, options, receiver);
    } else if (Fields.isListOf(value, ChatwootFormat::isConversation)) {
      conversations(value, place, id, options, receiver);
    } else {
      JsonNode list = value.isArray() ? value : value.path("payload");
      Place at = value.isArray() ? place : place.down("payload");
      var desk = new Desk(place, conversationOf(list.path(0)), id);
      boolean mail =
          list.valueStream()
              .anyMatch(one -> Fields.word(one, "content_type").equals("incoming_email"));
      desk.channel(mail ? Channel.EMAIL : Channel.CHAT);
      JsonNode meta = value.path("meta");
      desk.about("labels", Fields.names(meta.path("labels")));
      messages(desk, list, at, receiver);
      desk.finish(options, receiver);
    }
  }

  private static void conversations(
      JsonNode list, Place place, String id, Options options, Receiver receiver) {
    for (Entry entry : Entry.of(list, place, receiver)) {
      conversation(entry.node(), entry.place(), id + "-" + entry.number(), options, receiver);
    }
  }

  private static void conversation(
      JsonNode value, Place place, String id, Options options, Receiver receiver) {
    var desk = new Desk(place, Fields.text(value, "id", "display_id"), id);
    about(desk, value);
    JsonNode sender = value.path("meta").path("sender");
    desk.knows(
        person("contact", Fields.text(sender, "id")), Fields.text(sender, "name"), Role.CUSTOMER);
    messages(desk, value.path("messages"), place.down("messages"), receiver);
    desk.finish(options, receiver);
  }

  private static @Nullable String conversationOf(JsonNode message) {
    String own = Fields.text(message, "conversation_id");
    return own != null ? own : Fields.text(message.path("conversation"), "display_id", "id");
  }

  private static void about(Desk desk, JsonNode conversation) {
    desk.about("status", Fields.text(conversation, "status"));
    desk.about("labels", Fields.names(conversation.path("labels")));
    String channel = Fields.word(conversation, "channel");
    if (channel.isEmpty()) {
      channel = Fields.word(conversation.path("meta"), "channel");
    }
    desk.channel(channel.isEmpty() ? Channel.CHAT : channel(channel));
    desk.about("subject", Fields.text(conversation.path("additional_attributes"), "mail_subject"));
  }

  private static Channel channel(String word) {
    if (word.contains("email")) {
      return Channel.EMAIL;
    }
    if (word.contains("sms")) {
      return Channel.SMS;
    }
    if (word.contains("voice")) {
      return Channel.VOICE;
    }
    boolean social =
        word.contains("facebook") || word.contains("twitter") || word.contains("instagram");
    return social ? Channel.SOCIAL : Channel.CHAT;
  }

  private static void messages(Desk desk, JsonNode list, Place place, Receiver receiver) {
    for (Entry entry : Entry.of(list, place, receiver)) {
      message(desk, entry.node(), entry.place());
    }
    desk.inOrder(0);
  }

  private static void message(Desk desk, JsonNode message, Place place) {
    JsonNode attributes = message.path("content_attributes");
    JsonNode email = attributes.path("email");
    String text = Fields.text(message, "content");
    if (text == null) {
      text = Fields.text(email.path("text_content"), "reply", "full");
    }
    String words = Fields.words(text, Fields.text(email.path("html_content"), "reply"));
    Mark time = Fields.time(message, "created_at");
    String id = Fields.text(message, "id");
    String type = type(message);
    Draft.Party party = party(message, type);
    survey(desk, attributes);
    if (type.equals("activity") || Fields.isTrue(attributes, "deleted")) {
      boolean deleted = Fields.isTrue(attributes, "deleted");
      desk.happened(place, party, time, deleted ? "deleted" : words, id);
      return;
    }
    desk.add(
        place,
        party,
        Fields.isTrue(message, "private") ? Visibility.NOTE : Visibility.PUBLIC,
        time,
        words,
        id,
        attachments(message.path("attachments")));
  }

  /// The type as a word: incoming, outgoing, activity or template.
  private static String type(JsonNode message) {
    return switch (Fields.word(message, "message_type")) {
      case "0" -> "incoming";
      case "1" -> "outgoing";
      case "2" -> "activity";
      case "3" -> "template";
      default -> Fields.word(message, "message_type");
    };
  }

  private static Draft.Party party(JsonNode message, String type) {
    JsonNode sender = message.path("sender");
    String kind = Fields.word(sender, "type");
    if (kind.isEmpty()) {
      kind = Fields.word(message, "sender_type");
    }
    kind = kind.replace("_", "").toLowerCase(Locale.ROOT);
    boolean bot = kind.contains("bot") || kind.contains("captain") || kind.contains("assistant");
    boolean byRule = message.path("content_attributes").hasNonNull("automation_rule_id");
    Role role =
        switch (type) {
          case "incoming" -> Role.CUSTOMER;
          case "outgoing" -> bot || byRule ? Role.BOT : Role.AGENT;
          case "template" -> Role.BOT;
          case "activity" -> Role.UNKNOWN;
          default ->
              bot
                  ? Role.BOT
                  : kind.equals("contact")
                      ? Role.CUSTOMER
                      : kind.equals("user") ? Role.AGENT : null;
        };
    String group =
        bot ? "bot" : kind.isEmpty() ? (role == Role.CUSTOMER ? "contact" : "user") : kind;
    String id = Fields.text(sender, "id");
    return Desk.party(
        person(group, id == null ? Fields.text(message, "sender_id") : id),
        Fields.text(sender, "name", "available_name"),
        role);
  }

  /// Contacts and users are numbered apart, so that a number alone would make one of two people.
  private static @Nullable String person(String group, @Nullable String id) {
    return id == null ? null : group + "-" + id;
  }

  private static void survey(Desk desk, JsonNode attributes) {
    JsonNode survey = attributes.path("submitted_values").path("csat_survey_response");
    JsonNode rating = survey.path("rating");
    if (rating.canConvertToInt()) {
      desk.rated(rating.intValue(), 5, Fields.text(survey, "feedback_message"));
    }
  }

  private static List<String> attachments(JsonNode list) {
    var names = new ArrayList<String>();
    if (list.isArray()) {
      for (JsonNode file : list.values()) {
        String name = Fields.text(file, "file_name", "fallback_title");
        String address = Fields.text(file, "data_url");
        if (name == null && address != null) {
          String path = address.split("[?#]", 2)[0];
          name = path.substring(path.lastIndexOf('/') + 1);
        }
        String kind = Fields.text(file, "file_type");
        if (name != null && !name.isEmpty()) {
          names.add(name);
        } else if (kind != null) {
          names.add(kind);
        }
      }
    }
    return names;
  }
}
