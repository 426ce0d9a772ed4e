package io.heard.conversation;

import org.jspecify.annotations.Nullable;

/// One party of a conversation.
///
/// @param id tells speakers of one conversation apart; never blank
/// @param name what the party is called, where known
/// @param role whose side the party is on
/// @param roleSource how the role came to be known
/// @param roleConfidence how sure the role is, from 0, where it is not known, to 1, where somebody
///   said it
public record Speaker(
    String id, @Nullable String name, Role role, RoleSource roleSource, double roleConfidence) {
  public Speaker {
    if (id.isBlank()) {
      throw new IllegalArgumentException("A speaker's id is blank.\nMaybe use the role's name.");
    }
    if (!(roleConfidence >= 0 && roleConfidence <= 1)) {
      throw new IllegalArgumentException(
          "A role's confidence is %s, which is not from 0 to 1.\nMaybe it counts in hundredths."
              .formatted(roleConfidence));
    }
  }

  /// A speaker whose role is as sure as its source: 1, or 0 where it is not known.
  public Speaker(String id, @Nullable String name, Role role, RoleSource roleSource) {
    this(id, name, role, roleSource, role == Role.UNKNOWN ? 0 : 1);
  }

  /// A speaker known by role alone, as the source says it.
  public static Speaker of(Role role) {
    return new Speaker(
        role.id(), null, role, role == Role.UNKNOWN ? RoleSource.NONE : RoleSource.FILE);
  }
}
