package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.store.People;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
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
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermitTest {
  private static final String CONVERSATION = "/api/v1/conversations/c-1";

  private static final List<String> STREAMS =
      List.of(CONVERSATION + "/events", "/events", "/conversations/c-1/events");

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir Path data = Path.of("");

  private @Nullable Served started;

  @BeforeEach
  void start() throws Exception {
    System.setOut(new PrintStream(logged, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    started = Served.in(data);
    served().post("/api/v1/conversations", "{\"id\":\"c-1\",\"team\":\"billing\"}");
    people().addTeam("t-1", "billing");
    people().addTeam("t-1", "returns");
  }

  @AfterEach
  void stop() {
    served().close();
    System.setOut(out);
    System.setErr(err);
  }

  private Served served() {
    return Objects.requireNonNull(started);
  }

  private People people() {
    return served().serve().part(People.class);
  }

  private People.Person agent(String id) {
    var person =
        new People.Person("t-1", id, id + "@example.org", id, "agent", "billing", "a password");
    people().add(person);
    people().begin(person, Secrets.digest(id), "f", Duration.ofMinutes(5));
    return person;
  }

  private void token(String secret, Duration life) {
    people()
        .issue(
            new People.Token("t-1", secret, secret, "write", "p-1", 0),
            Secrets.digest(secret),
            life);
  }

  /// A stream that stands: its first line is there.
  private final class Stream implements AutoCloseable {
    private final BufferedReader lines;

    Stream(String path, String header, String value) throws IOException, InterruptedException {
      HttpResponse<java.io.InputStream> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(served().base() + path))
                  .header(header, value)
                  .build(),
              HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
      assertThat(lines.readLine()).isEqualTo(":");
    }

    /// Reads until the stream ends.
    CompletableFuture<List<String>> end() {
      return CompletableFuture.supplyAsync(
          () -> lines.lines().toList(), task -> Thread.ofVirtual().start(task));
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  @Test
  void aStreamEndsWithThePermitOfWhoeverWatches() throws Exception {
    var streams = new ArrayList<Stream>();
    for (String id : List.of("signed-out", "shut-out", "moved")) {
      agent(id);
      for (String path : STREAMS) {
        streams.add(new Stream(path, "Cookie", "heard_session=" + id));
      }
    }
    token("shut-token", Duration.ofDays(1));
    streams.add(new Stream(STREAMS.getFirst(), "Authorization", "Bearer shut-token"));
    token("short-token", Duration.ofSeconds(1));
    streams.add(new Stream(STREAMS.getFirst(), "Authorization", "Bearer short-token"));
    agent("stays");
    var staying = new Stream(STREAMS.getFirst(), "Cookie", "heard_session=stays");
    people().end(Secrets.digest("signed-out"));
    people().shutOut("t-1", "shut-out");
    people().change("t-1", "moved", "agent", "returns");
    people().shut("t-1", "shut-token");
    List<CompletableFuture<List<String>>> ends = streams.stream().map(Stream::end).toList();
    CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
    served().post(CONVERSATION + "/turns", "{\"speaker\":\"customer\",\"text\":\"Only now.\"}");
    for (var end : ends) {
      assertThat(end.get().toString()).doesNotContain("Only now.");
    }
    served().post(CONVERSATION + "/close", "");
    served().delete(CONVERSATION);
    assertThat(staying.end().get(20, TimeUnit.SECONDS).toString()).contains("Only now.");
  }

  @Test
  void whoLeavesIsNoFailure() throws Exception {
    agent("leaves");
    int before = logged.size();
    for (String path : STREAMS) {
      new Stream(path, "Cookie", "heard_session=leaves").close();
    }
    for (int i = 0; i < 20; i++) {
      served().post(CONVERSATION + "/turns", "{\"speaker\":\"customer\",\"text\":\"And now.\"}");
      served().get("/api/v1/conversations");
    }
    served().close();
    assertThat(logged.toString(StandardCharsets.UTF_8).substring(before))
        .doesNotContain("Exception", "\tat ", "ERROR", "WARN");
  }
}
