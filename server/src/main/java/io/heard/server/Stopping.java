package io.heard.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses what comes after the service was told to stop, on connections that are open still. What
/// came before is answered to its end; streams are ended, since nothing else would.
final class Stopping extends OncePerRequestFilter implements SmartLifecycle, Ordered {
  private static final String RETRY_AFTER_S = "5";

  private final Watchers watchers;
  private final AtomicBoolean runs = new AtomicBoolean();

  Stopping(Watchers watchers) {
    this.watchers = watchers;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws ServletException, IOException {
    if (runs.get()) {
      rest.doFilter(request, response);
      return;
    }
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S);
    response.setHeader(HttpHeaders.CONNECTION, "close");
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response
        .getOutputStream()
        .write(
            Problems.body(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The service is stopping, and nothing was taken. Send it again later.")
                .toString()
                .getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void start() {
    runs.set(true);
  }

  @Override
  public void stop() {
    runs.set(false);
    watchers.end();
  }

  @Override
  public boolean isRunning() {
    return runs.get();
  }

  /// Stops before the server begins to wait for what is being answered.
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }
}
