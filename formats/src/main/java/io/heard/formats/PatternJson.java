package io.heard.formats;

import io.heard.coach.Fact;
import io.heard.coach.Filler;
import io.heard.coach.Filling;
import io.heard.coach.ReplyPattern;
import io.heard.coach.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes reply patterns as JSON, bare or filled.
public final class PatternJson {
  private PatternJson() {}

  /// A pattern with the kinds of fact that would fill each slot.
  public static ObjectNode tree(ReplyPattern pattern) {
    ObjectNode tree = head(pattern);
    ArrayNode slots = tree.putArray("slots");
    for (Slot slot : pattern.slots()) {
      ObjectNode each = slot(slot);
      each.set("from", facts(slot.from()));
      slots.add(each);
    }
    return tree;
  }

  /// What became of a pattern.
  ///
  /// @param conversation the id of the conversation that the reply answers
  public static ObjectNode tree(Filling filling, String conversation) {
    ObjectNode tree = head(filling.pattern());
    tree.put("conversation", conversation);
    switch (filling) {
      case Filling.Filled filled -> {
        tree.put("filled", true);
        tree.set("address", filler(filled.address()));
        ArrayNode slots = tree.putArray("slots");
        filled.steps().forEach(step -> slots.add(step(step)));
        tree.putArray("missing");
      }
      case Filling.Refused refused -> {
        tree.put("filled", false);
        tree.putNull("address");
        tree.putArray("slots");
        ArrayNode missing = tree.putArray("missing");
        for (Filling.Missing each : refused.missing()) {
          ObjectNode one = missing.addObject();
          one.put("slot", each.slot().name());
          one.set("facts", facts(each.facts()));
        }
      }
    }
    return tree;
  }

  private static ObjectNode head(ReplyPattern pattern) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("pattern", pattern.name());
    tree.put("does", pattern.does());
    tree.put("when", pattern.when());
    return tree;
  }

  private static ObjectNode slot(Slot slot) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("slot", slot.name());
    tree.put("write", slot.write());
    tree.put("why", slot.why());
    tree.put("risk", slot.risk());
    tree.put("optional", slot.optional());
    tree.put("feeling", slot.feeling());
    tree.put("yours", slot.own());
    return tree;
  }

  private static ObjectNode step(Filling.Step step) {
    ObjectNode tree = slot(step.slot());
    tree.put("leftOut", step.leftOut());
    tree.put("note", step.note().isEmpty() ? null : step.note());
    ArrayNode with = tree.putArray("with");
    step.with().forEach(filler -> with.add(filler(filler)));
    return tree;
  }

  private static @Nullable ObjectNode filler(@Nullable Filler filler) {
    if (filler == null) {
      return null;
    }
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    switch (filler) {
      case Filler.Said said -> {
        tree.put("type", "quote");
        tree.put("turn", said.quote().turn());
        tree.put("from", said.quote().span().from());
        tree.put("to", said.quote().span().to());
      }
      case Filler.Known known -> {
        tree.put("type", "case");
        tree.put("pointer", known.pointer());
      }
    }
    tree.put("text", filler.text());
    return tree;
  }

  private static ArrayNode facts(List<Fact> facts) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Fact fact : facts) {
      ObjectNode tree = list.addObject();
      tree.put("fact", fact.id());
      tree.put("what", fact.what());
      tree.put("pointer", fact.pointer().isEmpty() ? null : fact.pointer());
      tree.put("turn", fact.turn().isEmpty() ? null : fact.turn());
    }
    return list;
  }
}
