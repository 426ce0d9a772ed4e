package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.Heard;
import io.heard.store.KeptTurn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldingTest {
  private static final Hearing HEARING = new Hearing(Heard.withoutModel(), "0.1.0");

  /// Room for three of the conversations below.
  private static final long MOST = 5_000_000;

  private final Holding holding = new Holding(MOST);

  @Test
  void whoeverWasNotUsedForLongestIsLetGoWhereMemoryEnds() {
    for (int i = 0; i < 6; i++) {
      holding.alone(key(i), HoldingTest::grow);
    }
    assertThat(held()).containsExactly(3, 4, 5);
    assertThat(holding.size()).isEqualTo(3);
  }

  @Test
  void whatIsWorkedOnIsNeverLetGo() {
    holding.alone(
        key(0),
        first -> {
          grow(first);
          for (int i = 1; i < 6; i++) {
            holding.alone(key(i), HoldingTest::grow);
          }
          return holding.alone(key(0), again -> assertThat(again).isSameAs(first));
        });
    assertThat(held()).contains(0, 5);
  }

  @Test
  void whatHasNoReadingTakesNoRoom() {
    holding.alone(key(0), HoldingTest::grow);
    for (int i = 1; i < 6; i++) {
      holding.alone(
          key(i),
          held -> {
            grow(held);
            held.forget();
            return true;
          });
    }
    assertThat(held()).containsExactly(0);
  }

  /// Which of six are held; asking for one makes it the last used, so the last is asked for first.
  private List<Integer> held() {
    var found = new ArrayList<Integer>();
    for (int i = 5; i >= 0; i--) {
      if (holding.alone(key(i), Held::isHeard)) {
        found.addFirst(i);
      }
    }
    return found;
  }

  private static Live.Key key(int number) {
    return new Live.Key("house", "c-" + number);
  }

  private static boolean grow(Held held) {
    var turns = new ArrayList<KeptTurn>();
    for (int place = 0; place < 300; place++) {
      turns.add(
          new KeptTurn(
              place,
              null,
              "-",
              "{\"speaker\":\"customer\",\"text\":\"%s\"}"
                  .formatted("The parcel is late again. ".repeat(7))));
    }
    held.stands(HEARING, Held.object("{\"id\":\"%s\"}".formatted(held.id())), turns, true, false);
    held.reads(held.anew());
    return true;
  }
}
