package io.heard.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A long JSON list of conversations, one entry after the other. Entries are found by their
/// brackets alone and read by others, so that a damaged one costs no more than itself.
final class Elements {
  private static final int PART_BYTES = 16 * 1024;

  /// One entry of a part.
  ///
  /// @param from where it begins among the part's bytes
  /// @param to where it ends, exclusive
  /// @param index its place in the list, from 0
  /// @param line the line in which it begins, from 1
  /// @param column the place in that line, from 1, in characters
  private record Element(int from, int to, int index, int line, int column) {}

  private final Feed feed;
  private final String file;
  private final Options options;
  private int line = 1;
  private int column = 1;
  private int index;

  private Elements(Feed feed, String file, Options options) {
    this.feed = feed;
    this.file = file;
    this.options = options;
  }

  /// Hands over the entries if the input is a list whose first entry is a conversation.
  ///
  /// @return whether it is; else nothing was taken of the input
  static boolean parts(Feed feed, String file, Options options, Consumer<Part> taker)
      throws IOException {
    var elements = new Elements(feed, file, options);
    int begin = elements.past(0);
    if (feed.at(begin) != '[') {
      return false;
    }
    int first = elements.past(begin + 1);
    int end = elements.end(first);
    if (end < 0 || feed.at(first) != '{' || !elements.isConversation(first, end)) {
      return false;
    }
    elements.drop(begin + 1);
    elements.each(taker);
    return true;
  }

  private boolean isConversation(int from, int to) {
    Decoding.Decoded decoded = Decoding.decode(feed.bytes(), feed.from() + from, feed.from() + to);
    if (!(Json.parse(decoded.text()) instanceof Json.Parsed.Tree tree)) {
      return false;
    }
    JsonNode root = tree.root();
    // Where the list as a whole is known, it is one conversation and not many.
    return Trees.isKnown(root)
        && Trees.form(JsonNodeFactory.instance.arrayNode().add(root)).isEmpty();
  }

  private void each(Consumer<Part> taker) throws IOException {
    var some = new ArrayList<Element>();
    var bytes = new ByteArrayOutputStream();
    Problem wrong;
    while (true) {
      int from = past(0);
      while (feed.at(from) == ',') {
        from = past(from + 1);
      }
      int next = feed.at(from);
      if (next == ']' || next < 0) {
        drop(from);
        wrong = next < 0 ? cut() : trailing();
        break;
      }
      int end = end(from);
      drop(from);
      if (end < 0) {
        wrong = tooLong();
        break;
      }
      int length = end - from;
      some.add(new Element(bytes.size(), bytes.size() + length, index++, line, column));
      bytes.write(feed.bytes(), feed.from(), length);
      drop(length);
      if (bytes.size() >= PART_BYTES) {
        taker.accept(part(List.copyOf(some), bytes.toByteArray()));
        some.clear();
        bytes.reset();
      }
    }
    if (!some.isEmpty()) {
      taker.accept(part(List.copyOf(some), bytes.toByteArray()));
    }
    if (wrong != null) {
      taker.accept(Guarded.saying(wrong));
    }
  }

  private Part part(List<Element> elements, byte[] bytes) {
    return new Guarded(
        file,
        "#/" + elements.getFirst().index(),
        bytes.length,
        receiver -> {
          elements.forEach(element -> read(element, bytes, receiver));
          return "json";
        });
  }

  private void read(Element element, byte[] bytes, Receiver receiver) {
    Place place = new Place(file, "", "").down(element.index());
    String id = file + "#" + (element.index() + 1);
    Mended.Reader reader = (root, taker) -> Trees.read(root, place, id, options, taker);
    Json.Parsed parsed =
        Json.parse(bytes, element.from(), element.to(), kind -> Decoding.say(kind, file, receiver));
    switch (parsed) {
      case Json.Parsed.Tree tree -> reader.read(tree.root(), receiver);
      case Json.Parsed.Broken broken ->
          Mended.read(
              Decoding.decode(bytes, element.from(), element.to()).text(),
              broken,
              ":%d:%d"
                  .formatted(
                      element.line() + broken.line() - 1,
                      broken.line() == 1
                          ? element.column() + broken.column() - 1
                          : broken.column()),
              "a comma, quote or bracket is missing just before this place",
              place,
              reader,
              receiver);
    }
  }

  /// The place of the next byte that is no space.
  private int past(int from) throws IOException {
    int place = from;
    while (isSpace(feed.at(place))) {
      place++;
    }
    return place;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  /// Where the value ends that begins at a place, exclusive, or the input; below 0 where it is too
  /// long.
  private int end(int from) throws IOException {
    int depth = 0;
    boolean quoted = false;
    int place = from;
    while (true) {
      int c = feed.at(place);
      if (c < 0) {
        return place;
      }
      if (place - from > Input.MOST_BYTES) {
        return -1;
      }
      if (quoted) {
        if (c == '\\') {
          place++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
        if (depth < 0) {
          return place;
        }
      } else if (c == ',' && depth == 0) {
        return place;
      }
      place++;
      if (depth == 0 && (c == '}' || c == ']')) {
        return place;
      }
    }
  }

  private void drop(int count) {
    byte[] bytes = feed.bytes();
    for (int i = feed.from(); i < feed.from() + count; i++) {
      if (bytes[i] == '\n') {
        line++;
        column = 1;
      } else if ((bytes[i] & 0xC0) != 0x80) {
        column++;
      }
    }
    feed.drop(count);
  }

  private Problem cut() {
    return lost(
        "it is not valid JSON: it ends before its last bracket is closed; what stands before was read",
        "the file was cut");
  }

  private Problem tooLong() {
    return lost(
        "the entry is longer than %d MB, the most that is read at once; nothing behind it is read"
            .formatted(Input.MOST_BYTES >> 20),
        "a quote or a bracket is missing in it");
  }

  private @Nullable Problem trailing() throws IOException {
    drop(1);
    return feed.at(past(0)) < 0
        ? null
        : lost("something follows the end of the list, and is not read", "a comma is missing");
  }

  private Problem lost(String cause, String maybe) {
    return new Problem(Problem.Weight.LOST, file, ":%d:%d".formatted(line, column), cause, maybe);
  }
}
