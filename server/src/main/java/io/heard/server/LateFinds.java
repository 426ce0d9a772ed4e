package io.heard.server;

import io.heard.Reading;
import io.heard.store.Conversations;
import io.heard.store.Disputes;
import io.heard.store.Happening;
import io.heard.store.KeptTurn;
import io.heard.store.Mark;
import io.heard.store.Rewrite;
import io.heard.store.Traces;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What identifies somebody in turns that were stored before it was known: the turns, and all that
/// quotes them, are stored otherwise from then on. Keeps nothing of its own; each conversation is
/// worked on by one thread at a time.
final class LateFinds {
  private final Conversations store;
  private final Traces traces;
  private final Disputes disputes;
  private final Watchers watchers;
  private final Unscrubbed unscrubbed;
  private final Wording wording;

  LateFinds(
      Conversations store,
      Traces traces,
      Disputes disputes,
      Watchers watchers,
      Unscrubbed unscrubbed,
      Wording wording) {
    this.store = store;
    this.traces = traces;
    this.disputes = disputes;
    this.watchers = watchers;
    this.unscrubbed = unscrubbed;
    this.wording = wording;
  }

  /// What a late find comes to.
  ///
  /// @param reading of all turns that are stored, as they are worded now
  /// @param rewrite what has to be stored otherwise; null where nothing was found late
  /// @param told what is sent about it
  record Found(Reading reading, @Nullable Rewrite rewrite, List<Happening> told) {
    /// The marks to be added with a reading that goes on from this one: all of them where what was
    /// stored is replaced.
    List<Mark> marks(Reading after) {
      return rewrite == null ? Marks.between(reading, after) : Marks.all(after);
    }

    @Override
    public String toString() {
      return "Found[%d turns]".formatted(reading.size());
    }
  }

  /// What was found late, before any of it is stored. The reading that is held is still the one
  /// before.
  ///
  /// @param changed the places of turns that are worded otherwise from now on
  Found in(Held one, Set<Integer> changed) {
    return one.orForget(() -> {
      boolean headChanged = wording.learnHead(one);
      if (one.masked() == null || (changed.isEmpty() && !headChanged)) {
        return new Found(one.heard(), null, List.of());
      }
      List<KeptTurn> turns = wording.turns(one, changed);
      Held.Anew anew = one.anew();
      one.follows(anew.following());
      Reading reading = anew.reading();
      return new Found(
          reading,
          rewrite(one, turns, changed, headChanged, reading),
          Happenings.masked(reading, changed));
    });
  }

  /// Stores turns otherwise that are stored with something that may not be.
  void reword(Held one, Set<Integer> changed) {
    one.orForget(() -> {
      List<KeptTurn> turns = wording.turns(one, changed);
      Held.Anew anew = one.anew();
      Reading reading = anew.reading();
      List<Happening> numbered =
          one.in(store)
              .reword(
                  one.tenant(),
                  one.id(),
                  Marks.all(reading),
                  Happenings.masked(reading, changed),
                  rewrite(one, turns, changed, true, reading));
      one.reads(anew);
      watchers.tell(one.key(), numbered);
      return numbered;
    });
  }

  /// What else has to be stored otherwise with turns that are.
  ///
  /// @param turns in their new wording
  /// @param changed the places of turns of which nothing may be quoted as it was
  /// @param reading of the conversation as it is worded now
  Rewrite rewrite(
      Held one, List<KeptTurn> turns, Set<Integer> changed, boolean headChanged, Reading reading) {
    unscrubbed.mark();
    Masked masked = one.masked();
    var rewording = new Rewording(reading, changed, masked == null ? text -> text : masked::text);
    return new Rewrite(
        headChanged ? one.head().toString() : null,
        headChanged ? Wording.topic(one.head()) : null,
        turns,
        rewording.happenings(store.happenings(one.tenant(), one.id(), 0, Integer.MAX_VALUE)),
        rewording.hints(store.hints(one.tenant(), one.id())),
        rewording.answers(traces.answers(one.tenant(), one.id())),
        rewording.disputes(disputes.of(one.tenant(), one.id())));
  }

  /// Words what people wrote beside the conversation by whatever a later turn showed.
  void rewordBeside(Held one) {
    Masked masked = one.masked();
    if (masked == null) {
      return;
    }
    int changed =
        one.hasWhispers()
            ? store.reword(
                one.tenant(), one.id(), Beside.WHISPER, body -> Beside.worded(body, masked::beside))
            : 0;
    if (changed + disputes.reword(one.tenant(), one.id(), masked::beside) > 0) {
      unscrubbed.mark();
    }
  }
}
