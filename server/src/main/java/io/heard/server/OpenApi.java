package io.heard.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The description of the API (OpenAPI 3.1): `openapi.yaml` beside this class, kept by hand and held
/// against the routes by a test.
@RestController
final class OpenApi {
  private final String version;
  private volatile @Nullable String json;

  OpenApi(Hearing hearing) {
    this.version = hearing.version();
  }

  /// The description as JSON.
  @May(anybody = true)
  @GetMapping({"/openapi", "/api/v1/openapi.json"})
  ResponseEntity<String> description() {
    String known = json;
    if (known == null) {
      known = read(version);
      json = known;
    }
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(known);
  }

  static String read(String version) {
    try (InputStream in = OpenApi.class.getResourceAsStream("openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("openapi.yaml is missing from the service.");
      }
      Map<String, Object> tree =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      ObjectNode root = JsonMapper.builder().build().valueToTree(tree);
      ((ObjectNode) root.path("info")).put("version", version);
      return root.toString();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
