package io.heard.arc;

import io.heard.signal.Evidence;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the customer complains of or wishes, and what it endangers, in their own words. Never
/// guessed: what the words do not say is null.
///
/// @param surface the complaint or wish
/// @param core what it endangers
/// @param kind the core's kind; null exactly where the core is
public record Stake(
    Evidence.@Nullable Quote surface, Evidence.@Nullable Quote core, @Nullable Kind kind) {
  /// Nothing was said.
  public static final Stake UNSAID = new Stake(null, null, null);

  public Stake {
    if ((core == null) != (kind == null)) {
      throw new IllegalArgumentException(
          "A stake has a core of kind %s.\nMaybe give both or neither.".formatted(kind));
    }
  }

  /// What is endangered.
  public enum Kind {
    /// A date, or hours lost.
    TIME,
    /// Money.
    MONEY,
    /// Somebody's safety, or that of their data and home.
    SAFETY,
    /// Health.
    HEALTH,
    /// Work or study.
    WORK,
    /// Family and friends.
    FAMILY,
    /// How somebody looks to others.
    STANDING,
    /// That one is treated rightly.
    FAIRNESS;

    /// The name in files and in the API: lower case.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
