package io.heard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The same of both databases.
@ParameterizedClass
@EnumSource
class StoreTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
  private static final String HERE = "here";

  @Parameter Engine engine = Engine.SQLITE;
  @TempDir Path folder = Path.of("");
  private @Nullable Database open;

  @BeforeEach
  void open() {
    open = engine.open(folder);
  }

  @AfterEach
  void close() {
    if (open != null) {
      open.close();
    }
  }

  private Database database() {
    Database known = open;
    if (known == null) {
      throw new IllegalStateException("No database is open.");
    }
    return known;
  }

  private Conversations conversations() {
    return new Conversations(database(), NOON);
  }

  private Customers customers() {
    return new Customers(database(), NOON);
  }

  private static Talk talk(String id, @Nullable String customer, @Nullable String topic) {
    return new Talk(id, customer, "billing", "chat", topic, "{}", true, 0, 0, 0, 0);
  }

  private static KeptTurn turn(int place, String text) {
    return new KeptTurn(place, "m-" + place, "digest " + text, "{\"text\":\"" + text + "\"}");
  }

  private static Step step(KeptTurn... turns) {
    return new Step(List.of(turns), List.of(), null, List.of(Happening.of("turn", "{}")), null);
  }

  @Test
  void aConversationIsGivenBackAsItWasStored() {
    conversations().begin(HERE, talk("c-1", "k-1", "refund"), null);
    var hint = new Hint(1, "name-it", "{\"say\":\"…\"}", "{\"version\":\"1\"}", 7, null, null);
    var answer = new Answer("key", "digest", 201, "{}");
    List<Happening> numbered =
        conversations()
            .take(
                HERE,
                "c-1",
                new Step(
                    List.of(turn(0, "one"), turn(1, "two")),
                    List.of(new Mark(1, 1, "frustration", "feeling", "likely")),
                    hint,
                    List.of(Happening.of("turn", "a"), Happening.of("nudge", "b")),
                    answer));
    assertThat(numbered).extracting(Happening::number).containsExactly(1, 2);
    database().close();
    open = engine.open(folder);
    assertThat(conversations().turns(HERE, "c-1")).containsExactly(turn(0, "one"), turn(1, "two"));
    assertThat(conversations().hints(HERE, "c-1")).containsExactly(hint);
    assertThat(conversations().happenings(HERE, "c-1", 1, 9))
        .containsExactly(new Happening(2, "nudge", "b"));
    assertThat(conversations().answered(HERE, "key")).contains(answer);
    assertThat(conversations().find(HERE, "c-1"))
        .contains(
            new Talk(
                "c-1",
                "k-1",
                "billing",
                "chat",
                "refund",
                "{}",
                true,
                2,
                2,
                NOON.millis(),
                NOON.millis()));
  }

  @Test
  void aTenantSeesNothingOfAnothers() {
    conversations().begin(HERE, talk("c-1", "k-1", "refund"), null);
    conversations().take(HERE, "c-1", step(turn(0, "one")));
    customers().put(HERE, new Customers.Stored("k-1", "{\"name\":\"Ann\"}"));
    assertThat(conversations().find("there", "c-1")).isEmpty();
    assertThat(conversations().turns("there", "c-1")).isEmpty();
    assertThat(conversations().page("there", Conversations.Wanted.ALL, null, 9)).isEmpty();
    assertThat(conversations().delete("there", "c-1")).isFalse();
    assertThat(customers().find("there", "k-1")).isEmpty();
    assertThat(customers().page("there", "", 9)).isEmpty();
    assertThat(conversations().turns(HERE, "c-1")).hasSize(1);
    assertThat(customers().find(HERE, "k-1")).isPresent();
  }

  @Test
  void aDeliveryThatFailsLeavesNothingBehind() {
    conversations().begin(HERE, talk("c-1", null, null), null);
    conversations().take(HERE, "c-1", step(turn(0, "one")));
    assertThatThrownBy(
            () -> conversations().take(HERE, "c-1", step(turn(1, "two"), turn(0, "again"))))
        .isInstanceOf(StoreException.class)
        .hasMessageNotContaining("again")
        .hasMessageNotContaining("two");
    assertThat(conversations().turns(HERE, "c-1")).containsExactly(turn(0, "one"));
    assertThat(conversations().happenings(HERE, "c-1", 0, 9)).hasSize(1);
    assertThat(conversations().find(HERE, "c-1")).map(Talk::turns).contains(1);
  }

  @Test
  void whatHeardItStandsBesideAllThatIsSent() throws Exception {
    var hearing = new Conversations(database(), NOON, "{\"version\":\"7\"}");
    hearing.begin(HERE, talk("c-1", null, null), null);
    hearing.take(HERE, "c-1", step(turn(0, "one")));
    hearing.change(
        HERE,
        "c-1",
        turn(0, "two"),
        List.of(),
        List.of(Happening.of("turn-updated", "{}")),
        UnaryOperator.identity(),
        null,
        null);
    hearing.close(HERE, "c-1", List.of(), List.of(Happening.of("closed", "{}")), "{}", null, null);
    try (var connection = engine.connect(folder);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select heard from event")) {
      int events = 0;
      while (rows.next()) {
        assertThat(rows.getString(1)).isEqualTo("{\"version\":\"7\"}");
        events++;
      }
      assertThat(events).isEqualTo(3);
    }
  }

  @Test
  void whatIsGoneTakesNoTurn() {
    assertThatThrownBy(() -> conversations().take(HERE, "c-9", step(turn(0, "one"))))
        .isInstanceOf(StoreException.class)
        .hasMessage("The conversation is gone.");
    assertThat(conversations().turns(HERE, "c-9")).isEmpty();
  }

  @Test
  void manyWriteAtOnceAndOnlyWhatFailsIsMissing() throws Exception {
    int talks = 12;
    int turns = 15;
    for (int i = 0; i < talks; i++) {
      conversations().begin(HERE, talk("c-" + i, null, null), null);
    }
    var begin = new CountDownLatch(1);
    var failed = new ArrayList<Future<Integer>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < talks; i++) {
        String id = "c-" + i;
        failed.add(
            threads.submit(() -> {
              begin.await();
              int failures = 0;
              for (int place = 0; place < turns; place++) {
                conversations().take(HERE, id, step(turn(place, id)));
                failures += fails(step(turn(place, "doubled")), id);
                failures += fails(step(turn(place, "nowhere")), "gone " + id);
              }
              return failures;
            }));
      }
      begin.countDown();
      for (Future<Integer> one : failed) {
        assertThat(one.get()).isEqualTo(2 * turns);
      }
    }
    for (int i = 0; i < talks; i++) {
      String id = "c-" + i;
      assertThat(conversations().turns(HERE, id))
          .isEqualTo(IntStream.range(0, turns).mapToObj(place -> turn(place, id)).toList());
      assertThat(conversations().happenings(HERE, id, 0, 99))
          .extracting(Happening::number)
          .isEqualTo(IntStream.rangeClosed(1, turns).boxed().toList());
    }
  }

  private int fails(Step step, String id) {
    try {
      conversations().take(HERE, id, step);
      return 0;
    } catch (StoreException expected) {
      return 1;
    }
  }

  @Test
  void aChangedTurnReplacesItsSignals() {
    conversations().begin(HERE, talk("c-1", null, null), null);
    conversations().take(HERE, "c-1", step(turn(0, "one"), turn(1, "two")));
    var withdrawn = new KeptTurn(0, "m-0", "digest one", null);
    List<Happening> numbered =
        conversations()
            .change(
                HERE,
                "c-1",
                withdrawn,
                List.of(),
                List.of(Happening.of("reading-reset", "")),
                told -> told,
                null,
                null);
    assertThat(numbered).extracting(Happening::number).containsExactly(2);
    assertThat(conversations().turns(HERE, "c-1")).containsExactly(withdrawn, turn(1, "two"));
  }

  @Test
  void whatBecameOfAHintStandsBesideIt() {
    conversations().begin(HERE, talk("c-1", null, null), null);
    var hint = new Hint(0, "name-it", "{}", "{\"version\":\"1\"}", 7, null, null);
    conversations()
        .take(HERE, "c-1", new Step(List.of(turn(0, "one")), List.of(), hint, List.of(), null));
    assertThat(conversations().became(HERE, "c-1", 3, "useful", null)).isFalse();
    assertThat(conversations().became("there", "c-1", 0, "useful", null)).isFalse();
    assertThat(conversations().became(HERE, "c-1", 0, "dismissed", "said already")).isTrue();
    assertThat(conversations().hints(HERE, "c-1"))
        .containsExactly(
            new Hint(0, "name-it", "{}", "{\"version\":\"1\"}", 7, "dismissed", "said already"));
  }

  @Test
  void aConversationGoesOnWithTheOneBeforeOfTheSameCustomerAndTopic() {
    conversations().begin(HERE, talk("c-1", "k-1", "refund"), null);
    conversations().begin(HERE, talk("c-2", "k-1", "address"), null);
    conversations().begin(HERE, talk("c-3", "k-2", "refund"), null);
    conversations().begin("there", talk("c-4", "k-1", "refund"), null);
    conversations().begin(HERE, talk("c-5", "k-1", null), null);
    conversations().begin(HERE, talk("c-6", "k-1", "refund"), null);
    conversations().begin(HERE, talk("c-7", "k-1", "refund"), null);
    assertThat(earlier("c-7")).containsExactly("c-6", "c-1");
    assertThat(conversations().earlier(HERE, "c-7", 1)).extracting(Talk::id).containsExactly("c-6");
    assertThat(earlier("c-5")).isEmpty();
    assertThat(earlier("c-3")).isEmpty();
    conversations().delete(HERE, "c-6");
    assertThat(earlier("c-7")).containsExactly("c-1");
  }

  private List<String> earlier(String id) {
    return conversations().earlier(HERE, id, 99).stream().map(Talk::id).toList();
  }

  @Test
  void aRecordIsReplacedAndStaysWhenAConversationGoes() {
    conversations().begin(HERE, talk("c-1", "k-1", null), null);
    assertThat(customers().put(HERE, new Customers.Stored("k-1", "{\"name\":\"Ann\"}"))).isTrue();
    var later = new Customers.Stored("k-1", "{\"name\":\"Ada\"}");
    assertThat(customers().put(HERE, later)).isFalse();
    conversations().delete(HERE, "c-1");
    assertThat(customers().find(HERE, "k-1")).contains(later);
    assertThat(customers().find(HERE, "k-2")).isEmpty();
  }

  @Test
  void anyTextComesBackAsItWasSaid() {
    String nasty = "\\u0000 \\ud83d ' \" ; -- \\\\ 😀 \u200b \u202e \n\t%s {} İ ß é";
    conversations().begin(HERE, talk("c-1", null, null), null);
    conversations().take(HERE, "c-1", step(new KeptTurn(0, "e'\"; drop table turn", "d", nasty)));
    assertThat(conversations().turns(HERE, "c-1"))
        .containsExactly(new KeptTurn(0, "e'\"; drop table turn", "d", nasty));
  }

  @Test
  void pagesFollowOneAnotherWithoutAGap() {
    for (int i = 0; i < 7; i++) {
      conversations().begin(HERE, talk("c-" + i, null, null), null);
    }
    var seen = new ArrayList<String>();
    Conversations.After after = null;
    while (true) {
      List<Talk> page =
          conversations()
              .page(HERE, new Conversations.Wanted(true, "billing", "chat", null, after), null, 3);
      page.forEach(talk -> seen.add(talk.id()));
      if (page.size() < 3) {
        break;
      }
      after = new Conversations.After(page.getLast().changedAt(), page.getLast().id());
    }
    assertThat(seen).containsExactly("c-6", "c-5", "c-4", "c-3", "c-2", "c-1", "c-0");
  }
}
