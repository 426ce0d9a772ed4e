package io.heard.formats;
import tools.jackson.databind.JsonNode;
final class VconTree {
  static boolean fits(JsonNode node) { return false; }
  static void read(JsonNode node, Place place, String id, Options options, Receiver receiver) {}
}
