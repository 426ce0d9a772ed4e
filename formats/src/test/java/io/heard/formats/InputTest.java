package io.heard.formats;

import static io.heard.formats.Reads.FORMATS;
import static io.heard.formats.Reads.losses;
import static io.heard.formats.Reads.messages;
import static io.heard.formats.Reads.only;
import static io.heard.formats.Reads.text;
import static io.heard.formats.Reads.turns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InputTest {
  private static final String TALK = "Agent: That is £5, naïve as it is.\nCustomer: “Quite.”\n";

  @Test
  void theNamesOfAllFormatsAreKnown() {
    assertThat(FORMATS.names())
        .contains("csv", "json", "jsonl", "srt", "txt", "vcon", "vtt")
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void everyEncodingGivesTheSameWords() {
    List<String> expected = List.of("agent: That is £5, naïve as it is.", "customer: “Quite.”");
    for (byte[] bytes :
        List.of(
            TALK.getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + TALK).getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + TALK).getBytes(StandardCharsets.UTF_16LE),
            ("\uFEFF" + TALK).getBytes(StandardCharsets.UTF_16BE))) {
      Incoming read = FORMATS.read("a.txt", bytes, Options.NONE);
      assertThat(turns(only(read))).isEqualTo(expected);
      assertThat(messages(read)).isEmpty();
    }
    Incoming windows =
        FORMATS.read("a.txt", TALK.getBytes(Charset.forName("windows-1252")), Options.NONE);
    assertThat(turns(only(windows))).isEqualTo(expected);
    assertThat(messages(windows))
        .containsExactly(
            "a.txt: it is not UTF-8 and was read as Windows-1252\nMaybe save it as UTF-8");
  }

  @Test
  void utf16LinesOfJsonAreReadToo() {
    String lines = "{\"turns\":[]}\n{\"turns\":[]}\n";
    byte[] bytes = ("\uFEFF" + lines).getBytes(StandardCharsets.UTF_16LE);
    assertThat(FORMATS.read("a", bytes, Options.NONE).conversations()).hasSize(2);
  }

  @Test
  void theNameOfTheFileDecidesNothing() {
    assertThat(text("x.csv", "{\"turns\":[]}").format()).isEqualTo("json");
    assertThat(text("x.json", "Agent: a\nCustomer: b").format()).isEqualTo("txt");
    assertThat(text("x.txt", "WEBVTT\n\n00:01.000 --> 00:02.000\nhi").format()).isEqualTo("vtt");
  }

  @Test
  void theFormatMayBeSaid() {
    assertThat(text("x", "speaker,text\nagent,Customer: b\n", Options.NONE.from("csv")).format())
        .isEqualTo("csv");
    assertThat(text("x", "hello", Options.NONE.from("json")).lost()).isTrue();
    for (String name : FORMATS.names()) {
      for (String content : List.of("", "x", "{", "[]", "WEBVTT", "a,b", "{\"turns\":3}", "\"")) {
        Incoming read = text("x", content, Options.NONE.from(name));
        assertThat(read.conversations().size() + losses(read).size())
            .as(name + " " + content)
            .isPositive();
      }
    }
    assertThatThrownBy(() -> text("x", "hello", Options.NONE.from("xml")))
        .hasMessageStartingWith("There is no format 'xml'.\nMaybe one of ");
  }

  @Test
  void rolesThatCannotBeReadAreRefused() {
    assertThatThrownBy(() -> Options.NONE.roles("Ann")).hasMessageContaining("'Ann'");
    assertThatThrownBy(() -> Options.NONE.roles("Ann=king")).hasMessageContaining("'king'");
    assertThat(Options.NONE.roles("Ann = agent,").said("ANN")).isNotNull();
  }

  @Test
  void tooLongAnInputIsRefused() throws Exception {
    InputStream in = repeated("Agent: hello there\nCustomer: hello\n", Input.MOST_BYTES / 30);
    Incoming read = FORMATS.read("a.txt", in, Options.NONE);
    assertThat(read.conversations()).isEmpty();
    assertThat(losses(read)).singleElement().asString().contains("longer than 64 MB");
  }

  @Test
  void linesOfJsonMayBeOfAnyNumber() throws Exception {
    String line = "{\"turns\":[{\"speaker\":\"agent\",\"text\":\"" + "x".repeat(90_000) + "\"}]}\n";
    InputStream in = repeated(line, Input.MOST_BYTES / 90_000 + 10);
    int[] count = {0};
    FORMATS.read(
        "a.jsonl",
        in,
        Options.NONE,
        new Receiver() {
          @Override
          public void take(io.heard.conversation.Conversation conversation) {
            count[0]++;
          }

          @Override
          public void say(Problem problem) {
            throw new AssertionError(problem.message());
          }
        });
    assertThat(count[0]).isEqualTo(Input.MOST_BYTES / 90_000 + 10);
  }

  private static InputStream repeated(String text, int times) {
    byte[] bytes = text.repeat(100).getBytes(StandardCharsets.UTF_8);
    byte[] rest = text.repeat(times % 100).getBytes(StandardCharsets.UTF_8);
    Stream<InputStream> parts =
        Stream.concat(
            IntStream.range(0, times / 100).mapToObj(i -> new java.io.ByteArrayInputStream(bytes)),
            Stream.of(new java.io.ByteArrayInputStream(rest)));
    return new SequenceInputStream(Collections.enumeration(parts.toList()));
  }

  /// A search that begins again at every place would take minutes here.
  @Test
  void hostileTextTakesNoLongerThanOther() {
    for (String unit :
        List.of(
            "<a", "&", "<3", "<!--", "<style", "<br", "{\\", "Ann: ", "[0:0", "\"", "{", "- ")) {
      String text = unit.repeat(400_000 / unit.length());
      text("x", text);
      text("x", "WEBVTT\n\n00:01.000 --> 00:02.000\n" + text.substring(0, 90_000));
      String body = text.replace("\\", "\\\\").replace("\"", "\\\"");
      text(
          "x",
          "{\"dialog\":[{\"type\":\"text\",\"mediatype\":\"text/html\",\"body\":\"%s\"}]}"
              .formatted(body));
      text("x", "speaker,text\nagent," + text);
      text("x", (unit + "\n").repeat(20_000));
    }
  }
}
