package io.heard.formats.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.field.ContentDispositionField;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.dom.field.ParsedField;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/// A message taken apart by its MIME structure. What is attached is named and not decoded; a
/// message within the message is not entered.
final class Parts {
  /// The deepest that parts lie within parts: forwarding programs make five at most. What lies
  /// deeper is not looked at.
  private static final int DEEPEST = 20;

  /// The most parts of a message; newsletters with a part for each picture have a hundred.
  private static final int MOST = 1_000;

  /// The most bytes of a message's texts together: twenty times the longest turn, since most texts
  /// stand there twice, and the mail that is answered below.
  private static final int MOST_BYTES = 2 * 1024 * 1024;

  private static final int MOST_HEAD_BYTES = 16 * 1024;

  /// One part.
  static final class Part {
    private final Map<String, String> parameters = new TreeMap<>();
    private final List<Part> parts = new ArrayList<>();
    private String type = "text/plain";
    private String disposition = "";
    private @Nullable String filename;
    private byte[] bytes = new byte[0];
    private String head = "";
    private boolean tooLong;

    /// The media type, lower case; `text/plain` where none is given.
    String type() {
      return type;
    }

    boolean is(String media) {
      return type.startsWith(media);
    }

    List<Part> parts() {
      return parts;
    }

    /// What is in it; empty unless it is text.
    byte[] bytes() {
      return bytes;
    }

    /// The first lines of a message that came back; empty for all else.
    String head() {
      return head;
    }

    /// Whether more text is in it than is read of a message; what lies beyond is not there.
    boolean isTooLong() {
      return tooLong;
    }

    /// A parameter of its content type; empty when not given.
    String parameter(String name) {
      return parameters.getOrDefault(name, "");
    }

    boolean isAttached() {
      return disposition.equals("attachment")
          || (filename != null && !disposition.isEmpty())
          || (!type.startsWith("text/") && !type.startsWith("multipart/"));
    }

    /// What it is called; its media type where it has no name.
    String title() {
      String given = filename == null ? parameter("name") : filename;
      return given.isBlank() ? type : Header.decoded(given).strip();
    }
  }

  private final boolean wasText;
  private final Header header = new Header();
  private Part root = new Part();
  private byte[] preamble = new byte[0];
  private int left = MOST_BYTES;
  private int count;
  private boolean cut;

  private Parts(boolean wasText) {
    this.wasText = wasText;
  }

  /// Takes a message apart; never fails for what stands in it.
  static Parts of(byte[] message) {
    return of(message, false);
  }

  /// Takes a message apart whose letters were UTF-8 before, whatever charset it names; what is
  /// encoded within it is not among them.
  static Parts ofText(String message) {
    return of(message.getBytes(StandardCharsets.UTF_8), true);
  }

  private static Parts of(byte[] message, boolean wasText) {
    var parts = new Parts(wasText);
    var config =
        new MimeConfig.Builder()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .setMalformedHeaderStartsBody(false)
            .build();
    var stream = new MimeTokenStream(config);
    stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    stream.parse(new ByteArrayInputStream(withBlankLine(message)));
    try {
      parts.read(stream);
    } catch (IOException | MimeException damaged) {
      // What was read before stays; the rest has no structure to read by.
      parts.cut = true;
    }
    return parts;
  }

  Header header() {
    return header;
  }

  Part root() {
    return root;
  }

  /// Whether something was not looked at: too deep, too many parts, or damaged.
  boolean isCut() {
    return cut;
  }

  private void read(MimeTokenStream stream) throws IOException, MimeException {
    Deque<Part> open = new ArrayDeque<>();
    int depth = 0;
    EntityState state = stream.getState();
    while (state != EntityState.T_END_OF_STREAM) {
      switch (state) {
        case T_START_MESSAGE -> open.push(root);
        case T_START_BODYPART -> {
          var part = new Part();
          open.element().parts.add(part);
          open.push(part);
          count++;
        }
        case T_END_MESSAGE, T_END_BODYPART -> open.pop();
        case T_FIELD -> field(stream.getField(), open.element());
        case T_START_MULTIPART -> {
          depth++;
          open.element().type = type(stream.getBodyDescriptor());
          if (depth >= DEEPEST) {
            stream.setRecursionMode(RecursionMode.M_FLAT);
          }
        }
        case T_PREAMBLE -> preamble = depth == 1 ? text(stream.getInputStream(), root) : preamble;
        case T_EPILOGUE -> preamble = new byte[0];
        case T_END_MULTIPART -> {
          depth--;
          stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        }
        case T_BODY -> body(stream, open.element());
        default -> {}
      }
      if (count > MOST) {
        cut = true;
        return;
      }
      state = stream.next();
    }
    if (root.is("multipart/") && root.parts.isEmpty()) {
      // Says that it has parts, and has no boundary of one: what stands there is its text.
      root.type = "text/plain";
      root.bytes = preamble;
    }
  }

  private void field(Field field, Part part) {
    if (part == root) {
      header.add(field);
    }
    String name = field.getName().strip().toLowerCase(Locale.ROOT);
    if (!name.equals("content-type") && !name.equals("content-disposition")) {
      return;
    }
    ParsedField parsed;
    try {
      parsed = LenientFieldParser.getParser().parse(field, DecodeMonitor.SILENT);
    } catch (RuntimeException odd) {
      return;
    }
    if (parsed instanceof ContentTypeField type && part.parameters.isEmpty()) {
      type.getParameters()
          .forEach((key, value) -> {
            if (key != null && value != null) {
              part.parameters.put(key.toLowerCase(Locale.ROOT), value);
            }
          });
    } else if (parsed instanceof ContentDispositionField disposition) {
      String kind = disposition.getDispositionType();
      part.disposition = kind == null ? "" : kind.strip().toLowerCase(Locale.ROOT);
      part.filename = disposition.getFilename();
    }
  }

  private void body(MimeTokenStream stream, Part part) throws IOException {
    part.type = type(stream.getBodyDescriptor());
    if (part.is("multipart/")) {
      // Too deep to be taken apart, or without the name of its boundary.
      if (part == root) {
        preamble = text(stream.getDecodedInputStream(), part);
      } else {
        cut = true;
      }
      return;
    }
    if (part.is("message/rfc822") || part.is("text/rfc822-headers")) {
      part.head =
          new String(
              stream.getDecodedInputStream().readNBytes(MOST_HEAD_BYTES),
              StandardCharsets.ISO_8859_1);
      return;
    }
    if (!part.is("text/") || (part != root && part.isAttached())) {
      return;
    }
    part.bytes = text(stream.getDecodedInputStream(), part);
    String encoding = stream.getBodyDescriptor().getTransferEncoding();
    boolean encoded =
        encoding != null
            && encoding.strip().toLowerCase(Locale.ROOT).matches("base64|quoted-printable");
    if (wasText && !encoded) {
      part.parameters.put("charset", "utf-8");
    }
  }

  private byte[] text(InputStream in, Part part) throws IOException {
    byte[] read = in.readNBytes(left + 1);
    part.tooLong = read.length > left;
    byte[] text = part.tooLong ? Arrays.copyOf(read, left) : read;
    left -= text.length;
    return text;
  }

  private static String type(BodyDescriptor descriptor) {
    String type = descriptor.getMimeType();
    return type == null ? "text/plain" : type.strip().toLowerCase(Locale.ROOT);
  }

  /// The message with the blank line below its header, where that is missing and the body begins
  /// with the first line that is no field. Where a field stands above the blank line, what is odd
  /// before it is a field that is misspelt.
  private static byte[] withBlankLine(byte[] message) {
    int odd = -1;
    boolean field = false;
    int from = 0;
    boolean ended = false;
    while (from < message.length && !ended) {
      int end = from;
      while (end < message.length && message[end] != '\n') {
        end++;
      }
      ended = end == from || (end == from + 1 && message[from] == '\r');
      if (!ended && message[from] != ' ' && message[from] != '\t') {
        field = isField(message, from, end);
        odd = odd < 0 && !field ? from : odd;
      }
      from = end + 1;
    }
    if (odd < 0 || (ended && field)) {
      return message;
    }
    byte[] mended = new byte[message.length + 2];
    System.arraycopy(message, 0, mended, 0, odd);
    mended[odd] = '\r';
    mended[odd + 1] = '\n';
    System.arraycopy(message, odd, mended, odd + 2, message.length - odd);
    return mended;
  }

  private static boolean isField(byte[] message, int from, int end) {
    int i = from;
    while (i < end && message[i] != ':' && message[i] != ' ' && message[i] != '\t') {
      i++;
    }
    while (i < end && (message[i] == ' ' || message[i] == '\t')) {
      i++;
    }
    return i > from && i < end && message[i] == ':';
  }
}
