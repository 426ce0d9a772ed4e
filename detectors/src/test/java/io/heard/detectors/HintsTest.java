package io.heard.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.coach.Nudge;
import io.heard.coach.Nudging;
import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import io.heard.page.Catalogue;
import io.heard.signal.Confidence;
import io.heard.signal.Evidence;
import io.heard.signal.Signal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What holds for the hints of any conversation. To have many, every signal is taken as sure. A
/// failure names its seed.
class HintsTest {
  private static final Heard HEARD = Heard.withoutModel();
  private static final Conversations CONVERSATIONS = new Conversations(HEARD);
  private static final Nudging NUDGING = Nudging.of(Catalogue.of(HEARD));
  private static final int SEEDS = 200;

  @Test
  void theHintsOfAPrefixAreAPrefixOfTheHints() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Conversation conversation = CONVERSATIONS.of(seed);
      List<Nudge> whole = NUDGING.nudges(sure(HEARD.read(conversation)));
      Reading reading = HEARD.begin(conversation);
      for (Turn turn : conversation.turns()) {
        reading = HEARD.hear(reading, turn);
        int last = turn.index();
        assertThat(NUDGING.nudges(sure(reading)))
            .as("hints up to turn %d at seed %d", last, seed)
            .isEqualTo(whole.stream().filter(nudge -> nudge.turn() <= last).toList());
      }
    }
  }

  @Test
  void everyHintFollowsACustomersTurnAndRestsOnWhatWasSaidBefore() {
    var codes = new HashSet<String>();
    for (long seed = 0; seed < SEEDS; seed++) {
      Reading reading = sure(HEARD.read(CONVERSATIONS.of(seed)));
      for (Nudge nudge : NUDGING.nudges(reading)) {
        codes.add(nudge.code());
        assertThat(reading.turn(nudge.turn()).speaker().role()).isEqualTo(Role.CUSTOMER);
        assertThat(nudge.say()).as("at seed %d", seed).doesNotContain("{", "}");
        for (Evidence evidence : nudge.because()) {
          if (evidence instanceof Evidence.Quote quote) {
            assertThat(quote.turn()).isLessThanOrEqualTo(nudge.turn());
            assertThat(quote.span().of(reading.turn(quote.turn()).text())).isNotBlank();
          }
        }
      }
    }
    assertThat(codes)
        .contains("label-feeling", "urgency", "disclosure", "validate-feeling", "give-space");
  }

  @Test
  void everyHintThatCanBeOfferedHasItsWords() {
    List<String> worded =
        Catalogue.of(HEARD).entries().stream()
            .filter(entry -> entry.page().hint().isPresent())
            .map(entry -> entry.page().code())
            .toList();
    assertThat(worded)
        .containsExactly(
            "check-timing",
            "disclosure",
            "empathy-reset",
            "escalation-repeat",
            "give-space",
            "label-feeling",
            "over-empathy",
            "urgency",
            "validate-feeling");
  }

  private static Reading sure(Reading reading) {
    var heard = new ArrayList<List<Signal>>();
    for (List<Signal> signals : reading.heard()) {
      heard.add(
          signals.stream()
              .map(signal ->
                  new Signal(
                      signal.code(),
                      signal.kind(),
                      signal.heardAt(),
                      signal.finding(),
                      Confidence.SURE))
              .toList());
    }
    return new Reading(
        reading.head(),
        reading.utterances(),
        reading.impressions(),
        reading.memory(),
        heard,
        reading.intensities(),
        reading.mishaps(),
        reading.closed());
  }
}
