package io.heard.arc;

import java.util.List;
import java.util.Locale;

/// One thing that a customer needed, or did not need, and whether it was given.
///
/// @param speaker the customer's id
/// @param kind what
/// @param verdict whether it was given
/// @param why one sentence
/// @param turns the turns that show the need, and those that met it
public record Need(String speaker, Kind kind, Verdict verdict, String why, List<Integer> turns) {
  public Need {
    turns = List.copyOf(turns);
  }

  /// What a customer may need.
  public enum Kind {
    /// That the trouble is seen, before it is solved.
    ACKNOWLEDGEMENT,
    /// To be listened to first.
    TO_BE_HEARD,
    /// A fact or a presence that lowers worry.
    REASSURANCE,
    /// To know exactly what happens, in order.
    CLEAR_STEPS,
    /// A plan, with little ado.
    PLAN,
    /// Action before words.
    ACT_FIRST,
    /// To be asked whether it helped.
    CHECK;

    /// The name in files and in the API, such as `act-first`.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Whether it was given.
  public enum Verdict {
    /// Needed and given.
    MET,
    /// Needed and missing.
    MISSED,
    /// Not needed.
    NOT_ASKED,
    /// Needed; whether it was given is not decided yet.
    UNCLEAR;

    /// The name in files and in the API, such as `not-asked`.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
