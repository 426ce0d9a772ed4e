package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// `heard explain`.
class ExplainTest {
  @Test
  void withoutACodeTheCatalogueIsPrintedByKind() {
    Call call = Call.of("explain");
    assertThat(call.err()).isEmpty();
    assertThat(call.code()).isZero();
    assertThat(call.out()).contains("Cues", "escalation-supervisor", "Asks for a manager");
  }

  @Test
  void aPageIsPrintedWithItsExamples() {
    Call call = Call.of("explain", "escalation-supervisor");
    assertThat(call.code()).isZero();
    assertThat(call.out())
        .startsWith("Asks for a manager  escalation-supervisor · cue")
        .contains("Why it matters", "Heard", "Not heard", "Let me speak to a manager now.", "....")
        .doesNotContain("**");
  }

  @Test
  void aWrongCodeNamesTheNearest() {
    Call call = Call.of("explain", "escalation-supervsor");
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("escalation-supervsor", "Maybe escalation-supervisor.");
    assertThat(Call.of("explain", "qqqqqq").err()).contains("'heard explain' lists all.");
  }
}
