package io.heard.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// How long bodies may be, and of which kind: what a route [Takes]. Looked at before the body is
/// read where its length is told, and while it is read where it is not.
final class Bodies extends OncePerRequestFilter implements HandlerInterceptor {
  /// The longest JSON body: ten turns of the greatest length, or a thousand of an ordinary one.
  static final int MOST_BYTES = 2 * 1024 * 1024;

  /// The longest file: what is read at once (`Input.MOST_BYTES` of the formats).
  static final int MOST_FILE_BYTES = 64 * 1024 * 1024;

  private static final String LIMIT = Bodies.class.getName();
  private static final List<MediaType> FORMS =
      List.of(MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA);

  /// Puts a counter around the body.
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(
        request.getRequestURI().startsWith("/api/") ? new Counted(request) : request, response);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Takes takes =
        handler instanceof HandlerMethod method ? method.getMethodAnnotation(Takes.class) : null;
    if (takes == null) {
      return true;
    }
    int most = takes.value() == Takes.What.FILE ? MOST_FILE_BYTES : MOST_BYTES;
    request.setAttribute(LIMIT, most);
    if (request.getContentLengthLong() > most) {
      throw tooLong(most);
    }
    if (request.getContentLengthLong() != 0 && !fits(type(request), takes.value())) {
      throw takes.value() == Takes.What.FILE
          ? unsupported(
              "Send the file itself as the body, and its kind, if any, as Content-Type. Maybe"
                  + " application/json or application/octet-stream.",
              "application/json, application/octet-stream, text/plain, text/csv, text/vtt,"
                  + " message/rfc822")
          : unsupported("The body is JSON, and Content-Type has to say so.", "application/json");
    }
    return true;
  }

  private static Problem unsupported(String detail, String accept) {
    return Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, detail).with(HttpHeaders.ACCEPT, accept);
  }

  private static @Nullable MediaType type(HttpServletRequest request) {
    String type = request.getContentType();
    try {
      return type == null ? null : MediaType.parseMediaType(type);
    } catch (InvalidMediaTypeException wrong) {
      throw Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The Content-Type cannot be read.");
    }
  }

  private static boolean fits(@Nullable MediaType type, Takes.What what) {
    if (what == Takes.What.FILE) {
      return type == null || FORMS.stream().noneMatch(form -> form.isCompatibleWith(type));
    }
    return type != null
        && type.isConcrete()
        && type.getType().equals("application")
        && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
  }

  private static Problem tooLong(int most) {
    return Problem.of(
        HttpStatus.CONTENT_TOO_LARGE,
        "The body is longer than %d MB. Send it in parts.".formatted(most >> 20));
  }

  /// A field's name as it stands in a JSON pointer, cut where it is long.
  static String escaped(String field) {
    String shown = field.length() > 60 ? field.substring(0, 60) + "…" : field;
    return shown.replace("~", "~0").replace("/", "~1");
  }

  /// A request whose body is counted while it is read.
  private static final class Counted extends HttpServletRequestWrapper {
    private @Nullable ServletInputStream counting;

    Counted(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      ServletInputStream known = counting;
      if (known == null) {
        known =
            new Counting(
                super.getInputStream(),
                getAttribute(LIMIT) instanceof Integer most ? most : MOST_BYTES);
        counting = known;
      }
      return known;
    }
  }

  private static final class Counting extends ServletInputStream {
    private final ServletInputStream in;
    private final int most;
    private long read;

    Counting(ServletInputStream in, int most) {
      this.in = in;
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int some = in.read(bytes, from, length);
      count(Math.max(some, 0));
      return some;
    }

    private void count(int more) {
      read += more;
      if (read > most) {
        throw tooLong(most);
      }
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
