package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `heard check`.
class CheckTest {
  private static final String DRAFT =
      "I understand how annoying that is, but you have to wait for the works to end.";

  @TempDir private Path here = Path.of("");

  @BeforeEach
  void layOut() throws IOException {
    Files.writeString(
        here.resolve("talk.json"),
        """
        {"channel":"chat","turns":[
          {"speaker":"customer","text":"I'm so fed up, the internet drops every evening."}]}
        """);
    Files.writeString(here.resolve("draft.txt"), DRAFT);
  }

  private Call check(String in, String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "check";
    args[1] = "--without-model";
    System.arraycopy(more, 0, args, 2, more.length);
    return Call.in(here, in, args);
  }

  @Test
  void theJsonIsTheContracts() {
    Call call = check("", "draft.txt", "--after", "talk.json", "--as=json");
    assertThat(call.err()).isEmpty();
    assertThat(call.code()).isZero();
    JsonNode tree = new JsonMapper().readTree(call.out());
    JsonNode first = tree.get("places").get(0);
    assertThat(first.get("code").asString()).isEqualTo("but-negation");
    assertThat(first.get("from").asInt()).isEqualTo(DRAFT.indexOf("but"));
    assertThat(first.get("to").asInt()).isEqualTo(DRAFT.indexOf("but") + 3);
    assertThat(first.get("text").asString()).isEqualTo("but");
    assertThat(first.get("why").asString()).isNotBlank();
    assertThat(first.get("replacements").get(0).asString()).isEqualTo("and");
    assertThat(tree.get("tension").get("likely").asBoolean()).isTrue();
    assertThat(tree.get("tension").get("because").get(0).get("text").asString()).isEqualTo("but");
  }

  @Test
  void nothingToSayIsAnEmptyList() {
    Call call = check("Your order arrives tomorrow.", "--as", "json");
    JsonNode tree = new JsonMapper().readTree(call.out());
    assertThat(tree.get("places").isEmpty()).isTrue();
    assertThat(tree.get("tension").get("likely").asBoolean()).isFalse();
    assertThat(tree.get("tension").get("because").isEmpty()).isTrue();
  }

  @Test
  void thePrintedProofMarksTheWordsAndSaysWhatCouldStandThere() {
    Call call = check(DRAFT, "-", "--after", "talk.json");
    assertThat(call.out())
        .startsWith("Two things are worth a second look")
        .contains("would likely make it worse: “but”", "In reply to “I'm so fed up")
        .contains("¹ -", "“but” → “and”", "“you have to” → “please”");
    assertThat(call.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void colourComesOnlyWhereItIsWanted() {
    assertThat(check(DRAFT).out()).doesNotContain("\u001b");
    assertThat(check(DRAFT, "--color=always").out()).contains("\u001b[");
  }

  @Test
  void whatCannotBeReadIsNamed() throws IOException {
    Call missing = check("", "none.txt");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("none.txt: there is no such file.");
    Call answered = check(DRAFT, "--after", "none.json");
    assertThat(answered.code()).isEqualTo(1);
    assertThat(answered.err()).contains("none.json");
    Files.write(here.resolve("latin.txt"), new byte[] {'c', 'a', 'f', (byte) 0xe9});
    assertThat(check("", "latin.txt").err()).contains("UTF-8");
  }

  @Test
  void aDraftAnswersOneConversation() throws IOException {
    Files.writeString(
        here.resolve("two.jsonl"),
        """
        {"turns":[{"speaker":"customer","text":"Hello?"}]}
        {"turns":[{"speaker":"customer","text":"Hello?"}]}
        """);
    Call call = check(DRAFT, "--after", "two.jsonl");
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("2 conversations");
  }

  @Test
  void standardInputIsReadOnce() {
    Call call = check(DRAFT, "-", "--after", "-");
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("'-' is given more than once.");
  }
}
