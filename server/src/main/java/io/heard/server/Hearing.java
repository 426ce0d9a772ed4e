package io.heard.server;

import io.heard.Heard;
import io.heard.coach.Nudging;
import io.heard.conversation.Conversation;
import io.heard.conversation.Origin;
import io.heard.conversation.Turn;
import io.heard.formats.ConversationJson;
import io.heard.formats.Formats;
import io.heard.formats.Incoming;
import io.heard.formats.Options;
import io.heard.formats.ReadingJson;
import io.heard.page.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What hears, and how it is written: the same as the command's. Immutable and thread-safe.
final class Hearing {
  private static final int MOST_FAULTS = 20;
  private static final String STORED = "stored";

  private static final Pattern LINE = Pattern.compile(":(\\d{1,9})");

  private final Heard heard;
  private final Catalogue catalogue;
  private final Nudging nudging;
  private final ReadingJson json;
  private final Map<String, String> titles;
  private final String version;
  private final ObjectNode by;
  private final Formats formats = new Formats();

  Hearing(Heard heard, String version) {
    this.heard = heard;
    this.version = version;
    this.catalogue = Catalogue.of(heard);
    this.nudging = Nudging.of(catalogue);
    this.json = new ReadingJson(version, catalogue, heard.encoder().name());
    this.titles =
        catalogue.entries().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    entry -> entry.about().code(), entry -> entry.about().title()));
    this.by = json.heard();
  }

  Heard heard() {
    return heard;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  Nudging nudging() {
    return nudging;
  }

  ReadingJson json() {
    return json;
  }

  /// An answer that says by what it was heard: version, digests, and whether by phrases alone.
  ObjectNode signed(ObjectNode answer) {
    answer.set("heard", by);
    return answer;
  }

  /// The titles of labels, by code.
  Map<String, String> titles() {
    return titles;
  }

  /// Version and digests of what hears, JSON.
  String by() {
    return by.toString();
  }

  String version() {
    return version;
  }

  /// The formats that are read.
  Formats formats() {
    return formats;
  }

  /// What could be read of a body, and what there is to say about it.
  ///
  /// @param conversations never none
  record Found(List<Conversation> conversations, List<io.heard.formats.Problem> problems) {}

  /// What can be read of a body in any known format.
  ///
  /// @throws Problem when nothing can
  Found readable(byte[] body, Options options) {
    return readable(body, options, "");
  }

  /// What can be read of the one conversation of a body.
  ///
  /// @param under the pointer of the conversation within the body
  /// @throws Problem when there is not exactly one
  Found one(byte[] body, Options options, String under) {
    Found read = readable(body, options, under);
    if (read.conversations().size() != 1) {
      throw several(read.conversations().size());
    }
    return read;
  }

  private static Problem several(int conversations) {
    return Problem.input(
        "The body holds %d conversations where one belongs.".formatted(conversations), List.of());
  }

  private Found readable(byte[] body, Options options, String under) {
    Incoming incoming = formats.read("body", body, options);
    if (incoming.conversations().isEmpty()) {
      throw unread("The body cannot be read as a conversation.", incoming, under);
    }
    return new Found(
        incoming.conversations(), incoming.problems().stream().limit(MOST_FAULTS).toList());
  }

  /// @param under the pointer of what was read within the body
  private static Problem unread(String detail, Incoming incoming, String under) {
    return Problem.input(
        detail,
        incoming.problems().stream()
            .filter(io.heard.formats.Problem::lost)
            .limit(MOST_FAULTS)
            .map(Hearing::fault)
            .map(fault -> fault.under(under))
            .toList());
  }

  /// Where in a body and what: places are `:12`, `#/turns/3` or `:3#/turns/0`.
  static Problem.Fault fault(io.heard.formats.Problem problem) {
    String where = problem.where();
    int hash = where.indexOf('#');
    String lines = hash < 0 ? where : where.substring(0, hash);
    Matcher line = LINE.matcher(lines);
    return new Problem.Fault(
        hash < 0 ? "" : where.substring(hash + 1),
        line.lookingAt() ? Integer.valueOf(line.group(1)) : null,
        problem.maybe().isEmpty()
            ? problem.cause()
            : problem.cause() + " Maybe " + problem.maybe());
  }

  /// The one conversation of a body.
  ///
  /// @throws Problem when there is not exactly one, or something in it cannot be read
  Conversation conversation(byte[] body, Options options) {
    Incoming incoming = formats.read("body", body, options);
    if (incoming.lost() || incoming.conversations().isEmpty()) {
      throw unread("The body cannot be read as a conversation.", incoming, "");
    }
    List<Conversation> all = incoming.conversations();
    if (all.size() != 1) {
      throw several(all.size());
    }
    return all.getFirst();
  }

  /// Turns as they are delivered, within what is known of their conversation.
  ///
  /// @param head the conversation without turns
  /// @param turns one turn or a list of them, in the plain format
  /// @throws Problem when one cannot be read; its pointer counts within these turns
  List<Turn> turns(ObjectNode head, ArrayNode turns, int firstIndex) {
    ObjectNode whole = head.deepCopy();
    whole.set("turns", turns);
    Incoming incoming =
        formats.read(
            "body", whole.toString().getBytes(StandardCharsets.UTF_8), Options.NONE.from("json"));
    if (incoming.lost() || incoming.conversations().size() != 1) {
      throw Problem.input(
          "A turn cannot be read.",
          incoming.problems().stream()
              .filter(io.heard.formats.Problem::lost)
              .limit(MOST_FAULTS)
              .map(problem -> {
                Problem.Fault fault = fault(problem);
                String pointer = fault.pointer().replaceFirst("^/turns", "");
                return new Problem.Fault(pointer, fault.detail());
              })
              .toList());
    }
    List<Turn> read = incoming.conversations().getFirst().turns();
    return read.stream().map(turn -> placed(turn, firstIndex + turn.index())).toList();
  }

  /// The same turn at another place, and as it comes out of the store: a reading is the same
  /// whether it grew or was made again.
  static Turn placed(Turn turn, int index) {
    Origin origin = turn.origin();
    return new Turn(
        index,
        turn.speaker(),
        turn.visibility(),
        turn.timing(),
        turn.text(),
        new Origin(
            STORED + "#/turns/" + index, origin.externalId(), origin.words(), origin.extra()));
  }

  /// A conversation without its turns, as it is stored.
  static ObjectNode head(Conversation conversation) {
    ObjectNode head = ConversationJson.tree(conversation.unsaid());
    head.remove("turns");
    return head;
  }

  /// A conversation of a stored head and turns.
  Conversation whole(ObjectNode head, List<ObjectNode> turns) {
    ObjectNode whole = head.deepCopy();
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    turns.forEach(list::add);
    whole.set("turns", list);
    Incoming incoming =
        formats.read(
            STORED, whole.toString().getBytes(StandardCharsets.UTF_8), Options.NONE.from("json"));
    if (incoming.lost() || incoming.conversations().size() != 1) {
      throw new IllegalStateException("A stored conversation cannot be read.");
    }
    return incoming.conversations().getFirst();
  }
}
