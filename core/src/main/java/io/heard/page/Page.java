package io.heard.page;

import io.heard.signal.About;
import io.heard.signal.Detector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A detector's page.
///
/// @param code the detector's code, which is the page's first heading
/// @param intro what the first lines say
/// @param sections the text of each section in prose, by heading: `When`, `Why it matters`, `Say`,
///   `Hint`, `Risk`, `Known misses`
/// @param heard examples in which it must be heard, at least one
/// @param notHeard examples in which it must not be heard, at least two
public record Page(
    String code,
    String intro,
    Map<String, String> sections,
    List<Example> heard,
    List<Example> notHeard) {
  private static final String HINT = "Hint";

  /// The headings of sections in prose.
  public static final List<String> PROSE =
      List.of("When", "Why it matters", "Say", HINT, "Risk", "Known misses");

  public Page {
    sections = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    heard = List.copyOf(heard);
    notHeard = List.copyOf(notHeard);
  }

  /// The page of a detector: a house page's own, else `en/CODE.md` beside its class.
  ///
  /// @throws IllegalArgumentException when there is none, or it cannot be read, naming page and
  ///   line
  public static Page of(Detector detector) {
    if (detector instanceof HousePage house) {
      return house.page();
    }
    About about = detector.about();
    String code = about == null ? detector.getClass().getSimpleName() : about.code();
    String name = "en/" + code + ".md";
    try (InputStream in = detector.getClass().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException(
            "%s has no page %s beside it.\nMaybe lay it out with 'heard new %s'."
                .formatted(detector.getClass().getName(), name, code));
      }
      return parse(code + ".md", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The page %s cannot be read.".formatted(name), e);
    }
  }

  /// Reads a page.
  ///
  /// @param name what to call it in messages
  /// @param text the Markdown
  /// @throws IllegalArgumentException naming the page, the line, and what to try
  public static Page parse(String name, String text) {
    return new Reader(name).read(text);
  }

  /// A section in prose; empty when the page has none of that heading.
  public String section(String heading) {
    return sections.getOrDefault(heading, "");
  }

  /// What it tells an agent to do next; empty when the page offers no hint.
  public Optional<Hint> hint() {
    String text = section(HINT);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(Hint.parse(code + ".md", 1, text.lines().toList()));
  }

  private static final class Reader {
    private final String name;
    private String code = "";
    private final Map<String, StringBuilder> prose = new LinkedHashMap<>();
    private final List<Example> heard = new ArrayList<>();
    private final List<Example> notHeard = new ArrayList<>();
    private String heading = "";
    private String example = "";
    private int exampleLine;
    private int hintLine;
    private final List<Example.Line> lines = new ArrayList<>();

    Reader(String name) {
      this.name = name;
    }

    Page read(String text) {
      int number = 0;
      for (String line : text.lines().toList()) {
        number++;
        if (line.startsWith("# ")) {
          code = line.substring(2).strip();
        } else if (line.startsWith("## ")) {
          finish(number);
          heading = line.substring(3).strip();
          if (!PROSE.contains(heading) && !inExamples()) {
            throw wrong(
                number,
                "'%s' is no section".formatted(heading),
                "use one of %s, 'Heard' or 'Not heard'".formatted(PROSE));
          }
          if (heading.equals(HINT)) {
            hintLine = number + 1;
          }
        } else if (line.startsWith("### ")) {
          finish(number);
          example = line.substring(4).strip();
          exampleLine = number;
        } else if (inExamples() && line.startsWith("- ")) {
          lines.add(Example.line(name, number, line.substring(2).strip()));
        } else if (inExamples() && line.startsWith("  ") && !lines.isEmpty()) {
          throw wrong(number, "an example's line goes on here", "write each turn on one line");
        } else if (!inExamples()) {
          prose.computeIfAbsent(heading, h -> new StringBuilder()).append(line).append('\n');
        }
      }
      finish(number);
      if (!name.equals(code + ".md")) {
        throw wrong(1, "the first heading is '%s'".formatted(code), "write the file's name there");
      }
      if (prose.containsKey(HINT)) {
        Hint.parse(name, hintLine, prose.get(HINT).toString().lines().toList());
      }
      var sections = new LinkedHashMap<String, String>();
      prose.forEach((key, value) -> sections.put(key, value.toString().strip()));
      String intro = sections.getOrDefault("", "");
      sections.remove("");
      return new Page(code, intro, sections, heard, notHeard);
    }

    private boolean inExamples() {
      return heading.equals("Heard") || heading.equals("Not heard");
    }

    private void finish(int number) {
      if (lines.isEmpty()) {
        if (!example.isEmpty()) {
          throw wrong(
              exampleLine, "the example '%s' has no turns".formatted(example), "write some");
        }
        return;
      }
      var done = new Example(example, exampleLine, lines);
      boolean marked = lines.stream().anyMatch(Example.Line::isMarked);
      if (heading.equals("Heard")) {
        if (!marked) {
          throw wrong(
              exampleLine,
              "the example '%s' under 'Heard' has 0 pieces of evidence".formatted(example),
              "mark the words that matter in **bold**, or move the example to 'Not heard'");
        }
        heard.add(done);
      } else {
        if (marked) {
          throw wrong(
              exampleLine,
              "the example '%s' under 'Not heard' marks evidence".formatted(example),
              "remove the bold, or move the example to 'Heard'");
        }
        notHeard.add(done);
      }
      lines.clear();
      example = "";
      exampleLine = number;
    }

    private IllegalArgumentException wrong(int line, String what, String maybe) {
      return new IllegalArgumentException(
          "%s:%d: %s.\nMaybe %s.".formatted(name, line, what, maybe));
    }
  }
}
