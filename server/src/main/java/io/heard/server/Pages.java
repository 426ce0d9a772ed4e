package io.heard.server;

import io.heard.Reading;
import io.heard.formats.html.ReadingHtml;
import io.heard.store.Conversations;
import io.heard.store.People;
import io.heard.store.Talk;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/// Plain pages: signing in, the conversations, one conversation as it grows.
@RestController
final class Pages {
  private static final Duration SESSION = Duration.ofHours(12);
  private static final int SHORTEST_PASSWORD = 12;
  private static final int ON_A_PAGE = 100;

  private final People people;
  private final FirstOwner first;
  private final PasswordEncoder passwords;
  private final Conversations store;
  private final Live live;
  private final Hearing hearing;

  Pages(
      People people,
      FirstOwner first,
      PasswordEncoder passwords,
      Conversations store,
      Live live,
      Hearing hearing) {
    this.people = people;
    this.first = first;
    this.passwords = passwords;
    this.store = store;
    this.live = live;
    this.hearing = hearing;
  }

  @May(anybody = true)
  @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> home(@RequestAttribute(required = false) @Nullable Who who) {
    if (who == null) {
      return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/sign-in")).build();
    }
    List<Talk> talks = store.page(who.tenant(), Conversations.Wanted.ALL, ON_A_PAGE);
    var rows = new StringBuilder();
    for (Talk talk : talks) {
      rows.append(
          "<tr><td><a href=\"/conversations/%s\">%s</a></td><td>%s</td><td>%d</td><td>%s</td></tr>"
              .formatted(
                  HtmlUtils.htmlEscape(
                      java.net.URLEncoder.encode(
                          talk.id(), java.nio.charset.StandardCharsets.UTF_8)),
                  HtmlUtils.htmlEscape(talk.id()),
                  talk.channel(),
                  talk.turns(),
                  talk.open() ? "open" : "closed"));
    }
    String body =
        talks.isEmpty()
            ? "<p>No conversation has come in yet. Send one to <code>/api/v1/conversations</code>.</p>"
            : "<table><thead><tr><th>Conversation</th><th>Channel</th><th>Turns</th><th>State</th></tr></thead><tbody>"
                + rows
                + "</tbody></table>";
    boolean decides = who.role() == Who.Role.OWNER || who.role() == Who.Role.PRIVACY;
    String data = decides ? "<p><a href=\"/privacy\">People's data</a></p>" : "";
    return page("Conversations", body + data + signOut(who));
  }

  private static String signOut(Who who) {
    return "<form method=\"post\" action=\"/sign-out\"><input type=\"hidden\" name=\"form\" value=\"%s\"><button>Sign out</button></form>"
        .formatted(HtmlUtils.htmlEscape(String.valueOf(who.form())));
  }

  @May(anybody = true)
  @GetMapping(path = "/sign-in", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> signIn() {
    return signInPage("");
  }

  private ResponseEntity<String> signInPage(String wrong) {
    String said = wrong.isEmpty() ? "" : "<p role=\"alert\">" + wrong + "</p>";
    if (first.code().isPresent()) {
      return page(
          "Become the owner",
          said
              + "<form method=\"post\" action=\"/first\"><label>Code from the terminal <input name=\"code\" required autocomplete=\"off\"></label>"
              + "<label>Your name <input name=\"name\" required autocomplete=\"name\"></label>"
              + "<label>E-mail <input name=\"email\" type=\"email\" required autocomplete=\"username\"></label>"
              + "<label>New password, at least %d characters <input name=\"password\" type=\"password\" minlength=\"%d\" required autocomplete=\"new-password\"></label><button>Begin</button></form>"
                  .formatted(SHORTEST_PASSWORD, SHORTEST_PASSWORD));
    }
    return page(
        "Sign in",
        said
            + "<form method=\"post\" action=\"/sign-in\"><label>E-mail <input name=\"email\" type=\"email\" required autocomplete=\"username\"></label>"
            + "<label>Password <input name=\"password\" type=\"password\" required autocomplete=\"current-password\"></label><button>Sign in</button></form>");
  }

  @May(anybody = true)
  @PostMapping("/first")
  ResponseEntity<String> first(
      @RequestParam String code,
      @RequestParam String name,
      @RequestParam String email,
      @RequestParam String password,
      HttpServletRequest request) {
    if (password.length() < SHORTEST_PASSWORD) {
      return signInPage("The password is shorter than %d characters.".formatted(SHORTEST_PASSWORD));
    }
    return first
        .use(code, fold(email), name.strip(), String.valueOf(passwords.encode(password)))
        .map(person -> signedIn(person, request))
        .orElseGet(() -> signInPage("The code is not the one in the terminal."));
  }

  @May(anybody = true)
  @PostMapping("/sign-in")
  ResponseEntity<String> signIn(
      @RequestParam String email, @RequestParam String password, HttpServletRequest request) {
    Optional<People.Person> person = people.byEmail(fold(email));
    String kept = person.map(People.Person::password).orElse(null);
    if (kept == null || !passwords.matches(password, kept)) {
      return signInPage("The address or the password is wrong.");
    }
    return signedIn(person.orElseThrow(), request);
  }

  private ResponseEntity<String> signedIn(People.Person person, HttpServletRequest request) {
    String secret = Secrets.fresh();
    people.begin(person, Secrets.digest(secret), Secrets.fresh(), SESSION);
    ResponseCookie cookie = cookie(secret, SESSION, request);
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/"))
        .header("Set-Cookie", cookie.toString())
        .build();
  }

  private static ResponseCookie cookie(String value, Duration life, HttpServletRequest request) {
    boolean loopback =
        request.getServerName().equals("localhost") || request.getServerName().equals("127.0.0.1");
    return ResponseCookie.from(Guard.COOKIE, value)
        .httpOnly(true)
        .sameSite("Strict")
        .secure(!loopback)
        .path("/")
        .maxAge(life)
        .build();
  }

  @May(roles = {Who.Role.AGENT, Who.Role.LEAD, Who.Role.ANALYST, Who.Role.OWNER, Who.Role.PRIVACY})
  @PostMapping("/sign-out")
  ResponseEntity<String> signOut(HttpServletRequest request) {
    String secret = Guard.cookie(request);
    if (secret != null) {
      people.end(Secrets.digest(secret));
    }
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/sign-in"))
        .header("Set-Cookie", cookie("", Duration.ZERO, request).toString())
        .build();
  }

  @May(roles = {Who.Role.AGENT, Who.Role.LEAD, Who.Role.ANALYST, Who.Role.OWNER})
  @GetMapping(path = "/conversations/{id}", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> conversation(@RequestAttribute Who who, @PathVariable String id) {
    Reading reading = live.reading(new Live.Key(who.tenant(), id));
    var html =
        new ReadingHtml(
            hearing.catalogue(), hearing.version(), hearing.heard().encoder().name(), false);
    html.add(reading);
    return ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(html.page());
  }

  private static String fold(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  static ResponseEntity<String> page(String title, String body) {
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
        .body(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>%s · Heard</title></head><body><main><h1>%s</h1>%s</main></body></html>"
                .formatted(title, title, body));
  }
}
