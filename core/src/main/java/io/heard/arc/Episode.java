package io.heard.arc;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One rise of a customer's feeling and its end. Opens at a negative feeling; closes when it is
/// landed, lost, or the conversation ends.
///
/// @param speaker the customer's id
/// @param from the customer's turn that opened it
/// @param to the last turn that belongs to it
/// @param peak the highest intensity in it, 1 to 3
/// @param outcome how it ended
/// @param endedBy the turns that show the outcome; empty while open
/// @param urgent whether time mattered to the customer, so that to act first was right
/// @param quick whether the agent closed it with one compressed turn: acknowledgement, step and the
///   promise to be back
/// @param phases the stretches of turns by phase, in order
/// @param skipped the phases that were left out, each with the reason
/// @param response the three-part response
/// @param order feeling, facts, solution: where each came first
/// @param check whether it was checked that the answer landed
public record Episode(
    String speaker,
    int from,
    int to,
    int peak,
    Outcome outcome,
    List<Integer> endedBy,
    boolean urgent,
    boolean quick,
    List<Stretch> phases,
    List<Skipped> skipped,
    Response response,
    Order order,
    Check check) {
  public Episode {
    endedBy = List.copyOf(endedBy);
    phases = List.copyOf(phases);
    skipped = List.copyOf(skipped);
  }

  /// The phase of a turn, where it belongs to a phase of this episode.
  public @Nullable Phase phase(int turn) {
    for (Stretch stretch : phases) {
      if (stretch.from() <= turn && turn <= stretch.to()) {
        return stretch.phase();
      }
    }
    return null;
  }

  /// How an episode ended.
  public enum Outcome {
    /// Not decided.
    OPEN,
    /// The feeling fell, or gave way to relief, gratitude or satisfaction.
    LANDED,
    /// The feeling rose, or the customer escalated or withdrew.
    LOST;

    /// The name in files and in the API: lower case.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Turns in one phase.
  ///
  /// @param phase the phase
  /// @param from the first turn
  /// @param to the last turn, inclusive
  public record Stretch(Phase phase, int from, int to) {}

  /// A phase that was left out.
  ///
  /// @param phase the phase
  /// @param why one sentence
  /// @param turns the turns that show it
  public record Skipped(Phase phase, String why, List<Integer> turns) {
    public Skipped {
      turns = List.copyOf(turns);
    }
  }

  /// The three parts of a response, each with the agent's turns that hold it.
  ///
  /// @param acknowledgement turns that meet the feeling
  /// @param tie turns that tie it to this customer's situation
  /// @param step turns that say what happens next, an alternative or an honest limit
  public record Response(List<Integer> acknowledgement, List<Integer> tie, List<Integer> step) {
    public Response {
      acknowledgement = List.copyOf(acknowledgement);
      tie = List.copyOf(tie);
      step = List.copyOf(step);
    }

    /// Whether all three parts were given.
    public boolean whole() {
      return !acknowledgement.isEmpty() && !tie.isEmpty() && !step.isEmpty();
    }
  }

  /// The first turns at which feeling, facts and solution were spoken to.
  ///
  /// @param feeling the first turn that meets the feeling, where there is one
  /// @param facts the first turn that asks for or restates facts, where there is one
  /// @param solution the first turn that offers a step, where there is one
  /// @param kept whether none came before what should precede it
  public record Order(
      @Nullable Integer feeling,
      @Nullable Integer facts,
      @Nullable Integer solution,
      boolean kept) {}

  /// Verification.
  ///
  /// @param asked turns in which the agent asked whether it landed
  /// @param confirmed the customer's turns that said so
  /// @param rejected the customer's turns that said it did not
  /// @param returned turns in which the agent, after that, went back to the feeling
  public record Check(
      List<Integer> asked,
      List<Integer> confirmed,
      List<Integer> rejected,
      List<Integer> returned) {
    public Check {
      asked = List.copyOf(asked);
      confirmed = List.copyOf(confirmed);
      rejected = List.copyOf(rejected);
      returned = List.copyOf(returned);
    }
  }
}
