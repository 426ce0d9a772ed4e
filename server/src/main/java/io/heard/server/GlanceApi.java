package io.heard.server;

import io.heard.Reading;
import io.heard.arc.Arc;
import io.heard.arc.Course;
import io.heard.store.Conversations;
import io.heard.store.Talk;
import io.heard.story.Story;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a row of a list shows of a conversation: its small arc and how it stands, in words. Asked
/// for the rows that are in sight, since one that ended is heard anew for it.
@RestController
final class GlanceApi {
  /// A screen of rows; hearing them is what it costs.
  private static final int MOST_IDS = 25;

  /// Glances that are kept, so that scrolling back costs nothing. About 300 bytes each.
  private static final int MOST_KEPT = 20_000;

  private final Conversations store;
  private final Live live;
  private final Map<Live.Key, Kept> kept = Collections.synchronizedMap(Recent.of(MOST_KEPT));

  /// @param by what heard it: a page that is switched makes another
  private record Kept(int events, Hearing by, String glance) {
    @Override
    public String toString() {
      return "Kept[%d events]".formatted(events);
    }
  }

  GlanceApi(Conversations store, Live live) {
    this.store = store;
    this.live = live;
  }

  /// Glances at some conversations; one that is not there, or not the asker's to see, is left out.
  @May(value = Right.SEE_CONVERSATIONS, shows = Glimpse.LIST)
  @GetMapping("/api/v1/glances")
  ResponseEntity<String> glances(
      @RequestAttribute Who who, @RequestParam(required = false) @Nullable List<String> id) {
    List<String> asked = id == null ? List.of() : id;
    if (asked.size() > MOST_IDS) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST, "At most %d ids are taken at once.".formatted(MOST_IDS));
    }
    if (id != null && (asked.isEmpty() || asked.contains(""))) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "An 'id' is empty.");
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("glances");
    for (String one : asked) {
      String glance = glance(who, one);
      if (glance != null) {
        list.add(ReadingApi.tree(glance.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return ReadingApi.json(body);
  }

  private @Nullable String glance(Who who, String id) {
    Talk talk = store.find(who.tenant(), id).orElse(null);
    if (talk == null || !who.sees(talk.team())) {
      return null;
    }
    var key = new Live.Key(who.tenant(), id);
    Kept before = kept.get(key);
    if (before != null
        && before.events() == talk.events()
        && before.by() == live.by(key.tenant())) {
      return before.glance();
    }
    try {
      Live.Known known = live.known(key);
      String now = glance(id, known).toString();
      kept.put(key, new Kept(talk.events(), known.by(), now));
      return now;
    } catch (Problem gone) {
      return null;
    }
  }

  private static ObjectNode glance(String id, Live.Known known) {
    Reading reading = known.reading();
    Map<String, String> titles = known.by().titles();
    Standing standing = Standing.of(reading, known.by().nudging(), titles);
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("id", id);
    tree.put("title", standing.title());
    tree.put("speaker", standing.speaker());
    tree.put("words", standing.words());
    tree.put("why", standing.why());
    tree.put("hint", standing.hint());
    ArrayNode points = tree.putArray("intensity");
    Arc arc = Arc.of(reading);
    tree.put(
        "told",
        arc.courses().isEmpty()
            ? ""
            : new Story(reading, arc, titles).sentences().getFirst().text());
    Course worst = null;
    for (Course course : arc.courses()) {
      worst = worst == null || course.peak() > worst.peak() ? course : worst;
    }
    if (worst != null) {
      SmallArc.points(worst.points()).forEach(points::add);
    }
    tree.put("landed", worst != null && SmallArc.landed(arc, worst));
    return tree;
  }
}
