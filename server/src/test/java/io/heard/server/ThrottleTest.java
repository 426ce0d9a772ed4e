package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private final Hand clock = new Hand(Instant.parse("2026-03-02T09:00:00Z"));
  private final Throttle throttle = new Throttle(clock);

  @Test
  void anAccountIsHeldBackWhereverTheAttemptsComeFrom() {
    for (int i = 0; i < Throttle.ATTEMPTS_AN_ACCOUNT; i++) {
      assertThat(throttle.take("a", "10.0.0." + i)).isEmpty();
    }
    assertThat(throttle.take("a", "10.0.1.1")).isEqualTo(OptionalLong.of(60));
    assertThat(throttle.take("b", "10.0.1.1")).isEmpty();
    clock.pass(Duration.ofSeconds(59));
    assertThat(throttle.take("a", "10.0.1.1")).isEqualTo(OptionalLong.of(1));
    clock.pass(Duration.ofSeconds(1));
    assertThat(throttle.take("a", "10.0.1.1")).isEmpty();
    assertThat(throttle.take("a", "10.0.1.1")).isNotEmpty();
  }

  @Test
  void anAddressIsHeldBackWhicheverAccountsItTries() {
    for (int i = 0; i < Throttle.ATTEMPTS_AN_ADDRESS; i++) {
      assertThat(throttle.take("a" + i, "10.0.0.1")).isEmpty();
    }
    assertThat(throttle.take("one more", "10.0.0.1")).isEqualTo(OptionalLong.of(10));
    assertThat(throttle.take("one more", "10.0.0.2")).isEmpty();
  }

  @Test
  void strangersDoNotLockOutWhoSignedInBefore() {
    assertThat(throttle.take("a", "home")).isEmpty();
    throttle.right("a", "home");
    for (int i = 0; i < Throttle.ATTEMPTS_AN_ACCOUNT; i++) {
      throttle.take("a", "elsewhere");
    }
    assertThat(throttle.take("a", "elsewhere")).isNotEmpty();
    assertThat(throttle.take("a", "home")).isEmpty();
  }

  @Test
  void whatWasRightCostsNothing() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(throttle.take("a", "home")).isEmpty();
      throttle.right("a", "home");
    }
  }

  @Test
  void aRefusalIsSaidOnce() {
    for (int i = 0; i < Throttle.ATTEMPTS_AN_ACCOUNT; i++) {
      throttle.take("a", "10.0.0.1");
    }
    assertThat(throttle.take("a", "10.0.0.1")).isNotEmpty();
    assertThat(throttle.firstRefusal("a", "10.0.0.1")).isTrue();
    assertThat(throttle.firstRefusal("a", "10.0.0.1")).isFalse();
  }
}
