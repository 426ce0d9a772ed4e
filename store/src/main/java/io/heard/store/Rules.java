package io.heard.store;

import static io.heard.store.Tables.CHANGED_AT;
import static io.heard.store.Tables.CHANNEL;
import static io.heard.store.Tables.CHANNEL_RULE;
import static io.heard.store.Tables.CONVERSATIONS;
import static io.heard.store.Tables.DAY;
import static io.heard.store.Tables.DAYS;
import static io.heard.store.Tables.DELETION;
import static io.heard.store.Tables.ID;
import static io.heard.store.Tables.KINDS;
import static io.heard.store.Tables.MADE_AT;
import static io.heard.store.Tables.MASKING;
import static io.heard.store.Tables.NOTICE;
import static io.heard.store.Tables.OPT_OUT;
import static io.heard.store.Tables.OPT_OUT_TABLE;
import static io.heard.store.Tables.REASON;
import static io.heard.store.Tables.TENANT;
import static io.heard.store.Tables.TENANT_TABLE;
import static io.heard.store.Tables.TURNS;
import static io.heard.store.Tables.WHOM;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What tenants decided about people's data: what is masked, how long it is kept, what people are
/// told, and who does not want to be listened to.
public final class Rules {
  /// The channel whose rule holds where a channel has none of its own.
  public static final String ANY = "*";

  private static final long DAY_MS = 86_400_000;

  private final Database database;
  private final Clock clock;

  /// @param clock what says when something was decided
  public Rules(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// What holds on one channel.
  ///
  /// @param channel its id, or [#ANY]
  /// @param days how many days after its last change a conversation is deleted; null for never
  /// @param notice what people are told before they are listened to; null for nothing
  /// @param optOut whether people may opt out
  public record Channel(
      String channel, @Nullable Integer days, @Nullable String notice, boolean optOut) {}

  /// How much was deleted.
  ///
  /// @param day days since 1970, UTC
  /// @param reason `retention`, `erasure`, `opt-out` or `asked`
  public record Deleted(long day, String reason, String channel, int conversations, int turns) {}

  /// The tenants.
  public List<String> tenants() {
    return database.read(db -> db.select(ID).from(TENANT_TABLE).orderBy(ID).fetch(ID));
  }

  /// The masked kinds of a tenant, separated by blanks; nothing where it never decided.
  public Optional<String> masked(String tenant) {
    return database.read(
        db -> db.select(KINDS).from(MASKING).where(TENANT.eq(tenant)).fetchOptional(KINDS));
  }

  /// Decides what is masked.
  public void mask(String tenant, String kinds) {
    long now = clock.millis();
    database.write(db ->
        db.insertInto(MASKING)
            .columns(TENANT, KINDS, CHANGED_AT)
            .values(tenant, kinds, now)
            .onConflict(TENANT)
            .doUpdate()
            .set(KINDS, kinds)
            .set(CHANGED_AT, now)
            .execute());
  }

  /// The rules of a tenant by channel.
  public List<Channel> channels(String tenant) {
    return database.read(db ->
        db.select(CHANNEL, DAYS, NOTICE, OPT_OUT)
            .from(CHANNEL_RULE)
            .where(TENANT.eq(tenant))
            .orderBy(CHANNEL)
            .fetch(row ->
                new Channel(
                    row.get(CHANNEL), row.get(DAYS), row.get(NOTICE), row.get(OPT_OUT) != 0)));
  }

  /// Decides what holds on a channel.
  public void channel(String tenant, Channel rule) {
    long now = clock.millis();
    database.write(db ->
        db.insertInto(CHANNEL_RULE)
            .columns(TENANT, CHANNEL, DAYS, NOTICE, OPT_OUT, CHANGED_AT)
            .values(tenant, rule.channel(), rule.days(), rule.notice(), rule.optOut() ? 1 : 0, now)
            .onConflict(TENANT, CHANNEL)
            .doUpdate()
            .set(DAYS, rule.days())
            .set(NOTICE, rule.notice())
            .set(OPT_OUT, rule.optOut() ? 1 : 0)
            .set(CHANGED_AT, now)
            .execute());
  }

  /// Takes back what was decided for a channel.
  ///
  /// @return whether there was something
  public boolean forget(String tenant, String channel) {
    return database.write(db ->
        db.deleteFrom(CHANNEL_RULE).where(TENANT.eq(tenant), CHANNEL.eq(channel)).execute())
        > 0;
  }

  /// Keeps that somebody does not want to be listened to.
  ///
  /// @param whom a digest of who or what
  /// @param channel where, or [#ANY]
  public void optOut(String tenant, String whom, String channel) {
    database.write(db ->
        db.insertInto(OPT_OUT_TABLE)
            .columns(TENANT, WHOM, CHANNEL, MADE_AT)
            .values(tenant, whom, channel, clock.millis())
            .onConflict(TENANT, WHOM, CHANNEL)
            .doNothing()
            .execute());
  }

  /// Keeps that somebody may be listened to again.
  ///
  /// @return whether they had opted out there
  public boolean optIn(String tenant, String whom, String channel) {
    return database.write(db ->
        db.deleteFrom(OPT_OUT_TABLE)
            .where(TENANT.eq(tenant), WHOM.eq(whom), CHANNEL.eq(channel))
            .execute())
        > 0;
  }

  /// Where somebody does not want to be listened to.
  ///
  /// @param whom digests of who or what; any of them counts
  public List<String> out(String tenant, List<String> whom) {
    return database.read(db ->
        db.selectDistinct(CHANNEL)
            .from(OPT_OUT_TABLE)
            .where(TENANT.eq(tenant), WHOM.in(whom))
            .orderBy(CHANNEL)
            .fetch(CHANNEL));
  }

  /// How much was deleted of a tenant's, the newest day first.
  ///
  /// @param most at most so many rows
  public List<Deleted> deleted(String tenant, int most) {
    return database.read(db ->
        db.select(DAY, REASON, CHANNEL, CONVERSATIONS, TURNS)
            .from(DELETION)
            .where(TENANT.eq(tenant))
            .orderBy(DAY.desc(), REASON, CHANNEL)
            .limit(most)
            .fetch(row ->
                new Deleted(
                    row.get(DAY),
                    row.get(REASON),
                    row.get(CHANNEL),
                    row.get(CONVERSATIONS),
                    row.get(TURNS))));
  }

  /// Counts one deleted conversation, within the write that deletes it.
  static void count(
      DSLContext db, String tenant, String reason, String channel, int turns, long now) {
    db.insertInto(DELETION)
        .columns(TENANT, REASON, CHANNEL, DAY, CONVERSATIONS, TURNS)
        .values(tenant, reason, channel, now / DAY_MS, 1, turns)
        .onConflict(TENANT, REASON, CHANNEL, DAY)
        .doUpdate()
        .set(CONVERSATIONS, kept(CONVERSATIONS).plus(1))
        .set(TURNS, kept(TURNS).plus(turns))
        .execute();
  }

  private static Field<Integer> kept(Field<Integer> column) {
    return DSL.field(DSL.name(DELETION.getName(), column.getName()), Integer.class);
  }
}
