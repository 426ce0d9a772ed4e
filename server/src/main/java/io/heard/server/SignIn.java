package io.heard.server;

import io.heard.store.Audit;
import io.heard.store.People;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Signing in and out, and one's own account.
@RestController
final class SignIn {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_EMAIL = 254;

  private final People people;
  private final FirstOwner first;
  private final Passwords passwords;
  private final Account account;
  private final Audit audit;

  SignIn(People people, FirstOwner first, Passwords passwords, Account account, Audit audit) {
    this.people = people;
    this.first = first;
    this.passwords = passwords;
    this.account = account;
    this.audit = audit;
  }

  @May(anybody = true)
  @GetMapping(path = "/sign-in", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> page(@RequestParam(defaultValue = "/") String to) {
    return page(HttpStatus.OK, "", to);
  }

  private ResponseEntity<String> page(HttpStatus status, String wrong) {
    return page(status, wrong, "/");
  }

  private ResponseEntity<String> page(HttpStatus status, String wrong, String to) {
    if (first.code().isPresent()) {
      return Plain.page(
          status,
          "Become the owner",
          Plain.said(wrong)
              + "<p class=\"soft\">Heard printed a code in the terminal in which it was started. Whoever has it becomes the owner of this house.</p>"
              + "<form method=\"post\" action=\"/first\">"
              + Plain.field(
                  "Code from the terminal",
                  "code",
                  "required autofocus autocomplete=\"off\" spellcheck=\"false\"")
              + Plain.field("Your name", "name", "required maxlength=\"200\" autocomplete=\"name\"")
              + Plain.field("E-mail", "email", "type=\"email\" required autocomplete=\"username\"")
              + newPassword()
              + "<button>Begin</button></form>");
    }
    return Plain.page(
        status,
        "Sign in",
        Plain.said(wrong)
            + "<form method=\"post\" action=\"/sign-in\">"
            + (Console.isRoom(to) ? Plain.hidden("to", to) : "")
            + Plain.field(
                "E-mail", "email", "type=\"email\" required autofocus autocomplete=\"username\"")
            + Plain.field(
                "Password",
                "password",
                "type=\"password\" required autocomplete=\"current-password\"")
            + "<button>Sign in</button></form><p class=\"soft\">Forgot your password? An owner of your house makes you a link to set a new one.</p>");
  }

  private static String newPassword() {
    return Plain.field(
        "New password, at least %d characters".formatted(Passwords.SHORTEST),
        "password",
        "type=\"password\" minlength=\"%d\" maxlength=\"%d\" required autocomplete=\"new-password\""
            .formatted(Passwords.SHORTEST, Passwords.LONGEST));
  }

  @May(anybody = true)
  @PostMapping("/first")
  ResponseEntity<String> first(
      @RequestParam String code,
      @RequestParam String name,
      @RequestParam String email,
      @RequestParam String password,
      HttpServletRequest request) {
    Site.requireOwn(request);
    account.hold(null, request);
    Optional<String> wrong = wrongEmail(email).or(() -> passwords.wrong(password, name, email));
    if (wrong.isPresent()) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, wrong.get());
    }
    String kept = passwords.kept(password);
    Optional<People.Person> owner =
        first.use(
            code,
            fold(email),
            cut(name),
            kept,
            person -> {
              var by = Audit.Actor.person(person.tenant(), person.id());
              audit.write(
                  by,
                  Audit.Action.TENANT_MADE,
                  new Audit.Subject(Audit.Kind.TENANT, person.tenant()));
            });
    if (owner.isEmpty()) {
      audit.write(Audit.Actor.NOBODY, Audit.Action.SIGN_IN_FAILED, Audit.Subject.NOTHING);
      return page(HttpStatus.FORBIDDEN, "The code is not the one in the terminal.");
    }
    account.right(null, request);
    return signedIn(owner.get(), request);
  }

  @May(anybody = true)
  @PostMapping("/sign-in")
  ResponseEntity<String> signIn(
      @RequestParam String email,
      @RequestParam String password,
      @RequestParam(defaultValue = "/") String to,
      HttpServletRequest request) {
    Site.requireOwn(request);
    account.hold(email, request);
    Optional<People.Person> person = people.byEmail(fold(email));
    if (!passwords.right(password, person.map(People.Person::password).orElse(null))) {
      audit.write(
          person
              .map(known -> new Audit.Actor(known.tenant(), Audit.ActorKind.NOBODY, "-"))
              .orElse(Audit.Actor.NOBODY),
          Audit.Action.SIGN_IN_FAILED,
          person
              .map(known -> Audit.Subject.person(known.id()))
              .orElseGet(() -> Audit.Subject.account(fold(email))));
      return page(HttpStatus.FORBIDDEN, "The address or the password is wrong.", to);
    }
    account.right(email, request);
    return to(Console.isRoom(to) ? to : "/", account.begin(person.orElseThrow(), request).cookie());
  }

  /// What is refused here was sent by a form, so that a page says it.
  @ExceptionHandler(Problem.class)
  ResponseEntity<String> refused(Problem problem) {
    ResponseEntity<String> page =
        Plain.page(
            problem.status(),
            problem.status() == HttpStatus.TOO_MANY_REQUESTS
                ? "Wait a little"
                : "That did not work",
            Plain.said(problem.detail()) + "<p><a href=\"/sign-in\">To sign in</a></p>");
    return ResponseEntity.status(page.getStatusCode())
        .headers(page.getHeaders())
        .headers(problem.headers())
        .body(page.getBody());
  }

  private ResponseEntity<String> signedIn(People.Person person, HttpServletRequest request) {
    return to("/", account.begin(person, request).cookie());
  }

  private static ResponseEntity<String> to(String page, @Nullable ResponseCookie cookie) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(page));
    return cookie == null
        ? answer.build()
        : answer.header(HttpHeaders.SET_COOKIE, cookie.toString()).build();
  }

  @May(Right.OWN_ACCOUNT)
  @PostMapping("/sign-out")
  ResponseEntity<String> signOut(@RequestAttribute Who who, HttpServletRequest request) {
    audit.write(who.actor(), Audit.Action.SIGNED_OUT, Audit.Subject.NOTHING);
    people.end(Account.current(request));
    return to("/sign-in", Account.cookie("", Duration.ZERO, request));
  }

  /// What a one-time link opens. Looking at it does not use it up, since mail programs look too.
  @May(anybody = true)
  @GetMapping(path = "/link", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> link(@RequestParam String key) {
    return people.linked(Secrets.digest(key)).isPresent()
        ? linkPage(HttpStatus.OK, key, "")
        : gone();
  }

  private static ResponseEntity<String> linkPage(HttpStatus status, String key, String wrong) {
    return Plain.page(
        status,
        "Set your password",
        Plain.said(wrong)
            + "<p class=\"soft\">Nobody else learns it. This link works once.</p><form method=\"post\" action=\"/link\">"
            + Plain.hidden("key", key)
            + newPassword()
            + "<button>Set it and sign in</button></form>");
  }

  private static ResponseEntity<String> gone() {
    return Plain.page(
        HttpStatus.NOT_FOUND,
        "This link does not hold",
        "<p>It was used, is too old, or was never made. Ask an owner of your house for another one.</p><p><a href=\"/sign-in\">To sign in</a></p>");
  }

  @May(anybody = true)
  @PostMapping("/link")
  ResponseEntity<String> useLink(
      @RequestParam String key, @RequestParam String password, HttpServletRequest request) {
    Site.requireOwn(request);
    account.hold(null, request);
    String digest = Secrets.digest(key);
    Optional<People.Person> person = people.linked(digest);
    if (person.isEmpty()) {
      return gone();
    }
    Optional<String> wrong = passwords.wrong(password, person.get().name(), person.get().email());
    if (wrong.isPresent()) {
      return linkPage(HttpStatus.UNPROCESSABLE_CONTENT, key, wrong.get());
    }
    audit.write(
        Audit.Actor.person(person.get().tenant(), person.get().id()),
        Audit.Action.PASSWORD_SET,
        Audit.Subject.person(person.get().id()));
    account.right(null, request);
    return people
        .use(digest, passwords.kept(password))
        .map(used -> signedIn(used, request))
        .orElseGet(SignIn::gone);
  }

  /// One's own sessions and password.
  @May(Right.OWN_ACCOUNT)
  @GetMapping(path = "/account", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> account(@RequestAttribute Who who, HttpServletRequest request) {
    return account(who, request, HttpStatus.OK, "");
  }

  private ResponseEntity<String> account(
      Who who, HttpServletRequest request, HttpStatus status, String said) {
    String current = Account.current(request);
    List<List<String>> rows = new ArrayList<>();
    for (People.Open open : people.sessions(who.tenant(), who.id())) {
      rows.add(
          List.of(
              Plain.text(open.device().isEmpty() ? "unknown" : open.device()),
              Plain.time(open.madeAt()),
              Plain.time(open.seenAt()),
              open.digest().equals(current)
                  ? "this one"
                  : "<label>end <input type=\"checkbox\" name=\"session\" value=\"%s\"></label>"
                      .formatted(Plain.text(open.digest()))));
    }
    String password =
        Plain.field(
            "Your password",
            "current",
            "type=\"password\" required autocomplete=\"current-password\"");
    return Plain.page(
        who,
        status,
        "Your account",
        Plain.said(said)
            + "<h2>Where you are signed in</h2>"
            + Plain.form(
                who,
                "/account/sessions",
                "End what is ticked",
                Plain.table(List.of("With", "Since", "Last used", ""), rows) + password)
            + "<h2>New password</h2>"
            + Plain.form(
                who,
                "/account/password",
                "Set it, and end all other sessions",
                password + newPassword()));
  }

  @May(Right.OWN_ACCOUNT)
  @PostMapping("/account/sessions")
  ResponseEntity<String> endSessions(
      @RequestAttribute Who who,
      @RequestParam(required = false) @Nullable List<String> session,
      @RequestParam String current,
      HttpServletRequest request) {
    return done(
        who,
        request,
        () -> {
          account.confirm(who, current, request);
          account.end(who, session == null ? List.of() : session);
          return to("/account", null);
        });
  }

  @May(Right.OWN_ACCOUNT)
  @PostMapping("/account/password")
  ResponseEntity<String> password(
      @RequestAttribute Who who,
      @RequestParam String current,
      @RequestParam String password,
      HttpServletRequest request) {
    return done(
        who, request, () -> to("/", account.password(who, current, password, request).cookie()));
  }

  /// What is done, or the page with why it is not.
  private ResponseEntity<String> done(
      Who who, HttpServletRequest request, Supplier<ResponseEntity<String>> work) {
    try {
      return work.get();
    } catch (Problem refused) {
      if (refused.faults().isEmpty()) {
        throw refused;
      }
      return account(who, request, refused.status(), refused.faults().getFirst().detail());
    }
  }

  /// An address as it is compared.
  static String fold(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  static Optional<String> wrongEmail(String email) {
    String folded = fold(email);
    return folded.length() <= LONGEST_EMAIL && folded.matches("[^\\s@]+@[^\\s@]+")
        ? Optional.empty()
        : Optional.of("That is no e-mail address.");
  }

  static String cut(String name) {
    String stripped = name.strip();
    return stripped.substring(0, Math.min(LONGEST_NAME, stripped.length()));
  }
}
