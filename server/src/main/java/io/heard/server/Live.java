package io.heard.server;

import io.heard.Reading;
import io.heard.coach.Nudge;
import io.heard.coach.Nudging;
import io.heard.conversation.Conversation;
import io.heard.conversation.Span;
import io.heard.conversation.Turn;
import io.heard.formats.ConversationJson;
import io.heard.formats.ReadingJson;
import io.heard.formats.Times;
import io.heard.signal.Signal;
import io.heard.store.Answer;
import io.heard.store.Beginning;
import io.heard.store.Conversations;
import io.heard.store.Disputes;
import io.heard.store.Happening;
import io.heard.store.Hint;
import io.heard.store.KeptTurn;
import io.heard.store.Mark;
import io.heard.store.Rewrite;
import io.heard.store.Step;
import io.heard.store.Talk;
import io.heard.store.Traces;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

  /// Why a turn is worded otherwise: something was found in it late.
  private static final String MASKED = "masked";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Hearings hearings;
  private final Conversations store;
  private final Watchers watchers;
  private final Clock clock;
  private final Privacy privacy;
  private final Traces traces;
  private final Disputes disputes;
  private final Unscrubbed unscrubbed;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Key, Held> held = new LinkedHashMap<>(16, 0.75f, true);
  private final LongAdder loads = new LongAdder();
  private final LongAdder taken = new LongAdder();
  private final LongAdder mishaps = new LongAdder();

  Live(
      Hearings hearings,
      Conversations store,
      Watchers watchers,
      Clock clock,
      Privacy privacy,
      Traces traces,
      Disputes disputes,
      Unscrubbed unscrubbed) {
    this.disputes = disputes;
    this.hearings = hearings;
    this.store = store;
    this.watchers = watchers;
    this.clock = clock;
    this.privacy = privacy;
    this.traces = traces;
    this.unscrubbed = unscrubbed;
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
    boolean optedOut;
    boolean whispers;
    @Nullable Masked masked;

    /// What its reading was made by.
    @Nullable Hearing hearing;

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

    Hearing by() {
      Hearing known = hearing;
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
          if (one.reading == null || one.hearing != hearings.of(key.tenant())) {
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

  /// The store, as what is written there was heard by what this conversation is heard by.
  private Conversations store(Held one) {
    return store.by(one.by().by());
  }

  private void load(Key key, Held one) {
    Talk talk = store.find(key.tenant(), key.id()).orElse(null);
    if (talk == null) {
      throw Problem.notThere();
    }
    loads.increment();
    one.reading = null;
    one.hearing = hearings.of(key.tenant());
    one.turns.clear();
    one.places.clear();
    store.turns(key.tenant(), key.id()).forEach(one::put);
    one.head = object(talk.head());
    one.open = talk.open();
    String customer = talk.customer();
    one.optedOut =
        privacy.isOut(
            key.tenant(),
            List.of(key.id()),
            customer == null ? List.of() : List.of(customer),
            talk.channel());
    Set<Integer> unmasked = mask(key, one);
    Nudging.Following following = one.by().nudging().follow();
    one.reading = heard(one, following);
    one.following = following;
    if (!unmasked.isEmpty()) {
      reword(key, one, unmasked);
    }
    one.whispers = !store.happenings(key.tenant(), key.id(), Beside.WHISPER).isEmpty();
    reworded(key, one);
    agree(key, one);
  }

  /// Whispers and disputes are masked by whatever a later turn shows.
  private void reworded(Key key, Held one) {
    Masked masked = one.masked;
    if (masked == null) {
      return;
    }
    int changed =
        one.whispers
            ? store.reword(
                key.tenant(), key.id(), Beside.WHISPER, body -> Beside.worded(body, masked::beside))
            : 0;
    if (changed + disputes.reword(key.tenant(), key.id(), masked::beside) > 0) {
      unscrubbed.mark();
    }
  }

  /// What is searched for by labels is what the reading shows: where pages of the house were
  /// switched since, or another version hears, the stored marks are replaced. Nothing else changes,
  /// not even when the conversation was last changed.
  private void agree(Key key, Held one) {
    List<Mark> now = marks(one.by().heard().begin(one.heard().head()), one.heard());
    if (sorted(now).equals(sorted(store.marks(key.tenant(), key.id())))) {
      return;
    }
    List<Happening> told =
        one.open
            ? List.of(Happening.of("reading-reset", "{\"reason\":\"heard-anew\"}"))
            : List.of();
    watchers.tell(key, store(one).reheard(key.tenant(), key.id(), now, told));
  }

  private static List<Mark> sorted(List<Mark> marks) {
    return marks.stream()
        .sorted(
            Comparator.comparingInt(Mark::turn)
                .thenComparingInt(Mark::heardAt)
                .thenComparing(Mark::code)
                .thenComparing(Mark::confidence))
        .toList();
  }

  // Masking

  /// What is stored of a conversation that begins, and how it is masked.
  ///
  /// @param talk its id, customer and topic as they are stored, and its head, masked
  record Opened(Talk talk, @Nullable Masked masked) {
    @Override
    public String toString() {
      return "Opened[]";
    }
  }

  /// Says what of a conversation may be stored.
  ///
  /// @param raw as it came
  /// @throws Problem when its customer opted out
  Opened open(String tenant, Talk raw) {
    Conversation whole = hearings.base().whole(object(raw.head()), List.of());
    privacy.listens(tenant, whole);
    Masked masked = privacy.begin(tenant, whole);
    ObjectNode head = Hearing.head(masked == null ? whole : masked.head());
    String id = raw.id();
    String customer = raw.customer();
    if (masked != null) {
      id = masked.tells(id) ? privacy.conversationName(tenant, id) : id;
      if (customer != null && masked.tells(customer)) {
        customer = privacy.customerName(tenant, customer);
      }
    }
    named(head, id, customer);
    return new Opened(
        new Talk(
                id,
                customer,
                raw.team(),
                raw.channel(),
                topic(head),
                head.toString(),
                raw.open(),
                0,
                0,
                0,
                0)
            .by(raw.agent()),
        masked);
  }

  private static void named(ObjectNode head, String id, @Nullable String customer) {
    head.put("id", id);
    if (customer != null) {
      head.put("customerId", customer);
    }
  }

  private static @Nullable String topic(ObjectNode head) {
    JsonNode topic = head.path("topic");
    return topic.isString() && !topic.stringValue().isBlank() ? topic.stringValue() : null;
  }

  /// Takes up masking where it stands.
  ///
  /// @return the places of turns that are stored otherwise than they may be
  private Set<Integer> mask(Key key, Held one) {
    var unmasked = new TreeSet<Integer>();
    Masked masked = one.masked;
    if (masked == null) {
      masked = privacy.begin(key.tenant(), hearings.base().whole(one.known(), List.of()));
      one.masked = masked;
    }
    if (masked == null) {
      return Set.of();
    }
    masked.cut(one.turns.size());
    List<Turn> stored =
        hearings.base().whole(one.known(), one.turns.stream().map(Live::body).toList()).turns();
    for (KeptTurn turn : one.turns) {
      if (turn.body() == null) {
        masked.withdraw(turn.place());
      } else if (!masked.has(turn.place())) {
        masked.hear(turn.place(), stored.get(turn.place()), unmasked);
      }
    }
    if (!one.open) {
      masked.close(unmasked);
    }
    for (KeptTurn turn : one.turns) {
      String body = turn.body();
      if (body != null && !body.equals(body(masked, turn.place(), turn.external()))) {
        unmasked.add(turn.place());
      }
    }
    if (masked.headChanged()) {
      one.head = head(one, masked);
    }
    return unmasked;
  }

  private static String body(Masked masked, int place, @Nullable String external) {
    return ConversationJson.tree(masked.turn(place, external)).toString();
  }

  private static ObjectNode head(Held one, Masked masked) {
    ObjectNode head = Hearing.head(masked.head());
    JsonNode customer = one.known().get("customerId");
    named(head, one.known().path("id").asString(""), customer == null ? null : customer.asString());
    JsonNode started = one.known().get("startedAt");
    if (started != null && !head.has("startedAt")) {
      head.set("startedAt", started);
    }
    return head;
  }

  /// The name under which a turn is stored.
  private @Nullable String external(Key key, Held one, @Nullable String external) {
    Masked masked = one.masked;
    return external == null || masked == null || !masked.tells(external)
        ? external
        : privacy.externalName(key.tenant(), key.id(), external);
  }

  /// The place of a turn by the name that its sender has for it.
  private @Nullable Integer place(Key key, Held one, String external) {
    Integer place = one.places.get(external);
    return place == null
        ? one.places.get(privacy.externalName(key.tenant(), key.id(), external))
        : place;
  }

  /// What a delivery is known again by.
  private String digest(Key key, JsonNode turn) {
    return privacy.key().digest("turn", key.tenant(), key.id(), turn.toString());
  }

  /// Turns that are worded otherwise from now on, set in their places.
  ///
  /// @return those whose stored words change
  private List<KeptTurn> worded(Key key, Held one, Set<Integer> changed) {
    Masked masked = one.masked;
    var reworded = new ArrayList<KeptTurn>();
    if (masked == null) {
      return reworded;
    }
    for (int place : changed) {
      KeptTurn before = one.turns.get(place);
      if (before.body() == null) {
        continue;
      }
      String external = external(key, one, before.external());
      var after = new KeptTurn(place, external, before.digest(), body(masked, place, external));
      if (!after.equals(before)) {
        one.turns.set(place, after);
        reworded.add(after);
        if (external != null && !external.equals(before.external())) {
          one.places.remove(before.external());
          one.places.put(external, place);
        }
      }
    }
    return reworded;
  }

  /// What else has to be stored otherwise with turns that are.
  ///
  /// @param reading of the conversation as it is worded now
  private Rewrite rewrite(
      Key key,
      Held one,
      List<KeptTurn> turns,
      Set<Integer> changed,
      boolean headChanged,
      Reading reading) {
    unscrubbed.mark();
    Masked masked = one.masked;
    var rewording = new Rewording(reading, changed, masked == null ? text -> text : masked::text);
    ObjectNode head = one.known();
    return new Rewrite(
        headChanged ? head.toString() : null,
        headChanged ? topic(head) : null,
        turns,
        rewording.happenings(store.happenings(key.tenant(), key.id(), 0, Integer.MAX_VALUE)),
        rewording.hints(store.hints(key.tenant(), key.id())),
        rewording.answers(traces.answers(key.tenant(), key.id())),
        rewording.disputes(disputes.of(key.tenant(), key.id())));
  }

  /// What is told about turns that are worded otherwise.
  private static List<Happening> told(Reading reading, Set<Integer> changed) {
    var told = new ArrayList<Happening>();
    ObjectNode reset = JsonNodeFactory.instance.objectNode().put("reason", MASKED);
    ArrayNode turns = reset.putArray("turns");
    for (int place : changed) {
      told.add(
          Happening.of(
              "turn-updated", ReadingJson.turn(reading, place).put("reason", MASKED).toString()));
      turns.add(place);
    }
    told.add(Happening.of("reading-reset", reset.toString()));
    return told;
  }

  /// Words stored turns otherwise that were stored before they were masked.
  private void reword(Key key, Held one, Set<Integer> changed) {
    try {
      List<KeptTurn> turns = worded(key, one, changed);
      Nudging.Following following = one.by().nudging().follow();
      Reading reading = heard(one, following);
      List<Happening> numbered =
          store(one)
              .reword(
                  key.tenant(),
                  key.id(),
                  marks(one.by().heard().begin(reading.conversation().unsaid()), reading),
                  told(reading, changed),
                  rewrite(key, one, turns, changed, true, reading));
      one.reading = reading;
      one.following = following;
      watchers.tell(key, numbered);
    } catch (RuntimeException failed) {
      one.forget();
      throw failed;
    }
  }

  /// Makes the readings of a tenant anew when they are next asked for, since something about it was
  /// decided.
  void refresh(String tenant) {
    List<Held> all;
    lock.lock();
    try {
      all =
          held.entrySet().stream()
              .filter(entry -> entry.getKey().tenant().equals(tenant))
              .map(Map.Entry::getValue)
              .toList();
    } finally {
      lock.unlock();
    }
    for (Held one : all) {
      one.own.lock();
      try {
        one.forget();
        one.masked = null;
      } finally {
        one.own.unlock();
      }
    }
  }

  private Reading heard(Held one, Nudging.Following following) {
    Conversation whole =
        hearings.base().whole(one.known(), one.turns.stream().map(Live::body).toList());
    Reading reading = one.by().heard().begin(whole.unsaid());
    for (Turn turn : whole.turns()) {
      reading = one.by().heard().hear(reading, turn);
    }
    following.on(reading);
    return one.open ? reading : one.by().heard().close(reading);
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
          ArrayNode fresh = fresh(key, one, turns, places);
          if (fresh.isEmpty()) {
            return repeated(key, one, turns);
          }
          if (one.optedOut) {
            throw Privacy.optedOut();
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
          List<String> digests = digests(key, fresh);
          start(key, one, fresh);
          Grown grown;
          List<Happening> numbered;
          try {
            grown = grow(key, one, fresh, digests, answer, false);
            numbered = store(one).take(key.tenant(), key.id(), grown.step());
          } catch (Problem unread) {
            throw unread.at(pointer -> delivered(pointer, places));
          } catch (RuntimeException failed) {
            // The hints that were followed are ahead of what is stored: all of it is made again.
            one.forget();
            throw failed;
          }
          count(one, grown);
          one.has(grown);
          reworded(key, one);
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
  private List<String> digests(Key key, ArrayNode turns) {
    return turns.values().stream().map(turn -> digest(key, turn)).toList();
  }

  private void count(Held one, Grown grown) {
    taken.add(grown.step().turns().size());
    mishaps.add(Math.max(0, grown.reading().mishaps().size() - one.heard().mishaps().size()));
  }

  /// @param whole whether nothing follows these turns
  private Grown grow(
      Key key,
      Held one,
      ArrayNode fresh,
      List<String> digests,
      @Nullable Answer answer,
      boolean whole) {
    List<Turn> read = hearings.base().turns(one.known(), fresh, one.turns.size());
    int before = one.turns.size();
    var changed = new TreeSet<Integer>();
    Masked masked = one.masked;
    if (masked != null) {
      for (Turn turn : read) {
        masked.hear(turn.index(), turn, changed);
      }
      if (whole) {
        masked.close(changed);
      }
      changed.removeIf(place -> place >= before);
    }
    Late late = late(key, one, changed);
    Reading base = late.reading();
    Reading reading = base;
    var kept = new ArrayList<KeptTurn>();
    for (int i = 0; i < read.size(); i++) {
      Turn turn = read.get(i);
      String external = external(key, one, external(turn));
      turn = masked == null ? turn : masked.turn(turn.index(), external);
      reading = one.by().heard().hear(reading, turn);
      kept.add(
          new KeptTurn(
              turn.index(), external, digests.get(i), ConversationJson.tree(turn).toString()));
    }
    List<Nudge> nudges = following(one).on(reading);
    var happenings = new ArrayList<Happening>(late.told());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("conversation", key.id());
    ArrayNode told = body.putArray("turns");
    for (int i = before; i < reading.size(); i++) {
      ObjectNode turn = ReadingJson.turn(reading, i);
      told.add(turn);
      happenings.add(Happening.of("turn", turn.toString()));
    }
    if (late.rewrite() != null) {
      ArrayNode replaced = body.putArray("replaced");
      changed.forEach(place -> replaced.add(ReadingJson.turn(base, place)));
    }
    ArrayNode others = body.putArray("late");
    for (Signal signal : late(base, reading)) {
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
              last.turn(), last.code(), tree.toString(), one.by().by(), clock.millis(), null, null);
    }
    String text = one.by().signed(body).toString();
    Answer full = answer == null ? null : new Answer(answer.name(), answer.digest(), 201, text);
    Reading known = late.rewrite() == null ? base : one.by().heard().begin(one.heard().head());
    var step = new Step(kept, marks(known, reading), hint, happenings, full, late.rewrite());
    return new Grown(step, reading, text);
  }

  private static @Nullable String external(Turn turn) {
    String external = turn.origin().externalId();
    return external == null || external.isBlank() ? null : external;
  }

  /// What a late find comes to.
  ///
  /// @param reading of all turns that are stored, as they are worded now
  /// @param rewrite what has to be stored otherwise; null where nothing was found late
  /// @param told what is sent about it
  private record Late(Reading reading, @Nullable Rewrite rewrite, List<Happening> told) {}

  private Late late(Key key, Held one, Set<Integer> changed) {
    Masked masked = one.masked;
    boolean headChanged = masked != null && masked.headChanged();
    if (masked == null || (changed.isEmpty() && !headChanged)) {
      return new Late(one.heard(), null, List.of());
    }
    try {
      if (headChanged) {
        one.head = head(one, masked);
      }
      List<KeptTurn> turns = worded(key, one, changed);
      Nudging.Following following = one.by().nudging().follow();
      Reading reading = heard(one, following);
      one.following = following;
      return new Late(
          reading, rewrite(key, one, turns, changed, headChanged, reading), told(reading, changed));
    } catch (RuntimeException failed) {
      one.forget();
      throw failed;
    }
  }

  /// Begins a conversation, with the turns that are known of it; all of it is stored or nothing.
  ///
  /// @param opened the conversation without turns
  /// @param turns in the plain format, read before without a fault
  /// @param answer what a repeated request is answered; null without a key
  /// @return whether it is new; false leaves the one of that id as it is
  boolean begin(String tenant, Opened opened, ArrayNode turns, @Nullable Answer answer) {
    Talk talk = opened.talk();
    var key = new Key(tenant, talk.id());
    return alone(
        key,
        one -> {
          if (one.reading != null || store.find(key.tenant(), key.id()).isPresent()) {
            return false;
          }
          first(key, one, opened);
          try {
            ArrayNode fresh = fresh(key, one, turns, new ArrayList<>());
            List<String> digests = digests(key, fresh);
            Starts.settle(one.known(), fresh);
            Step step =
                fresh.isEmpty()
                    ? Beginning.EMPTY.step()
                    : grown(one, grow(key, one, fresh, digests, null, false)).step();
            var beginning = new Beginning(step, startedAt(one.known()), null);
            Optional<List<Happening>> numbered =
                store(one).begin(key.tenant(), talk, beginning, answer);
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

  private Grown grown(Held one, Grown grown) {
    count(one, grown);
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
  ///
  /// @throws Problem when its customer opted out, or a turn cannot be read
  Brought bring(String tenant, Talk raw, ArrayNode turns) {
    Opened opened = open(tenant, raw);
    Talk talk = opened.talk();
    var key = new Key(tenant, talk.id());
    return alone(
        key,
        one -> {
          List<String> digests = digests(key, turns);
          if (one.reading != null || store.find(key.tenant(), key.id()).isPresent()) {
            return digests.equals(
                    store.turns(key.tenant(), key.id()).stream().map(KeptTurn::digest).toList())
                ? Brought.KNOWN
                : Brought.OTHER;
          }
          first(key, one, opened);
          try {
            Reading nothing = one.heard();
            Grown grown = grow(key, one, turns, digests, null, true);
            count(one, grown);
            Reading closed = one.by().heard().close(grown.reading());
            var step =
                new Step(
                    grown.step().turns(),
                    marks(nothing, closed),
                    null,
                    List.of(
                        Happening.of("reading-reset", "{\"reason\":\"imported\"}"),
                        Happening.of("closed", "{}")),
                    null,
                    grown.step().rewrite());
            Optional<List<Happening>> numbered =
                store(one)
                    .begin(
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

  private void first(Key key, Held one, Opened opened) {
    one.hearing = hearings.of(key.tenant());
    Talk talk = opened.talk();
    one.masked = opened.masked();
    one.optedOut = false;
    one.whispers = false;
    one.turns.clear();
    one.places.clear();
    one.head = object(talk.head());
    one.open = true;
    Nudging.Following following = one.by().nudging().follow();
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
      Nudging.Following following = one.by().nudging().follow();
      Reading reading = heard(one, following);
      List<Happening> numbered =
          store(one)
              .head(
                  key.tenant(),
                  key.id(),
                  head.toString(),
                  startedAt(head),
                  marks(one.by().heard().begin(reading.conversation().unsaid()), reading),
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
            learn(key, one, head);
            again(
                key,
                one,
                one.known(),
                List.of(Happening.of("reading-reset", "{\"reason\":\"case\"}")));
          }
          return true;
        });
  }

  /// Takes up something else that is known beside the turns, masked; turns in which it tells of
  /// somebody are worded otherwise from now on.
  private void learn(Key key, Held one, ObjectNode head) {
    one.head = head;
    one.masked = null;
    try {
      Set<Integer> unmasked = mask(key, one);
      Masked masked = one.masked;
      if (masked != null) {
        one.head = head(one, masked);
      }
      if (!unmasked.isEmpty()) {
        reword(key, one, unmasked);
      }
    } catch (RuntimeException failed) {
      one.forget();
      throw failed;
    }
  }

  /// Keeps what became of the matter: satisfaction, whether it was resolved and so on.
  void became(Key key, ObjectNode outcome) {
    with(
        key,
        one -> {
          learn(key, one, one.known().deepCopy().set("outcome", outcome));
          again(
              key,
              one,
              one.known(),
              List.of(Happening.of("outcome", one.known().path("outcome").toString())));
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
  private ArrayNode fresh(Key key, Held one, ArrayNode turns, List<Integer> places) {
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
      Integer place = place(key, one, external);
      String digest = digest(key, turn);
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
  private Taken repeated(Key key, Held one, ArrayNode turns) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("conversation", key.id());
    ArrayNode told = body.putArray("turns");
    for (JsonNode turn : turns.values()) {
      Integer place = place(key, one, turn.path("externalId").asString(""));
      if (place != null) {
        told.add(ReadingJson.turn(one.heard(), place));
      }
    }
    body.putArray("late");
    body.putNull("nudge");
    return new Taken(one.by().signed(body).toString(), true);
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
          Integer place = place(key, one, external);
          if (place == null) {
            throw Problem.notThere();
          }
          if (turn != null && one.optedOut) {
            throw Privacy.optedOut();
          }
          KeptTurn before = one.turns.get(place);
          var changed = new TreeSet<Integer>();
          KeptTurn after;
          if (turn == null) {
            Masked masked = one.masked;
            if (masked != null) {
              masked.withdraw(place);
            }
            after = new KeptTurn(place, before.external(), before.digest(), null);
          } else {
            ObjectNode named = turn.deepCopy().put("externalId", external);
            ArrayNode corrected = JsonNodeFactory.instance.arrayNode().add(named);
            start(key, one, corrected);
            Turn read = hearings.base().turns(one.known(), corrected, place).getFirst();
            Masked masked = one.masked;
            if (masked != null) {
              masked.hear(place, read, changed);
              read = masked.turn(place, before.external());
            }
            // A delivery that is repeated after a correction is still known as the one it was.
            after =
                new KeptTurn(
                    place,
                    before.external(),
                    before.digest(),
                    ConversationJson.tree(read).toString());
          }
          one.turns.set(place, after);
          try {
            Masked masked = one.masked;
            boolean headChanged = masked != null && masked.headChanged();
            if (masked != null && headChanged) {
              one.head = head(one, masked);
            }
            List<KeptTurn> others = worded(key, one, changed);
            Nudging.Following following = one.by().nudging().follow();
            Reading reading = heard(one, following);
            ObjectNode told = ReadingJson.turn(reading, place);
            var happenings = new ArrayList<Happening>();
            happenings.add(Happening.of("turn-updated", told.toString()));
            happenings.add(
                Happening.of(
                    "reading-reset",
                    "{\"reason\":\"%s\"}".formatted(turn == null ? "withdrawn" : "edited")));
            if (!others.isEmpty()) {
              happenings.addAll(told(reading, changed));
            }
            var worded = new TreeSet<>(changed);
            worded.add(place);
            List<Happening> numbered =
                store(one)
                    .change(
                        key.tenant(),
                        key.id(),
                        after,
                        marks(one.by().heard().begin(reading.conversation().unsaid()), reading),
                        happenings,
                        Retold.of(place, told),
                        one.open ? null : Ended.of(reading, one.known()),
                        rewrite(key, one, others, worded, headChanged, reading));
            one.reading = reading;
            one.following = following;
            reworded(key, one);
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
            if (outcome != null) {
              learn(key, one, one.known().deepCopy().set("outcome", outcome));
            }
            var changed = new TreeSet<Integer>();
            Masked masked = one.masked;
            if (masked != null) {
              masked.close(changed);
            }
            Late late = late(key, one, changed);
            Reading before = late.reading();
            Reading closed = one.by().heard().close(before);
            var happenings = new ArrayList<Happening>(late.told());
            for (Signal signal : late(before, closed)) {
              happenings.add(
                  Happening.of(
                      "signal",
                      ReadingJson.signal(closed, signal).put("turn", signal.turn()).toString()));
            }
            one.by()
                .json()
                .tree(closed)
                .path("episodes")
                .values()
                .forEach(episode -> happenings.add(Happening.of("episode", episode.toString())));
            happenings.add(Happening.of("closed", "{}"));
            ObjectNode head = one.known();
            Reading known = late.rewrite() == null ? before : one.by().heard().begin(before.head());
            List<Happening> numbered;
            try {
              numbered =
                  store(one)
                      .close(
                          key.tenant(),
                          key.id(),
                          marks(known, closed),
                          happenings,
                          head.toString(),
                          Ended.of(closed, head),
                          late.rewrite());
            } catch (RuntimeException failed) {
              one.forget();
              throw failed;
            }
            one.reading = closed;
            one.open = false;
            reworded(key, one);
            watchers.tell(key, numbered);
            if (outcome != null) {
              // The outcome is known to the reading only when it is made anew.
              one.forget();
              load(key, one);
            }
          }
          return one.by().json().tree(one.heard());
        });
  }

  // Beside the conversation

  /// Gives a conversation into somebody's hands.
  ///
  /// @param person who has it from now on; null for nobody
  void give(Key key, @Nullable String person) {
    beside(key, one -> store.give(key.tenant(), key.id(), person, Beside.agent(person)));
  }

  /// Keeps that somebody would like a word about a conversation.
  ///
  /// @param asked null for nobody any more
  void ask(Key key, Talk.@Nullable Asked asked) {
    beside(key, one -> store.ask(key.tenant(), key.id(), asked, Beside.word(asked)));
  }

  private void beside(Key key, Work<List<Happening>> work) {
    alone(
        key,
        one -> {
          if (store.find(key.tenant(), key.id()).isEmpty()) {
            throw Problem.notThere();
          }
          watchers.tell(key, work.on(one));
          return true;
        });
  }

  /// Keeps a note to whoever has the conversation, masked as turns are.
  ///
  /// @param by the person's id
  /// @param text as it came
  /// @return what is kept, numbered
  /// @throws Problem when the conversation is over: nobody is there to read it
  Happening whisper(Key key, String by, String text) {
    return with(
        key,
        one -> {
          if (!one.open) {
            throw Problem.of(
                HttpStatus.CONFLICT,
                "The conversation is closed, and nobody reads a whisper any more. Maybe have a word afterwards.");
          }
          Masked masked = one.masked;
          int number = store.happenings(key.tenant(), key.id(), Beside.WHISPER).size() + 1;
          List<Happening> numbered =
              store.beside(
                  key.tenant(),
                  key.id(),
                  Beside.whisper(
                      number, by, masked == null ? text : masked.beside(text), clock.instant()));
          one.whispers = true;
          watchers.tell(key, numbered);
          return numbered.getFirst();
        });
  }

  /// Keeps that somebody says a mark is wrong.
  ///
  /// @param why in their words, as they came; null for none
  /// @param at where the marked words stand; null where nobody said
  /// @throws Problem when there is no such mark
  Disputes.Kept dispute(
      Key key, int turn, String code, @Nullable Span at, @Nullable String why, String by) {
    return with(
        key,
        one -> {
          Reading reading = one.heard();
          boolean marked =
              turn < reading.size()
                  && reading.signals(turn).stream().anyMatch(signal -> signal.code().equals(code));
          if (!marked) {
            throw Problem.input(
                "There is no such mark.",
                List.of(
                    turn < reading.size()
                        ? new Problem.Fault("/code", "Nothing of that label is marked in the turn.")
                        : new Problem.Fault("/turn", "There is no such turn.")));
          }
          if (at != null && at.to() > reading.turn(turn).text().length()) {
            throw Problem.input(
                "There is no such mark.",
                List.of(new Problem.Fault("/to", "It is behind the end of the turn.")));
          }
          Masked masked = one.masked;
          return disputes
              .say(
                  key.tenant(),
                  key.id(),
                  new Disputes.Said(
                      turn,
                      code,
                      at == null ? null : (Integer) at.from(),
                      at == null ? null : (Integer) at.to(),
                      why == null || masked == null ? why : masked.beside(why),
                      one.by().by(),
                      by))
              .orElseThrow(Problem::notThere);
        });
  }

  /// Takes a dispute back.
  ///
  /// @return whether there was one
  boolean takeBack(Key key, int number) {
    unscrubbed.mark();
    return disputes.takeBack(key.tenant(), key.id(), number);
  }

  /// The reading as it stands.
  Reading reading(Key key) {
    return with(key, Held::heard);
  }

  /// A conversation as it is stored, masked as it may be given out now; nothing is heard, kept or
  /// reworded for it.
  Conversation stored(String tenant, Talk talk) {
    ObjectNode head = object(talk.head());
    List<KeptTurn> turns = store.turns(tenant, talk.id());
    Conversation whole = hearings.base().whole(head, turns.stream().map(Live::body).toList());
    Masked masked = privacy.begin(tenant, whole.unsaid());
    if (masked == null) {
      return whole;
    }
    var changed = new TreeSet<Integer>();
    for (KeptTurn turn : turns) {
      if (turn.body() != null) {
        masked.hear(turn.place(), whole.turns().get(turn.place()), changed);
      }
    }
    masked.close(changed);
    var given = new ArrayList<Turn>();
    for (KeptTurn turn : turns) {
      given.add(
          turn.body() == null
              ? whole.turns().get(turn.place())
              : masked.turn(turn.place(), turn.external()));
    }
    return new Conversation(
        whole.id(), whole.channel(), whole.startedAt(), whole.known(), given, whole.extra());
  }

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

  /// What somebody wrote beside a conversation, masked as its turns are.
  String masked(Key key, String text) {
    return with(key, one -> one.masked == null ? text : one.masked.beside(text));
  }

  /// What hears a tenant's conversations now.
  Hearing by(String tenant) {
    return hearings.of(tenant);
  }

  /// The reading as it stands, and what it was made by.
  Known known(Key key) {
    return with(key, one -> new Known(one.heard(), one.by()));
  }

  /// Deletes a conversation and everything that is stored of it. What it held stays in the
  /// database's files until those are scrubbed.
  ///
  /// @param reason why it is deleted, as it is counted
  /// @return how much it was; no conversation where there was none
  Traces.Gone delete(Key key, String reason) {
    Traces.Gone gone =
        alone(
            key,
            one -> {
              Traces.Gone deleted = traces.delete(key.tenant(), key.id(), reason);
              one.forget();
              one.masked = null;
              one.head = null;
              one.turns.clear();
              one.places.clear();
              return deleted;
            });
    watchers.end(key);
    return gone;
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) MAPPER.readTree(json);
  }
}
