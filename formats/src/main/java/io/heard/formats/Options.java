package io.heard.formats;

import io.heard.conversation.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the person who starts a reading says about the files.
///
/// @param format the format's name, or null to tell it by content
/// @param roles whose side speakers are on, by their name or label, in any case
/// @param original whether a conversation keeps the whole value that it was read from, where its
///   format can be written again without loss; for whoever writes that format, and never for
///   somebody who masks
/// @param columns what the columns of a table are for: from a use such as `text` to a column's name
///   or number; empty to find them by their names
/// @param roster names of people who answer for the company, in any case
public record Options(
    @Nullable String format,
    Map<String, Role> roles,
    boolean original,
    Map<String, String> columns,
    Set<String> roster) {
  /// Nothing said: formats are told by content and roles come from the file, else are inferred.
  public static final Options NONE = new Options(null, Map.of(), false, Map.of(), Set.of());

  public Options {
    var folded = new LinkedHashMap<String, Role>();
    roles.forEach((name, role) -> folded.put(fold(name), role));
    roles = Collections.unmodifiableMap(folded);
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    roster =
        roster.stream()
            .map(Options::fold)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /// The same, with the format named instead of told by content.
  public Options from(@Nullable String format) {
    return new Options(format, roles, original, columns, roster);
  }

  /// The same, with the original value kept.
  public Options keepingOriginal() {
    return new Options(format, roles, true, columns, roster);
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
    return new Options(format, map, original, columns, roster);
  }

  /// The same, with these people known to answer for the company: names, first names that only one
  /// of them has, ids or mailboxes.
  public Options roster(Collection<String> names) {
    return new Options(format, roles, original, columns, Set.copyOf(names));
  }

  /// The same, with the columns of tables written as `text=Message,speaker=From,time=Sent at`: a
  /// use, and a column by its name or, from 1, by its number. A name may hold commas.
  ///
  /// @throws IllegalArgumentException when a part is no `use=column` or names no use
  public Options columns(String written) {
    var map = new LinkedHashMap<String, String>();
    String use = "";
    for (String part : written.split(",", -1)) {
      int equals = part.indexOf('=');
      Optional<CsvUse> known = equals < 0 ? Optional.empty() : CsvUse.of(part.substring(0, equals));
      if (known.isPresent()) {
        use = known.get().word();
        map.put(use, part.substring(equals + 1).strip());
      } else if (equals < 0 && !use.isEmpty()) {
        // The rest of a name with a comma in it.
        map.merge(use, part, (before, rest) -> (before + "," + rest).strip());
      } else if (!part.isBlank()) {
        throw new IllegalArgumentException(noUse(part, equals));
      }
    }
    String empty =
        map.entrySet().stream()
            .filter(entry -> entry.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse("");
    if (!empty.isEmpty()) {
      throw new IllegalArgumentException(
          "The columns name none for '%s'.\nMaybe \"%s=3\", its number.".formatted(empty, empty));
    }
    return new Options(format, roles, original, map, roster);
  }

  private static String noUse(String part, int equals) {
    if (equals < 0) {
      return "The columns hold '%s', which is no use=column.\nMaybe \"text=Message,speaker=From\"."
          .formatted(part.strip());
    }
    String word = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
    String near =
        Arrays.stream(CsvUse.values())
            .map(CsvUse::word)
            .min(Comparator.comparingInt(known -> Near.distance(word, known)))
            .filter(known -> Near.distance(word, known) <= 2)
            .map(known -> "\"%s=%s\".".formatted(known, part.substring(equals + 1).strip()))
            .orElse(
                "one of %s."
                    .formatted(
                        Arrays.stream(CsvUse.values())
                            .map(CsvUse::word)
                            .collect(Collectors.joining(", "))));
    return "The columns hold '%s', and '%s' is no use of a column.\nMaybe %s"
        .formatted(part.strip(), word, near);
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
