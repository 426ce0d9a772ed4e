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
import io.heard.store.Rewrite;
import io.heard.store.Step;
import io.heard.store.Talk;
import io.heard.store.Traces;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
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

  private final Hearing hearing;
  private final Conversations store;
  private final Watchers watchers;
  private final Clock clock;
  private final Privacy privacy;
  private final Traces traces;
  private final Unscrubbed unscrubbed;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Key, Held> held = new LinkedHashMap<>(16, 0.75f, true);

  Live(
      Hearing hearing,
      Conversations store,
      Watchers watchers,
      Clock clock,
      Privacy privacy,
      Traces traces,
      Unscrubbed unscrubbed) {
    this.hearing = hearing;
    this.store = store;
    this.watchers = watchers;
    this.clock = clock;
    this.privacy = privacy;
    this.traces = traces;
    this.unscrubbed = unscrubbed;
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
    @Nullable Masked masked;

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

  private Held held(Key key) {
    lock.lock();
    try {
      Held one = held.computeIfAbsent(key, any -> new Held());
      if (held.size() > MOST_KEPT) {
        var eldest = held.entrySet().iterator().next();
        if (!eldest.getKey().equals(key) && !eldest.getValue().own.isLocked()) {
          held.remove(eldest.getKey());
        }
      }
      return one;
    } finally {
      lock.unlock();
    }
  }

  private <T> T with(Key key, Work<T> work) {
    Held one = held(key);
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
    String customer = talk.customer();
    one.optedOut =
        privacy.isOut(
            key.tenant(),
            List.of(key.id()),
            customer == null ? List.of() : List.of(customer),
            talk.channel());
    Set<Integer> unmasked = mask(key, one);
    Nudging.Following following = hearing.nudging().follow();
    one.reading = heard(one, following);
    one.following = following;
    if (!unmasked.isEmpty()) {
      reword(key, one, unmasked);
    }
  }

  // Masking

  /// What a conversation is called here, and what of it may be stored.
  ///
  /// @param id the name under which it is stored
  /// @param customer the name under which its customer is stored
  /// @param topic its topic, masked
  /// @param head what is known beside the turns, masked
  record Opened(String id, @Nullable String customer, @Nullable String topic, ObjectNode head) {
    @Override
    public String toString() {
      return "Opened[]";
    }
  }

  /// Begins a conversation.
  ///
  /// @param raw as it came; its turns are not looked at
  /// @param talk what is stored of what may be stored
  /// @return whether it is new; false leaves the one of that id as it is
  /// @throws Problem when its customer opted out
  boolean begin(
      String tenant,
      Conversation raw,
      Function<Opened, Talk> talk,
      Function<Opened, @Nullable Answer> answer) {
    privacy.listens(tenant, raw);
    Masked masked = privacy.begin(tenant, raw);
    Opened opened = opened(tenant, raw, masked);
    var key = new Key(tenant, opened.id());
    Held one = held(key);
    one.own.lock();
    try {
      if (!store.begin(tenant, talk.apply(opened), answer.apply(opened))) {
        return false;
      }
      one.reading = null;
      one.masked = masked;
      load(key, one);
      return true;
    } finally {
      one.own.unlock();
    }
  }

  private Opened opened(String tenant, Conversation raw, @Nullable Masked masked) {
    ObjectNode head = Hearing.head(masked == null ? raw : masked.head());
    String id = raw.id();
    String customer = Privacy.customerOf(raw);
    if (masked != null) {
      id = masked.tells(id) ? privacy.conversationName(tenant, id) : id;
      if (customer != null && masked.tells(customer)) {
        customer = privacy.customerName(tenant, customer);
      }
    }
    named(head, id, customer);
    return new Opened(id, customer, topic(head), head);
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
      masked = privacy.begin(key.tenant(), hearing.whole(one.known(), List.of()));
      one.masked = masked;
    }
    if (masked == null) {
      return Set.of();
    }
    masked.cut(one.turns.size());
    List<Turn> stored =
        hearing.whole(one.known(), one.turns.stream().map(Live::body).toList()).turns();
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
        rewording.answers(traces.answers(key.tenant(), key.id())));
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
      Nudging.Following following = hearing.nudging().follow();
      Reading reading = heard(one, following);
      List<Happening> numbered =
          store.reword(
              key.tenant(),
              key.id(),
              marks(hearing.heard().begin(reading.conversation().unsaid()), reading),
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
            Optional<Taken> before = repeated(key, one, turns.get(0));
            if (before.isPresent()) {
              return before.get();
            }
          }
          if (one.optedOut) {
            throw Privacy.optedOut();
          }
          if (!one.open) {
            throw Problem.of(
                HttpStatus.CONFLICT,
                "The conversation is closed. Begin a new one for what follows.");
          }
          var fresh = JsonNodeFactory.instance.arrayNode();
          for (JsonNode turn : turns.values()) {
            if (repeated(key, one, turn).isEmpty()) {
              fresh.add(turn);
            }
          }
          List<Turn> read = hearing.turns(one.known(), fresh, one.turns.size());
          int before = one.turns.size();
          var changed = new TreeSet<Integer>();
          Masked masked = one.masked;
          if (masked != null) {
            for (Turn turn : read) {
              masked.hear(turn.index(), turn, changed);
            }
            changed.removeIf(place -> place >= before);
          }
          Late late = late(key, one, changed);
          Reading base = late.reading();
          Reading reading = base;
          var kept = new ArrayList<KeptTurn>();
          for (int i = 0; i < read.size(); i++) {
            Turn turn = read.get(i);
            String external = external(key, one, turn.origin().externalId());
            turn = masked == null ? turn : masked.turn(turn.index(), external);
            reading = hearing.heard().hear(reading, turn);
            kept.add(
                new KeptTurn(
                    turn.index(),
                    external,
                    digest(key, fresh.get(i)),
                    ConversationJson.tree(turn).toString()));
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
          Reading known = late.rewrite() == null ? base : hearing.heard().begin(one.heard().head());
          var step = new Step(kept, marks(known, reading), hint, happenings, full, late.rewrite());
          List<Happening> numbered;
          try {
            numbered = store.take(key.tenant(), key.id(), step);
          } catch (RuntimeException failed) {
            // The hints that were followed are ahead of what is stored: all of it is made again.
            one.forget();
            throw failed;
          }
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
      Nudging.Following following = hearing.nudging().follow();
      Reading reading = heard(one, following);
      one.following = following;
      return new Late(
          reading, rewrite(key, one, turns, changed, headChanged, reading), told(reading, changed));
    } catch (RuntimeException failed) {
      one.forget();
      throw failed;
    }
  }

  private static Nudging.Following following(Held one) {
    Nudging.Following following = one.following;
    if (following == null) {
      throw new IllegalStateException("The conversation was not loaded.");
    }
    return following;
  }

  /// What a turn that was delivered before is answered.
  private Optional<Taken> repeated(Key key, Held one, JsonNode turn) {
    String external = turn.path("externalId").asString("");
    Integer place = external.isEmpty() ? null : place(key, one, external);
    if (place == null) {
      return Optional.empty();
    }
    if (!one.turns.get(place).digest().equals(digest(key, turn))) {
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
          Masked masked = one.masked;
          KeptTurn before = one.turns.get(place);
          var changed = new TreeSet<Integer>();
          KeptTurn after;
          if (turn == null) {
            if (masked != null) {
              masked.withdraw(place);
            }
            after = new KeptTurn(place, before.external(), before.digest(), null);
          } else {
            ObjectNode named = turn.deepCopy().put("externalId", external);
            Turn read =
                hearing
                    .turns(one.known(), JsonNodeFactory.instance.arrayNode().add(named), place)
                    .getFirst();
            if (masked != null) {
              masked.hear(place, read, changed);
              read = masked.turn(place, before.external());
            }
            after =
                new KeptTurn(
                    place,
                    before.external(),
                    digest(key, named),
                    ConversationJson.tree(read).toString());
          }
          one.turns.set(place, after);
          try {
            boolean headChanged = masked != null && masked.headChanged();
            if (masked != null && headChanged) {
              one.head = head(one, masked);
            }
            List<KeptTurn> others = worded(key, one, changed);
            Nudging.Following following = hearing.nudging().follow();
            Reading reading = heard(one, following);
            var happenings = new ArrayList<Happening>();
            happenings.add(
                Happening.of("turn-updated", ReadingJson.turn(reading, place).toString()));
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
                store.change(
                    key.tenant(),
                    key.id(),
                    after,
                    marks(hearing.heard().begin(reading.conversation().unsaid()), reading),
                    happenings,
                    rewrite(key, one, others, worded, headChanged, reading));
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
            var changed = new TreeSet<Integer>();
            Masked masked = one.masked;
            if (masked != null) {
              masked.close(changed);
            }
            Late late = late(key, one, changed);
            Reading before = late.reading();
            Reading closed = hearing.heard().close(before);
            var happenings = new ArrayList<Happening>(late.told());
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
            Reading known = late.rewrite() == null ? before : hearing.heard().begin(before.head());
            List<Happening> numbered;
            try {
              numbered =
                  store.close(
                      key.tenant(), key.id(), marks(known, closed), happenings, late.rewrite());
            } catch (RuntimeException failed) {
              one.forget();
              throw failed;
            }
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

  /// Deletes a conversation and everything that is stored of it. What it held stays in the
  /// database's files until those are scrubbed.
  ///
  /// @param reason why it is deleted, as it is counted
  /// @return how much it was; no conversation where there was none
  Traces.Gone delete(Key key, String reason) {
    Held one = held(key);
    Traces.Gone gone;
    one.own.lock();
    try {
      gone = traces.delete(key.tenant(), key.id(), reason);
      one.forget();
      one.masked = null;
      one.head = null;
      one.turns.clear();
      one.places.clear();
    } finally {
      one.own.unlock();
    }
    lock.lock();
    try {
      held.remove(key, one);
    } finally {
      lock.unlock();
    }
    watchers.end(key);
    return gone;
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) MAPPER.readTree(json);
  }
}
