package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Words are planted wherever a person's words can come in, well-formed and not; then everything
/// that is not an answer to who sent them is searched: logs at their finest, metrics, exceptions,
/// refusals, threads. Masking is off, so that nothing is hidden by it.
class WordsNowhereTest {
  /// In whatever letters, parts of words too.
  private static final String CANARY = "zqxcanary";

  /// In addresses, where no person's words stand: the framework's own exceptions may quote these.
  private static final String ADDRESS = "zqxaddress";

  @TempDir Path data = Path.of("");
  @TempDir Path work = Path.of("");

  private final List<String> refusals = new ArrayList<>();

  @Test
  void noWordThatAPersonSaidStandsWhereItDoesNotBelong() throws Exception {
    PrintStream out = System.out;
    PrintStream err = System.err;
    var said = new ByteArrayOutputStream();
    Path thrown = work.resolve("thrown.jfr");
    Path threads = work.resolve("threads.txt");
    String metrics;
    try (var recording = new Recording()) {
      recording.enable("jdk.JavaExceptionThrow").withoutThreshold();
      recording.enable("jdk.JavaErrorThrow").withoutThreshold();
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
      try (var service = new SignedIn(data)) {
        finest();
        recording.start();
        service.json("PUT", "/api/v1/privacy/masking", "{\"on\":false}");
        speak(service);
        stumble(service);
        metrics = service.get("/metrics").body();
        recording.dump(thrown);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
            .dumpThreads(
                threads.toAbsolutePath().toString(),
                HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
      }
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(holds(said.toString(StandardCharsets.UTF_8))).as("lines of the logs").isEmpty();
    assertThat(metrics).contains("jvm_").doesNotContainIgnoringCase(CANARY);
    assertThat(Files.readString(threads)).contains("main").doesNotContainIgnoringCase(CANARY);
    assertThat(refusals).hasSizeGreaterThan(15).noneMatch(WordsNowhereTest::isHeld);
    try (Stream<Path> files = Files.walk(data)) {
      List<Path> others =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.getFileName().toString().startsWith("heard.db"))
              .toList();
      for (Path file : others) {
        assertThat(isHeld(Files.readString(file, StandardCharsets.ISO_8859_1)))
            .as(file.getFileName().toString())
            .isFalse();
      }
    }
    assertThat(messages(thrown)).as("exceptions").isEmpty();
  }

  private static void finest() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.TRACE);
      context.getLoggerList().forEach(logger -> logger.setLevel(Level.TRACE));
    }
    java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.FINEST);
  }

  private void speak(SignedIn service) throws Exception {
    String id = "c-1";
    service.json(
        "POST",
        "/api/v1/conversations",
        """
        {"id":"c-1","channel":"chat","topic":"ZQXcanary topic","customerId":"k-zqxcanary","other":"zqxcanary",
         "case":{"customer":{"name":"Zqxcanary Roe","address":"Ms Zqxcanary","facts":[{"text":"zqxcanary","source":"zqxcanary"}]},
           "may":["zqxcanary"]},
         "turns":[{"speaker":"customer","name":"Zqxcanary","text":"This zqxcanary is broken for the third time, I am so frustrated!"},
           {"speaker":"agent","text":"I hear that the zqxcanary is broken."},
           {"speaker":"agent","visibility":"note","text":"zqxcanary note"}]}\
        """);
    for (int i = 0; i < 3; i++) {
      service.json(
          "POST",
          "/api/v1/conversations/" + id + "/turns",
          "{\"speaker\":\"customer\",\"text\":\"Where is my zqxcanary? My name is Zqxcanary.\",\"externalId\":\"m-%d\"}"
              .formatted(i));
    }
    service.json(
        "PUT",
        "/api/v1/conversations/c-1/turns/m-1",
        "{\"speaker\":\"customer\",\"text\":\"Edited zqxcanary.\"}");
    service.json("DELETE", "/api/v1/conversations/c-1/turns/m-2", "");
    service.events(id, 0, "reading-reset");
    service.get("/api/v1/conversations/c-1/reading");
    service.get("/conversations/c-1");
    service.json(
        "POST",
        "/api/v1/conversations/c-1/disputes",
        "{\"turn\":0,\"code\":\"frustration\",\"why\":\"the zqxcanary is old\"}");
    service.json("GET", "/api/v1/conversations/c-1/disputes", "");
    service.json(
        "POST", "/api/v1/conversations/search", "{\"query\":\"zqxcanary zqxcanar broken\"}");
    service.get("/api/v1/conversations?customer=k-zqxcanary&team=zqxcanary");
    service.json("POST", "/api/v1/drafts/check", "{\"text\":\"But your zqxcanary was late.\"}");
    service.json(
        "POST",
        "/api/v1/readings",
        "{\"turns\":[{\"speaker\":\"customer\",\"text\":\"zqxcanary!\"}]}");
    service.json(
        "POST", "/api/v1/conversations/c-1/whispers", "{\"text\":\"Ask about the zqxcanary.\"}");
    service.json("GET", "/api/v1/conversations/c-1/whispers", "");
    service.json("PUT", "/api/v1/conversations/c-1/agent", "{\"agent\":\"me\"}");
    service.json("GET", "/api/v1/floor", "");
    service.json("POST", "/api/v1/conversations/c-1/close", "");
    service.json("POST", "/api/v1/privacy/export", "{\"customer\":\"k-zqxcanary\"}");
    service.form(
        "/privacy/channel",
        java.util.Map.of("channel", "chat", "days", "zqxcanary", "notice", "zqxcanary"));
    service.json("PUT", "/api/v1/privacy/masking", "{\"on\":true}");
    service.json("GET", "/api/v1/conversations/c-1", "");
    service.json("PUT", "/api/v1/privacy/masking", "{\"on\":false}");
  }

  private void stumble(SignedIn service) throws Exception {
    String turns = "/api/v1/conversations/c-2/turns";
    service.json("POST", "/api/v1/conversations", "{\"id\":\"c-2\"}");
    for (String body :
        List.of(
            "zqxcanary",
            "{\"zqxcanary",
            "{\"text\":\"zqxcanary\"",
            "{\"speaker\":\"zqxcanary\",\"text\":\"zqxcanary\"}",
            "{\"speaker\":\"customer\",\"text\":{\"zqxcanary\":1}}",
            "{\"speaker\":\"customer\",\"text\":[\"zqxcanary\"]}",
            "{\"speaker\":\"customer\"}",
            "{\"speaker\":\"customer\",\"text\":\"zqxcanary\",\"at\":\"zqxcanary\"}",
            "{\"speaker\":\"customer\",\"text\":\"zqxcanary\",\"at\":-1}",
            "{\"speaker\":\"customer\",\"text\":\"zqxcanary\",\"visibility\":\"zqxcanary\"}",
            "{\"speaker\":\"customer\",\"text\":\"zqxcanary\",\"words\":\"zqxcanary\"}",
            "{\"speaker\":\"customer\",\"text\":\"zqxcanary\",\"words\":[{\"text\":\"zqxcanary\",\"at\":\"zqxcanary\"}]}",
            "{\"speaker\":\"customer\",\"text\":\"zqxcanary\\ud800\"}",
            "[zqxcanary]",
            "[]",
            "\"zqxcanary\"",
            "{\"speaker\":\"customer\",\"text\":\"" + "zqxcanary ".repeat(11_000) + "\"}")) {
      refusal(service.post(turns, body));
      refusal(service.post("/api/v1/readings", body));
      refusal(service.post("/api/v1/drafts/check", body));
      refusal(service.post("/api/v1/conversations", body));
      refusal(service.post("/api/v1/privacy/erasure", body));
      refusal(service.post("/api/v1/conversations/c-2/disputes", body));
      refusal(service.post("/api/v1/conversations/c-2/word", body));
      refusal(service.send("PUT", "/api/v1/conversations/c-2/agent", body));
      refusal(service.send("PUT", "/api/v1/privacy/masking", body));
      refusal(service.send("PUT", "/api/v1/privacy/channels/chat", body));
    }
    refusal(service.post("/api/v1/conversations", "{\"id\":\"c-2\",\"topic\":\"zqxcanary\"}"));
    refusal(
        service.post(
            "/api/v1/conversations",
            "{\"channel\":\"zqxcanary\",\"startedAt\":\"zqxcanary\",\"case\":\"zqxcanary\",\"turns\":\"zqxcanary\"}"));
    for (String field :
        List.of("query", "state", "ended", "from", "to", "after", "limit", "labels")) {
      refusal(
          service.post(
              "/api/v1/conversations/search", "{\"" + field + "\":\"zqxcanary-zqxcanary\"}"));
    }
    refusal(service.get("/api/v1/conversations?limit=" + ADDRESS));
    refusal(service.get("/api/v1/conversations?after=" + ADDRESS + "&state=" + ADDRESS));
    refusal(service.send("PUT", "/api/v1/conversations/c-2/agent", "{\"agent\":\"zqxcanary\"}"));
    refusal(
        service.post(
            "/api/v1/conversations/c-2/whispers",
            "{\"text\":\"" + "zqxcanary ".repeat(200) + "\"}"));
    refusal(
        service.send(
            "PUT",
            "/api/v1/me/preferences",
            "{\"hints\":\"zqxcanary\",\"muted\":[\"zqxcanary\"],\"floor\":\"zqxcanary\"}"));
    refusal(service.get("/api/v1/conversations/" + ADDRESS));
    refusal(service.get("/" + ADDRESS + "/" + ADDRESS));
    refusal(service.send(service.request("/" + ADDRESS).header("Accept", "text/html")));
    refusal(service.send("PUT", "/api/v1/privacy/channels/" + ADDRESS, "{}"));
    refusal(service.send("PATCH", "/api/v1/conversations/" + ADDRESS, "{}"));
    refusal(
        service.send(
            service.request("/api/v1/conversations/c-2/events").header("Last-Event-ID", ADDRESS)));
    refusal(
        service.send(
            service
                .request("/api/v1/readings")
                .header("Content-Type", "zqxcanary/zqxcanary")
                .header("Accept", "text/zqxcanary")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString("zqxcanary"))));
    refusal(
        service.form("/sign-in", java.util.Map.of("email", "zqxcanary", "password", "zqxcanary")));
  }

  private void refusal(HttpResponse<String> answer) {
    if (answer.statusCode() >= 400) {
      refusals.add(answer.body() + answer.headers().map());
    }
  }

  private static List<String> holds(String text) {
    return text.lines().filter(WordsNowhereTest::isHeld).limit(20).toList();
  }

  private static boolean isHeld(String text) {
    String folded = text.toLowerCase(Locale.ROOT);
    return folded.contains(CANARY) || folded.contains(ADDRESS);
  }

  /// What was thrown with such a word in its message, and where.
  private static List<String> messages(Path recording) throws Exception {
    var messages = new ArrayList<String>();
    for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
      String message = event.getString("message");
      if (message != null && message.toLowerCase(Locale.ROOT).contains(CANARY)) {
        RecordedClass kind = event.getClass("thrownClass");
        String place =
            event.getStackTrace() == null
                ? ""
                : event.getStackTrace().getFrames().stream()
                    .limit(8)
                    .map(frame ->
                        frame.getMethod().getType().getName() + "." + frame.getMethod().getName())
                    .toList()
                    .toString();
        messages.add(
            kind.getName()
                + ": "
                + message.substring(0, Math.min(80, message.length()))
                + " "
                + place);
      }
    }
    return messages;
  }
}
