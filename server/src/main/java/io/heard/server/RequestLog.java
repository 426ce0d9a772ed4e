package io.heard.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/// A line for each request: method, route, status and time. The route is the pattern and not the
/// address, since ids and queries may name people; the number ties it to the answer's
/// `X-Request-Id`.
final class RequestLog extends OncePerRequestFilter {
  static final String ID_HEADER = "X-Request-Id";

  private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final LogSettings.Requests which;

  RequestLog(LogSettings.Requests which) {
    this.which = which;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    response.setHeader(ID_HEADER, id);
    long from = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } finally {
      String route = route(request);
      boolean probe = route.startsWith("/health") || route.equals("/metrics");
      boolean failed = response.getStatus() >= 500;
      if (!probe
          && (which == LogSettings.Requests.ALL
              || which == LogSettings.Requests.FAILED && failed)) {
        LOG.atInfo()
            .addKeyValue("id", id)
            .addKeyValue(
                "method", METHODS.contains(request.getMethod()) ? request.getMethod() : "?")
            .addKeyValue("route", route)
            .addKeyValue("status", response.getStatus())
            .addKeyValue("ms", (System.nanoTime() - from) / 1_000_000)
            .log("request");
      }
    }
  }

  private static String route(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
            instanceof String pattern
        ? pattern
        : "none";
  }
}
