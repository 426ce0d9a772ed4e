package io.heard.formats.speech;

import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.formats.Draft;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Who speaks, by what a recogniser calls them: a number, a letter, a side of the recording, a name
/// or a role. Labels that say nothing of a side get their role elsewhere, or none.
final class Voices {
  /// What recognisers write where they do not know who speaks; UU is Speechmatics'.
  private static final Set<String> NOBODY =
      Set.of("", "uu", "?", "-1", "unknown", "none", "null", "speaker_unknown", "unknown_speaker");

  /// A count, as in `0`, `A` or `1A`, which is no name by itself.
  private static final Pattern COUNT = Pattern.compile("\\d{1,4}|\\d{0,2}[A-Z]");

  private Voices() {}

  /// The speaker of that label.
  static Draft.Party speaker(String label) {
    return party(label, "Speaker ");
  }

  /// The one on that side of the recording.
  static Draft.Party channel(String label) {
    return party(label, "Channel ");
  }

  private static Draft.Party party(String label, String what) {
    String clean = label.strip();
    if (NOBODY.contains(clean.toLowerCase(Locale.ROOT))) {
      return Draft.Party.NOBODY;
    }
    return Draft.Party.labelled(COUNT.matcher(clean).matches() ? what + clean : clean);
  }

  /// A speaker on a side: speakers are counted anew on each side, and a side that says a role says
  /// it of all of them.
  static Draft.Party of(String channel, String speaker) {
    Draft.Party side = channel(channel);
    Draft.Party voice = speaker(speaker);
    if (voice.equals(Draft.Party.NOBODY)) {
      return side;
    }
    if (side.equals(Draft.Party.NOBODY)) {
      return voice;
    }
    Role role = side.role();
    return role == null || role == Role.UNKNOWN
        ? new Draft.Party(null, called(side) + " " + called(voice), null, RoleSource.NONE)
        : new Draft.Party(role.id() + " " + called(voice), null, role, side.source());
  }

  private static String called(Draft.Party party) {
    String name = party.name();
    Role role = party.role();
    return name != null ? name : role != null ? role.id() : "";
  }
}
