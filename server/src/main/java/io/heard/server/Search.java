package io.heard.server;

import io.heard.store.Conversations;
import io.heard.store.KeptTurn;
import io.heard.store.Narrowed;
import io.heard.store.Talk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds stored conversations by words that were said in them. No words are kept for it a second
/// time, so that nothing more has to be erased: turns are looked through as they are stored, a
/// bounded number of conversations at a time.
final class Search {
  /// A page looks through so many conversations at most, some tenths of a second; whoever goes on
  /// from its end looks through the next.
  static final int MOST_LOOKED_THROUGH = 2_000;

  /// Turns of one conversation that are named.
  private static final int MOST_TURNS = 20;

  private final Conversations store;

  Search(Conversations store) {
    this.store = store;
  }

  /// A conversation that was found.
  ///
  /// @param turns those in which one of the words stands, the first of them; empty where no words
  ///   were asked for
  record Found(Talk talk, List<Integer> turns) {}

  /// A page.
  ///
  /// @param next the last conversation that was looked at, where there is more; null at the end
  /// @param lookedThrough how many conversations were
  record Page(List<Found> found, @Nullable Talk next, int lookedThrough) {}

  /// A page of conversations, the last changed first. With words it may hold fewer than `most` and
  /// yet not be the last.
  ///
  /// @param reach the team whose conversations, and those of no team, are all that is found; null
  ///   for every team's
  Page page(
      String tenant,
      Conversations.Wanted wanted,
      Narrowed narrowed,
      @Nullable String reach,
      Sought words,
      int most) {
    if (words.isEmpty()) {
      List<Talk> all = store.page(tenant, wanted, narrowed, reach, most + 1);
      List<Talk> shown = all.subList(0, Math.min(most, all.size()));
      return new Page(
          shown.stream().map(talk -> new Found(talk, List.of())).toList(),
          all.size() > most ? shown.getLast() : null,
          shown.size());
    }
    var found = new ArrayList<Found>();
    Conversations.Wanted from = wanted;
    int looked = 0;
    while (looked < MOST_LOOKED_THROUGH) {
      List<Talk> some =
          store.page(tenant, from, narrowed, reach, Conversations.MOST_SEARCHED_AT_ONCE);
      Map<String, List<KeptTurn>> turns =
          store.turnsThatMayHold(tenant, some.stream().map(Talk::id).toList(), words.pieces());
      for (Talk talk : some) {
        looked++;
        List<Integer> places = places(turns.getOrDefault(talk.id(), List.of()), words);
        if (!places.isEmpty()) {
          found.add(new Found(talk, places));
        }
        if (found.size() == most) {
          return new Page(found, talk, looked);
        }
      }
      if (some.size() < Conversations.MOST_SEARCHED_AT_ONCE) {
        return new Page(found, null, looked);
      }
      Talk last = some.getLast();
      from =
          new Conversations.Wanted(
              from.open(),
              from.team(),
              from.channel(),
              from.customer(),
              new Conversations.After(last.changedAt(), last.id()));
      if (looked >= MOST_LOOKED_THROUGH) {
        return new Page(found, last, looked);
      }
    }
    throw new IllegalStateException("A search looked through nothing.");
  }

  /// The turns in which one of the words stands; empty unless each stands in some.
  private static List<Integer> places(List<KeptTurn> turns, Sought words) {
    var places = new ArrayList<Integer>();
    Sought.Match all = words.match();
    for (KeptTurn turn : turns) {
      String body = turn.body();
      if (body != null
          && all.in(
              ReadingApi.tree(body.getBytes(StandardCharsets.UTF_8)).path("text").asString(""))
          && places.size() < MOST_TURNS) {
        places.add(turn.place());
      }
    }
    return all.whole() ? places : List.of();
  }
}
