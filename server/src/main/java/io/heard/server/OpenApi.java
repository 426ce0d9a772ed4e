package io.heard.server;

import io.heard.formats.ReadingJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The description of the API (OpenAPI 3.1): `openapi.yaml` beside this class, kept by hand and
/// held against the routes by a test. The shapes of readings and notes come from the schemas of the
/// module `formats`, so that none is written twice.
@RestController
final class OpenApi {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /// One YAML node stands for so many places at most; there are no others than ours.
  private static final int MOST_ALIASES = 10_000;

  private final Hearing hearing;
  private volatile @Nullable String json;

  OpenApi(Hearing hearing) {
    this.hearing = hearing;
  }

  /// The description as JSON.
  @May(anybody = true)
  @GetMapping({"/openapi", "/api/v1/openapi.json"})
  ResponseEntity<String> description() {
    String known = json;
    if (known == null) {
      known = tree(hearing.version(), hearing.formats().names()).toString();
      json = known;
    }
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(known);
  }

  /// The description, whole.
  ///
  /// @param formats the names of the formats that are read
  static ObjectNode tree(String version, List<String> formats) {
    var options = new LoaderOptions();
    options.setMaxAliasesForCollections(MOST_ALIASES);
    options.setAllowDuplicateKeys(false);
    ObjectNode root;
    try (InputStream in = resource(OpenApi.class, "openapi.yaml")) {
      Map<String, Object> tree = new Yaml(new SafeConstructor(options)).load(in);
      root = MAPPER.valueToTree(tree);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    for (String name : List.copyOf(root.propertyNames())) {
      // Only there for what repeats.
      if (name.startsWith("x-")) {
        root.remove(name);
      }
    }
    ((ObjectNode) root.path("info")).put("version", version);
    ObjectNode from = (ObjectNode) root.at("/components/parameters/From/schema");
    ArrayNode names = from.putArray("enum");
    formats.forEach(names::add);
    ObjectNode schemas = (ObjectNode) root.path("components").path("schemas");
    add(schemas, "reading", "Reading", Map.of("turn", "TurnHeard", "quote", "Quote"));
    add(schemas, "notes", "Notes", Map.of("quote", "Quote"));
    // A turn by itself is told live, before the arc of the whole is known.
    ObjectNode turn = (ObjectNode) schemas.path("TurnHeard");
    var required = new ArrayList<String>();
    turn.path("required").values().forEach(name -> required.add(name.stringValue()));
    required.remove("phase");
    ArrayNode still = turn.putArray("required");
    required.forEach(still::add);
    for (String whole : List.of("Reading", "Notes")) {
      ((ObjectNode) schemas.path(whole).path("properties"))
          .putObject("problems")
          .put("type", "array")
          .putObject("items")
          .put("$ref", "#/components/schemas/Trouble");
    }
    ((ObjectNode) schemas.path("Reading").path("properties"))
        .putObject("story")
        .put("$ref", "#/components/schemas/Story");
    // A reading, or a list of readings: one shape, since generators cannot tell two apart.
    ObjectNode read = ((ObjectNode) schemas.path("Reading")).deepCopy();
    read.remove("required");
    read.put(
        "description",
        "A reading; of a body with several conversations, only `readings` is there.");
    ((ObjectNode) read.path("properties"))
        .putObject("readings")
        .put("type", "array")
        .putObject("items")
        .put("$ref", "#/components/schemas/Reading");
    schemas.set("Read", read);
    return root;
  }

  private static InputStream resource(Class<?> beside, String name) throws IOException {
    InputStream in = beside.getResourceAsStream(name);
    if (in == null) {
      throw new IOException(name + " is missing from the service.");
    }
    return in;
  }

  private static void add(ObjectNode schemas, String file, String name, Map<String, String> names) {
    ObjectNode whole;
    try (InputStream in = resource(ReadingJson.class, "schema/" + file + ".schema.json")) {
      whole = (ObjectNode) MAPPER.readTree(in);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    ObjectNode parts = (ObjectNode) whole.remove("$defs");
    whole.remove(List.of("$schema", "$id", "title"));
    schemas.set(name, open(whole, names));
    for (String part : parts.propertyNames()) {
      String called = called(part, names);
      if (!schemas.has(called)) {
        schemas.set(called, open(parts.get(part), names));
      }
    }
  }

  private static String called(String part, Map<String, String> names) {
    return names.getOrDefault(
        part, part.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + part.substring(1));
  }

  /// The schema as clients are promised it: fields may be added, and references point into this
  /// description. What says which fields go together is for tests of ours, and no generator reads
  /// it.
  private static JsonNode open(JsonNode schema, Map<String, String> names) {
    if (schema instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, open(list.get(i), names));
      }
      return list;
    }
    if (!(schema instanceof ObjectNode tree)) {
      return schema;
    }
    tree.remove(List.of("if", "then", "else", "propertyNames"));
    JsonNode additional = tree.path("additionalProperties");
    if (additional.isBoolean() && !additional.booleanValue()) {
      tree.remove("additionalProperties");
    }
    JsonNode reference = tree.path("$ref");
    if (reference.isString()) {
      String part = reference.stringValue().replaceFirst("^#/\\$defs/", "");
      tree.put("$ref", "#/components/schemas/" + called(part, names));
    }
    if (tree.path("enum").isArray() && !tree.has("type")) {
      boolean nothing = tree.path("enum").values().stream().anyMatch(JsonNode::isNull);
      if (nothing) {
        tree.putArray("type").add("string").add("null");
      } else {
        tree.put("type", "string");
      }
    }
    if (tree.path("const").isString()) {
      tree.put("type", "string");
      tree.putArray("enum").add(tree.remove("const"));
    }
    for (String name : List.copyOf(tree.propertyNames())) {
      tree.set(name, open(tree.get(name), names));
    }
    // A field that is always null has a type for generators all the same.
    for (JsonNode field : tree.path("properties").values()) {
      if (field.path("type").asString("").equals("null") && field instanceof ObjectNode always) {
        always.putArray("type").add("string").add("null");
      }
    }
    return tree;
  }
}
