package io.heard.formats;

import io.heard.conversation.Role;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the person who starts a reading says about the files.
///
/// @param format the format's name, or null to tell it by content
/// @param roles whose side speakers are on, by their name or label, in any case
/// @param roster names of people who answer for the company, in any case
public record Options(@Nullable String format, Map<String, Role> roles, Set<String> roster) {
  /// Nothing said: formats are told by content and roles come from the file, else are inferred.
  public static final Options NONE = new Options(null, Map.of(), Set.of());

  public Options {
    var folded = new LinkedHashMap<String, Role>();
    roles.forEach((name, role) -> folded.put(fold(name), role));
    roles = Collections.unmodifiableMap(folded);
    roster =
        roster.stream()
            .map(Options::fold)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /// The same, with the format named instead of told by content.
  public Options from(@Nullable String format) {
    return new Options(format, roles, roster);
  }

  /// The same, with the roles written as `Ann=agent,Bob=customer`.
  ///
  /// @throws IllegalArgumentException when a part is no `name=role` or names no role
  public Options roles(String written) {
    var map = new LinkedHashMap<String, Role>();
    for (String part : written.split(",", -1)) {
      if (part.isBlank()) {
        continue;
      }
      int equals = part.lastIndexOf('=');
      if (equals < 1 || part.substring(0, equals).isBlank()) {
        throw new IllegalArgumentException(
            "The roles hold '%s', which is no name=role.\nMaybe \"Ann=agent,Bob=customer\"."
                .formatted(part.strip()));
      }
      String word = part.substring(equals + 1).strip();
      Role role =
          RoleWords.role(word)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "The roles hold '%s', and '%s' is no role.\nMaybe customer, agent, bot or unknown."
                          .formatted(part.strip(), word)));
      map.put(part.substring(0, equals), role);
    }
    return new Options(format, map, roster);
  }

  /// The same, with these people known to answer for the company: names, first names that only one
  /// of them has, ids or mailboxes.
  public Options roster(Collection<String> names) {
    return new Options(format, roles, Set.copyOf(names));
  }

  /// The role said for this name or label; null where none was said.
  @Nullable Role said(String name) {
    Role role = roles.get(fold(name));
    return role == null && RoleCalls.isListed(name, roster) ? Role.AGENT : role;
  }

  private static String fold(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
