package io.heard.store;

/// A signal as it is searched for: where it stands and what it is, without words.
public record Mark(int turn, int heardAt, String code, String kind, String confidence) {}
