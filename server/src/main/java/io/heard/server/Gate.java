package io.heard.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdvice;

/// Stands before all else and refuses what could not be heard in time, or not stored: before the
/// body is read, with 429 or 503 and when to come again. What is let in counts from the moment at
/// which its body is here, so that who sends slowly takes nobody's place.
@ControllerAdvice
final class Gate extends OncePerRequestFilter implements RequestBodyAdvice {
  private static final String COUNTED = "io.heard.counted";
  private static final Set<String> HEARD = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final String SOON = "1";
  private static final String LATER = "5";

  private final Admission admission;
  private final Pulse pulse;

  Gate(Admission admission, Pulse pulse) {
    this.admission = admission;
    this.pulse = pulse;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !HEARD.contains(request.getMethod())
        || !(path.startsWith("/api/") || path.startsWith("/v2/"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!pulse.storeWorks() && request.getRequestURI().startsWith("/api/v1/conversations")) {
      refuse(
          response,
          HttpStatus.SERVICE_UNAVAILABLE,
          LATER,
          "It could not be stored now, and nothing was taken. Send it again later.");
      return;
    }
    if (!admission.open()) {
      admission.refuse();
      refuse(response, HttpStatus.TOO_MANY_REQUESTS, SOON, BUSY);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      if (request.getAttribute(COUNTED) != null) {
        admission.leave();
      }
      if (response.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
        pulse.doubt();
      }
    }
  }

  private static final String BUSY =
      "More comes in than can be heard, and nothing of this was read. Send it again in a moment.";

  private static void refuse(
      HttpServletResponse response, HttpStatus status, String after, String detail)
      throws IOException {
    byte[] body = Problems.body(status, detail).toString().getBytes(StandardCharsets.UTF_8);
    response.setStatus(status.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, after);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public HttpInputMessage beforeBodyRead(
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter) {
    return message;
  }

  @Override
  public Object afterBodyRead(
      Object body,
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter) {
    count();
    return body;
  }

  @Override
  public @Nullable Object handleEmptyBody(
      @Nullable Object body,
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter) {
    return body;
  }

  private void count() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request == null || request.getAttribute(COUNTED, RequestAttributes.SCOPE_REQUEST) != null) {
      return;
    }
    if (!admission.enter()) {
      admission.refuse();
      throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, BUSY).with(HttpHeaders.RETRY_AFTER, SOON);
    }
    request.setAttribute(COUNTED, true, RequestAttributes.SCOPE_REQUEST);
  }
}
