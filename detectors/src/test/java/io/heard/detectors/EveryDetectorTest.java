package io.heard.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Evidence;
import io.heard.signal.Kind;
import io.heard.signal.Signal;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What holds for every detector, on random conversations of every page's sentences and nasty
/// strings. A failure names its seed.
class EveryDetectorTest {
  private static final Heard HEARD = Heard.withAll();
  private static final Conversations CONVERSATIONS = new Conversations(HEARD);
  private static final int SEEDS = 300;

  @Test
  void noDetectorFailsOnAnyConversation() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Reading reading = HEARD.read(CONVERSATIONS.of(seed));
      assertThat(reading.mishaps()).as("mishaps at seed %d", seed).isEmpty();
      assertThat(reading.closed()).isTrue();
    }
  }

  @Test
  void evidenceStandsInsideWhatWasSaidAndNeverInTheFuture() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Reading reading = HEARD.read(CONVERSATIONS.of(seed));
      for (Signal signal : reading.signals()) {
        assertThat(signal.turn()).isLessThanOrEqualTo(signal.heardAt());
        for (Evidence evidence : signal.finding().evidence()) {
          if (evidence instanceof Evidence.Quote quote) {
            assertThat(quote.turn()).isLessThanOrEqualTo(signal.heardAt());
            assertThat(quote.span().of(reading.turn(quote.turn()).text()))
                .as("%s at seed %d", signal.code(), seed)
                .isNotBlank();
          }
        }
      }
    }
  }

  @Test
  void whatAPrefixHearsTheWholeHearsFirst() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Conversation conversation = CONVERSATIONS.of(seed);
      Reading whole = HEARD.read(conversation);
      Reading reading = HEARD.begin(conversation);
      int cut = conversation.turns().size() / 2;
      for (Turn turn : conversation.turns().subList(0, cut)) {
        reading = HEARD.hear(reading, turn);
      }
      int last = cut - 1;
      List<Signal> early = whole.signals().stream().filter(s -> s.heardAt() <= last).toList();
      List<Signal> prefix = reading.signals();
      if (cut < conversation.turns().size()) {
        assertThat(prefix).as("signals of a prefix at seed %d", seed).isEqualTo(early);
      }
    }
  }

  @Test
  void liveAndBatchGiveTheSameReading() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Conversation conversation = CONVERSATIONS.of(seed);
      Reading live = HEARD.begin(conversation.unsaid());
      for (Turn turn : conversation.turns()) {
        live = HEARD.hear(live, turn);
      }
      assertThat(comparable(HEARD.close(live)))
          .as("the reading at seed %d", seed)
          .isEqualTo(comparable(HEARD.read(conversation)));
    }
  }

  @Test
  void theReadingIsTheSameInAnyLocaleTimeZoneAndThread() throws Exception {
    List<List<Object>> expected = new ArrayList<>();
    for (long seed = 0; seed < 60; seed++) {
      expected.add(comparable(HEARD.read(CONVERSATIONS.of(seed))));
    }
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try (var threads = Executors.newFixedThreadPool(8)) {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
      List<Callable<List<Object>>> calls =
          LongStream.range(0, 60)
              .mapToObj(seed ->
                  (Callable<List<Object>>)
                      () -> comparable(Heard.withAll().read(CONVERSATIONS.of(seed))))
              .toList();
      var futures = threads.invokeAll(calls);
      for (int i = 0; i < 60; i++) {
        assertThat(futures.get(i).get()).as("the reading at seed %d", i).isEqualTo(expected.get(i));
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void oneFailingDetectorIsAMishapAndTheOthersGoOn() {
    var detectors = new ArrayList<>(HEARD.detectors());
    detectors.add(new Broken());
    Conversation conversation = CONVERSATIONS.of(7);
    Reading reading = Heard.with(detectors).read(conversation);
    assertThat(reading.mishaps()).isNotEmpty().allMatch(m -> m.code().equals("broken"));
    assertThat(reading.signals()).isEqualTo(HEARD.read(conversation).signals());
  }

  @Test
  void aDetectorsCodeIsItsClassNameInKebabCase() {
    for (Detector detector : HEARD.detectors()) {
      About about = detector.getClass().getAnnotation(About.class);
      String kebab =
          detector
              .getClass()
              .getSimpleName()
              .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
              .toLowerCase(Locale.ROOT);
      assertThat(about.code()).isEqualTo(kebab);
      assertThat(about.title()).doesNotEndWith(".").isNotBlank();
      assertThat(detector.getClass().getPackageName())
          .endsWith("." + about.kind().name().toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void noDetectorKeepsState() {
    for (Detector detector : HEARD.detectors()) {
      for (Field field : detector.getClass().getDeclaredFields()) {
        int modifiers = field.getModifiers();
        assertThat(Modifier.isStatic(modifiers) && Modifier.isFinal(modifiers))
            .as("%s is static final", field)
            .isTrue();
      }
    }
  }

  private static List<Object> comparable(Reading reading) {
    return List.of(
        reading.conversation(), reading.heard(), reading.intensities(), reading.mishaps());
  }

  @About(
      code = "broken",
      kind = Kind.CUE,
      title = "Always fails",
      listensTo = io.heard.signal.Listens.BOTH)
  private static final class Broken implements Detector {
    @Override
    public List<io.heard.signal.Finding> detect(io.heard.signal.Moment moment) {
      throw new IllegalStateException("fails on purpose");
    }
  }
}
