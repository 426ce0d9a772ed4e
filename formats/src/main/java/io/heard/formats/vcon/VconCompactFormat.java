package io.heard.formats.vcon;

import com.google.auto.service.AutoService;
import io.heard.formats.Card;
import io.heard.formats.Format;
import io.heard.formats.Input;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A signed vCon in the compact form: three words of base64url with points between them. An
/// encrypted one has five, and is refused.
@AutoService(Format.class)
public final class VconCompactFormat implements Format {
  @Override
  public String name() {
    return "vcon-compact";
  }

  @Override
  public Card card() {
    return new Card(
        "vCon, signed, on one line (JWS)",
        "as of a vCon; the signature is not checked, which is said",
        "as of a vCon",
        "a service that hands out tokens");
  }

  @Override
  public Fit fits(Input input) {
    JsonNode opened = input.shape() == Input.Shape.TEXT ? general(input).orElse(null) : null;
    if (opened == null) {
      return Fit.NO;
    }
    if (Envelope.isEncrypted(opened)) {
      // Nothing shows what is in it.
      return Fit.MAYBE;
    }
    JsonNode payload = Envelope.payload(opened);
    return payload != null && VconTree.isVcon(payload) ? Fit.SURE : Fit.NO;
  }

  @Override
  public void read(Input input, Options options, Receiver receiver) {
    JsonNode opened = general(input).orElse(null);
    if (opened == null) {
      input.lost("", "it is no signed vCon in the compact form", "name another format");
      return;
    }
    VconTree.read(opened, new Place(input.file(), "", ""), input.file() + "#1", options, receiver);
  }

  private static Optional<JsonNode> general(Input input) {
    String text = input.text();
    int first = 0;
    while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    // The first word is a JSON object in base64url, and so begins with "e".
    return text.startsWith("e", first) ? Envelope.compact(text) : Optional.empty();
  }
}
