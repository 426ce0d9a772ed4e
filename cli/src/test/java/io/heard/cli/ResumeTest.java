package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Work that was left unfinished and is gone on with: what comes out is what would have come out.
class ResumeTest {
  private static final int CUTS = 50;

  @TempDir private Path folder;

  @Test
  void aReadingCutAnywhereEndsAsIfItHadNotBeen() throws IOException {
    Files.writeString(folder.resolve("in.jsonl"), FlowTest.conversations(25, 0));
    isTheSameCutAnywhere(
        "jsonl", "read", "--without-model", "--as", "jsonl", "--out", "out.jsonl", "in.jsonl");
    isTheSameCutAnywhere(
        "csv", "read", "--without-model", "--as", "csv", "--out", "out.csv", "in.jsonl");
  }

  @Test
  void aConversionCutAnywhereEndsAsIfItHadNotBeen() throws IOException {
    Files.writeString(folder.resolve("in.jsonl"), FlowTest.conversations(60, 0));
    isTheSameCutAnywhere("jsonl", "convert", "in.jsonl", "out.jsonl");
    isTheSameCutAnywhere("csv", "convert", "in.jsonl", "out.csv");
    isTheSameCutAnywhere("csv", "convert", "--rows", "conversation", "in.jsonl", "out.csv");
  }

  private void isTheSameCutAnywhere(String ending, String... args) throws IOException {
    Path out = folder.resolve("out." + ending);
    Files.deleteIfExists(out);
    assertThat(Call.in(folder, "", args).code()).isZero();
    byte[] whole = Files.readAllBytes(out);
    List<String> again = new ArrayList<>(List.of(args));
    again.add(1, "--resume");
    var random = new Random(20260311);
    for (int cut = 0; cut < CUTS; cut++) {
      // The first and the last places are where it is easily wrong.
      int length =
          cut < 5 ? cut : cut < 10 ? whole.length - (cut - 5) : random.nextInt(whole.length);
      Files.write(out, Arrays.copyOf(whole, length));
      Call call = Call.in(folder, "", again.toArray(new String[0]));
      assertThat(call.code()).as("cut after %d bytes: %s", length, call.err()).isZero();
      assertThat(call.err()).contains("out." + ending + ": ", " left out");
      assertThat(new String(Files.readAllBytes(out), StandardCharsets.UTF_8))
          .as("%s cut after %d bytes", String.join(" ", args), length)
          .isEqualTo(new String(whole, StandardCharsets.UTF_8));
    }
  }

  @Test
  void itIsSaidWhatStandsThere() throws IOException {
    Files.writeString(folder.resolve("in.jsonl"), FlowTest.conversations(3, 0));
    String[] args = {"convert", "--resume", "in.jsonl", "out.jsonl"};
    Call first = Call.in(folder, "", args);
    assertThat(first.code()).isZero();
    assertThat(first.err()).isEmpty();
    String whole = Files.readString(folder.resolve("out.jsonl"));
    assertThat(Call.in(folder, "", args).err())
        .isEqualTo("out.jsonl: 3 conversations stand there, and are left out.\n");
    Files.writeString(folder.resolve("out.jsonl"), whole.substring(0, whole.indexOf('\n') + 20));
    assertThat(Call.in(folder, "", args).err())
        .isEqualTo(
            "out.jsonl: 1 conversation stands there, and is left out; what was torn at the end is written anew.\n");
    assertThat(Files.readString(folder.resolve("out.jsonl"))).isEqualTo(whole);
  }

  @Test
  void anOutputOfOtherInputsIsLeftAsItIs() throws IOException {
    Files.writeString(folder.resolve("in.jsonl"), FlowTest.conversations(3, 0));
    Files.writeString(folder.resolve("other.jsonl"), FlowTest.conversations(3, 7));
    Files.writeString(folder.resolve("few.jsonl"), FlowTest.conversations(2, 0));
    assertThat(Call.in(folder, "", "convert", "in.jsonl", "out.jsonl").code()).isZero();
    String there = Files.readString(folder.resolve("out.jsonl"));
    for (String other : List.of("other.jsonl", "few.jsonl")) {
      Call call = Call.in(folder, "", "convert", "--resume", other, "out.jsonl");
      assertThat(call.code()).as(other).isEqualTo(2);
      assertThat(call.err())
          .contains("other conversations than these inputs", "Maybe write to a new");
      assertThat(Files.readString(folder.resolve("out.jsonl"))).isEqualTo(there);
    }
    for (String text :
        List.of("a diary", "a diary\nof mine\n", "{\"a\":1}\n{\"id\":\"c0\"}\n", "x")) {
      Files.writeString(folder.resolve("mine.jsonl"), text);
      Files.writeString(folder.resolve("mine.csv"), text);
      for (String out : List.of("mine.jsonl", "mine.csv")) {
        Call call = Call.in(folder, "", "convert", "--resume", "in.jsonl", out);
        assertThat(call.code()).as(out + " " + text).isEqualTo(2);
        assertThat(Files.readString(folder.resolve(out))).isEqualTo(text);
      }
    }
  }

  @Test
  void whatCannotBeGoneOnWithIsRefused() {
    assertThat(Call.in(folder, "", "read", "--resume", "x").err()).contains("--out");
    assertThat(Call.in(folder, "", "read", "--resume", "--out", "o", "--as", "html", "x").err())
        .contains("jsonl and csv, not with html");
    assertThat(Call.in(folder, "", "read", "--threads", "0", "x").code()).isEqualTo(2);
  }
}
