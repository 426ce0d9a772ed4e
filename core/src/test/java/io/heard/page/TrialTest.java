package io.heard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.heard.Heard;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a house page would have marked, and what is said about a draft of one.
class TrialTest {
  private static final Heard NOTHING = Heard.with(List.of());
  private static final String PAGE =
      """
      # offers-visit
      The agent offers to come by.
      ## Kind
      technique
      ## Phrases
      ```
      (come|drop) by (today|tomorrow)
      ```
      ## Heard
      ### Plainly
      - Agent: I will **come by tomorrow**.
      ## Not heard
      ### It was done
      - Agent: We came by on Monday.
      ### Something else
      - Agent: It was posted.
      """;

  private static House.Checked check(String text) {
    return House.check(new House.Source("x/offers-visit.md", "offers-visit.md", text), NOTHING);
  }

  private static Conversation talk(String id, String... turns) {
    return Conversation.of(
        id,
        Channel.CHAT,
        IntStream.range(0, turns.length)
            .mapToObj(i -> Turn.of(i, i % 2 == 0 ? Role.CUSTOMER : Role.AGENT, turns[i]))
            .toList());
  }

  private static Trial trial(int samples) {
    HousePage page = check(PAGE).page();
    if (page == null) {
      throw new AssertionError("The page was not read.");
    }
    return new Trial(page, samples);
  }

  @Test
  void turnsOfItsSideAreCountedAndThoseThatAreMarked() {
    Trial trial = trial(9);
    assertThat(trial.take("a", talk("c-1", "Come by today!", "I will Drop by today.", "Good.")))
        .isEqualTo(new Trial.Count(1, 1, 1, 1));
    assertThat(trial.take("b", talk("c-2", "Hello", "Hello.", "When?", "Tomorrow.")))
        .isEqualTo(new Trial.Count(1, 0, 2, 0));
    assertThat(trial.all()).isEqualTo(new Trial.Count(2, 1, 3, 1));
    assertThat(trial.words(8)).containsExactly(new Trial.Said("drop by today", 1));
    assertThat(trial.samples())
        .extracting(Trial.Sample::source, Trial.Sample::conversation)
        .containsExactly(tuple("a", "c-1"));
    assertThat(trial.samples().getFirst().marks().getFirst().of("I will Drop by today."))
        .isEqualTo("Drop by today");
  }

  @Test
  void samplesAreSpreadOverAllThatWasMarkedAndNoMoreThanWanted() {
    Trial trial = trial(4);
    for (int i = 0; i < 100; i++) {
      trial.take("", talk("c-" + i, "When?", "I come by tomorrow."));
    }
    assertThat(trial.all().marked()).isEqualTo(100);
    assertThat(trial.different()).isEqualTo(1);
    List<Integer> chosen =
        trial.samples().stream()
            .map(sample -> Integer.valueOf(sample.conversation().substring(2)))
            .toList();
    assertThat(chosen).hasSize(4).isSorted();
    assertThat(chosen.getLast() - chosen.getFirst()).isGreaterThan(50);
    assertThat(trial(0).samples()).isEmpty();
  }

  @Test
  void aDraftSaysAllThatIsWrongWithItWithLines() {
    assertThat(check(PAGE).holds()).isTrue();
    House.Checked failing =
        check(
            PAGE.replace("came by on Monday", "come by today")
                .replace("**come by tomorrow**", "come **by**"));
    assertThat(failing.holds()).isFalse();
    assertThat(failing.problems()).isEmpty();
    assertThat(failing.examples())
        .extracting(House.Tried::name, House.Tried::line, House.Tried::heard, House.Tried::holds)
        .containsExactly(
            tuple("Plainly", 10, true, false),
            tuple("It was done", 13, false, false),
            tuple("Something else", 15, false, true));
    House.Checked unread = check(PAGE.replace("## Kind\ntechnique\n", ""));
    assertThat(unread.page()).isNull();
    assertThat(unread.problems())
        .containsExactly(
            new House.Trouble(
                1,
                "the page has no kind.",
                "write under '## Kind' one of feeling, cue, technique, pitfall."));
    assertThat(check("").problems()).hasSize(1);
    House.Checked taken =
        House.check(
            new House.Source("emoji.md", "emoji.md", PAGE.replace("offers-visit", "emoji")),
            NOTHING);
    assertThat(taken.holds()).isFalse();
    assertThat(taken.problems().getFirst().what())
        .isEqualTo("'emoji' is a label of Heard's already.");
  }
}
