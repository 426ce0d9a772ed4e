package io.heard.formats;

import static io.heard.formats.Reads.losses;
import static io.heard.formats.Reads.only;
import static io.heard.formats.Reads.text;
import static io.heard.formats.Reads.turns;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// JSON that is cut or damaged gives the turns before that place, whole ones only.
class MendedTest {
  private static final String TURNS =
      """
      {"id":"c","turns":[
       {"speaker":"customer","text":"one"},
       {"speaker":"agent","text":"two","words":[{"text":"two","at":1.5}]},
       {"speaker":"agent","text":"three","words":[{"text":"three"}],"visibility":"note"}],
       "team":"a"}
      """;

  @Test
  void aCutGivesTheWholeTurnsBeforeIt() {
    Incoming read = text("a.json", TURNS.substring(0, TURNS.indexOf("\"three\"}]")));
    assertThat(turns(only(read))).containsExactly("customer: one", "agent: two");
    assertThat(only(read).id()).isEqualTo("c");
    assertThat(losses(read))
        .singleElement()
        .asString()
        .startsWith("a.json:4:")
        .contains("it ends before its last bracket is closed; the 2 whole turns before it were");
  }

  @Test
  void aTurnIsNotReadBeforeItIsSaidWhoMaySeeIt() {
    // Cut between the words of the note and the word that makes it one.
    for (String end :
        List.of("three\"}],\"visib", "three\"}]", "{\"text\":\"three\"", "\"text\":\"three\"")) {
      Incoming read = text("a.json", TURNS.substring(0, TURNS.lastIndexOf(end) + end.length()));
      assertThat(turns(only(read))).as(end).containsExactly("customer: one", "agent: two");
    }
    String first =
        "{\"turns\":[{\"speaker\":\"agent\",\"text\":\"x\",\"words\":[{\"text\":\"x\"},{\"te";
    assertThat(text("a.json", first).conversations()).isEmpty();
  }

  @Test
  void damageAfterTheTurnsCostsNoTurn() {
    assertThat(only(text("a.json", TURNS.replace("\"a\"", "a"))).turns()).hasSize(3);
    assertThat(only(text("a.json", TURNS + "}")).turns()).hasSize(3);
    assertThat(losses(text("a.json", TURNS + "}"))).hasSize(1);
  }

  @Test
  void ofAListTheConversationsBeforeAreRead() {
    String one = "{\"turns\":[{\"speaker\":\"agent\",\"text\":\"a\"}]}";
    Incoming read =
        text(
            "a.json",
            "[%s,%s,{\"turns\":[{\"speaker\":\"bot\",\"text\":\"b\"},{".formatted(one, one));
    assertThat(read.conversations()).hasSize(3);
    assertThat(losses(read)).singleElement().asString().contains("the 3 whole turns before");
    assertThat(
            text("a.json", "[%s,{\"turns\":[{\"speaker\":\"bot\",\"te".formatted(one))
                .conversations())
        .hasSize(1);
  }

  @Test
  void aLineIsMendedToo() {
    Incoming read = text("a.jsonl", "{\"turns\":[]}\n" + TURNS.replace("\n", "").substring(0, 90));
    assertThat(turns(read.conversations().getLast())).containsExactly("customer: one");
    assertThat(losses(read)).singleElement().asString().startsWith("a.jsonl:2:91: it is not");
  }

  @Test
  void aNumberAtTheVeryEndIsPerhapsNotWhole() {
    Incoming read =
        text("a.json", "{\"turns\":[{\"speaker\":\"agent\",\"text\":\"a\"}],\"startedAt\":12");
    assertThat(only(read).extra()).isEmpty();
  }

  /// Cut anywhere, a file gives no turn that the whole does not give, and none out of order.
  @Test
  void noCutGivesATurnThatWasNotThere() throws IOException {
    var random = new Random(20260304);
    int mended = 0;
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      Incoming whole = Reads.FORMATS.read("a", bytes, Options.NONE);
      boolean json = bytes.length > 0 && (bytes[0] == '{' || bytes[0] == '[');
      // Of live events a later one may replace an earlier one: cut, they rightly give the earlier.
      boolean live = file.toString().endsWith("-live.jsonl");
      if (bytes.length > 300_000 || live || !json || whole.format().equals("txt")) {
        continue;
      }
      Set<String> there =
          all(whole)
              .map(turn -> unnamed(turn.visibility() + " " + turn.text()))
              .collect(Collectors.toSet());
      String heard =
          all(whole)
              .map(turn -> turn.text().replaceAll("\\W+", " ").strip())
              .collect(Collectors.joining(" "));
      for (int round = 0; round < 25; round++) {
        int length = 1 + random.nextInt(bytes.length - 1);
        Incoming cut =
            Reads.FORMATS.read("a", java.util.Arrays.copyOf(bytes, length), Options.NONE);
        String as = "%s cut after %d bytes".formatted(file, length);
        assertThat(there).as(as).containsAll(said(cut).stream().map(MendedTest::unnamed).toList());
        assertThat(recorded(cut)).as(as).allMatch(heard::contains);
        mended += cut.conversations().isEmpty() ? 0 : 1;
      }
    }
    assertThat(mended).isGreaterThan(50);
  }

  /// What is read, apart from recordings, and what is not said at all.
  private static List<String> said(Incoming read) {
    return all(read)
        .filter(turn -> turn.origin().words().isEmpty())
        .filter(turn -> turn.isSpeech() || turn.visibility() != Visibility.PUBLIC)
        .map(turn -> turn.visibility() + " " + turn.text())
        .toList();
  }

  /// What a recognizer heard. Of utterances that are cut their words are left, which others may cut
  /// into turns otherwise; what nobody said is not read.
  private static List<String> recorded(Incoming read) {
    return all(read)
        .filter(turn -> !turn.origin().words().isEmpty() && turn.speaker().role() != Role.UNKNOWN)
        .map(turn -> turn.text().replaceAll("\\W+", " ").strip())
        .toList();
  }

  /// Who is mentioned is named in what stands further on, which may be cut.
  private static String unnamed(String said) {
    return said.replaceAll("@\\w+( [A-Z]\\w+)?", "@");
  }

  private static Stream<Turn> all(Incoming read) {
    return read.conversations().stream().flatMap(each -> each.turns().stream());
  }

  private static List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    for (Path folder :
        List.of(
            Roots.top().resolve("examples"),
            Roots.top().resolve("formats/src/test/resources/io/heard/formats/samples"),
            Roots.fixtures().orElse(Roots.top().resolve("examples")))) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.filter(Files::isRegularFile).sorted().forEach(files::add);
      }
    }
    return files;
  }
}
