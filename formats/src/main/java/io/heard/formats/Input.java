package io.heard.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One input: its first part, at which formats look, and its whole, which is read when a format
/// asks for it. Text is UTF-8, UTF-16 with a byte order mark, or Windows-1252, which is said. Not
/// for several threads.
public final class Input {
  /// The most bytes of an input, or of one line where every line stands for itself: a year of
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
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private final String file;
  private final InputStream in;
  private final Receiver receiver;
  private final byte[] head;
  private final int skip;
  private final boolean whole;
  private final @Nullable Charset marked;
  private final Shape shape;
  private boolean toldOfWindows;
  private byte @Nullable [] all;
  private @Nullable String text;
  private @Nullable List<String> lines;
  private Json.@Nullable Parsed json;
  private Json.@Nullable Parsed first;

  Input(String file, InputStream in, Receiver receiver) throws IOException {
    this.file = file;
    this.in = in;
    this.receiver = receiver;
    byte[] first = in.readNBytes(HEAD_BYTES);
    boolean ended = first.length < HEAD_BYTES;
    if (!ended && indexOfBreak(first, 0) < 0) {
      // A first line longer than the head: the line decides, so it has to be seen.
      var longer = new ByteArrayOutputStream();
      longer.writeBytes(first);
      byte[] more = in.readNBytes(HEAD_BYTES);
      while (more.length > 0 && longer.size() <= MOST_BYTES) {
        longer.writeBytes(more);
        if (indexOfBreak(more, 0) >= 0) {
          break;
        }
        more = in.readNBytes(HEAD_BYTES);
      }
      ended = more.length < HEAD_BYTES;
      first = longer.toByteArray();
    }
    this.head = first;
    this.whole = ended;
    this.marked = mark(first);
    this.skip = marked == null ? 0 : marked.equals(StandardCharsets.UTF_8) ? 3 : 2;
    this.shape = shapeOf(headText());
  }

  /// Its name, used in messages and places.
  public String file() {
    return file;
  }

  /// Its whole text, without a byte order mark; line ends as they are.
  ///
  /// @throws TooLong when it is longer than [#MOST_BYTES]
  public String text() {
    String known = text;
    if (known != null) {
      return known;
    }
    byte[] all = allBytes();
    String decoded = decode(all, skip, all.length);
    text = decoded;
    return decoded;
  }

  /// The lines of its first part, the last of which may be cut, for telling its format: what stands
  /// further on is not read for that, and nothing is said about its letters.
  public List<String> head() {
    return headText().lines().toList();
  }

  /// Its bytes, for formats that say themselves how letters are written; text with a byte order
  /// mark of UTF-16 is given as UTF-8.
  ///
  /// @throws TooLong when it is longer than [#MOST_BYTES]
  public byte[] bytes() {
    return marked == null || marked.equals(StandardCharsets.UTF_8)
        ? allBytes()
        : text().getBytes(StandardCharsets.UTF_8);
  }

  /// Its lines without their ends, whatever these are.
  public List<String> lines() {
    List<String> known = lines;
    if (known != null) {
      return known;
    }
    List<String> split = text().lines().toList();
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
      String line = headText().lines().filter(each -> !each.isBlank()).findFirst().orElse("");
      known = Json.parse(line);
      first = known;
    }
    return known instanceof Json.Parsed.Tree tree ? tree.root() : null;
  }

  /// Hands over each line with its number from 1, with one line in memory at a time.
  public void eachLine(BiConsumer<Integer, String> taker) {
    if (text != null || (marked != null && !marked.equals(StandardCharsets.UTF_8))) {
      List<String> all = lines();
      for (int i = 0; i < all.size(); i++) {
        taker.accept(i + 1, all.get(i));
      }
      return;
    }
    try {
      eachLineOfBytes(taker);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void eachLineOfBytes(BiConsumer<Integer, String> taker) throws IOException {
    var line = new ByteArrayOutputStream();
    int number = 1;
    boolean over = false;
    byte[] part = head;
    int from = skip;
    while (part.length > 0) {
      int end = indexOfBreak(part, from);
      int until = end < 0 ? part.length : end;
      over = over || line.size() + (until - from) > MOST_BYTES;
      if (!over) {
        line.write(part, from, until - from);
      }
      if (end < 0) {
        part = in.readNBytes(HEAD_BYTES);
        from = 0;
        continue;
      }
      hand(taker, number, line, over);
      number++;
      over = false;
      from = end + 1;
    }
    if (line.size() > 0 || over) {
      hand(taker, number, line, over);
    }
  }

  private void hand(
      BiConsumer<Integer, String> taker, int number, ByteArrayOutputStream line, boolean over) {
    if (over) {
      line.reset();
      lost(
          ":" + number,
          "the line is longer than %d MB, the most that is read at once".formatted(megabytes()),
          "split the conversation");
      return;
    }
    byte[] bytes = line.toByteArray();
    line.reset();
    int length = bytes.length;
    if (length > 0 && bytes[length - 1] == '\r') {
      length--;
    }
    taker.accept(number, decode(bytes, 0, length));
  }

  /// Says that something could not be read.
  public void lost(String where, String cause, String maybe) {
    receiver.say(new Problem(Problem.Weight.LOST, file, where, cause, maybe));
  }

  /// Says something that the reader should know.
  public void note(String where, String cause, String maybe) {
    receiver.say(new Problem(Problem.Weight.NOTE, file, where, cause, maybe));
  }

  private byte[] allBytes() {
    byte[] known = all;
    if (whole || known != null) {
      return known == null ? head : known;
    }
    try {
      byte[] rest = in.readNBytes(MOST_BYTES + 1 - Math.min(head.length, MOST_BYTES));
      if (head.length + rest.length > MOST_BYTES) {
        throw new TooLong(
            "the input is longer than %d MB, the most that is read at once".formatted(megabytes()));
      }
      byte[] both = Arrays.copyOf(head, head.length + rest.length);
      System.arraycopy(rest, 0, both, head.length, rest.length);
      all = both;
      return both;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String headText() {
    if (marked != null && !marked.equals(StandardCharsets.UTF_8)) {
      return new String(head, skip, head.length - skip, marked);
    }
    // Only looked at, so that a letter cut at the end or an unknown byte does no harm.
    return new String(head, skip, head.length - skip, StandardCharsets.UTF_8);
  }

  private String decode(byte[] bytes, int from, int to) {
    if (marked != null && !marked.equals(StandardCharsets.UTF_8)) {
      return new String(bytes, from, to - from, marked);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, from, to - from))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      if (!toldOfWindows) {
        toldOfWindows = true;
        note("", "it is not UTF-8 and was read as Windows-1252", "save it as UTF-8");
      }
      return new String(bytes, from, to - from, WINDOWS);
    }
  }

  private Shape shapeOf(String text) {
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

  private static @Nullable Charset mark(byte[] bytes) {
    if (bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF) {
      return StandardCharsets.UTF_8;
    }
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    return null;
  }

  private static int indexOfBreak(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static int megabytes() {
    return MOST_BYTES / (1024 * 1024);
  }

  /// An input that is longer than what is read.
  static final class TooLong extends RuntimeException {
    TooLong(String cause) {
      super(cause);
    }
  }
}
