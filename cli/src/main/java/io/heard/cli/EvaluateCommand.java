package io.heard.cli;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.cli.Agreement.Miss;
import io.heard.cli.Agreement.Tally;
import io.heard.cli.Paint.Ink;
import io.heard.conversation.Conversation;
import io.heard.formats.Formats;
import io.heard.formats.Options;
import io.heard.formats.Problem;
import io.heard.formats.Receiver;
import io.heard.signal.About;
import io.heard.story.Words;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `heard evaluate`: how far what is heard agrees with what careful readers marked.
@Command(
    name = "evaluate",
    description = "Compares what is heard with labelled conversations.",
    footer = {
      "",
      "Each turn of a labelled conversation carries 'labels', an object of codes with the words that"
          + " justify them, and 'intensity'; or 'readers', an object of readers' names with 'labels'"
          + " and 'intensity' each. A label on which all readers agree counts as right, one that only"
          + " some gave counts neither way. Heard means likely or sure."
    })
final class EvaluateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "GOLD.jsonl",
      description = "Files with labelled conversations; '-' is standard input.")
  private List<String> files = new ArrayList<>();

  @Option(names = "--as", paramLabel = "SHAPE", description = "text (the default) or json.")
  private String as = "text";

  @Option(names = "--possible", description = "Count also what is only possible.")
  private boolean possible;

  @Option(
      names = "--unearned",
      description =
          "Take each detector at its own word, whatever its label has earned: to measure what it"
              + " would earn.")
  private boolean unearned;

  @Option(
      names = "--not-counted",
      split = ",",
      paramLabel = "CODE",
      description = "Labels that are shown and left out of the totals.")
  private List<String> notCounted = new ArrayList<>();

  @Option(
      names = "--misses",
      paramLabel = "N",
      description = "How many of the worst misses to show (default: 10).")
  private int misses = 10;

  @Option(
      names = "--label",
      paramLabel = "CODE",
      description = "Show every false and every missed turn of this label, in context.")
  private @Nullable String label;

  @Option(
      names = "--without-model",
      description = "Read by phrases, structure, timings and context alone.")
  private boolean withoutModel;

  @Mixin private HouseOption house = new HouseOption();

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    boolean json = Inputs.choice("--as", as, List.of("text", "json")).equals("json");
    if (misses < 0) {
      throw new CallException("--misses is %d.".formatted(misses), "use 0 or more.");
    }
    Inputs.atMostOneDash(files);
    Heard earned = house.heard(console, withoutModel);
    Heard heard = unearned ? earned.unearned() : earned;
    var agreement = new Agreement(heard.catalogue(), possible, Set.copyOf(notCounted));
    var formats = new Formats();
    boolean lost = false;
    for (String file : files) {
      lost |=
          Inputs.each(
              console,
              formats,
              Options.NONE,
              file,
              new Receiver() {
                @Override
                public void take(Conversation conversation) {
                  agreement.add(heard.read(conversation));
                }

                @Override
                public void say(Problem problem) {
                  console.err().println(problem.message());
                }
              });
    }
    String wanted = label;
    checkCodes(heard, agreement, wanted);
    if (agreement.labelledTurns() == 0) {
      if (!lost) {
        console
            .err()
            .println(
                "%s: no turn carries labels.\nMaybe give each turn 'labels' {code: quote}; 'heard evaluate --help' says how."
                    .formatted(String.join(", ", files)));
      }
      return Main.UNREAD;
    }
    if (json) {
      console.out().println(tree(agreement, wanted).toPrettyString());
    } else {
      text(agreement, wanted);
    }
    return lost ? Main.UNREAD : Main.DONE;
  }

  private void checkCodes(Heard heard, Agreement agreement, @Nullable String wanted) {
    var known = new LinkedHashSet<String>(heard.catalogue().stream().map(About::code).toList());
    known.addAll(agreement.tallies().stream().map(Tally::code).toList());
    known.addAll(agreement.nowhere().keySet());
    for (String code : notCounted) {
      if (!known.contains(code)) {
        console
            .err()
            .println(
                "--not-counted: there is no label '%s'.%s"
                    .formatted(
                        code,
                        Nearest.to(code, known).map(near -> "\nMaybe " + near + ".").orElse("")));
      }
    }
    if (wanted != null && !known.contains(wanted)) {
      throw new CallException(
          "There is no label '%s'.".formatted(wanted),
          Nearest.to(wanted, known).map(near -> near + ".").orElse("see 'heard explain'."));
    }
  }

  private void text(Agreement agreement, @Nullable String wanted) {
    PrintStream out = console.out();
    Paint paint = new Paint(console.outIsTerminal() && !console.noColor());
    out.println(
        "%s, %s, %d with labels. Heard means %s."
            .formatted(
                Words.count(agreement.conversations(), "conversation"),
                Words.count(agreement.turns(), "turn"),
                agreement.labelledTurns(),
                possible ? "possible, likely or sure" : "likely or sure"));
    out.println();
    out.println(
        paint.in(
            Ink.SOFT,
            "%-24s %5s %6s %6s  %5s %6s %5s %6s"
                .formatted("", "gold", "heard", "right", "prec.", "recall", "F1", "kappa")));
    for (Tally tally : agreement.tallies()) {
      String note =
          !agreement.counted(tally.code())
              ? "  not counted"
              : agreement.hasDetector(tally.code()) ? "" : "  no detector";
      String row = row(tally.code(), tally);
      out.println(note.isEmpty() ? row : row + paint.in(Ink.SOFT, note));
    }
    out.println(paint.in(Ink.STRONG, row("all", agreement.all())));
    out.println();
    if (agreement.intensityPairs() > 0) {
      out.println(
          "Intensity: quadratic weighted kappa %s over %s of customers."
              .formatted(
                  figure(agreement.intensityKappa()),
                  Words.count(agreement.intensityPairs(), "turn")));
    }
    stakes(agreement, out);
    if (!agreement.nowhere().isEmpty()) {
      var nowhere = new ArrayList<String>();
      agreement
          .nowhere()
          .forEach(
              (code, heard) -> nowhere.add(heard == 0 ? code : code + " (heard " + heard + ")"));
      for (String line :
          Columns.lines(
              "Nowhere in this set, and left out: " + String.join(", ", nowhere) + ".",
              Math.min(console.width(), 100))) {
        out.println(line);
      }
    }
    if (wanted != null) {
      context(agreement, wanted, out, paint);
    } else if (misses > 0) {
      worst(agreement, out, paint);
    }
  }

  private static void stakes(Agreement agreement, PrintStream out) {
    Agreement.Stakes stakes = agreement.stakes();
    if (stakes.conversations() > 0) {
      out.println(found("Complaints", stakes.surface()));
      out.println(found("Cores", stakes.core()));
    }
    if (stakes.asks().gold() > 0 || stakes.asks().heard() > 0) {
      out.println(
          found("Asks", stakes.asks())
              + " Whether they were answered: right for %d of %d found (%s)."
                  .formatted(
                      stakes.answered(),
                      stakes.asks().right(),
                      figure(Tally.share(stakes.answered(), stakes.asks().right()))));
    }
  }

  private static String found(String name, Tally tally) {
    return "%s: %d of %d found (%s), %d of %d given right (%s)."
        .formatted(
            name,
            tally.right(),
            tally.gold(),
            figure(tally.recall()),
            tally.rightOfHeard(),
            tally.heard(),
            figure(tally.precision()));
  }

  private static String row(String name, Tally tally) {
    return "%-24s %5d %6d %6d  %5s %6s %5s %6s"
        .formatted(
            name,
            tally.gold(),
            tally.heard(),
            tally.right(),
            figure(tally.precision()),
            figure(tally.recall()),
            figure(tally.f1()),
            figure(tally.kappa()));
  }

  /// Two digits, no leading zero; a dash where nothing can be said.
  static String figure(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.equals("-0.00") ? ".00" : text.replaceFirst("^(-?)0\\.", "$1.");
  }

  private void worst(Agreement agreement, PrintStream out, Paint paint) {
    List<Miss> shown = agreement.worst(misses);
    if (shown.isEmpty()) {
      return;
    }
    out.println();
    out.println(paint.in(Ink.STRONG, "Worst misses") + paint.in(Ink.SOFT, ", by label"));
    for (Miss miss : shown) {
      String head = "  %-6s  %-22s  ".formatted(miss.isFalse() ? "false" : "missed", miss.code());
      out.println(
          paint.in(miss.isFalse() ? Ink.PITFALL : Ink.CUE, head)
              + Words.quoted(miss.words())
              + paint.in(
                  Ink.SOFT,
                  "  %s, turn %d"
                      .formatted(
                          Words.cut(Words.line(miss.reading().head().id()), 14), miss.turn() + 1)));
    }
    out.println(paint.in(Ink.SOFT, "  'heard evaluate --label CODE' shows all of one in context."));
  }

  private void context(Agreement agreement, String wanted, PrintStream out, Paint paint) {
    List<Miss> all = agreement.misses(wanted);
    out.println();
    out.println(
        paint.in(Ink.STRONG, wanted)
            + ": "
            + Words.count((int) all.stream().filter(Miss::isFalse).count(), "turn")
            + " heard that nobody marked, "
            + all.stream().filter(miss -> !miss.isFalse()).count()
            + " missed");
    for (Miss miss : all) {
      Reading reading = miss.reading();
      out.println();
      out.println(
          paint.in(
                  miss.isFalse() ? Ink.PITFALL : Ink.CUE,
                  (miss.isFalse() ? "false   " : "missed  ") + Words.quoted(miss.words()))
              + paint.in(
                  Ink.SOFT,
                  "  %s, turn %d".formatted(Words.line(reading.head().id()), miss.turn() + 1)));
      for (int turn = Math.max(0, miss.turn() - 2); turn <= miss.turn(); turn++) {
        String head = "  %4d %-8s ".formatted(turn + 1, reading.turn(turn).speaker().role().id());
        boolean begun = false;
        for (String line :
            Columns.lines(reading.turn(turn).text(), Math.min(console.width(), 100) - 15)) {
          out.println(
              paint.in(Ink.SOFT, begun ? " ".repeat(head.length()) : head)
                  + (turn == miss.turn() ? line : paint.in(Ink.SOFT, line)));
          begun = true;
        }
      }
    }
  }

  private ObjectNode tree(Agreement agreement, @Nullable String wanted) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("conversations", agreement.conversations());
    tree.put("turns", agreement.turns());
    tree.put("labelledTurns", agreement.labelledTurns());
    ArrayNode labels = tree.putArray("labels");
    for (Tally tally : agreement.tallies()) {
      ObjectNode each = node(tally);
      each.put("counted", agreement.counted(tally.code()));
      each.put("detector", agreement.hasDetector(tally.code()));
      labels.add(each);
    }
    tree.set("all", node(agreement.all()));
    ObjectNode intensity = tree.putObject("intensity");
    intensity.put("turns", agreement.intensityPairs());
    put(intensity, "weightedKappa", agreement.intensityKappa());
    ArrayNode table = intensity.putArray("goldByHeard");
    for (int[] row : agreement.intensityTable()) {
      ArrayNode cells = table.addArray();
      for (int count : row) {
        cells.add(count);
      }
    }
    Agreement.Stakes stakes = agreement.stakes();
    if (stakes.conversations() > 0) {
      ObjectNode stake = tree.putObject("stake");
      stake.set("surface", found(stakes.surface()));
      stake.set("core", found(stakes.core()));
    }
    if (stakes.asks().gold() > 0 || stakes.asks().heard() > 0) {
      ObjectNode asks = found(stakes.asks());
      asks.put("answeredRight", stakes.answered());
      tree.set("asks", asks);
    }
    ObjectNode nowhere = tree.putObject("nowhere");
    agreement.nowhere().forEach(nowhere::put);
    ArrayNode shown = tree.putArray("misses");
    for (Miss miss : wanted == null ? agreement.worst(misses) : agreement.misses(wanted)) {
      ObjectNode each = shown.addObject();
      each.put("what", miss.isFalse() ? "false" : "missed");
      each.put("code", miss.code());
      each.put("conversation", miss.reading().head().id());
      each.put("turn", miss.turn());
      each.put("words", miss.words());
    }
    return tree;
  }

  private static ObjectNode node(Tally tally) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("code", tally.code());
    node.put("gold", tally.gold());
    node.put("heard", tally.heard());
    node.put("right", tally.right());
    put(node, "precision", tally.precision());
    put(node, "recall", tally.recall());
    put(node, "f1", tally.f1());
    put(node, "kappa", tally.kappa());
    return node;
  }

  private static ObjectNode found(Tally tally) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("gold", tally.gold());
    node.put("found", tally.right());
    node.put("given", tally.heard());
    node.put("right", tally.rightOfHeard());
    put(node, "foundShare", tally.recall());
    put(node, "rightShare", tally.precision());
    return node;
  }

  private static void put(ObjectNode node, String name, double value) {
    if (Double.isNaN(value)) {
      node.putNull(name);
    } else {
      node.put(name, Math.round(value * 10_000) / 10_000.0);
    }
  }
}
