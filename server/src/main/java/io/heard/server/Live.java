package io.heard.server;

import io.heard.Reading;
import io.heard.coach.Nudge;
import io.heard.coach.Nudging;
import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import io.heard.formats.ConversationJson;
import io.heard.formats.ReadingJson;
import io.heard.signal.Signal;
import io.heard.store.Answer;
import io.heard.store.Conversations;
import io.heard.store.Happening;
import io.heard.store.Hint;
import io.heard.store.KeptTurn;
import io.heard.store.Mark;
import io.heard.store.Step;
import io.heard.store.Talk;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The conversations that are being had. What was said stands in the store; the readings here are
/// made of it, and can be made again at any time. Each conversation is worked on by one thread at a
/// time: heard, stored, then shown, so that nobody sees what could still be lost.
final class Live {
  /// How many readings are kept; one that was not used for longest is forgotten and made again when
  /// its conversation goes on. 4,000 conversations at once are what the service is made for.
  private static final int MOST_KEPT = 5_000;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Hearing hearing;
  private final Conversations store;
  private final Watchers watchers;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Key, Held> held = new LinkedHashMap<>(16, 0.75f, true);
  private final LongAdder loads = new LongAdder();
  private final LongAdder taken = new LongAdder();
  private final LongAdder mishaps = new LongAdder();

  Live(Hearing hearing, Conversations store, Watchers watchers, Clock clock) {
    this.hearing = hearing;
    this.store = store;
    this.watchers = watchers;
    this.clock = clock;
  }

  /// How many conversations are kept.
  int size() {
    lock.lock();
    try {
      return held.size();
    } finally {
      lock.unlock();
    }
  }

  /// How many readings were made of what is stored.
  long loads() {
    return loads.sum();
  }

  /// How many turns were heard and stored.
  long taken() {
    return taken.sum();
  }

  /// How many detectors failed.
  long mishaps() {
    return mishaps.sum();
  }

  record Key(String tenant, String id) {}

  /// One conversation; every field is read and written with its lock held.
  private static final class Held {
    final ReentrantLock own = new ReentrantLock();
    @Nullable ObjectNode head;
    @Nullable Reading reading;
    Nudging.@Nullable Following following;
    final List<KeptTurn> turns = new ArrayList<>();
    final Map<String, Integer> places = new HashMap<>();
    boolean open = true;

    Reading heard() {
      Reading known = reading;
      if (known == null) {
        throw new IllegalStateException("The conversation was not loaded.");
      }
      return known;
    }

    ObjectNode known() {
      ObjectNode known = head;
      if (known == null) {
        throw new IllegalStateException("The conversation was not loaded.");
      }
      return known;
    }

    void forget() {
      reading = null;
    }
  }

  /// What is done with a conversation while nobody else touches it.
  private interface Work<T> {
    T on(Held held);
  }

  private <T> T with(Key key, Work<T> work) {
    Held one;
    lock.lock();
    try {
      one = held.computeIfAbsent(key, any -> new Held());
      if (held.size() > MOST_KEPT) {
        var eldest = held.entrySet().iterator().next();
        if (!eldest.getKey().equals(key) && !eldest.getValue().own.isLocked()) {
          held.remove(eldest.getKey());
        }
      }
    } finally {
      lock.unlock();
    }
    one.own.lock();
    try {
      if (one.reading == null) {
        load(key, one);
      }
      return work.on(one);
    } finally {
      one.own.unlock();
    }
  }

  private void load(Key key, Held one) {
    Talk talk = store.find(key.tenant(), key.id()).orElse(null);
    if (talk == null) {
      lock.lock();
      try {
        held.remove(key, one);
      } finally {
        lock.unlock();
      }
      throw Problem.notThere();
    }
    loads.increment();
    one.turns.clear();
    one.places.clear();
    one.turns.addAll(store.turns(key.tenant(), key.id()));
    for (KeptTurn turn : one.turns) {
      String external = turn.external();
      if (external != null) {
        one.places.put(external, turn.place());
      }
    }
    one.head = object(talk.head());
    one.open = talk.open();
    Nudging.Following following = hearing.nudging().follow();
    one.reading = heard(one, following);
    one.following = following;
  }

  private Reading heard(Held one, Nudging.Following following) {
    Conversation whole = hearing.whole(one.known(), one.turns.stream().map(Live::body).toList());
    Reading reading = hearing.heard().begin(whole.unsaid());
    for (Turn turn : whole.turns()) {
      reading = hearing.heard().hear(reading, turn);
    }
    following.on(reading);
    return one.open ? reading : hearing.heard().close(reading);
  }

  /// A stored turn; a withdrawn one leaves its place empty.
  private static ObjectNode body(KeptTurn turn) {
    String body = turn.body();
    if (body != null) {
      return object(body);
    }
    ObjectNode empty = JsonNodeFactory.instance.objectNode();
    return empty
        .put("speaker", "unknown")
        .put("text", "")
        .put("visibility", "system")
        .put("withdrawn", true);
  }

  /// What came of a delivery.
  ///
  /// @param body the answer
  /// @param repeated whether it was delivered before
  record Taken(String body, boolean repeated) {}

  /// Hears turns and stores them.
  ///
  /// @param turns in the plain format
  /// @param answer the key of the request, and its digest, where it has one
  /// @throws Problem when one cannot be read, the conversation is closed or not there, or another
  ///   turn has its external id
  Taken take(Key key, ArrayNode turns, @Nullable Answer answer) {
    return with(
        key,
        one -> {
          if (turns.size() == 1) {
            Optional<Taken> before = repeated(one, turns.get(0));
            if (before.isPresent()) {
              return before.get();
            }
          }
          if (!one.open) {
            throw Problem.of(
                HttpStatus.CONFLICT,
                "The conversation is closed. Begin a new one for what follows.");
          }
          var fresh = JsonNodeFactory.instance.arrayNode();
          for (JsonNode turn : turns.values()) {
            if (repeated(one, turn).isEmpty()) {
              fresh.add(turn);
            }
          }
          List<Turn> read = hearing.turns(one.known(), fresh, one.turns.size());
          Reading reading = one.heard();
          int before = reading.size();
          var kept = new ArrayList<KeptTurn>();
          for (int i = 0; i < read.size(); i++) {
            Turn turn = read.get(i);
            reading = hearing.heard().hear(reading, turn);
            kept.add(
                new KeptTurn(
                    turn.index(),
                    turn.origin().externalId(),
                    Secrets.digest(fresh.get(i).toString()),
                    ConversationJson.tree(turn).toString()));
          }
          List<Nudge> nudges = following(one).on(reading);
          var happenings = new ArrayList<Happening>();
          ObjectNode body = JsonNodeFactory.instance.objectNode();
          body.put("conversation", key.id());
          ArrayNode told = body.putArray("turns");
          for (int i = before; i < reading.size(); i++) {
            ObjectNode turn = ReadingJson.turn(reading, i);
            told.add(turn);
            happenings.add(Happening.of("turn", turn.toString()));
          }
          List<Signal> late = late(one.heard(), reading);
          ArrayNode others = body.putArray("late");
          for (Signal signal : late) {
            ObjectNode tree = ReadingJson.signal(reading, signal).put("turn", signal.turn());
            others.add(tree);
            happenings.add(Happening.of("signal", tree.toString()));
          }
          Hint hint = null;
          if (nudges.isEmpty()) {
            body.putNull("nudge");
          } else {
            Nudge last = nudges.getLast();
            ObjectNode tree = ReadingJson.nudge(reading, last);
            body.set("nudge", tree);
            happenings.add(Happening.of("nudge", tree.toString()));
            hint =
                new Hint(
                    last.turn(),
                    last.code(),
                    tree.toString(),
                    hearing.json().heard().toString(),
                    clock.millis(),
                    null,
                    null);
          }
          String text = body.toString();
          Answer full =
              answer == null ? null : new Answer(answer.name(), answer.digest(), 201, text);
          var step = new Step(kept, marks(one.heard(), reading), hint, happenings, full);
          List<Happening> numbered;
          try {
            numbered = store.take(key.tenant(), key.id(), step);
          } catch (RuntimeException failed) {
            // The hints that were followed are ahead of what is stored: all of it is made again.
            one.forget();
            throw failed;
          }
          taken.add(kept.size());
          mishaps.add(reading.mishaps().size() - one.heard().mishaps().size());
          one.reading = reading;
          for (KeptTurn turn : kept) {
            one.turns.add(turn);
            String external = turn.external();
            if (external != null) {
              one.places.put(external, turn.place());
            }
          }
          watchers.tell(key, numbered);
          return new Taken(text, false);
        });
  }

  private static Nudging.Following following(Held one) {
    Nudging.Following following = one.following;
    if (following == null) {
      throw new IllegalStateException("The conversation was not loaded.");
    }
    return following;
  }

  /// What a turn that was delivered before is answered.
  private static Optional<Taken> repeated(Held one, JsonNode turn) {
    String external = turn.path("externalId").asString("");
    Integer place = external.isEmpty() ? null : one.places.get(external);
    if (place == null) {
      return Optional.empty();
    }
    if (!one.turns.get(place).digest().equals(Secrets.digest(turn.toString()))) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          "Another turn has this externalId. Correct that turn with PUT, or give this one its own.");
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("turns").add(ReadingJson.turn(one.heard(), place));
    body.putArray("late");
    body.putNull("nudge");
    return Optional.of(new Taken(body.toString(), true));
  }

  /// Signals about turns that were heard before.
  private static List<Signal> late(Reading before, Reading after) {
    var late = new ArrayList<Signal>();
    for (int i = 0; i < before.size(); i++) {
      List<Signal> now = after.signals(i);
      if (now.size() == before.signals(i).size()) {
        continue;
      }
      late.addAll(now.subList(Math.min(before.signals(i).size(), now.size()), now.size()));
    }
    return late;
  }

  private static List<Mark> marks(Reading before, Reading after) {
    var marks = new ArrayList<Mark>();
    late(before, after).forEach(signal -> marks.add(mark(signal)));
    for (int i = before.size(); i < after.size(); i++) {
      after.signals(i).forEach(signal -> marks.add(mark(signal)));
    }
    return marks;
  }

  private static Mark mark(Signal signal) {
    return new Mark(
        signal.turn(),
        signal.heardAt(),
        signal.code(),
        signal.kind().id(),
        signal.confidence().id());
  }

  /// Corrects a turn, or withdraws it; everything is heard again.
  ///
  /// @param turn in the plain format; null to withdraw it
  void change(Key key, String external, @Nullable ObjectNode turn) {
    with(
        key,
        one -> {
          Integer place = one.places.get(external);
          if (place == null) {
            throw Problem.notThere();
          }
          KeptTurn before = one.turns.get(place);
          KeptTurn after;
          if (turn == null) {
            after = new KeptTurn(place, external, before.digest(), null);
          } else {
            ObjectNode named = turn.deepCopy().put("externalId", external);
            Turn read =
                hearing
                    .turns(one.known(), JsonNodeFactory.instance.arrayNode().add(named), place)
                    .getFirst();
            after =
                new KeptTurn(
                    place,
                    external,
                    Secrets.digest(named.toString()),
                    ConversationJson.tree(read).toString());
          }
          one.turns.set(place, after);
          try {
            Nudging.Following following = hearing.nudging().follow();
            Reading reading = heard(one, following);
            ObjectNode told = ReadingJson.turn(reading, place);
            List<Happening> numbered =
                store.change(
                    key.tenant(),
                    key.id(),
                    after,
                    marks(hearing.heard().begin(reading.conversation().unsaid()), reading),
                    List.of(
                        Happening.of("turn-updated", told.toString()),
                        Happening.of(
                            "reading-reset",
                            "{\"reason\":\"%s\"}"
                                .formatted(turn == null ? "withdrawn" : "edited"))));
            one.reading = reading;
            one.following = following;
            watchers.tell(key, numbered);
            return true;
          } catch (RuntimeException failed) {
            one.forget();
            throw failed;
          }
        });
  }

  /// Ends a conversation; a second time changes nothing.
  ObjectNode close(Key key) {
    return with(
        key,
        one -> {
          if (one.open) {
            Reading before = one.heard();
            Reading closed = hearing.heard().close(before);
            var happenings = new ArrayList<Happening>();
            for (Signal signal : late(before, closed)) {
              happenings.add(
                  Happening.of(
                      "signal",
                      ReadingJson.signal(closed, signal).put("turn", signal.turn()).toString()));
            }
            hearing
                .json()
                .tree(closed)
                .path("episodes")
                .values()
                .forEach(episode -> happenings.add(Happening.of("episode", episode.toString())));
            happenings.add(Happening.of("closed", "{}"));
            List<Happening> numbered =
                store.close(key.tenant(), key.id(), marks(before, closed), happenings);
            one.reading = closed;
            one.open = false;
            watchers.tell(key, numbered);
          }
          return hearing.json().tree(one.heard());
        });
  }

  /// The reading as it stands.
  Reading reading(Key key) {
    return with(key, Held::heard);
  }

  /// Deletes a conversation.
  void delete(Key key) {
    with(
        key,
        one -> {
          store.delete(key.tenant(), key.id());
          one.forget();
          return true;
        });
    lock.lock();
    try {
      held.remove(key);
    } finally {
      lock.unlock();
    }
    watchers.end(key);
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) MAPPER.readTree(json);
  }
}
