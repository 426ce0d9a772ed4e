package io.heard.formats;

import io.heard.formats.mail.Correspondence;
import io.heard.formats.mail.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Mail files that lie in one folder, as a mail program drags or exports them, one a message: put
/// together into threads by their headers, as the messages of a mailbox are. A file that is called
/// so and is no mail is read by itself. Not for several threads.
public final class MailFolder {
  /// Takes an input that is no mail.
  interface Other {
    void take(String file, InputStream in) throws IOException;
  }

  private final String folder;
  private final Options options;
  private final Other other;
  private final Consumer<Part> taker;
  private @Nullable Correspondence correspondence;
  private @Nullable String firstFile;
  private byte[] first = {};

  MailFolder(String folder, Options options, Other other, Consumer<Part> taker) {
    this.folder = folder;
    this.options = options;
    this.other = other;
    this.taker = taker;
  }

  /// Whether a file is called as mails are; whether it is one is told by its content.
  public static boolean isCalledSo(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(".eml");
  }

  /// The folder's name, as far as `/` or the `!` of a zip.
  static String folderOf(String file) {
    return file.substring(0, Math.max(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('!'))));
  }

  /// Whether a file lies in this folder.
  boolean holds(String file) {
    return folder.equals(folderOf(file));
  }

  /// Takes one file; does not close it.
  ///
  /// @param file its name, the folder's before it
  public void take(String file, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(Input.MOST_BYTES + 1);
    var input = new Input(file, bytes, Formats.SILENT);
    boolean mail =
        bytes.length <= Input.MOST_BYTES
            && input.shape() == Input.Shape.TEXT
            && MailHead.fit(input.head()) != Format.Fit.NO;
    if (!mail) {
      other.take(file, new ByteArrayInputStream(bytes));
      return;
    }
    String before = firstFile;
    if (before == null) {
      firstFile = file;
      first = bytes;
      return;
    }
    Correspondence all = correspondence;
    if (all == null) {
      all = new Correspondence(folder);
      all.add(message(before, first));
      correspondence = all;
      first = new byte[0];
    }
    all.add(message(file, bytes));
  }

  private Message message(String file, byte[] bytes) {
    return Message.read(file.substring(folder.length()) + ":1", bytes);
  }

  /// Hands over what was found; one mail alone is read as a file of its own.
  public void end() throws IOException {
    String alone = firstFile;
    Correspondence all = correspondence;
    firstFile = null;
    correspondence = null;
    if (all != null) {
      taker.accept(
          new Guarded(
              folder,
              "",
              0,
              receiver -> {
                all.finish(options, receiver);
                return "eml";
              }));
    } else if (alone != null) {
      other.take(alone, new ByteArrayInputStream(first));
    }
  }
}
