package io.heard.cli;

import io.heard.conversation.Conversation;
import io.heard.formats.Formats;
import io.heard.formats.Formulas;
import io.heard.formats.Options;
import io.heard.formats.out.Column;
import io.heard.formats.out.CsvOutlet;
import io.heard.formats.out.Outlet;
import io.heard.formats.out.Rows;
import io.heard.formats.out.Shape;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `heard convert`: conversations of any known format in, the same in another out.
@Command(name = "convert", description = "Writes conversations of any known format in another one.")
final class ConvertCommand implements Callable<Integer> {
  private static final int MOST_TRIES = 100;

  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "IN",
      description = "A file with conversations; '-' is standard input.")
  private String in = "";

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      description =
          "The file to write, whose ending says its format: .json, .jsonl, .vcon.json, .vtt, .txt, .csv or .parquet; '-' is standard output.")
  private String target = "";

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description = "The format of IN, instead of telling it by content.")
  private @Nullable String from;

  @Option(
      names = "--as",
      paramLabel = "FORMAT",
      description =
          "The format of OUT, instead of telling it by its ending: json, jsonl, vcon, vtt, txt, csv or parquet.")
  private @Nullable String as;

  @Option(
      names = "--rows",
      paramLabel = "WHAT",
      description = "What a row of csv or parquet is: turn (the default) or conversation.")
  private @Nullable String rows;

  @Mixin private SidesOption sides = new SidesOption();

  @Option(
      names = "--mask",
      description = "Replace what identifies people by placeholders such as <NAME-1>.")
  private boolean mask;

  @Option(
      names = "--columns",
      paramLabel = "COLUMNS",
      description =
          "What the columns of a table are for, by name or number, as \"text=Message,speaker=From,time=3\".")
  private @Nullable String columns;

  @Option(
      names = "--resume",
      description =
          "Go on with an OUT (jsonl or csv) that such a call left unfinished; OUT is written where it stands.")
  private boolean resume;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads read; as many as there are processors, where not said.")
  private int threads = Runtime.getRuntime().availableProcessors();

  ConvertCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (threads < 1 || threads > ReadCommand.MOST_THREADS) {
      throw new CallException(
          "'--threads' takes a number from 1 to %d.".formatted(ReadCommand.MOST_THREADS),
          "leave it out.");
    }
    var formats = new Formats();
    Options options = Inputs.columns(sides.options(console, formats, from), columns);
    Shape shape = shape();
    Rows row = Inputs.rows(rows, shape.id(), Rows.TURN);
    if (shape == Shape.VCON && !mask) {
      // So that a vCon comes out as it went in; whoever masks must not keep it.
      options = options.keepingOriginal();
    }
    if (target.equals("-")) {
      if (shape == Shape.PARQUET) {
        throw new CallException("Parquet is no text to print.", "name a file.");
      }
      if (resume) {
        throw new CallException("'--resume' goes on with a file.", "name a file.");
      }
      return convert(formats, options, shape, shape.conversations(row, console.out(), true), null)
          .code();
    }
    if (resume && shape != Shape.JSONL && shape != Shape.CSV) {
      throw new CallException(
          "'--resume' goes on with jsonl and csv, not with %s.".formatted(shape.id()),
          "a name that ends in .jsonl.");
    }
    if (resume) {
      return further(formats, options, shape, row);
    }
    return intoFile(formats, options, shape, row);
  }

  private Shape shape() {
    String asked = as;
    List<String> names = Arrays.stream(Shape.values()).map(Shape::id).toList();
    if (asked != null) {
      return Shape.named(Inputs.choice("--as", asked, names)).orElseThrow();
    }
    if (target.equals("-")) {
      throw new CallException(
          "'-' does not say in which format to write.",
          "--as " + String.join(", --as ", names) + ".");
    }
    return Shape.ofFile(target)
        .orElseThrow(() ->
            new CallException(
                "'%s' ends in no format that is written: %s."
                    .formatted(
                        target,
                        String.join(
                            ", ",
                            Arrays.stream(Shape.values())
                                .map(shape -> shape.endings().getFirst())
                                .toList())),
                "name the format with --as."));
  }

  /// What came of it.
  ///
  /// @param any whether a conversation was written
  private record Outcome(int code, boolean any) {}

  /// The output cannot be written.
  private static final class Unwritten extends RuntimeException {
    Unwritten(UncheckedIOException cause) {
      super(cause);
    }
  }

  /// What was made of a conversation, or why nothing can be.
  private record Made<M>(@Nullable M made, Outlet.@Nullable Unwritable why) {}

  /// An outlet at the end of a flow.
  private static final class OutletSink<M> implements Flow.Sink<Made<M>> {
    private final Outlet<Conversation, M> outlet;
    private final boolean table;

    OutletSink(Outlet<Conversation, M> outlet, boolean table) {
      this.outlet = outlet;
      this.table = table;
    }

    @Override
    public Made<M> make(Conversation conversation) {
      try {
        return new Made<>(outlet.make(conversation), null);
      } catch (Outlet.Unwritable unwritable) {
        // It ends the call, and not only this conversation.
        return new Made<>(null, unwritable);
      }
    }

    @Override
    public String key(Conversation conversation) {
      return table ? Formulas.safe(conversation.id()) : conversation.id();
    }

    @Override
    public void take(Made<M> made) {
      M done = made.made();
      if (done == null) {
        throw made.why() == null ? new IllegalStateException("Nothing was made.") : made.why();
      }
      try {
        outlet.take(done);
      } catch (UncheckedIOException failed) {
        // Thrown on, it would pass for a failure of the input.
        throw new Unwritten(failed);
      }
    }

    @Override
    public void end() {
      outlet.end();
    }
  }

  private <M> Outcome convert(
      Formats formats,
      Options options,
      Shape shape,
      Outlet<Conversation, M> outlet,
      @Nullable Resume standing) {
    boolean watched = console.errIsTerminal() && (!target.equals("-") || !console.outIsTerminal());
    var progress = new Progress(console.err(), watched, console.errWidth(), System::nanoTime);
    var missing = new AtomicBoolean();
    List<Sources.Source> sources =
        Sources.of(
            console.here(),
            List.of(in),
            target.equals("-") ? null : console.here().resolve(target),
            Formats.areMails(options),
            problem -> {
              missing.set(missing.get() || problem.lost());
              console.err().println(problem.message());
            });
    try {
      Flow.Outcome outcome =
          new Flow(console, formats, options, progress)
              .threads(threads)
              .masked(mask)
              .resume(standing)
              .run(sources, new OutletSink<>(outlet, shape.isTable()));
      console.out().flush();
      boolean any = outcome.count() + outcome.skipped() > 0;
      return new Outcome(missing.get() || outcome.lost() || !any ? Main.UNREAD : Main.DONE, any);
    } catch (Outlet.Unwritable unwritable) {
      throw new CallException(String.valueOf(unwritable.getMessage()));
    }
  }

  /// Goes on with a file where it stands.
  private int further(Formats formats, Options options, Shape shape, Rows row) throws IOException {
    Path path = console.here().resolve(target);
    refuse(path);
    Resume.Form form =
        shape == Shape.JSONL
            ? Resume.Form.LINES
            : row == Rows.TURN
                ? new Resume.Form(0, CsvOutlet.names(Column.TURNS), true)
                : new Resume.Form(0, CsvOutlet.names(Column.CONVERSATIONS), false);
    try (Resume standing = Resume.of(target, path, form)) {
      if (standing != null) {
        console.err().println(standing.message());
      }
      boolean named = standing == null || standing.isEmpty();
      try (OutputStream out =
          new BufferedOutputStream(
              Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
              1 << 16)) {
        return convert(formats, options, shape, shape.conversations(row, out, named), standing)
            .code();
      } catch (Unwritten | UncheckedIOException failed) {
        console
            .err()
            .println("%s: could not be written whole.\nMaybe the disk is full.".formatted(target));
        return Main.UNREAD;
      }
    }
  }

  /// Writes beside the file and puts it in its place when it is whole, so that no half of one ever
  /// stands there, and what stood there stays when nothing can be written.
  private int intoFile(Formats formats, Options options, Shape shape, Rows row) throws IOException {
    Path path = console.here().resolve(target);
    refuse(path);
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      // A pipe or a device takes what comes.
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16)) {
        return convert(formats, options, shape, shape.conversations(row, out, true), null).code();
      }
    }
    Path place = Files.exists(path) ? path.toRealPath() : path;
    Path beside = null;
    try {
      Outcome outcome;
      beside = beside(place);
      try (OutputStream out =
          new BufferedOutputStream(
              Files.newOutputStream(beside, StandardOpenOption.TRUNCATE_EXISTING), 1 << 16)) {
        outcome = convert(formats, options, shape, shape.conversations(row, out, true), null);
      }
      if (outcome.any()) {
        move(beside, place);
      }
      return outcome.code();
    } catch (Unwritten | UncheckedIOException | IOException failed) {
      console
          .err()
          .println(
              "%s: it could not be written whole, and is left as it was.\nMaybe the disk is full."
                  .formatted(target));
      return Main.UNREAD;
    } finally {
      if (beside != null) {
        Files.deleteIfExists(beside);
      }
    }
  }

  private void refuse(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new CallException("'%s' is a folder.".formatted(target), "name a file in it.");
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new CallException(
          "'%s' cannot be written: its folder does not exist.".formatted(target),
          "make the folder first.");
    }
    Path input = console.here().resolve(in);
    if (!in.equals("-")
        && Files.exists(path)
        && Files.exists(input)
        && Files.isSameFile(input, path)) {
      throw new CallException(
          "'%s' is both read and written.".formatted(in), "write to another file.");
    }
  }

  private static Path beside(Path place) throws IOException {
    String name = "." + place.getFileName() + ".part";
    for (int i = 0; i < MOST_TRIES; i++) {
      Path beside = place.resolveSibling(i == 0 ? name : name + i);
      try {
        return Files.createFile(beside);
      } catch (FileAlreadyExistsException another) {
        // Left by a process that was ended, or in use by one that is not.
      }
    }
    throw new IOException("There are %d files called %s.".formatted(MOST_TRIES, name));
  }

  private static void move(Path beside, Path place) throws IOException {
    try {
      Files.move(
          beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException otherwise) {
      Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
