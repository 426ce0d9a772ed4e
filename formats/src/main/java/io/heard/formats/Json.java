package io.heard.formats;

import io.heard.story.Words;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonSerializable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON text to trees, and trees to plain Java values and back.
public final class Json {
  /// The deepest nesting that is read: exports have a dozen levels, and whoever walks a tree needs
  /// a frame for each.
  private static final int DEEPEST = 1_000;

  /// The most digits of a number: to read a number takes time by the square of its digits.
  private static final int MOST_DIGITS = 1_000;

  private static final int LONGEST_NAME = 50_000;

  /// A reading of usual length needs some more.
  private static final int FIRST_BYTES = 8 * 1024;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // What stands where it does not belong may be a person's word, and messages quote none.
          .errorReportConfiguration(
              ErrorReportConfiguration.builder().maxErrorTokenLength(0).build())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(MOST_DIGITS)
                  .maxNameLength(LONGEST_NAME)
                  .maxStringLength(Input.MOST_BYTES)
                  .build())
          // What was read within a limit has to be written, a little deeper as part of a reading.
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(DEEPEST + 100).build())
          .build();

  private static final JsonMapper MAPPER =
      JsonMapper.builder(FACTORY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// What stands where a comment begins, or where something should follow a comma.
  private static final Pattern NEARLY = Pattern.compile("Unexpected character \\('[/}\\]]'");

  private static final JsonMapper WITH_COMMENTS =
      MAPPER.rebuild().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();
  private static final JsonMapper WITH_COMMAS =
      MAPPER.rebuild().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();
  private static final JsonMapper WITH_BOTH =
      WITH_COMMENTS.rebuild().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();

  private Json() {}

  /// What became of a text.
  public sealed interface Parsed {
    /// A value.
    record Tree(JsonNode root) implements Parsed {}

    /// No value.
    ///
    /// @param line the line, from 1
    /// @param column the place in it, from 1
    /// @param cause what is wrong, without words from the text
    /// @param maybe what to try, without the word "Maybe"
    record Broken(int line, int column, String cause, String maybe) implements Parsed {
      /// Says so about the input, and reads what stands whole before this place.
      void read(Input input, Mended.Reader reader, Receiver receiver) {
        Mended.read(
            input.text(),
            this,
            ":%d:%d".formatted(line, column),
            maybe,
            new Place(input.file(), "", ""),
            reader,
            receiver);
      }
    }
  }

  public static Parsed parse(String text) {
    try {
      JsonNode root = MAPPER.readTree(text);
      return root.isMissingNode()
          ? new Parsed.Broken(1, 1, "it is empty", "the export had nothing to give")
          : new Parsed.Tree(root);
    } catch (JacksonException broken) {
      TokenStreamLocation at = broken.getLocation();
      int line = at == null ? 1 : Math.max(1, at.getLineNr());
      int column = at == null ? 1 : Math.max(1, at.getColumnNr());
      return nearly(text, broken, line, column)
          .orElseGet(() -> new Parsed.Broken(line, column, cause(broken), maybe(broken)));
    } catch (NumberFormatException beyond) {
      return beyond(text);
    }
  }

  /// Where the number stands of which no number can be made, since its power of ten is too high.
  private static Parsed beyond(String text) {
    int line = 1;
    int column = 1;
    try (JsonParser parser = parser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        line = parser.currentTokenLocation().getLineNr();
        column = parser.currentTokenLocation().getColumnNr();
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
          parser.getDecimalValue();
        }
      }
    } catch (JacksonException | NumberFormatException here) {
      // The place before it is the one.
    }
    return new Parsed.Broken(
        line,
        column,
        "a number stands here that is beyond all measure",
        "it is a text, and belongs into quotes");
  }

  /// What is wrong where comments, or commas before closing brackets, are all that is wrong, as in
  /// JSON copied from documentation; empty otherwise.
  private static Optional<Parsed> nearly(
      String text, JacksonException broken, int line, int column) {
    if (!NEARLY.matcher(String.valueOf(broken.getOriginalMessage())).lookingAt()) {
      return Optional.empty();
    }
    if (reads(WITH_COMMENTS, text)) {
      return broken(line, column, "it holds comments, the first of them here", "take them out");
    }
    if (reads(WITH_COMMAS, text)) {
      return broken(
          line, column, "a comma stands before a closing bracket here", "take out the comma");
    }
    return reads(WITH_BOTH, text)
        ? broken(
            line,
            column,
            "it holds comments, and commas before closing brackets, the first of them here",
            "take out both")
        : Optional.empty();
  }

  private static Optional<Parsed> broken(int line, int column, String cause, String maybe) {
    return Optional.of(
        new Parsed.Broken(
            line, column, "it is not valid JSON: " + cause, maybe + " and try again"));
  }

  private static boolean reads(JsonMapper mapper, String text) {
    try {
      return !mapper.readTree(text).isMissingNode();
    } catch (JacksonException | NumberFormatException broken) {
      return false;
    }
  }

  /// The value of a stretch of bytes; what is no UTF-8 is read as [Decoding] does.
  ///
  /// @param to exclusive
  static Parsed parse(byte[] bytes, int from, int to, Consumer<Decoding.Kind> kind) {
    if (Decoding.isUtf8(bytes, from, to)) {
      try {
        JsonNode root = MAPPER.readTree(bytes, from, to - from);
        if (!root.isMissingNode()) {
          return new Parsed.Tree(root);
        }
      } catch (JacksonException | NumberFormatException broken) {
        // Told below, where places are counted in letters.
      }
    }
    Decoding.Decoded decoded = Decoding.decode(bytes, from, to);
    kind.accept(decoded.kind());
    return parse(decoded.text());
  }

  /// Reads a text bit by bit, within the same limits.
  static JsonParser parser(String text) {
    return MAPPER.createParser(text);
  }

  public static boolean isObject(String text) {
    String stripped = text.strip();
    return stripped.startsWith("{")
        && stripped.endsWith("}")
        && parse(stripped) instanceof Parsed.Tree tree
        && tree.root().isObject();
  }

  /// The value as Java strings, numbers, booleans, lists and maps; null for JSON's null.
  public static @Nullable Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        var map = new LinkedHashMap<String, @Nullable Object>();
        node.properties().forEach(field -> map.put(field.getKey(), value(field.getValue())));
        yield map;
      }
      case ARRAY -> {
        var list = new ArrayList<@Nullable Object>();
        node.values().forEach(item -> list.add(value(item)));
        yield list;
      }
      case STRING -> node.stringValue();
      case NUMBER -> node.isIntegralNumber() ? integral(node) : node.decimalValue();
      case BOOLEAN -> node.booleanValue();
      case NULL, MISSING, BINARY, POJO -> null;
    };
  }

  private static Number integral(JsonNode node) {
    return node.canConvertToLong() ? (Number) node.longValue() : node.bigIntegerValue();
  }

  /// The number as a double; null for what is no number, or one that no double can hold.
  public static @Nullable Double number(JsonNode node) {
    double number = node.isNumber() ? node.decimalValue().doubleValue() : Double.NaN;
    return Double.isFinite(number) ? Double.valueOf(number) : null;
  }

  /// The tree of such a value.
  public static JsonNode tree(@Nullable Object value) {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    return switch (value) {
      case null -> factory.nullNode();
      case String text -> factory.stringNode(text);
      case Boolean truth -> factory.booleanNode(truth);
      case Integer number -> factory.numberNode(number);
      case Long number -> factory.numberNode(number);
      case BigInteger number -> factory.numberNode(number);
      case BigDecimal number -> factory.numberNode(number);
      case Map<?, ?> map -> {
        ObjectNode object = factory.objectNode();
        map.forEach((name, inner) -> object.set(String.valueOf(name), tree(inner)));
        yield object;
      }
      case List<?> list -> {
        ArrayNode array = factory.arrayNode();
        list.forEach(inner -> array.add(tree(inner)));
        yield array;
      }
      default -> MAPPER.valueToTree(value);
    };
  }

  public static String line(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  /// Writes one value.
  interface Writing {
    /// Writes it to where values go.
    void to(JsonGenerator json);
  }

  /// What is written, as one line in UTF-8 with a line break at its end. Half of a surrogate pair,
  /// which no encoding can write, is escaped.
  static byte[] bytes(Writing writing) {
    var bytes = new ByteArrayOutputStream(FIRST_BYTES);
    try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
      writing.to(json);
      json.writeRaw('\n');
    }
    return bytes.toByteArray();
  }

  /// What is written, as a tree.
  static JsonNode built(Writing writing) {
    return MAPPER.valueToTree(
        new JacksonSerializable.Base() {
          @Override
          public void serialize(JsonGenerator json, SerializationContext context) {
            writing.to(json);
          }

          @Override
          public void serializeWithType(
              JsonGenerator json, SerializationContext context, TypeSerializer type) {
            writing.to(json);
          }
        });
  }

  /// Writes such a value as [#value] gives.
  static void write(@Nullable Object value, JsonGenerator json) {
    switch (value) {
      case null -> json.writeNull();
      case String text -> json.writeString(text);
      case Boolean truth -> json.writeBoolean(truth);
      case Integer number -> json.writeNumber(number.intValue());
      case Long number -> json.writeNumber(number.longValue());
      case BigInteger number -> json.writeNumber(number);
      case BigDecimal number -> json.writeNumber(number);
      case Map<?, ?> map -> {
        json.writeStartObject();
        map.forEach((name, inner) -> {
          json.writeName(String.valueOf(name));
          write(inner, json);
        });
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        list.forEach(inner -> write(inner, json));
        json.writeEndArray();
      }
      default -> json.writeTree(tree(value));
    }
  }

  /// JSON as text in which half of a surrogate pair, which no encoding can write, is escaped: it
  /// stands inside a string, where an escape means the same.
  public static String whole(String json) {
    StringBuilder whole = null;
    for (int i = 0; i < json.length(); i++) {
      char unit = json.charAt(i);
      boolean pair =
          Character.isHighSurrogate(unit)
              && i + 1 < json.length()
              && Character.isLowSurrogate(json.charAt(i + 1));
      if (pair) {
        if (whole != null) {
          whole.append(unit).append(json.charAt(i + 1));
        }
        i++;
      } else if (Character.isSurrogate(unit)) {
        whole = whole == null ? new StringBuilder(json.substring(0, i)) : whole;
        whole.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
      } else if (whole != null) {
        whole.append(unit);
      }
    }
    return whole == null ? json : whole.toString();
  }

  /// What `original` holds and `written` does not; an element of an array without anything left is
  /// an empty object. Null when nothing is left.
  public static @Nullable JsonNode left(JsonNode original, JsonNode written) {
    if (original.isObject() && written.isObject()) {
      ObjectNode left = JsonNodeFactory.instance.objectNode();
      for (var field : original.properties()) {
        JsonNode other = written.get(field.getKey());
        JsonNode rest = other == null ? field.getValue() : left(field.getValue(), other);
        if (rest != null) {
          left.set(field.getKey(), rest);
        }
      }
      return left.isEmpty() ? null : left;
    }
    if (original.isArray() && written.isArray() && original.size() == written.size()) {
      ArrayNode left = JsonNodeFactory.instance.arrayNode();
      boolean any = false;
      for (int i = 0; i < original.size(); i++) {
        JsonNode rest = left(original.get(i), written.get(i));
        any = any || rest != null;
        left.add(rest == null ? JsonNodeFactory.instance.objectNode() : rest);
      }
      return any ? left : null;
    }
    return null;
  }

  /// `written` with what was left added where it stood; what is written wins.
  public static JsonNode together(JsonNode written, JsonNode left) {
    if (written instanceof ObjectNode object && left.isObject()) {
      for (var field : left.properties()) {
        JsonNode own = object.get(field.getKey());
        object.set(
            field.getKey(), own == null ? field.getValue() : together(own, field.getValue()));
      }
    } else if (written.isArray() && left.isArray() && written.size() == left.size()) {
      for (int i = 0; i < left.size(); i++) {
        together(written.get(i), left.get(i));
      }
    }
    return written;
  }

  /// The names of an object's fields for a message, at most eight.
  public static String fields(JsonNode object) {
    List<String> names = object.propertyNames().stream().limit(8).map(Json::shown).toList();
    String more = object.size() > names.size() ? " …" : "";
    return names.isEmpty() ? "no fields" : "the fields " + String.join(", ", names) + more;
  }

  private static String shown(String name) {
    return Words.cut(Words.line(name), 40);
  }

  /// The object's fields that are not among those known.
  public static Map<String, @Nullable Object> extra(JsonNode object, Collection<String> known) {
    var extra = new LinkedHashMap<String, @Nullable Object>();
    for (var field : object.properties()) {
      if (!known.contains(field.getKey())) {
        extra.put(field.getKey(), value(field.getValue()));
      }
    }
    return extra;
  }

  private static String maybe(JacksonException broken) {
    String said = String.valueOf(broken.getOriginalMessage());
    if (said.startsWith("Trailing token")) {
      return "several values stand in one file, and belong into one list";
    }
    return said.startsWith("Unexpected close marker")
        ? "take it out, or one further up that stands too early"
        : "a comma, quote or bracket is missing just before this place";
  }

  // Jackson repeats words from the text; what people said must not reach a message.
  private static String cause(JacksonException broken) {
    String said = broken.getOriginalMessage();
    if (said == null) {
      return "it is not valid JSON";
    }
    if (broken instanceof StreamConstraintsException) {
      return said.contains("nesting")
          ? "it nests deeper than %d levels".formatted(DEEPEST)
          : said.contains("Number")
              ? "a number in it has more than %d digits".formatted(MOST_DIGITS)
              : "a name or a text in it is too long";
    }
    if (said.startsWith("Unrecognized token")) {
      return "it is not valid JSON: a bare word stands where a value belongs";
    }
    if (said.startsWith("Unexpected end-of-input")) {
      return "it is not valid JSON: it ends before its last bracket is closed";
    }
    if (said.startsWith("Trailing token")) {
      return "it is not valid JSON: something follows the end of the value";
    }
    if (said.startsWith("Unexpected close marker")) {
      return said.contains("no open")
          ? "it is not valid JSON: a closing bracket stands here that none opened"
          : "it is not valid JSON: a closing bracket stands here that does not fit the one opened";
    }
    if (said.startsWith("Unexpected character (")) {
      int end = said.indexOf(')', "Unexpected character ('x' (".length());
      return "it is not valid JSON: unexpected character "
          + said.substring("Unexpected character (".length(), end < 0 ? 25 : end)
          + ")";
    }
    String first = said.lines().findFirst().orElse("");
    return "it is not valid JSON: " + first.replaceAll("['\"][^'\"]{2,}['\"]", "…");
  }
}
