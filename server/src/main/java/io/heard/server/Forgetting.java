package io.heard.server;

import io.heard.store.Audit;
import io.heard.store.Database;
import io.heard.store.Rules;
import io.heard.store.StoreException;
import io.heard.store.Traces;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes what is not to be kept: conversations whose time has run out, all of a customer's, one
/// that somebody asks for. Whole conversations go, never a part of one; each is counted. For
/// several threads.
final class Forgetting implements AutoCloseable {
  static final String RETENTION = "retention";
  static final String ERASURE = "erasure";
  static final String OPT_OUT = "opt-out";
  static final String ASKED = "asked";

  private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

  /// A day's conversations go at most so much later than they should.
  private static final Duration BETWEEN = Duration.ofHours(1);

  /// A service that has just started has other things to do.
  private static final Duration FIRST = Duration.ofMinutes(1);

  /// A database of up to so many bytes is written anew at every deletion: it takes less than a
  /// second. A larger one is at night.
  private static final long SMALL_BYTES = 64_000_000;

  private static final Duration NIGHT = Duration.ofHours(24);

  private final Live live;
  private final Unscrubbed unscrubbed;
  private final Traces traces;
  private final Privacy privacy;
  private final Database database;
  private final Clock clock;
  private final Audit audit;
  private final ReentrantLock scrubbing = new ReentrantLock();
  private @Nullable ScheduledExecutorService hours;

  Forgetting(
      Live live,
      Unscrubbed unscrubbed,
      Traces traces,
      Privacy privacy,
      Database database,
      Clock clock,
      Audit audit) {
    this.live = live;
    this.unscrubbed = unscrubbed;
    this.traces = traces;
    this.privacy = privacy;
    this.database = database;
    this.clock = clock;
    this.audit = audit;
  }

  /// Begins to look every hour.
  synchronized void begin() {
    if (hours != null) {
      return;
    }
    ScheduledExecutorService each =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("heard-retention").factory());
    ScheduledFuture<?> ignored =
        each.scheduleWithFixedDelay(
            this::sweepAndSay, FIRST.toSeconds(), BETWEEN.toSeconds(), TimeUnit.SECONDS);
    hours = each;
  }

  private void sweepAndSay() {
    try {
      int gone = sweep();
      if (gone > 0) {
        LOG.info("{} conversations were deleted because their time had run out.", gone);
      }
    } catch (StoreException failed) {
      LOG.error(
          "Conversations whose time has run out could not be deleted: {}", failed.getMessage());
    } catch (RuntimeException failed) {
      LOG.error(
          "Conversations whose time has run out could not be deleted: {}",
          failed.getClass().getName());
    }
  }

  /// Deletes every conversation that did not change for longer than its tenant keeps those of its
  /// channel.
  ///
  /// @return how many
  int sweep() {
    int gone = 0;
    for (String tenant : privacy.rules().tenants()) {
      gone += sweep(tenant);
    }
    if (gone > 0) {
      unscrubbed.mark();
    }
    if (unscrubbed.since(clock.instant()).compareTo(NIGHT) >= 0
        || unscrubbed.isMarked() && isSmall()) {
      scrub(true);
    } else if (gone > 0) {
      scrub(false);
    }
    return gone;
  }

  private boolean isSmall() {
    return database.sizeBytes() <= SMALL_BYTES;
  }

  private int sweep(String tenant) {
    List<Rules.Channel> rules = privacy.rules().channels(tenant);
    List<String> named =
        rules.stream().map(Rules.Channel::channel).filter(one -> !one.equals(Rules.ANY)).toList();
    int gone = 0;
    for (Rules.Channel rule : rules) {
      Integer days = rule.days();
      if (days == null) {
        continue;
      }
      long before = clock.millis() - Duration.ofDays(days).toMillis();
      String channel = rule.channel().equals(Rules.ANY) ? null : rule.channel();
      List<Traces.Named> next =
          traces.unchanged(tenant, channel, named, before, Traces.mostAtOnce());
      if (!next.isEmpty()) {
        audit.write(Audit.Actor.service(tenant), Audit.Action.RETENTION_RUN, Audit.Subject.NOTHING);
      }
      while (!next.isEmpty()) {
        for (Traces.Named one : next) {
          gone += live.delete(new Live.Key(tenant, one.id()), RETENTION).conversations();
        }
        next = traces.unchanged(tenant, channel, named, before, Traces.mostAtOnce());
      }
    }
    return gone;
  }

  /// What was erased.
  ///
  /// @param gone how much
  /// @param left what could not be done about the database's files, in a sentence each
  record Erased(Traces.Gone gone, List<String> left) {}

  /// Erases everything that is held of a customer, in the database's files too.
  ///
  /// @param reference as the customer's own system names them
  Erased erase(Who who, String reference) {
    String tenant = who.tenant();
    audit.write(who.actor(), Audit.Action.CUSTOMER_ERASED, Audit.Subject.customer(reference));
    List<String> names = privacy.customers(tenant, reference);
    int conversations = 0;
    int turns = 0;
    int rows = 0;
    for (List<Traces.Named> next = traces.of(tenant, names);
        !next.isEmpty();
        next = traces.of(tenant, names)) {
      for (Traces.Named one : next) {
        Traces.Gone gone = live.delete(new Live.Key(tenant, one.id()), ERASURE);
        conversations += gone.conversations();
        turns += gone.turns();
        rows += gone.rows();
      }
    }
    rows += traces.deleteCustomer(tenant, names);
    return new Erased(new Traces.Gone(conversations, turns, rows), scrub(true));
  }

  /// Deletes one conversation.
  ///
  /// @throws Problem where there is none
  void delete(Who who, String id) {
    audit.write(who.actor(), Audit.Action.CONVERSATION_DELETED, Audit.Subject.conversation(id));
    if (live.delete(new Live.Key(who.tenant(), id), ASKED).conversations() == 0) {
      throw Problem.notThere();
    }
    scrubSoon();
  }

  /// Deletes one conversation whose customer does not want to be listened to.
  ///
  /// @throws Problem where there is none, and none that opted out before
  void optOut(Who who, String id) {
    if (!traces.has(who.tenant(), id)
        && !privacy.isOut(who.tenant(), List.of(id), List.of(), Rules.ANY)) {
      throw Problem.notThere();
    }
    audit.write(who.actor(), Audit.Action.OPTED_OUT, Audit.Subject.conversation(id));
    privacy.rules().optOut(who.tenant(), privacy.conversationDigest(who.tenant(), id), Rules.ANY);
    live.delete(new Live.Key(who.tenant(), id), OPT_OUT);
    scrubSoon();
  }

  private void scrubSoon() {
    unscrubbed.mark();
    scrub(isSmall());
  }

  private List<String> scrub(boolean whole) {
    scrubbing.lock();
    try {
      List<String> left = database.scrub(whole);
      if (whole && left.isEmpty()) {
        unscrubbed.clear();
      }
      return left;
    } finally {
      scrubbing.unlock();
    }
  }

  @Override
  public synchronized void close() {
    ScheduledExecutorService each = hours;
    if (each != null) {
      each.shutdownNow();
    }
  }
}
