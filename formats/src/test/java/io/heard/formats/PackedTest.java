package io.heard.formats;

import static io.heard.formats.Reads.losses;
import static io.heard.formats.Reads.messages;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Conversation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class PackedTest {
  private static final String TALK = "Agent: Good morning.\nCustomer: Where is my parcel?\n";
  private static final String JSON =
      "{\"turns\":[{\"speaker\":\"customer\",\"text\":\"Where is it?\"}]}\n";

  @Test
  void gzipIsReadWhateverTheNameSays() {
    Incoming read = read("talk", gzip(bytes(TALK)));
    assertThat(read.format()).isEqualTo("txt");
    assertThat(Reads.only(read).id()).isEqualTo("talk#1");
    assertThat(messages(read)).isEmpty();
  }

  @Test
  void entriesAreReadInTheirOrderAndNamedBehindTheZip() {
    var entries = new LinkedHashMap<String, byte[]>();
    entries.put("b/", new byte[0]);
    entries.put("b/c.json", bytes(JSON));
    entries.put("a.txt", bytes(TALK));
    entries.put("__MACOSX/b/._c.json", bytes("x"));
    entries.put(".DS_Store", bytes("x"));
    entries.put("ü.txt.gz", gzip(bytes(TALK)));
    Incoming read = read("a.zip", zip(entries));
    assertThat(messages(read)).isEmpty();
    assertThat(read.conversations().stream().map(PackedTest::place))
        .containsExactly("a.zip!b/c.json#/turns/0", "a.zip!a.txt:1", "a.zip!ü.txt.gz:1");
  }

  @Test
  void aZipInAZipIsReadAndAThirdIsRefused() {
    byte[] inner = zip(Map.of("c.json", bytes(JSON)));
    Incoming twice = read("a.zip", zip(Map.of("b.zip", inner)));
    assertThat(place(Reads.only(twice))).isEqualTo("a.zip!b.zip!c.json#/turns/0");
    Incoming thrice = read("a.zip", zip(Map.of("b.zip", zip(Map.of("c.zip", inner)))));
    assertThat(thrice.conversations()).isEmpty();
    assertThat(losses(thrice))
        .containsExactly("a.zip!b.zip!c.zip: it is packed more than twice\nMaybe unpack it first");
  }

  @Test
  void whatStandsBeforeDamageIsRead() {
    byte[] packed = gzip(bytes(noise(4_000)));
    Incoming cut = read("a.gz", Arrays.copyOf(packed, packed.length * 2 / 3));
    assertThat(cut.conversations()).hasSizeBetween(2_000, 3_200);
    assertThat(losses(cut)).anyMatch(loss -> loss.contains("damaged or cut after"));
    byte[] changed = packed.clone();
    for (int i = packed.length / 2; i < packed.length / 2 + 2_000; i++) {
      changed[i] = 0;
    }
    Incoming damaged = read("a.gz", changed);
    assertThat(damaged.conversations()).hasSizeGreaterThan(1_500);
    assertThat(losses(damaged)).isNotEmpty();
    byte[] zip = zip(Map.of("a.jsonl", bytes(noise(4_000))));
    Incoming half = read("a.zip", Arrays.copyOf(zip, zip.length / 2));
    assertThat(half.conversations()).hasSizeGreaterThan(1_000);
    assertThat(losses(half)).anyMatch(loss -> loss.startsWith("a.zip!a.jsonl: what is packed"));
  }

  @Test
  void whatSwellsBeyondMeasureIsLeft() {
    Incoming line = read("a.gz", gzip(200, new byte[1 << 20]));
    assertThat(line.conversations()).isEmpty();
    assertThat(losses(line)).anyMatch(loss -> loss.contains("more than 200 times its size"));
    String big =
        "{\"turns\":[{\"speaker\":\"agent\",\"text\":\"%s\"}]}\n".formatted("a".repeat(90_000));
    Incoming lines = read("b.gz", gzip(1_500, bytes(big)));
    assertThat(lines.conversations().size()).isBetween(600, 1_200);
    assertThat(losses(lines)).anyMatch(loss -> loss.contains("more than 200 times its size"));
  }

  @Test
  void entriesTogetherMayNotSwellEither() {
    var entries = new LinkedHashMap<String, byte[]>();
    for (int i = 0; i < 8; i++) {
      entries.put("e" + i, new byte[16 << 20]);
    }
    Incoming read = read("a.zip", zip(entries));
    assertThat(losses(read).getLast()).contains("more than 200 times its size");
    assertThat(losses(read)).hasSizeLessThan(8);
  }

  @Test
  void whatIsNoZipOfConversationsIsSaid() {
    assertThat(losses(read("a.zip", zip(Map.of("x/", new byte[0])))))
        .containsExactly("a.zip: the zip holds no file\nMaybe the export had nothing to give");
    assertThat(losses(read("a.xlsx", zip(Map.of("[Content_Types].xml", bytes("<x/>"))))))
        .singleElement()
        .asString()
        .contains("office program");
    byte[] locked = zip(Map.of("a.txt", bytes(TALK)));
    locked[6] |= 1;
    assertThat(losses(read("a.zip", locked)))
        .singleElement()
        .asString()
        .startsWith("a.zip: the zip cannot be read from entry 1 on");
    assertThat(losses(read("a.gz", new byte[] {0x1F, (byte) 0x8B, 9, 9})))
        .singleElement()
        .asString()
        .contains("damaged from its beginning");
  }

  @Test
  void anEntrysNameSteersNoTerminal() {
    Incoming read = read("a.zip", zip(Map.of("x\u001b[2J.txt", new byte[0])));
    assertThat(losses(read)).singleElement().asString().startsWith("a.zip!x·[2J.txt: it is empty");
  }

  private static Incoming read(String name, byte[] bytes) {
    return Reads.FORMATS.read(name, bytes, Options.NONE);
  }

  private static String place(Conversation conversation) {
    return conversation.turns().getFirst().origin().place();
  }

  /// Lines that do not pack away, so that a place in the packed bytes is one in the text.
  private static String noise(int lines) {
    var random = new Random(7);
    var text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append("{\"id\":\"")
          .append(Long.toHexString(random.nextLong()))
          .append("\",\"turns\":[{\"speaker\":\"agent\",\"text\":\"")
          .append(Long.toHexString(random.nextLong()))
          .append("\"}]}\n");
    }
    return text.toString();
  }

  private static byte[] gzip(byte[] bytes) {
    return gzip(1, bytes);
  }

  private static byte[] gzip(int times, byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(out)) {
      for (int i = 0; i < times; i++) {
        packed.write(bytes);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private static byte[] zip(Map<String, byte[]> entries) {
    var out = new ByteArrayOutputStream();
    try (var packed = new ZipOutputStream(out)) {
      List<String> names = new ArrayList<>(entries.keySet());
      for (String name : names) {
        packed.putNextEntry(new ZipEntry(name));
        packed.write(entries.getOrDefault(name, new byte[0]));
        packed.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
