package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.Heard;
import io.heard.encoder.TrainedEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Probes, measures and logs of a running service, well and unwell.
class HealthTest {
  private static final String CANARY = "zanzibar-quokka";

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir Path data = Path.of("");
  @TempDir Path model = Path.of("");

  @Test
  void aMissingModelLeavesPhrasesAndIsSaidInHealthAndReadings() throws Exception {
    hearsByPhrases(() -> Heard.withoutModel().with(TrainedEncoder.from(model)), "is missing");
  }

  @Test
  void aDamagedModelLeavesPhrasesToo() throws Exception {
    for (String file : List.of("model.json", "heads.onnx", "tokenizer.json")) {
      try (InputStream in =
          Objects.requireNonNull(TrainedEncoder.class.getResourceAsStream(file))) {
        Files.write(model.resolve(file), in.readAllBytes());
      }
    }
    Files.writeString(model.resolve("words.onnx"), "no network");
    hearsByPhrases(() -> Heard.withoutModel().with(TrainedEncoder.from(model)), "is damaged");
  }

  private void hearsByPhrases(Supplier<Heard> heard, String why) throws Exception {
    try (var running = new Running(heard)) {
      HttpResponse<String> ready = running.get("/health/ready");
      assertThat(ready.statusCode()).isEqualTo(200);
      assertThat(ready.body()).contains("\"by\":\"phrases alone\"").contains(why);
      assertThat(running.get("/metrics").body()).contains("heard_model_loaded 0.0");
      HttpResponse<String> reading =
          running.post(
              "/api/v1/readings",
              "{\"turns\":[{\"speaker\":\"customer\",\"text\":\"I am so frustrated.\"}]}");
      assertThat(reading.body())
          .contains("\"frustration\"")
          .contains("\"model\":null")
          .contains("\"by\":\"phrases alone\"");
    }
  }

  @Test
  void aStoreThatIsTakenAwayIsNotReadyAndComesBack() throws Exception {
    try (var running = new Running(Heard::withoutModel)) {
      running.post("/api/v1/conversations", "{\"id\":\"c-1\"}");
      Path file = data.resolve("heard.db");
      Path away = data.resolve("away.db");
      Files.move(file, away);
      running.until("/health/ready", 503);
      HttpResponse<String> refused =
          running.post(
              "/api/v1/conversations/c-1/turns", "{\"speaker\":\"customer\",\"text\":\"Hello\"}");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("retry-after")).contains("5");
      assertThat(running.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(file).doesNotExist();
      Files.move(away, file);
      running.until("/health/ready", 200);
      assertThat(
              running
                  .post(
                      "/api/v1/conversations/c-1/turns",
                      "{\"speaker\":\"customer\",\"text\":\"Hello\"}")
                  .statusCode())
          .isEqualTo(201);
    }
  }

  @Test
  void noWordOfAnybodyReachesALogOrAMeasure() throws Exception {
    String measures;
    try (var running = new Running(Heard::withoutModel)) {
      running.post("/api/v1/conversations", "{\"id\":\"%s\"}".formatted(CANARY));
      running.post(
          "/api/v1/conversations/" + CANARY + "/turns",
          "{\"speaker\":\"customer\",\"text\":\"%s\"}".formatted(CANARY));
      running.post("/api/v1/conversations/" + CANARY + "/turns", "{\"" + CANARY);
      running.get("/api/v1/conversations?customer=" + CANARY);
      running.get("/" + CANARY + "?q=" + CANARY);
      measures = running.get("/metrics").body();
    }
    assertThat(measures).contains("http_server_requests_seconds_count").doesNotContain(CANARY);
    StringBuilder logs = new StringBuilder();
    try (Stream<Path> files = Files.walk(data.resolve("logs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        logs.append(Files.readString(file));
      }
    }
    assertThat(logs.toString())
        .contains("\"route\":\"/api/v1/conversations/{id}/turns\"")
        .doesNotContain(CANARY);
  }

  @Test
  void theTerminalShowsTheAddressAndTheCode() throws Exception {
    try (var running = new Running(Heard::withoutModel)) {
      assertThat(running.printed().lines()).hasSize(2);
      assertThat(running.get("/health/ready").body()).contains("\"by\":\"phrases alone\"");
    }
  }

  @Test
  void measuresAreNotForWhoComesThroughAProxy() throws Exception {
    try (var running = new Running(Heard::withoutModel)) {
      HttpResponse<String> answer =
          client.send(
              running.request("/metrics").header("X-Forwarded-For", "192.0.2.7").GET().build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(401);
    }
  }

  /// A service whose owner has signed in.
  private final class Running implements AutoCloseable {
    private final Serve serve;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private String cookie = "";
    private String form = "";

    Running(Supplier<Heard> heard) throws Exception {
      var logs =
          new LogSettings(LogSettings.Form.JSON, LogSettings.To.FILE, LogSettings.Requests.ALL);
      serve =
          Serve.start(
              new Settings(0, "127.0.0.1", data, null, false, false),
              logs,
              "test",
              new PrintStream(out, true, StandardCharsets.UTF_8),
              heard);
      String code = printed().replaceAll("(?s).*the code (\\S+) to become.*", "$1");
      HttpResponse<String> first =
          client.send(
              request("/first")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "name=Ida&email=ida%40example.org&password=a+long+enough+password&code="
                              + code))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      cookie = first.headers().firstValue("set-cookie").orElseThrow().replaceAll(";.*", "");
      form = get("/").body().replaceAll("(?s).*name=\"form\" value=\"([^\"]+)\".*", "$1");
    }

    String printed() {
      return out.toString(StandardCharsets.UTF_8);
    }

    HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + serve.port() + path));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return client.send(
          request(path).header("Cookie", cookie + ";").GET().build(),
          HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
      return client.send(
          request(path)
              .header("Content-Type", "application/json")
              .header("Cookie", cookie)
              .header("X-Heard-Form", form)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }

    /// Asks until it is answered so; the probe looks every few seconds.
    void until(String path, int status) throws IOException, InterruptedException {
      while (get(path).statusCode() != status) {
        Thread.onSpinWait();
      }
    }

    @Override
    public void close() {
      serve.close();
    }
  }
}
