package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatesTest {
  @TempDir Path data = Path.of("");

  private final Hand clock = new Hand(Instant.EPOCH);

  @Test
  void aBucketEmptiesAndFillsEvenly() {
    var rates = new Rates(20, clock);
    for (int i = 0; i < 20; i++) {
      assertThat(rates.take("a").allowed()).isTrue();
    }
    Rates.State refused = rates.take("a");
    assertThat(refused).isEqualTo(new Rates.State(false, 0, 1));
    clock.pass(Duration.ofMillis(500));
    assertThat(rates.take("a").allowed()).isTrue();
    assertThat(rates.take("a").allowed()).isFalse();
    clock.pass(Duration.ofMinutes(1));
    assertThat(rates.take("a")).isEqualTo(new Rates.State(true, 19, 1));
  }

  @Test
  void whoAsksTooMuchTakesNothingFromAnother() {
    var rates = new Rates(1, clock);
    assertThat(rates.take("a").allowed()).isTrue();
    assertThat(rates.take("a").allowed()).isFalse();
    assertThat(rates.take("b").allowed()).isTrue();
  }

  @Test
  void theServiceRefusesAndSaysWhenToComeAgain() throws Exception {
    System.setProperty("heard.requests-per-second", "1");
    try (Served served = Served.in(data)) {
      Served.Answer answer = served.get("/api/v1/patterns");
      for (int i = 0; i < 100 && answer.status() == 200; i++) {
        answer = served.get("/api/v1/patterns");
      }
      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.header("retry-after")).isNotEmpty();
      assertThat(answer.header("ratelimit-remaining")).isEqualTo("0");
      assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    } finally {
      System.clearProperty("heard.requests-per-second");
    }
  }

  @Test
  void aNumberThatIsNoneStopsTheStart() {
    Assertions.assertThatThrownBy(
            () -> Settings.of(Map.of("HEARD_REQUESTS_PER_SECOND", "many"), 0, data, false, true))
        .hasMessageContaining("HEARD_REQUESTS_PER_SECOND is 'many'")
        .hasMessageContaining("Maybe");
  }
}
