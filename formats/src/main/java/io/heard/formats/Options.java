package io.heard.formats;

import io.heard.conversation.Role;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the person who starts a reading says about the files.
///
/// @param format the format's name, or null to tell it by content
/// @param roles whose side speakers are on, by their name or label, in any case
/// @param original whether a conversation keeps the whole value that it was read from, where its
///   format can be written again without loss; for whoever writes that format, and never for
///   somebody who masks
public record Options(@Nullable String format, Map<String, Role> roles, boolean original) {
  /// Nothing said: formats are told by content and roles come from the file, else are inferred.
  public static final Options NONE = new Options(null, Map.of(), false);

  public Options {
    var folded = new LinkedHashMap<String, Role>();
    roles.forEach((name, role) -> folded.put(fold(name), role));
    roles = Collections.unmodifiableMap(folded);
  }

  /// The same, with the format named instead of told by content.
  public Options from(@Nullable String format) {
    return new Options(format, roles, original);
  }

  /// The same, with the original value kept.
  public Options keepingOriginal() {
    return new Options(format, roles, true);
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
    return new Options(format, map, original);
  }

  /// The role said for this name or label; null where none was said.
  @Nullable Role said(String name) {
    return roles.get(fold(name));
  }

  private static String fold(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
