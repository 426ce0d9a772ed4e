package io.heard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleTest {
  private static final People.Person IDA =
      new People.Person("t-1", "ida", "ida@example.org", "Ida", "owner", null, "kept");
  private static final People.Person BEN =
      new People.Person("t-1", "ben", "ben@example.org", "Ben", "agent", null, null);

  @TempDir Path data = Path.of("");

  private final Hand clock = new Hand();
  private @Nullable Database database;
  private @Nullable People opened;

  /// A clock that is moved by hand.
  private static final class Hand extends Clock {
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");

    void move(Duration by) {
      now = now.plus(by);
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
    Database fresh = Database.in(data, "test");
    database = fresh;
    opened = new People(fresh, clock);
    people().found("t-1", "One", IDA);
    people().add(BEN);
  }

  @AfterEach
  void close() {
    Database used = database;
    if (used != null) {
      used.close();
    }
  }

  @Test
  void aSessionEndsWhenItIsNotUsed() {
    people().begin(IDA, "d", "f", Duration.ofHours(12));
    for (int i = 0; i < 5; i++) {
      clock.move(People.IDLE.minusSeconds(1));
      assertThat(people().session("d")).as("use %d", i).isPresent();
    }
    clock.move(People.IDLE);
    assertThat(people().session("d")).isEmpty();
  }

  @Test
  void aSessionEndsAfterItsLifeHoweverMuchItIsUsed() {
    people().begin(IDA, "d", "f", Duration.ofHours(2));
    for (int i = 0; i < 3; i++) {
      clock.move(Duration.ofMinutes(39));
      assertThat(people().session("d")).isPresent();
    }
    clock.move(Duration.ofMinutes(3));
    assertThat(people().session("d")).isEmpty();
    assertThat(people().sessions("t-1", "ida")).isEmpty();
  }

  @Test
  void oneSessionTooManyEndsTheOneUnusedForLongest() {
    for (int i = 0; i <= People.MOST_SESSIONS; i++) {
      people().begin(IDA, "d" + i, "f", Duration.ofHours(12), "Firefox on Linux");
      clock.move(Duration.ofSeconds(1));
    }
    assertThat(people().sessions("t-1", "ida"))
        .hasSize(People.MOST_SESSIONS)
        .extracting(People.Open::digest)
        .doesNotContain("d0");
  }

  @Test
  void aLinkWorksOnceAndOnlyInItsTime() {
    people().link("l-1", BEN, "invitation", Duration.ofHours(1));
    clock.move(Duration.ofHours(1));
    assertThat(people().linked("l-1")).isEmpty();
    assertThat(people().use("l-1", "new")).isEmpty();
    people().link("l-2", BEN, "invitation", Duration.ofHours(1));
    assertThat(people().linked("l-2")).contains(BEN);
    assertThat(people().use("l-2", "new")).isPresent();
    assertThat(people().use("l-2", "newer")).isEmpty();
    assertThat(people().find("t-1", "ben").orElseThrow().password()).isEqualTo("new");
  }

  @Test
  void aNewLinkEndsTheOneBefore() {
    people().link("l-1", BEN, "invitation", Duration.ofHours(1));
    people().link("l-2", BEN, "invitation", Duration.ofHours(1));
    assertThat(people().linked("l-1")).isEmpty();
    assertThat(people().linked("l-2")).isPresent();
  }

  @Test
  void theLastOwnerStays() {
    assertThat(people().change("t-1", "ida", "agent", null)).isEqualTo(People.Change.LAST_OWNER);
    assertThat(people().shutOut("t-1", "ida")).isEqualTo(People.Change.LAST_OWNER);
    assertThat(people().change("t-1", "ben", "owner", null)).isEqualTo(People.Change.DONE);
    assertThat(people().shutOut("t-1", "ida"))
        .as("an owner who never signed in keeps nobody's place")
        .isEqualTo(People.Change.LAST_OWNER);
  }

  @Test
  void whoIsShutOutIsOutAtOnceAndMayBeInvitedAgain() {
    people().begin(BEN, "d", "f", Duration.ofHours(12));
    assertThat(people().shutOut("t-1", "ben")).isEqualTo(People.Change.DONE);
    assertThat(people().session("d")).isEmpty();
    assertThat(people().byEmail("ben@example.org")).isEmpty();
    assertThat(
            people()
                .add(new People.Person("t-1", "b2", "ben@example.org", "Ben", "agent", null, null)))
        .isTrue();
  }

  @Test
  void anotherTenantChangesNobody() {
    assertThat(people().change("t-2", "ben", "lead", null)).isEqualTo(People.Change.NOBODY);
    assertThat(people().shutOut("t-2", "ben")).isEqualTo(People.Change.NOBODY);
    assertThat(people().find("t-2", "ben")).isEmpty();
    people().begin(BEN, "d", "f", Duration.ofHours(12));
    assertThat(people().end("t-2", "ben", "d")).isFalse();
    assertThat(people().session("d")).isPresent();
  }

  @Test
  void aTokenKeepsWhenItWasLastUsed() {
    people()
        .issue(new People.Token("t-1", "k", "desk", "read", "ida", 0), "d", Duration.ofDays(30));
    assertThat(people().tokens("t-1").getFirst().seenAt()).isNull();
    clock.move(Duration.ofDays(2));
    assertThat(people().token("d")).isPresent();
    assertThat(people().tokens("t-1").getFirst().seenAt()).isEqualTo(clock.millis());
    clock.move(Duration.ofDays(28));
    assertThat(people().token("d")).isEmpty();
  }

  @Test
  void theFirstTenantOperates() {
    people()
        .found(
            "t-2", "Two", new People.Person("t-2", "o", "o@example.org", "O", "owner", null, null));
    assertThat(people().tenants())
        .containsExactly(
            new People.Tenant("t-1", "One", true), new People.Tenant("t-2", "Two", false));
  }

  private People people() {
    People known = opened;
    if (known == null) {
      throw new IllegalStateException("Nothing was opened.");
    }
    return known;
  }
}
