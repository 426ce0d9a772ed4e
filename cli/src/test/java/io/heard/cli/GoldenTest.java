package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two whole reports, reviewed as diffs; written anew only with `-Dgolden=write`.
class GoldenTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  @ParameterizedTest
  @ValueSource(strings = {"late-parcel", "bank-fraud"})
  void theReportIsAsItWasReviewed(String name) throws IOException {
    Call call = Call.of("read", "--without-model", Call.example(name + ".json"));
    assertThat(call.code()).isZero();
    Path golden = GOLDEN.resolve(name + ".txt");
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, call.out());
    }
    assertThat(call.out())
        .as("Maybe look at the difference, and if it is right, run with -Dgolden=write")
        .isEqualTo(Files.readString(golden));
  }
}
