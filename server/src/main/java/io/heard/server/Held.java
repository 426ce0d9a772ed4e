package io.heard.server;

import io.heard.Reading;
import io.heard.coach.Nudging;
import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import io.heard.store.Conversations;
import io.heard.store.KeptTurn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One conversation as it is held: what is stored of it, and the reading that is made of that. Not
/// for several threads: it is seen by whoever [Holding] lets work on it, one at a time.
final class Held {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final long BARE_BYTES = 3_000;
  private static final long TURN_BYTES = 2_000;
  private static final long LETTER_BYTES = 15;

  private final Live.Key key;
  private final List<KeptTurn> turns = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private @Nullable ObjectNode head;
  private @Nullable Hearing hearing;
  private @Nullable Reading reading;
  private Nudging.@Nullable Following following;
  private @Nullable Masked masked;
  private boolean open = true;
  private boolean optedOut;
  private boolean whispers;

  Held(Live.Key key) {
    this.key = key;
  }

  /// What is stored, as JSON.
  static ObjectNode object(String json) {
    return (ObjectNode) MAPPER.readTree(json);
  }

  /// A stored turn; a withdrawn one leaves its place empty.
  static ObjectNode body(KeptTurn turn) {
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

  Live.Key key() {
    return key;
  }

  String tenant() {
    return key.tenant();
  }

  String id() {
    return key.id();
  }

  /// Whether there is a reading of it.
  boolean isHeard() {
    return reading != null;
  }

  /// Whether there is a reading of it that this made.
  boolean isHeard(Hearing by) {
    return reading != null && by.equals(hearing);
  }

  /// The reading as it stands.
  Reading heard() {
    return loaded(reading);
  }

  /// What its reading is made by.
  Hearing by() {
    return loaded(hearing);
  }

  /// What is known beside the turns, as it is stored.
  ObjectNode head() {
    return loaded(head);
  }

  /// The hints that were given so far.
  Nudging.Following following() {
    return loaded(following);
  }

  private static <T> T loaded(@Nullable T known) {
    if (known == null) {
      throw new IllegalStateException("The conversation was not loaded.");
    }
    return known;
  }

  /// The store, as what is written there was heard by what this conversation is heard by.
  Conversations in(Conversations store) {
    return store.by(by().by());
  }

  /// How it is masked; null where it is not.
  @Nullable Masked masked() {
    return masked;
  }

  /// A text that somebody wrote about it, masked as its turns are.
  String beside(String text) {
    Masked how = masked;
    return how == null ? text : how.beside(text);
  }

  boolean isOpen() {
    return open;
  }

  /// Whether its customer does not want to be listened to.
  boolean isOptedOut() {
    return optedOut;
  }

  /// Whether anybody whispered in it.
  boolean hasWhispers() {
    return whispers;
  }

  int size() {
    return turns.size();
  }

  /// About how many bytes it takes in memory, with its reading: what a turn takes by itself, and
  /// what its words take; set to what `bench/load --only memory` finds.
  long room() {
    long room = BARE_BYTES;
    for (KeptTurn turn : turns) {
      String body = turn.body();
      room += TURN_BYTES + (body == null ? 0 : LETTER_BYTES * body.length());
    }
    return room;
  }

  KeptTurn turn(int place) {
    return turns.get(place);
  }

  /// Its turns as they are stored.
  List<KeptTurn> turns() {
    return List.copyOf(turns);
  }

  /// Where the turn stands that is stored under a name of its sender's system; null for nowhere.
  @Nullable Integer place(String external) {
    return places.get(external);
  }

  /// Everything of it as it is stored, to be heard.
  Conversation whole() {
    return by().whole(head(), turns.stream().map(Held::body).toList());
  }

  // What becomes of it

  /// It is stored so, and was not heard yet.
  void stands(Hearing by, ObjectNode stored, List<KeptTurn> all, boolean isOpen, boolean isOut) {
    reading = null;
    hearing = by;
    head = stored;
    turns.clear();
    places.clear();
    all.forEach(this::put);
    open = isOpen;
    optedOut = isOut;
    whispers = false;
  }

  void isMaskedBy(@Nullable Masked how) {
    masked = how;
  }

  void knows(ObjectNode stored) {
    head = stored;
  }

  void whispered(boolean any) {
    whispers = any;
  }

  /// A reading that was made anew, and the hints that go with it.
  record Anew(Reading reading, Nudging.Following following) {
    @Override
    public String toString() {
      return "Anew[%d turns]".formatted(reading.size());
    }
  }

  /// Hears everything that is stored again; what is held stays as it is.
  Anew anew() {
    Nudging.Following hints = by().nudging().follow();
    Conversation whole = whole();
    Reading again = by().heard().begin(whole.unsaid());
    for (Turn turn : whole.turns()) {
      again = by().heard().hear(again, turn);
    }
    hints.on(again);
    return new Anew(open ? again : by().heard().close(again), hints);
  }

  void reads(Anew anew) {
    reading = anew.reading();
    following = anew.following();
  }

  /// The hints go on from here; the reading is yet to follow them.
  void follows(Nudging.Following hints) {
    following = hints;
  }

  /// Turns were added, and this is the reading with them.
  void grew(List<KeptTurn> added, Reading now) {
    reading = now;
    added.forEach(this::put);
  }

  private void put(KeptTurn turn) {
    turns.add(turn);
    String external = turn.external();
    if (external != null) {
      places.put(external, turn.place());
    }
  }

  /// A turn is stored otherwise from now on.
  void replace(KeptTurn now) {
    String before = turns.set(now.place(), now).external();
    String external = now.external();
    if (external != null && !external.equals(before)) {
      places.remove(before);
      places.put(external, now.place());
    }
  }

  void closed(Reading whole) {
    reading = whole;
    open = false;
  }

  /// The reading is made again when somebody next asks for it.
  void forget() {
    reading = null;
  }

  /// The same, and what identifies people is looked for again.
  void forgetMasking() {
    forget();
    masked = null;
  }

  /// Nothing of it is held any more.
  void drop() {
    forgetMasking();
    head = null;
    turns.clear();
    places.clear();
  }

  /// Does what changes this together with the store. When it fails, what is held may be ahead of
  /// what is stored: all of it is made again.
  <T> T orForget(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException failed) {
      forget();
      throw failed;
    }
  }
}
