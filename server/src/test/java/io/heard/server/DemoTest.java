package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class DemoTest {
  private static final Pattern DEMO = Pattern.compile("demo-[0-9]{4}");

  /// How often a player waits before it is stopped: for two conversations and more.
  private static final int RESTS = 40;

  @TempDir Path data = Path.of("");

  @Test
  void theSameSeedPlaysTheSame() {
    List<ObjectNode> one = DemoTalks.shuffled(new Random(3));
    assertThat(DemoTalks.shuffled(new Random(3))).isEqualTo(one);
    assertThat(DemoTalks.shuffled(new Random(4))).isNotEqualTo(one);
    assertThat(one).hasSizeGreaterThan(500);
    assertThat(one.subList(0, 40))
        .anySatisfy(talk -> assertThat(talk.path("subject").asString()).isEqualTo("Late parcel"));
    assertThat(one)
        .allSatisfy(talk -> {
          assertThat(talk.path("turns").isEmpty()).isFalse();
          assertThat(talk.has("startedAt")).isFalse();
          assertThat(talk.path("turns").toString()).doesNotContain("= 1", "frustration:");
        });
  }

  /// What is sent, and how long each player waits, in the same order for the same seed.
  @Test
  void theSameSeedPlaysTheSameAtTheSamePace() throws Exception {
    List<String> one = played(3);
    assertThat(played(3)).isEqualTo(one);
    assertThat(played(4)).isNotEqualTo(one);
    assertThat(one.toString()).contains("demo-0001/turns", "demo-0001/close", "rest PT");
  }

  private static List<String> played(long seed) throws Exception {
    Map<Thread, List<String>> told = new ConcurrentHashMap<>();
    Map<String, List<String>> sent = new ConcurrentHashMap<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String path = exchange.getRequestURI().getPath();
          Matcher id = DEMO.matcher(path + body);
          sent.computeIfAbsent(
                  id.find() ? id.group() : "",
                  any -> Collections.synchronizedList(new ArrayList<>()))
              .add(exchange.getRequestMethod() + " " + path + " " + body);
          exchange.sendResponseHeaders(201, -1);
          exchange.close();
        });
    server.start();
    var stopped = new CountDownLatch(Demo.AT_ONCE);
    Demo.Pace pace =
        length -> {
          List<String> rests =
              told.computeIfAbsent(Thread.currentThread(), any -> new ArrayList<>());
          if (rests.size() == RESTS) {
            stopped.countDown();
            throw new InterruptedException();
          }
          rests.add("rest " + length);
        };
    Demo demo = Demo.play(server.getAddress().getPort(), "token", List.of(), seed, pace);
    try {
      assertThat(stopped.await(60, TimeUnit.SECONDS)).as("all players came to rest").isTrue();
    } finally {
      demo.close();
      server.stop(0);
    }
    var all = new ArrayList<String>();
    told.values().forEach(rests -> all.add(rests.toString()));
    sent.values().forEach(some -> all.add(some.toString()));
    all.sort(null);
    return all;
  }

  @Test
  void theCorpusFormIsReadWithoutItsLabels() {
    List<ObjectNode> talks =
        DemoTalks.corpus(
            "@ x-1 | bank | letter | plain | average\nC: One: two\n= 1 anger: One\nA: Three\nC2: Four\nA2: Five\nB: Six\nSTYLE: task\n\n# x\n@ x-2 | bank | chat | a | b\nC: too short\n",
            new Random(1));
    assertThat(talks).hasSize(1);
    ObjectNode talk = talks.getFirst();
    assertThat(talk.path("channel").asString()).isEqualTo("other");
    assertThat(talk.path("turns").values())
        .extracting(turn -> turn.path("speaker").asString() + " " + turn.path("text").asString())
        .containsExactly(
            "customer One: two", "agent Three", "customer Four", "agent Five", "bot Six");
  }

  @Test
  void aVisitorSeesConversationsAndWhyTheyMayNeedSomebody() throws Exception {
    // the service ends first, and with it the stream that a client would wait for
    try (HttpClient client =
            HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        Serve serve =
            Serve.start(
                new Settings(0, "127.0.0.1", data, null, true, true),
                "test",
                new PrintStream(OutputStream.nullOutputStream()))) {
      String base = "http://localhost:" + serve.port();
      String home = get(client, base + "/");
      assertThat(home).contains("<h1>Conversations</h1>", "A demonstration");
      HttpResponse<java.util.stream.Stream<String>> stream =
          client.send(
              HttpRequest.newBuilder(URI.create(base + "/events")).build(),
              HttpResponse.BodyHandlers.ofLines());
      var lines = stream.body().iterator();
      String part = "";
      while (!part.contains("Reads as ") && lines.hasNext()) {
        part = lines.next();
      }
      assertThat(part).contains("class=\\\"row\\\"");
      // The visitor has some of them, and sees those of others.
      assertThat(get(client, base + "/api/v1/me"))
          .contains("\"demo\":true", "SEE_FLOOR", "WORK_AT_DESK", "MANAGE_SETTINGS");
      assertThat(get(client, base + "/api/v1/conversations?agent=me&state=open"))
          .contains("\"id\":\"demo-");
      assertThat(get(client, base + "/api/v1/floor"))
          .contains("\"name\":\"Visitor\"", "\"name\":\"Mara Winter\"");
      String id = part.replaceAll(".*?/conversations/(demo-[0-9]{4}).*", "$1");
      String page = get(client, base + "/conversations/" + id);
      assertThat(page).contains("data-events=\"/conversations/" + id + "/events?seen=");
      assertThat(page).doesNotContain("<style", " style=", " onclick=");
      assertThat(page.replaceAll("(?s)<script defer src=\"/look/[^\"]+\"></script>", ""))
          .doesNotContain("<script");
    }
  }

  @Test
  void nobodyIsSignedInWithoutADemonstration() throws Exception {
    try (Serve serve =
            Serve.start(
                new Settings(0, "127.0.0.1", data, null, false, true),
                "test",
                new PrintStream(OutputStream.nullOutputStream()));
        HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> home =
          client.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + serve.port() + "/")).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(home.statusCode()).isEqualTo(303);
      assertThat(home.headers().firstValue("location")).contains("/sign-in");
      assertThat(home.headers().firstValue("set-cookie")).isEmpty();
    }
  }

  private static String get(HttpClient client, String url) throws Exception {
    return client
        .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
