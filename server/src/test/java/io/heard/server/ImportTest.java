package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(120)
class ImportTest {
  @TempDir Path data = Path.of("");

  private static Served.Answer send(Served served, String query, byte[] file) throws Exception {
    return served.send(
        served
            .request("/api/v1/imports" + query)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(file))
            .build());
  }

  /// The job when it has ended.
  private static JsonNode ended(Served served, Served.Answer begun) throws Exception {
    String at = "/api/v1/imports/" + begun.json().path("id").asString("");
    JsonNode job = served.get(at).json();
    while (job.path("state").asString("").matches("waiting|running")) {
      Thread.onSpinWait();
      job = served.get(at).json();
    }
    return job;
  }

  private static byte[] lines(int from, int to) {
    var file = new StringBuilder();
    for (int i = from; i < to; i++) {
      file.append(
          "{\"id\":\"i-%d\",\"customerId\":\"k-1\",\"startedAt\":\"2026-01-01T10:00:00Z\",\"turns\":[{\"speaker\":\"customer\",\"text\":\"I am so frustrated.\",\"externalId\":\"m\"},{\"speaker\":\"agent\",\"text\":\"I am sorry.\",\"externalId\":\"m\"}]}\n"
              .formatted(i));
    }
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aFileIsTakenInOnceAndItsFaultsAreNamed() throws Exception {
    try (Served served = Served.in(data)) {
      String file =
          new String(lines(0, 3), StandardCharsets.UTF_8)
              + "{\"id\":\"broken\",\"turns\":7}\n"
              + "{\"id\":\"i-1\",\"turns\":[{\"speaker\":\"customer\",\"text\":\"Another one.\"}]}\n";
      byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
      Served.Answer begun = send(served, "?name=old.jsonl", bytes);
      assertThat(begun.status()).as(begun.toString()).isEqualTo(202);
      JsonNode job = ended(served, begun);
      assertThat(job.path("state").asString("")).as(job.toString()).isEqualTo("done");
      assertThat(job.path("format").asString("")).isEqualTo("jsonl");
      assertThat(job.path("conversations").toString())
          .isEqualTo("{\"taken\":3,\"known\":0,\"refused\":1}");
      assertThat(job.path("turns").asInt()).isEqualTo(6);
      assertThat(job.path("readBytes").asInt()).isEqualTo(bytes.length);
      String at = "/api/v1/imports/" + job.path("id").asString("");
      JsonNode problems = served.get(at + "/problems").json().path("problems");
      assertThat(problems.at("/0/line").asInt()).as(problems.toString()).isEqualTo(4);
      assertThat(problems.at("/1/line").asInt()).as(problems.toString()).isEqualTo(5);
      assertThat(problems.at("/1/detail").asString("")).contains("another conversation");
      Served.Answer again = send(served, "?name=old.jsonl", bytes);
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.json()).isEqualTo(served.get(at).json());
      JsonNode one = served.get("/api/v1/conversations/i-1").json();
      assertThat(one.path("state").asString("")).isEqualTo("closed");
      assertThat(one.path("turns")).hasSize(2);
      assertThat(one.path("startedAt").asString("")).isEqualTo("2026-01-01T10:00:00Z");
      assertThat(served.get("/api/v1/conversations/i-1/reading").json().at("/turns/0/signals"))
          .isNotEmpty();
      assertThat(served.get("/api/v1/conversations/i-1/hints").json().path("hints")).isEmpty();
      assertThat(served.get("/api/v1/customers/k-1/history").json().path("contacts")).hasSize(3);
    }
  }

  @Test
  void whatWasTakenIsNotTakenAgainWhenALongerFileFollows() throws Exception {
    try (Served served = Served.in(data)) {
      ended(served, send(served, "", lines(0, 5)));
      JsonNode job = ended(served, send(served, "", lines(0, 8)));
      assertThat(job.path("conversations").toString())
          .isEqualTo("{\"taken\":3,\"known\":5,\"refused\":0}");
      Served.Answer forgotten = served.delete("/api/v1/imports/" + job.path("id").asString(""));
      assertThat(forgotten.status()).isEqualTo(204);
      assertThat(send(served, "", lines(0, 8)).status()).isEqualTo(202);
      assertThat(served.get("/api/v1/imports").json().path("imports")).hasSize(2);
    }
  }

  @Test
  void anImportThatARestartBrokeOffSaysSoAndGoesOnWhenTheFileIsSentAgain() throws Exception {
    byte[] file = lines(0, 150);
    String at;
    try (Served served = Served.in(data)) {
      Served.Answer begun = send(served, "", file);
      at = "/api/v1/imports/" + begun.json().path("id").asString("");
      while (served.get(at).json().at("/conversations/taken").asInt() == 0) {
        Thread.onSpinWait();
      }
    }
    try (Served served = Served.in(data)) {
      JsonNode job = served.get(at).json();
      assertThat(job.path("state").asString("")).as(job.toString()).isEqualTo("interrupted");
      assertThat(job.path("left").asString("")).contains("Send the same file again");
      Served.Answer again = send(served, "", file);
      assertThat(again.status()).isEqualTo(202);
      JsonNode whole = ended(served, again);
      assertThat(whole.path("state").asString("")).isEqualTo("done");
      assertThat(whole.path("id").asString("")).isEqualTo(job.path("id").asString(""));
      int taken = whole.at("/conversations/taken").asInt();
      int known = whole.at("/conversations/known").asInt();
      assertThat(taken + known).isEqualTo(150);
      assertThat(known).isPositive();
      assertThat(whole.at("/conversations/refused").asInt()).isZero();
    }
  }

  @Test
  void packedAndForeignFilesAreTakenIn() throws Exception {
    try (Served served = Served.in(data)) {
      Path captions = Files.createFile(data.resolve("call.vtt.gz"));
      try (var out = new GZIPOutputStream(Files.newOutputStream(captions))) {
        out.write(
            "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ann>Where is my parcel?</v>\n\n00:00:05.000 --> 00:00:07.000\n<v Tom>Thank you for calling, how can I help?</v>\n"
                .getBytes(StandardCharsets.UTF_8));
      }
      byte[] file = Files.readAllBytes(captions);
      JsonNode job =
          ended(served, send(served, "?name=call.vtt&roles=Ann%3Dcustomer,Tom%3Dagent", file));
      assertThat(job.at("/conversations/taken").asInt()).as(job.toString()).isEqualTo(1);
      JsonNode list = served.get("/api/v1/conversations").json();
      assertThat(list.at("/conversations/0/turns").asInt()).isEqualTo(2);
      assertThat(send(served, "", new byte[0]).status()).isEqualTo(400);
      assertThat(send(served, "?from=nonsense", file).status()).isEqualTo(400);
      JsonNode nothing = ended(served, send(served, "", new byte[] {0, 1, 2, 3}));
      assertThat(nothing.path("state").asString("")).isEqualTo("done");
      assertThat(nothing.path("problems").asInt()).isPositive();
    }
  }
}
