package io.heard.server;

import io.heard.store.People;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A running service with two houses, in which people of any role and team ask. The first house
/// operates the service.
final class Rooms implements AutoCloseable {
  static final String HOUSE = "house";
  static final String OTHER = "other";
  static final String PASSWORD = "a long enough password";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String FORM = "f";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Serve serve;
  private int made;

  private Rooms(Serve serve) {
    this.serve = serve;
  }

  /// Opens it, without the model, in a folder; a second time it has what it had.
  static Rooms in(Path data) throws IOException {
    Files.createDirectories(data);
    Serve serve =
        Serve.start(
            new Settings(0, "127.0.0.1", data, System.getProperty("database"), false, true),
            "test",
            new PrintStream(OutputStream.nullOutputStream()));
    People people = serve.part(People.class);
    if (people.none()) {
      for (String tenant : new String[] {HOUSE, OTHER}) {
        people.found(
            tenant,
            tenant,
            new People.Person(
                tenant, tenant + "-first", tenant + "@example.org", tenant, "owner", null, "-"));
      }
    }
    return new Rooms(serve);
  }

  Serve serve() {
    return serve;
  }

  <T> T part(Class<T> type) {
    return serve.part(type);
  }

  /// Somebody of the first house who is signed in.
  Person person(Who.Role role, @Nullable String team) {
    return person(HOUSE, role, team);
  }

  Person owner() {
    return person(Who.Role.OWNER, null);
  }

  /// Somebody who is signed in.
  Person person(String tenant, Who.Role role, @Nullable String team) {
    People people = serve.part(People.class);
    String id = "p-" + Secrets.id();
    if (team != null) {
      people.addTeam(tenant, team);
    }
    var person =
        new People.Person(
            tenant,
            id,
            id.toLowerCase(java.util.Locale.ROOT) + "@example.org",
            role.id() + " " + ++made,
            role.id(),
            team,
            serve.part(Passwords.class).kept(PASSWORD));
    people.add(person);
    return new Person(person, begun(person));
  }

  private String begun(People.Person person) {
    String secret = Secrets.fresh();
    serve
        .part(People.class)
        .begin(person, Secrets.digest(secret), FORM, Duration.ofMinutes(10), "Firefox on Linux");
    return secret;
  }

  /// An answer and the JSON in it.
  record Answer(int status, String body) {
    JsonNode json() {
      return MAPPER.readTree(body);
    }
  }

  /// Somebody who asks.
  final class Person {
    private final People.Person who;
    private final String secret;

    private Person(People.Person who, String secret) {
      this.who = who;
      this.secret = secret;
    }

    /// The same person, in another browser.
    Person again() {
      return new Person(who, begun(who));
    }

    String id() {
      return who.id();
    }

    String name() {
      return who.name();
    }

    String email() {
      return who.email();
    }

    Answer call(String method, String path, @Nullable String body)
        throws IOException, InterruptedException {
      return call(method, path, body, "application/json");
    }

    Answer call(String method, String path, @Nullable String body, String type)
        throws IOException, InterruptedException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + serve.port() + path))
              .header("Cookie", Guard.LOOPBACK_COOKIE + "=" + secret)
              .header(Guard.FORM_HEADER, FORM);
      if (body == null) {
        request.method(method, HttpRequest.BodyPublishers.noBody());
      } else {
        request
            .header("Content-Type", type)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
      }
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    }

    int status(String method, String path, @Nullable String body)
        throws IOException, InterruptedException {
      return call(method, path, body).status();
    }

    /// The JSON of an answer, which has to be a good one.
    JsonNode json(String method, String path, @Nullable String body)
        throws IOException, InterruptedException {
      Answer answer = call(method, path, body);
      if (answer.status() >= 300) {
        throw new AssertionError(method + " " + path + ": " + answer);
      }
      return answer.body().isEmpty() ? MAPPER.nullNode() : answer.json();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
      return json("GET", path, null);
    }

    /// A conversation with turns, begun as a system would.
    ///
    /// @param turns speaker and text by turns
    void converses(String id, @Nullable String team, String... turns)
        throws IOException, InterruptedException {
      var whole = MAPPER.createObjectNode().put("id", id).put("channel", "chat");
      if (team != null) {
        whole.put("team", team);
      }
      whole.put("customerId", "k-" + id);
      var list = whole.putArray("turns");
      for (int i = 0; i < turns.length; i += 2) {
        list.addObject()
            .put("speaker", turns[i])
            .put("text", turns[i + 1])
            .put("externalId", "m-" + i / 2);
      }
      json("POST", "/api/v1/conversations", whole.toString());
    }
  }

  @Override
  public void close() {
    serve.close();
  }
}
