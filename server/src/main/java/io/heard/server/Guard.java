package io.heard.server;

import io.heard.store.People;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Stands before every route: finds out who asks, and lets in whom the route's [May] names. A route
/// without one is refused.
final class Guard implements HandlerInterceptor {
  static final String COOKIE = "heard_session";
  static final String FORM_HEADER = "X-Heard-Form";
  static final String FORM_FIELD = "form";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final People people;

  Guard(People people) {
    this.people = people;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    May may =
        handler instanceof HandlerMethod method ? method.getMethodAnnotation(May.class) : null;
    if (may == null) {
      // Whatever is no method of ours serves nothing: the error page and static files.
      if (handler instanceof HandlerMethod method
          && method.getBeanType().getPackageName().startsWith("io.heard")) {
        throw Problem.of(HttpStatus.FORBIDDEN, "Nobody may use this.");
      }
      return true;
    }
    Optional<Who> known = who(request);
    known.ifPresent(who -> request.setAttribute("who", who));
    if (may.anybody()) {
      return true;
    }
    Who who =
        known.orElseThrow(() ->
            Problem.of(HttpStatus.UNAUTHORIZED, "Sign in, or send a token that holds.")
                .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
    Who.Role role = who.role();
    boolean may1 =
        role == null
            ? Arrays.stream(may.scope()).anyMatch(who.scopes()::contains)
            : List.of(may.roles()).contains(role);
    if (!may1) {
      throw Problem.of(HttpStatus.FORBIDDEN, "This is not for you to do.");
    }
    if (who.form() != null && !SAFE.contains(request.getMethod())) {
      requireForm(request, who.form());
    }
    return true;
  }

  private static void requireForm(HttpServletRequest request, String form) {
    String header = request.getHeader(FORM_HEADER);
    String sent = header == null ? request.getParameter(FORM_FIELD) : header;
    if (sent == null || !Secrets.same(sent, form)) {
      throw Problem.of(HttpStatus.FORBIDDEN, "The form is not one of ours, or is too old.");
    }
  }

  private Optional<Who> who(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization != null) {
      return authorization.startsWith("Bearer ")
          ? people.token(Secrets.digest(authorization.substring(7).strip())).map(Guard::program)
          : Optional.empty();
    }
    String secret = cookie(request);
    return secret == null
        ? Optional.empty()
        : people.session(Secrets.digest(secret)).map(Guard::person);
  }

  static @Nullable String cookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return null;
    }
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .findFirst()
        .orElse(null);
  }

  private static Who program(People.Token token) {
    Set<Who.Scope> scopes = EnumSet.noneOf(Who.Scope.class);
    for (String scope : token.scopes().split(" ", -1)) {
      scopes.add(Who.Scope.valueOf(scope.toUpperCase(java.util.Locale.ROOT)));
    }
    return new Who(token.tenant(), token.id(), null, scopes, null);
  }

  private static Who person(People.Session session) {
    return new Who(
        session.person().tenant(),
        session.person().id(),
        Who.Role.of(session.person().role()),
        Set.of(),
        session.form());
  }
}
