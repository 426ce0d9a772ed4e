package io.heard.server;

import io.heard.store.People;
import io.heard.store.StoreException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Answers a browser at an address where no page is, such as an old bookmark. The address is
/// neither repeated nor looked at: programs are told by what they accept.
final class Nowhere {
  /// Addresses of programs, whatever they accept.
  private static final Pattern PROGRAMS = Pattern.compile("/(api|v2|health|metrics)(/.*)?");

  private static final Set<String> READS = Set.of("GET", "HEAD");

  private final People people;
  private final ObjectProvider<Console> console;

  Nowhere(People people, ObjectProvider<Console> console) {
    this.people = people;
    this.console = console;
  }

  /// The page that says so; empty where a program asks.
  Optional<ResponseEntity<String>> page(HttpServletRequest request) {
    if (!READS.contains(request.getMethod())
        || PROGRAMS.matcher(request.getRequestURI()).matches()
        || !wantsPage(request.getHeader(HttpHeaders.ACCEPT))) {
      return Optional.empty();
    }
    Who who = who(request);
    Console built = console.getIfAvailable();
    if (who == null) {
      return Optional.of(
          Plain.page(
              HttpStatus.NOT_FOUND,
              "There is no such page",
              "<p>The address may be old or mistyped.</p><p><a class=\"to\" href=\"/\">To the first page</a></p>"));
    }
    return Optional.of(
        built == null
            ? Plain.page(
                who,
                HttpStatus.NOT_FOUND,
                "There is no such page",
                "<p>The address may be old or mistyped. <a class=\"to\" href=\"/\">To the first page</a></p>")
            : built.page(HttpStatus.NOT_FOUND));
  }

  /// Whether pages are asked for by name. What takes anything is a program.
  private static boolean wantsPage(@Nullable String accepts) {
    try {
      return MediaType.parseMediaTypes(accepts).stream()
          .anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
    } catch (InvalidMediaTypeException none) {
      return false;
    }
  }

  /// No route was found, so that the [Guard] did not stand before it.
  private @Nullable Who who(HttpServletRequest request) {
    String secret = Guard.cookie(request);
    if (secret == null) {
      return null;
    }
    try {
      return people
          .session(Secrets.digest(secret))
          .map(Who::person)
          .filter(one -> one.role() != null)
          .orElse(null);
    } catch (StoreException failed) {
      return null;
    }
  }
}
