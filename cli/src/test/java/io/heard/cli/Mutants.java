package io.heard.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Files with damage that a seed decides: bytes, parts, lines, and values of JSON that are changed,
/// doubled, exchanged, left out or put in.
final class Mutants {
  /// The largest mutant.
  static final int MOST_BYTES = 1_000_000;

  private static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          "'",
          ",",
          ":",
          ";",
          "|",
          "\\",
          "\\\"",
          "\\ud800",
          "\\u0000",
          "null",
          "true",
          "-1",
          "0",
          "1e999999999",
          "1e-999999999",
          "NaN",
          "\n",
          "\n\n",
          "\r",
          "\r\n",
          "\t",
          "\u0000",
          "\uFEFF",
          "\u2028",
          "\u202e",
          "\u0301",
          "😀",
          "<",
          ">",
          "</",
          "<!--",
          "<v ",
          "-->",
          " --> ",
          "00:00:00.000",
          "99:99:99,999",
          "WEBVTT\n",
          "NOTE ",
          "&",
          "&amp;",
          "&#0;",
          "&#x110000;",
          "Agent: ",
          "Customer: ",
          "From ",
          "From: ",
          "Content-Type: multipart/mixed; boundary=x\n",
          "--x\n",
          "=?utf-8?b?",
          "> ",
          ">".repeat(500),
          "2026-01-01T00:00:00Z",
          "9999-99-99",
          "speaker",
          "text",
          "turns",
          "agent",
          "@",
          "http://127.0.0.1/",
          "file:///etc/hostname",
          "a".repeat(5_000),
          "[".repeat(1_200),
          "{\"a\":".repeat(1_200),
          "9".repeat(2_000),
          " ".repeat(3_000),
          "\n".repeat(2_000),
          "sorry ".repeat(2_000),
          "(".repeat(2_000));

  private final Random random;
  private final List<byte[]> others;

  /// @param others files of which parts may be put in
  Mutants(long seed, List<byte[]> others) {
    this.random = new Random(seed);
    this.others = others;
  }

  /// The file with one to four changes.
  byte[] of(byte[] file) {
    byte[] bytes = file;
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      bytes = bytes.length == 0 ? TOKENS.getFirst().getBytes(StandardCharsets.UTF_8) : once(bytes);
      bytes = bytes.length > MOST_BYTES ? Arrays.copyOf(bytes, MOST_BYTES) : bytes;
    }
    return bytes;
  }

  private byte[] once(byte[] bytes) {
    return switch (random.nextInt(14)) {
      case 0 -> flipped(bytes);
      case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 2 -> {
        int[] part = part(bytes);
        yield together(bytes, 0, part[0], bytes, part[1], bytes.length);
      }
      case 3 -> {
        int[] part = part(bytes);
        yield together(bytes, 0, part[1], bytes, part[0], bytes.length);
      }
      case 4 -> {
        int[] part = part(bytes);
        byte[] exchanged = together(bytes, part[1], bytes.length, bytes, part[0], part[1]);
        yield together(bytes, 0, part[0], exchanged, 0, exchanged.length);
      }
      case 5, 6 -> inserted(bytes, TOKENS.get(random.nextInt(TOKENS.size())));
      case 7 -> {
        byte[] other = others.get(random.nextInt(others.size()));
        if (other.length == 0) {
          yield bytes;
        }
        int[] part = part(other);
        int at = random.nextInt(bytes.length);
        byte[] head = together(bytes, 0, at, other, part[0], part[1]);
        yield together(head, 0, head.length, bytes, at, bytes.length);
      }
      case 8 -> lines(bytes);
      case 9 -> random.nextInt(3) == 0 ? packed(bytes) : encoded(bytes);
      default -> json(bytes);
    };
  }

  private byte[] flipped(byte[] bytes) {
    byte[] flipped = bytes.clone();
    int count = 1 + random.nextInt(random.nextBoolean() ? 3 : 40);
    for (int i = 0; i < count; i++) {
      flipped[random.nextInt(flipped.length)] =
          random.nextBoolean()
              ? (byte) random.nextInt(256)
              : (byte) (flipped[random.nextInt(flipped.length)] ^ (1 << random.nextInt(8)));
    }
    return flipped;
  }

  private int[] part(byte[] bytes) {
    int from = random.nextInt(bytes.length);
    int most = random.nextBoolean() ? 64 : bytes.length;
    int to = Math.min(bytes.length, from + 1 + random.nextInt(Math.min(most, bytes.length)));
    return new int[] {from, to};
  }

  private byte[] inserted(byte[] bytes, String token) {
    byte[] more = token.getBytes(StandardCharsets.UTF_8);
    int at = random.nextInt(bytes.length + 1);
    byte[] head = together(bytes, 0, at, more, 0, more.length);
    return together(head, 0, head.length, bytes, at, bytes.length);
  }

  private byte[] lines(byte[] bytes) {
    List<String> lines =
        new ArrayList<>(List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1)));
    int at = random.nextInt(lines.size());
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(at);
      case 1 -> {
        int times = Math.min(3_000, MOST_BYTES / (lines.get(at).length() + 1));
        lines.addAll(at, Collections.nCopies(random.nextInt(times + 1), lines.get(at)));
      }
      case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
      default -> Collections.shuffle(lines.subList(at, lines.size()), random);
    }
    return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] encoded(byte[] bytes) {
    List<String> charsets =
        List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "windows-1252", "ISO-8859-15");
    String text = new String(bytes, StandardCharsets.UTF_8);
    return (random.nextBoolean() ? "\uFEFF" + text : text)
        .getBytes(Charset.forName(charsets.get(random.nextInt(charsets.size()))));
  }

  private byte[] packed(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try {
      if (random.nextBoolean()) {
        try (OutputStream packed = new GZIPOutputStream(out)) {
          packed.write(bytes);
        }
      } else {
        try (var packed = new ZipOutputStream(out)) {
          packed.putNextEntry(new ZipEntry("a/b.json"));
          packed.write(bytes);
          packed.closeEntry();
          packed.putNextEntry(new ZipEntry("c"));
          packed.write(bytes, 0, bytes.length / 2);
          packed.closeEntry();
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /// One value of the JSON changed, of one line where each line is JSON.
  private byte[] json(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      JsonNode root = JsonMapper.shared().readTree(text);
      return root.isContainer() ? written(changed(root)) : flipped(bytes);
    } catch (JacksonException noJson) {
      List<String> lines = new ArrayList<>(text.lines().toList());
      if (lines.isEmpty()) {
        return flipped(bytes);
      }
      int at = random.nextInt(lines.size());
      try {
        JsonNode root = JsonMapper.shared().readTree(lines.get(at));
        if (root.isContainer()) {
          lines.set(at, new String(written(changed(root)), StandardCharsets.UTF_8));
          return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        }
      } catch (JacksonException noJsonEither) {
        // A line of something else.
      }
      return inserted(bytes, TOKENS.get(random.nextInt(TOKENS.size())));
    }
  }

  private byte[] written(JsonNode root) {
    return written(root, random.nextBoolean());
  }

  /// The JSON, cut where it is longer than a mutant may be: a list that holds itself a thousand
  /// times over is soon longer than memory.
  private static byte[] written(JsonNode root, boolean pretty) {
    var cut = new Cut();
    ObjectWriter writer = JsonMapper.shared().writer();
    try {
      (pretty ? writer.withDefaultPrettyPrinter() : writer).writeValue(cut, root);
    } catch (JacksonException full) {
      // What fits is enough.
    }
    return cut.bytes.toByteArray();
  }

  /// Keeps what is written, to a limit.
  private static final class Cut extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
      bytes.write(some, from, length);
      if (bytes.size() > MOST_BYTES) {
        throw new IOException("full");
      }
    }
  }

  private JsonNode changed(JsonNode root) {
    var containers = new ArrayList<JsonNode>();
    gather(root, containers);
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      JsonNode at = containers.get(random.nextInt(containers.size()));
      JsonNode other = containers.get(random.nextInt(containers.size()));
      if (at instanceof ObjectNode object && !object.isEmpty()) {
        List<String> names = List.copyOf(object.propertyNames());
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(5)) {
          case 0 -> object.remove(name);
          case 1 -> object.set(TOKENS.get(random.nextInt(TOKENS.size())), object.remove(name));
          case 2 -> object.set(name, other.deepCopy());
          case 3 -> object.set(names.get(random.nextInt(names.size())), object.get(name));
          default -> object.set(name, value());
        }
      } else if (at instanceof ArrayNode array && !array.isEmpty()) {
        int place = random.nextInt(array.size());
        switch (random.nextInt(5)) {
          case 0 -> array.remove(place);
          case 1 -> {
            JsonNode again = array.get(place);
            int times = random.nextInt(Math.max(2, 200_000 / (written(again, false).length + 1)));
            for (int n = 0; n < Math.min(times, 2_000); n++) {
              array.add(again);
            }
          }
          case 2 -> array.set(place, array.get(random.nextInt(array.size())));
          case 3 -> array.insert(place, other.deepCopy());
          default -> array.set(place, value());
        }
      }
    }
    return root;
  }

  private JsonNode value() {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    return switch (random.nextInt(9)) {
      case 0 -> factory.nullNode();
      case 1 -> factory.arrayNode();
      case 2 -> factory.objectNode();
      case 3 -> factory.booleanNode(random.nextBoolean());
      case 4 -> factory.numberNode(random.nextLong());
      case 5 -> factory.numberNode(random.nextInt(100) - 50);
      case 6 ->
          factory.numberNode(new java.math.BigDecimal("1e" + (random.nextInt(4_000) - 2_000)));
      default -> factory.stringNode(TOKENS.get(random.nextInt(TOKENS.size())));
    };
  }

  private static void gather(JsonNode node, List<JsonNode> containers) {
    if (node.isContainer() && containers.size() < 20_000) {
      containers.add(node);
      node.values().forEach(inner -> gather(inner, containers));
    }
  }

  private static byte[] together(
      byte[] one, int from, int to, byte[] other, int otherFrom, int otherTo) {
    byte[] all = new byte[to - from + otherTo - otherFrom];
    System.arraycopy(one, from, all, 0, to - from);
    System.arraycopy(other, otherFrom, all, to - from, otherTo - otherFrom);
    return all;
  }
}
