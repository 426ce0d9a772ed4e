package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.coach.Filler;
import io.heard.coach.Filling;
import io.heard.coach.Patterns;
import io.heard.coach.ReplyPattern;
import io.heard.coach.Slot;
import io.heard.conversation.Case;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import io.heard.formats.Formats;
import io.heard.formats.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `heard pattern`.
class PatternTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Heard HEARD = Heard.withoutModel();

  /// Labels of sentences that speak to a feeling.
  private static final Set<String> WARM =
      Set.of(
          "label-feeling",
          "validate-feeling",
          "acknowledge-effort",
          "condolence",
          "common-ground",
          "apology-specific",
          "apology-generic",
          "canned-empathy",
          "pity");

  private static final String REFUSED =
      """
      {"id":"lamp","channel":"email","turns":[
       {"speaker":"customer","text":"The lamp went out after one evening and I am so disappointed. Could I have my money back?"},
       {"speaker":"agent","text":"Which lamp is it?"},
       {"speaker":"customer","text":"The brass one. I've now written three times and nobody answers my question. Please can I have a refund?"}],
       "case":{"customer":{"name":"Ida Holm","address":"Dr Holm","facts":[{"text":"brass lamp, bought 2 March"}]},
        "earlier":[{"at":"2026-03-20","topic":"lamp went out","ended":"promised an answer by Monday"}],
        "may":["a new brass lamp, sent today"],"cannot":["refund a lamp after 14 days"]}}
      """;

  @TempDir private Path folder;

  /// A pattern, a case of its own, and what must stand in the reply.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "saying-no|“Please can I have a refund?” · turn 3|refund a lamp after 14 days · /case/cannot/0",
        "bad-news|refund a lamp after 14 days · /case/cannot/0|a new brass lamp, sent today · /case/may/0",
        "unreasonable-wish|“Please can I have a refund?” · turn 3|a new brass lamp, sent today",
        "boundary|refund a lamp after 14 days|a new brass lamp, sent today · /case/may/0",
        "deadlock|nobody answers my question|a new brass lamp, sent today · /case/may/0",
        "specific-apology|2026-03-20, lamp went out: promised an answer by Monday · /case/earlier/0|nobody answers my question",
        "dated-promise|2026-03-20, lamp went out: promised an answer by Monday|a new brass lamp, sent today · /case/may/0",
      })
  void aPatternIsFilledFromTheCaseAndTheWords(String pattern, String one, String other)
      throws IOException {
    Files.writeString(folder.resolve("lamp.json"), REFUSED);
    Call call = call("pattern", pattern, "--after", "lamp.json", "--without-model");
    assertThat(call.err()).isEmpty();
    assertThat(call.code()).isZero();
    assertThat(flat(call.out()))
        .contains("To Dr Holm · /case/customer/address", flat(one), flat(other), "why", "risk")
        .contains("nothing here is to be pasted");
  }

  /// A pattern, turns, the case's entries, what must stand in the reply, and what is missing where
  /// the last turn is not there.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quick-loop|My train goes in twenty minutes and the app will not open my ticket!|send the ticket by text|My train goes in twenty minutes|why time matters to them",
        "not-the-time|My mother died on Sunday and I have all these letters.|stop the letters|My mother died|something personal that they told",
        "silent-prospect|It looks good. The price is more than we wanted to spend.|a smaller plan|The price is more than we wanted to spend|anything that they said",
        "boundary|Where is it? You are all useless idiots.|send it again|useless idiots|words that cross a line or what you may not grant",
      })
  void whatOnlyWordsCanSayIsMissingWithoutThem(
      String pattern, String said, String may, String quoted, String missing) throws IOException {
    write("said.json", "\"" + said + "\"", may);
    write("unsaid.json", "", may);
    Call filled = call("pattern", pattern, "--after", "said.json", "--without-model");
    assertThat(filled.err()).isEmpty();
    assertThat(flat(filled.out())).contains(quoted, may);
    Call refused = call("pattern", pattern, "--after", "unsaid.json", "--without-model");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .startsWith(pattern + " is not filled: '")
        .contains(missing, "Maybe find out first; it would come from", "customer's turn");
  }

  private void write(String file, String said, String may) throws IOException {
    String turns = said.isEmpty() ? "" : ",{\"speaker\":\"customer\",\"text\":%s}".formatted(said);
    Files.writeString(
        folder.resolve(file),
        """
        {"id":"c","turns":[{"speaker":"agent","text":"Hello, this is Pat."}%s],"case":{"may":["%s"]}}
        """
            .formatted(turns, may));
  }

  @Test
  void useThatDroppedComesFromTheRecord() throws IOException {
    String text =
        """
        {"id":"u","turns":[{"speaker":"agent","text":"Hello, this is Pat."}],
         "case":{"customer":{"facts":[{"text":"%s"}]},"may":["one seat in place of three"]}}
        """;
    Files.writeString(folder.resolve("u.json"), text.formatted("logins fell from 40 to 6 a week"));
    assertThat(call("pattern", "usage-dropped", "--after", "u.json", "--without-model").out())
        .contains("logins fell from 40 to 6 a week · /case/customer/facts/0", "left out");
    Files.writeString(folder.resolve("u.json"), text.formatted("three seats"));
    Call refused = call("pattern", "usage-dropped", "--after", "u.json", "--without-model");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .isEqualTo(
            """
            usage-dropped is not filled: 'What you saw' needs that they use it less, and since when, and nothing says it.
            Maybe find out first; it would come from u.json at /case/customer/facts.
            """);
  }

  @Test
  void jsonHoldsTheSlotsWithTheirSources() throws IOException {
    Files.writeString(folder.resolve("lamp.json"), REFUSED);
    JsonNode tree =
        JSON.readTree(
            call("pattern", "saying-no", "--after", "lamp.json", "--as=json", "--without-model")
                .out());
    assertThat(tree.get("pattern").asString()).isEqualTo("saying-no");
    assertThat(tree.get("filled").asBoolean()).isTrue();
    assertThat(tree.get("address").get("pointer").asString()).isEqualTo("/case/customer/address");
    JsonNode wish = tree.get("slots").get(0);
    JsonNode quote = wish.get("with").get(0);
    JsonNode input = JSON.readTree(REFUSED);
    assertThat(
            input
                .get("turns")
                .get(quote.get("turn").asInt())
                .get("text")
                .asString()
                .substring(quote.get("from").asInt(), quote.get("to").asInt()))
        .isEqualTo(quote.get("text").asString());
    for (JsonNode slot : tree.get("slots")) {
      for (JsonNode with : slot.get("with")) {
        if (with.get("type").asString().equals("case")) {
          assertThat(input.at(with.get("pointer").asString()).isMissingNode()).isFalse();
        }
      }
    }
  }

  @Test
  void jsonOfARefusalNamesWhatIsMissing() throws IOException {
    Files.writeString(
        folder.resolve("c.json"),
        "{\"id\":\"c\",\"turns\":[{\"speaker\":\"customer\",\"text\":\"Can I have a refund?\"}],\"case\":{\"may\":[\"a voucher\"]}}");
    Call call =
        call("pattern", "saying-no", "--after", "c.json", "--as", "json", "--without-model");
    assertThat(call.code()).isEqualTo(1);
    JsonNode tree = JSON.readTree(call.out());
    assertThat(tree.get("filled").asBoolean()).isFalse();
    assertThat(tree.get("missing").size()).isEqualTo(1);
    JsonNode fact = tree.get("missing").get(0).get("facts").get(0);
    assertThat(fact.get("fact").asString()).isEqualTo("cannot");
    assertThat(fact.get("pointer").asString()).isEqualTo("/case/cannot");
    assertThat(call.err()).contains("c.json at /case/cannot");
  }

  @Test
  void withoutANameTheListSaysWhichCanBeFilled() throws IOException {
    Files.writeString(folder.resolve("lamp.json"), REFUSED);
    String list = call("pattern").out();
    for (ReplyPattern pattern : Patterns.all()) {
      assertThat(list).contains(pattern.name() + "\n");
    }
    assertThat(call("pattern", "--after", "lamp.json", "--without-model").out())
        .contains("● saying-no", "○ usage-dropped", "needs that they use it less");
    JsonNode json =
        JSON.readTree(
            call("pattern", "--after", "lamp.json", "--as=json", "--without-model").out());
    assertThat(json.size()).isEqualTo(Patterns.all().size());
    assertThat(call("pattern", "saying-no").out()).contains("With what you may grant.");
    assertThat(JSON.readTree(call("pattern", "--as=json").out()).get(0).get("slots").toString())
        .contains("\"/case/may\"");
  }

  @Test
  void aWrongCallIsSaid() throws IOException {
    assertThat(call("pattern", "sayin-no").err())
        .startsWith("There is no pattern 'sayin-no'.\nMaybe saying-no. 'heard pattern' lists all.");
    assertThat(call("pattern", "saying-no", "--after", "nowhere.json").code()).isEqualTo(1);
    Files.writeString(
        folder.resolve("two.jsonl"), REFUSED.replace("\n", "") + "\n" + REFUSED.replace("\n", ""));
    Call two = call("pattern", "saying-no", "--after", "two.jsonl", "--without-model");
    assertThat(two.code()).isEqualTo(2);
    assertThat(two.err()).startsWith("'two.jsonl' holds 2 conversations; a reply answers one.");
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    for (int width : new int[] {50, 80, 120}) {
      for (String pattern : new String[] {"saying-no", "deadlock", "specific-apology"}) {
        Call call =
            Call.watched(
                Path.of(""),
                "",
                true,
                width,
                "pattern",
                pattern,
                "--without-model",
                "--after",
                Call.example("energy-bill.json"));
        assertThat(call.out().replaceAll("\u001b\\[[0-9;]*m", "").lines())
            .allSatisfy(line -> assertThat(Columns.of(line)).as(line).isLessThanOrEqualTo(width));
      }
    }
  }

  @Test
  void nothingIsInventedAndTheSameIsFilledTwice() throws IOException {
    int fillers = 0;
    for (Conversation conversation : examples()) {
      Reading reading = HEARD.begin(conversation);
      for (Turn turn : conversation.turns()) {
        reading = HEARD.hear(reading, turn);
        for (ReplyPattern pattern : Patterns.all()) {
          Filling filling = Patterns.fill(pattern, reading);
          assertThat(Patterns.fill(pattern, reading)).isEqualTo(filling);
          if (filling instanceof Filling.Filled filled) {
            for (Filling.Step step : filled.steps()) {
              step.with().forEach(filler -> assertStands(filler, conversation));
              fillers += step.with().size();
            }
          }
        }
      }
    }
    assertThat(fillers).isGreaterThan(500);
  }

  private static void assertStands(Filler filler, Conversation conversation) {
    switch (filler) {
      case Filler.Said said ->
          assertThat(said.quote().span().of(conversation.turns().get(said.quote().turn()).text()))
              .isEqualTo(said.text());
      case Filler.Known known -> {
        Case about = conversation.known();
        var all = new ArrayList<String>();
        all.addAll(about.may());
        all.addAll(about.cannot());
        about.facts().forEach(fact -> all.add(fact.text()));
        if (known.pointer().startsWith("/case/earlier/")) {
          int place = Integer.parseInt(known.pointer().substring("/case/earlier/".length()));
          assertThat(known.text()).contains(String.valueOf(about.earlier().get(place).topic()));
        } else {
          assertThat(all).contains(known.text());
        }
      }
    }
  }

  @Test
  void noInstructionReadsAsASentenceOfFeeling() {
    Reading upset =
        HEARD.hear(
            HEARD.begin(Conversation.of("c", Channel.CHAT, List.of())),
            Turn.of(0, Role.CUSTOMER, "I am so angry. Nobody calls me back and I feel stupid."));
    for (ReplyPattern pattern : Patterns.all()) {
      for (Slot slot : pattern.slots()) {
        Reading reading = HEARD.hear(upset, Turn.of(1, Role.AGENT, slot.write()));
        assertThat(reading.signals(1).stream().filter(signal -> WARM.contains(signal.code())))
            .as("%s, %s", pattern.name(), slot.name())
            .isEmpty();
      }
    }
  }

  private static List<Conversation> examples() throws IOException {
    var all = new ArrayList<Conversation>();
    try (Stream<Path> files = Files.list(Call.EXAMPLES)) {
      for (Path file : files.filter(each -> !each.toString().endsWith(".md")).sorted().toList()) {
        all.addAll(
            new Formats()
                .read(file.toString(), Files.readAllBytes(file), Options.NONE)
                .conversations());
      }
    }
    return all;
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private Call call(String... args) {
    return Call.in(folder, "", args);
  }
}
