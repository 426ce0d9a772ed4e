package io.heard.cli;

import io.heard.cli.Marks.Look;
import io.heard.cli.Marks.Mark;
import io.heard.cli.Paint.Ink;
import io.heard.conversation.Conversation;
import io.heard.conversation.Span;
import io.heard.formats.Formats;
import io.heard.formats.Options;
import io.heard.formats.Problem;
import io.heard.formats.Receiver;
import io.heard.formats.TrialJson;
import io.heard.page.House;
import io.heard.page.HousePage;
import io.heard.page.Page;
import io.heard.page.Trial;
import io.heard.signal.About;
import io.heard.signal.Listens;
import io.heard.story.Words;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `heard house`: what is done with house pages before they are switched on.
@Command(name = "house", description = "Tries the pages that a house wrote.")
final class HouseCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    CommandSpec own = spec;
    if (own != null) {
      throw new ParameterException(own.commandLine(), "'heard house' wants a command: try.");
    }
  }

  /// `heard house try`: what a page would have marked in a history of conversations.
  @Command(
      name = "try",
      description = "Shows what a house page would have marked, before it is switched on.")
  static final class Try implements Callable<Integer> {
    private static final int MOST_WORDS = 8;

    /// A sample shows so many columns of a turn before and after what is marked.
    private static final int AROUND = 90;

    private final Console console;

    @Parameters(index = "0", paramLabel = "PAGE", description = "The house page, a file in .md.")
    private String page = "";

    @Parameters(
        index = "1..*",
        arity = "1..*",
        paramLabel = "FILE",
        description = "Files with conversations; '-' is standard input.")
    private List<String> files = new ArrayList<>();

    @Option(
        names = "--from",
        paramLabel = "FORMAT",
        description = "The files' format, instead of telling it by content.")
    private @Nullable String from;

    @Mixin private SidesOption sides = new SidesOption();

    @Option(
        names = "--samples",
        paramLabel = "N",
        description = "How many marked turns to show, spread over all (default: 6).")
    private int samples = 6;

    @Option(names = "--as", paramLabel = "SHAPE", description = "text (the default) or json.")
    private String as = "text";

    Try(Console console) {
      this.console = console;
    }

    /// What one file held.
    private record Count(String file, Trial.Count count) {}

    @Override
    public Integer call() {
      boolean json = Inputs.choice("--as", as, List.of("text", "json")).equals("json");
      if (samples < 0 || samples > 1000) {
        throw new CallException("--samples is %d.".formatted(samples), "use 0 to 1000.");
      }
      var formats = new Formats();
      Options options = sides.options(console, formats, from);
      Inputs.atMostOneDash(files);
      House house = HouseOption.page(console, page, Inputs.heard(true));
      house.warnings().forEach(console.err()::println);
      HousePage tried = house.pages().getFirst();
      var trial = new Trial(tried, samples);
      var counts = new ArrayList<Count>();
      boolean lost = false;
      for (String file : files) {
        var count = new Trial.Count[] {Trial.Count.NONE};
        lost |=
            Inputs.each(
                console,
                formats,
                options,
                file,
                new Receiver() {
                  @Override
                  public void take(Conversation conversation) {
                    count[0] = count[0].and(trial.take(file, conversation));
                  }

                  @Override
                  public void say(Problem problem) {
                    console.err().println(problem.message());
                  }
                });
        counts.add(new Count(file, count[0]));
      }
      if (json) {
        console.out().println(tree(tried, counts, trial).toPrettyString());
      } else {
        print(tried, counts, trial);
      }
      return lost ? Main.UNREAD : Main.DONE;
    }

    private void print(HousePage tried, List<Count> counts, Trial trial) {
      PrintStream out = console.out();
      var paint = new Paint(console.outIsTerminal() && !console.noColor());
      About about = tried.about();
      Page text = tried.page();
      Look look = Look.of(about.kind(), about.code());
      Trial.Count all = trial.all();
      String side = about.listensTo() == Listens.CUSTOMER ? "customers'" : "agents'";
      out.println(
          paint.in(Ink.STRONG, Words.line(about.title()))
              + paint.in(Ink.SOFT, "  " + about.code() + " · " + about.kind().id() + " · ")
              + paint.in(look.ink(), look.sample()));
      lines(
          "Its %s hold. It would have marked %d of %d %s turns, in %d of %s.%s"
              .formatted(
                  Words.count(text.heard().size() + text.notHeard().size(), "example"),
                  all.marked(),
                  all.turns(),
                  side,
                  all.touched(),
                  Words.count(all.conversations(), "conversation"),
                  advice(all)),
          "",
          out);
      table(counts, all, paint, out);
      if (trial.different() > 0) {
        out.println();
        out.println(paint.in(Ink.STRONG, "What it marked"));
        for (Trial.Said each : trial.words(MOST_WORDS)) {
          out.println("%8d  %s".formatted(each.count(), Words.quoted(each.text())));
        }
        if (trial.different() > MOST_WORDS) {
          out.println(
              paint.in(
                  Ink.SOFT, "          and %d others".formatted(trial.different() - MOST_WORDS)));
        }
      }
      List<Trial.Sample> chosen = trial.samples();
      if (!chosen.isEmpty()) {
        out.println();
        out.println(paint.in(Ink.STRONG, "Samples"));
        boolean begun = false;
        for (Trial.Sample sample : chosen) {
          if (begun) {
            out.println();
          }
          begun = true;
          sample(sample, look, paint, out);
        }
      }
    }

    /// What the figures say to somebody who has to decide.
    private static String advice(Trial.Count all) {
      if (all.turns() == 0) {
        return " There was nothing to read on that side.";
      }
      if (all.marked() == 0) {
        return " Nobody here said it in these words.";
      }
      if (all.marked() * 4 > all.turns()) {
        return " More than a quarter of all turns: a label that is nearly always there tells little.";
      }
      return " Look at the samples: were they all meant?";
    }

    private void lines(String text, String indent, PrintStream out) {
      for (String line : Columns.lines(text, Math.min(console.width(), 90) - indent.length())) {
        out.println(indent + line);
      }
    }

    private void table(List<Count> counts, Trial.Count all, Paint paint, PrintStream out) {
      int widest = Math.max(20, console.width() - 44);
      int name = 6;
      for (Count count : counts) {
        name = Math.max(name, Math.min(widest, Columns.of(Words.line(count.file()))));
      }
      out.println();
      out.println(
          paint.in(
              Ink.SOFT,
              "  " + Columns.padded("", name) + "  marked   turns  conversations with it"));
      var rows = new ArrayList<>(counts);
      if (counts.size() > 1) {
        rows.add(new Count("in all", all));
      }
      for (int i = 0; i < rows.size(); i++) {
        Count row = rows.get(i);
        String file = Words.line(row.file());
        String shown =
            file.length() > widest ? "…" + file.substring(file.length() - widest + 1) : file;
        String line =
            "  %s  %6d  %6d  %6d of %d"
                .formatted(
                    Columns.padded(shown, name),
                    row.count().marked(),
                    row.count().turns(),
                    row.count().touched(),
                    row.count().conversations());
        out.println(i == counts.size() ? paint.in(Ink.STRONG, line) : line);
      }
    }

    private void sample(Trial.Sample sample, Look look, Paint paint, PrintStream out) {
      String head =
          "%s · %s · turn %d · %s"
              .formatted(
                  sample.source(),
                  sample.conversation(),
                  sample.turn().index() + 1,
                  Words.name(sample.turn().speaker()));
      out.println("  " + paint.in(Ink.SOFT, Words.cut(Words.line(head), console.width() - 4)));
      String text = sample.turn().text();
      int from = start(text, sample.marks().getFirst().from() - AROUND);
      int to = end(text, sample.marks().getLast().to() + AROUND);
      String before = from > 0 ? "… " : "";
      String piece = before + text.substring(from, to) + (to < text.length() ? " …" : "");
      List<Mark> marks =
          sample.marks().stream()
              .map(span ->
                  new Mark(
                      new Span(
                          span.from() - from + before.length(), span.to() - from + before.length()),
                      look,
                      ""))
              .toList();
      Marks.lines(piece, marks, Math.min(console.width(), 96) - 6, Ink.PLAIN, paint)
          .forEach(line -> out.println(("      " + line).stripTrailing()));
    }

    /// The beginning of the word at a place, or of the text.
    private static int start(String text, int at) {
      return at <= 0 ? 0 : text.lastIndexOf(' ', at) + 1;
    }

    private static int end(String text, int at) {
      int blank = at >= text.length() ? -1 : text.indexOf(' ', at);
      return blank < 0 ? text.length() : blank;
    }

    private static ObjectNode tree(HousePage tried, List<Count> counts, Trial trial) {
      ObjectNode tree = TrialJson.tree(tried, trial);
      ArrayNode perFile = tree.putArray("files");
      for (Count count : counts) {
        perFile.addObject().put("file", count.file()).setAll(TrialJson.tree(count.count()));
      }
      return tree;
    }
  }
}
