package io.heard.server;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/// Plain server-rendered pages; their styles and scripts are files of their own ([Look]).
final class Plain {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

  private Plain() {}

  private static final String SIGN =
      "<svg viewBox=\"0 0 32 32\" aria-hidden=\"true\"><rect width=\"32\" height=\"32\" fill=\"#1a6079\"/><path d=\"M6 23C11 23 10 9 16 9S21 23 26 23\" fill=\"none\" stroke=\"#faf8f4\" stroke-width=\"3\" stroke-linecap=\"round\"/><circle cx=\"26\" cy=\"23\" r=\"3\" fill=\"#79d0bb\"/></svg>";

  /// A page of somebody who is not signed in.
  ///
  /// @param title is escaped here
  /// @param body HTML
  static ResponseEntity<String> page(HttpStatus status, String title, String body) {
    return page(
        status,
        title,
        "",
        "<a class=\"home\" href=\"/\">" + SIGN + "Heard</a>",
        "<main class=\"card entrance\"><h1>%s</h1>%s</main>".formatted(text(title), body));
  }

  /// A page of somebody who is signed in, with the ways to the others.
  static ResponseEntity<String> page(Who who, HttpStatus status, String title, String body) {
    return page(
        status, title, "", ways(who), "<main><h1>%s</h1>%s</main>".formatted(text(title), body));
  }

  /// A page whose main part is its own.
  ///
  /// @param head HTML for the head
  /// @param main HTML
  static ResponseEntity<String> whole(Who who, String title, String head, String main) {
    return page(HttpStatus.OK, title, head, ways(who), main);
  }

  private static ResponseEntity<String> page(
      HttpStatus status, String title, String head, String bar, String main) {
    return ResponseEntity.status(status)
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .body(
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>%s · Heard</title>%s%s</head><body><header class=\"bar\">%s</header>%s</body></html>"
                .formatted(text(title), head, Look.HEAD, bar, main));
  }

  private static String ways(Who who) {
    var ways =
        new StringBuilder("<a class=\"home\" href=\"/\">")
            .append(SIGN)
            .append("Heard</a><nav aria-label=\"Pages\">");
    if (Right.SEE_CONVERSATIONS.of(who)) {
      ways.append("<a href=\"/\">Conversations</a>");
    }
    if (Right.MANAGE_PEOPLE.of(who)) {
      ways.append("<a href=\"/people\">People</a>");
    }
    if (Right.MANAGE_TOKENS.of(who)) {
      ways.append("<a href=\"/tokens\">Tokens</a>");
    }
    if (Right.KEEP_PRIVACY.of(who)) {
      ways.append("<a href=\"/privacy\">People's data</a>");
    }
    if (Right.READ_AUDIT.of(who)) {
      ways.append("<a href=\"/audit\">Audit log</a>");
    }
    return ways.append("<a href=\"/account\">Your account</a>")
        .append(form(who, "/sign-out", "Sign out", ""))
        .append("</nav>")
        .toString();
  }

  /// A form with what keeps other sites from sending it.
  ///
  /// @param fields HTML
  static String form(Who who, String action, String button, String fields) {
    return "<form method=\"post\" action=\"%s\"><input type=\"hidden\" name=\"form\" value=\"%s\">%s <button>%s</button></form>"
        .formatted(text(action), text(String.valueOf(who.form())), fields, text(button));
  }

  static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, text(value));
  }

  /// A labelled field.
  ///
  /// @param more attributes
  static String field(String label, String name, String more) {
    return "<p><label>%s <input name=\"%s\" %s></label></p>".formatted(text(label), name, more);
  }

  /// A labelled choice.
  static String choice(String label, String name, List<String> values, @Nullable String chosen) {
    var options = new StringBuilder();
    for (String value : values) {
      options.append(
          "<option value=\"%s\"%s>%s</option>"
              .formatted(
                  text(value),
                  value.equals(chosen) ? " selected" : "",
                  value.isEmpty() ? "none" : text(value)));
    }
    return "<label>%s <select name=\"%s\">%s</select></label> "
        .formatted(text(label), name, options);
  }

  /// What went wrong or right.
  static String said(String said) {
    return said.isEmpty() ? "" : "<p role=\"alert\">" + text(said) + "</p>";
  }

  /// A table.
  ///
  /// @param head is escaped here
  /// @param rows HTML
  static String table(List<String> head, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return "<p class=\"soft\">None yet.</p>";
    }
    var table =
        new StringBuilder(
            "<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"Table by %s\"><table><thead><tr>"
                .formatted(text(head.getFirst()).toLowerCase(Locale.ROOT)));
    head.forEach(cell ->
        table
            .append(cell.isEmpty() ? "<td>" : "<th scope=\"col\">")
            .append(text(cell))
            .append(cell.isEmpty() ? "</td>" : "</th>"));
    table.append("</tr></thead><tbody>");
    for (List<String> row : rows) {
      table.append("<tr>");
      row.forEach(cell -> table.append("<td>").append(cell).append("</td>"));
      table.append("</tr>");
    }
    return table.append("</tbody></table></div>").toString();
  }

  static String time(@Nullable Long millis) {
    return millis == null ? "never" : TIME.format(Instant.ofEpochMilli(millis));
  }

  static String text(String text) {
    return HtmlUtils.htmlEscape(text);
  }
}
