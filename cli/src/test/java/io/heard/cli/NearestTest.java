package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The known word that somebody may have meant.
class NearestTest {
  private static final List<String> KNOWN = List.of("anger", "anxiety", "but-negation", "blame");

  @Test
  void aSlipOfTheHandFindsItsWord() {
    assertThat(Nearest.to("agner", KNOWN)).contains("anger");
    assertThat(Nearest.to("but-negaton", KNOWN)).contains("but-negation");
    assertThat(Nearest.to("negation", KNOWN)).contains("but-negation");
    assertThat(Nearest.to("BLAME", KNOWN)).contains("blame");
  }

  @Test
  void aStrangeWordFindsNothing() {
    assertThat(Nearest.to("weather", KNOWN)).isEmpty();
    assertThat(Nearest.to("", KNOWN)).isEmpty();
  }
}
