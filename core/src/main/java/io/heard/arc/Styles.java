package io.heard.arc;

/// Reads the customer's style.
final class Styles {
  private Styles() {}

  static Style of(Talk talk) {
    return new Style(
        talk.customers().isEmpty() ? "" : talk.customers().getFirst(),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
