package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.store.Audit;
import io.heard.store.People;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
  private static final String EMAIL = "ida@example.org";
  private static final String PASSWORD = "lantern oak seven rivers";

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  @TempDir Path data = Path.of("");

  private @Nullable Serve serve;
  private String owner = "";

  @BeforeEach
  void becomeTheOwner() throws Exception {
    var printed = new ByteArrayOutputStream();
    serve =
        Serve.start(
            new Settings(0, "127.0.0.1", data, null, false, true),
            "test",
            new PrintStream(printed, true, StandardCharsets.UTF_8));
    String code =
        printed
            .toString(StandardCharsets.UTF_8)
            .replaceAll("(?s).*the code (\\S+) to become.*", "$1");
    owner =
        cookie(
            post("/first", "", "code", code, "name", "Ida", "email", EMAIL, "password", PASSWORD));
  }

  @AfterEach
  void stop() {
    running().close();
  }

  @Test
  void aSessionsCookieIsForTheServerAlone() throws Exception {
    HttpResponse<String> in = post("/sign-in", "", "email", EMAIL, "password", PASSWORD);
    assertThat(in.headers().firstValue("set-cookie").orElseThrow())
        .startsWith("heard_session=")
        .contains("HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain("Secure", "Domain");
  }

  /// A proxy on this machine that speaks HTTPS to the world.
  @Test
  void behindAProxyTheCookieIsForHttpsAlone() throws Exception {
    String proxied = proxied("X-Forwarded-Proto: https", "198.51.100.7", EMAIL, PASSWORD);
    assertThat(proxied).startsWith("HTTP/1.1 303");
    String cookie =
        proxied.replaceAll("(?is).*set-cookie: (__Host-heard_session=[^\r\n]*).*", "$1");
    assertThat(cookie)
        .startsWith("__Host-heard_session=")
        .contains("; Secure", "HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain("Domain");
    String secret = cookie.replaceAll(";.*", "");
    assertThat(get("/account", secret).statusCode()).isEqualTo(401);
    assertThat(
            sent(
                "GET /account HTTP/1.1\r\nHost: heard.example.org\r\nX-Forwarded-Proto: https\r\nConnection: close\r\nCookie: "
                    + secret
                    + "\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase("Strict-Transport-Security: ");
  }

  @Test
  void behindAProxyEachVisitorIsCountedByTheirOwnAddress() throws Exception {
    String last = "HTTP/1.1 403";
    int refused = 0;
    // A few more than are allowed: while they are sent, some are allowed anew.
    while (last.startsWith("HTTP/1.1 403") && refused < 2 * Throttle.ATTEMPTS_AN_ADDRESS) {
      last =
          proxied(
              "X-Forwarded-Proto: https", "203.0.113.9", "guess" + refused + "@example.org", "no");
      refused++;
    }
    assertThat(last).startsWith("HTTP/1.1 429");
    assertThat(refused).isGreaterThan(Throttle.ATTEMPTS_AN_ADDRESS);
    assertThat(last).containsIgnoringCase("Retry-After: ");
    assertThat(proxied("X-Forwarded-Proto: https", "203.0.113.10", EMAIL, PASSWORD))
        .startsWith("HTTP/1.1 303");
  }

  private String proxied(String protocol, String from, String email, String password)
      throws Exception {
    String body = form("email", email, "password", password);
    return sent(
        "POST /sign-in HTTP/1.1\r\nHost: heard.example.org\r\n%s\r\nX-Forwarded-For: %s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(protocol, from, body.length(), body));
  }

  /// As a proxy sends it: with the name that the browser asked for.
  private String sent(String request) throws Exception {
    try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), running().port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void signingInGivesANewSecretAndEndsTheOneBefore() throws Exception {
    String again = cookie(post("/sign-in", owner, "email", EMAIL, "password", PASSWORD));
    assertThat(again).isNotEqualTo(owner);
    assertThat(get("/account", owner).statusCode()).isEqualTo(401);
    assertThat(get("/account", again).statusCode()).isEqualTo(200);
  }

  @Test
  void signingOutEndsTheSession() throws Exception {
    assertThat(send("/sign-out", owner).statusCode()).isEqualTo(303);
    assertThat(get("/account", owner).statusCode()).isEqualTo(401);
  }

  @Test
  void whoGuessesIsHeldBackAndToldForHowLong() throws Exception {
    HttpResponse<String> last = null;
    for (int i = 0; i <= Throttle.ATTEMPTS_AN_ACCOUNT; i++) {
      last = post("/sign-in", "", "email", "ben@example.org", "password", "guess " + i);
      if (i < Throttle.ATTEMPTS_AN_ACCOUNT) {
        assertThat(last.statusCode()).isEqualTo(403);
      }
    }
    assertThat(last).isNotNull();
    if (last != null) {
      assertThat(last.statusCode()).isEqualTo(429);
      assertThat(Long.parseLong(last.headers().firstValue("retry-after").orElseThrow()))
          .isBetween(1L, 60L);
    }
    assertThat(post("/sign-in", "", "email", EMAIL, "password", PASSWORD).statusCode())
        .isEqualTo(303);
  }

  @Test
  void anAccountThatThereIsIsAnsweredLikeOneThatThereIsNot() throws Exception {
    HttpResponse<String> known = post("/sign-in", "", "email", EMAIL, "password", "not it at all");
    HttpResponse<String> unknown =
        post("/sign-in", "", "email", "nobody@example.org", "password", "not it at all");
    assertThat(known.statusCode()).isEqualTo(unknown.statusCode());
    assertThat(known.body()).isEqualTo(unknown.body());
  }

  @Test
  void nobodyIsSignedInByAnotherSitesForm() throws Exception {
    for (String[] header :
        List.of(
            new String[] {"Sec-Fetch-Site", "cross-site"},
            new String[] {"Sec-Fetch-Site", "same-site"},
            new String[] {"Origin", "https://elsewhere.example"},
            new String[] {"Origin", "null"})) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(base() + "/sign-in"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header(header[0], header[1])
              .POST(HttpRequest.BodyPublishers.ofString(form("email", EMAIL, "password", PASSWORD)))
              .build();
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .as("%s: %s", header[0], header[1])
          .isEqualTo(403);
    }
  }

  @Test
  void somebodyIsInvitedByALinkThatWorksOnce() throws Exception {
    assertThat(send("/teams", owner, "team", "billing").statusCode()).isEqualTo(303);
    HttpResponse<String> invited =
        send(
            "/people",
            owner,
            "name",
            "Ben",
            "email",
            "ben@example.org",
            "role",
            "agent",
            "team",
            "billing");
    assertThat(invited.statusCode()).as(invited.body()).isEqualTo(201);
    String key = invited.body().replaceAll("(?s).*/link\\?key=([\\w-]+).*", "$1");
    assertThat(get("/people", owner).body()).doesNotContain(key);
    assertThat(get("/link?key=" + key, "").statusCode()).isEqualTo(200);
    assertThat(get("/link?key=" + key, "").statusCode()).isEqualTo(200);
    assertThat(post("/link", "", "key", key, "password", "ben ben ben ben").statusCode())
        .isEqualTo(422);
    HttpResponse<String> set = post("/link", "", "key", key, "password", "copper violin marsh tea");
    assertThat(set.statusCode()).isEqualTo(303);
    assertThat(get("/people", cookie(set)).statusCode()).isEqualTo(403);
    assertThat(get("/account", cookie(set)).statusCode()).isEqualTo(200);
    assertThat(get("/link?key=" + key, "").statusCode()).isEqualTo(404);
    assertThat(post("/link", "", "key", key, "password", "another good one here").statusCode())
        .isEqualTo(404);
  }

  @Test
  void ownSessionsAreSeenAndEndedWithThePassword() throws Exception {
    String other = cookie(post("/sign-in", "", "email", EMAIL, "password", PASSWORD));
    String digest = Secrets.digest(other.substring(other.indexOf('=') + 1));
    assertThat(get("/account", owner).body()).contains("this one", digest);
    assertThat(send("/account/sessions", owner, "session", digest, "current", "no").statusCode())
        .isEqualTo(403);
    assertThat(get("/account", other).statusCode()).isEqualTo(200);
    assertThat(
            send("/account/sessions", owner, "session", digest, "current", PASSWORD).statusCode())
        .isEqualTo(303);
    assertThat(get("/account", other).statusCode()).isEqualTo(401);
    assertThat(get("/account", owner).statusCode()).isEqualTo(200);
  }

  @Test
  void aNewPasswordEndsAllOtherSessions() throws Exception {
    String other = cookie(post("/sign-in", "", "email", EMAIL, "password", PASSWORD));
    String fresh = "eleven green kettles sing";
    HttpResponse<String> set =
        send("/account/password", owner, "current", PASSWORD, "password", fresh);
    assertThat(set.statusCode()).as(set.body()).isEqualTo(303);
    assertThat(get("/account", other).statusCode()).isEqualTo(401);
    assertThat(get("/account", owner).statusCode()).isEqualTo(401);
    assertThat(get("/account", cookie(set)).statusCode()).isEqualTo(200);
    assertThat(post("/sign-in", "", "email", EMAIL, "password", PASSWORD).statusCode())
        .isEqualTo(403);
    assertThat(post("/sign-in", "", "email", EMAIL, "password", fresh).statusCode()).isEqualTo(303);
  }

  @Test
  void passwordsThatAreGuessedFirstAreRefused() {
    var passwords = new Passwords();
    for (String weak :
        List.of("short one", "password1234", "qwertyuiop123", "idaidaidaida", "aaaaaaaaaaaaaaaa")) {
      assertThat(passwords.wrong(weak, "Ida", EMAIL)).as(weak).isPresent();
    }
    for (String good : List.of(PASSWORD, "ünïcode wörter sind schön", "x".repeat(3) + PASSWORD)) {
      assertThat(passwords.wrong(good, "Ida", EMAIL)).as(good).isEmpty();
    }
    assertThat(passwords.kept(PASSWORD)).startsWith("$argon2id$");
  }

  @Test
  void aTokenIsShownOnceWorksAndIsShut() throws Exception {
    HttpResponse<String> made =
        send("/tokens", owner, "name", "desk", "scope", "write", "days", "7");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String token = made.body().replaceAll("(?s).*<code>(heard_[\\w-]+)</code>.*", "$1");
    assertThat(withToken(token)).isEqualTo(200);
    String list = get("/tokens", owner).body();
    assertThat(list).contains("desk").doesNotContain(token);
    String id = list.replaceAll("(?s).*/tokens/(\\w+)/shut.*", "$1");
    assertThat(send("/tokens/" + id + "/shut", owner).statusCode()).isEqualTo(303);
    assertThat(withToken(token)).isEqualTo(401);
  }

  @Test
  void noSecretIsStored() throws Exception {
    String made = send("/tokens", owner, "name", "desk", "scope", "read", "days", "7").body();
    String token = made.replaceAll("(?s).*<code>(heard_[\\w-]+)</code>.*", "$1");
    String invited =
        send("/people", owner, "name", "B", "email", "b@example.org", "role", "lead").body();
    String key = invited.replaceAll("(?s).*/link\\?key=([\\w-]+).*", "$1");
    List<String> secrets = List.of(token, key, PASSWORD, owner.substring(owner.indexOf('=') + 1));
    try (Stream<Path> files = Files.walk(data).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String secret : secrets) {
          assertThat(bytes.contains(secret)).as("%s", file.getFileName()).isFalse();
        }
      }
    }
  }

  @Test
  void anotherHouseIsMadeAndItsOwnerSeesOnlyTheirs() throws Exception {
    HttpResponse<String> made =
        send("/tenants", owner, "house", "Northwind", "name", "Eve", "email", "eve@example.org");
    String key = made.body().replaceAll("(?s).*/link\\?key=([\\w-]+).*", "$1");
    String eve = cookie(post("/link", "", "key", key, "password", "copper violin marsh tea"));
    assertThat(get("/people", eve).body()).contains("eve@example.org").doesNotContain(EMAIL);
    assertThat(get("/tenants", eve).statusCode()).isEqualTo(403);
    assertThat(get("/audit", eve).body()).doesNotContain("Ida");
  }

  @Test
  void whatWasDoneStandsInTheLog() throws Exception {
    post("/sign-in", "", "email", EMAIL, "password", "wrong");
    post("/sign-in", "", "email", "stranger@example.org", "password", "wrong");
    send("/tokens", owner, "name", "desk", "scope", "read", "days", "7");
    People.Person ida = running().part(People.class).byEmail(EMAIL).orElseThrow();
    List<String> actions = new ArrayList<>();
    for (Audit.Entry entry :
        running().part(Audit.class).entries(ida.tenant(), List.of(), Long.MAX_VALUE, 100)) {
      actions.add(entry.action());
      assertThat(entry.toString()).doesNotContain("example.org");
    }
    assertThat(actions).containsExactly("token-made", "sign-in-failed", "signed-in", "tenant-made");
  }

  private int withToken(String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base() + "/api/v1/conversations"))
            .header("Authorization", "Bearer " + token)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("set-cookie").orElse("none=").replaceAll(";.*", "");
  }

  private HttpResponse<String> get(String path, String cookie) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(base() + path)).header("Cookie", cookie + ";").build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /// A form of a page of ours, with what it carries.
  private HttpResponse<String> send(String path, String cookie, String... fields) throws Exception {
    String page = get("/account", cookie).body();
    String form = page.replaceAll("(?s).*?name=\"form\" value=\"([^\"]+)\".*", "$1");
    String[] all = Stream.concat(Stream.of("form", form), Stream.of(fields)).toArray(String[]::new);
    return post(path, cookie, all);
  }

  private HttpResponse<String> post(String path, String cookie, String... fields) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(base() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", cookie + ";")
            .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String form(String... fields) {
    var form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(i == 0 ? "" : "&")
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return form.toString();
  }

  private String base() {
    return "http://127.0.0.1:" + running().port();
  }

  private Serve running() {
    Serve started = serve;
    if (started == null) {
      throw new IllegalStateException("The service was not started.");
    }
    return started;
  }
}
