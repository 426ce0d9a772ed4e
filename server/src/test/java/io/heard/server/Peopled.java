package io.heard.server;

import io.heard.store.People;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A running service with a house in which people of several roles are signed in, and another house
/// beside it. Who asks is named by id: `owner`, `agent`, `other-agent` and so on; a program by the
/// scope of its token, such as `token-write`.
final class Peopled implements AutoCloseable {
  static final String HOUSE = "house";
  static final String NEIGHBOUR = "neighbour";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Serve serve;

  Peopled(Path data) {
    this(new Settings(0, "127.0.0.1", data, null, false, true));
  }

  Peopled(Settings settings) {
    this.serve = Serve.start(settings, "test", new PrintStream(OutputStream.nullOutputStream()));
    people().found(HOUSE, "The house", person(HOUSE, "owner", "owner", null));
    people().found(NEIGHBOUR, "Next door", person(NEIGHBOUR, "stranger", "owner", null));
    for (Who.Role role : Who.Role.values()) {
      if (role != Who.Role.OWNER) {
        people().add(person(HOUSE, role.id(), role.id(), null));
      }
    }
    people().add(person(HOUSE, "other-agent", "agent", null));
    people().add(person(HOUSE, "billing-agent", "agent", "billing"));
    people().add(person(HOUSE, "billing-lead", "lead", "billing"));
    for (String id :
        List.of(
            "owner",
            "agent",
            "lead",
            "analyst",
            "privacy",
            "other-agent",
            "billing-agent",
            "billing-lead")) {
      enter(HOUSE, id);
    }
    enter(NEIGHBOUR, "stranger");
    for (Who.Scope scope : Who.Scope.values()) {
      people()
          .issue(
              new People.Token(HOUSE, "t-" + scope.id(), "t", scope.id(), "owner", 0),
              Secrets.digest("token-" + scope.id()),
              Duration.ofDays(1));
    }
  }

  private static People.Person person(
      String tenant, String id, String role, @Nullable String team) {
    return new People.Person(tenant, id, id + "@example.org", "N. " + id, role, team, null);
  }

  private void enter(String tenant, String id) {
    people()
        .begin(
            people().find(tenant, id).orElseThrow(),
            Secrets.digest("session-" + id),
            "form-" + id,
            Duration.ofHours(1));
  }

  Serve serve() {
    return serve;
  }

  People people() {
    return serve.part(People.class);
  }

  /// @param who asks
  HttpRequest.Builder request(String who, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + serve.port() + path));
    return who.startsWith("token-")
        ? request.header("Authorization", "Bearer " + who)
        : request
            .header("Cookie", Guard.LOOPBACK_COOKIE + "=session-" + who)
            .header(Guard.FORM_HEADER, "form-" + who);
  }

  HttpResponse<String> send(String who, String method, String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        request(who, path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  int status(String who, String method, String path, String body)
      throws IOException, InterruptedException {
    return send(who, method, path, body).statusCode();
  }

  /// The JSON that a call is answered with, which has to be taken.
  JsonNode json(String who, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = send(who, method, path, body);
    if (answer.statusCode() >= 300) {
      throw new AssertionError(
          "%s %s %s: %d %s".formatted(who, method, path, answer.statusCode(), answer.body()));
    }
    return answer.body().isEmpty() ? SignedIn.tree("null") : SignedIn.tree(answer.body());
  }

  JsonNode get(String who, String path) throws IOException, InterruptedException {
    return json(who, "GET", path, "");
  }

  /// Begins a conversation and says things in it, by whoever may.
  ///
  /// @param fields of the conversation, such as `"customerId":"k-1"`; may be empty
  /// @param said speaker and words in turn
  void talk(String id, String fields, String... said) throws IOException, InterruptedException {
    json(
        "token-write",
        "POST",
        "/api/v1/conversations",
        "{\"id\":\"%s\",\"channel\":\"chat\"%s}"
            .formatted(id, fields.isEmpty() ? "" : "," + fields));
    say(id, said);
  }

  void say(String id, String... said) throws IOException, InterruptedException {
    for (int i = 0; i < said.length; i += 2) {
      json(
          "token-write",
          "POST",
          "/api/v1/conversations/" + id + "/turns",
          "{\"speaker\":\"%s\",\"text\":%s}".formatted(said[i], SignedIn.quoted(said[i + 1])));
    }
  }

  /// A stream of events, read as they come.
  Stream stream(String who, String path, @Nullable String last)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(who, path);
    if (last != null) {
      request.header("Last-Event-ID", last);
    }
    HttpResponse<InputStream> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode());
    }
    return new Stream(answer.body());
  }

  /// One event.
  record Event(String id, String kind, JsonNode data) {}

  /// Events as they come.
  static final class Stream implements AutoCloseable {
    private final InputStream in;
    private final BufferedReader lines;

    Stream(InputStream in) {
      this.in = in;
      this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /// The next event; waits for it.
    Event next() throws IOException {
      String id = "";
      String kind = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id:")) {
          id = line.substring(3);
        } else if (line.startsWith("event:")) {
          kind = line.substring(6);
        } else if (line.startsWith("data:")) {
          return new Event(id, kind, SignedIn.tree(line.substring(5)));
        }
      }
      throw new IllegalStateException("The stream ended.");
    }

    /// All events up to the first of a kind, which is the last of them.
    List<Event> until(String kind) throws IOException {
      var all = new ArrayList<Event>();
      do {
        all.add(next());
      } while (!all.getLast().kind().equals(kind));
      return all;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  @Override
  public void close() {
    serve.close();
  }
}
