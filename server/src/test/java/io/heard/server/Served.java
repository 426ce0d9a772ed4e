package io.heard.server;

import io.heard.store.People;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A service that runs, and a program that calls it with a token of every scope.
final class Served implements AutoCloseable {
  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Serve serve;
  private final String token;

  private Served(Serve serve, String token) {
    this.serve = serve;
    this.token = token;
  }

  /// Starts one, without the model; with `-Ddatabase=postgresql://…` on an empty database there.
  static Served in(Path data) {
    var settings = new Settings(0, "127.0.0.1", data, System.getProperty("database"), false, true);
    Serve serve =
        Serve.start(
            settings,
            "test",
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    String token = "heard-test-token";
    People people = serve.part(People.class);
    if (people.none()) {
      people.found(
          "t-1",
          "Testers",
          new People.Person("t-1", "p-1", "ida@example.org", "Ida", "owner", null, null));
      people.issue(
          new People.Token("t-1", "k-1", "test", "read write manage", "p-1", 0),
          Secrets.digest(token),
          null);
    }
    return new Served(serve, token);
  }

  Serve serve() {
    return serve;
  }

  String token() {
    return token;
  }

  String base() {
    return "http://127.0.0.1:" + serve.port();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base() + path))
        .header("Authorization", "Bearer " + token);
  }

  /// An answer and the JSON in it.
  record Answer(int status, HttpResponse<String> whole) {
    JsonNode json() {
      return MAPPER.readTree(whole.body());
    }

    String header(String name) {
      return whole.headers().firstValue(name).orElse("");
    }

    @Override
    public String toString() {
      return status + " " + whole.body();
    }
  }

  Answer send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer);
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  Answer delete(String path) throws IOException, InterruptedException {
    return send(request(path).DELETE().build());
  }

  Answer post(String path, String json) throws IOException, InterruptedException {
    return call("POST", path, json, null);
  }

  Answer put(String path, String json) throws IOException, InterruptedException {
    return call("PUT", path, json, null);
  }

  /// @param key an Idempotency-Key, where there is one
  Answer call(String method, String path, String json, @Nullable String key)
      throws IOException, InterruptedException {
    HttpRequest.Builder builder =
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json));
    if (key != null) {
      builder.header("Idempotency-Key", key);
    }
    return send(builder.build());
  }

  @Override
  public void close() {
    serve.close();
  }
}
