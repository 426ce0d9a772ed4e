package io.heard.cli;

import io.heard.Heard;
import io.heard.signal.Kind;
import io.heard.story.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `heard new`: lays out a detector, class and page, in a checkout.
@Command(
    name = "new",
    description = "Lays out a new detector in a checkout of Heard: class and page.")
final class NewCommand implements Callable<Integer> {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_CODE = 40;
  private static final String CLASSES = "detectors/src/main/java/io/heard/detectors";
  private static final String PAGES = "detectors/src/main/resources/io/heard/detectors";

  /// Names that the class itself uses.
  private static final Set<String> TAKEN =
      Set.of(
          "About",
          "AutoService",
          "Confidence",
          "Detector",
          "Finding",
          "Kind",
          "List",
          "Listens",
          "Match",
          "Moment",
          "Override",
          "Phrases",
          "Record",
          "Object",
          "String",
          "System",
          "Enum");

  private final Console console;

  @Parameters(
      arity = "1",
      paramLabel = "CODE",
      description =
          "The label's code in small letters and hyphens; it never changes once released.")
  private String code = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "feeling, cue (the default), technique or pitfall.")
  private String kind = "cue";

  NewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Kind chosen =
        Kind.valueOf(
            Inputs.choice("--kind", kind, Stream.of(Kind.values()).map(Kind::id).toList())
                .toUpperCase(Locale.ROOT));
    String name = checked();
    Path top = checkout();
    Path java = top.resolve(CLASSES).resolve(chosen.id()).resolve(name + ".java");
    Path page = top.resolve(PAGES).resolve(chosen.id()).resolve("en").resolve(code + ".md");
    for (Path file : List.of(java, page)) {
      if (Files.exists(file)) {
        throw new CallException(
            "'%s' exists already, and nothing was written.".formatted(top.relativize(file)),
            "choose another code, or edit that file.");
      }
    }
    write(java, javaText(chosen, name));
    write(page, pageText());
    console
        .out()
        .print(
            """
            Laid out %s:
              %s
              %s
            The layout holds as it stands. Next:
              1. On the page, write what it is, when and why it matters, and the risk; then examples
                 in which it must be heard (bold marks the words), near misses, and an ordinary sentence.
              2. In the class, write the phrases, and its title in a few plain words.
              3. Run './verify PagesTest' until the page holds.
            """
                .formatted(code, top.relativize(java), top.relativize(page)));
    return Main.DONE;
  }

  /// The class's name.
  private String checked() {
    if (!CODE.matcher(code).matches() || code.length() > LONGEST_CODE) {
      String tidy =
          code.toLowerCase(Locale.ROOT)
              .replaceAll("[^a-z0-9]+", "-")
              .replaceAll("^[-0-9]+|-+$", "");
      throw new CallException(
          "'%s' is no code: small letters, digits and single hyphens, beginning with a letter, at most %d."
              .formatted(code, LONGEST_CODE),
          tidy.isEmpty() || tidy.length() > LONGEST_CODE ? "" : tidy + ".");
    }
    var name = new StringBuilder();
    for (String part : code.split("-", -1)) {
      name.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
    }
    if (TAKEN.contains(name.toString())) {
      throw new CallException(
          "'%s' would be a class named %s, which every detector uses.".formatted(code, name),
          "add a word that says what is heard.");
    }
    if (Heard.withoutModel().catalogue().stream().anyMatch(about -> about.code().equals(code))) {
      throw new CallException(
          "There is a detector '%s' already.".formatted(code),
          "see 'heard explain %s', or choose another code.".formatted(code));
    }
    return name.toString();
  }

  /// The checkout around the current directory.
  private Path checkout() {
    Path here = console.here().toAbsolutePath().normalize();
    for (Path top = here; top != null; top = top.getParent()) {
      if (Files.isDirectory(top.resolve(CLASSES))) {
        return top;
      }
    }
    throw new CallException(
        "'%s' is in no checkout of Heard: no folder above it holds %s.".formatted(here, CLASSES),
        "call it from the folder of the sources.");
  }

  private static void write(Path file, String text) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
  }

  private String javaText(Kind chosen, String name) {
    boolean customer = chosen == Kind.FEELING || chosen == Kind.CUE;
    return """
    package io.heard.detectors.%s;

    import static io.heard.signal.Confidence.LIKELY;

    import com.google.auto.service.AutoService;
    import io.heard.signal.About;
    import io.heard.signal.Detector;
    import io.heard.signal.Finding;
    import io.heard.signal.Kind;
    import io.heard.signal.Listens;
    import io.heard.signal.Moment;
    import io.heard.text.Phrases;
    import java.util.List;

    /// Hears %s ... (say what).
    ///
    /// Its findings say likely; what they may be used for is earned by measuring (`earned` in the
    /// header), and until then they are possible.
    @AutoService(Detector.class)
    @About(
        code = "%s",
        kind = Kind.%s,
        title = "%s",
        listensTo = Listens.%s)
    public final class %s implements Detector {
      private static final Phrases PHRASES =
          Phrases.of(
              ""\"
              these (plain|simple) words
              ""\");

      @Override
      public List<Finding> detect(Moment moment) {
        return PHRASES.asserted(moment.now()).stream()
            .limit(1)
            .map(match -> moment.finding(LIKELY, match))
            .toList();
      }
    }
    """
        .formatted(
            chosen.id(),
            customer ? "a customer" : "an agent",
            code,
            chosen,
            Words.capital(code.replace('-', ' ')),
            customer ? "CUSTOMER" : "AGENT",
            name);
  }

  private String pageText() {
    String who = speaker();
    return """
    # %1$s
    To be written: what it is, in one or two sentences.
    ## When
    To be written: in which situation.
    ## Why it matters
    To be written: the reason in two or three sentences, with a source.
    ## Say
    To be written: what to say instead or next; leave this section out where nothing applies.
    ## Risk
    To be written: what goes wrong when it is overused or misplaced.
    ## Heard
    ### Plainly
    - %2$s: They know **these plain words**.
    ## Not heard
    ### Denied
    - %2$s: I did not say these plain words.
    ### An ordinary sentence
    - %2$s: It arrived on Tuesday.
    ## Known misses
    To be written: what it does not hear yet.
    """
        .formatted(code, who);
  }

  private String speaker() {
    return kind.equalsIgnoreCase("technique") || kind.equalsIgnoreCase("pitfall")
        ? "Agent"
        : "Customer";
  }
}
