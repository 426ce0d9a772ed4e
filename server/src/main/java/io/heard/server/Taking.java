package io.heard.server;

import io.heard.Reading;
import io.heard.coach.Nudge;
import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import io.heard.formats.ConversationJson;
import io.heard.formats.ReadingJson;
import io.heard.store.Answer;
import io.heard.store.Conversations;
import io.heard.store.Happening;
import io.heard.store.Hint;
import io.heard.store.KeptTurn;
import io.heard.store.Step;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Takes turns: they are masked, heard, stored and only then answered and shown. Each conversation
/// is worked on by one thread at a time; the counts may be asked by any.
final class Taking {
  private final Conversations store;
  private final Watchers watchers;
  private final Clock clock;
  private final Wording wording;
  private final LateFinds lateFinds;
  private final Knowing knowing;
  private final Deliveries deliveries;
  private final LongAdder taken = new LongAdder();
  private final LongAdder mishaps = new LongAdder();

  Taking(
      Conversations store,
      Watchers watchers,
      Clock clock,
      Wording wording,
      LateFinds lateFinds,
      Knowing knowing,
      Deliveries deliveries) {
    this.store = store;
    this.watchers = watchers;
    this.clock = clock;
    this.wording = wording;
    this.lateFinds = lateFinds;
    this.knowing = knowing;
    this.deliveries = deliveries;
  }

  /// How many turns were heard and stored.
  long taken() {
    return taken.sum();
  }

  /// How many detectors failed.
  long mishaps() {
    return mishaps.sum();
  }

  /// What came of a delivery.
  ///
  /// @param body the answer
  /// @param repeated whether it was delivered before
  record Taken(String body, boolean repeated) {
    @Override
    public String toString() {
      return "Taken[]";
    }
  }

  /// Hears turns and stores them.
  ///
  /// @param turns in the plain format
  /// @param answer the key of the request, and its digest, where it has one
  /// @throws Problem when one cannot be read, the conversation is closed, or another turn has its
  ///   external id
  Taken take(Held one, ArrayNode turns, @Nullable Answer answer) {
    Deliveries.Fresh fresh = deliveries.fresh(one, turns);
    if (fresh.isEmpty()) {
      return new Taken(deliveries.repeated(one, turns), true);
    }
    admit(one, fresh.turns().size());
    List<String> digests = deliveries.digests(one, fresh.turns());
    knowing.start(one, fresh.turns());
    Grown grown;
    List<Happening> numbered;
    try {
      grown = grow(one, fresh.turns(), digests, answer, false);
      numbered = one.in(store).take(one.tenant(), one.id(), grown.step());
    } catch (Problem unread) {
      throw unread.at(fresh::pointer);
    } catch (RuntimeException failed) {
      // The hints that were followed are ahead of what is stored: all of it is made again.
      one.forget();
      throw failed;
    }
    has(one, grown);
    lateFinds.rewordBeside(one);
    watchers.tell(one.key(), numbered);
    return new Taken(grown.answer(), false);
  }

  private static void admit(Held one, int fresh) {
    if (one.isOptedOut()) {
      throw Privacy.optedOut();
    }
    if (!one.isOpen()) {
      throw Problem.of(
          HttpStatus.CONFLICT, "The conversation is closed. Begin a new one for what follows.");
    }
    if (one.size() + fresh > Conversation.MOST_TURNS) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          "A conversation has at most %d turns. Begin a new one for what follows."
              .formatted(Conversation.MOST_TURNS));
    }
  }

  /// What turns made of a conversation, before it is stored.
  ///
  /// @param step what is to be stored
  /// @param reading with the turns
  /// @param answer to whoever sent them
  record Grown(Step step, Reading reading, String answer) {
    @Override
    public String toString() {
      return "Grown[%d turns]".formatted(reading.size());
    }
  }

  /// What was made of turns is held from now on, and counted.
  void has(Held one, Grown grown) {
    count(one, grown);
    one.grew(grown.step().turns(), grown.reading());
  }

  /// Counts turns as taken.
  void count(Held one, Grown grown) {
    taken.add(grown.step().turns().size());
    mishaps.add(Math.max(0, grown.reading().mishaps().size() - one.heard().mishaps().size()));
  }

  /// Hears turns after those that are held.
  ///
  /// @param fresh in the plain format
  /// @param digests what each of them is known again by
  /// @param whole whether nothing follows these turns
  /// @throws Problem when one cannot be read
  Grown grow(
      Held one, ArrayNode fresh, List<String> digests, @Nullable Answer answer, boolean whole) {
    List<Turn> read = one.by().turns(one.head(), fresh, one.size());
    Set<Integer> changed = mask(one, read, whole);
    LateFinds.Found late = lateFinds.in(one, changed);
    Reading reading = late.reading();
    var kept = new ArrayList<KeptTurn>();
    for (int i = 0; i < read.size(); i++) {
      Turn turn = worded(one, read.get(i));
      reading = one.by().heard().hear(reading, turn);
      kept.add(
          new KeptTurn(
              turn.index(),
              Deliveries.external(turn),
              digests.get(i),
              ConversationJson.tree(turn).toString()));
    }
    List<Nudge> nudges = one.following().on(reading);
    Nudge nudge = nudges.isEmpty() ? null : nudges.getLast();
    ObjectNode hinted = nudge == null ? null : ReadingJson.nudge(reading, nudge);
    ObjectNode told = told(one, late, changed, reading, hinted);
    String text = one.by().signed(told).toString();
    var step =
        new Step(
            kept,
            late.marks(reading),
            nudge == null ? null : hint(one, nudge, String.valueOf(hinted)),
            happenings(told, late),
            answer == null ? null : new Answer(answer.name(), answer.digest(), 201, text),
            late.rewrite());
    return new Grown(step, reading, text);
  }

  /// What whoever sent turns is told of them.
  ///
  /// @param hinted the hint; null for none
  private static ObjectNode told(
      Held one,
      LateFinds.Found late,
      Set<Integer> changed,
      Reading reading,
      @Nullable ObjectNode hinted) {
    Reading base = late.reading();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("conversation", one.id());
    ArrayNode turns = body.putArray("turns");
    for (int i = base.size(); i < reading.size(); i++) {
      turns.add(ReadingJson.turn(reading, i));
    }
    if (late.rewrite() != null) {
      ArrayNode replaced = body.putArray("replaced");
      changed.forEach(place -> replaced.add(ReadingJson.turn(base, place)));
    }
    ArrayNode others = body.putArray("late");
    Marks.late(base, reading).forEach(signal -> others.add(Happenings.late(reading, signal)));
    body.set("nudge", hinted == null ? JsonNodeFactory.instance.nullNode() : hinted);
    return body;
  }

  /// The same as whoever watches is told it.
  private static List<Happening> happenings(ObjectNode told, LateFinds.Found late) {
    var happenings = new ArrayList<Happening>(late.told());
    for (JsonNode turn : told.path("turns").values()) {
      happenings.add(Happening.of("turn", turn.toString()));
    }
    for (JsonNode signal : told.path("late").values()) {
      happenings.add(Happening.of("signal", signal.toString()));
    }
    JsonNode hinted = told.path("nudge");
    if (!hinted.isNull()) {
      happenings.add(Happening.of("nudge", hinted.toString()));
    }
    return happenings;
  }

  private Hint hint(Held one, Nudge nudge, String body) {
    return new Hint(nudge.turn(), nudge.code(), body, one.by().by(), clock.millis(), null, null);
  }

  /// Masks turns.
  ///
  /// @return the places of earlier turns that are worded otherwise from now on
  private static Set<Integer> mask(Held one, List<Turn> read, boolean whole) {
    var changed = new TreeSet<Integer>();
    Masked masked = one.masked();
    if (masked != null) {
      for (Turn turn : read) {
        masked.hear(turn.index(), turn, changed);
      }
      if (whole) {
        masked.close(changed);
      }
      changed.removeIf(place -> place >= one.size());
    }
    return changed;
  }

  /// A turn as it may be given out, once all that came with it is masked.
  private Turn worded(Held one, Turn read) {
    Masked masked = one.masked();
    return masked == null
        ? read
        : masked.turn(read.index(), wording.external(one, Deliveries.external(read)));
  }
}
