package io.heard.formats;

import io.heard.conversation.Span;
import io.heard.page.HousePage;
import io.heard.page.Trial;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes as JSON what a house page would have marked.
public final class TrialJson {
  private static final int MOST_WORDS = 8;

  private TrialJson() {}

  /// The page, what was counted in all, the words that were marked most, and samples; a sample
  /// names its `file` where it came from one.
  public static ObjectNode tree(HousePage page, Trial trial) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("code", page.about().code());
    tree.put("kind", page.about().kind().id());
    tree.put("title", page.about().title());
    tree.set("all", tree(trial.all()));
    ArrayNode said = tree.putArray("words");
    for (Trial.Said each : trial.words(MOST_WORDS)) {
      said.addObject().put("text", each.text()).put("count", each.count());
    }
    ArrayNode list = tree.putArray("samples");
    for (Trial.Sample sample : trial.samples()) {
      list.add(tree(sample));
    }
    return tree;
  }

  /// What was counted.
  public static ObjectNode tree(Trial.Count count) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("conversations", count.conversations())
        .put("turns", count.turns())
        .put("marked", count.marked())
        .put("conversationsMarked", count.touched());
  }

  private static ObjectNode tree(Trial.Sample sample) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    if (!sample.source().isEmpty()) {
      tree.put("file", sample.source());
    }
    int turn = sample.turn().index();
    String text = sample.turn().text();
    tree.put("conversation", sample.conversation());
    tree.put("turn", turn);
    tree.put("speaker", sample.turn().speaker().role().id());
    tree.put("text", text);
    ArrayNode evidence = tree.putArray("evidence");
    for (Span span : sample.marks()) {
      evidence
          .addObject()
          .put("type", "quote")
          .put("turn", turn)
          .put("from", span.from())
          .put("to", span.to())
          .put("text", span.of(text));
    }
    return tree;
  }
}
