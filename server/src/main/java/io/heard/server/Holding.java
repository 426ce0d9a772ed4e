package io.heard.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Which conversations are held, and who works on each: one thread at a time, the others wait.
/// Thread-safe; locks are taken in one order, a conversation's never while the map's is held.
final class Holding {
  /// How many conversations are held; one that was not used for longest is let go and made again
  /// when it goes on. 4,000 conversations at once are what the service is made for.
  private static final int MOST_KEPT = 5_000;

  /// What the service takes beside conversations.
  private static final long BASE_BYTES = 150_000_000;

  /// How much of the rest conversations may take: the collector needs air.
  private static final double SHARE = .85;

  private static final long LEAST_BYTES = 5_000_000;

  private final long most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Live.Key, Place> places = new LinkedHashMap<>(16, 0.75f, true);
  private long room;

  /// What is done with a conversation while nobody else touches it.
  interface Work<T> {
    T on(Held held);
  }

  private static final class Place {
    final ReentrantLock own = new ReentrantLock();
    final Held held;

    /// Who works on it or waits to, counted with the map's lock held: it is not let go while there
    /// is anybody, so that there is never a second one of a conversation.
    int users;

    /// How much room it took when it was last left.
    long room;

    Place(Live.Key key) {
      this.held = new Held(key);
    }
  }

  /// As many as the memory of this process bears.
  Holding() {
    this((long) ((Runtime.getRuntime().maxMemory() - BASE_BYTES) * SHARE));
  }

  /// @param most about how many bytes all that are held take at most; one that is worked on is
  ///   never let go
  Holding(long most) {
    this.most = Math.max(LEAST_BYTES, most);
  }

  /// How many conversations are held.
  int size() {
    lock.lock();
    try {
      return places.size();
    } finally {
      lock.unlock();
    }
  }

  /// Works on a conversation, which is perhaps not loaded, or not even stored. One that has no
  /// reading afterwards is let go.
  <T> T alone(Live.Key key, Work<T> work) {
    Place place = enter(key);
    long taken = 0;
    place.own.lock();
    try {
      return work.on(place.held);
    } finally {
      taken = place.held.room();
      place.own.unlock();
      leave(key, place, taken);
    }
  }

  private Place enter(Live.Key key) {
    lock.lock();
    try {
      Place place = places.computeIfAbsent(key, Place::new);
      place.users++;
      return place;
    } finally {
      lock.unlock();
    }
  }

  private void makeRoom() {
    var eldest = places.values().iterator();
    while ((places.size() > MOST_KEPT || room > most) && eldest.hasNext()) {
      Place place = eldest.next();
      if (place.users == 0) {
        eldest.remove();
        room -= place.room;
      }
    }
  }

  private void leave(Live.Key key, Place place, long taken) {
    lock.lock();
    try {
      place.users--;
      room += taken - place.room;
      place.room = taken;
      if (place.users == 0 && !place.held.isHeard()) {
        places.remove(key);
        room -= taken;
      }
      makeRoom();
    } finally {
      lock.unlock();
    }
  }

  /// Does the same with each conversation of a tenant that is held now.
  void each(String tenant, Consumer<Held> work) {
    List<Place> all;
    lock.lock();
    try {
      all =
          places.entrySet().stream()
              .filter(entry -> entry.getKey().tenant().equals(tenant))
              .map(Map.Entry::getValue)
              .toList();
    } finally {
      lock.unlock();
    }
    for (Place one : all) {
      one.own.lock();
      try {
        work.accept(one.held);
      } finally {
        one.own.unlock();
      }
    }
  }
}
