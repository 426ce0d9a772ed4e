package io.heard.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Span;
import io.heard.signal.Impression.Say;
import io.heard.signal.Impression.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SaysTest {
  @Test
  void itIsWhatTheSortedMapWas() {
    for (long seed = 1; seed <= 200; seed++) {
      var random = new Random(seed);
      var says = new HashMap<String, Say>();
      for (int i = random.nextInt(60); i > 0; i--) {
        says.put("label-" + random.nextInt(100), say(random));
      }
      Map<String, Say> kept = Says.of(says);
      assertThat(kept).as("seed %d", seed).isEqualTo(says).hasSameHashCodeAs(says);
      assertThat(List.copyOf(kept.keySet())).isEqualTo(List.copyOf(new TreeMap<>(says).keySet()));
      says.forEach((label, say) -> assertThat(kept.get(label)).isEqualTo(say));
      assertThat(kept.get("no label")).isNull();
      assertThat(kept.containsKey("no label")).isFalse();
    }
  }

  @Test
  void whatFitsNoTableIsKeptToo() {
    var odd = new Say(new Verdict(.123, null), new Verdict(.5, Confidence.SURE), new Span(0, 3));
    var far = new Say(new Verdict(.5, null), new Verdict(null, null), new Span(70_000, 70_003));
    assertThat(Says.of(Map.of("odd", odd, "far", far))).isEqualTo(Map.of("odd", odd, "far", far));
  }

  private static Say say(Random random) {
    int from = random.nextInt(500);
    return new Say(verdict(random), verdict(random), new Span(from, from + 1 + random.nextInt(9)));
  }

  private static Verdict verdict(Random random) {
    Confidence[] all = Confidence.values();
    int confidence = random.nextInt(all.length + 1);
    return new Verdict(
        random.nextInt(4) == 0 ? null : (Double) (random.nextInt(101) / 100.0),
        confidence == all.length ? null : all[confidence]);
  }
}
