package io.heard.server;

import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Origin;
import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import io.heard.mask.Kind;
import io.heard.mask.Mask;
import io.heard.mask.Masking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One conversation as it is masked while it goes on: what was found once is masked from there on,
/// in turns that are corrected and in a turn that was withdrawn too. What a turn said stands here,
/// in memory, and nowhere else. Not for several threads.
final class Masked {
  private static final int NOWHERE = -1;

  private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Z]+-\\d+>");

  private final Masking masking;
  private final Set<Kind> kinds;

  /// Where each turn that was heard here stands in the conversation; nowhere where it was replaced.
  private final List<Integer> places = new ArrayList<>();

  /// What stands at a place.
  private final Map<Integer, Integer> heard = new HashMap<>();

  private boolean headChanged;

  Masked(Conversation head, Set<Kind> kinds) {
    this.masking = Mask.begin(head.unsaid(), kinds);
    this.kinds = Set.copyOf(kinds);
  }

  /// Masks a turn as it stands at a place, for the first time or otherwise than before.
  ///
  /// @param changed takes the places of other turns that are worded otherwise from now on
  void hear(int place, Turn turn, Set<Integer> changed) {
    withdraw(place);
    int index = masking.size();
    places.add(place);
    heard.put(place, index);
    Masking.Step step = masking.hear(Hearing.placed(turn, index));
    headChanged |= step.headReplaced();
    step.replaced().forEach(other -> change(other, changed));
    changed.remove(place);
  }

  /// Nothing stands at a place any more.
  void withdraw(int place) {
    Integer before = heard.remove(place);
    if (before != null) {
      places.set(before, NOWHERE);
    }
  }

  /// Nothing stands at a place or behind it.
  void cut(int place) {
    heard.keySet().stream().filter(one -> one >= place).toList().forEach(this::withdraw);
  }

  /// Decides about digits that still wait.
  ///
  /// @param changed takes the places of turns that are worded otherwise from now on
  void close(Set<Integer> changed) {
    Conversation before = masking.head();
    masking.close().forEach(other -> change(other, changed));
    headChanged |= !masking.head().equals(before);
  }

  private void change(Turn turn, Set<Integer> changed) {
    int place = places.get(turn.index());
    if (place != NOWHERE) {
      changed.add(place);
    }
  }

  /// Whether a turn stands at a place.
  boolean has(int place) {
    return heard.containsKey(place);
  }

  /// The turn at a place as it may be given out by now.
  ///
  /// @param external its name in the system that sent it, as it may be given out
  Turn turn(int place, @Nullable String external) {
    Integer index = heard.get(place);
    if (index == null) {
      throw new IllegalStateException("Nothing stands at place %d.".formatted(place));
    }
    Turn turn = Hearing.placed(masking.turn(index), place);
    Origin origin = turn.origin();
    return new Turn(
        place,
        turn.speaker(),
        turn.visibility(),
        turn.timing(),
        turn.text(),
        new Origin(origin.place(), external, origin.words(), origin.extra()));
  }

  /// What is known beside the turns, as it may be given out by now.
  Conversation head() {
    return masking.head();
  }

  /// Whether what is known beside the turns is worded otherwise since this was last asked.
  boolean headChanged() {
    boolean changed = headChanged;
    headChanged = false;
    return changed;
  }

  /// Any text about the conversation with all that is known replaced.
  String text(String text) {
    return masking.text(text);
  }

  /// A text that somebody wrote about the conversation and that is kept beside it: what is known is
  /// replaced, and so is what the text shows by itself. The same text, worded so before, stays.
  String beside(String text) {
    Masking own = Mask.begin(Conversation.of("beside", Channel.OTHER, List.of()), kinds);
    // What the conversation names already keeps its names: a new one gets another.
    own.hear(Turn.of(0, Role.UNKNOWN, placeholders()));
    own.hear(Turn.of(1, Role.UNKNOWN, masking.text(text)));
    own.close();
    return own.turn(1).text();
  }

  private String placeholders() {
    var found = new TreeSet<String>();
    for (int i = 0; i < masking.size(); i++) {
      Matcher matcher = PLACEHOLDER.matcher(masking.turn(i).text());
      while (matcher.find()) {
        found.add(matcher.group());
      }
    }
    return String.join(" ", found);
  }

  /// Whether an id holds something that is known.
  boolean tells(String id) {
    return !masking.text(id).equals(id) || Mask.tells(id);
  }
}
