package io.heard.server;

import io.heard.Reading;
import io.heard.conversation.Span;
import io.heard.store.Conversations;
import io.heard.store.Disputes;
import io.heard.store.Happening;
import io.heard.store.Talk;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// What the people of the house keep beside a conversation, and what changes nothing in its
/// reading: who has it, who asks for a word, whispers, disputes. Keeps nothing of its own; each
/// conversation is worked on by one thread at a time.
final class Margin {
  private final Conversations store;
  private final Disputes disputes;
  private final Watchers watchers;
  private final Clock clock;

  Margin(Conversations store, Disputes disputes, Watchers watchers, Clock clock) {
    this.store = store;
    this.disputes = disputes;
    this.watchers = watchers;
    this.clock = clock;
  }

  /// Gives a conversation, which need not be loaded, into somebody's hands.
  ///
  /// @param person who has it from now on; null for nobody
  /// @throws Problem when no such conversation is stored
  void give(Held one, @Nullable String person) {
    there(one);
    watchers.tell(one.key(), store.give(one.tenant(), one.id(), person, Beside.agent(person)));
  }

  /// Keeps that somebody would like a word about a conversation, which need not be loaded.
  ///
  /// @param asked null for nobody any more
  /// @throws Problem when no such conversation is stored
  void ask(Held one, Talk.@Nullable Asked asked) {
    there(one);
    watchers.tell(one.key(), store.ask(one.tenant(), one.id(), asked, Beside.word(asked)));
  }

  private void there(Held one) {
    if (store.find(one.tenant(), one.id()).isEmpty()) {
      throw Problem.notThere();
    }
  }

  /// Keeps a note to whoever has the conversation, masked as turns are.
  ///
  /// @param by the person's id
  /// @param text as it came
  /// @return what is kept, numbered
  /// @throws Problem when the conversation is over: nobody is there to read it
  Happening whisper(Held one, String by, String text) {
    if (!one.isOpen()) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          "The conversation is closed, and nobody reads a whisper any more. Maybe have a word afterwards.");
    }
    int number = store.happenings(one.tenant(), one.id(), Beside.WHISPER).size() + 1;
    List<Happening> numbered =
        store.beside(
            one.tenant(), one.id(), Beside.whisper(number, by, one.beside(text), clock.instant()));
    one.whispered(true);
    watchers.tell(one.key(), numbered);
    return numbered.getFirst();
  }

  /// A mark that somebody says is wrong.
  ///
  /// @param at where the marked words stand; null where nobody said
  /// @param why in their words, as they came; null for none
  /// @param by the person's id
  record Said(int turn, String code, @Nullable Span at, @Nullable String why, String by) {
    @Override
    public String toString() {
      return "Said[turn=%d, code=%s]".formatted(turn, code);
    }
  }

  /// Keeps that somebody says a mark is wrong.
  ///
  /// @throws Problem when there is no such mark
  Disputes.Kept dispute(Held one, Said said) {
    check(one.heard(), said);
    Span at = said.at();
    String why = said.why();
    return disputes
        .say(
            one.tenant(),
            one.id(),
            new Disputes.Said(
                said.turn(),
                said.code(),
                at == null ? null : (Integer) at.from(),
                at == null ? null : (Integer) at.to(),
                why == null ? null : one.beside(why),
                one.by().by(),
                said.by()))
        .orElseThrow(Problem::notThere);
  }

  private static void check(Reading reading, Said said) {
    boolean there = said.turn() < reading.size();
    boolean marked =
        there
            && reading.signals(said.turn()).stream()
                .anyMatch(signal -> signal.code().equals(said.code()));
    if (!marked) {
      throw noMark(
          there
              ? new Problem.Fault("/code", "Nothing of that label is marked in the turn.")
              : new Problem.Fault("/turn", "There is no such turn."));
    }
    Span at = said.at();
    if (at != null && at.to() > reading.turn(said.turn()).text().length()) {
      throw noMark(new Problem.Fault("/to", "It is behind the end of the turn."));
    }
  }

  private static Problem noMark(Problem.Fault fault) {
    return Problem.input("There is no such mark.", List.of(fault));
  }
}
