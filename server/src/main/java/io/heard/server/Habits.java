package io.heard.server;

import io.heard.coach.Nudging.Occasion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What somebody does without being told: a hint fades for them once they do by themselves what it
/// asks for. It counts the hint's places and not the person, is made anew of their last
/// conversations whenever they ask, and is kept nowhere.
final class Habits {
  /// About a week of an agent's longer conversations: what was done before then says little about
  /// now.
  static final int LAST_CONVERSATIONS = 20;

  /// The last places of a hint that are looked at.
  static final int LAST_PLACES = 5;

  /// Of these, so many have to be done unprompted; one may slip.
  static final int LEAST_DONE = 4;

  private Habits() {}

  /// One conversation.
  ///
  /// @param occasions where hints could be offered, in order
  /// @param shown the turns after which one was
  record Had(List<Occasion> occasions, Map<Integer, String> shown) {}

  /// One hint.
  ///
  /// @param places where it could have been offered and was not shown
  /// @param unprompted of these, where it was done
  /// @param offered how often it was shown
  /// @param fades whether it was done in enough of the last places
  record Habit(String code, int places, int unprompted, int offered, boolean fades) {}

  /// By code.
  ///
  /// @param conversations the newest first
  static List<Habit> of(List<Had> conversations) {
    Map<String, List<Boolean>> done = new TreeMap<>();
    Map<String, Integer> offered = new TreeMap<>();
    for (Had had : conversations) {
      had.shown().values().forEach(code -> offered.merge(code, 1, Integer::sum));
      for (Occasion occasion : had.occasions().reversed()) {
        // Whoever was just told did not do it by themselves.
        if (!occasion.code().equals(had.shown().get(occasion.turn()))) {
          done.computeIfAbsent(occasion.code(), any -> new ArrayList<>()).add(occasion.met());
        }
      }
    }
    Set<String> codes = new java.util.TreeSet<>(done.keySet());
    codes.addAll(offered.keySet());
    return codes.stream()
        .map(code -> habit(code, done.getOrDefault(code, List.of()), offered.getOrDefault(code, 0)))
        .toList();
  }

  private static Habit habit(String code, List<Boolean> done, int offered) {
    int unprompted = count(done);
    boolean fades = count(done.subList(0, Math.min(done.size(), LAST_PLACES))) >= LEAST_DONE;
    return new Habit(code, done.size(), unprompted, offered, fades);
  }

  private static int count(List<Boolean> done) {
    return (int) done.stream().filter(each -> each).count();
  }
}
