package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import io.heard.formats.Formats;
import io.heard.formats.Options;
import io.heard.page.House;
import io.heard.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// House pages at the command: `--house` and `heard house try`.
class HouseTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path MANUAL = Path.of("..", "docs", "house-pages.md");
  private static final String TALK =
      """
      Customer: I've been on hold for half an hour and I'm really angry.
      Agent: Half an hour on hold. I will ring you back at 4 with the depot's answer.
      Customer: Thank you, that is a relief.
      Agent: You can ring us back at any time.
      """;

  private static final String HOLLOW =
      """
      # empathy
      What our agents say first.
      ## Kind
      technique
      ## Phrases
      ```
      i (completely|fully)? understand how (frustrating|upsetting) (this|that) (must be|is)
      ```
      ## Heard
      ### Plainly
      - Agent: **I completely understand how frustrating this must be**.
      ## Not heard
      ### Short
      - Agent: I know.
      ### An ordinary sentence
      - Agent: It was posted.
      """;

  @TempDir private Path folder;
  private Path house = Path.of("");

  @BeforeEach
  void writeTheExampleOfTheManual() throws IOException {
    house = Files.createDirectory(folder.resolve("house"));
    Files.writeString(house.resolve("offers-callback.md"), example());
    Files.writeString(folder.resolve("talk.txt"), TALK);
  }

  /// The whole example in docs/house-pages.md, as a reader would copy it.
  private static String example() throws IOException {
    Matcher example =
        Pattern.compile(
                "(?s)<!-- whole example: offers-callback.md -->\n````markdown\n(.*?)````\n<!-- end -->")
            .matcher(Files.readString(MANUAL));
    assertThat(example.find()).as("a whole example in %s", MANUAL).isTrue();
    return example.group(1);
  }

  @Test
  void theExampleOfTheManualIsHeard() {
    Call call = call("read", "--house", "house", "--without-model", "talk.txt");
    assertThat(call.err()).isEmpty();
    assertThat(call.code()).isZero();
    assertThat(call.out()).contains("I will ring you back at 4", "Offers to ring back");
    JsonNode reading =
        JSON.readTree(
            call("read", "--house", "house", "--without-model", "--as=json", "talk.txt").out());
    JsonNode signal = null;
    for (JsonNode each : reading.get("turns").get(1).get("signals")) {
      signal = each.get("code").asString().equals("offers-callback") ? each : signal;
    }
    assertThat(String.valueOf(signal))
        .contains("\"technique\"", "\"likely\"", "\"I will ring you back at 4\"");
    assertThat(reading.get("turns").get(3).get("signals").toString())
        .doesNotContain("offers-callback");
  }

  @Test
  void theReadingNamesThePagesThatMadeIt() throws IOException {
    String[] read = {"read", "--without-model", "--as=json", "talk.txt"};
    String without = catalogue(call(read));
    String with =
        catalogue(call("read", "--house", "house", "--without-model", "--as=json", "talk.txt"));
    assertThat(with).matches("sha256:[0-9a-f]{64}").isNotEqualTo(without);
    Files.writeString(
        house.resolve("offers-callback.md"), example().replace("who = i|we", "who = i|we|he"));
    assertThat(
            catalogue(call("read", "--house", "house", "--without-model", "--as=json", "talk.txt")))
        .isNotEqualTo(with);
  }

  private static String catalogue(Call call) {
    return JSON.readTree(call.out()).get("heard").get("catalogue").asString();
  }

  @Test
  void liveAndBatchAreEqualAndNoOtherLabelChanges() throws IOException {
    Heard plain = Heard.withoutModel();
    House.Source source = new House.Source("offers-callback.md", "offers-callback.md", example());
    Heard heard = House.read(List.of(source), plain).beside(plain);
    List<Path> files;
    try (Stream<Path> listed = Files.list(Call.EXAMPLES)) {
      files =
          Stream.concat(
                  Stream.of(folder.resolve("talk.txt")),
                  listed.filter(file -> !file.toString().endsWith(".md")).sorted())
              .toList();
    }
    int marked = 0;
    for (Path file : files) {
      for (Conversation conversation :
          new Formats()
              .read(file.toString(), Files.readAllBytes(file), Options.NONE)
              .conversations()) {
        Reading live = heard.begin(conversation);
        for (Turn turn : conversation.turns()) {
          live = heard.hear(live, turn);
        }
        live = heard.close(live);
        Reading batch = heard.read(conversation);
        assertThat(live.heard()).isEqualTo(batch.heard());
        List<Signal> others =
            batch.signals().stream().filter(s -> !s.code().equals("offers-callback")).toList();
        marked += batch.signals().size() - others.size();
        assertThat(others).isEqualTo(plain.read(conversation).signals());
        assertThat(batch.intensities()).isEqualTo(plain.read(conversation).intensities());
      }
    }
    assertThat(marked).isPositive();
  }

  @Test
  void evaluateAndExplainTakeItToo() throws IOException {
    Files.writeString(
        folder.resolve("gold.jsonl"),
        """
        {"id":"g","turns":[{"speaker":"agent","text":"I will ring you back at 4.","labels":{"offers-callback":["I will ring you back at 4"]},"intensity":0}]}
        """);
    Call evaluated =
        call("evaluate", "--house", "house", "--without-model", "--as=json", "gold.jsonl");
    assertThat(evaluated.err()).isEmpty();
    assertThat(evaluated.out()).contains("offers-callback");
    assertThat(call("explain", "--house", "house", "offers-callback").out())
        .contains("Offers to ring back", "need not hold the line", "I'll ring you back at 4");
    assertThat(call("explain", "offers-callback").code()).isEqualTo(2);
  }

  @Test
  void aPageWhoseExampleFailsIsRefusedAndNothingIsRead() throws IOException {
    Files.writeString(
        house.resolve("offers-callback.md"),
        example().replace("call you back**", "call** you back"));
    Call call = call("read", "--house", "house", "talk.txt");
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.out()).isEmpty();
    assertThat(call.err())
        .startsWith(
            "house/offers-callback.md:36: in 'Asked', heard [turn 0 «like me to call you back»]")
        .contains("Maybe mend the phrases");
  }

  @Test
  void aCodeOfTheCodebookIsRefused() throws IOException {
    Files.writeString(
        house.resolve("next-step.md"), example().replace("# offers-callback", "# next-step"));
    Call call = call("read", "--house", "house", "talk.txt");
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err())
        .startsWith("house/next-step.md:1: 'next-step' is a label of Heard's already.");
  }

  @Test
  void aFolderThatIsNoneOrEmptyIsSaid() throws IOException {
    assertThat(call("read", "--house", "nowhere", "talk.txt").err())
        .startsWith("'nowhere' is no folder of house pages.");
    assertThat(call("read", "--house", "talk.txt", "talk.txt").code()).isEqualTo(2);
    Files.createDirectory(folder.resolve("bare"));
    Files.writeString(folder.resolve("bare").resolve("README.md"), "# Ours\n");
    assertThat(call("read", "--house", "bare", "talk.txt").err()).contains("holds no house page");
  }

  @Test
  void aDemandForSetWordsOfEmpathyIsWarnedAboutWithTheReason() throws IOException {
    Files.writeString(house.resolve("empathy.md"), HOLLOW);
    Call call = call("read", "--house", "house", "--without-model", "talk.txt");
    assertThat(call.code()).isZero();
    assertThat(call.out()).isNotEmpty();
    assertThat(call.err())
        .startsWith(
            "house/empathy.md:11: the page wants “I completely understand how frustrating this must be” said")
        .contains("would fit anybody", "hollow empathy worse than none", "Maybe ask for")
        .doesNotContain("offers-callback");
  }

  /// What a page says to do, and whether that is a sentence of feeling to paste.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Always say “I know exactly how you feel”.|true",
        "Say \"That must be really upsetting for you\" first.|true",
        "Write “I completely understand your frustration” at the top.|true",
        "Begin with “We apologize for any inconvenience”.|true",
        "Name a time that you can keep, such as “by four this afternoon”.|false",
        "Name the day that they gave and say what you will do.|false"
      })
  void whatAPageSaysIsHeldToTheSame(String say, boolean warned) throws IOException {
    Files.writeString(
        house.resolve("offers-callback.md"),
        example()
            .replace("Name a time that you can keep, and the number that you will ring.", say));
    Call call = call("house", "try", "house/offers-callback.md", "talk.txt");
    assertThat(call.err().contains("the page wants")).isEqualTo(warned);
  }

  @Test
  void aPitfallMayNameTheSameWords() throws IOException {
    Files.writeString(house.resolve("empathy.md"), HOLLOW.replace("technique", "pitfall"));
    assertThat(call("house", "try", "house/empathy.md", "talk.txt").err()).isEmpty();
  }

  @Test
  void tryCountsPerFileAndInAllAndShowsSamples() throws IOException {
    Files.writeString(folder.resolve("more.txt"), "Agent: It was posted this morning.\n");
    Call call = call("house", "try", "house/offers-callback.md", "talk.txt", "more.txt");
    assertThat(call.err()).isEmpty();
    assertThat(call.code()).isZero();
    assertThat(call.out())
        .startsWith("Offers to ring back  offers-callback · technique")
        .contains(
            "Its 5 examples hold. It would have marked 1 of 3 agents' turns, in 1 of 2",
            "  talk.txt       1       2       1 of 1\n",
            "  more.txt       0       1       0 of 1\n",
            "  in all         1       3       1 of 2\n",
            "1  “i will ring you back at 4”",
            "talk.txt · talk",
            "I will ring you back at 4 with the depot's answer.\n",
            "─────────────────────────\n");
  }

  @Test
  void tryAsJsonHoldsTheSame() {
    JsonNode tree =
        JSON.readTree(
            call("house", "try", "--as", "json", "house/offers-callback.md", "talk.txt").out());
    assertThat(tree.get("all").get("marked").asInt()).isEqualTo(1);
    assertThat(tree.get("all").get("turns").asInt()).isEqualTo(2);
    assertThat(tree.get("files").get(0).get("file").asString()).isEqualTo("talk.txt");
    JsonNode sample = tree.get("samples").get(0);
    JsonNode quote = sample.get("evidence").get(0);
    assertThat(
            sample
                .get("text")
                .asString()
                .substring(quote.get("from").asInt(), quote.get("to").asInt()))
        .isEqualTo(quote.get("text").asString());
  }

  @Test
  void samplesAreSpreadOverAllThatWasMarked() throws IOException {
    var history = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      history.append(
          "{\"id\":\"c-%d\",\"turns\":[{\"speaker\":\"agent\",\"text\":\"I will ring you back at %d.\"}]}\n"
              .formatted(i, i));
    }
    Files.writeString(folder.resolve("history.jsonl"), history);
    JsonNode tree =
        JSON.readTree(
            call(
                    "house",
                    "try",
                    "--as=json",
                    "--samples=4",
                    "house/offers-callback.md",
                    "history.jsonl")
                .out());
    assertThat(tree.get("all").get("marked").asInt()).isEqualTo(100);
    List<Integer> places =
        tree.get("samples")
            .valueStream()
            .map(sample -> Integer.valueOf(sample.get("conversation").asString().substring(2)))
            .toList();
    assertThat(places).hasSize(4).isSorted().doesNotHaveDuplicates();
    assertThat(places.getLast()).isGreaterThanOrEqualTo(50);
  }

  @Test
  void aWrongCallIsSaid() {
    assertThat(call("house").err()).contains("'heard house' wants a command: try.");
    assertThat(call("house", "tyr").err()).contains("'heard house' has no command 'tyr'", "try");
    assertThat(call("house", "try", "nowhere.md", "talk.txt").err())
        .startsWith("There is no house page 'nowhere.md'.");
    assertThat(call("house", "try", "house/offers-callback.md").code()).isEqualTo(2);
    assertThat(call("house", "try", "house/offers-callback.md", "nowhere.txt").code()).isEqualTo(1);
  }

  private Call call(String... args) {
    return Call.in(folder, "", args);
  }
}
