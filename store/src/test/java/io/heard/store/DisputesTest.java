package io.heard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DisputesTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
  private static final String HERE = "here";

  @TempDir Path folder = Path.of("");

  private static void begin(Database database, String tenant, String id, @Nullable String team) {
    var store = new Conversations(database, NOON);
    store.begin(tenant, new Talk(id, null, team, "chat", null, "{}", true, 0, 0, 0, 0), null);
    store.take(
        tenant,
        id,
        new Step(
            List.of(new KeptTurn(0, null, "d", "{}")),
            List.of(
                new Mark(0, 0, "anger", "feeling", "likely"),
                new Mark(0, 0, "anger", "feeling", "possible"),
                new Mark(0, 0, "trust", "feeling", "sure")),
            null,
            List.of(Happening.of("turn", "{}")),
            null));
  }

  private static Disputes.Said said(@Nullable Integer from, String why, String by) {
    return new Disputes.Said(0, "anger", from, from == null ? null : from + 2, why, "{}", by);
  }

  @ParameterizedTest
  @EnumSource
  void theSamePersonsSecondWordReplacesTheFirst(Engine engine) {
    try (Database database = engine.open(folder)) {
      var disputes = new Disputes(database, NOON);
      begin(database, HERE, "c-1", null);
      assertThat(disputes.say(HERE, "c-1", said(3, "one", "p-1")).orElseThrow().again()).isFalse();
      assertThat(disputes.say(HERE, "c-1", said(3, "two", "p-1")).orElseThrow().again()).isTrue();
      assertThat(disputes.say(HERE, "c-1", said(null, "no place", "p-1")).orElseThrow().again())
          .isFalse();
      assertThat(disputes.say(HERE, "c-1", said(3, "another's", "p-2")).orElseThrow().again())
          .isFalse();
      assertThat(disputes.say("other", "c-1", said(3, "one", "p-1"))).isEmpty();
      assertThat(disputes.of(HERE, "c-1"))
          .extracting(Dispute::number, Dispute::from, Dispute::why)
          .containsExactly(
              tuple(1, 3, "two"), tuple(2, null, "no place"), tuple(3, 3, "another's"));
      assertThat(disputes.takeBack("other", "c-1", 2)).isFalse();
      assertThat(disputes.takeBack(HERE, "c-1", 2)).isTrue();
      assertThat(disputes.takeBack(HERE, "c-1", 2)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void marksAreCountedAndNotWhoDisputedThem(Engine engine) {
    try (Database database = engine.open(folder)) {
      var disputes = new Disputes(database, NOON);
      begin(database, HERE, "c-1", "billing");
      begin(database, HERE, "c-2", "returns");
      begin(database, HERE, "c-3", null);
      begin(database, "other", "c-1", null);
      for (String by : List.of("p-1", "p-2")) {
        disputes.say(HERE, "c-1", said(3, "why", by));
        disputes.say(HERE, "c-2", said(3, "why", by));
      }
      disputes.say(HERE, "c-3", said(null, "why", "p-1"));
      assertThat(disputes.counts(HERE, null)).containsExactly(new Disputes.Count("anger", 3, 3));
      assertThat(disputes.counts(HERE, "billing"))
          .containsExactly(new Disputes.Count("anger", 2, 2));
      assertThat(disputes.counts("other", null)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWordedOtherwiseIsWrittenOnce(Engine engine) {
    try (Database database = engine.open(folder)) {
      var disputes = new Disputes(database, NOON);
      begin(database, HERE, "c-1", null);
      disputes.say(HERE, "c-1", said(3, "Ann says so", "p-1"));
      disputes.say(HERE, "c-1", said(4, "nobody", "p-1"));
      assertThat(disputes.reword(HERE, "c-1", text -> text.replace("Ann", "<NAME-1>"))).isOne();
      assertThat(disputes.reword(HERE, "c-1", text -> text.replace("Ann", "<NAME-1>"))).isZero();
      assertThat(disputes.of(HERE, "c-1"))
          .extracting(Dispute::why)
          .containsExactly("<NAME-1> says so", "nobody");
    }
  }
}
