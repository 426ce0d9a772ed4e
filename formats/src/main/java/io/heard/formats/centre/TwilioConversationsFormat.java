package io.heard.formats.centre;

import com.google.auto.service.AutoService;
import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.formats.Card;
import io.heard.formats.Draft;
import io.heard.formats.Format;
import io.heard.formats.Mark;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.TreeFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Twilio Conversations: messages, as the API pages them, as its libraries list them, or one alone.
@AutoService(Format.class)
public final class TwilioConversationsFormat extends TreeFormat {
  private static final Pattern ADDRESS =
      Pattern.compile("\\+\\d{6,15}|(?:whatsapp|messenger|rcs|sms|mms|instagram):.+");

  @Override
  public String name() {
    return "twilio-conversations";
  }

  @Override
  public Card card() {
    return new Card(
        "Twilio Conversations",
        "messages with instants, authors and ids in the order of their index; media as system"
            + " lines; attributes as a field",
        "receipts, rich content that stands elsewhere",
        "`GET /v1/Conversations/CH…/Messages`, all pages");
  }

  @Override
  public Fit fits(JsonNode value) {
    if (value.isArray()) {
      return !value.isEmpty() && value.valueStream().allMatch(one -> isMessage(one) || isPage(one))
          ? Fit.SURE
          : Fit.NO;
    }
    return isMessage(value) || isPage(value) ? Fit.SURE : Fit.NO;
  }

  private static boolean isMessage(JsonNode value) {
    return Fields.text(value, "conversation_sid", "conversationSid").startsWith("CH")
        && (value.has("body") || value.has("media"));
  }

  private static boolean isPage(JsonNode value) {
    JsonNode messages = value.path("messages");
    JsonNode meta = value.path("meta");
    return messages.isArray()
        && (messages.isEmpty()
            ? Fields.text(meta, "key").equals("messages")
                && Fields.text(meta, "url", "first_page_url").contains("/Conversations/CH")
            : isMessage(messages.get(0)));
  }

  @Override
  public void read(JsonNode value, Place place, String id, Options options, Receiver receiver) {
    var talks = new LinkedHashMap<String, List<Message>>();
    boolean more = false;
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        more = put(value.get(i), place.down(i), talks);
      }
    } else {
      more = put(value, place, talks);
    }
    if (talks.isEmpty()) {
      talks.put("", List.of());
    }
    boolean last = more;
    talks.forEach((sid, messages) -> {
      var lines = new Lines(place, sid.isEmpty() ? id : sid, options, receiver);
      if (last) {
        lines.note("there are more pages of messages than this", "put all pages into one list");
      }
      read(messages, lines);
    });
  }

  /// Whether more pages follow.
  private static boolean put(JsonNode value, Place place, Map<String, List<Message>> talks) {
    if (isMessage(value)) {
      String sid = Fields.text(value, "conversation_sid", "conversationSid");
      talks.computeIfAbsent(sid, key -> new ArrayList<>()).add(new Message(value, place));
      return false;
    }
    JsonNode messages = Fields.list(value, "messages");
    String first = Fields.text(messages.path(0), "conversation_sid", "conversationSid");
    for (int i = 0; i < messages.size(); i++) {
      String own = Fields.text(messages.get(i), "conversation_sid", "conversationSid");
      talks
          .computeIfAbsent(own.isEmpty() ? first : own, key -> new ArrayList<>())
          .add(new Message(messages.get(i), place.down("messages").down(i)));
    }
    return value.path("meta").hasNonNull("next_page_url");
  }

  /// A message as it came.
  private record Message(JsonNode node, Place place) {
    long index() {
      return node.path("index").asLong(Long.MAX_VALUE);
    }

    String author() {
      String author = Fields.words(node, "author");
      return author.isEmpty() ? Fields.text(node, "participant_sid", "participantSid") : author;
    }
  }

  private static void read(List<Message> messages, Lines lines) {
    List<Message> ordered =
        messages.stream().sorted(Comparator.comparingLong(Message::index)).toList();
    Set<String> authors = new LinkedHashSet<>();
    ordered.forEach(message -> authors.add(message.author()));
    lines.draft().channel(channel(authors));
    for (Message message : ordered) {
      if (lines.isEntry(message.node(), message.place())) {
        add(message, party(message.author(), authors), lines);
      }
    }
    lines.finish("the conversation has no messages", "it was just begun");
  }

  private static void add(Message message, Draft.Party party, Lines lines) {
    JsonNode node = message.node();
    Instant sent = Fields.instant(Fields.any(node, "date_created", "dateCreated"));
    Mark at = sent == null ? null : new Mark.On(sent);
    String sid = Fields.text(node, "sid");
    boolean plain = Fields.text(node, "attributes").strip().equals("{}");
    Map<String, Object> kept = plain ? Map.of() : Fields.small(node, "attributes");
    JsonNode body = node.path("body");
    JsonNode media = Fields.list(node, "media");
    if ((body.isString() && !body.stringValue().isBlank()) || media.isEmpty()) {
      lines.add(
          message.place(),
          party,
          at,
          null,
          body.isString() ? body.stringValue() : "",
          sid,
          List.of(),
          kept);
    }
    for (int i = 0; i < media.size(); i++) {
      String name = Fields.words(media.get(i), "filename");
      String type = Fields.words(media.get(i), "content_type", "contentType");
      lines.system(
          message.place().down("media").down(i),
          party,
          at,
          "attachment"
              + (name.isEmpty() ? "" : ": " + name)
              + (type.isEmpty() ? "" : " (" + type + ")"),
          sid,
          Map.of());
    }
  }

  /// Whether the author is an address of a phone or of a messenger rather than an identity.
  private static boolean isAddress(String author) {
    return ADDRESS.matcher(author).matches();
  }

  private static Channel channel(Set<String> authors) {
    for (String author : authors) {
      if (isAddress(author)) {
        return author.startsWith("+") ? Channel.SMS : Channel.SOCIAL;
      }
    }
    return Channel.CHAT;
  }

  /// Whoever writes from a phone to people with identities is the customer; two phones may be
  /// anybody's. Twilio's name for the author of what a program sent is `system`.
  private static Draft.Party party(String author, Set<String> authors) {
    if (author.isEmpty()) {
      return Draft.Party.NOBODY;
    }
    if (author.toLowerCase(Locale.ROOT).equals("system")) {
      return new Draft.Party(null, author, Role.BOT, RoleSource.FILE);
    }
    long addresses = authors.stream().filter(TwilioConversationsFormat::isAddress).count();
    boolean others =
        authors.stream().anyMatch(one -> !isAddress(one) && !one.equalsIgnoreCase("system"));
    if (isAddress(author) && addresses == 1 && others) {
      return new Draft.Party(null, author, Role.CUSTOMER, RoleSource.INFERRED);
    }
    Draft.Party labelled = Draft.Party.labelled(author);
    return labelled.role() == null
        ? new Draft.Party(null, author, null, RoleSource.NONE)
        : labelled;
  }
}
