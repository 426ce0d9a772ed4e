package io.heard.formats.mail;

import com.google.auto.service.AutoService;
import io.heard.formats.Card;
import io.heard.formats.Format;
import io.heard.formats.Input;
import io.heard.formats.Options;
import io.heard.formats.Problem;
import io.heard.formats.Receiver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// A mailbox in one file (mbox): its messages put together into threads, each a conversation. Only
/// the words of messages are kept in memory, so that attachments may make it long.
@AutoService(Format.class)
public final class MboxFormat implements Format {
  @Override
  public String name() {
    return "mbox";
  }

  @Override
  public Card card() {
    return new Card(
        "Mailbox (mbox)",
        "a conversation for each thread, in order of date, with what a message keeps; duplicates once;"
            + " mail within the house as notes; bounces, absences and invitations as system lines",
        "what a message loses; folders, labels and flags",
        "Google Takeout, Thunderbird, Apple Mail (\"Export Mailbox\"), `mutt`");
  }

  @Override
  public Fit fits(Input input) {
    return input.shape() == Input.Shape.TEXT && Mbox.isOne(input.head()) ? Fit.SURE : Fit.NO;
  }

  @Override
  public void read(Input input, Options options, Receiver receiver) {
    try {
      read(input.file(), new ByteArrayInputStream(input.bytes()), options, receiver);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Reads a mailbox of any length to its end; only the words of its messages are kept in memory.
  /// Does not close it.
  public static void read(String file, InputStream in, Options options, Receiver receiver)
      throws IOException {
    var correspondence = new Correspondence(file);
    int count =
        Mbox.each(
            in,
            (line, message, arrived) ->
                correspondence.add(Message.read(":" + line, message, arrived)),
            line ->
                receiver.say(
                    lost(
                        file,
                        ":" + line,
                        "the message is longer than %d MB and is left out"
                            .formatted(Mbox.MOST_BYTES / (1024 * 1024)),
                        "its attachments can be taken out")));
    if (count == 0) {
      receiver.say(lost(file, "", "there is no message in it", "the export had nothing to give"));
    }
    correspondence.finish(options, receiver);
  }

  private static Problem lost(String file, String where, String cause, String maybe) {
    return new Problem(Problem.Weight.LOST, file, where, cause, maybe);
  }
}
