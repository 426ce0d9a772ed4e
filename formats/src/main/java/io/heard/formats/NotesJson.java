package io.heard.formats;

import io.heard.Reading;
import io.heard.arc.Course;
import io.heard.arc.Episode;
import io.heard.arc.Stake;
import io.heard.coach.Notes;
import io.heard.signal.Evidence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes the notes on a reading as JSON; the shape stands in `schema/notes.schema.json` beside
/// this class. Turns are counted from 0, and every entry quotes the words that it rests on.
public final class NotesJson {
  private NotesJson() {}

  /// The notes as a tree.
  public static ObjectNode tree(Reading reading, Notes notes) {
    ObjectNode tree = object();
    tree.put("id", reading.head().id());
    tree.put("channel", reading.head().channel().id());
    Instant started = reading.head().startedAt();
    tree.put("startedAt", started == null ? null : started.toString());
    ObjectNode about = object();
    set(about, "words", reading, notes.about());
    set(about, "core", reading, notes.core());
    Stake.Kind kind = notes.kind();
    about.put("kind", kind == null ? null : kind.id());
    tree.set("about", about);
    ArrayNode keywords = array();
    for (Notes.Keyword keyword : notes.keywords()) {
      ObjectNode each = object();
      set(each, "words", reading, keyword.words());
      each.set("turns", numbers(keyword.turns()));
      keywords.add(each);
    }
    tree.set("keywords", keywords);
    ArrayNode challenges = array();
    for (Notes.Challenge challenge : notes.challenges()) {
      ObjectNode each = object();
      set(each, "words", reading, challenge.words());
      ArrayNode marks = array();
      for (Notes.Mark mark : Notes.Mark.values()) {
        if (challenge.marks().contains(mark)) {
          marks.add(mark.id());
        }
      }
      each.set("marks", marks);
      each.put("sort", challenge.sort());
      challenges.add(each);
    }
    tree.set("challenges", challenges);
    ArrayNode details = array();
    for (Notes.Remark remark : notes.details()) {
      ObjectNode each = object();
      set(each, "words", reading, remark.words());
      each.put("topic", remark.topic());
      each.set("takenUp", numbers(remark.takenUp()));
      details.add(each);
    }
    tree.set("details", details);
    ArrayNode asked = array();
    for (Notes.Asked ask : notes.asked()) {
      ObjectNode each = object();
      set(each, "words", reading, ask.words());
      each.put("answered", ask.answered().id());
      set(each, "answer", reading, ask.answer());
      each.set("turns", numbers(ask.turns()));
      asked.add(each);
    }
    tree.set("asked", asked);
    ArrayNode steps = array();
    notes.steps().forEach(step -> steps.add(quote(reading, step)));
    tree.set("steps", steps);
    ArrayNode promises = array();
    for (Notes.Promised promise : notes.promises()) {
      ObjectNode each = object();
      set(each, "words", reading, promise.words());
      each.put("by", promise.by().id());
      set(each, "dueWords", reading, promise.due());
      LocalDate date = promise.date();
      each.put("due", date == null ? null : date.toString());
      promises.add(each);
    }
    tree.set("promises", promises);
    ArrayNode endings = array();
    notes.endings().forEach(ending -> endings.add(ending(reading, ending)));
    tree.set("endings", endings);
    return tree;
  }

  private static ObjectNode ending(Reading reading, Notes.Ending ending) {
    ObjectNode tree = object();
    tree.put("speaker", ending.speaker());
    tree.set("first", point(ending.first()));
    tree.set("peak", point(ending.peak()));
    tree.set("last", point(ending.last()));
    Episode episode = ending.episode();
    if (episode == null) {
      tree.putNull("episode");
    } else {
      ObjectNode last = object();
      last.put("from", episode.from());
      last.put("to", episode.to());
      last.put("outcome", episode.outcome().id());
      tree.set("episode", last);
    }
    set(tree, "leaving", reading, ending.leaving());
    return tree;
  }

  private static ObjectNode point(Course.Point point) {
    ObjectNode tree = object();
    tree.put("turn", point.turn());
    tree.put("intensity", point.intensity());
    return tree;
  }

  private static void set(
      ObjectNode tree, String name, Reading reading, Evidence.@Nullable Quote quote) {
    if (quote == null) {
      tree.putNull(name);
    } else {
      tree.set(name, quote(reading, quote));
    }
  }

  private static ObjectNode quote(Reading reading, Evidence.Quote quote) {
    ObjectNode tree = object();
    tree.put("type", "quote");
    tree.put("turn", quote.turn());
    tree.put("from", quote.span().from());
    tree.put("to", quote.span().to());
    tree.put("text", quote.span().of(reading.turn(quote.turn()).text()));
    return tree;
  }

  private static ArrayNode numbers(Collection<Integer> numbers) {
    ArrayNode list = array();
    numbers.forEach(list::add);
    return list;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }
}
