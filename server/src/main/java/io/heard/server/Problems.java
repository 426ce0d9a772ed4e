package io.heard.server;

import io.heard.store.StoreException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Answers what goes wrong. A log line holds the kind of a failure and never its message, which may
/// quote what a person said.
@RestControllerAdvice
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler(Problem.class)
  ResponseEntity<String> refused(Problem problem) {
    ObjectNode body = body(problem.status(), problem.detail());
    if (!problem.faults().isEmpty()) {
      body.put("pointer", problem.faults().getFirst().pointer());
      ArrayNode errors = body.putArray("errors");
      for (Problem.Fault fault : problem.faults()) {
        errors.addObject().put("pointer", fault.pointer()).put("detail", fault.detail());
      }
    }
    return answer(problem.status(), problem.headers(), body);
  }

  @ExceptionHandler(StoreException.class)
  ResponseEntity<String> unstored(StoreException failed) {
    LOG.error("The database failed: {}", failed.getMessage());
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, "5");
    return answer(
        HttpStatus.SERVICE_UNAVAILABLE,
        headers,
        body(
            HttpStatus.SERVICE_UNAVAILABLE,
            "It could not be stored, and nothing was taken. Send it again later."));
  }

  /// Forms that are too long or cannot be decoded.
  @ExceptionHandler(InvalidParameterException.class)
  ResponseEntity<String> unread(InvalidParameterException failed) {
    HttpStatus known = HttpStatus.resolve(failed.getErrorCode());
    HttpStatus status = known == null ? HttpStatus.BAD_REQUEST : known;
    return answer(
        status,
        new HttpHeaders(),
        body(
            status,
            status == HttpStatus.CONTENT_TOO_LARGE
                ? "The form is too long."
                : "The form cannot be read."));
  }

  /// Whoever watched has left; nobody is there to answer.
  @ExceptionHandler(AsyncRequestNotUsableException.class)
  void left() {
    // nothing to say, and nothing is wrong
  }

  @ExceptionHandler(Exception.class)
  ResponseEntity<String> failed(Exception failed) {
    if (failed instanceof ErrorResponse known) {
      HttpStatusCode status = known.getStatusCode();
      return answer(status, known.getHeaders(), body(status, reason(status)));
    }
    LOG.error("A request failed: {} at {}", failed.getClass().getName(), place(failed));
    return answer(
        HttpStatus.INTERNAL_SERVER_ERROR,
        new HttpHeaders(),
        body(HttpStatus.INTERNAL_SERVER_ERROR, "This failed here. It is no fault of the request."));
  }

  private static String reason(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null ? "The request cannot be answered." : known.getReasonPhrase() + ".";
  }

  private static String place(Throwable failed) {
    StackTraceElement[] trace = failed.getStackTrace();
    return trace.length == 0 ? "an unknown place" : trace[0].toString();
  }

  static ObjectNode body(HttpStatusCode status, String detail) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "about:blank")
        .put("title", known == null ? "Error" : known.getReasonPhrase())
        .put("status", status.value())
        .put("detail", detail);
  }

  private static ResponseEntity<String> answer(
      HttpStatusCode status, HttpHeaders headers, ObjectNode body) {
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body.toString());
  }
}
