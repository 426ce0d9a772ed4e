package io.heard.signal;

import io.heard.conversation.Role;
import io.heard.conversation.Span;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a trained encoder makes of one turn: what it says about each label that it has learned, the
/// intensity and the customer's style.
///
/// @param role whose turn it is
/// @param says by label; a label that the encoder has not learned is missing
/// @param intensity the intensity that the words read as, 0 to 3; -1 where the encoder says nothing
/// @param styles by the codebook's names of styles, the probability of each, from 0 to 1 and
///   rounded; empty where nothing is said
public record Impression(
    Role role, Map<String, Say> says, int intensity, Map<String, Double> styles) {
  /// What there is without a model.
  public static final Impression NONE = new Impression(Role.UNKNOWN, Map.of(), -1, Map.of());

  /// What an encoder says about one label. Phrases and model are weighed together, so there are two
  /// verdicts: one for a turn in which the detector's phrases found nothing, one for a turn in
  /// which they did.
  ///
  /// @param alone without a finding by phrases
  /// @param beside with one
  /// @param words the words that weigh most in the model's reading
  public record Say(Verdict alone, Verdict beside, Span words) {}

  /// How probable a label is, and what that is good for.
  ///
  /// @param probability calibrated, from 0 to 1, rounded so that machines agree; null where it was
  ///   not calibrated well enough to be shown
  /// @param confidence what a signal with this probability may be used for; null when it is too
  ///   improbable to be given at all
  public record Verdict(@Nullable Double probability, @Nullable Confidence confidence) {}

  public Impression {
    says = Says.of(says);
    styles = styles.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(styles));
  }

  /// What is said about a label, if anything.
  public Optional<Say> about(String code) {
    return Optional.ofNullable(says.get(code));
  }
}
