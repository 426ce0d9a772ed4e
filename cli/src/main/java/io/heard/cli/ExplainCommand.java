package io.heard.cli;

import io.heard.cli.Marks.Look;
import io.heard.cli.Marks.Mark;
import io.heard.cli.Paint.Ink;
import io.heard.page.Catalogue;
import io.heard.page.Example;
import io.heard.page.Page;
import io.heard.signal.About;
import io.heard.signal.Kind;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `heard explain`: the catalogue, and each label's page.
@Command(
    name = "explain",
    description = "Prints the page of a label; without a code, the catalogue.")
final class ExplainCommand implements Callable<Integer> {
  private static final int WIDEST_PROSE = 90;

  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "CODE",
      description = "A label's code, such as escalation-supervisor.")
  private @Nullable String code;

  @Mixin private HouseOption house = new HouseOption();

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Catalogue catalogue = Catalogue.of(house.heard(console, true));
    String wanted = code;
    if (wanted == null) {
      catalogue(catalogue);
      return Main.DONE;
    }
    Catalogue.Entry entry =
        catalogue
            .entry(wanted)
            .orElseThrow(() ->
                new CallException(
                    "There is no label '%s'.".formatted(wanted),
                    Nearest.to(
                                wanted,
                                catalogue.entries().stream().map(e -> e.about().code()).toList())
                            .map(near -> near + ". ")
                            .orElse("")
                        + "'heard explain' lists all."));
    page(entry);
    return Main.DONE;
  }

  private Paint paint() {
    return new Paint(console.outIsTerminal() && !console.noColor());
  }

  private int width() {
    return Math.min(console.width(), WIDEST_PROSE);
  }

  private void catalogue(Catalogue catalogue) {
    PrintStream out = console.out();
    Paint paint = paint();
    int codes = 0;
    for (Catalogue.Entry entry : catalogue.entries()) {
      codes = Math.max(codes, entry.about().code().length());
    }
    boolean begun = false;
    for (Kind kind : Kind.values()) {
      List<Catalogue.Entry> entries =
          catalogue.entries().stream().filter(entry -> entry.about().kind() == kind).toList();
      if (entries.isEmpty()) {
        continue;
      }
      out.print(begun ? "\n" : "");
      begun = true;
      out.println(paint.in(Ink.STRONG, plural(kind)) + paint.in(Ink.SOFT, " · " + entries.size()));
      for (Catalogue.Entry entry : entries) {
        Ink ink = Look.of(kind, entry.about().code()).ink();
        out.println(
            "  "
                + paint.in(ink, Columns.padded(entry.about().code(), codes))
                + "  "
                + entry.about().title());
        for (String line : Columns.lines(sentence(entry.page().intro()), width() - codes - 4)) {
          out.println(" ".repeat(codes + 4) + paint.in(Ink.SOFT, line));
        }
      }
    }
    out.println();
    out.println("'heard explain CODE' prints one page.");
  }

  private static String plural(Kind kind) {
    return switch (kind) {
      case FEELING -> "Feelings that a customer's words carry";
      case CUE -> "Cues: what else a customer shows";
      case TECHNIQUE -> "Techniques: what an agent does that can help";
      case PITFALL -> "Pitfalls: what an agent does, or leaves out, that can hurt";
    };
  }

  static String sentence(String intro) {
    String line = intro.replaceAll("\\s+", " ").strip();
    int end = line.indexOf(". ");
    return end < 0 ? line : line.substring(0, end + 1);
  }

  private void page(Catalogue.Entry entry) {
    PrintStream out = console.out();
    Paint paint = paint();
    About about = entry.about();
    Page page = entry.page();
    Look look = Look.of(about.kind(), about.code());
    out.println(
        paint.in(Ink.STRONG, about.title())
            + paint.in(Ink.SOFT, "  " + about.code() + " · " + about.kind().id() + " · ")
            + paint.in(look.ink(), look.sample()));
    out.println();
    prose(page.intro(), "", out);
    for (String heading : Page.PROSE) {
      if (!heading.equals("Known misses")) {
        section(page, heading, out, paint);
      }
    }
    examples("Heard", page.heard(), look, out, paint);
    examples("Not heard", page.notHeard(), look, out, paint);
    section(page, "Known misses", out, paint);
  }

  private void section(Page page, String heading, PrintStream out, Paint paint) {
    String text = page.section(heading);
    if (!text.isBlank()) {
      out.println();
      out.println(paint.in(Ink.STRONG, heading));
      prose(text, "  ", out);
    }
  }

  /// Paragraphs and list entries keep apart; lines within them are joined.
  private void prose(String text, String indent, PrintStream out) {
    var paragraph = new StringBuilder();
    for (String line : (text + "\n\n").split("\n", -1)) {
      boolean entry = line.startsWith("- ") || line.startsWith("* ");
      if ((line.isBlank() || entry) && !paragraph.isEmpty()) {
        String hang = paragraph.charAt(0) == '-' ? "  " : "";
        boolean begun = false;
        for (String each :
            Columns.lines(paragraph.toString(), width() - indent.length() - hang.length())) {
          out.println(indent + (begun ? hang : "") + each);
          begun = true;
        }
        paragraph.setLength(0);
      }
      if (!line.isBlank()) {
        paragraph
            .append(paragraph.isEmpty() ? "" : " ")
            .append(entry ? "- " + line.substring(2) : line.strip());
      }
    }
  }

  private void examples(
      String heading, List<Example> examples, Look look, PrintStream out, Paint paint) {
    out.println();
    out.println(paint.in(Ink.STRONG, heading));
    boolean begun = false;
    for (Example example : examples) {
      if (begun) {
        out.println();
      }
      begun = true;
      out.println("  " + paint.in(Ink.SOFT, example.name()));
      for (Example.Line line : example.lines()) {
        switch (line) {
          case Example.Line.Said said -> said(said, look, out, paint);
          case Example.Line.Silent silent ->
              out.println(
                  "    " + paint.in(look.ink(), "┊ silence of %.1f s".formatted(silent.seconds())));
          case Example.Line.Absent absent ->
              out.println(
                  "    "
                      + paint.in(
                          look.ink(),
                          "┊ the %s never said: %s".formatted(absent.by().id(), absent.what())));
        }
      }
    }
  }

  private void said(Example.Line.Said said, Look look, PrintStream out, Paint paint) {
    String role =
        switch (said.role()) {
          case CUSTOMER -> "Customer";
          case AGENT -> "Agent";
          case BOT -> "Bot";
          case UNKNOWN -> "Unknown";
        };
    String who = Columns.padded(role + (said.party().isEmpty() ? "" : " " + said.party()), 8);
    String indent = " ".repeat(4 + who.length() + 2);
    List<Mark> marks = said.marks().stream().map(span -> new Mark(span, look, "")).toList();
    boolean begun = false;
    for (String line :
        Marks.lines(said.text(), marks, width() - indent.length(), Ink.PLAIN, paint)) {
      out.println((begun ? indent : "    " + paint.in(Ink.SOFT, who) + "  ") + line);
      begun = true;
    }
  }
}
