package io.heard.formats.vcon;

import io.heard.formats.Json;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a vCon may lie in: a signature (JWS), which is not checked, or an encryption (JWE), for
/// which there is no key. Both are known in their general, flattened and compact forms.
final class Envelope {
  /// A vCon, and where it stands.
  record Opened(JsonNode vcon, Place at) {}

  private Envelope() {}

  static boolean isSigned(JsonNode node) {
    return node.isObject()
        && node.has("payload")
        && (node.path("signatures").isArray()
            || (node.path("signature").isString()
                && (node.has("protected") || node.has("header"))));
  }

  static boolean isEncrypted(JsonNode node) {
    return node.isObject()
        && node.path("ciphertext").isString()
        && (node.has("recipients") || node.has("protected") || node.has("iv"));
  }

  /// A compact form as the general one; empty when the text is none.
  static Optional<JsonNode> compact(String text) {
    String[] parts = text.strip().split("\\.", 7);
    if ((parts.length != 3 && parts.length != 5) || !isHeader(parts[0])) {
      return Optional.empty();
    }
    ObjectNode general = JsonNodeFactory.instance.objectNode();
    if (parts.length == 3) {
      general.put("payload", parts[1]);
      general
          .putArray("signatures")
          .addObject()
          .put("protected", parts[0])
          .put("signature", parts[2]);
    } else {
      general.put("protected", parts[0]);
      general.putArray("recipients").addObject().put("encrypted_key", parts[1]);
      general.put("iv", parts[2]).put("ciphertext", parts[3]).put("tag", parts[4]);
    }
    return Optional.of(general);
  }

  private static boolean isHeader(String part) {
    String header = part.matches("[A-Za-z0-9_-]{4,100000}") ? Encoded.text(part) : null;
    return header != null
        && Json.parse(header) instanceof Json.Parsed.Tree tree
        && tree.root().path("alg").isString();
  }

  /// The vCon in a signature; null when there is none.
  static @Nullable JsonNode payload(JsonNode signed) {
    JsonNode payload = signed.path("payload");
    if (!payload.isString()) {
      return payload.isObject() ? payload : null;
    }
    String text = payload.stringValue();
    // A payload may also stand as it is (RFC 7797).
    String plain = text.stripLeading().startsWith("{") ? text : Encoded.text(text);
    return plain != null
            && Json.parse(plain) instanceof Json.Parsed.Tree tree
            && tree.root().isObject()
        ? tree.root()
        : null;
  }

  /// Takes a vCon out of what it lies in; null, said, when that cannot be done.
  static @Nullable Opened open(JsonNode node, Place place, Receiver receiver) {
    if (isEncrypted(node)) {
      receiver.say(
          place.lost(
              "the vCon is encrypted, and there is no key to read it with",
              "decrypt it first, where its key is kept"));
      return null;
    }
    if (!isSigned(node)) {
      return new Opened(node, place);
    }
    Place at = place.down("payload");
    JsonNode inner = payload(node);
    if (inner != null && isEncrypted(inner)) {
      return open(inner, at, receiver);
    }
    if (inner == null || isSigned(inner) || !VconTree.isVcon(inner)) {
      receiver.say(
          at.lost("the signed vCon's payload is no vCon", "take the vCon out of its signature"));
      return null;
    }
    receiver.say(place.note("the vCon is signed; its signature was not checked", ""));
    return new Opened(inner, at);
  }
}
