package io.heard.mask;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The entities of one conversation: what was found keeps its placeholder for good.
final class Ledger {
  /// A shorter code is looked for nowhere else: as likely as not it is another number.
  private static final int SHORTEST_CODE = 4;

  private final Map<Type, Integer> counts = new EnumMap<>(Type.class);
  private final Map<String, Entity> codes = new HashMap<>();
  private final Map<String, Entity> cards = new HashMap<>();
  private final Map<String, Entity> cardParts = new HashMap<>();
  private final People people = new People();
  private final Set<String> fresh = new HashSet<>();
  private final Set<Type> shown;
  private int longest;

  /// @param shown the types that are masked; others are known and stay as they were said
  Ledger(Set<Type> shown) {
    this.shown = Set.copyOf(shown);
  }

  /// Keeps a number free that stands in a placeholder of the input.
  void reserve(Type type, int number) {
    counts.merge(type, number, Math::max);
  }

  /// A new entity.
  Entity next(Type type) {
    return new Entity(type, counts.merge(type, 1, Integer::sum), shown.contains(type));
  }

  /// The entity of a find, which is a new one where nothing was called so before.
  Entity entity(Type type, String key) {
    if (type == Type.NAME) {
      Entity handle = codes.get(key);
      if (handle != null) {
        return handle;
      }
      Entity known = people.known(key);
      Entity entity = known == null ? next(type) : known;
      people.add(key, entity);
      return entity;
    }
    if (type == Type.CARD) {
      Entity known = card(key);
      Entity entity = known == null ? next(type) : known;
      addCard(key, entity);
      return entity;
    }
    Entity known = codes.get(key);
    Entity entity = known == null ? next(type) : known;
    add(key, entity);
    return entity;
  }

  /// The entity of digits that waited in a row until it was known what they are.
  Entity adopt(Type type, String digits, String row) {
    Entity known = type == Type.CARD ? card(digits) : codes.get(digits);
    Entity waiting = type == Type.CARD ? cards.get(row) : codes.get(row);
    if (known == null && waiting != null && waiting.type() == type) {
      known = waiting;
    }
    Entity entity = known == null ? next(type) : known;
    if (type == Type.CARD) {
      addCard(digits, entity);
    } else {
      add(digits, entity);
    }
    return entity;
  }

  /// Adds a way to write an entity.
  void add(String key, Entity entity) {
    boolean secret = entity.type() == Type.CVV || entity.type() == Type.PIN;
    if (key.length() >= SHORTEST_CODE || (secret && key.length() > 2)) {
      if (codes.putIfAbsent(key, entity) == null) {
        fresh.add(key);
        longest = Math.max(longest, key.length());
      }
    }
  }

  /// Adds a card's number, or a part of one.
  void addCard(String digits, Entity entity) {
    if (digits.length() >= SHORTEST_CODE) {
      cards.put(digits, entity);
      for (String part : parts(digits)) {
        cardParts.putIfAbsent(part, entity);
      }
      add(digits, entity);
    }
  }

  /// The card of which digits are the whole or a part that is said by itself: its beginning, its
  /// end or some of its groups of four; or of which a part was said before.
  @Nullable Entity card(String digits) {
    Entity same = cards.get(digits);
    if (same == null) {
      same = cardParts.get(digits);
    }
    if (same != null || digits.length() < Cards.LEAST) {
      return same;
    }
    for (String part : parts(digits)) {
      Entity known = cards.get(part);
      if (known != null) {
        return known;
      }
    }
    return null;
  }

  /// The parts of a card's number that are said by themselves, the longest first.
  private static Set<String> parts(String card) {
    var parts = new LinkedHashSet<String>();
    if (card.length() < Cards.LEAST || card.length() > Cards.MOST) {
      return parts;
    }
    for (int length = card.length() - 1; length >= SHORTEST_CODE; length--) {
      parts.add(card.substring(0, length));
      parts.add(card.substring(card.length() - length));
    }
    for (int from = 4; from < card.length(); from += 4) {
      for (int to = from + 4; to < card.length(); to += 4) {
        parts.add(card.substring(from, to));
      }
    }
    return parts;
  }

  /// Whether there are cards.
  boolean holdsCards() {
    return !cards.isEmpty();
  }

  /// The entity that is written so, other than a person's; null where none is.
  @Nullable Entity code(String key) {
    return codes.get(key);
  }

  /// The length of the longest code.
  int longest() {
    return longest;
  }

  People people() {
    return people;
  }

  /// What can be found anew since this was last asked: codes, and words of names.
  Set<String> fresh() {
    var taken = new HashSet<>(fresh);
    taken.addAll(people.fresh());
    fresh.clear();
    return taken;
  }
}
