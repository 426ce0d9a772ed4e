package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.Heard;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.store.Conversations;
import io.heard.store.Database;
import io.heard.store.People;
import io.heard.store.Rules;
import io.heard.store.Talk;
import io.heard.store.Traces;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class RetentionTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir Path data = Path.of("");

  private final Hands clock = new Hands();
  private final List<String> written = new ArrayList<>();
  private @Nullable Database database;
  private @Nullable Live live;
  private @Nullable Rules rules;
  private @Nullable Forgetting forgetting;

  /// A clock whose hands are moved.
  private static final class Hands extends Clock {
    private Instant now = START;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @BeforeEach
  void open() {
    Database opened = Database.in(data, "a test");
    var traces = new Traces(opened, clock);
    var decided = new Rules(opened, clock);
    var privacy = new Privacy(decided, Key.in(data));
    var unscrubbed = new Unscrubbed(data, clock);
    var running =
        new Live(
            new Hearing(Heard.withoutModel(), "test"),
            new Conversations(opened, clock),
            new Watchers(),
            clock,
            privacy,
            traces,
            unscrubbed);
    Trail trail = (tenant, who, act, about) -> written.add(tenant + " " + act);
    database = opened;
    rules = decided;
    live = running;
    forgetting = new Forgetting(running, unscrubbed, traces, privacy, opened, clock, trail);
    for (String tenant : List.of("one", "other")) {
      new People(opened, clock)
          .found(
              tenant,
              tenant,
              new People.Person(tenant, "p", tenant + "@example.org", "Ida", "owner", null, null));
    }
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  private void begin(String tenant, String id, Channel channel) {
    Conversation raw = Conversation.of(id, channel, List.of());
    live.begin(
        tenant,
        raw,
        opened ->
            new Talk(
                id, null, null, channel.id(), null, opened.head().toString(), true, 0, 0, 0, 0),
        opened -> null);
    say(tenant, id, "It is broken, said " + id + ".");
  }

  private void say(String tenant, String id, String text) {
    live.take(
        new Live.Key(tenant, id),
        JsonNodeFactory.instance
            .arrayNode()
            .add(
                JsonNodeFactory.instance.objectNode().put("speaker", "customer").put("text", text)),
        null);
  }

  private List<String> left(String tenant) {
    return new Conversations(database, clock)
        .page(tenant, Conversations.Wanted.ALL, 100).stream().map(Talk::id).sorted().toList();
  }

  @Test
  void whatRanOutOfTimeGoesWholeAndIsCounted() throws Exception {
    rules.channel("one", new Rules.Channel("chat", 10, null, true));
    rules.channel("one", new Rules.Channel(Rules.ANY, 30, null, true));
    begin("one", "chat-old", Channel.CHAT);
    begin("one", "chat-goes-on", Channel.CHAT);
    begin("one", "mail", Channel.EMAIL);
    begin("other", "chat-of-another", Channel.CHAT);
    clock.pass(Duration.ofDays(9));
    say("one", "chat-goes-on", "And still it is.");
    assertThat(forgetting.sweep()).isZero();
    assertThat(written).isEmpty();
    clock.pass(Duration.ofDays(1).plusMillis(1));
    assertThat(forgetting.sweep()).isEqualTo(1);
    assertThat(left("one")).containsExactly("chat-goes-on", "mail");
    assertThat(written).containsExactly("one RETENTION_RUN");
    assertThat(Running.holding(data, List.of("said chat-old"))).isEmpty();
    clock.pass(Duration.ofDays(30));
    assertThat(forgetting.sweep()).isEqualTo(2);
    assertThat(left("one")).isEmpty();
    assertThat(left("other")).containsExactly("chat-of-another");
    assertThat(rules.deleted("one", 10))
        .extracting(one ->
            one.reason() + " " + one.channel() + " " + one.conversations() + " " + one.turns())
        .containsExactly("retention chat 1 2", "retention email 1 1", "retention chat 1 1");
    assertThat(rules.deleted("other", 10)).isEmpty();
  }

  @Test
  void aChannelThatIsKeptForEverIsNoneOfTheOthers() {
    rules.channel("one", new Rules.Channel("email", null, null, true));
    rules.channel("one", new Rules.Channel(Rules.ANY, 1, null, true));
    begin("one", "mail", Channel.EMAIL);
    begin("one", "chat", Channel.CHAT);
    clock.pass(Duration.ofDays(400));
    assertThat(forgetting.sweep()).isEqualTo(1);
    assertThat(left("one")).containsExactly("mail");
  }
}
