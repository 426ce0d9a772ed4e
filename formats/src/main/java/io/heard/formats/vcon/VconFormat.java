package io.heard.formats.vcon;

import com.google.auto.service.AutoService;
import io.heard.formats.Card;
import io.heard.formats.Format;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.TreeFormat;
import tools.jackson.databind.JsonNode;

/// One vCon; several stand in a JSON list or one a line.
@AutoService(Format.class)
public final class VconFormat extends TreeFormat {
  @Override
  public String name() {
    return "vcon";
  }

  @Override
  public Card card() {
    return new Card(
        "vCon (IETF)",
        "messages and transcripts in order of time, parties with their roles, which channel is"
            + " whose, transfers, holds and failed calls as system lines, subject, tags, message"
            + " ids; written as a vCon again, everything",
        "recordings, attachments, analysis that is no transcript, keys pressed",
        "any vCon tool; signed ones are read with a remark, encrypted ones are refused");
  }

  @Override
  public Fit fits(JsonNode value) {
    if (Envelope.isSigned(value)) {
      JsonNode inner = Envelope.payload(value);
      return inner == null ? Fit.MAYBE : fits(inner);
    }
    if (Envelope.isEncrypted(value)) {
      return Fit.SURE;
    }
    return !VconTree.isVcon(value) ? Fit.NO : VconTree.saysSo(value) ? Fit.SURE : Fit.MAYBE;
  }

  @Override
  public void read(JsonNode value, Place place, String id, Options options, Receiver receiver) {
    VconTree.read(value, place, id, options, receiver);
  }
}
