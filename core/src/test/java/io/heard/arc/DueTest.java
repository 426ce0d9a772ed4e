package io.heard.arc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The date that the words of a promise mean; said on a Monday.
class DueTest {
  private static final Instant MONDAY = Instant.parse("2026-03-09T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "by friday, 2026-03-13",
    "on monday, 2026-03-16",
    "tomorrow, 2026-03-10",
    "by the end of the day, 2026-03-09",
    "tonight, 2026-03-09",
    "within 3 working days, 2026-03-12",
    "in five business days, 2026-03-16",
    "in 10 days, 2026-03-19",
    "in two weeks, 2026-03-23",
    "within 24 hours, 2026-03-10",
    "in an hour, 2026-03-09",
    "on 20 march, 2026-03-20",
    "by the 3rd of february, 2027-02-03",
    "wednesday 11 march from 2 pm, 2026-03-11"
  })
  void wordsThatNameADayGiveItsDate(String words, String date) {
    assertThat(String.valueOf(Due.date(MONDAY, words))).isEqualTo(date);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"soon", "in 3-5 days", "5 to 7 working days", "on 31 february", "shortly"})
  void wordsThatLeaveItOpenGiveNone(String words) {
    assertThat(Due.date(MONDAY, words)).isNull();
  }
}
