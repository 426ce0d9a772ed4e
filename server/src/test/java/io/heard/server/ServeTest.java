package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeTest {
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir Path data = Path.of("");

  @Test
  void theOwnerComesInByTheCodeAndAConversationGrows() throws Exception {
    var printed = new ByteArrayOutputStream();
    var settings = new Settings(0, "127.0.0.1", data, null, false, true);
    try (Serve serve =
        Serve.start(settings, "test", new PrintStream(printed, true, StandardCharsets.UTF_8))) {
      String base = "http://127.0.0.1:" + serve.port();
      String out = printed.toString(StandardCharsets.UTF_8);
      assertThat(out).contains("listens at http://localhost:" + serve.port());
      String code = out.replaceAll("(?s).*the code (\\S+) to become.*", "$1");
      HttpResponse<String> refused = get(base + "/api/v1/conversations", "");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
      HttpResponse<String> first =
          post(
              base + "/first",
              form(
                  Map.of(
                      "code", code,
                      "name", "Ida",
                      "email", "ida@example.org",
                      "password", "a long enough password")),
              "application/x-www-form-urlencoded",
              "");
      assertThat(first.statusCode()).isEqualTo(303);
      String cookie = first.headers().firstValue("set-cookie").orElseThrow().replaceAll(";.*", "");
      HttpResponse<String> home = get(base + "/", cookie);
      assertThat(home.body()).contains("No conversation has come in yet");
      String form = home.body().replaceAll("(?s).*name=\"form\" value=\"([^\"]+)\".*", "$1");
      HttpResponse<String> made =
          send(
              base + "/api/v1/conversations",
              "{\"id\":\"c-1\",\"channel\":\"chat\"}",
              cookie,
              form);
      assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
      HttpResponse<String> taken =
          send(
              base + "/api/v1/conversations/c-1/turns",
              "{\"speaker\":\"customer\",\"text\":\"This is the third time I ask. I am so frustrated.\",\"externalId\":\"m-1\"}",
              cookie,
              form);
      assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
      assertThat(taken.body()).contains("\"code\":\"frustration\"");
      HttpResponse<String> again =
          send(
              base + "/api/v1/conversations/c-1/turns",
              "{\"speaker\":\"customer\",\"text\":\"This is the third time I ask. I am so frustrated.\",\"externalId\":\"m-1\"}",
              cookie,
              form);
      assertThat(again.statusCode()).isEqualTo(200);
      HttpResponse<String> closed =
          send(base + "/api/v1/conversations/c-1/close", "", cookie, form);
      assertThat(closed.statusCode()).as(closed.body()).isEqualTo(200);
      assertThat(get(base + "/conversations/c-1", cookie).body()).contains("third time");
      assertThat(get(base + "/health/ready", "").statusCode()).isEqualTo(200);
      HttpResponse<String> nowhere = page(base + "/floor/zqx", cookie);
      assertThat(nowhere.statusCode()).isEqualTo(404);
      assertThat(nowhere.body())
          .contains("There is no such page", "Your account")
          .doesNotContain("zqx");
      HttpResponse<String> outside = page(base + "/floor/zqx", "");
      assertThat(outside.statusCode()).isEqualTo(404);
      assertThat(outside.body())
          .contains("There is no such page")
          .doesNotContain("zqx", "Your account");
    }
  }

  private HttpResponse<String> get(String url, String cookie) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url)).header("Cookie", cookie + ";").build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /// As a browser asks.
  private HttpResponse<String> page(String url, String cookie) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Cookie", cookie + ";")
            .header("Accept", "text/html,*/*;q=0.8")
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String url, String body, String type, String cookie)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", type)
            .header("Cookie", cookie + ";")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String url, String body, String cookie, String form)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .header("Cookie", cookie)
            .header("X-Heard-Form", form)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
