package io.heard.cli;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.cli.Sources.Source;
import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import io.heard.formats.Formats;
import io.heard.formats.MailFolder;
import io.heard.formats.Options;
import io.heard.formats.Part;
import io.heard.formats.Problem;
import io.heard.formats.Receiver;
import io.heard.formats.out.Rows;
import io.heard.formats.out.Shape;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the commands share about their inputs.
final class Inputs {
  private Inputs() {}

  /// What hears.
  ///
  /// @throws CallException when there is a model and its files are missing or damaged
  static Heard heard(boolean withoutModel) {
    try {
      return withoutModel ? Heard.withoutModel() : Heard.withAll();
    } catch (IllegalStateException broken) {
      throw new CallException(String.valueOf(broken.getMessage()));
    }
  }

  /// The options of a call.
  ///
  /// @throws CallException when a format is not known or the roles cannot be read
  static Options options(Formats formats, @Nullable String format, @Nullable String roles) {
    Options options = Options.NONE;
    if (format != null) {
      options = options.from(choice("--from", format, formats.names()));
    }
    if (roles != null) {
      try {
        options = options.roles(roles);
      } catch (IllegalArgumentException wrong) {
        throw new CallException(String.valueOf(wrong.getMessage()));
      }
    }
    return options;
  }

  /// The options with the columns of tables named.
  ///
  /// @throws CallException when they cannot be read
  static Options columns(Options options, @Nullable String columns) {
    try {
      return columns == null ? options : options.columns(columns);
    } catch (IllegalArgumentException wrong) {
      throw new CallException(String.valueOf(wrong.getMessage()));
    }
  }

  /// A value that must be one of a few.
  ///
  /// @throws CallException naming the nearest
  static String choice(String option, String value, Collection<String> known) {
    String folded = value.strip().toLowerCase(Locale.ROOT);
    if (known.contains(folded)) {
      return folded;
    }
    throw new CallException(
        "'%s' is no value of %s; it takes %s.".formatted(value, option, String.join(", ", known)),
        Nearest.to(value, known).map(near -> near + ".").orElse(""));
  }

  /// What a row of a table is.
  ///
  /// @param asked as it was asked for; null where it was not
  /// @throws CallException when it was asked for what is no table
  static Rows rows(@Nullable String asked, String shape, Rows otherwise) {
    if (asked == null) {
      return otherwise;
    }
    String named = choice("--rows", asked, List.of(Rows.TURN.id(), Rows.CONVERSATION.id()));
    if (Shape.named(shape).filter(Shape::isTable).isEmpty()) {
      throw new CallException(
          "'--rows' is for tables, and %s is none.".formatted(shape), "csv or parquet.");
    }
    return named.equals(Rows.TURN.id()) ? Rows.TURN : Rows.CONVERSATION;
  }

  /// Standard input can be read once.
  static void atMostOneDash(List<String> files) {
    if (files.stream().filter("-"::equals).count() > 1) {
      throw new CallException(
          "'-' is given more than once.", "name it once: it is read to its end.");
    }
  }

  /// Takes parts of an input.
  interface Parts {
    /// Takes one.
    ///
    /// @param bytes how many bytes of the input, as it lies there, were read for it and before it
    void take(Part part, long bytes);
  }

  /// Takes one input apart, of any length; what goes wrong is one message.
  static void parts(
      Console console,
      Formats formats,
      Options options,
      Source source,
      Parts taker,
      Consumer<Problem> problems) {
    if (!source.mails().isEmpty()) {
      mails(console, formats, options, source, taker, problems);
      return;
    }
    opened(
        console,
        source.name(),
        problems,
        in -> {
          var counted = new Counted(in);
          formats.parts(source.name(), counted, options, part -> taker.take(part, counted.count()));
        });
  }

  private static void mails(
      Console console,
      Formats formats,
      Options options,
      Source source,
      Parts taker,
      Consumer<Problem> problems) {
    var read = new AtomicLong();
    MailFolder folder =
        formats.mails(source.mails().getFirst(), options, part -> taker.take(part, read.get()));
    for (String mail : source.mails()) {
      opened(
          console,
          mail,
          problems,
          in -> {
            var counted = new Counted(in);
            folder.take(mail, counted);
            read.addAndGet(counted.count());
          });
    }
    try {
      folder.end();
    } catch (IOException failed) {
      problems.accept(
          problem(
              source.name(),
              "reading it failed: %s.".formatted(failed.getMessage()),
              "try again."));
    }
  }

  /// Reads one file; what goes wrong is one message.
  ///
  /// @return whether something could not be read
  static boolean each(
      Console console, Formats formats, Options options, String file, Receiver receiver) {
    var lost = new AtomicBoolean();
    var noting =
        new Receiver() {
          @Override
          public void take(Conversation conversation) {
            receiver.take(conversation);
          }

          @Override
          public void say(Problem problem) {
            if (problem.lost()) {
              lost.set(true);
            }
            receiver.say(problem);
          }
        };
    opened(console, file, noting::say, in -> formats.read(file, in, options, noting));
    return lost.get();
  }

  /// Does something with an open input.
  private interface Opened {
    void with(InputStream in) throws IOException;
  }

  private static void opened(
      Console console, String file, Consumer<Problem> problems, Opened opened) {
    try {
      if (file.equals("-")) {
        opened.with(console.in());
        return;
      }
      Path path = console.here().resolve(file);
      if (Files.isDirectory(path)) {
        problems.accept(problem(file, "it is a folder.", "name the files in it."));
        return;
      }
      try (InputStream in = Files.newInputStream(path)) {
        opened.with(in);
      }
    } catch (NoSuchFileException missing) {
      problems.accept(
          problem(
              file,
              "there is no such file.",
              near(console.here().resolve(file)).map(n -> n + ".").orElse("check the path.")));
    } catch (AccessDeniedException denied) {
      problems.accept(problem(file, "it may not be read.", "check its permissions."));
    } catch (InvalidPathException wrong) {
      problems.accept(problem(file, "that is no path.", "check the name."));
    } catch (IOException failed) {
      problems.accept(
          problem(file, "reading it failed: %s.".formatted(failed.getMessage()), "try again."));
    }
  }

  /// Counts the bytes that were read from it.
  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    long count() {
      return count;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }

  /// The one conversation of a file, heard so far and not closed; null after messages where it
  /// could not be read.
  ///
  /// @param what what answers it, as in "a draft"
  /// @throws CallException when the file holds several conversations
  static @Nullable Reading answered(
      Console console, Formats formats, Options options, Heard heard, String file, String what) {
    var found = new ArrayList<Conversation>();
    boolean lost =
        each(
            console,
            formats,
            options,
            file,
            new Receiver() {
              @Override
              public void take(Conversation conversation) {
                found.add(conversation);
              }

              @Override
              public void say(Problem problem) {
                console.err().println(problem.message());
              }
            });
    if (found.size() > 1) {
      throw new CallException(
          "'%s' holds %d conversations; %s answers one.".formatted(file, found.size(), what),
          "put the one that is meant into a file of its own.");
    }
    if (lost || found.isEmpty()) {
      return null;
    }
    Conversation conversation = found.getFirst();
    Reading reading = heard.begin(conversation);
    for (Turn turn : conversation.turns()) {
      reading = heard.hear(reading, turn);
    }
    return reading;
  }

  private static Problem problem(String file, String cause, String maybe) {
    return new Problem(Problem.Weight.LOST, file, "", cause, maybe);
  }

  private static java.util.Optional<String> near(Path missing) {
    Path folder = missing.toAbsolutePath().getParent();
    Path name = missing.getFileName();
    if (folder == null || name == null || !Files.isDirectory(folder)) {
      return java.util.Optional.empty();
    }
    try (Stream<Path> beside = Files.list(folder)) {
      List<String> names =
          beside
              .filter(Files::isRegularFile)
              .map(path -> String.valueOf(path.getFileName()))
              .toList();
      return Nearest.to(name.toString(), names)
          .map(near -> missing.resolveSibling(near).toString());
    } catch (IOException unreadable) {
      return java.util.Optional.empty();
    }
  }
}
