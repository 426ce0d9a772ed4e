package io.heard.store;

/// Something that is sent to whoever watches a conversation.
///
/// @param number its place among those of the conversation, from 1; 0 before it is stored
/// @param kind what happened, such as `turn`
/// @param body JSON
public record Happening(int number, String kind, String body) {
  /// One that is not stored yet.
  public static Happening of(String kind, String body) {
    return new Happening(0, kind, body);
  }

  @Override
  public String toString() {
    return "Happening[%d, %s]".formatted(number, kind);
  }
}
