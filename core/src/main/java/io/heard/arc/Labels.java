package io.heard.arc;

import java.util.Set;

/// Labels of the codebook, grouped by what they do in an episode.
final class Labels {
  /// Meets a feeling in words.
  static final Set<String> ACKNOWLEDGES =
      Set.of(
          "label-feeling",
          "validate-feeling",
          "acknowledge-effort",
          "condolence",
          "empathy-reset",
          "common-ground",
          "apology-specific");

  /// Regrets without naming anything: enough for a mild feeling only.
  static final Set<String> REGRETS = Set.of("apology-generic");

  /// Listens and asks.
  static final Set<String> TAKES_IN =
      Set.of(
          "open-question",
          "closed-question",
          "follow-up",
          "affirmation",
          "give-space",
          "mirror-words",
          "paraphrase",
          "confirm-understanding");

  /// Asks for facts or restates them; a question that invites a story listens.
  static final Set<String> FACTS = Set.of("closed-question", "paraphrase", "confirm-understanding");

  /// Lets a customer be heard.
  static final Set<String> HEARS =
      Set.of(
          "open-question",
          "affirmation",
          "give-space",
          "mirror-words",
          "paraphrase",
          "label-feeling",
          "validate-feeling",
          "acknowledge-effort",
          "empathy-reset");

  /// Ties a reply to this customer's situation.
  static final Set<String> TIES =
      Set.of(
          "paraphrase",
          "mirror-words",
          "validate-feeling",
          "apology-specific",
          "tailored-offer",
          "confirm-understanding");

  /// Says what happens next, an alternative or an honest limit.
  static final Set<String> STEPS =
      Set.of(
          "next-step",
          "commitment",
          "take-ownership",
          "offer-alternative",
          "tailored-offer",
          "give-reason",
          "prepare-bad-news");

  /// Acts, or says what will be done.
  static final Set<String> ACTS =
      Set.of("next-step", "commitment", "take-ownership", "offer-alternative", "tailored-offer");

  /// Says what happens in order.
  static final Set<String> CLEAR = Set.of("next-step", "commitment");

  /// Lowers worry.
  static final Set<String> REASSURES = Set.of("reassure", "take-ownership");

  /// Checks that it landed.
  static final Set<String> CHECKS = Set.of("check-landed");

  /// Shows that a feeling has gone.
  static final Set<String> EASED = Set.of("relief", "gratitude", "satisfaction");

  /// Shows that a customer is being lost.
  static final Set<String> LOSES =
      Set.of(
          "escalation-hostility",
          "escalation-leave",
          "escalation-report",
          "escalation-supervisor",
          "escalation-repeat",
          "withdrawal");

  static final Set<String> CONFIRMS = Set.of("confirms");
  static final Set<String> CORRECTS = Set.of("corrects");
  static final Set<String> URGENCY = Set.of("urgency");
  static final Set<String> ASKS = Set.of("closed-question", "open-question", "follow-up");

  private Labels() {}
}
