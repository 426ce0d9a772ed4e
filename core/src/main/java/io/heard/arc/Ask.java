package io.heard.arc;

import io.heard.signal.Evidence;
import java.util.List;
import java.util.Locale;

/// A question or request of a customer.
///
/// @param turn the customer's turn
/// @param text the words that ask
/// @param answered whether it was answered by the end
/// @param turns the agent's turns that decide it: those that answer, or else those that passed it
///   over
public record Ask(int turn, Evidence.Quote text, Answered answered, List<Integer> turns) {
  public Ask {
    turns = List.copyOf(turns);
  }

  /// Whether an ask was answered.
  public enum Answered {
    /// Answered, badly or well; a reasoned refusal too.
    YES,
    /// Not answered.
    NO,
    /// The words do not show it, or nobody has replied yet.
    CANNOT_TELL;

    /// The name in files and in the API, such as `cannot-tell`.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
