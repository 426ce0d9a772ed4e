package io.heard.server;

import io.heard.store.Audit;
import io.heard.store.Conversations;
import io.heard.store.StoreException;
import io.heard.store.Talk;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.node.ObjectNode;

/// A conversation's reading as it grows, whole each time, for whoever shows it: nothing has to be
/// put together, and after a broken connection nothing is lost or doubled. Asking once is written
/// into the audit log once, however long somebody watches.
@RestController
final class ReadingEvents {
  /// Turns that come closer together than this are told together.
  private static final Duration TOGETHER = Duration.ofMillis(250);

  /// A line of comment after so many silent seconds keeps proxies from closing the stream.
  private static final int SILENCE_S = 15;

  private final Conversations store;
  private final Live live;
  private final Watchers watchers;

  ReadingEvents(Conversations store, Live live, Watchers watchers) {
    this.store = store;
    this.live = live;
    this.watchers = watchers;
  }

  /// Events named `reading`, each with the number of the conversation's last event as its id;
  /// `Last-Event-ID` asks only for what is newer. After the end of the conversation the stream
  /// ends.
  @May(value = Right.SEE_CONVERSATIONS, reads = Audit.Kind.CONVERSATION)
  @GetMapping(
      path = "/api/v1/conversations/{id}/reading/events",
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter grows(
      @RequestAttribute Who who,
      @RequestAttribute Permit permit,
      @PathVariable String id,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
    var key = new Live.Key(who.tenant(), id);
    if (store.find(who.tenant(), id).isEmpty()) {
      throw Problem.notThere();
    }
    int seen = Streams.seen(last, -1);
    var emitter = new SseEmitter(0L);
    var news = new Semaphore(1);
    Watchers.Ear ear = watchers.listen(key, news::release);
    emitter.onCompletion(ear::close);
    Thread.ofVirtual()
        .name("reading")
        .start(() -> {
          try {
            run(emitter, key, seen, news, ear, permit);
            emitter.complete();
          } catch (IOException | IllegalStateException left) {
            // Who watched has gone, and the server knows it.
            ear.close();
          } catch (StoreException | Problem gone) {
            // Deleted, or the store failed: a new attempt finds out which.
            emitter.complete();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            emitter.complete();
          } finally {
            ear.close();
          }
        });
    return emitter;
  }

  private void run(
      SseEmitter emitter, Live.Key key, int first, Semaphore news, Watchers.Ear ear, Permit permit)
      throws IOException, InterruptedException {
    int seen = first;
    emitter.send(SseEmitter.event().comment(""));
    long looked = System.nanoTime();
    while (!ear.over()) {
      boolean silent = !news.tryAcquire(SILENCE_S, TimeUnit.SECONDS);
      if (System.nanoTime() - looked >= TimeUnit.SECONDS.toNanos(SILENCE_S)) {
        if (!permit.holds()) {
          return;
        }
        looked = System.nanoTime();
      }
      if (silent) {
        emitter.send(SseEmitter.event().comment(""));
        continue;
      }
      news.drainPermits();
      Talk talk = store.find(key.tenant(), key.id()).orElseThrow(Problem::notThere);
      if (talk.events() != seen) {
        emitter.send(
            SseEmitter.event()
                .id(String.valueOf(talk.events()))
                .name("reading")
                .data(tree(key, talk).toString()));
        seen = talk.events();
      }
      if (!talk.open()) {
        return;
      }
      Thread.sleep(TOGETHER);
    }
  }

  private ObjectNode tree(Live.Key key, Talk talk) {
    Live.Known known = live.known(key);
    ObjectNode tree = known.tree();
    tree.set("story", new StoryJson(known.by().titles()).tree(known.reading()));
    tree.put("state", talk.open() ? "open" : "closed");
    tree.put("team", talk.team());
    tree.put("topic", talk.topic());
    return tree;
  }
}
