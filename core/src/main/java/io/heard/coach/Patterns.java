package io.heard.coach;

import io.heard.Reading;
import io.heard.page.Beside;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The reply patterns that come with Heard, and how one is filled.
public final class Patterns {
  /// In the order in which a list shows them.
  private static final List<String> NAMES =
      List.of(
          "saying-no",
          "bad-news",
          "unreasonable-wish",
          "boundary",
          "deadlock",
          "specific-apology",
          "dated-promise",
          "quick-loop",
          "not-the-time",
          "silent-prospect",
          "usage-dropped");

  private static final List<ReplyPattern> ALL =
      NAMES.stream()
          .map(name ->
              ReplyPattern.parse(
                  name + ".md", Beside.text(Patterns.class, "en/patterns/" + name + ".md")))
          .toList();

  private Patterns() {}

  /// All patterns.
  public static List<ReplyPattern> all() {
    return ALL;
  }

  /// The pattern of that name, if there is one.
  public static Optional<ReplyPattern> named(String name) {
    return ALL.stream().filter(pattern -> pattern.name().equals(name)).findFirst();
  }

  /// Fills a pattern from what was said so far and from the case.
  ///
  /// A slot for a feeling is left out where no words of the customer show one: a matter told
  /// plainly needs a step. Where time matters to them, it goes inside the sentence that acts.
  ///
  /// @param reading the conversation that the reply answers, not closed
  public static Filling fill(ReplyPattern pattern, Reading reading) {
    var facts = new Facts(reading);
    var steps = new ArrayList<Filling.Step>();
    var missing = new ArrayList<Filling.Missing>();
    boolean feels = !facts.of(Fact.FEELING).isEmpty();
    boolean urgent = !facts.of(Fact.URGENCY).isEmpty();
    for (Slot slot : pattern.slots()) {
      if (slot.own()) {
        steps.add(new Filling.Step(slot, List.of(), "", false));
        continue;
      }
      if (slot.feeling() && slot.optional() && !feels) {
        steps.add(
            new Filling.Step(
                slot, List.of(), "No words of theirs show a feeling, so name none.", true));
        continue;
      }
      List<Filler> with = first(slot, facts);
      if (!with.isEmpty()) {
        boolean inside = slot.feeling() && slot.optional() && urgent;
        steps.add(
            new Filling.Step(
                slot,
                with,
                inside ? "Time matters to them: a few words inside the sentence that acts." : "",
                false));
      } else if (slot.optional()) {
        steps.add(new Filling.Step(slot, List.of(), "Nothing says it, so leave it out.", true));
      } else {
        missing.add(new Filling.Missing(slot, slot.from()));
      }
    }
    return missing.isEmpty()
        ? new Filling.Filled(pattern, facts.address(), steps)
        : new Filling.Refused(pattern, missing);
  }

  private static List<Filler> first(Slot slot, Facts facts) {
    for (Fact fact : slot.from()) {
      List<Filler> found = facts.of(fact);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }
}
