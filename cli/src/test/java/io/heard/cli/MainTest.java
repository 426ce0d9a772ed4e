package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The command as it is called.
class MainTest {
  @Test
  void aCallWithoutACommandShowsHowToCallAndIsWrong() {
    Call call = Call.of();
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.out()).isEmpty();
    assertThat(call.err()).contains("Usage: heard", "read", "notes", "evaluate", "explain", "new");
  }

  @Test
  void helpNamesWhatThereIsAndNothingElse() {
    Call call = Call.of("--help");
    assertThat(call.code()).isZero();
    assertThat(call.out())
        .contains(
            "read",
            "convert",
            "check",
            "notes",
            "evaluate",
            "explain",
            "pattern",
            "house",
            "new",
            "serve",
            "backup",
            "restore",
            "help")
        .doesNotContain("practice", "score");
    assertThat(Call.of("help", "read").out())
        .contains(
            "--as",
            "--from",
            "--out",
            "--rows",
            "--roles",
            "--possible",
            "--color",
            "--house",
            "--mask",
            "--resume",
            "--without-model")
        .contains("html");
  }

  @Test
  void helpIsShownOnANarrowTerminal() {
    Call call = Call.watched(java.nio.file.Path.of(""), "", true, 40, "--help");
    assertThat(call.code()).isZero();
    assertThat(call.out()).contains("pattern");
  }

  @Test
  void theVersionIsSaid() {
    Call call = Call.of("--version");
    assertThat(call.code()).isZero();
    assertThat(call.out()).startsWith("heard ");
  }

  @ParameterizedTest
  @CsvSource({
    "raed, Maybe read.",
    "explian, Maybe explain.",
    "evalute, Maybe evaluate.",
    "nonsense, See 'heard --help'."
  })
  void aCommandThatIsNotThereNamesTheNearest(String command, String hint) {
    Call call = Call.of(command);
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("'" + command + "'", hint).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource({"--az, --as", "--form, --from", "--posible, --possible", "--colour, --color"})
  void anOptionThatIsNotThereNamesTheNearest(String typed, String meant) {
    Call call = Call.of("read", typed, Call.example("late-parcel.json"));
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("'" + typed + "'", "Maybe " + meant + ".");
    assertThat(call.out()).isEmpty();
  }
}
