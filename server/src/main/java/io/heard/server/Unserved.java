package io.heard.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/// Answers what the web server refuses by itself, such as an address that is none, like everything
/// else. Public because the server makes it by its name.
public final class Unserved extends ErrorReportValve {
  @Override
  protected void report(Request request, Response response, @Nullable Throwable failed) {
    HttpStatus status = HttpStatus.resolve(response.getStatus());
    if (status == null
        || status.value() < HttpStatus.BAD_REQUEST.value()
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    byte[] body =
        Problems.body(status, status.getReasonPhrase() + ".")
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    try {
      response.getOutputStream().write(body);
      response.finishResponse();
    } catch (IOException gone) {
      // Whoever asked has gone.
      response.setSuspended(true);
    }
  }
}
