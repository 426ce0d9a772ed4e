package io.heard.formats.mail;

import com.google.auto.service.AutoService;
import io.heard.formats.Card;
import io.heard.formats.Format;
import io.heard.formats.Input;
import io.heard.formats.MailHead;
import io.heard.formats.Options;
import io.heard.formats.Receiver;

/// One e-mail as it travels (RFC 5322, MIME): a conversation of one turn.
@AutoService(Format.class)
public final class EmlFormat implements Format {
  @Override
  public String name() {
    return "eml";
  }

  @Override
  public Card card() {
    return new Card(
        "E-mail message (EML)",
        "one turn: the writer's own words, sender, subject, date with its zone, Message-ID, names of"
            + " attachments; how many lines were cut as quotation and as signature",
        "the mail that it answers or passes on, signatures, recipients, what is attached",
        "save or drag messages out of a mail program; \"Download message\" or \"Show original\" in"
            + " webmail; a folder or a zip of them is put together into threads");
  }

  @Override
  public Fit fits(Input input) {
    return input.shape() == Input.Shape.TEXT ? MailHead.fit(input.head()) : Fit.NO;
  }

  @Override
  public void read(Input input, Options options, Receiver receiver) {
    byte[] message = input.bytes();
    if (Mbox.message(message).length == 0) {
      input.lost("", "it is empty", "the export had nothing to give");
      return;
    }
    var correspondence = new Correspondence(input.file());
    correspondence.add(Message.read(":1", message));
    correspondence.finish(options, receiver);
  }
}
