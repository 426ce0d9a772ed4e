package io.heard.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Plays conversations into a running service by its own API, as a chat system would: several at
/// once, each turn after as long as somebody needs to read and to write. The seed decides which
/// come in what order and how long each turn takes.
final class Demo implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

  /// As many as fit on a screen with what has ended.
  static final int AT_ONCE = 7;

  /// Of these, so many have begun before anybody looked.
  private static final int BEGUN = 5;

  /// What has ended is deleted when there are more of them than this.
  private static final int MOST_ENDED = 40;

  private static final int SHORTEST_MS = 2_500;
  private static final int A_WORD_MS = 180;
  private static final int LONGEST_MS = 9_000;
  private static final int REST_MS = 8_000;

  /// Refused for being too many, or stopped for a moment: tried again after this.
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private static final int MOST_TRIES = 5;

  /// How long one waits before something happens.
  interface Pace {
    void rest(Duration length) throws InterruptedException;
  }

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String base;
  private final String token;
  private final Pace pace;
  private final List<String> agents;
  private final List<ObjectNode> coming;
  private final Deque<String> ended = new ArrayDeque<>();
  private final List<Thread> players = new ArrayList<>();

  private Demo(int port, String token, List<String> agents, long seed, Pace pace) {
    this.base = "http://127.0.0.1:" + port + "/api/v1/conversations";
    this.token = token;
    this.pace = pace;
    this.agents = List.copyOf(agents);
    this.coming = DemoTalks.shuffled(new Random(seed));
  }

  /// Begins to play, in threads of its own.
  ///
  /// @param agents who has the conversations, in turn; none for nobody
  /// @param pace for people, [Thread#sleep(Duration)]
  static Demo play(int port, String token, List<String> agents, long seed, Pace pace) {
    var demo = new Demo(port, token, agents, seed, pace);
    for (int i = 0; i < AT_ONCE; i++) {
      int line = i;
      demo.players.add(
          Thread.ofVirtual()
              .name("player")
              .start(() -> demo.line(line, new Random(seed * AT_ONCE + line))));
    }
    return demo;
  }

  /// Plays one conversation after the other: each line its own, whatever the others do meanwhile.
  private void line(int line, RandomGenerator random) {
    try {
      boolean first = line < BEGUN;
      if (!first) {
        pace.rest(Duration.ofMillis(random.nextInt(REST_MS)));
      }
      for (int number = line; !Thread.currentThread().isInterrupted(); number += AT_ONCE) {
        Talk talk = talk(number);
        if (!agents.isEmpty()) {
          // Who has a line keeps it, so that the visitor's desk never runs dry.
          talk.body().put("agentId", agents.get(line % agents.size()));
        }
        one(talk, random, first);
        first = false;
        pace.rest(Duration.ofMillis(REST_MS / 2 + random.nextInt(REST_MS)));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException failed) {
      LOG.warn("The demonstration stopped: {}", failed.getClass().getSimpleName());
    }
  }

  private record Talk(String id, ObjectNode body) {}

  private Talk talk(int number) {
    return new Talk(
        "demo-%04d".formatted(number + 1), coming.get(number % coming.size()).deepCopy());
  }

  private void one(Talk talk, RandomGenerator random, boolean begun)
      throws IOException, InterruptedException {
    var turns = (ArrayNode) talk.body().get("turns");
    ObjectNode head = talk.body();
    head.put("id", talk.id());
    ArrayNode already = JsonNodeFactory.instance.arrayNode();
    int from = begun ? 1 + random.nextInt(Math.max(1, turns.size() / 2)) : 0;
    for (int i = 0; i < from; i++) {
      already.add(turns.get(i));
    }
    head.set("turns", already);
    send("POST", "", head.toString());
    for (int i = from; i < turns.size(); i++) {
      pace.rest(wait(turns.get(i).path("text").asString(""), random));
      send("POST", "/" + talk.id() + "/turns", turns.get(i).toString());
    }
    pace.rest(Duration.ofMillis(SHORTEST_MS));
    send("POST", "/" + talk.id() + "/close", "");
    forget(talk.id());
  }

  private static Duration wait(String text, RandomGenerator random) {
    long words = text.split("\\s+", -1).length;
    long usual = Math.min(LONGEST_MS, SHORTEST_MS + words * A_WORD_MS);
    return Duration.ofMillis((long) (usual * (0.7 + 0.6 * random.nextDouble())));
  }

  private void forget(String id) throws IOException, InterruptedException {
    String old;
    synchronized (this) {
      ended.addLast(id);
      old = ended.size() > MOST_ENDED ? ended.removeFirst() : null;
    }
    if (old != null) {
      send("DELETE", "/" + old, "");
    }
  }

  private void send(String method, String path, String body)
      throws IOException, InterruptedException {
    for (int tried = 1; ; tried++) {
      int status =
          client
              .send(
                  HttpRequest.newBuilder(URI.create(base + path))
                      .timeout(Duration.ofSeconds(30))
                      .header("Authorization", "Bearer " + token)
                      .header("Content-Type", "application/json")
                      .method(method, HttpRequest.BodyPublishers.ofString(body))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode();
      if (status != 429 && status != 503 || tried == MOST_TRIES) {
        if (status >= 400) {
          LOG.warn("The demonstration was answered {} by {} {}", status, method, path);
        }
        return;
      }
      pace.rest(AGAIN);
    }
  }

  /// Stops playing.
  @Override
  public void close() {
    players.forEach(Thread::interrupt);
    client.shutdownNow();
  }
}
