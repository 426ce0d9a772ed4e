package io.heard.server;

import io.heard.Reading;
import io.heard.conversation.Conversation;
import io.heard.store.Answer;
import io.heard.store.Conversations;
import io.heard.store.Disputes;
import io.heard.store.Happening;
import io.heard.store.Talk;
import io.heard.store.Traces;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The conversations that are being had. What was said stands in the store; the readings here are
/// made of it, and can be made again at any time. Each conversation is worked on by one thread at a
/// time: heard, stored, then shown, so that nobody sees what could still be lost. Thread-safe; this
/// finds the conversation and lets nobody else in, and what is done with it stands in a class each.
final class Live {
  private final Hearings hearings;
  private final Conversations store;
  private final Watchers watchers;
  private final Traces traces;
  private final Disputes disputes;
  private final Unscrubbed unscrubbed;
  private final Holding holding = new Holding();
  private final Wording wording;
  private final Loading loading;
  private final Knowing knowing;
  private final Taking taking;
  private final Bringing bringing;
  private final Correcting correcting;
  private final Closing closing;
  private final Margin margin;

  Live(
      Hearings hearings,
      Conversations store,
      Watchers watchers,
      Clock clock,
      Privacy privacy,
      Traces traces,
      Disputes disputes,
      Unscrubbed unscrubbed) {
    this.hearings = hearings;
    this.store = store;
    this.watchers = watchers;
    this.traces = traces;
    this.disputes = disputes;
    this.unscrubbed = unscrubbed;
    wording = new Wording(hearings.base(), privacy);
    var lateFinds = new LateFinds(store, traces, disputes, watchers, unscrubbed, wording);
    loading = new Loading(hearings, store, watchers, privacy, wording, lateFinds);
    knowing = new Knowing(store, watchers, wording, lateFinds);
    var deliveries = new Deliveries(wording);
    taking = new Taking(store, watchers, clock, wording, lateFinds, knowing, deliveries);
    bringing = new Bringing(store, watchers, loading, taking, deliveries);
    correcting = new Correcting(store, watchers, wording, lateFinds, knowing);
    closing = new Closing(store, watchers, loading, lateFinds, knowing);
    margin = new Margin(store, disputes, watchers, clock);
  }

  /// Which conversation: a tenant's, by its id.
  record Key(String tenant, String id) {}

  /// How many conversations are kept.
  int size() {
    return holding.size();
  }

  /// How many readings were made of what is stored.
  long loads() {
    return loading.loads();
  }

  /// How many turns were heard and stored.
  long taken() {
    return taking.taken();
  }

  /// How many detectors failed.
  long mishaps() {
    return taking.mishaps();
  }

  private <T> T with(Key key, Holding.Work<T> work) {
    return holding.alone(
        key,
        one -> {
          loading.ready(one);
          return work.on(one);
        });
  }

  private static Holding.Work<Boolean> doing(Consumer<Held> work) {
    return one -> {
      work.accept(one);
      return true;
    };
  }

  // Reading

  /// A reading, and what it was made by.
  record Known(Reading reading, Hearing by) {
    /// As JSON.
    ObjectNode tree() {
      return by.json().tree(reading);
    }

    @Override
    public String toString() {
      return "Known[%d turns]".formatted(reading.size());
    }
  }

  /// What hears a tenant's conversations now.
  Hearing by(String tenant) {
    return hearings.of(tenant);
  }

  /// The reading as it stands.
  ///
  /// @throws Problem when no such conversation is stored; so does whatever else takes a key
  Reading reading(Key key) {
    return with(key, Held::heard);
  }

  /// The reading as it stands, and what it was made by.
  Known known(Key key) {
    return with(key, one -> new Known(one.heard(), one.by()));
  }

  /// A conversation as it is stored, masked as it may be given out now; nothing is heard, kept or
  /// worded otherwise for it.
  Conversation stored(String tenant, Talk talk) {
    return wording.stored(tenant, talk, store.turns(tenant, talk.id()));
  }

  /// What somebody wrote beside a conversation, masked as its turns are.
  String masked(Key key, String text) {
    return with(key, one -> one.beside(text));
  }

  // What is said

  /// Says what of a conversation may be stored.
  ///
  /// @param raw as it came
  /// @throws Problem when its customer opted out
  Opened open(String tenant, Talk raw) {
    return wording.open(tenant, raw);
  }

  /// Begins a conversation, with the turns that are known of it; all of it is stored or nothing.
  ///
  /// @param opened the conversation without turns
  /// @param turns in the plain format, read before without a fault
  /// @param answer what a repeated request is answered; null without a key
  /// @return whether it is new; false leaves the one of that id as it is
  boolean begin(String tenant, Opened opened, ArrayNode turns, @Nullable Answer answer) {
    return holding.alone(
        new Key(tenant, opened.talk().id()), one -> bringing.begin(one, opened, turns, answer));
  }

  /// Stores a conversation that has ended, heard as a whole.
  ///
  /// @throws Problem when its customer opted out, or a turn cannot be read
  Bringing.Brought bring(String tenant, Talk raw, ArrayNode turns) {
    Opened opened = open(tenant, raw);
    return holding.alone(
        new Key(tenant, opened.talk().id()), one -> bringing.bring(one, opened, turns));
  }

  /// Hears turns and stores them.
  ///
  /// @param turns in the plain format
  /// @param answer the key of the request, and its digest, where it has one
  /// @throws Problem when one cannot be read, the conversation is closed, or another turn has its
  ///   external id
  Taking.Taken take(Key key, ArrayNode turns, @Nullable Answer answer) {
    return with(key, one -> taking.take(one, turns, answer));
  }

  /// Corrects a turn, or withdraws it; everything is heard again.
  ///
  /// @param external the name that its sender has for it
  /// @param turn in the plain format; null to withdraw it
  void change(Key key, String external, @Nullable ObjectNode turn) {
    with(key, doing(one -> correcting.change(one, external, turn)));
  }

  /// Ends a conversation; a second time changes nothing.
  ///
  /// @param outcome what became of the matter; null where nothing is known
  /// @return the reading of the whole
  ObjectNode close(Key key, @Nullable ObjectNode outcome) {
    return with(
        key,
        one -> {
          closing.close(one, outcome);
          return one.by().json().tree(one.heard());
        });
  }

  // What is known

  /// Replaces what is known beside the words; everything is heard again.
  ///
  /// @param known the case in the plain format; empty for nothing
  void know(Key key, ObjectNode known) {
    with(key, doing(one -> knowing.know(one, known)));
  }

  /// Keeps what became of the matter: satisfaction, whether it was resolved and so on.
  void became(Key key, ObjectNode outcome) {
    with(key, doing(one -> knowing.became(one, outcome)));
  }

  // Beside the conversation

  /// Gives a conversation into somebody's hands.
  ///
  /// @param person who has it from now on; null for nobody
  void give(Key key, @Nullable String person) {
    holding.alone(key, doing(one -> margin.give(one, person)));
  }

  /// Keeps that somebody would like a word about a conversation.
  ///
  /// @param asked null for nobody any more
  void ask(Key key, Talk.@Nullable Asked asked) {
    holding.alone(key, doing(one -> margin.ask(one, asked)));
  }

  /// Keeps a note to whoever has the conversation, masked as turns are.
  ///
  /// @param by the person's id
  /// @param text as it came
  /// @return what is kept, numbered
  /// @throws Problem when the conversation is over: nobody is there to read it
  Happening whisper(Key key, String by, String text) {
    return with(key, one -> margin.whisper(one, by, text));
  }

  /// Keeps that somebody says a mark is wrong.
  ///
  /// @throws Problem when there is no such mark
  Disputes.Kept dispute(Key key, Margin.Said said) {
    return with(key, one -> margin.dispute(one, said));
  }

  /// Takes a dispute back.
  ///
  /// @return whether there was one
  boolean takeBack(Key key, int number) {
    unscrubbed.mark();
    return disputes.takeBack(key.tenant(), key.id(), number);
  }

  // Letting go

  /// Makes the readings of a tenant anew when they are next asked for, since something about it was
  /// decided.
  void refresh(String tenant) {
    holding.each(tenant, Held::forgetMasking);
  }

  /// Deletes a conversation and everything that is stored of it. What it held stays in the
  /// database's files until those are scrubbed.
  ///
  /// @param reason why it is deleted, as it is counted
  /// @return how much it was; no conversation where there was none
  Traces.Gone delete(Key key, String reason) {
    Traces.Gone gone =
        holding.alone(
            key,
            one -> {
              Traces.Gone deleted = traces.delete(key.tenant(), key.id(), reason);
              one.drop();
              return deleted;
            });
    watchers.end(key);
    return gone;
  }
}
