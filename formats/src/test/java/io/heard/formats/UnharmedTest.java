package io.heard.formats;

import static io.heard.formats.Reads.losses;
import static io.heard.formats.Reads.messages;
import static io.heard.formats.Reads.only;
import static io.heard.formats.Reads.text;
import static io.heard.formats.Reads.turns;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Conversation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged and hostile files: each gives what can be read of it and a message, or a message alone.
class UnharmedTest {
  private static final String TALK = "Agent: That is £5, naïve as it is 😀.\nCustomer: “Quite.”\n";
  private static final List<String> TURNS =
      List.of("agent: That is £5, naïve as it is 😀.", "customer: “Quite.”");
  private static final String TURN = "{\"speaker\":\"agent\",\"text\":\"a\"%s}";
  private static final String ONE = "{\"turns\":[" + TURN + "]%s}";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void everyEncodingIsReadWithAMarkAndMostWithout(String charset) {
    byte[] marked = ("\uFEFF" + TALK).getBytes(Charset.forName(charset));
    Incoming read = Reads.FORMATS.read("a", marked, Options.NONE);
    assertThat(turns(only(read))).isEqualTo(TURNS);
    assertThat(messages(read)).isEmpty();
    byte[] json = ("\uFEFF" + ONE.formatted("", "")).getBytes(Charset.forName(charset));
    assertThat(only(Reads.FORMATS.read("a", json, Options.NONE)).turns()).hasSize(1);
    Incoming bare = Reads.FORMATS.read("a", TALK.getBytes(Charset.forName(charset)), Options.NONE);
    assertThat(turns(only(bare))).isEqualTo(TURNS);
    assertThat(messages(bare))
        .isEqualTo(
            charset.equals("UTF-8")
                ? List.of()
                : List.of(
                    "a: it has no byte order mark and was read as %s\nMaybe save it as UTF-8"
                        .formatted(charset)));
  }

  @Test
  void oneDamagedLetterDoesNotSpoilTheOthers() {
    byte[] bytes = TALK.getBytes(StandardCharsets.UTF_8);
    bytes[TALK.indexOf('£') + 1] = 'x';
    Incoming read = Reads.FORMATS.read("a", bytes, Options.NONE);
    assertThat(turns(only(read)).getFirst())
        .isEqualTo("agent: That is \uFFFDx5, naïve as it is 😀.");
    assertThat(messages(read)).singleElement().asString().contains("letters are damaged");
  }

  @Test
  void overlongBytesAreNoLetters() {
    byte[] bytes = "Agent: a__ b\nCustomer: c\n".getBytes(StandardCharsets.UTF_8);
    bytes[8] = (byte) 0xC0;
    bytes[9] = (byte) 0xAF;
    Incoming read = Reads.FORMATS.read("a", bytes, Options.NONE);
    assertThat(only(read).turns().getFirst().text()).doesNotContain("/");
    assertThat(messages(read)).hasSize(1);
  }

  @Test
  void halvesOfLettersAreReplacedAndSaid() {
    Incoming read =
        text("a", ONE.formatted(",\"name\":\"\\udc00\"", "").replace("\"a\"", "\"\\ud83d!\""));
    assertThat(only(read).turns().getFirst().text()).isEqualTo("\uFFFD!");
    assertThat(only(read).turns().getFirst().speaker().name()).isEqualTo("\uFFFD");
    assertThat(messages(read)).singleElement().asString().contains("halves of letters");
  }

  @Test
  void zerosDoNoHarm() {
    assertThat(only(text("a", ONE.replace("\"a\"", "\"a\\u0000b\"").formatted("", ""))).turns())
        .hasSize(1);
    assertThat(losses(text("a", "\0\0\0\0"))).singleElement().asString().contains("is no text");
    assertThat(losses(text("a", "Agent: a\0\nCustomer: b"))).hasSize(1);
  }

  @Test
  void deepNestingIsReadToALimitAndRefusedBeyond() {
    String deep = ",\"x\":" + "[".repeat(900) + "]".repeat(900);
    Conversation read = only(text("a", ONE.formatted(deep, deep)));
    assertThat(text("b", ConversationJson.line(read)).conversations()).hasSize(1);
    String deeper = ",\"x\":" + "{\"y\":".repeat(100_000);
    Incoming refused = text("a", ONE.formatted("", deeper));
    assertThat(only(refused).turns()).hasSize(1);
    assertThat(losses(refused))
        .singleElement()
        .asString()
        .contains("it nests deeper than 1000 levels; the whole turn before it was read");
    assertThat(losses(text("a", "[".repeat(1_000_000))))
        .singleElement()
        .asString()
        .contains("1000");
  }

  @Test
  void hugeNumbersDoNoHarm() {
    String huge = ",\"at\":1e999999999,\"x\":-1e999999999,\"y\":1e-999999999";
    Incoming read = text("a", ONE.formatted(huge, ",\"n\":1e999999999"));
    assertThat(only(read).turns()).hasSize(1);
    assertThat(losses(read)).singleElement().asString().contains("'at' is no number of seconds");
    assertThat(ConversationJson.line(only(read))).contains("1E+999999999");
    Incoming beyond = text("a", ONE.formatted("", ",\n\"n\":1e99999999999"));
    assertThat(only(beyond).turns()).hasSize(1);
    assertThat(losses(beyond)).singleElement().asString().startsWith("a:2:5: a number stands here");
    Incoming digits = text("a", ONE.formatted("", ",\"n\":" + "7".repeat(1_000_000)));
    assertThat(only(digits).turns()).hasSize(1);
    assertThat(losses(digits)).singleElement().asString().contains("more than 1000 digits");
    assertThat(text("a", ONE.formatted(",\"id\":" + "7".repeat(900), "")).conversations())
        .hasSize(1);
  }

  @Test
  void namesAndIdsOfMegabytesAreCut() {
    String name = "N".repeat(10_000_000);
    Incoming read =
        text(
            "a",
            "{\"id\":\"%s\",\"turns\":[%s,%s]}"
                .formatted(
                    name,
                    TURN.formatted(
                        ",\"speakerId\":\"" + name + "1\",\"externalId\":\"" + name + "\""),
                    TURN.formatted(",\"speakerId\":\"" + name + "2\",\"name\":\"" + name + "\"")));
    Conversation conversation = only(read);
    assertThat(conversation.id()).hasSizeLessThan(600);
    assertThat(conversation.turns())
        .allSatisfy(turn -> {
          assertThat(turn.speaker().id()).hasSizeLessThan(600);
          assertThat(String.valueOf(turn.speaker().name())).hasSizeLessThan(600);
          assertThat(String.valueOf(turn.origin().externalId())).hasSizeLessThan(600);
        });
    assertThat(conversation.turns().getFirst().speaker().id())
        .isNotEqualTo(conversation.turns().getLast().speaker().id());
  }

  @Test
  void aHundredThousandSpeakersAreReadToTheLimit() {
    var turns = new ArrayList<String>();
    for (int i = 0; i < 100_000; i++) {
      turns.add("{\"speaker\":\"Anna %d\",\"text\":\"Hello there.\"}".formatted(i));
    }
    Incoming read = text("a", "{\"turns\":[" + String.join(",", turns) + "]}");
    assertThat(only(read).turns()).hasSize(20_000);
    assertThat(messages(read).size()).isBetween(1, 5);
    var lines = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      lines.append("[00:00:01] Anna ").append(i).append(": Hello there.\n");
    }
    assertThat(only(text("a", lines.toString())).turns()).hasSize(20_000);
  }

  @Test
  void impossibleTimesAreLeftOutAndTheTurnsAreRead() {
    Incoming read =
        text(
            "a",
            "{\"startedAt\":\"2026-03-02T09:00:00Z\",\"turns\":["
                + (TURN.formatted(",\"at\":\"2019-03-02T09:00:00Z\"") + ",").repeat(50)
                + TURN.formatted(",\"at\":\"9999-03-02T09:00:00Z\"")
                + "]}");
    assertThat(only(read).turns()).hasSize(51);
    assertThat(losses(read)).hasSize(4);
    assertThat(losses(read).getLast()).contains("48 turns more have impossible times");
  }

  @Test
  void faultsAreCountedAndNotToldWithoutEnd() {
    Incoming read = text("a.jsonl", "{\"turns\":[]}\n" + "{\"turns\":7}\n".repeat(5_000));
    assertThat(losses(read)).hasSize(Telling.MOST + 1);
    assertThat(losses(read).getLast()).contains("4980 places more could not be read");
  }

  @Test
  void whatIsNoConversationIsNamed() {
    String xml =
        """
        <?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>
        <turns><turn speaker="agent">&e;</turn></turns>
        """;
    assertThat(losses(text("a.xml", xml))).singleElement().asString().contains("it is XML");
    assertThat(losses(text("a", "<!DOCTYPE html><p>Agent: hi</p>")))
        .singleElement()
        .asString()
        .contains("it is a web page");
    assertThat(losses(text("a", "%PDF-1.7\n%\0"))).hasSize(1);
    assertThat(losses(text("a", "Rar!\u001a"))).singleElement().asString().contains("an archive");
    assertThat(losses(text("a", "\0".repeat(257) + "ustar  ")))
        .singleElement()
        .asString()
        .contains("an archive");
  }

  /// One line that is longer than all that is read at once: a message, and the lines after it.
  @Test
  void aLineOfHundredsOfMegabytesIsPassedOver() throws IOException {
    byte[] good = (ONE.formatted("", "") + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] block = "y".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    var parts = new ArrayList<InputStream>();
    parts.add(new ByteArrayInputStream(good));
    parts.add(new ByteArrayInputStream(good));
    parts.add(
        new ByteArrayInputStream("{\"turns\":[{\"text\":\"".getBytes(StandardCharsets.UTF_8)));
    for (int i = 0; i < 200; i++) {
      parts.add(new ByteArrayInputStream(block));
    }
    parts.add(new ByteArrayInputStream("\"}]}\n".getBytes(StandardCharsets.UTF_8)));
    parts.add(new ByteArrayInputStream(good));
    try (InputStream in = new SequenceInputStream(Collections.enumeration(parts))) {
      Incoming read = Reads.FORMATS.read("a.jsonl", in, Options.NONE);
      assertThat(read.conversations()).hasSize(3);
      assertThat(read.conversations().getLast().id()).isEqualTo("a.jsonl#4");
      assertThat(losses(read))
          .containsExactly(
              "a.jsonl:3: the line is longer than 64 MB, the most that is read at once\nMaybe split the conversation");
    }
    for (byte first : new byte[] {'{', '[', '"', 'x'}) {
      var alone = new ArrayList<InputStream>();
      alone.add(new ByteArrayInputStream(new byte[] {first}));
      for (int i = 0; i < 200; i++) {
        alone.add(new ByteArrayInputStream(block));
      }
      try (InputStream in = new SequenceInputStream(Collections.enumeration(alone))) {
        Incoming read = Reads.FORMATS.read("a", in, Options.NONE);
        assertThat(losses(read)).singleElement().asString().contains("longer than 64 MB");
      }
    }
  }
}
