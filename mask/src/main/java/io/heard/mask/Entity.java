package io.heard.mask;

/// One thing or person of a conversation, as the placeholders name it.
///
/// @param type what it is
/// @param number its number among those of its type, from 1
/// @param shown whether its placeholder stands for it; false where its kind is not masked
record Entity(Type type, int number, boolean shown) {
  String placeholder() {
    return type.placeholder(number);
  }
}
