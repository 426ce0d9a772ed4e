package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsTest {
  private static final long SEED = Long.getLong("seed", 7);
  private static final int TURNS = 120;

  private static Served served;

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir static Path data = Path.of("");

  @BeforeAll
  static void start() {
    served = Served.in(data);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private record Event(int id, String name, String data) {}

  /// A stream that is read event by event.
  private final class Stream implements AutoCloseable {
    private final InputStream in;
    private final BufferedReader lines;

    Stream(String path, int last) throws IOException, InterruptedException {
      HttpRequest.Builder request = served.request(path);
      if (last > 0) {
        request.header("Last-Event-ID", String.valueOf(last));
      }
      HttpResponse<InputStream> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      in = answer.body();
      lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /// The next event.
    Event next() throws IOException {
      Event event = perhaps();
      if (event == null) {
        throw new EOFException("The stream ended.");
      }
      return event;
    }

    /// The next event; null at the end.
    @Nullable Event perhaps() throws IOException {
      int id = 0;
      String name = "";
      var body = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty() && id > 0) {
          return new Event(id, name, body.toString());
        } else if (line.startsWith("id:")) {
          id = Integer.parseInt(line.substring(3).strip());
        } else if (line.startsWith("event:")) {
          name = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
          body.append(line.substring(5));
        }
      }
      return null;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  private static String begin(String id) throws Exception {
    assertThat(served.post("/api/v1/conversations", "{\"id\":\"%s\"}".formatted(id)).status())
        .isEqualTo(201);
    return "/api/v1/conversations/" + id;
  }

  /// A reading that grows comes whole each time, and not again to whoever has it; the stream ends
  /// with the conversation.
  @Test
  void aReadingThatGrowsComesWholeAndEndsWithItsConversation() throws Exception {
    String at = begin("grows");
    int last;
    try (var stream = new Stream(at + "/reading/events", 0)) {
      served.post(at + "/turns", "{\"speaker\":\"customer\",\"text\":\"I am so frustrated.\"}");
      Event event = stream.next();
      while (!event.data().contains("\"index\":0")) {
        event = stream.next();
      }
      assertThat(event.name()).isEqualTo("reading");
      assertThat(event.data()).contains("frustrated", "\"story\"", "\"state\":\"open\"");
      last = event.id();
    }
    served.post(at + "/close", "{}");
    try (var stream = new Stream(at + "/reading/events", last)) {
      Event event = stream.next();
      assertThat(event.id()).isGreaterThan(last);
      assertThat(event.data()).contains("\"state\":\"closed\"", "\"index\":0");
      assertThat(stream.perhaps()).isNull();
    }
  }

  /// Whoever breaks off again and again while turns come in has each event once in the end.
  @Test
  void nothingIsLostAndNothingDoubledOverManyReconnections() throws Exception {
    String at = begin("stream");
    var random = new Random(SEED);
    Thread speaker =
        Thread.ofVirtual()
            .start(() -> {
              for (int i = 0; i < TURNS; i++) {
                try {
                  served.post(
                      at + "/turns",
                      "{\"speaker\":\"customer\",\"text\":\"I asked %d times, I am so frustrated.\",\"externalId\":\"m-%d\"}"
                          .formatted(i, i));
                } catch (IOException | InterruptedException failed) {
                  throw new IllegalStateException(failed);
                }
              }
            });
    var got = new ArrayList<Event>();
    int turns = 0;
    while (turns < TURNS) {
      int last = got.isEmpty() ? 0 : got.getLast().id();
      try (var stream = new Stream(at + "/events", last)) {
        int until = 1 + random.nextInt(20);
        for (int i = 0; i < until && turns < TURNS; i++) {
          Event event = stream.next();
          got.add(event);
          turns += event.name().equals("turn") ? 1 : 0;
        }
      }
    }
    speaker.join();
    assertThat(got.stream().map(Event::id))
        .as("seed %d", SEED)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, got.size()).boxed().toList());
    var whole = new ArrayList<Event>();
    try (var stream = new Stream(at + "/events?follow=false", 0)) {
      for (Event event = stream.perhaps(); event != null; event = stream.perhaps()) {
        whole.add(event);
      }
    }
    assertThat(whole.subList(0, got.size())).isEqualTo(got);
  }

  @Test
  void correctionsAndTheEndAreToldToWhoWatches() throws Exception {
    String at = begin("told");
    try (var stream = new Stream(at + "/events", 0)) {
      served.post(
          at + "/turns", "{\"speaker\":\"customer\",\"text\":\"Hello.\",\"externalId\":\"m-1\"}");
      served.put(at + "/turns/m-1", "{\"speaker\":\"customer\",\"text\":\"Hello again.\"}");
      served.delete(at + "/turns/m-1");
      served.post(at + "/close", "");
      var names = new ArrayList<String>();
      Event event;
      do {
        event = stream.next();
        names.add(event.name());
      } while (!event.name().equals("closed"));
      assertThat(names)
          .isEqualTo(
              List.of(
                  "turn",
                  "turn-updated",
                  "reading-reset",
                  "turn-updated",
                  "reading-reset",
                  "closed"));
    }
  }

  @Test
  void aNumberThatThereWasNeverBeginsFromTheStartAndAWordIsRefused() throws Exception {
    String at = begin("odd");
    served.post(at + "/turns", "{\"speaker\":\"customer\",\"text\":\"Hello.\"}");
    try (var stream = new Stream(at + "/events?follow=false", 999)) {
      assertThat(stream.next().id()).isEqualTo(1);
    }
    HttpRequest wrong = served.request(at + "/events").header("Last-Event-ID", "last").build();
    assertThat(served.send(wrong).status()).isEqualTo(400);
  }
}
