package io.heard.conversation;

import org.jspecify.annotations.Nullable;

/// One party of a conversation.
///
/// @param id tells speakers of one conversation apart; never blank
/// @param name what the party is called, where known
/// @param role whose side the party is on
/// @param roleSource how the role came to be known
public record Speaker(String id, @Nullable String name, Role role, RoleSource roleSource) {
  public Speaker {
    if (id.isBlank()) {
      throw new IllegalArgumentException("A speaker's id is blank.\nMaybe use the role's name.");
    }
  }

  /// A speaker known by role alone, as the source says it.
  public static Speaker of(Role role) {
    return new Speaker(
        role.id(), null, role, role == Role.UNKNOWN ? RoleSource.NONE : RoleSource.FILE);
  }
}
