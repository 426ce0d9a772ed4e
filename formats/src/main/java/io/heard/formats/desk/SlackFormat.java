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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Slack: the messages of a channel as a workspace exports them or the interface gives them, and
/// single messages in the envelope of an event. A thread is a conversation of its own; so are a
/// channel's messages outside threads, together. An edited message stands in its last wording, a
/// deleted one without its words.
@AutoService(Format.class)
public final class SlackFormat extends TreeFormat {
  private static final Set<String> HAPPENINGS =
      Set.of(
          "channel_join",
          "channel_leave",
          "channel_topic",
          "channel_purpose",
          "channel_name",
          "channel_archive",
          "channel_unarchive",
          "channel_convert_to_private",
          "channel_posting_permissions",
          "group_join",
          "group_leave",
          "group_topic",
          "group_purpose",
          "group_name",
          "group_archive",
          "group_unarchive",
          "bot_add",
          "bot_remove",
          "bot_enable",
          "bot_disable",
          "pinned_item",
          "unpinned_item",
          "reminder_add",
          "reminder_delete",
          "ekm_access_denied",
          "huddle_thread",
          "tombstone",
          "joiner_notification",
          "sh_room_created",
          "assistant_app_thread",
          "document_mention");
  private static final List<String> ENVELOPE =
      List.of(
          "team_id", "api_app_id", "event_id", "event_context", "authorizations", "authed_users");

  /// A message and where it stands.
  private record Post(JsonNode message, Place place) {}

  @Override
  public String name() {
    return "slack";
  }

  @Override
  public Card card() {
    return new Card(
        "Slack",
        "messages with times and ids, people by name where the export has them, bots, threads as"
            + " conversations of their own, edits in their last wording, who joined as system lines,"
            + " names of files",
        "reactions, the words of deleted messages, quoted lines above an answer; whose side people are"
            + " on is not in it and is inferred or said with `--roles`",
        "export of a workspace (one file a channel and day), `conversations.history` or"
            + " `conversations.replies`");
  }

  @Override
  public Fit fits(JsonNode value) {
    boolean fits =
        isEvent(value)
            || isMessage(value)
            || Fields.isListOf(value, one -> isMessage(one) || isEvent(one))
            || Fields.isListOf(value.path("messages"), SlackFormat::isMessage);
    return fits ? Fit.SURE : Fit.NO;
  }

  private static boolean isEvent(JsonNode value) {
    String type = Fields.word(value.path("event"), "type");
    return (type.equals("message") || type.equals("app_mention"))
        && ENVELOPE.stream().anyMatch(value::has);
  }

  private static boolean isMessage(JsonNode value) {
    boolean said =
        Fields.word(value, "type").equals("message")
            || (!value.has("type")
                && value.has("text")
                && (value.has("user") || value.has("bot_id")));
    return said
        && value.path("ts").isString()
        && value.path("ts").stringValue().matches("\\d{1,12}(\\.\\d{1,9})?")
        && (value.has("text") || value.has("blocks") || value.has("subtype"));
  }

  @Override
  public void read(JsonNode value, Place place, String id, Options options, Receiver receiver) {
    if (Fields.isForeign(this, value, place, receiver)) {
      return;
    }
    var posts = new ArrayList<Post>();
    if (value.isArray() || value.path("messages").isArray()) {
      JsonNode list = value.isArray() ? value : value.path("messages");
      Place held = value.isArray() ? place : place.down("messages");
      Entry.of(list, held, receiver).forEach(one -> post(one.node(), one.place(), posts));
    } else {
      post(value, place, posts);
    }
    String channel = Fields.text(value, "channel_id", "channel", "name");
    if (channel == null && !posts.isEmpty()) {
      channel = Fields.text(posts.getFirst().message(), "channel");
    }
    Map<String, String> names = names(value, posts);
    var threads = new LinkedHashMap<String, Desk>();
    for (Post post : current(posts)) {
      String thread = thread(post.message(), posts.size());
      String called = thread.isEmpty() ? channel : channel == null ? null : channel + "-" + thread;
      String fallback = thread.isEmpty() ? id : id + "-" + thread;
      Desk desk = threads.computeIfAbsent(thread, key -> new Desk(post.place(), called, fallback));
      add(desk, post, names);
    }
    for (Desk desk : threads.values()) {
      desk.channel(Channel.CHAT);
      desk.inOrder(0);
      desk.finish(options, receiver);
    }
  }

  private static void post(JsonNode value, Place place, List<Post> posts) {
    if (isEvent(value)) {
      posts.add(new Post(value.path("event"), place.down("event")));
    } else {
      posts.add(new Post(value, place));
    }
  }

  /// The messages as they stand now: an edit takes the place of what it edits, a deletion leaves a
  /// line without words.
  private static List<Post> current(List<Post> posts) {
    var places = new HashMap<String, Integer>();
    var current = new ArrayList<Post>();
    for (Post post : posts) {
      JsonNode message = post.message();
      String kind = Fields.word(message, "subtype");
      Post shown =
          kind.equals("message_changed") || kind.equals("message_replied")
              ? new Post(message.path("message"), post.place().down("message"))
              : post;
      String ts =
          Fields.text(shown.message(), kind.equals("message_deleted") ? "deleted_ts" : "ts");
      Integer before = ts == null ? null : places.get(ts);
      if (before == null) {
        if (ts != null) {
          places.put(ts, current.size());
        }
        current.add(shown);
      } else if (!kind.equals("message_replied")) {
        current.set(before, shown);
      }
    }
    return current;
  }

  /// The thread that a message stands in; empty outside of threads. One message alone is no thread.
  private static String thread(JsonNode message, int posts) {
    String thread = Fields.text(message, "thread_ts");
    return thread == null || posts == 1 ? "" : thread;
  }

  private static Map<String, String> names(JsonNode value, List<Post> posts) {
    var names = new HashMap<String, String>();
    JsonNode users = value.has("users") ? value.path("users") : value.path("members");
    if (users.isArray()) {
      for (JsonNode user : users.values()) {
        name(names, Fields.text(user, "id"), user);
      }
    } else {
      users
          .properties()
          .forEach(user -> {
            if (user.getValue().isString()) {
              names.put(user.getKey(), user.getValue().stringValue());
            } else {
              name(names, user.getKey(), user.getValue());
            }
          });
    }
    for (Post post : posts) {
      JsonNode message = post.message();
      name(names, Fields.text(message, "user"), message.path("user_profile"));
    }
    return names;
  }

  private static void name(Map<String, String> names, @Nullable String id, JsonNode user) {
    JsonNode profile = user.path("profile");
    String name = Fields.text(user, "real_name", "display_name");
    if (name == null) {
      name = Fields.text(profile, "real_name", "display_name");
    }
    if (name == null) {
      name = Fields.text(user, "name");
    }
    if (id != null && name != null) {
      names.putIfAbsent(id, name);
    }
  }

  private static void add(Desk desk, Post post, Map<String, String> names) {
    JsonNode message = post.message();
    String kind = Fields.word(message, "subtype");
    Mark time = Fields.time(message, "ts");
    String id = Fields.text(message, "ts");
    if (kind.equals("message_deleted")) {
      JsonNode before = message.path("previous_message");
      String deleted = Fields.text(message, "deleted_ts");
      Mark at = Fields.time(message, "deleted_ts", "ts");
      desk.happened(post.place(), party(before, names), at, "deleted", deleted);
      return;
    }
    String text = Fields.text(message, "text");
    String words = SlackText.seen(text == null ? SlackText.ofBlocks(message) : text, names);
    List<String> files = Fields.names(message.path("files"), "name", "title");
    if (files.isEmpty() && !message.path("files").isEmpty()) {
      files = List.of("file");
    }
    Draft.Party party = party(message, names);
    if (HAPPENINGS.contains(kind)) {
      desk.happened(
          post.place(), party, time, words.isEmpty() ? kind.replace('_', ' ') : words, id);
    } else {
      desk.add(post.place(), party, Visibility.PUBLIC, time, words, id, files);
    }
  }

  private static Draft.Party party(JsonNode message, Map<String, String> names) {
    String user = Fields.text(message, "user");
    String bot = Fields.text(message, "bot_id");
    // A person who posts by way of an app has both, and a profile.
    boolean person = message.path("user_profile").isObject();
    if ((bot != null && !person) || Fields.word(message, "subtype").equals("bot_message")) {
      String name = Fields.text(message, "username");
      name = name == null ? Fields.text(message.path("bot_profile"), "name") : name;
      return Desk.party(bot == null ? user : bot, name, Role.BOT);
    }
    return Desk.party(user, user == null ? null : names.get(user), null);
  }
}
