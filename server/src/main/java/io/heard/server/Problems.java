package io.heard.server;

import io.heard.store.StoreException;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Answers what goes wrong. A log line holds the kind of a failure and never its message, which may
/// quote what a person said.
@RestControllerAdvice
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final Nowhere nowhere;

  Problems(Nowhere nowhere) {
    this.nowhere = nowhere;
  }

  @ExceptionHandler(Problem.class)
  ResponseEntity<String> refused(Problem problem) {
    ObjectNode body = body(problem.status(), problem.detail());
    if (!problem.faults().isEmpty()) {
      place(body, problem.faults().getFirst());
      ArrayNode errors = body.putArray("errors");
      for (Problem.Fault fault : problem.faults()) {
        place(errors.addObject(), fault).put("detail", fault.detail());
      }
    }
    return answer(problem.status(), problem.headers(), body);
  }

  /// A line where the input is made of lines, a pointer everywhere else.
  static ObjectNode place(ObjectNode tree, Problem.Fault fault) {
    Integer line = fault.line();
    if (line != null) {
      tree.put("line", line);
    }
    if (line == null || !fault.pointer().isEmpty()) {
      tree.put("pointer", fault.pointer());
    }
    return tree;
  }

  @ExceptionHandler(StoreException.class)
  ResponseEntity<String> unstored(StoreException failed) {
    LOG.error("The database failed: {}", failed.getMessage());
    HttpStatus status =
        failed.full() ? HttpStatus.INSUFFICIENT_STORAGE : HttpStatus.SERVICE_UNAVAILABLE;
    String detail =
        failed.unsure()
            ? "Whether it was stored is not known. Send it again; what has a key or an external id is not taken twice."
            : failed.full()
                ? "There is no room left to store it, and nothing was taken. Send it again later."
                : "It could not be stored, and nothing was taken. Send it again later.";
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, "5");
    return answer(status, headers, body(status, detail));
  }

  /// Forms that are too long, and forms and addresses that cannot be decoded.
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
                : "The address or the form cannot be read."));
  }

  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ResponseEntity<String> mistyped(MethodArgumentTypeMismatchException wrong) {
    Class<?> wanted = wrong.getRequiredType();
    String what =
        wanted == null || wanted == Boolean.class || wanted == boolean.class
            ? "true or false"
            : "a whole number";
    return answer(
        HttpStatus.BAD_REQUEST,
        new HttpHeaders(),
        body(HttpStatus.BAD_REQUEST, "'%s' is not %s.".formatted(wrong.getName(), what)));
  }

  @ExceptionHandler(MissingServletRequestParameterException.class)
  ResponseEntity<String> missing(MissingServletRequestParameterException wrong) {
    return answer(
        HttpStatus.BAD_REQUEST,
        new HttpHeaders(),
        body(
            HttpStatus.BAD_REQUEST,
            "'%s' is missing from the address.".formatted(wrong.getParameterName())));
  }

  @ExceptionHandler(HttpMessageNotReadableException.class)
  ResponseEntity<String> unread(HttpMessageNotReadableException wrong) {
    return answer(
        HttpStatus.BAD_REQUEST,
        new HttpHeaders(),
        body(HttpStatus.BAD_REQUEST, "The body is missing, or was broken off."));
  }

  @ExceptionHandler(RequestRejectedException.class)
  ResponseEntity<String> unaddressed(RequestRejectedException wrong) {
    return answer(
        HttpStatus.BAD_REQUEST,
        new HttpHeaders(),
        body(HttpStatus.BAD_REQUEST, "The address or a header cannot be read."));
  }

  /// An address that no route has.
  @ExceptionHandler(NoHandlerFoundException.class)
  ResponseEntity<String> nowhere(HttpServletRequest request) {
    return nowhere
        .page(request)
        .orElseGet(() ->
            answer(
                HttpStatus.NOT_FOUND,
                new HttpHeaders(),
                body(HttpStatus.NOT_FOUND, reason(HttpStatus.NOT_FOUND))));
  }

  /// Whoever asked has gone: there is nobody to answer, and nothing went wrong here.
  @ExceptionHandler(AsyncRequestNotUsableException.class)
  void gone() {}

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
