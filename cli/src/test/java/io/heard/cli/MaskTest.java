package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With `--mask` nothing that identifies somebody is given out, in no form and in no message.
class MaskTest {
  private static final String TALK =
      """
      {"id":"c-1","channel":"chat","turns":[
       {"speaker":"agent","name":"Dana Whitlock","text":"Hello, this is Dana Whitlock. May I have your card number?"},
       {"speaker":"customer","name":"Ingrid Solheim","text":"I am Ingrid Solheim, ingrid.solheim@post.example, it is 4111 1111 1111 1111. I am so angry."},
       {"speaker":"agent","name":"Dana Whitlock","text":"Thank you, Ingrid."}],
       "case":{"customer":{"name":"Ingrid Solheim"}}}
      """;
  private static final List<String> SECRETS =
      List.of("Ingrid", "Solheim", "Whitlock", "Dana", "4111", "post.example");

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "jsonl", "html", "csv", "vcon"})
  void noReadingNamesAnybody(String shape) throws IOException {
    Path talk = Files.writeString(folder.resolve("talk.json"), TALK);
    String said = run("read", "--without-model", "--mask", "--as", shape, talk.toString());
    assertThat(said).contains("NAME-1").doesNotContain(SECRETS);
  }

  @Test
  void whoseNameWasMaskedIsCalledByTheirSide() throws IOException {
    String several =
        """
        {"id":"c-1","channel":"chat","subject":"Ingrid Solheim","turns":[
         {"speaker":"agent","name":"Dana Whitlock","text":"Hello."},
         {"speaker":"customer","name":"Ingrid Solheim","text":"Where is my parcel? I am so angry."},
         {"speaker":"agent","name":"Hanna Berglund","text":"Sorry for that, we will ring you tomorrow."}]}
        """;
    Path talk = Files.writeString(folder.resolve("talk.json"), several);
    String page = run("read", "--without-model", "--mask", "--as", "html", talk.toString());
    assertThat(page)
        .contains("<h1 dir=\"auto\">Where is my parcel?</h1>")
        .contains(">Agent</span>", ">Customer</span>", ">Agent 2</span>")
        .doesNotContain("NAME-", "Solheim", "Berglund");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "jsonl", "vcon", "txt", "csv"})
  void noConversationNamesAnybody(String shape) throws IOException {
    Path talk = Files.writeString(folder.resolve("talk.json"), TALK);
    String said = run("convert", "--mask", talk.toString(), "-", "--as", shape);
    assertThat(said).contains("NAME-1").doesNotContain(SECRETS);
  }

  @Test
  void noMessageNamesAnybody() throws IOException {
    Path talk =
        Files.writeString(
            folder.resolve("talk.txt"), "Ingrid Solheim: Fine.\nMartin Okafor: Fine.\n");
    String said = run("read", "--without-model", "--mask", talk.toString());
    assertThat(said).contains("--roles").doesNotContain("Solheim", "Okafor");
  }

  @Test
  void aSideThatWasInferredIsAsSureAsWithoutMasking() throws IOException {
    Path talk =
        Files.writeString(
            folder.resolve("talk.txt"),
            """
            Ingrid: Hi, my lamp came broken and nobody answers me.
            Martin: Thank you for calling, can I have your order number please?
            """);
    assertThat(run("read", "--without-model", "--mask", talk.toString()))
        .contains("taken for the customer, .99")
        .doesNotContain("1.00");
  }

  private static String run(String... args) {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    assertThat(Main.run(args, out, out)).isZero();
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
