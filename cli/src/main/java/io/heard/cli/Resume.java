package io.heard.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// An output that was begun by an earlier call. What is torn at its end is cut off, and the rest is
/// gone through beside the inputs: each conversation of theirs that stands there is left out, and
/// where the two differ the call is refused. Holds one name at a time, however long the output.
final class Resume implements AutoCloseable {
  /// How an output is written.
  ///
  /// @param column the place of the conversation's name in a table, from 0; below 0 for JSON lines
  /// @param header the table's first line; empty for JSON lines
  /// @param together whether a conversation takes several rows, the last of which may be missing
  record Form(int column, String header, boolean together) {
    /// One JSON object a line.
    static final Form LINES = new Form(-1, "", false);

    boolean isTable() {
      return column >= 0;
    }
  }

  private static final JsonFactory JSON = new JsonFactory();

  /// A name stands at the beginning of its line or row.
  private static final int LOOKED_AT = 1 << 16;

  private final String name;
  private final Form form;
  private final boolean empty;
  private final long standing;
  private final boolean torn;
  private final Records records;
  private @Nullable String next;
  private @Nullable String last;

  private Resume(String name, Form form, boolean torn, long standing, Records records)
      throws IOException {
    this.name = name;
    this.form = form;
    this.torn = torn;
    this.standing = standing;
    this.records = records;
    this.empty = !header();
    this.next = records.next();
  }

  /// What stands in a file that was begun; null where there is none yet.
  ///
  /// @param name what the file is called in messages
  /// @throws CallException when it is no such output
  static @Nullable Resume of(String name, Path path, Form form) throws IOException {
    if (!Files.exists(path)) {
      return null;
    }
    long size = Files.size(path);
    long whole = 0;
    long count = 0;
    try (var records = new Records(name, path, form, Long.MAX_VALUE)) {
      String previous = null;
      boolean first = form.isTable();
      long begin = 0;
      for (String key = records.next(); key != null; key = records.next()) {
        if (first && !records.line().strip().equals(form.header().strip())) {
          throw otherColumns(name);
        }
        boolean another = first || !form.together() || !key.equals(previous);
        if (another) {
          begin = whole;
          count += first ? 0 : 1;
        }
        previous = first ? null : key;
        first = false;
        whole = records.at();
      }
      if (form.together() && count > 0) {
        // Whether the last conversation has all its rows cannot be seen.
        whole = begin;
        count--;
      }
    }
    if (whole < size) {
      refuseForeign(name, path, form, whole);
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(whole);
      }
    }
    return new Resume(name, form, whole < size, count, new Records(name, path, form, whole));
  }

  /// Cutting is for what an earlier call began: where no whole line stands before, the rest has to
  /// begin as this output does.
  private static void refuseForeign(String name, Path path, Form form, long whole)
      throws IOException {
    if (whole > 0) {
      return;
    }
    String begins = form.isTable() ? form.header() : "{";
    try (InputStream in = Files.newInputStream(path)) {
      byte[] own = begins.getBytes(StandardCharsets.UTF_8);
      byte[] there = in.readNBytes(own.length);
      if (!begins.startsWith(new String(there, StandardCharsets.UTF_8))) {
        throw foreign(name, 1);
      }
    }
  }

  private static CallException otherColumns(String name) {
    return new CallException(
        "'%s' has other columns than would be written.".formatted(name), "write to a new file.");
  }

  private static CallException foreign(String name, long line) {
    return new CallException(
        "'%s' was not begun by such a call: line %d is none of its lines.".formatted(name, line),
        "write to a new file.");
  }

  /// Whether not even a table's first line stands there.
  boolean isEmpty() {
    return empty;
  }

  /// What is said before it goes on.
  String message() {
    return "%s: %s, and %s left out%s."
        .formatted(
            name,
            standing == 1 ? "1 conversation stands there" : standing + " conversations stand there",
            standing == 1 ? "is" : "are",
            torn ? "; what was torn at the end is written anew" : "");
  }

  /// Whether the next conversation of the inputs stands in the output.
  ///
  /// @throws CallException when another one stands in its place
  boolean holds(String key) {
    if (form.together() && key.equals(last)) {
      return true;
    }
    String there = next;
    if (there == null) {
      return false;
    }
    if (!there.equals(key)) {
      throw differs();
    }
    last = there;
    try {
      do {
        next = records.next();
      } while (form.together() && there.equals(next));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return true;
  }

  /// To be called when the inputs have ended.
  ///
  /// @throws CallException when the output goes on
  void refuseRest() {
    if (next != null) {
      throw differs();
    }
  }

  private CallException differs() {
    return new CallException(
        "'%s' holds other conversations than these inputs, or in another order.".formatted(name),
        "write to a new file.");
  }

  private boolean header() throws IOException {
    if (!form.isTable()) {
      return true;
    }
    String first = records.next();
    return first != null;
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  /// The whole lines or rows of a file, one after the other, by the name in them.
  private static final class Records implements AutoCloseable {
    private final String name;
    private final InputStream in;
    private final Form form;
    private final long end;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long at;
    private long number;

    Records(String name, Path path, Form form, long end) throws IOException {
      this.name = name;
      this.in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
      this.form = form;
      this.end = end;
    }

    /// How far the file was read: behind the last whole line or row.
    long at() {
      return at;
    }

    /// The beginning of the last one.
    String line() {
      return line.toString(StandardCharsets.UTF_8);
    }

    /// The name in the next one; null where no whole one follows.
    ///
    /// @throws CallException when it has no name
    @Nullable String next() throws IOException {
      line.reset();
      boolean quoted = false;
      long place = at;
      while (place < end) {
        int c = in.read();
        if (c < 0) {
          return null;
        }
        place++;
        if (c == '"' && form.isTable()) {
          quoted = !quoted;
        }
        if (c == '\n' && !quoted) {
          number++;
          String key = form.isTable() ? field() : id();
          if (key == null) {
            throw foreign(name, number);
          }
          at = place;
          return key;
        }
        if (line.size() < LOOKED_AT) {
          line.write(c);
        }
      }
      return null;
    }

    private @Nullable String id() {
      try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line.toByteArray())) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          return null;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          boolean id = "id".equals(parser.currentName());
          JsonToken value = parser.nextToken();
          if (id) {
            return value == JsonToken.VALUE_STRING ? parser.getString() : null;
          }
          parser.skipChildren();
        }
        return null;
      } catch (JacksonException damaged) {
        return null;
      }
    }

    private @Nullable String field() {
      List<String> fields = new ArrayList<>();
      var field = new StringBuilder();
      boolean quoted = false;
      String text = line().endsWith("\r") ? line().substring(0, line().length() - 1) : line();
      for (int i = 0; i < text.length() && fields.size() <= form.column(); i++) {
        char c = text.charAt(i);
        boolean doubled = quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (doubled) {
          field.append('"');
          i++;
        } else if (c == '"') {
          quoted = !quoted;
        } else if (c == ',' && !quoted) {
          fields.add(field.toString());
          field.setLength(0);
        } else {
          field.append(c);
        }
      }
      fields.add(field.toString());
      return fields.size() > form.column() ? fields.get(form.column()) : null;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
