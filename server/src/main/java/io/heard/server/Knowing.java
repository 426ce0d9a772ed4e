package io.heard.server;

import io.heard.store.Conversations;
import io.heard.store.Happening;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes up what is known beside the words of a conversation that goes on: the case, when it began,
/// what became of the matter. Everything is heard again with it. Keeps nothing of its own; each
/// conversation is worked on by one thread at a time.
final class Knowing {
  private final Conversations store;
  private final Watchers watchers;
  private final Wording wording;
  private final LateFinds lateFinds;

  Knowing(Conversations store, Watchers watchers, Wording wording, LateFinds lateFinds) {
    this.store = store;
    this.watchers = watchers;
    this.wording = wording;
    this.lateFinds = lateFinds;
  }

  /// Replaces the case.
  ///
  /// @param known in the plain format; empty for nothing
  void know(Held one, ObjectNode known) {
    ObjectNode head = one.head().deepCopy();
    if (known.isEmpty()) {
      head.remove("case");
    } else {
      head.set("case", known);
    }
    if (!head.equals(one.head())) {
      learn(one, head);
      again(one, one.head(), List.of(Happenings.reset("case")));
    }
  }

  /// Keeps what became of the matter.
  void became(Held one, ObjectNode outcome) {
    learnOutcome(one, outcome);
    again(one, one.head(), List.of(Happening.of("outcome", one.head().path("outcome").toString())));
  }

  /// Takes up what became of the matter; nothing is heard again or stored for it yet, but for turns
  /// in which it tells of somebody.
  void learnOutcome(Held one, ObjectNode outcome) {
    learn(one, one.head().deepCopy().set("outcome", outcome));
  }

  /// Where nobody said when a conversation began, the first instant that a turn names is its start,
  /// so that all turns are counted from one.
  ///
  /// @param fresh turns in the plain format; times before the start are taken out
  void start(Held one, ArrayNode fresh) {
    Instant start = Starts.settle(one.head(), fresh);
    if (start != null) {
      again(one, one.head().deepCopy().put("startedAt", start.toString()), List.of());
    }
  }

  /// Takes up something else that is known beside the turns, masked; turns in which it tells of
  /// somebody are worded otherwise from now on.
  private void learn(Held one, ObjectNode head) {
    one.knows(head);
    one.isMaskedBy(null);
    one.orForget(() -> {
      Set<Integer> unmasked = wording.mask(one);
      wording.wordHead(one);
      if (!unmasked.isEmpty()) {
        lateFinds.reword(one, unmasked);
      }
      return unmasked;
    });
  }

  private void again(Held one, ObjectNode head, List<Happening> happenings) {
    one.knows(head);
    one.orForget(() -> {
      Held.Anew anew = one.anew();
      List<Happening> numbered =
          one.in(store)
              .head(
                  one.tenant(),
                  one.id(),
                  head.toString(),
                  Starts.startedAt(head),
                  Marks.all(anew.reading()),
                  happenings,
                  one.isOpen() ? null : Ended.of(anew.reading(), head));
      one.reads(anew);
      watchers.tell(one.key(), numbered);
      return numbered;
    });
  }
}
