package io.heard.server;

import io.heard.Reading;
import io.heard.coach.Nudge;
import io.heard.coach.Nudging;
import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import io.heard.formats.ConversationJson;
import io.heard.formats.ReadingJson;
import io.heard.formats.Times;
import io.heard.signal.Signal;
import io.heard.store.Answer;
import io.heard.store.Beginning;
import io.heard.store.Conversations;
import io.heard.store.Happening;
import io.heard.store.Hint;
import io.heard.store.KeptTurn;
import io.heard.store.Mark;
import io.heard.store.Step;
import io.heard.store.Talk;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  Live(Hearing hearing, Conversations store, Watchers watchers, Clock clock) {
    this.hearing = hearing;
    this.store = store;
    this.watchers = watchers;
    this.clock = clock;
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

    /// Who works on it or waits to, counted with the map's lock held: it is not forgotten while
    /// there is anybody, so that there is never a second one of a conversation.
    int users;

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

    void has(Grown grown) {
      reading = grown.reading();
      grown.step().turns().forEach(this::put);
    }

    void put(KeptTurn turn) {
      turns.add(turn);
      String external = turn.external();
      if (external != null) {
        places.put(external, turn.place());
      }
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
    return alone(
        key,
        one -> {
          if (one.reading == null) {
            load(key, one);
          }
          return work.on(one);
        });
  }

  /// The same for a conversation that is perhaps not stored.
  private <T> T alone(Key key, Work<T> work) {
    Held one;
    lock.lock();
    try {
      one = held.computeIfAbsent(key, any -> new Held());
      one.users++;
      if (held.size() > MOST_KEPT) {
        var eldest = held.entrySet().iterator().next();
        if (eldest.getValue().users == 0) {
          held.remove(eldest.getKey());
        }
      }
    } finally {
      lock.unlock();
    }
    one.own.lock();
    try {
      return work.on(one);
    } finally {
      one.own.unlock();
      lock.lock();
      try {
        one.users--;
        if (one.users == 0 && one.reading == null) {
          held.remove(key, one);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private void load(Key key, Held one) {
    Talk talk = store.find(key.tenant(), key.id()).orElse(null);
    if (talk == null) {
      throw Problem.notThere();
    }
    one.turns.clear();
    one.places.clear();
    store.turns(key.tenant(), key.id()).forEach(one::put);
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
          var places = new ArrayList<Integer>();
          ArrayNode fresh = fresh(one, turns, places);
          if (fresh.isEmpty()) {
            return repeated(key, one, turns);
          }
          if (!one.open) {
            throw Problem.of(
                HttpStatus.CONFLICT,
                "The conversation is closed. Begin a new one for what follows.");
          }
          if (one.turns.size() + fresh.size() > Conversation.MOST_TURNS) {
            throw Problem.of(
                HttpStatus.CONFLICT,
                "A conversation has at most %d turns. Begin a new one for what follows."
                    .formatted(Conversation.MOST_TURNS));
          }
          List<String> digests = digests(fresh);
          start(key, one, fresh);
          Grown grown;
          List<Happening> numbered;
          try {
            grown = grow(key, one, fresh, digests, answer);
            numbered = store.take(key.tenant(), key.id(), grown.step());
          } catch (Problem unread) {
            throw unread.at(pointer -> delivered(pointer, places));
          } catch (RuntimeException failed) {
            // The hints that were followed are ahead of what is stored: all of it is made again.
            one.forget();
            throw failed;
          }
          one.has(grown);
          watchers.tell(key, numbered);
          return new Taken(grown.answer(), false);
        });
  }

  /// A pointer among all turns of a delivery, made of one among those that were new.
  private static String delivered(String pointer, List<Integer> places) {
    String[] parts = pointer.split("/", 3);
    if (parts.length < 2 || !parts[1].matches("\\d{1,5}")) {
      return pointer;
    }
    int fresh = Integer.parseInt(parts[1]);
    return fresh >= places.size()
        ? pointer
        : "/" + places.get(fresh) + (parts.length > 2 ? "/" + parts[2] : "");
  }

  /// What turns made of a conversation, before it is stored.
  private record Grown(Step step, Reading reading, String answer) {}

  /// What tells a delivery that is repeated from another one.
  private static List<String> digests(ArrayNode turns) {
    return turns.values().stream().map(turn -> Secrets.digest(turn.toString())).toList();
  }

  private Grown grow(
      Key key, Held one, ArrayNode fresh, List<String> digests, @Nullable Answer answer) {
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
              external(turn),
              digests.get(i),
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
    Answer full = answer == null ? null : new Answer(answer.name(), answer.digest(), 201, text);
    return new Grown(
        new Step(kept, marks(one.heard(), reading), hint, happenings, full), reading, text);
  }

  private static @Nullable String external(Turn turn) {
    String external = turn.origin().externalId();
    return external == null || external.isBlank() ? null : external;
  }

  /// Begins a conversation, with the turns that are known of it; all of it is stored or nothing.
  ///
  /// @param talk with the conversation without turns in the plain format
  /// @param turns in the plain format, read before without a fault
  /// @param answer what a repeated request is answered; null without a key
  /// @return whether it is new; false leaves the one of that id as it is
  boolean begin(Key key, Talk talk, ArrayNode turns, @Nullable Answer answer) {
    return alone(
        key,
        one -> {
          if (one.reading != null || store.find(key.tenant(), key.id()).isPresent()) {
            return false;
          }
          first(one, talk);
          try {
            ArrayNode fresh = fresh(one, turns, new ArrayList<>());
            List<String> digests = digests(fresh);
            Starts.settle(one.known(), fresh);
            Step step =
                fresh.isEmpty()
                    ? Beginning.EMPTY.step()
                    : grown(one, grow(key, one, fresh, digests, null)).step();
            var beginning = new Beginning(step, startedAt(one.known()), null);
            Optional<List<Happening>> numbered = store.begin(key.tenant(), talk, beginning, answer);
            if (numbered.isEmpty()) {
              one.forget();
              return false;
            }
            watchers.tell(key, numbered.get());
            return true;
          } catch (RuntimeException failed) {
            one.forget();
            throw failed;
          }
        });
  }

  private static Grown grown(Held one, Grown grown) {
    one.has(grown);
    return grown;
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
  Brought bring(Key key, Talk talk, ArrayNode turns) {
    return alone(
        key,
        one -> {
          List<String> digests = digests(turns);
          if (one.reading != null || store.find(key.tenant(), key.id()).isPresent()) {
            return digests.equals(
                    store.turns(key.tenant(), key.id()).stream().map(KeptTurn::digest).toList())
                ? Brought.KNOWN
                : Brought.OTHER;
          }
          first(one, talk);
          try {
            Reading nothing = one.heard();
            Grown grown = grow(key, one, turns, digests, null);
            Reading closed = hearing.heard().close(grown.reading());
            var step =
                new Step(
                    grown.step().turns(),
                    marks(nothing, closed),
                    null,
                    List.of(
                        Happening.of("reading-reset", "{\"reason\":\"imported\"}"),
                        Happening.of("closed", "{}")),
                    null);
            Optional<List<Happening>> numbered =
                store.begin(
                    key.tenant(),
                    talk,
                    new Beginning(step, startedAt(one.known()), Ended.of(closed, one.known())),
                    null);
            numbered.ifPresent(happenings -> watchers.tell(key, happenings));
            return numbered.isPresent() ? Brought.NEW : Brought.OTHER;
          } finally {
            // It is over: nothing of it is kept in memory.
            one.forget();
          }
        });
  }

  private void first(Held one, Talk talk) {
    one.turns.clear();
    one.places.clear();
    one.head = object(talk.head());
    one.open = true;
    Nudging.Following following = hearing.nudging().follow();
    one.reading = heard(one, following);
    one.following = following;
  }

  /// When a conversation began by its own account, milliseconds since 1970.
  static @Nullable Long startedAt(ObjectNode head) {
    return Times.instant(head.path("startedAt").asString(""))
        .map(Instant::toEpochMilli)
        .orElse(null);
  }

  /// Where nobody said when a conversation began, the first instant that a turn names is its start,
  /// so that all turns are counted from one.
  private void start(Key key, Held one, ArrayNode fresh) {
    ObjectNode head = one.known();
    Instant start = Starts.settle(head, fresh);
    if (start == null) {
      return;
    }
    ObjectNode known = head.deepCopy().put("startedAt", start.toString());
    again(key, one, known, List.of());
  }

  /// Hears everything again with something else known beside the turns.
  private void again(Key key, Held one, ObjectNode head, List<Happening> happenings) {
    one.head = head;
    try {
      Nudging.Following following = hearing.nudging().follow();
      Reading reading = heard(one, following);
      List<Happening> numbered =
          store.head(
              key.tenant(),
              key.id(),
              head.toString(),
              startedAt(head),
              marks(hearing.heard().begin(reading.conversation().unsaid()), reading),
              happenings,
              one.open ? null : Ended.of(reading, head));
      one.reading = reading;
      one.following = following;
      watchers.tell(key, numbered);
    } catch (RuntimeException failed) {
      one.forget();
      throw failed;
    }
  }

  /// Replaces what is known beside the words; everything is heard again.
  ///
  /// @param known the case in the plain format; empty for nothing
  void know(Key key, ObjectNode known) {
    with(
        key,
        one -> {
          ObjectNode head = one.known().deepCopy();
          if (known.isEmpty()) {
            head.remove("case");
          } else {
            head.set("case", known);
          }
          if (!head.equals(one.known())) {
            again(key, one, head, List.of(Happening.of("reading-reset", "{\"reason\":\"case\"}")));
          }
          return true;
        });
  }

  /// Keeps what became of the matter: satisfaction, whether it was resolved and so on.
  void became(Key key, ObjectNode outcome) {
    with(
        key,
        one -> {
          again(
              key,
              one,
              one.known().deepCopy().set("outcome", outcome),
              List.of(Happening.of("outcome", outcome.toString())));
          return true;
        });
  }

  private static Nudging.Following following(Held one) {
    Nudging.Following following = one.following;
    if (following == null) {
      throw new IllegalStateException("The conversation was not loaded.");
    }
    return following;
  }

  /// The turns that were not delivered before.
  ///
  /// @param places where each of them stands among all
  /// @throws Problem when one has the external id of another
  private static ArrayNode fresh(Held one, ArrayNode turns, List<Integer> places) {
    ArrayNode fresh = JsonNodeFactory.instance.arrayNode();
    var delivered = new HashMap<String, String>();
    for (int i = 0; i < turns.size(); i++) {
      JsonNode turn = turns.get(i);
      String external = turn.path("externalId").asString("");
      if (external.isBlank()) {
        fresh.add(turn);
        places.add(i);
        continue;
      }
      Ids.check(external, "/" + i + "/externalId");
      Integer place = one.places.get(external);
      String digest = Secrets.digest(turn.toString());
      String before =
          place == null ? delivered.putIfAbsent(external, digest) : one.turns.get(place).digest();
      if (before == null) {
        fresh.add(turn);
        places.add(i);
      } else if (!before.equals(digest)) {
        throw Problem.of(
            HttpStatus.CONFLICT,
            "Another turn has this externalId. Correct that turn with PUT, or give this one its own.",
            List.of(new Problem.Fault("/" + i + "/externalId", "It is another turn's.")));
      }
    }
    return fresh;
  }

  /// What turns that were delivered before are answered.
  private static Taken repeated(Key key, Held one, ArrayNode turns) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("conversation", key.id());
    ArrayNode told = body.putArray("turns");
    for (JsonNode turn : turns.values()) {
      Integer place = one.places.get(turn.path("externalId").asString(""));
      if (place != null) {
        told.add(ReadingJson.turn(one.heard(), place));
      }
    }
    body.putArray("late");
    body.putNull("nudge");
    return new Taken(body.toString(), true);
  }

  /// Signals about turns that were heard before.
  private static List<Signal> late(Reading before, Reading after) {
    var late = new ArrayList<Signal>();
    for (int i = 0; i < before.size(); i++) {
      List<Signal> now = after.signals(i);
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
          // A delivery that is repeated after a correction is still known as the one it was.
          KeptTurn before = one.turns.get(place);
          KeptTurn after;
          if (turn == null) {
            after = new KeptTurn(place, external, before.digest(), null);
          } else {
            ObjectNode named = turn.deepCopy().put("externalId", external);
            start(key, one, JsonNodeFactory.instance.arrayNode().add(named));
            Turn read =
                hearing
                    .turns(one.known(), JsonNodeFactory.instance.arrayNode().add(named), place)
                    .getFirst();
            after =
                new KeptTurn(
                    place, external, before.digest(), ConversationJson.tree(read).toString());
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
                                .formatted(turn == null ? "withdrawn" : "edited"))),
                    Retold.of(place, told),
                    one.open ? null : Ended.of(reading, one.known()));
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
  ///
  /// @param outcome what became of the matter; null where nothing is known
  ObjectNode close(Key key, @Nullable ObjectNode outcome) {
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
            ObjectNode head = one.known().deepCopy();
            if (outcome != null) {
              head.set("outcome", outcome);
            }
            List<Happening> numbered =
                store.close(
                    key.tenant(),
                    key.id(),
                    marks(before, closed),
                    happenings,
                    head.toString(),
                    Ended.of(closed, head));
            one.reading = closed;
            one.open = false;
            watchers.tell(key, numbered);
            if (outcome != null) {
              // The outcome is known to the reading only when it is made anew.
              one.forget();
              load(key, one);
            }
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
    watchers.end(key);
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) MAPPER.readTree(json);
  }
}
