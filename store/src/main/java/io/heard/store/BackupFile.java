package io.heard.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How a backup is written: packed lines of JSON. First a head; then the small files beside the
/// database, a line each; then each table with its columns, and its rows as lists; last how many
/// rows there were and the digest of all lines before.
final class BackupFile {
  private static final String FORM = "backup";
  private static final int FORM_NUMBER = 1;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private BackupFile() {}

  /// Writes one.
  static final class Writer implements AutoCloseable {
    private final OutputStream out;
    private final MessageDigest digest = sha256();
    private long rows;

    Writer(OutputStream out, String schema, String madeAt) throws IOException {
      this.out = new GZIPOutputStream(out, BUFFER_BYTES);
      line(
          JsonNodeFactory.instance
              .objectNode()
              .put("heard", FORM)
              .put("form", FORM_NUMBER)
              .put("schema", schema)
              .put("madeAt", madeAt));
    }

    private void line(JsonNode node) throws IOException {
      byte[] bytes = (node + "\n").getBytes(StandardCharsets.UTF_8);
      digest.update(bytes);
      out.write(bytes);
    }

    void file(String name, byte[] content) throws IOException {
      line(
          JsonNodeFactory.instance
              .objectNode()
              .put("file", name)
              .put("base64", Base64.getEncoder().encodeToString(content)));
    }

    void table(Schema.Table table) throws IOException {
      ObjectNode head = JsonNodeFactory.instance.objectNode().put("table", table.name());
      table.columns().forEach(head.putArray("columns")::add);
      line(head);
    }

    void row(List<@Nullable Object> values) throws IOException {
      ArrayNode row = JsonNodeFactory.instance.arrayNode();
      for (Object value : values) {
        switch (value) {
          case null -> row.addNull();
          case Integer number -> row.add(number);
          case Long number -> row.add(number);
          case Double number -> row.add(number);
          case Boolean truth -> row.add(truth);
          case String text -> row.add(text);
          case byte[] bytes ->
              row.addObject().put("base64", Base64.getEncoder().encodeToString(bytes));
          default -> throw new IOException("a column holds a " + value.getClass().getSimpleName());
        }
      }
      line(row);
      rows++;
    }

    /// Ends the file.
    ///
    /// @return what it holds
    Backup.Summary end() throws IOException {
      String sum = "sha256:" + HexFormat.of().formatHex(digest.digest());
      out.write(
          (JsonNodeFactory.instance.objectNode().put("rows", rows).put("digest", sum) + "\n")
              .getBytes(StandardCharsets.UTF_8));
      return new Backup.Summary(rows, sum);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /// What is done with what stands in a backup.
  interface Reader {
    void head(String schema) throws IOException, SQLException;

    void file(String name, byte[] content) throws IOException, SQLException;

    void table(String name, List<String> columns) throws IOException, SQLException;

    void row(List<@Nullable Object> values) throws IOException, SQLException;

    /// All of it was there, and its digest held.
    void end() throws IOException, SQLException;
  }

  /// Reads one.
  ///
  /// @throws StoreException when it is no backup, is cut or damaged; what was read before is not to
  ///   be used then
  static Backup.Summary read(Path file, Reader reader) throws IOException, SQLException {
    MessageDigest digest = sha256();
    long rows = 0;
    boolean first = true;
    try (InputStream in =
        new BufferedInputStream(
            new GZIPInputStream(Files.newInputStream(file), BUFFER_BYTES), BUFFER_BYTES)) {
      while (true) {
        byte[] bytes = line(in);
        if (bytes.length == 0) {
          throw damaged(file, "it ends too early");
        }
        JsonNode node = MAPPER.readTree(bytes);
        if (first) {
          if (!node.path("heard").asString("").equals(FORM)) {
            throw damaged(file, "it is no backup");
          }
          if (node.path("form").asInt(0) > FORM_NUMBER) {
            throw new StoreException(
                "The backup %s was written by a newer Heard.\nMaybe restore it with that one."
                    .formatted(file));
          }
          reader.head(node.path("schema").asString(""));
          first = false;
        } else if (node.isArray()) {
          rows++;
          reader.row(values((ArrayNode) node));
        } else if (node.has("table")) {
          var columns = new ArrayList<String>();
          node.path("columns").values().forEach(column -> columns.add(column.asString()));
          reader.table(node.path("table").asString(), columns);
        } else if (node.has("file")) {
          reader.file(
              node.path("file").asString(),
              Base64.getDecoder().decode(node.path("base64").asString("")));
        } else {
          String sum = "sha256:" + HexFormat.of().formatHex(digest.digest());
          if (node.path("rows").asLong(-1) != rows
              || !node.path("digest").asString("").equals(sum)) {
            throw damaged(file, "its digest is another");
          }
          if (in.read() >= 0) {
            throw damaged(file, "something follows its end");
          }
          reader.end();
          return new Backup.Summary(rows, sum);
        }
        digest.update(bytes);
      }
    } catch (ZipException | EOFException | JacksonException | IllegalArgumentException broken) {
      throw damaged(file, "it cannot be unpacked");
    }
  }

  private static byte[] line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0) {
      line.write(next);
      if (next == '\n') {
        break;
      }
      next = in.read();
    }
    return line.toByteArray();
  }

  private static List<@Nullable Object> values(ArrayNode row) {
    var values = new ArrayList<@Nullable Object>();
    for (JsonNode value : row.values()) {
      if (value.isNull()) {
        values.add(null);
      } else if (value.isIntegralNumber()) {
        values.add(value.asLong());
      } else if (value.isNumber()) {
        values.add(value.asDouble());
      } else if (value.isBoolean()) {
        values.add(value.asBoolean());
      } else if (value.isObject()) {
        values.add(Base64.getDecoder().decode(value.path("base64").asString("")));
      } else {
        values.add(value.asString());
      }
    }
    return values;
  }

  private static StoreException damaged(Path file, String why) {
    return new StoreException(
        "The backup %s cannot be used: %s.\nMaybe take another one; nothing was restored."
            .formatted(file, why));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
