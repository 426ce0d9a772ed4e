package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong now = new AtomicLong();

  @Test
  void onATerminalShareSpeedAndTimeLeftAreShown() {
    Progress progress = watched(80);
    progress.of(2_000_000_000L);
    now.addAndGet(10 * SECOND);
    progress.at(500_000_000L, 123_456);
    assertThat(shown())
        .isEqualTo(
            "\r 25 % #########..............................  123,456 read  50 MB/s  0:30 left");
  }

  @Test
  void aTerminalOfFortyColumnsIsWideEnough() {
    for (int width : new int[] {40, 60, 100, 120}) {
      Progress progress = watched(width);
      progress.of(2_000_000_000L);
      for (long bytes : new long[] {0, 7, 1_000_000, 1_999_999_999L, 2_000_000_001L}) {
        now.addAndGet(SECOND * 37_000);
        progress.at(bytes, bytes / 3);
      }
      assertThat(shown().replace("\r", "\n").lines())
          .allSatisfy(line -> assertThat(line.stripTrailing()).hasSizeLessThan(width));
      assertThat(shown()).contains("100 % ####").doesNotContain("\u001b");
    }
  }

  @Test
  void withoutASizeTheConversationsAreCounted() {
    Progress progress = watched(40);
    now.addAndGet(2 * SECOND);
    progress.at(500, 3_000);
    assertThat(shown()).isEqualTo("\r3,000 read  1,500 /s");
  }

  @Test
  void whatWasDoneBeforeMakesNothingFaster() {
    Progress progress = watched(80);
    progress.of(1_000_000_000L);
    progress.skipped(900_000_000L);
    now.addAndGet(10 * SECOND);
    progress.at(950_000_000L, 10);
    assertThat(shown()).contains("5.0 MB/s  0:10 left");
  }

  @Test
  void itIsNotWrittenTooOftenAndTakenAwayWhole() {
    Progress progress = watched(80);
    for (int i = 0; i < 1_000; i++) {
      now.addAndGet(SECOND / 1_000);
      progress.at(i, i);
    }
    assertThat(shown().chars().filter(c -> c == '\r').count()).isLessThan(6);
    err.reset();
    progress.clear();
    assertThat(shown()).matches("\r +\r");
    err.reset();
    progress.clear();
    assertThat(shown()).isEmpty();
  }

  @Test
  void nobodyWatchingNothingIsWritten() {
    var progress = new Progress(stream(), false, 80, now::get);
    progress.of(100);
    now.addAndGet(10 * SECOND);
    progress.at(50, 5);
    progress.clear();
    assertThat(shown()).isEmpty();
  }

  private Progress watched(int width) {
    return new Progress(stream(), true, width, now::get);
  }

  private PrintStream stream() {
    return new PrintStream(err, true, StandardCharsets.UTF_8);
  }

  private String shown() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
