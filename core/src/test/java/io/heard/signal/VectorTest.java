package io.heard.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorTest {
  @Test
  void itGivesBackWhatItTookToTheLastBit() {
    for (long seed = 1; seed <= 100; seed++) {
      var random = new Random(seed);
      var values = new float[460];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            switch (random.nextInt(10)) {
              case 0 -> random.nextFloat() * 100 - 50;
              case 1 -> (float) (random.nextInt(400_000) / 10_000.0 - 20);
              case 2 -> -0.0f;
              default -> (float) (Math.round(random.nextGaussian() * 10_000) / 10_000.0);
            };
      }
      var back = new float[462];
      Vector.of(values).copy(back, 1);
      for (int i = 0; i < values.length; i++) {
        assertThat(Float.floatToRawIntBits(back[i + 1]))
            .as("seed %d, place %d", seed, i)
            .isEqualTo(Float.floatToRawIntBits(values[i]));
      }
      assertThat(back[461]).isZero();
      assertThat(Vector.of(values)).isEqualTo(Vector.of(values.clone()));
    }
  }

  @Test
  void nothingIsTheEmptyOne() {
    assertThat(Vector.of(new float[0])).isSameAs(Vector.EMPTY);
  }
}
