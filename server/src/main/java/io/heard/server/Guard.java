package io.heard.server;

import io.heard.store.Audit;
import io.heard.store.Conversations;
import io.heard.store.People;
import io.heard.store.StoreException;
import io.heard.store.Talk;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Stands before every route: finds out who asks, and lets in whom the route's [May] names. A route
/// without one is refused. In this order: 401 for nobody who is known, 403 for somebody without the
/// right or the form, 404 for what is not theirs to see.
final class Guard implements HandlerInterceptor {
  /// Over HTTPS the name keeps other hosts of a domain from setting it.
  static final String COOKIE = "__Host-heard_session";

  /// Browsers take the other name over HTTPS alone; this one is for loopback.
  static final String LOOPBACK_COOKIE = "heard_session";

  static final String FORM_HEADER = "X-Heard-Form";
  static final String FORM_FIELD = "form";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final People people;
  private final Conversations conversations;
  private final Audit audit;
  private final StoredIds ids;
  private final BoxSignIn box;
  private final Glimpses glimpses;

  Guard(
      People people,
      Conversations conversations,
      Audit audit,
      Glimpses glimpses,
      StoredIds ids,
      BoxSignIn box) {
    this.glimpses = glimpses;
    this.ids = ids;
    this.people = people;
    this.conversations = conversations;
    this.audit = audit;
    this.box = box;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    May may =
        handler instanceof HandlerMethod method ? method.getMethodAnnotation(May.class) : null;
    if (may == null) {
      // Whatever is no method of ours serves nothing of anybody's: the error page, health, metrics.
      if (handler instanceof HandlerMethod method
          && method.getBeanType().getPackageName().startsWith("io.heard")) {
        throw Problem.of(HttpStatus.FORBIDDEN, "Nobody may use this.");
      }
      return true;
    }
    Optional<Who> known = may.anybody() ? whoIfKnown(request) : who(request);
    known.ifPresent(who -> request.setAttribute("who", who));
    if (may.anybody()) {
      return true;
    }
    Who who =
        known.orElseThrow(() ->
            Problem.of(HttpStatus.UNAUTHORIZED, "Sign in, or send a token that holds.")
                .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
    if (may.value().length == 0 || !Right.all(may.value(), who) || !operates(may, who)) {
      throw Problem.of(HttpStatus.FORBIDDEN, "This is not for you to do.");
    }
    if (who.form() != null && !SAFE.contains(request.getMethod())) {
      requireForm(request, who.form());
    }
    ids.exchange(request, who);
    requireTheirs(request, may, who);
    glimpses.write(who, may.shows());
    permit(request, who);
    return true;
  }

  /// For answers that go on: requests are used anew once the first part of theirs is sent.
  private void permit(HttpServletRequest request, Who who) {
    String bearer = bearer(request);
    String secret = bearer == null ? cookie(request) : bearer;
    if (secret != null) {
      request.setAttribute(
          "permit",
          new Permit(
              people, conversations, bearer != null, Secrets.digest(secret), who, id(request)));
    }
  }

  private boolean operates(May may, Who who) {
    return !Arrays.asList(may.value()).contains(Right.MANAGE_TENANTS)
        || people.tenant(who.tenant()).map(People.Tenant::operates).orElse(false);
  }

  private static void requireForm(HttpServletRequest request, String form) {
    String header = request.getHeader(FORM_HEADER);
    String sent = header == null ? request.getParameter(FORM_FIELD) : header;
    if (sent == null || !Secrets.same(sent, form)) {
      throw Problem.of(HttpStatus.FORBIDDEN, "The form is not one of ours, or is too old.");
    }
  }

  /// A conversation that another team has is not there for somebody who sees a team's; who reads
  /// one is written down first.
  private void requireTheirs(HttpServletRequest request, May may, Who who) {
    String id = id(request);
    if (id == null) {
      return;
    }
    boolean reads = may.reads() != Audit.Kind.NOTHING;
    boolean conversation =
        may.reads() == Audit.Kind.CONVERSATION || pattern(request).contains("/conversations/{id}");
    if (conversation && (reads || who.reach() != null)) {
      Talk talk = conversations.find(who.tenant(), id).orElseThrow(Problem::notThere);
      if (!who.sees(talk.team())) {
        throw Problem.notThere();
      }
    }
    if (reads) {
      Audit.Action action =
          may.reads() == Audit.Kind.CUSTOMER
              ? Audit.Action.CUSTOMER_READ
              : Audit.Action.CONVERSATION_READ;
      audit.write(who.actor(), action, new Audit.Subject(may.reads(), id));
    }
  }

  private static String pattern(HttpServletRequest request) {
    return String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
  }

  private static @Nullable String id(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables
            && variables.get("id") instanceof String id
        ? id
        : null;
  }

  /// What anybody may ask is answered without the store too: a probe that sends a credential must
  /// not be told that the process is dead.
  private Optional<Who> whoIfKnown(HttpServletRequest request) {
    try {
      return who(request);
    } catch (StoreException failed) {
      return Optional.empty();
    }
  }

  private Optional<Who> who(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization != null) {
      String bearer = bearer(request);
      return bearer == null
          ? Optional.empty()
          : people.token(Secrets.digest(bearer)).map(Who::program);
    }
    String secret = cookie(request);
    if (secret != null) {
      return people.session(Secrets.digest(secret)).map(Who::person);
    }
    return BoxSignIn.speaks(request) ? box.who(request) : Optional.empty();
  }

  private static @Nullable String bearer(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization != null && authorization.startsWith("Bearer ")
        ? authorization.substring("Bearer ".length()).strip()
        : null;
  }

  static @Nullable String cookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return null;
    }
    String name = Site.loopback(request) ? LOOPBACK_COOKIE : COOKIE;
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst()
        .orElse(null);
  }
}
