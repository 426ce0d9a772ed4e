package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.Heard;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.store.Audit;
import io.heard.store.Conversations;
import io.heard.store.Database;
import io.heard.store.Disputes;
import io.heard.store.HousePages;
import io.heard.store.People;
import io.heard.store.Rules;
import io.heard.store.Talk;
import io.heard.store.Traces;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class RetentionTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir Path data = Path.of("");

  private final Hand clock = new Hand(START);

  /// Two tenants' data, and what deletes of it.
  private final class House implements AutoCloseable {
    private final Database database = Database.in(data, "a test");
    private final Rules rules = new Rules(database, clock);
    private final Traces traces = new Traces(database, clock);
    private final Privacy privacy = new Privacy(rules, Key.in(data));
    private final Unscrubbed unscrubbed = new Unscrubbed(data, clock);
    private final Live live =
        new Live(
            new Hearings(
                new Hearing(Heard.withoutModel(), "test"), new HousePages(database, clock)),
            new Conversations(database, clock),
            new Watchers(),
            clock,
            privacy,
            traces,
            new Disputes(database, clock),
            unscrubbed);
    private final Audit audit = Audit.in(database, data, clock);
    private final Forgetting forgetting =
        new Forgetting(live, unscrubbed, traces, privacy, database, clock, audit);

    House() {
      for (String tenant : List.of("one", "other")) {
        new People(database, clock)
            .found(
                tenant,
                tenant,
                new People.Person(
                    tenant, "p", tenant + "@example.org", "Ida", "owner", null, null));
      }
    }

    void begin(String tenant, String id, Channel channel) {
      Conversation raw = Conversation.of(id, channel, List.of());
      var talk =
          new Talk(
              id, null, null, channel.id(), null, Hearing.head(raw).toString(), true, 0, 0, 0, 0);
      live.begin(tenant, live.open(tenant, talk), JsonNodeFactory.instance.arrayNode(), null);
      say(tenant, id, "It is broken, said " + id + ".");
    }

    void say(String tenant, String id, String text) {
      live.take(
          new Live.Key(tenant, id),
          JsonNodeFactory.instance
              .arrayNode()
              .add(
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("speaker", "customer")
                      .put("text", text)),
          null);
    }

    List<String> written(String tenant) {
      return audit.entries(tenant, List.of(), Long.MAX_VALUE, 100).stream()
          .map(entry -> entry.actorKind() + " " + entry.action())
          .toList();
    }

    List<String> left(String tenant) {
      return new Conversations(database, clock)
          .page(tenant, Conversations.Wanted.ALL, null, 100).stream()
              .map(Talk::id)
              .sorted()
              .toList();
    }

    @Override
    public void close() {
      database.close();
    }
  }

  @Test
  void whatRanOutOfTimeGoesWholeAndIsCounted() throws Exception {
    try (var house = new House()) {
      house.rules.channel("one", new Rules.Channel("chat", 10, null, true));
      house.rules.channel("one", new Rules.Channel(Rules.ANY, 30, null, true));
      house.begin("one", "chat-old", Channel.CHAT);
      house.begin("one", "chat-goes-on", Channel.CHAT);
      house.begin("one", "mail", Channel.EMAIL);
      house.begin("other", "chat-of-another", Channel.CHAT);
      clock.pass(Duration.ofDays(9));
      house.say("one", "chat-goes-on", "And still it is.");
      assertThat(house.forgetting.sweep()).isZero();
      assertThat(house.written("one")).isEmpty();
      clock.pass(Duration.ofDays(1).plusMillis(1));
      assertThat(house.forgetting.sweep()).isEqualTo(1);
      assertThat(house.left("one")).containsExactly("chat-goes-on", "mail");
      assertThat(house.written("one")).containsExactly("service retention-run");
      assertThat(house.written("other")).isEmpty();
      assertThat(SignedIn.holding(data, List.of("said chat-old"))).isEmpty();
      clock.pass(Duration.ofDays(30));
      assertThat(house.forgetting.sweep()).isEqualTo(2);
      assertThat(house.left("one")).isEmpty();
      assertThat(house.left("other")).containsExactly("chat-of-another");
      assertThat(house.rules.deleted("one", 10))
          .extracting(one ->
              one.reason() + " " + one.channel() + " " + one.conversations() + " " + one.turns())
          .containsExactly("retention chat 1 2", "retention email 1 1", "retention chat 1 1");
      assertThat(house.rules.deleted("other", 10)).isEmpty();
    }
  }

  @Test
  void aChannelThatIsKeptForEverIsNoneOfTheOthers() {
    try (var house = new House()) {
      house.rules.channel("one", new Rules.Channel("email", null, null, true));
      house.rules.channel("one", new Rules.Channel(Rules.ANY, 1, null, true));
      house.begin("one", "mail", Channel.EMAIL);
      house.begin("one", "chat", Channel.CHAT);
      clock.pass(Duration.ofDays(400));
      assertThat(house.forgetting.sweep()).isEqualTo(1);
      assertThat(house.left("one")).containsExactly("mail");
    }
  }
}
