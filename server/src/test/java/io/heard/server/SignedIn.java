package io.heard.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A running service whose owner is signed in.
final class SignedIn implements AutoCloseable {
  static final String OWNER = "ida@example.org";
  static final String PASSWORD = "a long enough password";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Serve serve;
  private final String base;
  private String cookie = "";
  private String form = "";

  SignedIn(Path data) throws IOException, InterruptedException {
    this(new Settings(0, "127.0.0.1", data, null, false, true));
  }

  SignedIn(Settings settings) throws IOException, InterruptedException {
    var printed = new ByteArrayOutputStream();
    this.serve =
        Serve.start(settings, "test", new PrintStream(printed, true, StandardCharsets.UTF_8));
    this.base = "http://127.0.0.1:" + serve.port();
    String out = printed.toString(StandardCharsets.UTF_8);
    HttpResponse<String> in =
        out.contains("the code ")
            ? form(
                "/first",
                Map.of(
                    "code",
                    out.replaceAll("(?s).*the code (\\S+) to become.*", "$1"),
                    "name",
                    "Ida",
                    "email",
                    OWNER,
                    "password",
                    PASSWORD))
            : form("/sign-in", Map.of("email", OWNER, "password", PASSWORD));
    if (in.statusCode() != 303) {
      throw new IllegalStateException("Nobody was signed in: " + in.statusCode());
    }
    this.cookie = in.headers().firstValue("set-cookie").orElseThrow().replaceAll(";.*", "");
    this.form = get("/").body().replaceAll("(?s).*name=\"form\" value=\"([^\"]+)\".*", "$1");
  }

  int port() {
    return serve.port();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("X-Heard-Form", form)
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send("POST", path, body);
  }

  /// The JSON that a call is answered with, which has to be taken.
  JsonNode json(String method, String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = method.equals("GET") ? get(path) : send(method, path, body);
    if (answer.statusCode() >= 300) {
      throw new AssertionError(method + " " + path + ": " + answer.statusCode() + answer.body());
    }
    return answer.body().isEmpty() ? MAPPER.nullNode() : MAPPER.readTree(answer.body());
  }

  HttpResponse<String> form(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String body =
        Stream.concat(fields.entrySet().stream(), Stream.of(Map.entry("form", form)))
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /// The events of a conversation up to the first of a kind, as `kind: data` lines.
  List<String> events(String id, int after, String until) throws IOException, InterruptedException {
    var events = new ArrayList<String>();
    HttpResponse<InputStream> stream =
        client.send(
            request("/api/v1/conversations/" + id + "/events")
                .header("Last-Event-ID", String.valueOf(after))
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream in = stream.body();
        var lines =
            new java.io.BufferedReader(new java.io.InputStreamReader(in, StandardCharsets.UTF_8))) {
      String kind = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event:")) {
          kind = line.substring(6);
        } else if (line.startsWith("data:")) {
          events.add(kind + ": " + line.substring(5));
          if (kind.equals(until)) {
            return events;
          }
        }
      }
    }
    return events;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static JsonNode tree(String json) {
    return MAPPER.readTree(json);
  }

  static String quoted(String text) {
    return MAPPER.writeValueAsString(text);
  }

  /// The files below a folder that hold one of some words, in whatever letters; each word is looked
  /// for as UTF-8.
  static List<String> holding(Path folder, List<String> words) throws IOException {
    var found = new ArrayList<String>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (String word : words) {
          String sought =
              new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
          if (bytes.contains(sought)) {
            found.add(folder.relativize(file) + " holds " + word);
          }
        }
      }
    }
    return found;
  }

  @Override
  public void close() {
    serve.close();
  }
}
