package io.heard.formats;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One input in memory: its bytes, its text, its lines, and its JSON where it is JSON. Text is
/// UTF-8, or Windows-1252, which is said; other encodings were turned into UTF-8 before. Not for
/// several threads.
public final class Input {
  /// The most bytes of an input, or of one line or entry where each stands for itself: a year of
  /// transcripts of one person is smaller, and the text, its lines and its tree fit into the memory
  /// of a small machine.
  public static final int MOST_BYTES = 64 * 1024 * 1024;

  /// What an input is made of.
  public enum Shape {
    /// One JSON value.
    JSON,
    /// One JSON object a line.
    JSON_LINES,
    /// Anything else.
    TEXT
  }

  private static final int HEAD_BYTES = 64 * 1024;
  private static final int LINES_LOOKED_AT = 20;

  private final String file;
  private final byte[] bytes;
  private final Receiver receiver;
  private final Shape shape;
  private boolean lookedAt;
  private Decoding.@Nullable Kind kind;
  private @Nullable String text;
  private @Nullable List<String> lines;
  private Json.@Nullable Parsed json;
  private Json.@Nullable Parsed first;

  /// @param bytes all of it, without a byte order mark; at most [#MOST_BYTES]
  Input(String file, byte[] bytes, Receiver receiver) {
    this(file, bytes, shapeOf(bytes, 0, bytes.length, true), receiver);
  }

  /// A part of a longer text.
  Input(String file, String text, Receiver receiver) {
    this(file, new byte[0], Shape.TEXT, receiver);
    this.text = text;
  }

  /// The beginning of an input of which it is known what it is made of.
  Input(String file, byte[] bytes, Shape shape, Receiver receiver) {
    this.file = file;
    this.bytes = bytes;
    this.receiver = receiver;
    this.shape = shape;
  }

  /// Its name, used in messages and places.
  public String file() {
    return file;
  }

  /// Its bytes as they are, without a byte order mark; not to be changed.
  public byte[] bytes() {
    return bytes;
  }

  /// Its whole text, without a byte order mark; line ends as they are.
  public String text() {
    String known = text;
    if (known == null) {
      Decoding.Decoded decoded = Decoding.decode(bytes, 0, bytes.length);
      kind = decoded.kind();
      text = decoded.text();
      known = decoded.text();
    }
    Decoding.Kind guessed = kind;
    if (guessed != null && !lookedAt) {
      kind = null;
      Decoding.say(guessed, file, receiver);
    }
    return known;
  }

  /// While formats only look at it, nothing is said about its letters: a format that has its own
  /// way with them may be the one.
  void lookedAt(boolean only) {
    lookedAt = only;
  }

  /// Its lines without their ends, whatever these are.
  public List<String> lines() {
    String whole = text();
    List<String> known = lines;
    if (known != null) {
      return known;
    }
    List<String> split = whole.lines().toList();
    lines = split;
    return split;
  }

  /// What it is made of.
  public Shape shape() {
    return shape;
  }

  /// Its one JSON value, or why there is none; only for an input of the shape [Shape#JSON].
  public Json.Parsed json() {
    Json.Parsed known = json;
    if (known != null) {
      return known;
    }
    Json.Parsed parsed = Json.parse(text());
    json = parsed;
    return parsed;
  }

  /// Its one JSON value; null where it has another shape or is broken.
  public @Nullable JsonNode tree() {
    return shape == Shape.JSON && json() instanceof Json.Parsed.Tree tree ? tree.root() : null;
  }

  /// The value on its first line, where every line is one; null where it has another shape, or
  /// where that line is broken.
  public @Nullable JsonNode firstLine() {
    if (shape != Shape.JSON_LINES) {
      return null;
    }
    Json.Parsed known = first;
    if (known == null) {
      known = Json.parse(head().stream().filter(each -> !each.isBlank()).findFirst().orElse(""));
      first = known;
    }
    return known instanceof Json.Parsed.Tree tree ? tree.root() : null;
  }

  /// The lines of its first part, the last of which may be cut, for telling its format: what stands
  /// further on is not read for that, and nothing is said about its letters.
  public List<String> head() {
    if (bytes.length == 0) {
      return lines();
    }
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    end = Math.min(bytes.length, end + HEAD_BYTES);
    return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
  }

  /// Hands over each line with its number from 1.
  public void eachLine(BiConsumer<Integer, String> taker) {
    List<String> all = lines();
    for (int i = 0; i < all.size(); i++) {
      taker.accept(i + 1, all.get(i));
    }
  }

  /// Says that something could not be read.
  public void lost(String where, String cause, String maybe) {
    receiver.say(new Problem(Problem.Weight.LOST, file, where, cause, maybe));
  }

  /// Says something that the reader should know.
  public void note(String where, String cause, String maybe) {
    receiver.say(new Problem(Problem.Weight.NOTE, file, where, cause, maybe));
  }

  /// What an input is made of, told by its first bytes.
  ///
  /// @param to exclusive
  /// @param whole whether these bytes are all that there is
  static Shape shapeOf(byte[] bytes, int from, int to, boolean whole) {
    // The first line decides, however long it is; after it a little more is enough.
    int end = from;
    while (end < to && bytes[end] != '\n') {
      end++;
    }
    end = Math.min(to, Math.max(from, end) + HEAD_BYTES);
    // Only looked at, so that a letter cut at the end or an unknown byte does no harm.
    return shapeOf(new String(bytes, from, end - from, StandardCharsets.UTF_8), whole && end == to);
  }

  private static Shape shapeOf(String text, boolean whole) {
    String start = text.stripLeading();
    if (start.isEmpty()) {
      return Shape.TEXT;
    }
    if (start.charAt(0) == '[') {
      String after = start.substring(1).stripLeading();
      boolean json = after.isEmpty() ? whole : "{[\"]".indexOf(after.charAt(0)) >= 0;
      return json ? Shape.JSON : Shape.TEXT;
    }
    if (start.charAt(0) != '{') {
      return Shape.TEXT;
    }
    // The last line of a head may be cut; it counts only where the input ends there.
    List<String> seen = start.lines().filter(line -> !line.isBlank()).toList();
    List<String> full = whole ? seen : seen.subList(0, Math.max(0, seen.size() - 1));
    if (seen.size() < 2 || full.isEmpty()) {
      return Shape.JSON;
    }
    List<String> few = full.subList(0, Math.min(LINES_LOOKED_AT, full.size()));
    long objects = few.stream().filter(Json::isObject).count();
    boolean firstHolds = Json.isObject(few.getFirst()) && seen.get(1).startsWith("{");
    return firstHolds || objects * 2 > few.size() ? Shape.JSON_LINES : Shape.JSON;
  }
}
