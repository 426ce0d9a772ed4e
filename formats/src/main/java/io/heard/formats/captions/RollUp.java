package io.heard.formats.captions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Captions that roll up, as YouTube makes them of speech: each shows the last line of the one
/// before again, above its own. What was shown is not said again.
final class RollUp {
  /// How many captions have to show a line again where no line has times within; two people may
  /// well say "No." one after the other.
  private static final int FEWEST = 3;

  /// How exactly one begins where the one before ends.
  private static final Duration AT_ONCE = Duration.ofMillis(20);

  /// The most lines that a screen shows.
  private static final int MOST_LINES = 8;

  private RollUp() {}

  /// The captions without lines that are shown again; as they are where nothing says that they roll
  /// up.
  static List<Cue> unrolled(List<Cue> cues) {
    List<List<String>> shown =
        cues.stream().map(cue -> cue.payload().stream().map(CueText::plain).toList()).toList();
    int[] again = new int[cues.size()];
    int repeating = 0;
    int growing = 0;
    for (int i = 1; i < again.length; i++) {
      again[i] = again(cues.get(i - 1), shown.get(i - 1), cues.get(i), shown.get(i));
      repeating += again[i] > 0 ? 1 : 0;
      growing += again[i] > 0 && again[i] < shown.get(i).size() ? 1 : 0;
    }
    boolean timed = cues.stream().flatMap(cue -> cue.payload().stream()).anyMatch(CueText::isTimed);
    boolean rolls = repeating * 2 >= cues.size() - 1 && growing >= FEWEST;
    if (!timed && !rolls) {
      return cues;
    }
    var unrolled = new ArrayList<Cue>();
    for (int i = 0; i < again.length; i++) {
      unrolled.add(cues.get(i).after(again[i]));
    }
    return unrolled;
  }

  /// How many of the first lines are the last ones of the caption that ends where this one begins.
  private static int again(Cue last, List<String> before, Cue cue, List<String> lines) {
    Duration end = last.until();
    if (end == null || cue.at().minus(end).abs().compareTo(AT_ONCE) > 0) {
      return 0;
    }
    List<String> said =
        spoken(before.subList(Math.max(0, before.size() - MOST_LINES), before.size()));
    for (int size = Math.min(lines.size(), MOST_LINES); size > 0; size--) {
      List<String> first = spoken(lines.subList(0, size));
      int from = said.size() - first.size();
      if (!first.isEmpty() && from >= 0 && said.subList(from, said.size()).equals(first)) {
        return size;
      }
    }
    return 0;
  }

  private static List<String> spoken(List<String> lines) {
    return lines.stream().filter(line -> !line.isEmpty()).toList();
  }
}
