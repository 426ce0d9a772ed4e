package io.heard.server;

import io.heard.Reading;
import io.heard.formats.html.ReadingHtml;
import io.heard.store.Audit;
import io.heard.store.Conversations;
import io.heard.store.Talk;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/// Plain pages: the conversations, one conversation as it grows.
@RestController
final class Pages {
  private static final int ON_A_PAGE = 100;

  private final Conversations store;
  private final Live live;
  private final Hearing hearing;

  Pages(Conversations store, Live live, Hearing hearing) {
    this.store = store;
    this.live = live;
    this.hearing = hearing;
  }

  @May(anybody = true)
  @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> home(@RequestAttribute(required = false) @Nullable Who who) {
    if (who == null) {
      return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/sign-in")).build();
    }
    if (!Right.SEE_CONVERSATIONS.of(who)) {
      return Plain.page(who, HttpStatus.OK, "Heard", "<p>You are signed in.</p>");
    }
    List<Talk> talks = store.page(who.tenant(), Conversations.Wanted.ALL, who.reach(), ON_A_PAGE);
    var rows = new StringBuilder();
    for (Talk talk : talks) {
      rows.append(
          "<tr><td><a href=\"/conversations/%s\">%s</a></td><td>%s</td><td>%d</td><td>%s</td></tr>"
              .formatted(
                  HtmlUtils.htmlEscape(
                      java.net.URLEncoder.encode(
                          talk.id(), java.nio.charset.StandardCharsets.UTF_8)),
                  HtmlUtils.htmlEscape(talk.id()),
                  talk.channel(),
                  talk.turns(),
                  talk.open() ? "open" : "closed"));
    }
    String body =
        talks.isEmpty()
            ? "<p>No conversation has come in yet. Send one to <code>/api/v1/conversations</code>.</p>"
            : "<table><thead><tr><th>Conversation</th><th>Channel</th><th>Turns</th><th>State</th></tr></thead><tbody>"
                + rows
                + "</tbody></table>";
    return Plain.page(who, HttpStatus.OK, "Conversations", body);
  }

  @May(value = Right.SEE_CONVERSATIONS, reads = Audit.Kind.CONVERSATION)
  @GetMapping(path = "/conversations/{id}", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> conversation(@RequestAttribute Who who, @PathVariable String id) {
    Reading reading = live.reading(new Live.Key(who.tenant(), id));
    var html =
        new ReadingHtml(
            hearing.catalogue(), hearing.version(), hearing.heard().encoder().name(), false);
    html.add(reading);
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_HTML)
        .header(Service.POLICY_HEADER, Service.READING_POLICY)
        .body(html.page());
  }
}
