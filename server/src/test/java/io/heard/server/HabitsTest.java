package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.coach.Nudging.Occasion;
import io.heard.server.Habits.Habit;
import io.heard.server.Habits.Had;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HabitsTest {
  private static final String CODE = "label-feeling";

  /// Conversations of one place each, the newest first: `y` done, `n` not, `Y` and `N` after the
  /// hint was shown.
  private static List<Had> had(String places) {
    var had = new ArrayList<Had>();
    for (int i = 0; i < places.length(); i++) {
      char place = places.charAt(i);
      had.add(
          new Had(
              List.of(new Occasion(3, CODE, Character.toLowerCase(place) == 'y')),
              Character.isUpperCase(place) ? Map.of(3, CODE) : Map.of()));
    }
    return had;
  }

  private static Habit habit(String places) {
    List<Habit> habits = Habits.of(had(places));
    assertThat(habits).hasSize(1);
    return habits.getFirst();
  }

  @Test
  void aHintFadesForWhoDoesItUnpromptedInFourOfTheLastFivePlaces() {
    assertThat(habit("yyyy")).isEqualTo(new Habit(CODE, 4, 4, 0, true));
    assertThat(habit("yynyy").fades()).isTrue();
    assertThat(habit("yynynyyyyyy")).isEqualTo(new Habit(CODE, 11, 9, 0, false));
    assertThat(habit("yyy").fades()).isFalse();
    assertThat(habit("yyyynnnnnn").fades()).isTrue();
  }

  @Test
  void whatWasDoneAfterAHintWasNotDoneUnprompted() {
    assertThat(habit("YYYYY")).isEqualTo(new Habit(CODE, 0, 0, 5, false));
    assertThat(habit("yYyNyYy")).isEqualTo(new Habit(CODE, 4, 4, 3, true));
  }

  @Test
  void withinAConversationTheLastPlaceIsTheNewest() {
    var conversation = new ArrayList<Occasion>();
    for (int i = 0; i < 9; i++) {
      conversation.add(new Occasion(2 * i, CODE, i >= 5));
    }
    assertThat(Habits.of(List.of(new Had(conversation, Map.of()))).getFirst().fades()).isTrue();
    assertThat(Habits.of(List.of(new Had(conversation.reversed(), Map.of()))).getFirst().fades())
        .isFalse();
  }

  @Test
  void eachHintCountsByItself() {
    assertThat(
            Habits.of(
                List.of(
                    new Had(
                        List.of(new Occasion(0, "urgency", true), new Occasion(4, CODE, false)),
                        Map.of(4, "urgency")))))
        .containsExactly(new Habit(CODE, 1, 0, 0, false), new Habit("urgency", 1, 1, 1, false));
    assertThat(Habits.of(List.of())).isEmpty();
  }
}
