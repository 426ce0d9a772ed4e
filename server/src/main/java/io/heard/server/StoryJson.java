package io.heard.server;

import io.heard.Reading;
import io.heard.arc.Arc;
import io.heard.arc.Course;
import io.heard.formats.html.ReadingHtml;
import io.heard.story.Caveats;
import io.heard.story.Story;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A reading in the words of [Story]: for pages, which would otherwise have to word it anew.
final class StoryJson {
  private final Map<String, String> titles;

  /// @param titles of labels, by code
  StoryJson(Map<String, String> titles) {
    this.titles = titles;
  }

  /// What it is called, its sentences in parts, each with the turn that it speaks of, what each of
  /// the customer's turns reads as, and what to know before trusting it.
  ObjectNode tree(Reading reading) {
    Arc arc = Arc.of(reading);
    var story = new Story(reading, arc, titles);
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("title", ReadingHtml.title(reading));
    tree.put("ended", reading.closed());
    ArrayNode sentences = tree.putArray("sentences");
    for (Story.Sentence sentence : story.sentences()) {
      ArrayNode parts = sentences.addArray();
      for (Story.Part part : sentence.parts()) {
        parts.addObject().put("text", part.text()).put("turn", part.turn());
      }
    }
    ArrayNode reads = tree.putArray("reads");
    for (Course course : arc.courses()) {
      for (Course.Point point : course.points()) {
        reads.addObject().put("turn", point.turn()).put("word", story.word(point.turn()));
      }
    }
    // What the figures of the talk were counted from.
    ArrayNode counted = tree.putArray("counted");
    for (Utterance utterance : reading.utterances()) {
      if (utterance.isRead()) {
        counted
            .addObject()
            .put("turn", utterance.turn().index())
            .put("words", utterance.words().size())
            .put(
                "questions",
                utterance.sentences().stream()
                    .filter(sentence -> sentence.ending() == Sentence.Ending.QUESTION)
                    .count());
      }
    }
    ArrayNode caveats = tree.putArray("caveats");
    Caveats.of(reading).forEach(caveats::add);
    return tree;
  }
}
