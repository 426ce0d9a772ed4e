package io.heard.formats;

import io.heard.conversation.Conversation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    var input = new Input(file, in, receiver);
    try {
      Optional<Format> format = choose(input, options);
      format.ifPresent(chosen -> chosen.read(input, options, receiver));
      return format.map(Format::name).orElse("");
    } catch (Input.TooLong tooLong) {
      input.lost(
          "",
          String.valueOf(tooLong.getMessage()),
          "one conversation a line (jsonl), which may be of any length");
      return "";
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private Optional<Format> choose(Input input, Options options) {
    String asked = options.format();
    if (asked != null) {
      return Optional.of(named(asked));
    }
    if (!options.columns().isEmpty()
        && input.shape() == Input.Shape.TEXT
        && CsvColumns.mayBeTable(input, options.columns())) {
      return Optional.of(named("csv"));
    }
    Format may = null;
    for (Format format : formats) {
      Format.Fit fit = format.fits(input);
      if (fit == Format.Fit.SURE) {
        return Optional.of(format);
      }
      if (fit == Format.Fit.MAYBE && may == null) {
        may = format;
      }
    }
    if (may == null) {
      refuse(input);
    }
    return Optional.ofNullable(may);
  }

  /// The format of that name.
  ///
  /// @throws IllegalArgumentException when there is none
  private Format named(String name) {
    return formats.stream()
        .filter(format -> format.name().equals(name.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no format '%s'.\nMaybe one of %s."
                    .formatted(name, String.join(", ", names()))));
  }

  private void refuse(Input input) {
    String text = input.text();
    if (text.isBlank()) {
      input.lost("", "it is empty", "the export had nothing to give");
      return;
    }
    if (text.indexOf('\0') >= 0) {
      input.lost("", "it is no text", "a recording has to be transcribed first");
      return;
    }
    if (Mail.looksLikeOne(input)) {
      input.lost(
          "", "it is an e-mail, and e-mails are not read yet", "a vCon or a CSV of the thread");
      return;
    }
    input.lost(
        "",
        "it is no conversation in a format that is known (%s)"
            .formatted(String.join(", ", names())),
        "write each turn on a line of its own, as in \"Agent: …\" and \"Customer: …\"");
  }
}
