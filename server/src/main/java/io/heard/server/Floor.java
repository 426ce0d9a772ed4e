package io.heard.server;

import io.heard.store.Conversations;
import io.heard.store.People;
import io.heard.store.Talk;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// All live conversations, by who needs help now, and how they change. Whoever looks on is sent
/// whole rows: however much happens in a conversation, its row comes once in a while and as it
/// stands then, so that a slow watcher misses no state and piles up nothing. For several threads.
final class Floor extends Streams {
  /// A row is sent at most four times a second; faster, nobody reads.
  private static final Duration LOOK = Duration.ofMillis(250);

  /// So many looks apart it is asked whether whoever watches still may.
  private static final int LOOKS_PERMITTED = 40;

  /// So many looks without anything new send a line of comment, which keeps proxies from closing
  /// the stream: 15 seconds.
  private static final int SILENT_LOOKS = 60;

  /// Changes and rows that are remembered of a house: two for each conversation that the service is
  /// made for. Whoever missed more begins anew.
  private static final int MOST_KEPT = 10_000;

  private final Conversations store;
  private final Live live;
  private final Beside beside;
  private final People people;

  /// Numbers of another run of the service mean nothing in this one.
  private final String run = Secrets.id();

  private final Map<String, House> houses = new ConcurrentHashMap<>();
  private final LongAdder sent = new LongAdder();

  Floor(Conversations store, Live live, People people, Watchers watchers) {
    super("floor", "Too many watch the floor. Come again later.");
    this.store = store;
    this.live = live;
    this.people = people;
    this.beside = new Beside(people, store);
    watchers.onChange(this::changed);
  }

  /// A row as it was made last.
  ///
  /// @param madeAt of the conversation: another one may have its id by now
  /// @param events how many events the conversation had then: one more, and the row may be another
  /// @param row JSON
  private record Made(long madeAt, int events, @Nullable String team, int rank, String row) {
    boolean isOf(Talk talk) {
      return events == talk.events() && madeAt == talk.madeAt();
    }
  }

  /// What is remembered of one tenant's conversations; with its lock held.
  private static final class House {
    /// When each last changed; the last changed comes last.
    final LinkedHashMap<String, Long> changes = new LinkedHashMap<>();

    final Map<String, Made> rows = Recent.of(MOST_KEPT);

    long number;

    /// The change up to which some may have been forgotten.
    long forgotten;

    synchronized void changed(String id) {
      changes.remove(id);
      changes.put(id, ++number);
      if (changes.size() > MOST_KEPT) {
        Map.Entry<String, Long> eldest = changes.pollFirstEntry();
        forgotten = eldest == null ? forgotten : eldest.getValue();
      }
    }

    synchronized long now() {
      return number;
    }

    /// What changed after a number, in order; null where some of it was forgotten.
    synchronized @Nullable Map<String, Long> after(long last) {
      if (last < forgotten || last > number) {
        return null;
      }
      var some = new ArrayList<Map.Entry<String, Long>>();
      for (Map.Entry<String, Long> change : changes.sequencedEntrySet().reversed()) {
        if (change.getValue() <= last) {
          break;
        }
        some.add(Map.entry(change.getKey(), change.getValue()));
      }
      Collections.reverse(some);
      var ordered = new LinkedHashMap<String, Long>();
      some.forEach(change -> ordered.put(change.getKey(), change.getValue()));
      return ordered;
    }

    synchronized @Nullable Made made(String id) {
      return rows.get(id);
    }

    synchronized void make(String id, Made made) {
      rows.put(id, made);
    }
  }

  private House house(String tenant) {
    return houses.computeIfAbsent(tenant, any -> new House());
  }

  private void changed(Live.Key key) {
    house(key.tenant()).changed(key.id());
  }

  /// How many rows were sent.
  long sent() {
    return sent.sum();
  }

  private static boolean isOnIt(Talk talk) {
    return talk.open() || talk.asked() != null;
  }

  /// The row of a conversation as it stands; null where it is gone meanwhile.
  private @Nullable Made row(String tenant, Talk talk, @Nullable Map<String, String> names) {
    House house = house(tenant);
    Made before = house.made(talk.id());
    if (before != null && before.isOf(talk)) {
      return before;
    }
    try {
      ObjectNode row =
          FloorRow.of(
              talk,
              live.reading(new Live.Key(tenant, talk.id())),
              live.by(tenant).titles(),
              agent(tenant, talk, names));
      Made made =
          new Made(
              talk.madeAt(),
              talk.events(),
              talk.team(),
              row.path("need").path("rank").asInt(0),
              row.toString());
      house.make(talk.id(), made);
      return made;
    } catch (Problem gone) {
      return null;
    }
  }

  private JsonNode agent(String tenant, Talk talk, @Nullable Map<String, String> names) {
    String agent = talk.agent();
    return agent == null || names == null
        ? beside.person(tenant, agent)
        : JsonNodeFactory.instance
            .objectNode()
            .put("id", agent)
            .put("name", names.getOrDefault(agent, ""));
  }

  /// All rows that somebody may see, who needs help most first, JSON.
  String all(Who who) {
    // The number first: what changes while the rows are made is told again.
    String event = name(house(who.tenant()).now());
    Map<String, String> names = people.names(who.tenant());
    record One(Talk talk, Made made) {}
    var rows = new ArrayList<One>();
    for (Talk talk : store.floor(who.tenant(), who.reach())) {
      Made made = row(who.tenant(), talk, names);
      if (made != null) {
        rows.add(new One(talk, made));
      }
    }
    rows.sort(
        Comparator.comparingInt((One one) -> -one.made().rank())
            .thenComparingLong(one -> -one.talk().changedAt())
            .thenComparing(one -> one.talk().id()));
    return rows.stream()
        .map(one -> one.made().row())
        .collect(Collectors.joining(",", "{\"rows\":[", "],\"event\":\"" + event + "\"}"));
  }

  private String name(long number) {
    return run + "-" + number;
  }

  /// One thing that a watcher is told.
  ///
  /// @param id what to resume after
  /// @param kind `row`, `gone` or `reset`
  /// @param data JSON
  record Told(String id, String kind, String data) {}

  /// Begins to follow.
  ///
  /// @param last the id of the last event that the watcher has; null to be told from now on
  Follow follow(Who who, @Nullable String last) {
    return new Follow(who, last);
  }

  /// One who follows the floor. Not for several threads.
  final class Follow {
    private final Who who;
    private final House house;

    /// The last change that was told; -1 where what came last is not known.
    private long last;

    private Follow(Who who, @Nullable String last) {
      this.who = who;
      this.house = house(who.tenant());
      this.last = last == null ? house.now() : number(last);
    }

    private long number(String event) {
      return event.matches(run + "-\\d{1,18}")
          ? Long.parseLong(event.substring(run.length() + 1))
          : -1;
    }

    /// What changed since it was last looked: each conversation once, as it stands.
    List<Told> look() {
      long now = house.now();
      Map<String, Long> changes = last < 0 ? null : house.after(last);
      if (changes == null) {
        last = now;
        return List.of(new Told(name(now), "reset", "{}"));
      }
      var told = new ArrayList<Told>();
      changes.forEach((id, number) -> {
        last = number;
        Told one = told(id, number);
        if (one != null) {
          told.add(one);
        }
      });
      return told;
    }

    private @Nullable Told told(String id, long number) {
      Made before = house.made(id);
      Talk talk = store.find(who.tenant(), id).orElse(null);
      boolean stands = false;
      if (talk != null && isOnIt(talk)) {
        stands = true;
        Made made = who.sees(talk.team()) ? row(who.tenant(), talk, null) : null;
        if (made != null) {
          return new Told(name(number), "row", made.row());
        }
      }
      // Whoever never had a row is not told that it is gone: not even that there was one.
      return !stands && before != null && who.sees(before.team())
          ? new Told(
              name(number), "gone", JsonNodeFactory.instance.objectNode().put("id", id).toString())
          : null;
    }
  }

  /// Sends what changes from now on.
  ///
  /// @param permit ends it when it holds no longer
  /// @param last the id of the last event that the watcher has; null for none
  SseEmitter watch(Who who, Permit permit, @Nullable String last) {
    Follow follow = follow(who, last);
    return begin((emitter, over) -> run(emitter, follow, permit, over));
  }

  private void run(SseEmitter emitter, Follow follow, Permit permit, BooleanSupplier over)
      throws IOException, InterruptedException {
    int silent = 0;
    for (int looks = 1; !over.getAsBoolean(); looks++) {
      if (looks % LOOKS_PERMITTED == 0 && !permit.holds()) {
        break;
      }
      List<Told> told = follow.look();
      for (Told one : told) {
        emitter.send(SseEmitter.event().id(one.id()).name(one.kind()).data(one.data()));
        sent.increment();
      }
      silent = told.isEmpty() ? silent + 1 : 0;
      if (silent >= SILENT_LOOKS) {
        emitter.send(SseEmitter.event().comment(""));
        silent = 0;
      }
      Thread.sleep(LOOK);
    }
  }
}
