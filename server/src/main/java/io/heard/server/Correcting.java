package io.heard.server;

import io.heard.Reading;
import io.heard.conversation.Turn;
import io.heard.formats.ConversationJson;
import io.heard.formats.ReadingJson;
import io.heard.store.Conversations;
import io.heard.store.Happening;
import io.heard.store.KeptTurn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Corrects a turn that is stored, or withdraws it; everything is heard again. Keeps nothing of its
/// own; each conversation is worked on by one thread at a time.
final class Correcting {
  private final Conversations store;
  private final Watchers watchers;
  private final Wording wording;
  private final LateFinds lateFinds;
  private final Knowing knowing;

  Correcting(
      Conversations store,
      Watchers watchers,
      Wording wording,
      LateFinds lateFinds,
      Knowing knowing) {
    this.store = store;
    this.watchers = watchers;
    this.wording = wording;
    this.lateFinds = lateFinds;
    this.knowing = knowing;
  }

  /// Corrects a turn, or withdraws it.
  ///
  /// @param external the name that its sender has for it
  /// @param turn in the plain format; null to withdraw it
  /// @throws Problem when there is no such turn, or the new one cannot be read
  void change(Held one, String external, @Nullable ObjectNode turn) {
    Integer place = wording.place(one, external);
    if (place == null) {
      throw Problem.notThere();
    }
    if (turn != null && one.isOptedOut()) {
      throw Privacy.optedOut();
    }
    var changed = new TreeSet<Integer>();
    KeptTurn after =
        turn == null ? withdrawn(one, place) : corrected(one, place, external, turn, changed);
    one.replace(after);
    one.orForget(() -> store(one, after, changed));
  }

  private static KeptTurn withdrawn(Held one, int place) {
    Masked masked = one.masked();
    if (masked != null) {
      masked.withdraw(place);
    }
    KeptTurn before = one.turn(place);
    return new KeptTurn(place, before.external(), before.digest(), null);
  }

  private KeptTurn corrected(
      Held one, int place, String external, ObjectNode turn, Set<Integer> changed) {
    KeptTurn before = one.turn(place);
    ArrayNode corrected =
        JsonNodeFactory.instance.arrayNode().add(turn.deepCopy().put("externalId", external));
    knowing.start(one, corrected);
    Turn read = one.by().turns(one.head(), corrected, place).getFirst();
    Masked masked = one.masked();
    if (masked != null) {
      masked.hear(place, read, changed);
      read = masked.turn(place, before.external());
    }
    // A delivery that is repeated after a correction is still known as the one it was.
    return new KeptTurn(
        place, before.external(), before.digest(), ConversationJson.tree(read).toString());
  }

  private List<Happening> store(Held one, KeptTurn after, Set<Integer> changed) {
    boolean headChanged = wording.learnHead(one);
    List<KeptTurn> others = wording.turns(one, changed);
    Held.Anew anew = one.anew();
    Reading reading = anew.reading();
    ObjectNode told = ReadingJson.turn(reading, after.place());
    var happenings = new ArrayList<Happening>();
    happenings.add(Happening.of("turn-updated", told.toString()));
    happenings.add(Happenings.reset(after.body() == null ? "withdrawn" : "edited"));
    if (!others.isEmpty()) {
      happenings.addAll(Happenings.masked(reading, changed));
    }
    var worded = new TreeSet<>(changed);
    worded.add(after.place());
    List<Happening> numbered =
        one.in(store)
            .change(
                one.tenant(),
                one.id(),
                after,
                Marks.all(reading),
                happenings,
                Retold.of(after.place(), told),
                one.isOpen() ? null : Ended.of(reading, one.head()),
                lateFinds.rewrite(one, others, worded, headChanged, reading));
    one.reads(anew);
    lateFinds.rewordBeside(one);
    watchers.tell(one.key(), numbered);
    return numbered;
  }
}
