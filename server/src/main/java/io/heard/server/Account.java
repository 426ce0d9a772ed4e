package io.heard.server;

import io.heard.store.Audit;
import io.heard.store.People;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;

/// One's own account: sessions that begin and end, attempts that are held back, a new password.
/// Pages and API do the same.
final class Account {
  /// A session ends after this, however much it is used.
  static final Duration SESSION = Duration.ofHours(12);

  private final People people;
  private final Passwords passwords;
  private final Throttle throttle;
  private final Audit audit;

  Account(People people, Passwords passwords, Throttle throttle, Audit audit) {
    this.people = people;
    this.passwords = passwords;
    this.throttle = throttle;
    this.audit = audit;
  }

  /// Refuses an attempt that comes too soon. The log says once that somebody is held back, not each
  /// time, so that nobody fills it.
  ///
  /// @param email as it was typed; null where nobody is named
  void hold(@Nullable String email, HttpServletRequest request) {
    String account = digest(email);
    OptionalLong wait = throttle.take(account, request.getRemoteAddr());
    if (wait.isEmpty()) {
      return;
    }
    if (throttle.firstRefusal(account, request.getRemoteAddr())) {
      audit.write(
          Audit.Actor.NOBODY,
          Audit.Action.SIGN_IN_HELD_BACK,
          email == null ? Audit.Subject.NOTHING : Audit.Subject.account(SignIn.fold(email)));
    }
    throw Problem.of(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many attempts failed. Try again in %d seconds.".formatted(wait.getAsLong()))
        .with(HttpHeaders.RETRY_AFTER, String.valueOf(wait.getAsLong()));
  }

  /// An attempt was right.
  void right(@Nullable String email, HttpServletRequest request) {
    throttle.right(digest(email), request.getRemoteAddr());
  }

  private static @Nullable String digest(@Nullable String email) {
    return email == null ? null : Secrets.digest(SignIn.fold(email));
  }

  /// A session that has begun.
  ///
  /// @param form what its forms have to carry
  record Begun(ResponseCookie cookie, String form) {
    @Override
    public String toString() {
      return "Begun[]";
    }
  }

  /// Begins a session under a new secret; the one that the browser had ends.
  Begun begin(People.Person person, HttpServletRequest request) {
    audit.write(
        Audit.Actor.person(person.tenant(), person.id()),
        Audit.Action.SIGNED_IN,
        Audit.Subject.NOTHING);
    String before = Guard.cookie(request);
    if (before != null) {
      people.end(Secrets.digest(before));
    }
    String secret = Secrets.fresh();
    String form = Secrets.fresh();
    people.begin(person, Secrets.digest(secret), form, SESSION, Site.device(request));
    return new Begun(cookie(secret, SESSION, request), form);
  }

  /// The cookie of a session.
  static ResponseCookie cookie(String value, Duration life, HttpServletRequest request) {
    boolean loopback = Site.loopback(request);
    return ResponseCookie.from(loopback ? Guard.LOOPBACK_COOKIE : Guard.COOKIE, value)
        .httpOnly(true)
        .sameSite("Strict")
        .secure(!loopback)
        .path("/")
        .maxAge(life)
        .build();
  }

  /// The session that a request rides on.
  static String current(HttpServletRequest request) {
    return Secrets.digest(String.valueOf(Guard.cookie(request)));
  }

  /// One's own sessions, the last used first.
  List<People.Open> sessions(Who who) {
    return people.sessions(who.tenant(), who.id());
  }

  /// Sees to it that who is signed in gives their own password; held back like signing in.
  ///
  /// @throws Problem when it is wrong, or comes too soon
  People.Person confirm(Who who, String password, HttpServletRequest request) {
    People.Person person = people.find(who.tenant(), who.id()).orElseThrow(Problem::notThere);
    hold(person.email(), request);
    if (!passwords.right(password, person.password())) {
      audit.write(who.actor(), Audit.Action.SIGN_IN_FAILED, Audit.Subject.person(person.id()));
      throw Problem.of(
          HttpStatus.FORBIDDEN,
          "The password is wrong.",
          List.of(new Problem.Fault("/current", "The password is wrong.")));
    }
    right(person.email(), request);
    return person;
  }

  /// Ends some of one's own sessions.
  void end(Who who, List<String> sessions) {
    if (!sessions.isEmpty()) {
      audit.write(who.actor(), Audit.Action.SESSIONS_ENDED, Audit.Subject.person(who.id()));
      sessions.forEach(session -> people.end(who.tenant(), who.id(), session));
    }
  }

  /// Sets one's own password; all other sessions end, and this one goes on under a new secret.
  Begun password(Who who, String current, String password, HttpServletRequest request) {
    People.Person person = confirm(who, current, request);
    Optional<String> wrong = passwords.wrong(password, person.name(), person.email());
    if (wrong.isPresent()) {
      throw Problem.input(
          "The password cannot be taken.", List.of(new Problem.Fault("/password", wrong.get())));
    }
    audit.write(who.actor(), Audit.Action.PASSWORD_SET, Audit.Subject.person(who.id()));
    people.password(who.tenant(), who.id(), passwords.kept(password), current(request));
    return begin(person, request);
  }
}
