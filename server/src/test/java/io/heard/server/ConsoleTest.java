package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.store.People;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A service that finds a built console on its class path.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTest {
  private static final String SCRIPT = "console.log('heard');".repeat(50);

  /// What browsers send for a page.
  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  @TempDir static Path data = Path.of("");
  @TempDir static Path built = Path.of("");

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private @Nullable Serve serve;
  private @Nullable URLClassLoader loader;

  @BeforeAll
  void start() throws Exception {
    Path at = built.resolve("io/heard/console");
    Files.createDirectories(at.resolve("assets"));
    Files.writeString(
        at.resolve("index.html"),
        "<!doctype html><meta property=\"csp-nonce\" nonce=\"{nonce}\"><script src=\"/assets/a-1.js\" nonce=\"{nonce}\"></script>");
    Files.writeString(at.resolve("assets/a-1.js"), SCRIPT);
    Files.writeString(at.resolve("assets/a.map"), "{}");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    loader = new URLClassLoader(new URL[] {built.toUri().toURL()}, before);
    thread.setContextClassLoader(loader);
    try {
      serve =
          Serve.start(
              new Settings(0, "127.0.0.1", data, null, false, true),
              "test",
              new PrintStream(OutputStream.nullOutputStream()));
    } finally {
      thread.setContextClassLoader(before);
    }
    People people = running().part(People.class);
    var owner = new People.Person("t", "p", "p@example.org", "P", "owner", null, null);
    people.found("t", "T", owner);
    people.begin(owner, Secrets.digest("session"), "f", Duration.ofHours(1), "");
  }

  @AfterAll
  void stop() throws Exception {
    running().close();
    if (loader != null) {
      loader.close();
    }
  }

  private Serve running() {
    if (serve == null) {
      throw new IllegalStateException("The service does not run.");
    }
    return serve;
  }

  private <T> HttpResponse<T> get(
      String path, boolean signedIn, HttpResponse.BodyHandler<T> body, String... headers)
      throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + running().port() + path));
    if (signedIn) {
      request.header("Cookie", Guard.LOOPBACK_COOKIE + "=session");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), body);
  }

  @Test
  void everyRoomIsThePageWithANonceOfItsOwn() throws Exception {
    String before = "";
    for (String room :
        List.of(
            "/",
            "/desk",
            "/desk/c-1",
            "/floor",
            "/conversations",
            "/conversations/c-1",
            "/read",
            "/settings",
            "/settings/people",
            "/welcome")) {
      HttpResponse<String> page = get(room, true, HttpResponse.BodyHandlers.ofString());
      assertThat(page.statusCode()).as(room).isEqualTo(200);
      Matcher nonce =
          Pattern.compile("csp-nonce\" nonce=\"([A-Za-z0-9+/=]{20,})\"").matcher(page.body());
      assertThat(nonce.find()).as(room).isTrue();
      assertThat(page.body()).doesNotContain("{nonce}");
      assertThat(nonce.group(1)).isNotEqualTo(before);
      before = nonce.group(1);
      assertThat(page.headers().allValues("Content-Security-Policy"))
          .singleElement()
          .asString()
          .contains("style-src 'self' 'nonce-" + before + "'", "script-src 'self';")
          .doesNotContain("unsafe");
      assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    }
  }

  @Test
  void whoIsNotSignedInIsSentToSignIn() throws Exception {
    HttpResponse<String> page =
        get("/conversations/c-1", false, HttpResponse.BodyHandlers.ofString());
    assertThat(page.statusCode()).isEqualTo(303);
    assertThat(page.headers().firstValue("Location"))
        .hasValue("/sign-in?to=%2Fconversations%2Fc-1");
    assertThat(
            get("/", false, HttpResponse.BodyHandlers.ofString()).headers().firstValue("Location"))
        .hasValue("/sign-in");
  }

  @Test
  void anAddressThatIsNoRoomIsThePageWithItsStatus() throws Exception {
    for (String path :
        List.of("/zqx-nowhere", "/desk/a/b", "/zqx%3Cscript%3E?zqx=1", "/people.html")) {
      HttpResponse<String> page =
          get(path, true, HttpResponse.BodyHandlers.ofString(), "Accept", BROWSER);
      assertThat(page.statusCode()).as(path).isEqualTo(404);
      assertThat(page.body()).contains("csp-nonce").doesNotContain("zqx", "{nonce}");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("nonce-");
      HttpResponse<String> outside =
          get(path, false, HttpResponse.BodyHandlers.ofString(), "Accept", BROWSER);
      assertThat(outside.statusCode()).as(path).isEqualTo(404);
      assertThat(outside.body())
          .contains("There is no such page")
          .doesNotContain("zqx", "csp-nonce");
    }
  }

  @Test
  void aProgramIsToldSoInItsOwnWay() throws Exception {
    for (String path : List.of("/api/v1/zqx", "/api", "/v2/zqx", "/health/zqx")) {
      isProblem(get(path, true, HttpResponse.BodyHandlers.ofString(), "Accept", BROWSER));
    }
    isProblem(get("/zqx", true, HttpResponse.BodyHandlers.ofString()));
    isProblem(get("/zqx", true, HttpResponse.BodyHandlers.ofString(), "Accept", "*/*"));
    isProblem(get("/zqx", true, HttpResponse.BodyHandlers.ofString(), "Accept", "text/html;q=x/"));
    isProblem(
        client.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + running().port() + "/zqx"))
                .header("Cookie", Guard.LOOPBACK_COOKIE + "=session")
                .header("Accept", BROWSER)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString()));
  }

  private static void isProblem(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"status\":404").doesNotContain("zqx");
  }

  @Test
  void nobodyIsLedElsewhereAfterTheySignIn() {
    assertThat(List.of("/", "/desk", "/conversations/c%201", "/settings/people"))
        .allMatch(Console::isRoom);
    assertThat(
            List.of(
                "",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "/conversations//evil.example",
                "/conversations/../sign-out",
                "/sign-out",
                "/desk?x",
                "/desk\r\nSet-Cookie:a=b"))
        .noneMatch(Console::isRoom);
  }

  @Test
  void filesArePackedWhereThatIsTakenAndMayBeKept() throws Exception {
    HttpResponse<byte[]> packed =
        get(
            "/assets/a-1.js",
            false,
            HttpResponse.BodyHandlers.ofByteArray(),
            "Accept-Encoding",
            "gzip, br");
    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(packed.body().length).isLessThan(SCRIPT.length() / 4);
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(SCRIPT);
    }
    HttpResponse<String> plain = get("/assets/a-1.js", false, HttpResponse.BodyHandlers.ofString());
    assertThat(plain.body()).isEqualTo(SCRIPT);
    assertThat(plain.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    assertThat(plain.headers().firstValue("Content-Type").orElse("")).contains("javascript");
  }

  @Test
  void nothingButBuiltFilesIsServed() throws Exception {
    for (String file :
        List.of("none.js", "a.map", "..%2Findex.html", "..%5Cindex.html", "a-1.js%00", ".js")) {
      HttpResponse<String> answer =
          get("/assets/" + file, true, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(file).isIn(400, 404);
    }
  }
}
