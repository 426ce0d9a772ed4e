package io.heard.signal;

import java.util.Map;
import java.util.TreeMap;

/// What a trained encoder makes of one turn: calibrated probabilities by label, and the turn's
/// vector, which later turns are read with.
///
/// @param probabilities by label, each from 0 to 1 and rounded, so that machines agree; empty
///   without a model
/// @param vector the turn's rounded vector; empty without a model
public record Impression(Map<String, Double> probabilities, java.util.List<Float> vector) {
  /// What there is without a model.
  public static final Impression NONE = new Impression(Map.of(), java.util.List.of());

  public Impression {
    probabilities = java.util.Collections.unmodifiableMap(new TreeMap<>(probabilities));
    vector = java.util.List.copyOf(vector);
  }
}
