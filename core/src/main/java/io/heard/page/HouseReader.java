package io.heard.page;

import io.heard.signal.Confidence;
import io.heard.signal.Kind;
import io.heard.text.Phrases;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads a page that a house wrote: a detector's page with three sections more, which stand in the
/// class of a detector of ours.
///
/// | section | holds |
/// |---|---|
/// | `Kind` | feeling, cue, technique or pitfall; the first two are heard in customers' turns |
/// | `Title` | a few plain words; the code, where it is left out |
/// | `Phrases` | what to hear, one [Phrases] pattern a line, in a code block; `:: anyhow` after a line hears it denied, quoted and supposed too |
/// | `Confidence` | possible or likely; likely, where it is left out |
///
/// The lines of these sections are blanked and the rest is read as any page, so that every message
/// names the file's own line.
final class HouseReader {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_CODE = 40;

  /// The catalogue's longest list has a tenth of it.
  private static final int MOST_PHRASES = 1_000;

  private static final String KIND = "Kind";
  private static final String TITLE = "Title";
  private static final String PHRASES = "Phrases";
  private static final String CONFIDENCE = "Confidence";
  private static final List<String> OWN = List.of(KIND, TITLE, PHRASES, CONFIDENCE);
  private static final List<String> EXAMPLES = List.of("Heard", "Not heard");

  private final String name;
  private final Map<String, Integer> headings = new LinkedHashMap<>();
  private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
  private final StringBuilder rest = new StringBuilder();
  private int codeLine = 1;

  private HouseReader(String name) {
    this.name = name;
  }

  /// Reads a page.
  ///
  /// @param name the file's name, which is the code and `.md`
  /// @param text the Markdown
  /// @throws IllegalArgumentException naming the file, the line, and what to try
  static HousePage read(String name, String text) {
    return new HouseReader(name).read(text);
  }

  private HousePage read(String text) {
    split(text);
    Page page = Page.parse(name, rest.toString());
    String code = page.code();
    if (!CODE.matcher(code).matches() || code.length() > LONGEST_CODE) {
      throw wrong(
          codeLine,
          "'%s' is no code".formatted(code),
          "use small letters, digits and single hyphens, at most %d".formatted(LONGEST_CODE));
    }
    if (page.intro().isBlank()) {
      throw wrong(
          codeLine, "nothing says what is heard", "write a sentence or two under the heading");
    }
    Kind kind = kind();
    Phrases phrases = phrases();
    examples(page);
    var header =
        new HousePage.Header(code, kind, title(code), HousePage.listens(kind), confidence());
    var sections = new LinkedHashMap<>(page.sections());
    sections.put(PHRASES, text(PHRASES).strip());
    var whole = new Page(code, page.intro(), sections, page.heard(), page.notHeard());
    return new HousePage(header, whole, phrases, text(PHRASES));
  }

  /// Parts the lines of our own sections from the rest, each at its number.
  private void split(String text) {
    String heading = "";
    boolean inBlock = false;
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      boolean fence = line.strip().startsWith("```");
      if (!inBlock && line.startsWith("## ")) {
        heading = line.substring(3).strip();
        known(heading, number);
        if (headings.putIfAbsent(heading, number) != null) {
          throw wrong(number, "'%s' stands here again".formatted(heading), "keep one of them");
        }
        keep(heading, OWN.contains(heading) ? "" : line, "");
      } else if (!inBlock && line.startsWith("# ")) {
        codeLine = number;
        heading = "";
        keep("", line, "");
      } else if (OWN.contains(heading)) {
        inBlock ^= fence;
        keep(heading, "", fence ? "" : line);
      } else {
        keep(heading, line, "");
      }
    }
    if (inBlock) {
      throw wrong(number, "a code block is never closed", "add a line of three backticks");
    }
  }

  /// Every section's text has all lines of the file, most of them empty.
  private void keep(String heading, String line, String own) {
    rest.append(line).append('\n');
    for (String each : OWN) {
      texts
          .computeIfAbsent(each, key -> new StringBuilder())
          .append(each.equals(heading) ? own : "")
          .append('\n');
    }
  }

  private void known(String heading, int number) {
    List<String> all =
        Stream.of(OWN, Page.PROSE, EXAMPLES).flatMap(List::stream).collect(Collectors.toList());
    if (!all.contains(heading)) {
      throw wrong(
          number, "'%s' is no section".formatted(heading), "use one of " + String.join(", ", all));
    }
  }

  private String text(String heading) {
    return texts.getOrDefault(heading, new StringBuilder()).toString();
  }

  private int line(String heading) {
    return headings.getOrDefault(heading, codeLine);
  }

  private Kind kind() {
    String said = text(KIND).strip();
    Optional<Kind> kind =
        Arrays.stream(Kind.values()).filter(each -> each.id().equals(folded(said))).findFirst();
    return kind.orElseThrow(() ->
        wrong(
            line(KIND),
            said.isEmpty() ? "the page has no kind" : "'%s' is no kind".formatted(said),
            "write under '## Kind' one of feeling, cue, technique, pitfall"));
  }

  private String title(String code) {
    String said = text(TITLE).strip();
    if (!said.isEmpty()) {
      return said.lines().findFirst().orElse(said).replaceFirst("\\.$", "");
    }
    String words = code.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private Confidence confidence() {
    String said = text(CONFIDENCE).strip();
    return switch (folded(said)) {
      case "", "likely" -> Confidence.LIKELY;
      case "possible" -> Confidence.POSSIBLE;
      case "sure" ->
          throw wrong(
              line(CONFIDENCE),
              "a house page never rises above likely",
              "write likely: only a label whose precision was measured may hint live");
      default ->
          throw wrong(
              line(CONFIDENCE),
              "'%s' is no confidence of a house page".formatted(said),
              "write possible or likely");
    };
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private Phrases phrases() {
    String lines = text(PHRASES);
    int count = 0;
    int number = 0;
    for (String line : lines.lines().toList()) {
      number++;
      String phrase = line.strip();
      if (phrase.isEmpty() || phrase.startsWith("#")) {
        continue;
      }
      count++;
      int tag = phrase.indexOf(" :: ");
      if (tag >= 0 && !HousePage.tags().contains(phrase.substring(tag + 4).strip())) {
        throw wrong(
            number,
            "'%s' is no word that may follow '::'".formatted(phrase.substring(tag + 4).strip()),
            "write '%s', or nothing".formatted(HousePage.ANYHOW));
      }
    }
    if (count == 0) {
      throw wrong(
          line(PHRASES),
          "the page has no phrases",
          "write under '## Phrases', in a code block, what is to be heard, one phrase a line");
    }
    if (count > MOST_PHRASES) {
      throw wrong(
          line(PHRASES),
          "the page has %d phrases; at most %d are taken".formatted(count, MOST_PHRASES),
          "make two pages of it");
    }
    return Phrases.of(name, lines);
  }

  private void examples(Page page) {
    if (page.heard().isEmpty()) {
      throw wrong(
          line("Heard"),
          "the page has no example under 'Heard'",
          "write one, and put the words that are to be heard in **bold**");
    }
    if (page.notHeard().size() < 2) {
      throw wrong(
          line("Not heard"),
          "the page has %d of at least 2 examples under 'Not heard'"
              .formatted(page.notHeard().size()),
          "write a near miss, and an ordinary sentence");
    }
    for (Example example :
        Stream.concat(page.heard().stream(), page.notHeard().stream()).toList()) {
      if (example.needsModel()) {
        throw wrong(
            example.line(),
            "the example '%s' asks for the model".formatted(example.name()),
            "leave '(model)' out: a house page is heard by its phrases alone");
      }
    }
  }

  private IllegalArgumentException wrong(int line, String what, String maybe) {
    return new IllegalArgumentException("%s:%d: %s.\nMaybe %s.".formatted(name, line, what, maybe));
  }
}
