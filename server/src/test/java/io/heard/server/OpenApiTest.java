package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.formats.Formats;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

class OpenApiTest {
  private final JsonNode description = OpenApi.tree("test", new Formats().names());

  @TempDir Path data = Path.of("");

  @Test
  void everyRouteOfTheApiIsDescribedAndEveryDescribedRouteIsThere() throws Exception {
    var described = new TreeSet<String>();
    JsonNode paths = description.path("paths");
    for (String path : paths.propertyNames()) {
      for (String method : paths.get(path).propertyNames()) {
        if (!method.equals("parameters")) {
          described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path);
        }
      }
    }
    var there = new TreeSet<String>();
    try (Served served = Served.in(data)) {
      served
          .serve()
          .part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
          .getHandlerMethods()
          .keySet()
          .forEach(route ->
              route
                  .getMethodsCondition()
                  .getMethods()
                  .forEach(method ->
                      route.getPatternValues().stream()
                          .filter(
                              path -> path.startsWith("/api/") && !path.endsWith("/openapi.json"))
                          .forEach(path -> there.add(method + " " + path))));
      assertThat(served.get("/openapi").json())
          .isEqualTo(served.get("/api/v1/openapi.json").json());
    }
    assertThat(described).isEqualTo(there);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(description.findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(reference ->
            assertThat(description.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
  }

  @Test
  void everyOperationHasANameASummaryAndTheUsualAnswers() {
    var names = new TreeSet<String>();
    for (JsonNode path : description.path("paths").values()) {
      for (String method : path.propertyNames()) {
        JsonNode operation = path.get(method);
        if (!method.equals("parameters")) {
          assertThat(names.add(operation.path("operationId").asString(""))).isTrue();
          assertThat(operation.path("summary").asString("")).isNotBlank();
          assertThat(operation.path("responses").propertyNames())
              .contains("400", "401", "403", "429", "503");
        }
      }
    }
  }
}
