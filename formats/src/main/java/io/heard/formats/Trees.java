package io.heard.formats;

import tools.jackson.databind.JsonNode;

/// One JSON value that is a conversation in one of the forms that are JSON: chosen by its fields.
final class Trees {
  private Trees() {}

  static boolean isKnown(JsonNode node) {
    return PlainTree.fits(node) || VconTree.fits(node);
  }

  /// Reads the value, or says why it is none.
  ///
  /// @param id the conversation's id where the value has none
  static void read(JsonNode node, Place place, String id, Options options, Receiver receiver) {
    if (VconTree.fits(node) && !PlainTree.fits(node)) {
      VconTree.read(node, place, id, options, receiver);
    } else if (node.isObject()) {
      // Without any known field the plain reader says best what is missing.
      PlainTree.read(node, place, id, options, receiver);
    } else {
      receiver.say(
          place.lost(
              "here stands %s and no conversation".formatted(kind(node)),
              "an object with a list of 'turns'"));
    }
  }

  static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL, MISSING, BINARY, POJO -> "nothing";
    };
  }
}
