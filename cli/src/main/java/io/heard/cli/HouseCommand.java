package io.heard.cli;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.cli.Marks.Look;
import io.heard.cli.Marks.Mark;
import io.heard.cli.Paint.Ink;
import io.heard.conversation.Conversation;
import io.heard.conversation.Span;
import io.heard.conversation.Turn;
import io.heard.formats.Formats;
import io.heard.formats.Options;
import io.heard.formats.Problem;
import io.heard.formats.Receiver;
import io.heard.page.House;
import io.heard.page.HousePage;
import io.heard.page.Page;
import io.heard.signal.About;
import io.heard.signal.Evidence;
import io.heard.signal.Listens;
import io.heard.signal.Signal;
import io.heard.story.Words;
import io.heard.text.Utterance;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `heard house`: what is done with house pages before they are switched on.
@Command(name = "house", description = "Tries the pages that a house wrote.")
final class HouseCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and stop.")
  @SuppressWarnings("UnusedVariable") // the parser reads it
  private boolean help;

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

    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "Show this help and stop.")
    @SuppressWarnings("UnusedVariable") // the parser reads it
    private boolean help;

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
    ///
    /// @param file its name
    /// @param conversations how many it held
    /// @param marked how many of its turns were marked
    /// @param turns how many of its turns could have been marked: read, and of the side listened to
    /// @param touched how many of its conversations hold a marked turn
    private record Count(String file, int conversations, int marked, int turns, int touched) {}

    /// A turn that was marked.
    private record Sample(String file, String conversation, Turn turn, List<Span> marks) {
      @Override
      public String toString() {
        return "Sample[turn %d]".formatted(turn.index());
      }
    }

    /// Samples of all that was marked, evenly spread however much comes, and the same each time:
    /// when twice as many are kept as wanted, every second one goes and only every second one more
    /// is taken from then on.
    private static final class Spread {
      private final int wanted;
      private final List<Sample> kept = new ArrayList<>();
      private int stride = 1;
      private int seen;

      Spread(int wanted) {
        this.wanted = wanted;
      }

      void take(Sample sample) {
        if (seen++ % stride == 0) {
          kept.add(sample);
        }
        if (kept.size() > 2 * wanted) {
          for (int i = kept.size() - 1; i > 0; i--) {
            if (i % 2 == 1) {
              kept.remove(i);
            }
          }
          stride *= 2;
        }
      }

      List<Sample> chosen() {
        var chosen = new ArrayList<Sample>();
        int count = Math.min(wanted, kept.size());
        for (int i = 0; i < count; i++) {
          chosen.add(kept.get((int) ((long) i * kept.size() / count)));
        }
        return chosen;
      }
    }

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
      Heard heard = Heard.with(List.of(tried));
      var counts = new ArrayList<Count>();
      var words = new TreeMap<String, Integer>();
      var spread = new Spread(samples);
      boolean lost = false;
      for (String file : files) {
        var count = new Count[] {new Count(file, 0, 0, 0, 0)};
        lost |=
            Inputs.each(
                console,
                formats,
                options,
                file,
                new Receiver() {
                  @Override
                  public void take(Conversation conversation) {
                    Reading reading = heard.read(conversation);
                    count[0] = counted(count[0], reading, tried.about().listensTo());
                    note(file, reading, spread, words);
                  }

                  @Override
                  public void say(Problem problem) {
                    console.err().println(problem.message());
                  }
                });
        counts.add(count[0]);
      }
      if (json) {
        console.out().println(tree(tried, counts, words, spread.chosen()).toPrettyString());
      } else {
        print(tried, counts, words, spread.chosen());
      }
      return lost ? Main.UNREAD : Main.DONE;
    }

    private static Count counted(Count before, Reading reading, Listens listens) {
      int turns = 0;
      int marked = 0;
      for (Utterance utterance : reading.utterances()) {
        if (utterance.isRead() && listens.to(utterance.turn().speaker().role())) {
          turns++;
          marked += reading.signals(utterance.turn().index()).isEmpty() ? 0 : 1;
        }
      }
      return new Count(
          before.file(),
          before.conversations() + 1,
          before.marked() + marked,
          before.turns() + turns,
          before.touched() + (marked > 0 ? 1 : 0));
    }

    private static void note(
        String file, Reading reading, Spread spread, Map<String, Integer> words) {
      for (Utterance utterance : reading.utterances()) {
        int turn = utterance.turn().index();
        var marks = new ArrayList<Span>();
        for (Signal signal : reading.signals(turn)) {
          for (Evidence evidence : signal.finding().evidence()) {
            if (evidence instanceof Evidence.Quote quote) {
              marks.add(quote.span());
              words.merge(
                  quote.span().of(utterance.text()).toLowerCase(Locale.ROOT), 1, Integer::sum);
            }
          }
        }
        if (!marks.isEmpty()) {
          spread.take(new Sample(file, reading.head().id(), utterance.turn(), marks));
        }
      }
    }

    private static List<Map.Entry<String, Integer>> most(Map<String, Integer> words) {
      return words.entrySet().stream()
          .sorted(
              Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                  .thenComparing(Map.Entry.comparingByKey()))
          .limit(MOST_WORDS)
          .toList();
    }

    private static Count all(List<Count> counts) {
      return new Count(
          "in all",
          counts.stream().mapToInt(Count::conversations).sum(),
          counts.stream().mapToInt(Count::marked).sum(),
          counts.stream().mapToInt(Count::turns).sum(),
          counts.stream().mapToInt(Count::touched).sum());
    }

    private void print(
        HousePage tried, List<Count> counts, Map<String, Integer> words, List<Sample> chosen) {
      PrintStream out = console.out();
      var paint = new Paint(console.outIsTerminal() && !console.noColor());
      About about = tried.about();
      Page text = tried.page();
      Look look = Look.of(about.kind(), about.code());
      Count all = all(counts);
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
      if (!words.isEmpty()) {
        out.println();
        out.println(paint.in(Ink.STRONG, "What it marked"));
        for (Map.Entry<String, Integer> each : most(words)) {
          out.println("%8d  %s".formatted(each.getValue(), Words.quoted(each.getKey())));
        }
        if (words.size() > MOST_WORDS) {
          out.println(
              paint.in(Ink.SOFT, "          and %d others".formatted(words.size() - MOST_WORDS)));
        }
      }
      if (!chosen.isEmpty()) {
        out.println();
        out.println(paint.in(Ink.STRONG, "Samples"));
        boolean begun = false;
        for (Sample sample : chosen) {
          if (begun) {
            out.println();
          }
          begun = true;
          sample(sample, look, paint, out);
        }
      }
    }

    /// What the figures say to somebody who has to decide.
    private static String advice(Count all) {
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

    private void table(List<Count> counts, Count all, Paint paint, PrintStream out) {
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
        rows.add(all);
      }
      for (Count row : rows) {
        String file = Words.line(row.file());
        String shown =
            file.length() > widest ? "…" + file.substring(file.length() - widest + 1) : file;
        String line =
            "  %s  %6d  %6d  %6d of %d"
                .formatted(
                    Columns.padded(shown, name),
                    row.marked(),
                    row.turns(),
                    row.touched(),
                    row.conversations());
        out.println(row.equals(all) ? paint.in(Ink.STRONG, line) : line);
      }
    }

    private void sample(Sample sample, Look look, Paint paint, PrintStream out) {
      String head =
          "%s · %s · turn %d · %s"
              .formatted(
                  sample.file(),
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

    private static ObjectNode tree(
        HousePage tried, List<Count> counts, Map<String, Integer> words, List<Sample> chosen) {
      ObjectNode tree = JsonNodeFactory.instance.objectNode();
      tree.put("code", tried.about().code());
      tree.put("kind", tried.about().kind().id());
      tree.put("title", tried.about().title());
      ArrayNode perFile = tree.putArray("files");
      counts.forEach(count -> perFile.add(tree(count)));
      ObjectNode all = tree(all(counts));
      all.remove("file");
      tree.set("all", all);
      ArrayNode said = tree.putArray("words");
      for (Map.Entry<String, Integer> each : most(words)) {
        said.addObject().put("text", each.getKey()).put("count", each.getValue());
      }
      ArrayNode list = tree.putArray("samples");
      for (Sample sample : chosen) {
        ObjectNode each = list.addObject();
        each.put("file", sample.file());
        each.put("conversation", sample.conversation());
        each.put("turn", sample.turn().index());
        each.put("speaker", sample.turn().speaker().role().id());
        each.put("text", sample.turn().text());
        ArrayNode evidence = each.putArray("evidence");
        for (Span span : sample.marks()) {
          evidence
              .addObject()
              .put("type", "quote")
              .put("turn", sample.turn().index())
              .put("from", span.from())
              .put("to", span.to())
              .put("text", span.of(sample.turn().text()));
        }
      }
      return tree;
    }

    private static ObjectNode tree(Count count) {
      return JsonNodeFactory.instance
          .objectNode()
          .put("file", count.file())
          .put("conversations", count.conversations())
          .put("turns", count.turns())
          .put("marked", count.marked())
          .put("conversationsMarked", count.touched());
    }
  }
}
