package io.heard.cli;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.coach.Nudging;
import io.heard.conversation.Conversation;
import io.heard.formats.Formats;
import io.heard.formats.Formulas;
import io.heard.formats.Json;
import io.heard.formats.Options;
import io.heard.formats.ReadingJson;
import io.heard.formats.html.ReadingHtml;
import io.heard.formats.out.CsvOutlet;
import io.heard.formats.out.Outlet;
import io.heard.formats.out.ReadingColumns;
import io.heard.formats.out.Rows;
import io.heard.formats.out.Shape;
import io.heard.formats.vcon.VconJson;
import io.heard.page.Catalogue;
import io.heard.signal.About;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
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
  private static final List<String> SHAPES =
      List.of("text", "json", "jsonl", "html", "csv", "parquet", "vcon");

  /// More threads than any one machine has processors only take memory.
  static final int MOST_THREADS = 1024;

  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Files with conversations: a file, a folder, a pattern, a .zip or .gz; '-' is standard input.")
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
          "text (the default), json, jsonl (one conversation a line, as it is read), html (one page), csv or parquet (a table), or vcon (a vCon that holds the reading).")
  private String as = "text";

  @Option(
      names = "--rows",
      paramLabel = "WHAT",
      description = "What a row of csv or parquet is: conversation (the default) or turn.")
  private @Nullable String rows;

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description = "Where to write, instead of printing.")
  private @Nullable String target;

  @Option(
      names = "--resume",
      description = "Go on with an output (jsonl or csv) that an earlier call left unfinished.")
  private boolean resume;

  @Mixin private SidesOption sides = new SidesOption();

  @Option(
      names = "--columns",
      paramLabel = "COLUMNS",
      description =
          "What the columns of a table are for, by name or number, as \"text=Message,speaker=From,time=3\".")
  private @Nullable String columns;

  @Option(
      names = "--possible",
      description = "Show in text and html also what is only possible, marked as such.")
  private boolean possible;

  @Mixin private ColorOption color = new ColorOption();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads read; as many as there are processors, where not said.")
  private int threads = Runtime.getRuntime().availableProcessors();

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
    Options options = Inputs.columns(sides.options(console, formats, from), columns);
    String shape = Inputs.choice("--as", as, SHAPES);
    boolean painted = color.painted(console, target == null);
    Inputs.atMostOneDash(files);
    Rows row = Inputs.rows(rows, shape, Rows.CONVERSATION);
    if (shape.equals("parquet") && target == null) {
      throw new CallException("Parquet is no text to print.", "name a file with --out.");
    }
    if (shape.equals("vcon") && !mask) {
      // The whole value as it was read would give away what a mask has taken.
      options = options.keepingOriginal();
    }
    if (threads < 1 || threads > MOST_THREADS) {
      throw new CallException(
          "'--threads' takes a number from 1 to %d.".formatted(MOST_THREADS), "leave it out.");
    }
    if (resume && target == null) {
      throw new CallException("'--resume' goes on with a file.", "name it with --out.");
    }
    if (resume && !shape.equals("jsonl") && !shape.equals("csv")) {
      throw new CallException(
          "'--resume' goes on with jsonl and csv, not with %s.".formatted(shape), "--as jsonl.");
    }
    Heard heard = house.heard(console, withoutModel);
    String to = target;
    if (to == null) {
      return read(formats, options, heard, shape, row, painted, console.out(), null);
    }
    Path path = console.here().resolve(to);
    refuse(path);
    try (Resume standing = resume ? Resume.of(to, path, form(shape, row, heard)) : null) {
      if (standing != null) {
        console.err().println(standing.message());
      }
      try (PrintStream out = opened(path, standing != null)) {
        int code = read(formats, options, heard, shape, row, painted, out, standing);
        if (out.checkError()) {
          console
              .err()
              .println("%s: could not be written whole.\nMaybe the disk is full.".formatted(to));
          return Main.UNREAD;
        }
        return code;
      }
    } catch (NoSuchFileException e) {
      throw new CallException(
          "'%s' cannot be written: its folder does not exist.".formatted(to),
          "make the folder first.");
    }
  }

  private static PrintStream opened(Path path, boolean further) throws IOException {
    var stream =
        further
            ? Files.newOutputStream(path, StandardOpenOption.APPEND)
            : Files.newOutputStream(path);
    return new PrintStream(
        new BufferedOutputStream(stream, 1 << 16), false, StandardCharsets.UTF_8);
  }

  private static Resume.Form form(String shape, Rows row, Heard heard) {
    if (!shape.equals("csv")) {
      return Resume.Form.LINES;
    }
    return row == Rows.TURN
        ? new Resume.Form(0, CsvOutlet.names(ReadingColumns.turns(heard.catalogue())), true)
        : new Resume.Form(
            0, CsvOutlet.names(ReadingColumns.conversations(heard.catalogue())), false);
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
      Rows row,
      boolean painted,
      PrintStream out,
      @Nullable Resume standing) {
    Flow.Sink<?> sink =
        switch (shape) {
          case "text" -> new TextSink(out, heard, report(heard, painted));
          case "csv", "parquet" -> {
            boolean named = standing == null || standing.isEmpty();
            yield new OutletSink<>(heard, table(shape, row, heard, out, named));
          }
          case "vcon" -> new JsonSink(out, heard, vcon(json(heard)));
          case "html" -> new HtmlSink(out, console.err(), heard, html(heard));
          case "jsonl" -> new LinesSink(out, heard, json(heard));
          default -> {
            ReadingJson json = json(heard);
            yield new JsonSink(out, heard, reading -> json.tree(reading).toPrettyString());
          }
        };
    boolean watched = console.errIsTerminal() && (target != null || !console.outIsTerminal());
    var progress = new Progress(console.err(), watched, console.errWidth(), System::nanoTime);
    var missing = new AtomicBoolean();
    List<Sources.Source> sources =
        Sources.of(
            console.here(),
            files,
            target == null ? null : console.here().resolve(target),
            Formats.areMails(options),
            problem -> {
              missing.set(missing.get() || problem.lost());
              console.err().println(problem.message());
            });
    Flow.Outcome outcome =
        new Flow(console, formats, options, progress)
            .threads(threads)
            .masked(mask)
            .resume(standing)
            .run(sources, sink);
    out.flush();
    return missing.get() || outcome.lost() ? Main.UNREAD : Main.DONE;
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

  private static final class TextSink implements Flow.Sink<String> {
    private final PrintStream out;
    private final Heard heard;
    private final Report report;
    private boolean begun;

    TextSink(PrintStream out, Heard heard, Report report) {
      this.out = out;
      this.heard = heard;
      this.report = report;
    }

    @Override
    public String make(Conversation conversation) {
      return report.of(heard.read(conversation));
    }

    @Override
    public void take(String text) {
      if (begun) {
        out.print("\n\n");
      }
      begun = true;
      out.print(text);
      out.flush();
    }

    @Override
    public boolean isBroken() {
      return out.checkError();
    }
  }

  /// One line each.
  private static final class LinesSink implements Flow.Sink<byte[]> {
    private final PrintStream out;
    private final Heard heard;
    private final ReadingJson json;

    LinesSink(PrintStream out, Heard heard, ReadingJson json) {
      this.out = out;
      this.heard = heard;
      this.json = json;
    }

    @Override
    public byte[] make(Conversation conversation) {
      return json.line(heard.read(conversation));
    }

    @Override
    public void take(byte[] line) {
      out.write(line, 0, line.length);
      out.flush();
    }

    @Override
    public boolean isBroken() {
      return out.checkError();
    }
  }

  /// A vCon that holds the reading beside what was said.
  private static Function<Reading, String> vcon(ReadingJson json) {
    return reading ->
        Json.whole(VconJson.tree(reading.conversation(), json.tree(reading)).toPrettyString());
  }

  /// One object for one conversation, an array for several.
  private static final class JsonSink implements Flow.Sink<String> {
    private final PrintStream out;
    private final Heard heard;
    private final Function<Reading, String> written;
    private final JsonArray array;

    JsonSink(PrintStream out, Heard heard, Function<Reading, String> written) {
      this.out = out;
      this.heard = heard;
      this.written = written;
      this.array = new JsonArray(out);
    }

    @Override
    public String make(Conversation conversation) {
      return written.apply(heard.read(conversation));
    }

    @Override
    public void take(String object) {
      array.add(object);
    }

    @Override
    public boolean isBroken() {
      return out.checkError();
    }

    @Override
    public void end() {
      array.end();
      out.flush();
    }
  }

  /// One page, which cannot be written before all is read: the worst comes first. It holds so many
  /// conversations, and then it is full.
  private static final class HtmlSink implements Flow.Sink<Reading> {
    /// With seventy kilobytes each, more than a browser opens with ease.
    private static final int MOST = 2_000;

    private final PrintStream out;
    private final PrintStream err;
    private final Heard heard;
    private final ReadingHtml html;
    private int count;

    HtmlSink(PrintStream out, PrintStream err, Heard heard, ReadingHtml html) {
      this.out = out;
      this.err = err;
      this.heard = heard;
      this.html = html;
    }

    @Override
    public Reading make(Conversation conversation) {
      return heard.read(conversation);
    }

    @Override
    public void take(Reading reading) {
      count++;
      if (count <= MOST) {
        html.add(reading);
      }
    }

    @Override
    public boolean isBroken() {
      return count > MOST || out.checkError();
    }

    @Override
    public void end() {
      out.print(html.page());
      out.flush();
      if (count > MOST) {
        err.println(
            "The page is full with %d conversations; the others are not read.\nMaybe --as csv for all of them, or fewer files."
                .formatted(MOST));
      }
    }
  }

  /// A table, in the two formats that there are.
  private static Outlet<Reading, ?> table(
      String shape, Rows row, Heard heard, PrintStream out, boolean named) {
    Shape table = Shape.named(shape).orElseThrow();
    return row == Rows.TURN
        ? table.table(ReadingColumns.turns(heard.catalogue()), ReadingColumns.Each::of, out, named)
        : table.table(
            ReadingColumns.conversations(heard.catalogue()), ReadingColumns.Whole::of, out, named);
  }

  private static final class OutletSink<M> implements Flow.Sink<M> {
    private final Heard heard;
    private final Outlet<Reading, M> outlet;

    OutletSink(Heard heard, Outlet<Reading, M> outlet) {
      this.heard = heard;
      this.outlet = outlet;
    }

    @Override
    public M make(Conversation conversation) {
      return outlet.make(heard.read(conversation));
    }

    @Override
    public String key(Conversation conversation) {
      return Formulas.safe(conversation.id());
    }

    @Override
    public void take(M made) {
      outlet.take(made);
    }

    @Override
    public void end() {
      outlet.end();
    }
  }
}
