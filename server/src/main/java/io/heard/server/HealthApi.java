package io.heard.server;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Whether the service lives, whether it can take a turn, and its measures. `docs/operations.md`
/// names all of it.
@RestController
final class HealthApi {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final String RETRY_AFTER_S = "5";

  private final Pulse pulse;
  private final Installed installed;
  private final PrometheusMeterRegistry registry;

  HealthApi(Pulse pulse, Installed installed, PrometheusMeterRegistry registry) {
    this.pulse = pulse;
    this.installed = installed;
    this.registry = registry;
  }

  /// Whether the process answers. A failing store is no reason to start it again.
  @May(anybody = true)
  @GetMapping("/health/live")
  ResponseEntity<String> live() {
    return answer(JsonNodeFactory.instance.objectNode().put("status", "UP"), true);
  }

  /// Whether a turn would be heard and kept now.
  @May(anybody = true)
  @GetMapping({"/health/ready", "/health"})
  ResponseEntity<String> ready() {
    Pulse.State state = pulse.state();
    boolean store = pulse.storeWorks();
    boolean ready = store && state.hearing();
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("status", word(ready));
    ObjectNode parts = body.putObject("components");
    parts.putObject("store").put("status", word(store));
    ObjectNode hearing = parts.putObject("hearing").put("status", word(state.hearing()));
    hearing.put("by", installed.model() ? "model and phrases" : "phrases alone");
    if (!installed.model()) {
      hearing.put("why", installed.why());
    }
    parts.putObject("space").put("status", state.space() ? "UP" : "LOW");
    return answer(body, ready);
  }

  private static String word(boolean works) {
    return works ? "UP" : "DOWN";
  }

  private static ResponseEntity<String> answer(ObjectNode body, boolean works) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(works ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
            .cacheControl(CacheControl.noStore())
            .contentType(MediaType.APPLICATION_JSON);
    if (!works) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S);
    }
    return answer.body(body.toString());
  }

  /// The measures, to who asks on this machine without a proxy between, or may manage.
  @May(anybody = true)
  @GetMapping("/metrics")
  ResponseEntity<String> metrics(
      HttpServletRequest request, @RequestAttribute(required = false) @Nullable Who who) {
    if (!near(request)) {
      if (who == null) {
        throw Problem.of(HttpStatus.UNAUTHORIZED, "Send a token that holds.")
            .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      }
      if (who.role() != Who.Role.OWNER && !who.scopes().contains(Who.Scope.MANAGE)) {
        throw Problem.of(HttpStatus.FORBIDDEN, "This is not for you to see.");
      }
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_TYPE, PROMETHEUS)
        .body(registry.scrape());
  }

  private static boolean near(HttpServletRequest request) {
    try {
      return request.getHeader("X-Forwarded-For") == null
          && request.getHeader("Forwarded") == null
          && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException none) {
      return false;
    }
  }
}
