package io.heard.formats.vcon;

import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.formats.Draft;
import io.heard.formats.RoleWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The parties of a vCon, counted from 0. The draft has no word for whose side they are on; writers
/// say it as `role`, `meta.role` or `type`.
final class Parties {
  private final List<Draft.Party> all;

  private Parties(List<Draft.Party> all) {
    this.all = all;
  }

  /// Of the list as it stands.
  ///
  /// @param answering the numbers of those who put a call through or took it over, and so answer
  ///   for the company unless the vCon says otherwise
  /// @param own whether Heard wrote the vCon, which then says what each is called
  static Parties of(JsonNode given, Set<Integer> answering, boolean own) {
    var names = new HashMap<String, Integer>();
    var ids = new HashMap<String, Integer>();
    for (JsonNode party : given.values()) {
      names.merge(nameOf(party), 1, Integer::sum);
      ids.merge(party.path("uuid").asString(""), 1, Integer::sum);
    }
    var all = new ArrayList<Draft.Party>();
    for (JsonNode party : given.values()) {
      all.add(party(party, all.size(), answering, own, names, ids));
    }
    return new Parties(List.copyOf(all));
  }

  private static Draft.Party party(
      JsonNode party,
      int number,
      Set<Integer> answering,
      boolean own,
      Map<String, Integer> names,
      Map<String, Integer> ids) {
    String name = nameOf(party);
    String uuid = party.path("uuid").asString("");
    boolean named = !name.isEmpty() && names.getOrDefault(name, 0) == 1;
    String id =
        !uuid.isBlank() && ids.getOrDefault(uuid, 0) == 1
            ? uuid
            : own || named ? null : "party " + number;
    String shown = name.isEmpty() ? null : name;
    Role role = role(party, name);
    if (own) {
      JsonNode kept = party.path(Own.FIELD);
      boolean inferred = "inferred".equals(kept.path("roleSource").asString(""));
      double sure = kept.path("roleConfidence").asDouble(1);
      return role == null || role == Role.UNKNOWN
          ? new Draft.Party(id, shown, Role.UNKNOWN, RoleSource.NONE)
          : new Draft.Party(
              id,
              shown,
              role,
              inferred ? RoleSource.INFERRED : RoleSource.FILE,
              inferred && sure >= 0 && sure <= 1 ? sure : 1);
    }
    if (role != null && role != Role.UNKNOWN) {
      return new Draft.Party(id, shown, role, RoleSource.FILE);
    }
    return answering.contains(number)
        ? new Draft.Party(id, shown, Role.AGENT, RoleSource.INFERRED)
        : new Draft.Party(id, shown, null, RoleSource.NONE);
  }

  /// What a party is called: by name, else by address or number; empty for one without any.
  static String nameOf(JsonNode party) {
    for (String field : List.of("name", "mailto", "email", "tel", "sip", "id")) {
      String value = party.path(field).asString("").strip();
      String bare = value.replaceFirst("(?i)^(mailto|tel|sips?):", "");
      if (!bare.isBlank()) {
        return bare;
      }
    }
    return "";
  }

  private static Role role(JsonNode party, String name) {
    for (String word :
        List.of(
            party.path("role").asString(""),
            party.path("meta").path("role").asString(""),
            party.path("type").asString(""),
            name)) {
      Optional<Role> role = word.isBlank() ? Optional.empty() : RoleWords.role(word);
      if (role.isPresent()) {
        return role.get();
      }
    }
    return Role.UNKNOWN;
  }

  int size() {
    return all.size();
  }

  boolean has(JsonNode number) {
    return number.isIntegralNumber()
        && number.canConvertToInt()
        && number.intValue() >= 0
        && number.intValue() < all.size();
  }

  Draft.Party get(int number) {
    return all.get(number);
  }

  List<Draft.Party> all() {
    return all;
  }

  /// The numbers in a value that may be one, a list of them, or a list of lists, one a channel.
  static Set<Integer> numbers(JsonNode given) {
    var numbers = new LinkedHashSet<Integer>();
    collect(given, numbers, 0);
    return numbers;
  }

  private static void collect(JsonNode given, Set<Integer> numbers, int depth) {
    if (given.isIntegralNumber() && given.canConvertToInt()) {
      numbers.add(given.intValue());
    } else if (given.isArray() && depth < 3) {
      given.values().forEach(inner -> collect(inner, numbers, depth + 1));
    }
  }

  /// What a party is called in a sentence.
  String called(JsonNode number) {
    if (!has(number)) {
      return "somebody";
    }
    String name = get(number.intValue()).name();
    return name == null ? "party " + number.intValue() : name;
  }
}
