package io.heard.formats;

import io.heard.conversation.Conversation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/// The one entry: reads conversations of every known format, told by content. Immutable; may be
/// used by several threads.
public final class Formats {
  private final List<Format> formats;

  /// With every format on the class path.
  public Formats() {
    var found = new ArrayList<Format>();
    ServiceLoader.load(Format.class, Format.class.getClassLoader()).forEach(found::add);
    found.sort(Comparator.comparing(Format::name));
    this.formats = List.copyOf(found);
  }

  /// The names of all formats, in alphabetical order.
  public List<String> names() {
    return formats.stream().map(Format::name).toList();
  }

  /// Reads all conversations of an input that is in memory.
  ///
  /// @param file the input's name, used in messages, places and missing ids
  public Incoming read(String file, byte[] bytes, Options options) {
    try {
      return read(file, new ByteArrayInputStream(bytes), options);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Reads all conversations of an input to its end; does not close it.
  public Incoming read(String file, InputStream in, Options options) throws IOException {
    var conversations = new ArrayList<Conversation>();
    var problems = new ArrayList<Problem>();
    String format =
        read(
            file,
            in,
            options,
            new Receiver() {
              @Override
              public void take(Conversation conversation) {
                conversations.add(conversation);
              }

              @Override
              public void say(Problem problem) {
                problems.add(problem);
              }
            });
    return new Incoming(format, conversations, problems);
  }

  /// Reads an input to its end, handing over each conversation as soon as it is read: one
  /// conversation a line (`jsonl`) never has more than a line in memory. Does not close the input.
  ///
  /// @return the name of the format it was read as; empty when none fits
  public String read(String file, InputStream in, Options options, Receiver receiver)
      throws IOException {
    throw new UnsupportedOperationException();
  }
}
