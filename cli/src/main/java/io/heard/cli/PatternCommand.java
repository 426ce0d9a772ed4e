package io.heard.cli;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.cli.Paint.Ink;
import io.heard.coach.Fact;
import io.heard.coach.Filler;
import io.heard.coach.Filling;
import io.heard.coach.Patterns;
import io.heard.coach.ReplyPattern;
import io.heard.coach.Slot;
import io.heard.formats.Formats;
import io.heard.formats.Options;
import io.heard.formats.PatternJson;
import io.heard.story.Words;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// `heard pattern`: the steps of a reply that is hard to write, filled from the conversation that
/// it answers.
@Command(
    name = "pattern",
    description =
        "Lays out a reply that is hard to write, filled from the conversation and its case; without a name, lists the patterns.")
final class PatternCommand implements Callable<Integer> {
  private static final int WIDEST_PROSE = 90;
  private static final int INDENT = 4;

  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "The pattern, such as saying-no; without a name, the list.")
  private @Nullable String name;

  @Option(
      names = "--after",
      paramLabel = "FILE",
      description =
          "The conversation that the reply answers, with its case; '-' is standard input.")
  private @Nullable String after;

  @Option(names = "--as", paramLabel = "SHAPE", description = "text (the default) or json.")
  private String as = "text";

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description = "The conversation's format, instead of telling it by content.")
  private @Nullable String from;

  @Mixin private SidesOption sides = new SidesOption();

  @Option(
      names = "--without-model",
      description = "Read by phrases, structure, timings and context alone.")
  private boolean withoutModel;

  PatternCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    boolean json = Inputs.choice("--as", as, List.of("text", "json")).equals("json");
    ReplyPattern pattern = wanted();
    String answered = after;
    if (answered == null) {
      if (json) {
        json(pattern);
      } else {
        bare(pattern);
      }
      return Main.DONE;
    }
    var formats = new Formats();
    Options options = sides.options(console, formats, from);
    Heard heard = Inputs.heard(withoutModel);
    Reading reading = Inputs.answered(console, formats, options, heard, answered, "a reply");
    if (reading == null) {
      return Main.UNREAD;
    }
    if (pattern == null) {
      list(reading, answered, json);
      return Main.DONE;
    }
    Filling filling = Patterns.fill(pattern, reading);
    if (json) {
      console.out().println(PatternJson.tree(filling, reading.head().id()).toPrettyString());
    }
    switch (filling) {
      case Filling.Filled filled -> {
        if (!json) {
          print(filled, reading);
        }
        return Main.DONE;
      }
      case Filling.Refused refused -> {
        refused.missing().forEach(each -> console.err().println(message(pattern, each, answered)));
        return Main.UNREAD;
      }
    }
  }

  private @Nullable ReplyPattern wanted() {
    String given = name;
    if (given == null) {
      return null;
    }
    return Patterns.named(given)
        .orElseThrow(() ->
            new CallException(
                "There is no pattern '%s'.".formatted(given),
                Nearest.to(given, Patterns.all().stream().map(ReplyPattern::name).toList())
                        .map(near -> near + ". ")
                        .orElse("")
                    + "'heard pattern' lists all."));
  }

  private void json(@Nullable ReplyPattern pattern) {
    if (pattern != null) {
      console.out().println(PatternJson.tree(pattern).toPrettyString());
      return;
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    Patterns.all().forEach(each -> list.add(PatternJson.tree(each)));
    console.out().println(list.toPrettyString());
  }

  private Paint paint() {
    return new Paint(console.outIsTerminal() && !console.noColor());
  }

  private int width() {
    return Math.min(console.width(), WIDEST_PROSE);
  }

  private static String title(ReplyPattern pattern) {
    return Words.capital(pattern.name().replace('-', ' '));
  }

  /// A pattern by itself, or all of them.
  private void bare(@Nullable ReplyPattern pattern) {
    PrintStream out = console.out();
    Paint paint = paint();
    if (pattern == null) {
      for (ReplyPattern each : Patterns.all()) {
        out.println(paint.in(Ink.STRONG, each.name()));
        lines(each.does() + " " + each.when(), "  ", Ink.PLAIN);
      }
      out.println();
      lines(
          "'heard pattern NAME' prints one, 'heard pattern NAME --after FILE' fills it from a"
              + " conversation, 'heard pattern --after FILE' says which can be filled.",
          "",
          Ink.SOFT);
      return;
    }
    head(pattern, "");
    int number = 0;
    for (Slot slot : pattern.slots()) {
      number++;
      out.println();
      step(number, slot, slot.optional() ? "optional" : "");
      if (slot.own()) {
        lines("Yours to say; nothing else knows it.", indent(), Ink.SOFT);
      } else {
        lines(
            "With "
                + or(slot.from().stream().map(Fact::what).toList())
                + (slot.feeling() && slot.optional()
                    ? "; left out where no words show a feeling."
                    : "."),
            indent(),
            Ink.TECHNIQUE);
      }
      reasons(slot);
    }
  }

  private void list(Reading reading, String answered, boolean json) {
    if (json) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      for (ReplyPattern each : Patterns.all()) {
        list.add(PatternJson.tree(Patterns.fill(each, reading), reading.head().id()));
      }
      console.out().println(list.toPrettyString());
      return;
    }
    PrintStream out = console.out();
    Paint paint = paint();
    out.println(
        paint.in(Ink.STRONG, "Reply patterns")
            + paint.in(Ink.SOFT, " · " + Words.cut(Words.line(reading.head().id()), 40)));
    for (ReplyPattern each : Patterns.all()) {
      out.println();
      switch (Patterns.fill(each, reading)) {
        case Filling.Filled filled -> {
          out.println(paint.in(Ink.CALM, "●") + " " + paint.in(Ink.STRONG, each.name()));
          lines(each.does() + " " + each.when(), "  ", Ink.PLAIN);
        }
        case Filling.Refused refused -> {
          out.println(paint.in(Ink.SOFT, "○") + " " + each.name());
          lines(each.when(), "  ", Ink.SOFT);
          for (Filling.Missing missing : refused.missing()) {
            lines(
                "needs %s (%s)"
                    .formatted(
                        or(missing.facts().stream().map(Fact::what).toList()),
                        where(missing.facts(), "")),
                "  ",
                Ink.SOFT);
          }
        }
      }
    }
    out.println();
    lines(
        "● can be filled: 'heard pattern NAME --after %s'. Whether one fits is for you to judge."
            .formatted(answered),
        "",
        Ink.SOFT);
  }

  private void print(Filling.Filled filled, Reading reading) {
    PrintStream out = console.out();
    head(filled.pattern(), Words.cut(Words.line(reading.head().id()), 40));
    Filler.Known address = filled.address();
    if (address != null) {
      out.println();
      filler(address, reading, "To ", "");
    }
    int number = 0;
    for (Filling.Step step : filled.steps()) {
      out.println();
      if (step.leftOut()) {
        leftOut(step);
        continue;
      }
      number++;
      step(number, step.slot(), step.slot().own() ? "yours" : "");
      if (!step.note().isEmpty()) {
        lines(step.note(), indent(), Ink.CUE);
      }
      for (Filler filler : step.with()) {
        filler(filler, reading, "", indent());
      }
      reasons(step.slot());
    }
    out.println();
    lines(
        "The words are yours: nothing here is to be pasted. 'heard check' looks at the draft.",
        "",
        Ink.SOFT);
  }

  private void head(ReplyPattern pattern, String of) {
    PrintStream out = console.out();
    Paint paint = paint();
    out.println(
        paint.in(Ink.STRONG, title(pattern))
            + (of.isEmpty() ? "" : paint.in(Ink.SOFT, " · " + of)));
    lines(pattern.does(), "", Ink.PLAIN);
    lines(pattern.when(), "", Ink.SOFT);
  }

  private static String indent() {
    return " ".repeat(INDENT);
  }

  private void step(int number, Slot slot, String remark) {
    Paint paint = paint();
    console
        .out()
        .println(
            paint.in(Ink.SOFT, "%2d  ".formatted(number))
                + paint.in(Ink.STRONG, slot.name())
                + (remark.isEmpty() ? "" : paint.in(Ink.SOFT, " · " + remark)));
    lines(slot.write(), indent(), Ink.PLAIN);
  }

  private void leftOut(Filling.Step step) {
    Paint paint = paint();
    console.out().println(paint.in(Ink.SOFT, " –  " + step.slot().name() + " · left out"));
    lines(step.note(), indent(), Ink.SOFT);
  }

  private void filler(Filler filler, Reading reading, String before, String indent) {
    String line =
        switch (filler) {
          case Filler.Said said ->
              "%s · turn %d"
                  .formatted(Words.quoted(reading, said.quote()), said.quote().turn() + 1);
          case Filler.Known known -> "%s · %s".formatted(Words.line(known.text()), known.pointer());
        };
    Ink ink = filler instanceof Filler.Said ? Ink.TECHNIQUE : Ink.CALM;
    lines(Words.kept(before + line), indent, ink);
  }

  private void reasons(Slot slot) {
    reason("why   ", slot.why(), Ink.SOFT);
    reason("risk  ", slot.risk(), Ink.PITFALL);
  }

  private void reason(String label, String text, Ink ink) {
    Paint paint = paint();
    boolean begun = false;
    for (String line : Columns.lines(text, width() - INDENT - label.length())) {
      console
          .out()
          .println(
              indent()
                  + (begun ? " ".repeat(label.length()) : paint.in(ink, label))
                  + paint.in(Ink.SOFT, line));
      begun = true;
    }
  }

  private void lines(String text, String indent, Ink ink) {
    Paint paint = paint();
    for (String line : Columns.lines(text, width() - indent.length())) {
      console.out().println(indent + paint.in(ink, line));
    }
  }

  private static String message(ReplyPattern pattern, Filling.Missing missing, String file) {
    return "%s is not filled: '%s' needs %s, and nothing says it.\nMaybe find out first; it would come from %s."
        .formatted(
            pattern.name(),
            missing.slot().name(),
            or(missing.facts().stream().map(Fact::what).toList()),
            where(missing.facts(), file));
  }

  /// Where facts would come from: turns first, told once where several begin alike, then places in
  /// the file.
  private static String where(List<Fact> facts, String file) {
    var turns = new LinkedHashMap<String, List<String>>();
    var places = new ArrayList<String>();
    for (Fact fact : facts) {
      if (!fact.turn().isEmpty()) {
        String[] parts = fact.turn().split(" that ", 2);
        turns
            .computeIfAbsent(parts[0], key -> new ArrayList<>())
            .add(parts.length < 2 ? "" : parts[1]);
      }
      if (!fact.pointer().isEmpty()) {
        places.add(file.isEmpty() ? fact.pointer() : "%s at %s".formatted(file, fact.pointer()));
      }
    }
    var all = new ArrayList<String>();
    turns.forEach((who, does) -> {
      List<String> said = does.stream().filter(each -> !each.isEmpty()).distinct().toList();
      all.add(said.isEmpty() ? who : who + " that " + or(said));
    });
    all.addAll(places.stream().distinct().toList());
    return or(all);
  }

  private static String or(List<String> parts) {
    return parts.size() < 2
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, parts.size() - 1)) + " or " + parts.getLast();
  }
}
