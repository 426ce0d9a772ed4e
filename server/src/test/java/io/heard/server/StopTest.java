package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.store.Conversations;
import io.heard.store.Database;
import io.heard.store.KeptTurn;
import io.heard.store.People;
import io.heard.store.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a service begins and ends.
class StopTest {
  private static final String TENANT = "house";
  private static final int LINES = 6;

  @TempDir Path data = Path.of("");

  @Test
  void turnsInFlightAreTakenWholeOrRefused() throws Exception {
    Serve serve = started(data, 0);
    People people = serve.part(People.class);
    people.found(
        TENANT,
        TENANT,
        new People.Person(TENANT, "owner", "o@example.org", "Ola", "owner", null, null));
    people.issue(
        new People.Token(TENANT, "t", "t", "write", "owner", 0L),
        Secrets.digest("secret"),
        Duration.ofDays(1));
    var answers = new ConcurrentSkipListMap<String, Integer>();
    var going = new CountDownLatch(LINES * 3);
    var lines = new ArrayList<Thread>();
    for (int line = 0; line < LINES; line++) {
      String id = "c-" + line;
      lines.add(Thread.ofVirtual().start(() -> send(serve.port(), id, answers, going)));
    }
    going.await();
    serve.close();
    for (Thread line : lines) {
      line.join();
    }
    assertThat(answers.values()).contains(201);
    assertThat(Set.copyOf(answers.values())).isSubsetOf(201, 503, 0);
    try (Database database = Database.in(data, "the test")) {
      var store = new Conversations(database, Clock.systemUTC());
      for (int line = 0; line < LINES; line++) {
        String id = "c-" + line;
        List<KeptTurn> turns = store.turns(TENANT, id);
        Set<String> kept = turns.stream().map(KeptTurn::external).collect(Collectors.toSet());
        assertThat(turns).hasSize(kept.size());
        // the whole of each delivery or nothing of it
        for (String external : kept) {
          String pair = external.substring(0, external.length() - 1);
          assertThat(kept).contains(pair + "a", pair + "b");
        }
        for (Map.Entry<String, Integer> answer : answers.entrySet()) {
          if (answer.getKey().startsWith(id + " ")) {
            String pair = answer.getKey().substring(id.length() + 1);
            if (answer.getValue() == 201) {
              assertThat(kept).contains(pair + "a");
            } else if (answer.getValue() == 503) {
              assertThat(kept).doesNotContain(pair + "a");
            }
          }
        }
      }
    }
  }

  /// Sends turns in pairs until the service is gone; 0 stands for no answer.
  private static void send(
      int port, String id, Map<String, Integer> answers, CountDownLatch going) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      String base = "http://127.0.0.1:" + port + "/api/v1/conversations";
      post(client, base, "{\"id\":\"" + id + "\",\"turns\":[]}");
      for (int i = 0; i < 10_000; i++) {
        String pair = "m-%05d".formatted(i);
        String body =
            "[{\"speaker\":\"customer\",\"text\":\"Still no refund.\",\"externalId\":\"%1$sa\"},{\"speaker\":\"agent\",\"text\":\"I look at it now.\",\"externalId\":\"%1$sb\"}]"
                .formatted(pair);
        int status;
        try {
          status = post(client, base + "/" + id + "/turns", body);
        } catch (IOException gone) {
          status = 0;
        }
        answers.put(id + " " + pair, status);
        going.countDown();
        if (status != 201) {
          return;
        }
      }
    } catch (IOException | InterruptedException never) {
      throw new IllegalStateException(never);
    }
  }

  private static int post(HttpClient client, String url, String body)
      throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer secret")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void aStreamDoesNotHoldUpTheEnd() throws Exception {
    Serve serve =
        Serve.start(
            new Settings(0, "127.0.0.1", data, null, true, true),
            "test",
            new PrintStream(OutputStream.nullOutputStream()));
    try (HttpClient client =
        HttpClient.newBuilder()
            .cookieHandler(new java.net.CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      String base = "http://localhost:" + serve.port();
      assertThat(get(client, base + "/").body()).contains("A demonstration");
      HttpResponse<java.util.stream.Stream<String>> stream =
          client.send(
              HttpRequest.newBuilder(URI.create(base + "/events")).build(),
              HttpResponse.BodyHandlers.ofLines());
      assertThat(stream.statusCode()).isEqualTo(200);
      var lines = stream.body().iterator();
      String line = "";
      while (!line.startsWith("data:")) {
        line = lines.next();
      }
      assertThat(line).contains("\"state\":\"Live");
      serve.close();
      int after = 0;
      while (lines.hasNext() && after < 100) {
        lines.next();
        after++;
      }
      assertThat(after).isLessThan(100);
    }
    serve.close();
  }

  private static HttpResponse<String> get(HttpClient client, String url) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void aSecondStartOnTheSameDataSaysWhoHoldsIt() {
    try (Serve first = started(data, 0)) {
      assertThat(first.port()).isPositive();
      assertThatThrownBy(() -> started(data, 0))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is held by a service")
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("--data");
    }
    started(data, 0).close();
  }

  @Test
  void aPortInUseSaysSoAndHoldsNothing() throws Exception {
    try (var taken = new ServerSocket(0, 1, java.net.InetAddress.ofLiteral("127.0.0.1"))) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> started(data, port))
          .hasMessageContaining("Port %d is taken".formatted(port))
          .hasMessageContaining("--port 0");
    }
    started(data, 0).close();
  }

  @Test
  void aSettingThatDoesNotExistNamesTheNearest() {
    assertThatThrownBy(() -> settings(Map.of("HEARD_ANONYMUS_CHECK", "true")))
        .hasMessage("There is no setting 'HEARD_ANONYMUS_CHECK'.\nMaybe HEARD_ANONYMOUS_CHECK.");
    assertThatThrownBy(() -> settings(Map.of("HEARD_DATABASE", "x")))
        .hasMessageContaining("HEARD_DATABASE_URL");
    assertThatThrownBy(() -> settings(Map.of("HEARD_ANONYMOUS_CHECK", "maybe")))
        .hasMessageContaining("neither yes nor no");
    assertThat(settings(Map.of("HEARD_ANONYMOUS_CHECK", "true", "PATH", "x")).anonymousCheck())
        .isTrue();
  }

  @Test
  void aDemonstrationIsForThisMachineAlone() {
    assertThatThrownBy(() -> Settings.of(Map.of("HEARD_HOST", "0.0.0.0"), 0, data, true, true))
        .hasMessageContaining("HEARD_HOST");
    Settings demo =
        Settings.of(Map.of("HEARD_DATABASE_URL", "postgresql://x/y"), 0, data, true, true);
    assertThat(demo.database()).isNull();
  }

  private Settings settings(Map<String, String> environment) {
    return Settings.of(environment, 0, data, false, true);
  }

  private static Serve started(Path data, int port) {
    return Serve.start(
        new Settings(port, "127.0.0.1", data, null, false, true),
        "test",
        new PrintStream(OutputStream.nullOutputStream()));
  }
}
