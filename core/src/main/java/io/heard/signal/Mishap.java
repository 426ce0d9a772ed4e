package io.heard.signal;

/// A detector that failed, recorded instead of thrown.
///
/// @param code the detector's code
/// @param turn the turn at which it failed
/// @param what the kind of failure; never words that people said
public record Mishap(String code, int turn, String what) {}
