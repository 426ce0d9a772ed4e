package io.heard.server;

import io.heard.store.Database;
import io.heard.store.People;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A service in another process: started, killed, started again, and asked.
final class Running implements AutoCloseable {
  static final String TENANT = "here";
  private static final String TOKEN = "a-token-of-a-test";
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final Path folder;
  private final Path data;
  private final @Nullable String url;
  private final Map<String, String> environment;
  private @Nullable Process process;
  private volatile int port;

  /// @param folder for the data and whatever else
  /// @param url of a PostgreSQL, or null for SQLite
  /// @param environment what the process gets beside its own
  Running(Path folder, @Nullable String url, Map<String, String> environment) {
    this.folder = folder;
    this.data = folder.resolve("data");
    this.url = url;
    this.environment = Map.copyOf(environment);
  }

  Path data() {
    return data;
  }

  /// Makes the tenant and the token that the requests come with.
  void prepare() {
    try (Database database = url == null ? Database.in(data, "a test") : Database.at(url)) {
      var people = new People(database, Clock.systemUTC());
      people.found(
          TENANT,
          "Here",
          new People.Person(TENANT, "p-1", "ida@example.org", "Ida", "owner", null, null));
      people.issue(
          new People.Token(TENANT, "t-1", "test", "read write manage", "p-1", 0),
          Secrets.digest(TOKEN),
          null);
    }
  }

  /// Starts it and waits until it answers.
  ///
  /// @return how long that took
  Duration start() throws IOException, InterruptedException {
    Path file = folder.resolve("port");
    Files.deleteIfExists(file);
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            data.toString(),
            file.toString()));
    if (url != null) {
      command.add(url);
    }
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("out").toFile()));
    builder.environment().putAll(environment);
    long begun = System.nanoTime();
    Process started = builder.start();
    process = started;
    while (!Files.exists(file)) {
      if (!started.isAlive()) {
        throw new IOException("The service did not start:\n" + out());
      }
      if (System.nanoTime() - begun > LONGEST_START.toNanos()) {
        throw new IOException("The service did not answer:\n" + out());
      }
      LockSupport.parkNanos(2_000_000);
    }
    port = Integer.parseInt(Files.readString(file));
    while (get("/health/ready").statusCode() != 200) {
      LockSupport.parkNanos(2_000_000);
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  String out() throws IOException {
    return Files.readString(folder.resolve("out"));
  }

  /// Kills it as a power cut of the process would: with SIGKILL.
  void kill() throws InterruptedException {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().waitFor();
    }
  }

  /// Whether it has ended, by itself or killed.
  boolean ended() throws InterruptedException {
    Process running = process;
    return running == null || running.waitFor(20, TimeUnit.SECONDS);
  }

  /// Tells it to stop, and waits for that.
  void stop() throws InterruptedException {
    Process running = process;
    if (running != null) {
      running.destroy();
      running.waitFor();
    }
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return client.send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(LONGEST)
        .header("Authorization", "Bearer " + TOKEN);
  }

  /// A connection to the same database beside the service.
  Connection beside() throws SQLException {
    return DriverManager.getConnection(
        url == null
            ? "jdbc:sqlite:" + data.resolve("heard.db") + "?busy_timeout=60000"
            : "jdbc:" + url);
  }

  @Override
  public void close() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().onExit().join();
    }
    client.close();
  }
}
