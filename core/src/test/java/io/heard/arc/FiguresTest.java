package io.heard.arc;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.arc.Measures.Gap;
import io.heard.conversation.Role;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void withoutTimesTheSharesAreOfWords() {
    Measures measures = new Script().customer(0, "one two three").agent("four").ended().measures();

    assertThat(measures.timed()).isFalse();
    assertThat(measures.talkShare()).containsEntry(Role.CUSTOMER, 0.75);
    assertThat(measures.talkShare()).containsEntry(Role.AGENT, 0.25);
    assertThat(measures.longestMonologue()).isNull();
    assertThat(measures.openingShare()).isEmpty();
  }

  @Test
  void withTimesTheSharesAreOfTimeAndTheOpeningHasItsOwn() {
    Measures measures =
        new Script()
            .spoken(0, 20)
            .agent("Good morning and welcome to our company.")
            .spoken(20, 40)
            .customer(0, "My line is down.")
            .ended()
            .measures();

    assertThat(measures.timed()).isTrue();
    assertThat(measures.talkShare()).containsEntry(Role.AGENT, 0.5);
    assertThat(measures.openingShare()).containsEntry(Role.AGENT, 0.667);
  }

  @Test
  void aSilenceAfterALabelIsSpaceAndOneAfterNothingIsDeadAir() {
    Measures measures =
        new Script()
            .spoken(0, 2)
            .agent("That sounds hard.", "label-feeling")
            .spoken(6, 8)
            .customer(1, "It is, you know.")
            .spoken(9.5, 11)
            .agent("I will look.", "next-step")
            .spoken(16, 18)
            .customer(0, "Are you still there?")
            .ended()
            .measures();

    assertThat(measures.pauses())
        .extracting(Measures.Pause::gap)
        .containsExactly(Gap.SPACE_GIVEN, Gap.BEFORE_ANSWER, Gap.DEAD_AIR);
    assertThat(measures.pauses().getFirst().length()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void aPauseAfterAnObjectionIsTold() {
    Measures measures =
        new Script()
            .spoken(0, 2)
            .customer(0, "It is too expensive for us.", "objection")
            .spoken(4, 6)
            .agent("Compared with what?", "open-question")
            .ended()
            .measures();

    assertThat(measures.pauses())
        .extracting(Measures.Pause::gap)
        .containsExactly(Gap.AFTER_OBJECTION);
  }

  @Test
  void aBackchannelOverlapsWithoutTakingTheFloor() {
    Measures measures =
        new Script()
            .spoken(0, 10)
            .customer(0, "So I rang on Monday and again on Tuesday.")
            .spoken(5, 5.5)
            .agent("Mm-hm.")
            .spoken(10.2, 20)
            .customer(0, "And on Wednesday nobody picked up at all.")
            .spoken(18, 22)
            .agent("I will find out who had the desk.")
            .ended()
            .measures();

    assertThat(measures.overlaps())
        .extracting(Measures.Overlap::backchannel)
        .containsExactly(true, false);
    assertThat(measures.speakerSwitches()).isEqualTo(1);
    assertThat(measures.longestMonologue()).isEqualTo(Duration.ofSeconds(20));
    assertThat(measures.longestMonologueTurns()).containsExactly(0, 2);
  }

  @Test
  void paceIsMeasuredOnCustomersOnlyAndAgainstTheirOwnMedian() {
    Script script = new Script();
    for (int i = 0; i < 4; i++) {
      script
          .spoken(i * 10, i * 10 + 5)
          .customer(0, "one two three four five six seven eight nine ten");
      script.spoken(i * 10 + 5, i * 10 + 6).agent("one two three four five six");
    }

    Measures measures = script.ended().measures();

    assertThat(measures.paces()).extracting(Measures.Pace::turn).containsExactly(0, 2, 4, 6);
    assertThat(measures.paces().getFirst().baseline()).isNull();
    assertThat(measures.paces().getLast().baseline()).isEqualTo(120.0);
  }

  @Test
  void questionsAreCountedBySide() {
    Measures measures =
        new Script().customer(0, "When? And how?").agent("Which one?").ended().measures();

    assertThat(measures.questions()).containsEntry(Role.CUSTOMER, 2).containsEntry(Role.AGENT, 1);
  }
}
