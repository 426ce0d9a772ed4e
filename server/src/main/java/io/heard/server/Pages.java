package io.heard.server;

import io.heard.Reading;
import io.heard.formats.html.ReadingHtml;
import io.heard.store.Audit;
import io.heard.store.Conversations;
import io.heard.store.Talk;
import io.heard.story.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Plain pages: the conversations, one conversation as it grows. Without a script they ask for
/// themselves again now and then.
@RestController
@Conditional(Console.Unbuilt.class)
final class Pages {
  /// Without a script, and while something is live.
  private static final String AGAIN =
      "<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>";

  private final Conversations store;
  private final Live live;
  private final Talks talks;
  private final Growing growing;
  private final DemoHouse demo;
  private final Glimpses glimpses;

  Pages(
      Conversations store,
      Live live,
      Growing growing,
      DemoHouse demo,
      Glimpses glimpses,
      Clock clock) {
    this.glimpses = glimpses;
    this.store = store;
    this.live = live;
    this.talks = new Talks(store, live, clock);
    this.growing = growing;
    this.demo = demo;
  }

  @May(anybody = true)
  @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> home(
      @RequestAttribute(required = false) @Nullable Who who, HttpServletRequest request) {
    if (who == null || who.role() == null) {
      return demo.enter(request)
          .orElseGet(() ->
              ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/sign-in")).build());
    }
    if (!Right.SEE_CONVERSATIONS.of(who)) {
      return Plain.page(who, HttpStatus.OK, "Heard", "<p>You are signed in.</p>");
    }
    glimpses.write(who, Glimpse.LIST);
    Talks.View view = talks.view(who);
    return Plain.whole(
        who,
        "Conversations",
        AGAIN,
        "<main class=\"talks\"><div class=\"beginning\"><h1>Conversations</h1>%s</div>%s<div data-events=\"/events\">%s</div></main>"
            .formatted(state(view.state()), demo.note(), view.html()));
  }

  private static String state(String state) {
    return "<p class=\"live\" id=\"live\" role=\"status\" data-said=\"%1$s\">%1$s</p>"
        .formatted(Plain.text(state));
  }

  /// The list of conversations as it changes.
  @May(value = Right.SEE_CONVERSATIONS, shows = Glimpse.LIST)
  @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter list(@RequestAttribute Who who, @RequestAttribute Permit permit) {
    return growing.watch(
        "",
        permit,
        new Growing.Shown() {
          @Override
          public String mark() {
            return talks.mark(who);
          }

          @Override
          public Growing.Part part() {
            Talks.View view = talks.view(who);
            return new Growing.Part(view.html(), view.state(), false);
          }
        });
  }

  @May(value = Right.SEE_CONVERSATIONS, reads = Audit.Kind.CONVERSATION)
  @GetMapping(path = "/conversations/{id}", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> conversation(@RequestAttribute Who who, @PathVariable String id) {
    var key = new Live.Key(who.tenant(), id);
    Talk talk = store.find(who.tenant(), id).orElseThrow(Problem::notThere);
    Live.Known known = live.known(key);
    Reading reading = known.reading();
    String events =
        talk.open()
            ? " data-events=\"/conversations/%s/events?seen=%d\""
                .formatted(
                    Plain.text(URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20")),
                    talk.events())
            : "";
    String crumb =
        "<div class=\"crumb\"><a class=\"to\" href=\"/\">All conversations</a>%s</div>"
            .formatted(state(state(talk, reading)));
    return Plain.whole(
        who,
        ReadingHtml.title(reading),
        Look.READING_HEAD + (talk.open() ? AGAIN : ""),
        "<main>%s<div%s>%s</div><div id=\"card\" role=\"tooltip\" hidden></div></main>"
            .formatted(crumb, events, part(known)));
  }

  private static String state(Talk talk, Reading reading) {
    return (talk.open() ? "Live · " : "Ended · ") + Words.count(reading.size(), "turn");
  }

  private static String part(Live.Known known) {
    Hearing by = known.by();
    var html = new ReadingHtml(by.catalogue(), by.version(), by.heard().encoder().name(), false);
    html.add(known.reading());
    return html.part();
  }

  /// One conversation's page as it grows.
  ///
  /// @param seen the number of the last event that the page has
  @May(value = Right.SEE_CONVERSATIONS, reads = Audit.Kind.CONVERSATION)
  @GetMapping(path = "/conversations/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter grows(
      @RequestAttribute Who who,
      @RequestAttribute Permit permit,
      @PathVariable String id,
      @RequestParam(defaultValue = "-1") int seen) {
    return growing.watch(
        String.valueOf(seen),
        permit,
        new Growing.Shown() {
          private Talk talk() {
            return store.find(who.tenant(), id).orElseThrow(Problem::notThere);
          }

          @Override
          public String mark() {
            return String.valueOf(talk().events());
          }

          @Override
          public Growing.Part part() {
            Talk talk = talk();
            Live.Known known = live.known(new Live.Key(who.tenant(), id));
            return new Growing.Part(Pages.part(known), state(talk, known.reading()), !talk.open());
          }
        });
  }
}
