package io.heard.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.heard.Heard;
import io.heard.Reading;
import io.heard.coach.Nudging;
import io.heard.conversation.Conversation;
import io.heard.formats.Formats;
import io.heard.formats.Options;
import io.heard.formats.Problem;
import io.heard.formats.ReadingJson;
import io.heard.formats.Receiver;
import io.heard.formats.html.ReadingHtml;
import io.heard.mask.Mask;
import io.heard.page.Catalogue;
import io.heard.signal.About;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `heard read`: conversations in, what was heard out.
@Command(
    name = "read",
    description = "Reads conversations of any known format and prints what was heard.")
final class ReadCommand implements Callable<Integer> {
  private static final List<String> SHAPES = List.of("text", "json", "jsonl", "html", "csv");

  private final Console console;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and stop.")
  @SuppressWarnings("UnusedVariable") // the parser reads it
  private boolean help;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files with conversations; '-' is standard input.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description = "The files' format, instead of telling it by content.")
  private @Nullable String from;

  @Option(
      names = "--as",
      paramLabel = "SHAPE",
      description =
          "text (the default), json, jsonl (one conversation a line, as it is read), html (one page) or csv (one row a conversation).")
  private String as = "text";

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description = "Where to write, instead of printing.")
  private @Nullable String target;

  @Option(
      names = "--roles",
      paramLabel = "ROLES",
      description = "Whose side speakers are on, as \"Ann=agent,Bob=customer\".")
  private @Nullable String roles;

  @Option(
      names = "--possible",
      description = "Show in text and html also what is only possible, marked as such.")
  private boolean possible;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "always, never, or auto (the default): on a terminal, unless NO_COLOR is set.")
  private String color = "auto";

  @Option(
      names = "--without-model",
      description = "Read by phrases, structure, timings and context alone.")
  private boolean withoutModel;

  @Option(
      names = "--mask",
      description =
          "Replace what identifies people by placeholders such as <NAME-1>, before anything is heard.")
  private boolean mask;

  @Mixin private HouseOption house = new HouseOption();

  ReadCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    var formats = new Formats();
    Options options = Inputs.options(formats, from, roles);
    String shape = Inputs.choice("--as", as, SHAPES);
    boolean painted =
        switch (Inputs.choice("--color", color, List.of("auto", "always", "never"))) {
          case "always" -> true;
          case "never" -> false;
          default -> target == null && console.outIsTerminal() && !console.noColor();
        };
    Inputs.atMostOneDash(files);
    Heard heard = house.heard(console, withoutModel);
    String to = target;
    if (to == null) {
      return read(formats, options, heard, shape, painted, console.out());
    }
    Path path = console.here().resolve(to);
    refuse(path);
    try (PrintStream out =
        new PrintStream(
            new BufferedOutputStream(Files.newOutputStream(path), 1 << 16),
            false,
            StandardCharsets.UTF_8)) {
      int code = read(formats, options, heard, shape, painted, out);
      if (out.checkError()) {
        console
            .err()
            .println("%s: could not be written whole.\nMaybe the disk is full.".formatted(to));
        return Main.UNREAD;
      }
      return code;
    } catch (NoSuchFileException e) {
      throw new CallException(
          "'%s' cannot be written: its folder does not exist.".formatted(to),
          "make the folder first.");
    }
  }

  /// Writing over an input would destroy it before it is read.
  private void refuse(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new CallException("'%s' is a folder.".formatted(path), "name a file in it.");
    }
    if (Files.exists(path)) {
      for (String file : files) {
        Path input = console.here().resolve(file);
        if (!file.equals("-") && Files.exists(input) && Files.isSameFile(input, path)) {
          throw new CallException(
              "'%s' is both read and written.".formatted(file), "write to another file.");
        }
      }
    }
  }

  private int read(
      Formats formats,
      Options options,
      Heard heard,
      String shape,
      boolean painted,
      PrintStream out) {
    Sink sink =
        switch (shape) {
          case "text" -> new TextSink(out, report(heard, painted));
          case "csv" -> new CsvSink(out, heard);
          case "html" -> new HtmlSink(out, html(heard));
          default -> new JsonSink(out, json(heard), shape.equals("jsonl"));
        };
    boolean watched = console.errIsTerminal() && (target != null || !console.outIsTerminal());
    var progress = new Progress(console.err(), watched);
    boolean lost = false;
    for (String file : files) {
      lost |=
          Inputs.each(
              console,
              formats,
              options,
              file,
              new Receiver() {
                @Override
                public void take(Conversation conversation) {
                  sink.take(heard.read(mask ? Mask.mask(conversation) : conversation));
                  progress.oneMore();
                }

                @Override
                public void say(Problem problem) {
                  progress.clear();
                  console.err().println(problem.message());
                }
              });
    }
    sink.end();
    progress.clear();
    out.flush();
    return lost ? Main.UNREAD : Main.DONE;
  }

  private Report report(Heard heard, boolean painted) {
    int width = target == null ? console.width() : Console.USUAL;
    return new Report(
        titles(heard), Nudging.of(Catalogue.of(heard)), new Paint(painted), width, possible);
  }

  private ReadingHtml html(Heard heard) {
    return new ReadingHtml(Catalogue.of(heard), Main.version(), heard.encoder().name(), possible);
  }

  static Map<String, String> titles(Heard heard) {
    return heard.catalogue().stream().collect(Collectors.toMap(About::code, About::title));
  }

  static ReadingJson json(Heard heard) {
    return new ReadingJson(Main.version(), Catalogue.of(heard), heard.encoder().name());
  }

  /// Where readings go, one after the other.
  private interface Sink {
    void take(Reading reading);

    default void end() {}
  }

  private static final class TextSink implements Sink {
    private final PrintStream out;
    private final Report report;
    private boolean begun;

    TextSink(PrintStream out, Report report) {
      this.out = out;
      this.report = report;
    }

    @Override
    public void take(Reading reading) {
      if (begun) {
        out.print("\n\n");
      }
      begun = true;
      out.print(report.of(reading));
      out.flush();
    }
  }

  /// One object for one conversation, an array for several; or one line each.
  private static final class JsonSink implements Sink {
    private final PrintStream out;
    private final ReadingJson json;
    private final boolean lines;
    private final JsonArray array;

    JsonSink(PrintStream out, ReadingJson json, boolean lines) {
      this.out = out;
      this.json = json;
      this.lines = lines;
      this.array = new JsonArray(out);
    }

    @Override
    public void take(Reading reading) {
      if (lines) {
        out.print(json.line(reading) + "\n");
        out.flush();
      } else {
        array.add(json.tree(reading).toPrettyString());
      }
    }

    @Override
    public void end() {
      if (!lines) {
        array.end();
      }
    }
  }

  /// One page, which cannot be written before all is read: the worst comes first.
  private static final class HtmlSink implements Sink {
    private final PrintStream out;
    private final ReadingHtml html;

    HtmlSink(PrintStream out, ReadingHtml html) {
      this.out = out;
      this.html = html;
    }

    @Override
    public void take(Reading reading) {
      html.add(reading);
    }

    @Override
    public void end() {
      out.print(html.page());
    }
  }

  private static final class CsvSink implements Sink {
    private final CsvWriter csv;
    private final Rows rows;

    CsvSink(PrintStream out, Heard heard) {
      csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      rows = new Rows(heard.catalogue());
      csv.writeRecord(rows.names());
    }

    @Override
    public void take(Reading reading) {
      csv.writeRecord(rows.row(reading));
    }

    @Override
    public void end() {
      try {
        csv.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Says on a terminal how far it is.
  private static final class Progress {
    private final PrintStream err;
    private final boolean watched;
    private int count;

    Progress(PrintStream err, boolean watched) {
      this.err = err;
      this.watched = watched;
    }

    void oneMore() {
      count++;
      if (watched && (count < 20 || count % 20 == 0)) {
        err.print(String.format(Locale.ROOT, "\r%d read …", count));
        err.flush();
      }
    }

    void clear() {
      if (watched && count > 0) {
        err.print("\r\u001b[K");
        err.flush();
      }
    }
  }
}
