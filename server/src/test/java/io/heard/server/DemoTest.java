package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class DemoTest {
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
      String page = get(client, base + "/conversations/demo-0001");
      assertThat(page).contains("data-events=\"/conversations/demo-0001/events?seen=");
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
