package io.heard.coach;

import io.heard.Reading;
import io.heard.coach.Chances.Chance;
import io.heard.conversation.Role;
import io.heard.page.Catalogue;
import io.heard.page.Hint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Offers hints to an agent: after each turn of a customer at most one, from what was said and
/// heard up to that turn, so that a conversation that goes on keeps the hints that it had.
///
/// Immutable and thread-safe.
public final class Nudging {
  /// No more than one hint in so many agent turns: who is told something at each turn soon reads
  /// nothing, and a hint needs some turns to be followed.
  private static final int AGENT_TURNS_BETWEEN = 3;

  /// The same hint again within so many agent turns nags: it was seen, and was not taken.
  private static final int AGENT_TURNS_BEFORE_AGAIN = 9;

  private final Map<String, Hint> hints;

  /// @param hints by the code of their page
  Nudging(Map<String, Hint> hints) {
    this.hints = Map.copyOf(hints);
  }

  /// With the wordings of these pages.
  public static Nudging of(Catalogue catalogue) {
    var hints = new LinkedHashMap<String, Hint>();
    for (Catalogue.Entry entry : catalogue.entries()) {
      entry.page().hint().ifPresent(hint -> hints.put(entry.about().code(), hint));
    }
    return new Nudging(hints);
  }

  /// The hints of a conversation so far, by turn.
  public List<Nudge> nudges(Reading reading) {
    return follow().on(reading);
  }

  /// A place in a conversation where a hint could be offered, whether or not it was.
  ///
  /// @param turn the customer's turn that it would follow
  /// @param code the page that words it
  /// @param met whether the answer did what the hint asks for
  public record Occasion(int turn, String code, boolean met) {}

  /// The places where a hint could be offered and a person answered, by turn; at each the hint that
  /// would come first. A place that nobody answered says nothing about anybody, and is left out.
  public List<Occasion> occasions(Reading reading) {
    var occasions = new ArrayList<Occasion>();
    for (int turn = 0; turn < reading.size(); turn++) {
      if (!reading.utterances().get(turn).isRead()
          || reading.turn(turn).speaker().role() != Role.CUSTOMER) {
        continue;
      }
      int place = turn;
      List<Integer> answers = answers(reading, place);
      if (!answers.isEmpty()) {
        Chances.after(new View(reading, place))
            .filter(chance -> nudge(place, chance).isPresent())
            .findFirst()
            .map(chance ->
                new Occasion(
                    place, chance.code(), isMet(reading, answers, Chances.meets(chance.code()))))
            .ifPresent(occasions::add);
      }
    }
    return List.copyOf(occasions);
  }

  /// What a person says after a turn, up to what a customer says next.
  private static List<Integer> answers(Reading reading, int turn) {
    var answers = new ArrayList<Integer>();
    for (int i = turn + 1; i < reading.size(); i++) {
      if (reading.utterances().get(i).isRead()) {
        Role role = reading.turn(i).speaker().role();
        if (role == Role.CUSTOMER) {
          break;
        }
        if (role == Role.AGENT) {
          answers.add(i);
        }
      }
    }
    return answers;
  }

  private static boolean isMet(Reading reading, List<Integer> answers, Set<String> codes) {
    return answers.stream()
        .anyMatch(turn -> codes.stream().anyMatch(code -> reading.heard(turn, code)));
  }

  /// Begins to follow one conversation as it grows.
  public Following follow() {
    return new Following();
  }

  /// What was offered in one conversation so far, so that a turn costs the same however many came
  /// before it. Not for several threads.
  public final class Following {
    private final Map<String, Integer> offered = new HashMap<>();
    private int seen;
    private int agentTurns;
    private int free;

    private Following() {}

    /// The hints after the turns that came since the last call; all of them are the conversation's
    /// hints.
    ///
    /// @param reading of the same conversation, not shorter than the last time
    public List<Nudge> on(Reading reading) {
      var nudges = new ArrayList<Nudge>();
      for (; seen < reading.size(); seen++) {
        after(reading, seen).ifPresent(nudges::add);
      }
      return List.copyOf(nudges);
    }

    private Optional<Nudge> after(Reading reading, int turn) {
      if (!reading.utterances().get(turn).isRead()) {
        return Optional.empty();
      }
      Role role = reading.turn(turn).speaker().role();
      if (role == Role.AGENT) {
        agentTurns++;
      }
      if (role != Role.CUSTOMER || agentTurns < free) {
        return Optional.empty();
      }
      Optional<Nudge> nudge =
          Chances.after(new View(reading, turn))
              .filter(this::isFresh)
              .flatMap(chance -> nudge(turn, chance).stream())
              .findFirst();
      nudge.ifPresent(one -> {
        offered.put(one.code(), agentTurns);
        free = agentTurns + AGENT_TURNS_BETWEEN;
      });
      return nudge;
    }

    private boolean isFresh(Chance chance) {
      Integer last = offered.get(chance.code());
      return last == null || agentTurns - last >= AGENT_TURNS_BEFORE_AGAIN;
    }
  }

  private Optional<Nudge> nudge(int turn, Chance chance) {
    Hint hint = hints.get(chance.code());
    if (hint == null) {
      return Optional.empty();
    }
    return hint.say(chance.values())
        .map(say -> new Nudge(turn, chance.code(), hint.title(), say, chance.because()));
  }
}
