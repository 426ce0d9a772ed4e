package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.store.Audit;
import io.heard.store.Conversations;
import io.heard.store.Customers;
import io.heard.store.HousePages;
import io.heard.store.Imports;
import io.heard.store.People;
import io.heard.store.Talk;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every route that there is, from the list by which requests find them, is tried with nobody's
/// credential, an ended one, each role's, each scope's and another tenant's. A new route is tried
/// by itself; one whose path names something new fails here until [#EXAMPLES] knows one of those.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesTest {
  private static final String HOUSE = "house";
  private static final String OTHER = "other";

  /// Routes of libraries that show nothing of anybody's.
  private static final String OPEN = "/error|/openapi.*|/v3/api-docs.*|/health.*|/metrics.*|/";

  /// What stands for a path's variables: something of the house's own.
  private static final Map<String, String> EXAMPLES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("/conversations/{id}", "c-1"),
              Map.entry("/customers/{id}", "k-1"),
              Map.entry("/imports/{id}", "i-1"),
              Map.entry("/patterns/{name}", "dated-promise"),
              Map.entry("/hints/{turn}", "0"),
              Map.entry("/disputes/{number}", "1"),
              Map.entry("/turns/{external}", "m-1"),
              Map.entry("/look/{file}", "none.css"),
              Map.entry("/people/{person}", "house-agent"),
              Map.entry("/channels/{channel}", "chat"),
              Map.entry("/teams/{name}", "billing"),
              Map.entry("/house/{code}", "names-the-depot"),
              Map.entry("/account/sessions/{session}", "of-somebody-else"),
              Map.entry("/tokens/{token}", "house-token"),
              Map.entry("/labels/{code}", "but-negation"),
              Map.entry("/assets/{file}", "none.js")));

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  @TempDir static Path data = Path.of("");

  private @Nullable Serve serve;
  private int sessions;

  /// One route, as it is called.
  private record Route(String method, String pattern, String path, May may) {
    @Override
    public String toString() {
      return method + " " + pattern;
    }
  }

  @BeforeAll
  void start() throws Exception {
    Files.createDirectories(data);
    serve =
        Serve.start(
            new Settings(0, "127.0.0.1", data, null, false, true),
            "test",
            new PrintStream(OutputStream.nullOutputStream()));
    for (String tenant : List.of(HOUSE, OTHER)) {
      people().found(tenant, tenant, person(tenant, Who.Role.OWNER));
      for (Who.Role role : Who.Role.values()) {
        people().add(person(tenant, role));
      }
      for (Who.Scope scope : Who.Scope.values()) {
        token(tenant, scope, Duration.ofDays(1), tenant + scope.id());
      }
    }
    token(HOUSE, Who.Scope.WRITE, Duration.ofDays(1), "house-token-secret", "house-token");
    people().addTeam(HOUSE, "billing");
    running().part(HousePages.class).put(HOUSE, "names-the-depot", "# names-the-depot");
    running().part(Customers.class).put(HOUSE, new Customers.Stored("k-1", "{\"name\":\"Ann\"}"));
    running()
        .part(ImportJobs.class)
        .imports()
        .add(
            HOUSE,
            new Imports.Job("i-1", "d", "f", null, "done", "r", 1, Imports.Progress.NONE, 0, 0));
    begin("c-1", null);
    begin("c-billing", "billing");
    begin("c-returns", "returns");
  }

  @AfterAll
  void stop() {
    running().close();
  }

  @Test
  void everyRouteSaysWhoMay() {
    for (Map.Entry<String, HandlerMethod> one : handlers().entrySet()) {
      HandlerMethod method = one.getValue();
      if (!method.getBeanType().getPackageName().startsWith("io.heard")) {
        assertThat(one.getKey().replaceFirst("^\\S+ ", "")).matches(OPEN);
        continue;
      }
      May may = method.getMethodAnnotation(May.class);
      assertThat(may).as(one.getKey()).isNotNull();
      assertThat(may != null && (may.anybody() || may.value().length > 0))
          .as(one.getKey())
          .isTrue();
    }
    assertThat(routes()).hasSizeGreaterThan(20);
  }

  @Test
  void whoReadsAConversationIsWrittenDown() {
    for (Route route : routes()) {
      if (route.method().equals("GET") && route.pattern().contains("/conversations/{id}")) {
        assertThat(route.may().reads()).as("%s", route).isEqualTo(Audit.Kind.CONVERSATION);
      }
    }
  }

  @Test
  void nobodyAndWhatHasEndedAreAnswered401() throws Exception {
    People.Person owner = person(HOUSE, Who.Role.OWNER);
    people().begin(owner, Secrets.digest("old"), "f", Duration.ofMillis(-1));
    token(HOUSE, Who.Scope.WRITE, Duration.ofMillis(-1), "old-token");
    token(HOUSE, Who.Scope.WRITE, Duration.ofDays(1), "shut-token", "shut-token");
    people().shut(HOUSE, "shut-token");
    for (Route route : closed()) {
      assertThat(status(route, null, null, null)).as("nobody: %s", route).isEqualTo(401);
      assertThat(status(route, "old", "f", null)).as("ended session: %s", route).isEqualTo(401);
      assertThat(status(route, "made-up", "f", null)).as("no session: %s", route).isEqualTo(401);
      for (String token : List.of("old-token", "shut-token", "never-made", "")) {
        assertThat(status(route, null, null, token))
            .as("token '%s': %s", token, route)
            .isEqualTo(401);
      }
    }
  }

  @Test
  void theWrongRoleAndScopeAreAnswered403() throws Exception {
    for (Route route : closed()) {
      for (Who.Role role : Who.Role.values()) {
        if (!Right.all(route.may().value(), who(role))) {
          assertThat(status(route, session(HOUSE, role), "f", null))
              .as("%s: %s", role, route)
              .isEqualTo(403);
        }
      }
      for (Who.Scope scope : Who.Scope.values()) {
        if (!Right.all(route.may().value(), who(scope))) {
          assertThat(status(route, null, null, HOUSE + scope.id()))
              .as("%s: %s", scope, route)
              .isEqualTo(403);
        }
      }
    }
  }

  @Test
  void anOwnerOfATenantThatDoesNotOperateMakesNoTenants() throws Exception {
    for (Route route : closed()) {
      if (List.of(route.may().value()).contains(Right.MANAGE_TENANTS)) {
        assertThat(status(route, session(OTHER, Who.Role.OWNER), "f", null))
            .as("%s", route)
            .isEqualTo(403);
      }
    }
  }

  @Test
  void aFormThatIsNotOursIsAnswered403() throws Exception {
    for (Route route : closed()) {
      if (!route.method().equals("GET")) {
        Who.Role role = route.may().value()[0].roles().iterator().next();
        for (String form : List.of("", "another")) {
          assertThat(status(route, session(HOUSE, role), form, null))
              .as("form '%s': %s", form, route)
              .isEqualTo(403);
        }
      }
    }
  }

  @Test
  void whatIsAnothersIsAnswered404() throws Exception {
    for (Route route : closed()) {
      // Channels, patterns and labels are everybody's; a record or a page may be made under any id.
      if (!route.pattern().contains("{")
          || route.pattern().contains("{channel}")
          || route.pattern().startsWith("/api/v1/patterns/")
          || route.pattern().startsWith("/api/v1/labels/")
          || route.toString().equals("PUT /api/v1/customers/{id}")
          || route.toString().equals("PUT /api/v1/house/{code}")
          || route.toString().equals("POST /api/v1/house/{code}/check")) {
        continue;
      }
      for (Who.Role role : Who.Role.values()) {
        if (Right.all(route.may().value(), who(role))) {
          HttpResponse<String> another = call(route, session(OTHER, role), "f", null);
          assertThat(another.statusCode()).as("%s: %s", role, route).isEqualTo(404);
          assertThat(another.body()).doesNotContain("refund");
        }
      }
      for (Who.Scope scope : Who.Scope.values()) {
        if (Right.all(route.may().value(), who(scope))) {
          assertThat(status(route, null, null, OTHER + scope.id()))
              .as("%s: %s", scope, route)
              .isEqualTo(404);
        }
      }
    }
    assertThat(store().turns(HOUSE, "c-1")).hasSize(1);
    assertThat(people().find(HOUSE, "house-agent")).isPresent();
    assertThat(people().teams(HOUSE)).containsExactly("billing");
    assertThat(people().tokens(HOUSE)).extracting(one -> one.token().id()).contains("house-token");
  }

  @Test
  void whatAnotherTeamHasIsAnswered404AndNotListed() throws Exception {
    var agent =
        new People.Person(HOUSE, "in-billing", "b@example.org", "B", "agent", "billing", null);
    people().add(agent);
    for (Route route : closed()) {
      if (route.pattern().contains("/conversations/{id}")
          && Right.all(route.may().value(), who(Who.Role.AGENT))) {
        var elsewhere =
            new Route(
                route.method(),
                route.pattern(),
                route.path().replace("c-1", "c-returns"),
                route.may());
        assertThat(status(elsewhere, session(agent), "f", null)).as("%s", route).isEqualTo(404);
      }
    }
    assertThat(get("/api/v1/conversations", session(agent)).body())
        .contains("c-billing", "c-1")
        .doesNotContain("c-returns");
    assertThat(get("/", session(agent)).body()).doesNotContain("c-returns");
    assertThat(get("/api/v1/conversations/c-billing/reading", session(agent)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void whoMayIsLetIn() throws Exception {
    for (Route route : closed()) {
      if (!route.method().equals("GET") || route.pattern().endsWith("/events")) {
        continue;
      }
      for (Who.Role role : Who.Role.values()) {
        if (Right.all(route.may().value(), who(role))) {
          assertThat(status(route, session(HOUSE, role), "f", null))
              .as("%s: %s", role, route)
              .isEqualTo(200);
        }
      }
    }
    assertThat(audit("c-1")).contains("house-analyst", "house-agent");
  }

  @Test
  void everyAnswerCarriesTheHeaders() throws Exception {
    for (Route route : routes()) {
      if (!route.method().equals("GET") || route.pattern().endsWith("/events")) {
        continue;
      }
      for (String session : List.of("none", session(HOUSE, Who.Role.OWNER))) {
        HttpResponse<String> answer = call(route, session, "f", null);
        assertThat(header(answer, "Content-Security-Policy"))
            .as("%s", route)
            .contains("default-src 'none'", "base-uri 'none'", "object-src 'none'")
            .contains("frame-ancestors 'none'")
            .doesNotContain("unsafe");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "Strict-Transport-Security"))
            .contains("max-age=31536000", "includeSubDomains");
        assertThat(header(answer, "Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
      }
    }
  }

  private static String header(HttpResponse<String> answer, String name) {
    assertThat(answer.headers().allValues(name)).as(name).hasSize(1);
    return answer.headers().firstValue(name).orElseThrow();
  }

  private Map<String, HandlerMethod> handlers() {
    var handlers = new TreeMap<String, HandlerMethod>();
    running()
        .parts(RequestMappingHandlerMapping.class)
        .forEach(mapping ->
            mapping
                .getHandlerMethods()
                .forEach((info, method) -> {
                  for (String pattern : info.getPatternValues()) {
                    var methods = info.getMethodsCondition().getMethods();
                    if (methods.isEmpty()) {
                      handlers.put("GET " + pattern, method);
                    }
                    methods.forEach(each -> handlers.put(each.name() + " " + pattern, method));
                  }
                }));
    return handlers;
  }

  private List<Route> routes() {
    var routes = new ArrayList<Route>();
    handlers()
        .forEach((name, method) -> {
          May may = method.getMethodAnnotation(May.class);
          if (may != null) {
            String[] parts = name.split(" ", 2);
            routes.add(new Route(parts[0], parts[1], path(parts[1]), may));
          }
        });
    return routes;
  }

  private List<Route> closed() {
    return routes().stream().filter(route -> !route.may().anybody()).toList();
  }

  private static String path(String pattern) {
    String path = pattern;
    for (Map.Entry<String, String> example : EXAMPLES.entrySet()) {
      String place = example.getKey();
      path = path.replace(place, place.substring(0, place.indexOf('{')) + example.getValue());
    }
    assertThat(path)
        .as("%s names something of which RoutesTest.EXAMPLES has no example", pattern)
        .doesNotContain("{");
    return path;
  }

  private int status(
      Route route, @Nullable String session, @Nullable String form, @Nullable String token)
      throws Exception {
    return call(route, session, form, token).statusCode();
  }

  private HttpResponse<String> call(
      Route route, @Nullable String session, @Nullable String form, @Nullable String token)
      throws Exception {
    boolean json = route.pattern().startsWith("/api/");
    String body =
        json
            ? "{\"speaker\":\"customer\",\"text\":\"a refund\"}"
            : "role=agent&team=&name=n&email=n%40example.org&days=1&current=c&password=p&house=h";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base() + route.path()))
            .header("Content-Type", json ? "application/json" : "application/x-www-form-urlencoded")
            .method(
                route.method(),
                route.method().equals("GET")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (session != null) {
      request.header("Cookie", Guard.LOOPBACK_COOKIE + "=" + session);
    }
    if (form != null) {
      request.header(Guard.FORM_HEADER, form);
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path, String session) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(base() + path))
            .header("Cookie", Guard.LOOPBACK_COOKIE + "=" + session)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String base() {
    return "http://127.0.0.1:" + running().port();
  }

  private String session(String tenant, Who.Role role) {
    return session(person(tenant, role));
  }

  private String session(People.Person person) {
    String secret = "session-" + sessions++;
    people().begin(person, Secrets.digest(secret), "f", Duration.ofMinutes(5));
    return secret;
  }

  private static People.Person person(String tenant, Who.Role role) {
    String id = tenant + "-" + role.id();
    return new People.Person(tenant, id, id + "@example.org", id, role.id(), null, null);
  }

  private void token(String tenant, Who.Scope scope, Duration life, String secret) {
    token(tenant, scope, life, secret, Secrets.id());
  }

  private void token(String tenant, Who.Scope scope, Duration life, String secret, String id) {
    people()
        .issue(
            new People.Token(tenant, id, secret, scope.id(), "-", 0), Secrets.digest(secret), life);
  }

  private void begin(String id, @Nullable String team) {
    store().begin(HOUSE, new Talk(id, null, team, "chat", null, head(id), true, 0, 0, 0, 0), null);
    running()
        .part(Live.class)
        .take(
            new Live.Key(HOUSE, id),
            (tools.jackson.databind.node.ArrayNode)
                ReadingApi.tree(
                    "[{\"speaker\":\"customer\",\"text\":\"Where is my refund?\",\"externalId\":\"m-1\"}]"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            null);
  }

  private static String head(String id) {
    return "{\"id\":\"%s\",\"channel\":\"chat\"}".formatted(id);
  }

  private List<String> audit(String conversation) {
    return running()
        .part(Audit.class)
        .entries(HOUSE, List.of(Audit.Subject.conversation(conversation)), Long.MAX_VALUE, 1_000)
        .stream()
        .map(Audit.Entry::actor)
        .toList();
  }

  private static Who who(Who.Role role) {
    return new Who("", "", role, java.util.Set.of(), null, null);
  }

  private static Who who(Who.Scope scope) {
    return new Who("", "", null, java.util.Set.of(scope), null, null);
  }

  private People people() {
    return running().part(People.class);
  }

  private Conversations store() {
    return running().part(Conversations.class);
  }

  private Serve running() {
    Serve started = serve;
    if (started == null) {
      throw new IllegalStateException("The service was not started.");
    }
    return started;
  }
}
