package io.heard.server;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.node.JsonNodeFactory;

/// Sends pages that grow what is new on them: whole pieces, as they would stand on a page that is
/// loaded now. However much happens, a page gets one piece in a while; what it was sent last is
/// looked up in the store, so that it never shows what could still be lost.
final class Growing extends Streams {
  /// A reader sees something new within this, and costs no more than one look in each.
  private static final Duration LOOK = Duration.ofMillis(700);

  /// Every so many looks, and before each piece, it is looked up whether whoever watches still may.
  private static final int LOOKS_PERMITTED = 10;

  /// So many looks without anything new bring the piece anyway, for what only time changes; and
  /// keep proxies from closing the stream.
  private static final int LOOKS = 20;

  Growing() {
    super("growing", "Too many pages are open. Load this one again later.");
  }

  /// A page's main part as it stands.
  ///
  /// @param html for the main part
  /// @param state in a few words
  /// @param over whether nothing more will come
  record Part(String html, String state, boolean over) {}

  /// What a page shows.
  interface Shown {
    /// What changes whenever the page would; empty when there is nothing more to show.
    String mark();

    Part part();
  }

  /// Begins to send.
  ///
  /// @param seen the mark of what the page has
  /// @param permit ends it when it holds no longer
  SseEmitter watch(String seen, Permit permit, Shown shown) {
    return begin((emitter, over) -> run(emitter, seen, permit, shown, over));
  }

  private static void run(
      SseEmitter emitter, String first, Permit permit, Shown shown, BooleanSupplier over)
      throws IOException, InterruptedException {
    @Nullable String seen = first;
    int looks = 0;
    while (!over.getAsBoolean()) {
      String mark = shown.mark();
      boolean due = !mark.equals(seen) || looks >= LOOKS;
      if ((due || looks % LOOKS_PERMITTED == 0) && !permit.holds()) {
        break;
      }
      if (due) {
        Part part = shown.part();
        emitter.send(
            SseEmitter.event()
                .name("part")
                .data(
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("html", part.html())
                        .put("state", part.state())
                        .put("over", part.over())
                        .toString()));
        if (part.over()) {
          break;
        }
        seen = mark;
        looks = 0;
      }
      looks++;
      Thread.sleep(LOOK);
    }
  }
}
