package io.heard.page;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.Span;
import io.heard.conversation.Turn;
import io.heard.signal.Encoder;
import io.heard.signal.Kind;
import io.heard.text.Phrases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The pages that a house wrote, each a detector. They add labels to a reading and change none of
/// the others: no label of ours looks at a label of a house.
///
/// @param pages the pages, in the order of their files
/// @param warnings what is doubtful about them, one message each
public record House(List<HousePage> pages, List<String> warnings) {
  /// No pages.
  public static final House NONE = new House(List.of(), List.of());

  /// A folder with more has something else in it.
  public static final int MOST_PAGES = 500;

  /// Codes that the check of a draft uses beside the codebook's.
  private static final Set<String> RESERVED =
      Set.of("missing-next-step", "formality", "address", "length", "emoji", "tension");

  /// Labels that a sentence gets which would fit anybody who is upset.
  private static final Set<String> HOLLOW = Set.of("canned-empathy", "common-ground");

  /// Where a page writes out what to say, a sentence with one of these is a feeling ready-made too.
  private static final Set<String> READY_MADE =
      Set.of("canned-empathy", "common-ground", "label-feeling", "validate-feeling", "pity");

  /// To somebody as upset as this a stock phrase is hollow; the page of that label has the like.
  private static final String UPSET =
      "This is ridiculous. I've been waiting two weeks and nobody calls me back. I'm so angry.";

  private static final Pattern MESSAGE =
      Pattern.compile("[^\n:]*:(\\d{1,9}): (.*?)(?:\nMaybe (.*))?", Pattern.DOTALL);

  private static final Pattern QUOTED = Pattern.compile("“([^”\n]+)”|\"([^\"\n]+)\"");

  public House {
    pages = List.copyOf(pages);
    warnings = List.copyOf(warnings);
  }

  /// A file with a page.
  ///
  /// @param place what to call it in messages, such as its path
  /// @param name its own name, which is the code and `.md`
  /// @param text the Markdown
  public record Source(String place, String name, String text) {
    int line(String words) {
      int at = Math.max(0, text.indexOf(words));
      return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
  }

  /// Reads pages and holds each against its own examples.
  ///
  /// @param sources the files; their order is the pages' order
  /// @param beside the detectors that the pages will stand beside
  /// @throws HouseException when one is refused, naming all that are wrong with file and line
  public static House read(List<Source> sources, Heard beside) {
    var pages = new ArrayList<HousePage>();
    var refusals = new ArrayList<String>();
    var warnings = new ArrayList<String>();
    var places = new HashMap<String, String>();
    if (sources.size() > MOST_PAGES) {
      throw new HouseException(
          List.of(
              "%d house pages are given; at most %d are taken.\nMaybe the folder holds other files too."
                  .formatted(sources.size(), MOST_PAGES)));
    }
    for (Source source : sources) {
      Checked checked = check(source, beside);
      HousePage page = checked.page();
      if (page != null) {
        String other = places.putIfAbsent(page.about().code(), source.place());
        if (other != null) {
          checked = checked.and(taken(source, page.about().code(), "the code of " + other));
        }
      }
      checked.refusals().forEach(trouble -> refusals.add(trouble.message(source.place())));
      if (page != null && checked.holds()) {
        pages.add(page);
        Trouble doubt = checked.warning();
        if (doubt != null) {
          warnings.add(doubt.message(source.place()));
        }
      }
    }
    if (!refusals.isEmpty()) {
      throw new HouseException(refusals);
    }
    return new House(pages, warnings);
  }

  /// What there is to say about a place of a page.
  ///
  /// @param line from 1
  /// @param what is the matter, a sentence
  /// @param maybe what to try, a sentence without its first word; empty for nothing
  public record Trouble(int line, String what, String maybe) {
    String message(String place) {
      return "%s:%d: %s%s".formatted(place, line, what, maybe.isEmpty() ? "" : "\nMaybe " + maybe);
    }
  }

  /// What came of an example of a page.
  ///
  /// @param heard whether it stands under 'Heard'
  /// @param failures what is wrong; empty when it holds
  public record Tried(String name, int line, boolean heard, List<Trouble> failures) {
    public Tried {
      failures = List.copyOf(failures);
    }

    /// Whether it holds.
    public boolean holds() {
      return failures.isEmpty();
    }
  }

  /// What a page is worth, held against its own examples.
  ///
  /// @param page what hears it; null where the page cannot be read
  /// @param problems what keeps it from being taken, its examples aside
  /// @param examples each of its examples; none where the page cannot be read
  /// @param warning what is doubtful about it; null for nothing
  public record Checked(
      @Nullable HousePage page,
      List<Trouble> problems,
      List<Tried> examples,
      @Nullable Trouble warning) {
    public Checked {
      problems = List.copyOf(problems);
      examples = List.copyOf(examples);
    }

    /// Whether it can be switched on.
    public boolean holds() {
      return page != null && refusals().isEmpty();
    }

    /// All that keeps it from being switched on, its examples too.
    List<Trouble> refusals() {
      var all = new ArrayList<Trouble>(problems);
      examples.forEach(example -> all.addAll(example.failures()));
      return all;
    }

    Checked and(Trouble problem) {
      var all = new ArrayList<Trouble>(problems);
      all.add(problem);
      return new Checked(page, all, examples, warning);
    }
  }

  /// Reads one page and holds it against its own examples. Nothing is thrown for a page that is
  /// wrong: it is somebody's draft.
  ///
  /// @param beside the detectors that the page will stand beside
  public static Checked check(Source source, Heard beside) {
    HousePage page;
    try {
      page = HouseReader.read(source.name(), source.text());
    } catch (IllegalArgumentException refused) {
      return new Checked(
          null, List.of(trouble(source, String.valueOf(refused.getMessage()))), List.of(), null);
    }
    var problems = new ArrayList<Trouble>();
    String code = page.about().code();
    if (RESERVED.contains(code)
        || beside.catalogue().stream().anyMatch(about -> about.code().equals(code))) {
      problems.add(taken(source, code, "a label of Heard's"));
    }
    List<Tried> examples =
        Proof.of(Heard.with(List.of(page)), page.page(), false).stream()
            .map(result ->
                new Tried(
                    result.example().name(),
                    result.example().line(),
                    result.heard(),
                    result.failures().stream()
                        .map(failure ->
                            new Trouble(
                                failure.line(),
                                failure.what() + ".",
                                "mend the phrases, or mark in the example what they hear."))
                        .toList()))
            .toList();
    boolean good = problems.isEmpty() && examples.stream().allMatch(Tried::holds);
    return new Checked(
        page, problems, examples, good ? warning(source, page, beside).orElse(null) : null);
  }

  private static Trouble taken(Source source, String code, String whose) {
    return new Trouble(
        source.line("# " + code),
        "'%s' is %s already.".formatted(code, whose),
        "put the house's name before it.");
  }

  /// A message of the reader, which begins with the file's name and the line.
  private static Trouble trouble(Source source, String message) {
    Matcher parts = MESSAGE.matcher(message);
    boolean placed = message.startsWith(source.name()) && parts.matches();
    if (!placed) {
      return new Trouble(1, message, "");
    }
    String maybe = parts.group(3);
    return new Trouble(
        Integer.parseInt(parts.group(1)), parts.group(2), maybe == null ? "" : maybe);
  }

  /// These pages and the detectors of another, heard together.
  public Heard beside(Heard heard) {
    return pages.isEmpty() ? heard : heard.and(pages);
  }

  /// What a page asks people to say in set words.
  ///
  /// @param line where it stands
  /// @param words the words
  /// @param hollow the labels by which they are hollow
  private record Demand(int line, String words, Set<String> hollow) {}

  private static Optional<Trouble> warning(Source source, HousePage page, Heard beside) {
    Heard words = beside.with(Encoder.NONE);
    Reading upset =
        words.hear(
            words.begin(Conversation.of("page", Channel.CHAT, List.of())),
            Turn.of(0, Role.CUSTOMER, UPSET));
    List<Demand> hollow =
        demands(source, page).stream().filter(each -> isHollow(each, upset, words)).toList();
    if (hollow.isEmpty()) {
      return Optional.empty();
    }
    Demand first = hollow.getFirst();
    long others =
        hollow.stream().map(each -> each.words().toLowerCase(Locale.ROOT)).distinct().count() - 1;
    return Optional.of(
        new Trouble(
            first.line(),
            ("the page wants “%s” said%s, which would fit anybody. Said to everybody because it"
                    + " counts, it shows that nobody listened, and an upset customer takes hollow"
                    + " empathy worse than none.")
                .formatted(
                    first.words(), others == 0 ? "" : ", and %d more like it".formatted(others)),
            "ask for what fits this customer alone: the thing, the day, what it was for, in their"
                + " words ('heard explain canned-empathy' says why)."));
  }

  /// What a page wants said: what a technique's phrases and examples mark, and what stands between
  /// quotation marks where a page says what to do.
  private static List<Demand> demands(Source source, HousePage page) {
    var demands = new ArrayList<Demand>();
    boolean technique = page.about().kind() == Kind.TECHNIQUE;
    if (technique) {
      for (Example example : page.page().heard()) {
        for (Example.Line line : example.lines()) {
          if (line instanceof Example.Line.Said said) {
            for (Span mark : said.marks()) {
              String words = mark.of(said.text());
              demands.add(new Demand(source.line("**" + words), words, HOLLOW));
            }
          }
        }
      }
      for (Phrases.Spelled spelled : Phrases.spelledOut(page.lines())) {
        if (!spelled.text().isBlank()) {
          demands.add(new Demand(spelled.line(), spelled.text(), HOLLOW));
        }
      }
    }
    var prose = new ArrayList<String>(List.of(page.page().section("Say")));
    if (technique) {
      prose.add(page.page().intro());
      prose.add(page.page().section("When"));
    }
    for (String text : prose) {
      Matcher quoted = QUOTED.matcher(text);
      while (quoted.find()) {
        String words = quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
        demands.add(new Demand(source.line(words), words, READY_MADE));
      }
    }
    return demands;
  }

  private static boolean isHollow(Demand demand, Reading upset, Heard heard) {
    String words = demand.words();
    String sentence = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    Reading reading = heard.hear(upset, Turn.of(1, Role.AGENT, sentence + "."));
    return reading.signals(1).stream().anyMatch(signal -> demand.hollow().contains(signal.code()));
  }
}
