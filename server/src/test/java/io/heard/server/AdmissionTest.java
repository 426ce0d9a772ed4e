package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final long MS = 1_000_000;

  private final AtomicLong now = new AtomicLong();
  private final Admission admission = new Admission(2, now::get);

  @Test
  void whatAProcessorIsFreeForIsTaken() {
    for (int i = 0; i < 1_000; i++) {
      now.addAndGet(100 * MS);
      assertThat(admission.enter()).isTrue();
      admission.heard();
      admission.leave();
    }
  }

  @Test
  void aBurstMayWaitForAMoment() {
    assertThat(taken(1_000)).isBetween(20, 40);
  }

  @Test
  void whereTheQueueStandsLessIsTaken() {
    assertThat(taken(30)).isEqualTo(30);
    now.addAndGet(300 * MS);
    assertThat(admission.enter()).isFalse();
    while (admission.inFlight() > 5) {
      now.addAndGet(5 * MS);
      admission.heard();
      admission.leave();
    }
    assertThat(admission.enter()).isTrue();
    assertThat(taken(1_000)).isLessThan(6);
  }

  @Test
  void onceTheQueueWasEmptyABurstMayWaitAgain() {
    taken(30);
    now.addAndGet(300 * MS);
    while (admission.inFlight() > 0) {
      now.addAndGet(5 * MS);
      admission.heard();
      admission.leave();
    }
    assertThat(taken(1_000)).isBetween(20, 40);
  }

  @Test
  void whoTakesLongerIsGivenLess() {
    for (int i = 0; i < 500; i++) {
      while (admission.inFlight() < 3) {
        admission.enter();
      }
      now.addAndGet(50 * MS);
      admission.heard();
      admission.leave();
    }
    assertThat(taken(1_000)).isLessThan(6);
  }

  @Test
  void whatIsLookedAtIsNotCounted() {
    for (int i = 0; i < 1_000; i++) {
      admission.open();
    }
    assertThat(admission.inFlight()).isZero();
  }

  @Test
  void whoBringsManyTurnsHoldsUpNobodyForLonger() {
    admission.enter();
    admission.enter();
    for (int turn = 0; turn < 1_000; turn++) {
      now.addAndGet(5 * MS);
      admission.heard();
    }
    assertThat(taken(1)).isEqualTo(1);
  }

  private int taken(int come) {
    int taken = 0;
    for (int i = 0; i < come; i++) {
      if (admission.enter()) {
        taken++;
      }
    }
    return taken;
  }
}
