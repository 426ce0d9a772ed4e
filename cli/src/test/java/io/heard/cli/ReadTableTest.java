package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `heard read --columns`.
class ReadTableTest {
  private static final String ROWS =
      "Nr,Meldung,Wer\n1,I want my money back.,Customer\n1,Hi,Agent\n";

  private static Call read(String... more) {
    var args = new ArrayList<>(List.of("read", "-", "--as", "jsonl", "--without-model"));
    args.addAll(List.of(more));
    return Call.in(Path.of(""), ROWS, args.toArray(String[]::new));
  }

  @Test
  void columnsAreNamed() {
    Call call = read("--columns", "text=Meldung,speaker=Wer");
    assertThat(call.code()).isZero();
    assertThat(call.err())
        .isEqualTo("-:1: columns taken: Wer for speaker, Meldung for text, Nr for id\n");
    assertThat(call.out()).contains("\"text\":\"I want my money back.\"");
  }

  @Test
  void aColumnThatIsNotThereIsOneMessage() {
    Call call = read("--columns", "text=Meldng,speaker=Wer");
    assertThat(call.code()).isEqualTo(1);
    assertThat(call.err())
        .isEqualTo(
            """
            -:1: there is no column 'Meldng'; there are Nr, Meldung, Wer
            Maybe "text=Meldung"
            """);
  }

  @Test
  void aUseThatIsNoneIsAWrongCall() {
    Call call = read("--columns", "words=Meldung");
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err())
        .contains(
            "'words' is no use of a column", "Maybe one of conversation, role, speaker, text");
  }
}
