package io.heard.server;

import io.heard.store.Conversations;
import io.heard.store.Happening;
import io.heard.store.Mark;
import io.heard.store.Talk;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/// Makes the reading of a conversation of what is stored, or of nothing where it begins. Each
/// conversation is loaded by one thread at a time; the count may be asked by any.
final class Loading {
  private final Hearings hearings;
  private final Conversations store;
  private final Watchers watchers;
  private final Privacy privacy;
  private final Wording wording;
  private final LateFinds lateFinds;
  private final LongAdder loads = new LongAdder();

  Loading(
      Hearings hearings,
      Conversations store,
      Watchers watchers,
      Privacy privacy,
      Wording wording,
      LateFinds lateFinds) {
    this.hearings = hearings;
    this.store = store;
    this.watchers = watchers;
    this.privacy = privacy;
    this.wording = wording;
    this.lateFinds = lateFinds;
  }

  /// How many readings were made of what is stored.
  long loads() {
    return loads.sum();
  }

  /// Sees to it that there is a reading, made by what hears the tenant's conversations now.
  ///
  /// @throws Problem when no such conversation is stored
  void ready(Held one) {
    if (!one.isHeard(hearings.of(one.tenant()))) {
      load(one);
    }
  }

  /// Makes the reading of what is stored.
  ///
  /// @throws Problem when no such conversation is stored
  void load(Held one) {
    Talk talk = store.find(one.tenant(), one.id()).orElseThrow(Problem::notThere);
    loads.increment();
    String customer = talk.customer();
    one.stands(
        hearings.of(one.tenant()),
        Held.object(talk.head()),
        store.turns(one.tenant(), one.id()),
        talk.open(),
        privacy.isOut(
            one.tenant(),
            List.of(one.id()),
            customer == null ? List.of() : List.of(customer),
            talk.channel()));
    Set<Integer> unmasked = wording.mask(one);
    one.reads(one.anew());
    if (!unmasked.isEmpty()) {
      lateFinds.reword(one, unmasked);
    }
    one.whispered(!store.happenings(one.tenant(), one.id(), Beside.WHISPER).isEmpty());
    lateFinds.rewordBeside(one);
    agree(one);
  }

  /// What is searched for by labels is what the reading shows: where pages of the house were
  /// switched since, or another version hears, the stored marks are replaced. Nothing else changes,
  /// not even when the conversation was last changed.
  private void agree(Held one) {
    List<Mark> now = Marks.all(one.heard());
    if (Marks.same(now, store.marks(one.tenant(), one.id()))) {
      return;
    }
    List<Happening> told = one.isOpen() ? List.of(Happenings.reset("heard-anew")) : List.of();
    watchers.tell(one.key(), one.in(store).reheard(one.tenant(), one.id(), now, told));
  }

  /// Makes the reading of a conversation that begins: nothing is said yet, and nothing stored.
  void begin(Held one, Opened opened) {
    one.isMaskedBy(opened.masked());
    one.stands(
        hearings.of(one.tenant()), Held.object(opened.talk().head()), List.of(), true, false);
    one.reads(one.anew());
  }
}
