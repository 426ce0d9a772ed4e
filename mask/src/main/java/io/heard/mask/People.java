package io.heard.mask;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The persons of a conversation, each by the words that it was called. A first name or a surname
/// alone is a known person's where only one person has it.
final class People {
  /// One person.
  private static final class Person {
    final Entity entity;
    List<String> parts;

    Person(Entity entity, List<String> parts) {
      this.entity = entity;
      this.parts = parts;
    }
  }

  private final Map<String, Person> exact = new HashMap<>();
  private final Map<String, List<Person>> byPart = new HashMap<>();
  private final Set<String> fresh = new HashSet<>();

  /// The person that is called so, where it is known.
  @Nullable Entity known(String name) {
    Person person = find(name);
    return person == null ? null : person.entity;
  }

  private @Nullable Person find(String name) {
    List<String> parts = parts(name);
    if (parts.size() == 1) {
      return only(parts.getFirst());
    }
    Person same = exact.get(name);
    return same != null || parts.isEmpty() ? same : fuller(parts);
  }

  /// The one person with that part, or the one who was never called otherwise.
  private @Nullable Person only(String part) {
    List<Person> all = byPart.getOrDefault(part, List.of());
    if (all.size() < 2) {
      return all.isEmpty() ? null : all.getFirst();
    }
    for (Person person : all) {
      if (person.parts.size() == 1) {
        return person;
      }
    }
    return null;
  }

  /// Somebody of whom only a part was known, or who is called by more or by fewer names now.
  private @Nullable Person fuller(List<String> parts) {
    Person found = null;
    for (String part : List.of(parts.getFirst(), parts.getLast())) {
      for (Person person : byPart.getOrDefault(part, List.of())) {
        boolean same =
            parts.containsAll(person.parts)
                || person.parts.containsAll(parts)
                || isSameEnds(person.parts, parts);
        if (same && found != null && found != person) {
          return null;
        }
        found = same ? person : found;
      }
    }
    return found;
  }

  private static boolean isSameEnds(List<String> a, List<String> b) {
    return a.size() > 1 && a.getFirst().equals(b.getFirst()) && a.getLast().equals(b.getLast());
  }

  /// Adds a way to call somebody.
  void add(String name, Entity entity) {
    List<String> parts = parts(name);
    Person person = find(name);
    if (person == null || !person.entity.equals(entity)) {
      person = new Person(entity, parts);
    }
    if (parts.size() > person.parts.size()) {
      person.parts = parts;
    }
    exact.put(name, person);
    for (String part : parts) {
      List<Person> all = byPart.computeIfAbsent(part, none -> new ArrayList<>());
      if (all.isEmpty()) {
        fresh.add(part);
      }
      if (!all.contains(person)) {
        all.add(person);
      }
    }
  }

  /// Whether a word is a part of somebody's name.
  boolean holds(String part) {
    return byPart.containsKey(part);
  }

  /// The words that became parts of names since this was last asked.
  Set<String> fresh() {
    Set<String> taken = Set.copyOf(fresh);
    fresh.clear();
    return taken;
  }

  /// The words of a name that tell persons apart: no initials and no particles.
  private static List<String> parts(String name) {
    var parts = new ArrayList<String>();
    for (String part : name.split(" ")) {
      if (part.length() > 1 && (parts.isEmpty() || !NameParts.isSmall(part))) {
        parts.add(part);
      }
    }
    return parts;
  }
}
