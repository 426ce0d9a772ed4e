package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole reports and notes, reviewed as diffs; written anew only with `-Dgolden=write`.
class GoldenTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  @ParameterizedTest
  @ValueSource(strings = {"late-parcel", "bank-fraud", "energy-bill"})
  void theReportIsAsItWasReviewed(String name) throws IOException {
    reviewed(name + ".txt", Call.of("read", "--without-model", Call.example(name + ".json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"late-parcel.json", "bank-fraud.json", "ferry-travel.json", "gym.csv"})
  void theNotesAreAsTheyWereReviewed(String name) throws IOException {
    String golden = "notes-" + name.replaceFirst("\\..*", ".txt");
    reviewed(golden, Call.of("notes", "--without-model", Call.example(name)));
  }

  private static void reviewed(String name, Call call) throws IOException {
    assertThat(call.code()).isZero();
    Path golden = GOLDEN.resolve(name);
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, call.out());
    }
    assertThat(call.out())
        .as("Maybe look at the difference, and if it is right, run with -Dgolden=write")
        .isEqualTo(Files.readString(golden));
  }
}
