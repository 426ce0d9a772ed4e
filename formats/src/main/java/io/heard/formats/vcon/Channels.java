package io.heard.formats.vcon;

import io.heard.conversation.Role;
import io.heard.formats.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Who may be speaking in one dialog, and on which channel. A recording of several channels names
/// the parties of each: `[0, 1]`, `[[0], [1]]`, `[null, 1]` where nobody is on the first.
final class Channels {
  private static final Pattern CHANNEL = Pattern.compile("(?i)ch(?:annel)?[ _-]?(\\d{1,3})");

  /// A voice that a recogniser has only counted: `Speaker 0`, `SPEAKER_01`, `A`.
  private static final Pattern VOICE = Pattern.compile("(?i)(?:[a-z]+[ _-]*)?\\d+|[a-z]");

  private final Parties parties;
  private final List<Draft.Party> here;
  private final List<Draft.@Nullable Party> channels = new ArrayList<>();
  private final boolean nested;
  private final int number;

  /// @param number the dialog's number, by which its unnamed voices are told from another's; below
  ///   0 where there is no other
  Channels(Parties parties, JsonNode dialog, int number) {
    this.parties = parties;
    this.number = number;
    JsonNode given = dialog.path("parties");
    Set<Integer> known = Parties.numbers(given);
    List<Draft.Party> named =
        known.stream().filter(n -> n >= 0 && n < parties.size()).map(parties::get).toList();
    this.here = named.isEmpty() ? parties.all() : named;
    this.nested =
        given.isArray() && given.valueStream().anyMatch(each -> each.isArray() || each.isNull());
    for (JsonNode channel : given.values()) {
      Set<Integer> on = Parties.numbers(channel);
      Integer only = on.size() == 1 ? on.iterator().next() : null;
      channels.add(only != null && only >= 0 && only < parties.size() ? parties.get(only) : null);
    }
  }

  /// The number of a channel in a label such as `channel 1` or `ch_0`; below 0 without one.
  static int number(@Nullable String label) {
    Matcher matcher = CHANNEL.matcher(label == null ? "" : label.strip());
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  /// Whether every party that could speak is one.
  Draft.@Nullable Party onlyOne() {
    return here.size() == 1 ? here.getFirst() : null;
  }

  /// The party of that number; null when there is none.
  Draft.@Nullable Party party(JsonNode number) {
    return parties.has(number) ? parties.get(number.intValue()) : null;
  }

  /// The one who has a channel to themselves; null when that is not known.
  ///
  /// @param heard how many channels the transcript has: a plain list names one party a channel only
  ///   where there are as many channels
  Draft.@Nullable Party on(int channel, int heard) {
    boolean one = channels.size() > 1 && (nested || heard == channels.size());
    return one && channel >= 0 && channel < channels.size() ? channels.get(channel) : null;
  }

  /// The party that a label means, by name or side; else the label, kept apart from the same label
  /// of another dialog.
  Draft.Party meant(Draft.Party label) {
    String name = label.name();
    Role role = label.role();
    if (name != null) {
      List<Draft.Party> named = by(name);
      if (named.size() == 1) {
        return named.getFirst();
      }
    }
    if (role != null && role != Role.UNKNOWN && label.id() == null && name == null) {
      List<Draft.Party> sided = here.stream().filter(party -> party.role() == role).toList();
      return sided.size() == 1 ? sided.getFirst() : role.answers() ? apart(label) : label;
    }
    return role == null && name != null && VOICE.matcher(name).matches() ? apart(label) : label;
  }

  private List<Draft.Party> by(String name) {
    for (List<Draft.Party> some : List.of(here, parties.all())) {
      List<Draft.Party> named =
          some.stream().filter(party -> name.equalsIgnoreCase(party.name())).toList();
      if (!named.isEmpty()) {
        return named;
      }
    }
    return List.of();
  }

  private Draft.Party apart(Draft.Party label) {
    if (number < 0) {
      return label;
    }
    Role role = label.role();
    String told = label.name() != null ? label.name() : role == null ? "" : role.id();
    return new Draft.Party(
        "dialog %d %s".formatted(number, told), label.name(), role, label.source());
  }
}
