package io.heard.mask;

/// One thing or person of a conversation, as the placeholders name it.
///
/// @param type what it is
/// @param number its number among those of its type, from 1
record Entity(Type type, int number) {
  String placeholder() {
    return type.placeholder(number);
  }
}
