package io.heard.server;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/// A request that is refused, answered as `application/problem+json` (RFC 9457).
final class Problem extends RuntimeException {
  private final transient HttpStatus status;
  private final transient List<Fault> faults;
  private final transient HttpHeaders headers = new HttpHeaders();

  /// One thing that is wrong in the input.
  ///
  /// @param pointer a JSON pointer into the body; empty for the whole of it
  /// @param line where the input is made of lines, the line, from 1; null elsewhere
  /// @param detail what is wrong, and after "Maybe" what to try; never words that people said
  record Fault(String pointer, @Nullable Integer line, String detail) {
    Fault(String pointer, String detail) {
      this(pointer, null, detail);
    }

    /// The same, in a value that stands at a pointer of the body.
    Fault under(String at) {
      return at.isEmpty() ? this : new Fault(at + pointer, line, detail);
    }
  }

  private Problem(HttpStatus status, String detail, List<Fault> faults) {
    super(detail);
    this.status = status;
    this.faults = List.copyOf(faults);
  }

  static Problem of(HttpStatus status, String detail) {
    return new Problem(status, detail, List.of());
  }

  static Problem of(HttpStatus status, String detail, List<Fault> faults) {
    return new Problem(status, detail, faults);
  }

  static Problem input(String detail, List<Fault> faults) {
    return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, detail, faults);
  }

  static Problem notThere() {
    return of(HttpStatus.NOT_FOUND, "There is nothing at this address for you.");
  }

  /// The same, with its pointers counted from somewhere else.
  Problem at(UnaryOperator<String> pointer) {
    var moved =
        new Problem(
            status,
            detail(),
            faults.stream()
                .map(fault ->
                    new Fault(pointer.apply(fault.pointer()), fault.line(), fault.detail()))
                .toList());
    moved.headers.putAll(headers);
    return moved;
  }

  Problem with(String header, String value) {
    headers.set(header, value);
    return this;
  }

  HttpStatus status() {
    return status;
  }

  List<Fault> faults() {
    return faults;
  }

  HttpHeaders headers() {
    return headers;
  }

  String detail() {
    @Nullable String message = getMessage();
    return message == null ? "" : message;
  }
}
