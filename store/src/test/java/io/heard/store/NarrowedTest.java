package io.heard.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.store.Narrowed.Ending;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NarrowedTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
  private static final String HERE = "here";

  @TempDir Path folder = Path.of("");

  private static void begin(
      Database database, String tenant, String id, String text, List<Mark> marks) {
    begin(database, tenant, id, text, marks, null, null);
  }

  private static void begin(
      Database database,
      String tenant,
      String id,
      String text,
      List<Mark> marks,
      @Nullable Long startedAt,
      @Nullable String ended) {
    var step =
        new Step(
            List.of(new KeptTurn(0, null, "d", "{\"text\":\"" + text + "\"}")),
            marks,
            null,
            List.of(),
            null);
    new Conversations(database, NOON)
        .begin(
            tenant,
            new Talk(id, null, null, "chat", null, "{}", ended == null, 0, 0, 0, 0),
            new Beginning(step, startedAt, ended),
            null);
  }

  private static List<String> ids(Database database, String tenant, Narrowed narrowed) {
    return new Conversations(database, NOON)
        .page(tenant, Conversations.Wanted.ALL, narrowed, null, 99).stream()
            .map(Talk::id)
            .sorted()
            .toList();
  }

  private static Mark mark(String code, String confidence) {
    return new Mark(0, 0, code, "feeling", confidence);
  }

  @ParameterizedTest
  @EnumSource
  void labelsAreThoseThatCountAndAllOfThem(Engine engine) {
    try (Database database = engine.open(folder)) {
      Mark anger = mark("anger", "likely");
      Mark trust = mark("trust", "sure");
      begin(database, HERE, "both", "", List.of(anger, trust));
      begin(database, HERE, "one", "", List.of(anger));
      begin(database, HERE, "perhaps", "", List.of(mark("anger", "possible")));
      begin(database, "other", "both", "", List.of(anger, trust));
      assertThat(ids(database, HERE, labels("anger"))).containsExactly("both", "one");
      assertThat(ids(database, HERE, labels("anger", "trust"))).containsExactly("both");
      assertThat(ids(database, "other", labels("anger"))).containsExactly("both");
      assertThat(ids(database, HERE, labels("'; drop table signal; --"))).isEmpty();
    }
  }

  private static Narrowed labels(String... labels) {
    return new Narrowed(List.of(labels), null, null, null, null);
  }

  @ParameterizedTest
  @EnumSource
  void exactlyOneEndingIsTrueOfEachThatEnded(Engine engine) {
    Map<Ending, String> ended = new EnumMap<>(Ending.class);
    String json =
        "{\"episodes\":{\"open\":%d,\"landed\":%d,\"lost\":%d},\"intensity\":{\"peak\":2,\"last\":0},\"missed\":1,\"promises\":%s,\"outcome\":%s}";
    ended.put(
        Ending.ESCALATED,
        json.formatted(1, 1, 1, "[{}]", "{\"resolved\":true,\"escalated\":true}"));
    ended.put(Ending.RESOLVED, json.formatted(1, 1, 1, "[{}]", "{\"resolved\":true}"));
    ended.put(Ending.NOT_RESOLVED, json.formatted(0, 1, 0, "[]", "{\"resolved\":false}"));
    ended.put(Ending.LOST, json.formatted(1, 1, 12, "[{}]", "null"));
    ended.put(Ending.PROMISE, json.formatted(1, 1, 0, "[{}]", "{\"escalated\":false}"));
    ended.put(Ending.UNSETTLED, json.formatted(1, 1, 0, "[]", "null"));
    ended.put(Ending.LANDED, json.formatted(0, 10, 0, "[]", "null"));
    ended.put(Ending.CALM, json.formatted(0, 0, 0, "[]", "{\"csat\":3}"));
    try (Database database = engine.open(folder)) {
      ended.forEach((ending, how) -> begin(database, HERE, ending.id(), "", List.of(), null, how));
      begin(database, HERE, "goes-on", "", List.of());
      for (Ending ending : Ending.values()) {
        assertThat(ids(database, HERE, new Narrowed(List.of(), null, ending, null, null)))
            .containsExactly(ending.id());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whenItBeganIsByItsOwnAccountWhereItHasOne(Engine engine) {
    try (Database database = engine.open(folder)) {
      long noon = NOON.millis();
      begin(database, HERE, "now", "", List.of());
      begin(database, HERE, "earlier", "", List.of(), noon - 5_000, null);
      assertThat(ids(database, HERE, new Narrowed(List.of(), null, null, noon, null)))
          .containsExactly("now");
      assertThat(ids(database, HERE, new Narrowed(List.of(), null, null, null, noon)))
          .containsExactly("earlier");
      assertThat(ids(database, HERE, new Narrowed(List.of(), null, null, noon - 5_000, noon + 1)))
          .containsExactly("earlier", "now");
    }
  }

  @ParameterizedTest
  @EnumSource
  void turnsThatCannotHoldAWordAreLeftOut(Engine engine) {
    try (Database database = engine.open(folder)) {
      begin(database, HERE, "c-1", "Still no REFUND", List.of());
      begin(database, HERE, "c-2", "My lamp", List.of());
      begin(database, "other", "c-1", "no refund", List.of());
      var store = new Conversations(database, NOON);
      List<String> both = List.of("c-1", "c-2");
      assertThat(store.turnsThatMayHold(HERE, both, List.of("refund"))).containsOnlyKeys("c-1");
      assertThat(store.turnsThatMayHold(HERE, both, List.of("refund", "lam")))
          .containsOnlyKeys("c-1", "c-2");
      assertThat(store.turnsThatMayHold(HERE, both, List.of())).containsOnlyKeys("c-1", "c-2");
      assertThat(store.turnsThatMayHold(HERE, both, List.of("%"))).isEmpty();
      assertThat(store.turnsThatMayHold(HERE, List.of(), List.of())).isEmpty();
      assertThat(store.turnsThatMayHold("other", both, List.of("lamp"))).isEmpty();
    }
  }
}
