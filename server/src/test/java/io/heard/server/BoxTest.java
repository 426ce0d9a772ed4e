package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.store.People;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.languagetool.remote.CheckConfiguration;
import org.languagetool.remote.CheckConfigurationBuilder;
import org.languagetool.remote.RemoteConfigurationInfo;
import org.languagetool.remote.RemoteLanguageTool;
import org.languagetool.remote.RemoteResult;
import org.languagetool.remote.RemoteRuleMatch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The text box protocol, by a client that its makers wrote and by hand.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoxTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final String DRAFT =
      "Dear Ms Ray 😀, I understand that this is annoying, but you should have read the terms. Calm down.";

  @TempDir static Path data = Path.of("");

  private final HttpClient client = HttpClient.newHttpClient();
  private @Nullable Serve open;
  private @Nullable Serve closed;

  @BeforeAll
  void start() {
    open = started("open", true);
    closed = started("closed", false);
    Serve one = closed;
    if (one != null) {
      People people = one.part(People.class);
      people.found(
          "house",
          "house",
          new People.Person("house", "owner", "o@example.org", "Ola", "owner", null, null));
      for (Who.Scope scope : Set.of(Who.Scope.READ, Who.Scope.MANAGE)) {
        people.issue(
            new People.Token("house", "t-" + scope.id(), scope.id(), scope.id(), "owner", 0L),
            Secrets.digest("secret-" + scope.id()),
            Duration.ofDays(1));
      }
    }
  }

  @AfterAll
  void stop() {
    for (Serve serve : new Serve[] {open, closed}) {
      if (serve != null) {
        serve.close();
      }
    }
  }

  private static Serve started(String name, boolean anonymous) {
    return Serve.start(
        new Settings(
            0, "127.0.0.1", data.resolve(name), null, false, true, anonymous, Settings.SEED),
        "test",
        new PrintStream(OutputStream.nullOutputStream()));
  }

  @Test
  void theMakersClientGetsPlacesInUtf16AndSmallExchanges() throws Exception {
    RemoteResult result = tool(open).check(DRAFT, "en-GB");
    assertThat(result.getLanguageCode()).isEqualTo("en-GB");
    assertThat(result.getRemoteServer().getSoftware()).isEqualTo("Heard");
    RemoteRuleMatch but = only(result, "but-negation");
    assertThat(cut(DRAFT, but)).isEqualTo("but");
    assertThat(but.getReplacements().orElseThrow()).contains("and");
    assertThat(but.getCategoryId()).contains("FEELING");
    assertThat(but.getLocQualityIssueType()).contains("style");
    assertThat(but.getContext().substring(but.getContextOffset())).startsWith("but you");
    assertThat(but.getMessage()).contains("understanding");
    assertThat(cut(DRAFT, only(result, "blame"))).contains("you should have");
    assertThat(cut(DRAFT, only(result, "dismissive"))).isEqualTo("Calm down.");
  }

  @Test
  void theMakersClientSwitchesRulesOffAndOn() throws Exception {
    assertThat(ids(tool(open).check(DRAFT, config().disabledRuleIds("blame").build())))
        .contains("but-negation")
        .doesNotContain("blame");
    assertThat(ids(tool(open).check(DRAFT, config().enabledRuleIds("blame").enabledOnly().build())))
        .containsExactly("blame");
    assertThatThrownBy(() -> tool(open).check(DRAFT, config().enabledOnly().build()))
        .hasMessageContaining("enabledOnly");
    HttpResponse<String> none =
        post(open, Map.of("text", "x", "language", "en", "enabledOnly", "yes"), Map.of());
    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(none.body()).contains("enabledCategories");
  }

  @Test
  void theMakersClientSignsInWithAToken() throws Exception {
    assertThatThrownBy(() -> tool(closed).check(DRAFT, "en-US")).hasMessageContaining("401");
    CheckConfiguration signed = config().username("ida").apiKey("secret-read").build();
    assertThat(ids(tool(closed).check(DRAFT, signed))).contains("blame");
    CheckConfiguration wrong = config().username("ida").apiKey("secret-nobody").build();
    assertThatThrownBy(() -> tool(closed).check(DRAFT, wrong)).hasMessageContaining("401");
    CheckConfiguration other = config().username("ida").apiKey("secret-manage").build();
    assertThatThrownBy(() -> tool(closed).check(DRAFT, other)).hasMessageContaining("403");
  }

  @Test
  void theMakersClientLearnsTheLimitAndTheRules() throws Exception {
    assertThat(tool(closed).getMaxTextLength()).isEqualTo(BoxApi.MOST_CHARACTERS);
    RemoteConfigurationInfo info = tool(closed).getConfigurationInfo("language=en-US");
    assertThat(info.getMaxTextLength()).isEqualTo(BoxApi.MOST_CHARACTERS);
    assertThat(info.getRemoteRules())
        .extracting(rule -> rule.get("ruleId"))
        .contains("but-negation", "missing-next-step");
  }

  @Test
  void categoriesAreSwitchedOffInAnyCase() throws Exception {
    List<String> ids = ids(check(Map.of("text", DRAFT, "disabledCategories", "feeling,MANNER")));
    assertThat(ids).contains("blame").doesNotContain("but-negation", "dismissive");
  }

  @Test
  void markupIsNeitherReadNorTakenAway() throws Exception {
    String data =
        "{\"annotation\":[{\"markup\":\"<p>\"},{\"text\":\"I understand that this is annoying, \"},{\"markup\":\"<b>\"},{\"text\":\"but\"},{\"markup\":\"</b>\"},{\"text\":\" you should have read it. \"},{\"markup\":\"<i class='calm down'>\"},{\"text\":\"Calm down.\"},{\"markup\":\"</i></p>\",\"interpretAs\":\"\\n\\n\"}]}";
    String whole =
        "<p>I understand that this is annoying, <b>but</b> you should have read it. <i class='calm down'>Calm down.</i></p>";
    JsonNode body = check(Map.of("data", data));
    JsonNode but = match(body, "but-negation");
    assertThat(cut(whole, but)).isEqualTo("but");
    JsonNode calm = match(body, "dismissive");
    assertThat(cut(whole, calm)).isEqualTo("Calm down.");
    assertThat(but.path("replacements").path(0).path("value").asString()).isEqualTo("and");
    JsonNode mixed =
        check(
            Map.of(
                "data",
                "{\"annotation\":[{\"text\":\"Calm \"},{\"markup\":\"<b>\"},{\"text\":\"down.\"},{\"markup\":\"</b>\"}]}"));
    assertThat(cut("Calm <b>down.</b>", match(mixed, "dismissive"))).isEqualTo("Calm <b>down.");
    assertThat(match(mixed, "dismissive").path("replacements").isEmpty()).isTrue();
  }

  @Test
  void aRepeatedQuestionIsAnsweredAlike() throws Exception {
    assertThat(check(Map.of("text", DRAFT))).isEqualTo(check(Map.of("text", DRAFT)));
  }

  @Test
  void pickyTellsOfMore() throws Exception {
    String draft = "Sorry for the inconvenience. Calm down.";
    List<String> usual = ids(check(Map.of("text", draft)));
    JsonNode picky = check(Map.of("text", draft, "level", "picky"));
    assertThat(ids(picky)).containsAll(usual);
    assertThat(ids(picky).size()).isGreaterThan(usual.size());
    for (JsonNode match : picky.path("matches").values()) {
      if (match.path("rule").path("tags").toString().contains("picky")) {
        assertThat(match.path("message").asString()).startsWith("It may be nothing");
        assertThat(match.path("replacements").isEmpty()).isTrue();
      }
    }
  }

  @Test
  void whatIsNotEnglishIsKeptApart() throws Exception {
    JsonNode body =
        check(
            Map.of(
                "text",
                "Das ist leider nicht möglich, aber wir haben es für Sie geprüft.",
                "language",
                "auto"));
    assertThat(body.path("matches").isEmpty()).isTrue();
    assertThat(body.path("language").path("detectedLanguage").path("code").asString())
        .isEqualTo("de");
    HttpResponse<String> german = post(open, Map.of("text", "x", "language", "de-DE"), Map.of());
    assertThat(german.statusCode()).isEqualTo(400);
    assertThat(german.body()).contains("Only English").contains("en-GB");
  }

  @Test
  void whatCannotBeReadIsSaid() throws Exception {
    assertThat(post(open, Map.of("language", "en"), Map.of()).statusCode()).isEqualTo(400);
    assertThat(post(open, Map.of("text", "x"), Map.of()).body()).contains("no 'language'");
    assertThat(post(open, Map.of("language", "en", "data", "{"), Map.of()).statusCode())
        .isEqualTo(400);
    assertThat(
            post(open, Map.of("language", "en", "text", "x", "data", "{}"), Map.of()).statusCode())
        .isEqualTo(400);
    assertThat(
            post(open, Map.of("language", "en", "text", "x", "level", "hot"), Map.of())
                .statusCode())
        .isEqualTo(400);
    String long1 = "but ".repeat(BoxApi.MOST_CHARACTERS / 4 + 1);
    assertThat(post(open, Map.of("language", "en", "text", long1), Map.of()).statusCode())
        .isEqualTo(413);
    HttpResponse<String> full =
        post(
            open,
            Map.of("language", "en", "text", "é ".repeat(BoxApi.MOST_CHARACTERS / 2)),
            Map.of());
    assertThat(full.statusCode()).isEqualTo(200);
    assertThat(
            post(open, Map.of("language", "en", "text", "a".repeat(5_000_000)), Map.of())
                .statusCode())
        .isEqualTo(413);
  }

  @Test
  void anEmptyTextHasNothing() throws Exception {
    assertThat(check(Map.of("text", "")).path("matches").isEmpty()).isTrue();
    assertThat(check(Map.of("text", " \n ")).path("matches").isEmpty()).isTrue();
  }

  @Test
  void addOnsMayAskFromAnyPageAndNeverWithCookies() throws Exception {
    HttpResponse<String> asked =
        client.send(
            HttpRequest.newBuilder(uri(closed, "/v2/check"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "moz-extension://0c5ad6f8-1111-4222-8333-444444444444")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .header("Access-Control-Request-Private-Network", "true")
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("moz-extension://0c5ad6f8-1111-4222-8333-444444444444");
    assertThat(asked.headers().firstValue("Access-Control-Allow-Private-Network")).contains("true");
    assertThat(asked.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    Map<String, String> origin = Map.of("Origin", "https://desk.example");
    HttpResponse<String> refused = post(closed, Map.of("text", "x", "language", "en"), origin);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("https://desk.example");
    HttpResponse<String> elsewhere =
        client.send(
            HttpRequest.newBuilder(uri(open, "/api/v1/conversations"))
                .header("Origin", "https://desk.example")
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(elsewhere.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void whoComesThroughAProxyIsNotOnThisMachine() throws Exception {
    Map<String, String> fields = Map.of("text", "x", "language", "en");
    assertThat(post(open, fields, Map.of()).statusCode()).isEqualTo(200);
    assertThat(post(open, fields, Map.of("X-Forwarded-For", "192.0.2.7")).statusCode())
        .isEqualTo(401);
    assertThat(post(open, fields, Map.of("Via", "1.1 proxy")).statusCode()).isEqualTo(401);
  }

  @Test
  void languagesAndInfoAreForAnybody() throws Exception {
    JsonNode languages = MAPPER.readTree(get(closed, "/v2/languages").body());
    assertThat(languages.values())
        .extracting(one -> one.path("longCode").asString())
        .contains("en", "en-US", "en-GB");
    assertThat(languages.values())
        .allSatisfy(one -> {
          assertThat(one.path("code").asString()).isEqualTo("en");
          assertThat(one.path("name").asString()).startsWith("English");
        });
    assertThat(get(closed, "/v2/info").body()).contains("\"name\":\"Heard\"");
    assertThat(get(closed, "/v2/check?text=x&language=en").statusCode()).isEqualTo(405);
  }

  private static CheckConfigurationBuilder config() {
    return new CheckConfigurationBuilder("en-US");
  }

  private static RemoteLanguageTool tool(@Nullable Serve serve) throws Exception {
    return new RemoteLanguageTool(URI.create(uri(serve, "").toString()).toURL());
  }

  private static URI uri(@Nullable Serve serve, String path) {
    if (serve == null) {
      throw new IllegalStateException("Not started.");
    }
    return URI.create("http://127.0.0.1:" + serve.port() + path);
  }

  private static RemoteRuleMatch only(RemoteResult result, String id) {
    List<RemoteRuleMatch> found =
        result.getMatches().stream().filter(match -> match.getRuleId().equals(id)).toList();
    assertThat(found).as("%s in %s", id, ids(result)).hasSize(1);
    return found.getFirst();
  }

  private static List<String> ids(RemoteResult result) {
    return result.getMatches().stream().map(RemoteRuleMatch::getRuleId).toList();
  }

  private static String cut(String text, RemoteRuleMatch match) {
    return text.substring(match.getErrorOffset(), match.getErrorOffset() + match.getErrorLength());
  }

  private static String cut(String text, JsonNode match) {
    int from = match.path("offset").asInt();
    return text.substring(from, from + match.path("length").asInt());
  }

  private static JsonNode match(JsonNode body, String id) {
    return body.path("matches").values().stream()
        .filter(match -> match.path("rule").path("id").asString().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " in " + ids(body)));
  }

  private static List<String> ids(JsonNode body) {
    var ids = new ArrayList<String>();
    body.path("matches").values().forEach(one -> ids.add(one.path("rule").path("id").asString()));
    return ids;
  }

  private JsonNode check(Map<String, String> fields) throws Exception {
    var all = new java.util.TreeMap<>(fields);
    all.putIfAbsent("language", "en-US");
    HttpResponse<String> answer = post(open, all, Map.of());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return MAPPER.readTree(answer.body());
  }

  private HttpResponse<String> get(@Nullable Serve serve, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(serve, path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(
      @Nullable Serve serve, Map<String, String> fields, Map<String, String> headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(serve, "/v2/check"))
            .header("Content-Type", "application/x-www-form-urlencoded");
    headers.forEach(request::header);
    String body =
        fields.entrySet().stream()
            .map(one ->
                one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return client.send(
        request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
