package io.heard.server;

import io.heard.Reading;
import io.heard.store.Answer;
import io.heard.store.Beginning;
import io.heard.store.Conversations;
import io.heard.store.Happening;
import io.heard.store.KeptTurn;
import io.heard.store.Step;
import io.heard.store.Talk;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/// Stores conversations that are not stored yet: one that begins, with the turns that are known of
/// it, or one that has ended, as a whole. Keeps nothing of its own; each conversation is worked on
/// by one thread at a time.
final class Bringing {
  private final Conversations store;
  private final Watchers watchers;
  private final Loading loading;
  private final Taking taking;
  private final Deliveries deliveries;

  Bringing(
      Conversations store,
      Watchers watchers,
      Loading loading,
      Taking taking,
      Deliveries deliveries) {
    this.store = store;
    this.watchers = watchers;
    this.loading = loading;
    this.taking = taking;
    this.deliveries = deliveries;
  }

  /// Begins a conversation; all of it is stored or nothing.
  ///
  /// @param opened the conversation without turns
  /// @param turns in the plain format, read before without a fault
  /// @param answer what a repeated request is answered; null without a key
  /// @return whether it is new; false leaves the one of that id as it is
  boolean begin(Held one, Opened opened, ArrayNode turns, @Nullable Answer answer) {
    if (isThere(one)) {
      return false;
    }
    loading.begin(one, opened);
    return one.orForget(() -> {
      ArrayNode fresh = deliveries.fresh(one, turns).turns();
      List<String> digests = deliveries.digests(one, fresh);
      Starts.settle(one.head(), fresh);
      Step step = Beginning.EMPTY.step();
      if (!fresh.isEmpty()) {
        Taking.Grown grown = taking.grow(one, fresh, digests, null, false);
        taking.has(one, grown);
        step = grown.step();
      }
      var beginning = new Beginning(step, Starts.startedAt(one.head()), null);
      boolean isNew = store(one, opened.talk(), beginning, answer);
      if (!isNew) {
        one.forget();
      }
      return isNew;
    });
  }

  private boolean isThere(Held one) {
    return one.isHeard() || store.find(one.tenant(), one.id()).isPresent();
  }

  private boolean store(Held one, Talk talk, Beginning beginning, @Nullable Answer answer) {
    Optional<List<Happening>> numbered = one.in(store).begin(one.tenant(), talk, beginning, answer);
    numbered.ifPresent(happenings -> watchers.tell(one.key(), happenings));
    return numbered.isPresent();
  }

  /// What became of a conversation that was brought whole.
  enum Brought {
    /// It is stored now.
    NEW,
    /// It was stored before, with the same turns.
    KNOWN,
    /// Another one has its id.
    OTHER
  }

  /// Stores a conversation that has ended, heard as a whole. Whoever watches it is told to look at
  /// its reading; hints are none, since nobody saw them.
  ///
  /// @throws Problem when a turn cannot be read
  Brought bring(Held one, Opened opened, ArrayNode turns) {
    List<String> digests = deliveries.digests(one, turns);
    if (isThere(one)) {
      return digests.equals(
              store.turns(one.tenant(), one.id()).stream().map(KeptTurn::digest).toList())
          ? Brought.KNOWN
          : Brought.OTHER;
    }
    loading.begin(one, opened);
    try {
      Taking.Grown grown = taking.grow(one, turns, digests, null, true);
      taking.count(one, grown);
      Reading closed = one.by().heard().close(grown.reading());
      var step =
          new Step(
              grown.step().turns(),
              Marks.all(closed),
              null,
              List.of(Happenings.reset("imported"), Happenings.closed()),
              null,
              grown.step().rewrite());
      var beginning =
          new Beginning(step, Starts.startedAt(one.head()), Ended.of(closed, one.head()));
      return store(one, opened.talk(), beginning, null) ? Brought.NEW : Brought.OTHER;
    } finally {
      // It is over: nothing of it is kept in memory.
      one.forget();
    }
  }
}
