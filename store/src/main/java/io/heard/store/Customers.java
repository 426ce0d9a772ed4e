package io.heard.store;

import static io.heard.store.Tables.BODY;
import static io.heard.store.Tables.CHANGED_AT;
import static io.heard.store.Tables.CHANNEL;
import static io.heard.store.Tables.CONVERSATION_TABLE;
import static io.heard.store.Tables.CUSTOMER;
import static io.heard.store.Tables.CUSTOMER_TABLE;
import static io.heard.store.Tables.ENDED;
import static io.heard.store.Tables.ID;
import static io.heard.store.Tables.MADE_AT;
import static io.heard.store.Tables.STARTED_AT;
import static io.heard.store.Tables.STATE;
import static io.heard.store.Tables.TEAM;
import static io.heard.store.Tables.TENANT;
import static io.heard.store.Tables.TOPIC;
import static io.heard.store.Tables.TURNS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.row;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// What is known of customers beside their conversations; each call is about one tenant and sees
/// nothing of another's.
public final class Customers {
  private static final Field<Long> BEGAN = coalesce(STARTED_AT, MADE_AT);

  private final Database database;
  private final Clock clock;

  /// @param clock what says when something was stored
  public Customers(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A customer's record.
  ///
  /// @param body name, address, facts and stated preferences, JSON
  public record Stored(String id, String body) {
    @Override
    public String toString() {
      return "Stored[]";
    }
  }

  /// One contact of a customer.
  ///
  /// @param beganAt when it began by its own account, else when it was stored; milliseconds since
  ///   1970
  /// @param ended how it ended, JSON; null while it is open
  public record Contact(
      String id,
      String channel,
      @Nullable String team,
      @Nullable String topic,
      boolean open,
      int turns,
      long beganAt,
      @Nullable String ended) {
    @Override
    public String toString() {
      return "Contact[%d turns]".formatted(turns);
    }
  }

  /// Where a page of contacts ended.
  public record After(long beganAt, String id) {}

  /// Stores a record, in place of the one before.
  ///
  /// @return whether it is the first of this customer
  public boolean put(String tenant, Stored customer) {
    long now = clock.millis();
    return database.write(db -> {
      int made =
          db.insertInto(CUSTOMER_TABLE)
              .columns(TENANT, ID, BODY, MADE_AT, CHANGED_AT)
              .values(tenant, customer.id(), customer.body(), now, now)
              .onConflict(TENANT, ID)
              .doNothing()
              .execute();
      if (made == 0) {
        db.update(CUSTOMER_TABLE)
            .set(BODY, customer.body())
            .set(CHANGED_AT, now)
            .where(TENANT.eq(tenant), ID.eq(customer.id()))
            .execute();
      }
      return made > 0;
    });
  }

  /// The record of a customer.
  public Optional<Stored> find(String tenant, String id) {
    return database.read(db ->
        db.select(ID, BODY)
            .from(CUSTOMER_TABLE)
            .where(TENANT.eq(tenant), ID.eq(id))
            .fetchOptional(row -> new Stored(row.get(ID), row.get(BODY))));
  }

  /// A page of records, by id.
  ///
  /// @param after the id of the last one of the page before; empty for the first page
  /// @param most at most so many
  public List<Stored> page(String tenant, String after, int most) {
    return database.read(db ->
        db.select(ID, BODY)
            .from(CUSTOMER_TABLE)
            .where(TENANT.eq(tenant), ID.gt(after))
            .orderBy(ID)
            .limit(most)
            .fetch(row -> new Stored(row.get(ID), row.get(BODY))));
  }

  /// Contacts of a customer, the latest first.
  ///
  /// @param after the last one of the page before; null for the first page
  /// @param most at most so many
  public List<Contact> contacts(String tenant, String customer, @Nullable After after, int most) {
    var conditions = new ArrayList<Condition>();
    conditions.add(TENANT.eq(tenant));
    conditions.add(CUSTOMER.eq(customer));
    if (after != null) {
      conditions.add(row(BEGAN, ID).lt(row(after.beganAt(), after.id())));
    }
    return database.read(db ->
        db.select(ID, CHANNEL, TEAM, TOPIC, STATE, TURNS, STARTED_AT, MADE_AT, ENDED)
            .from(CONVERSATION_TABLE)
            .where(conditions)
            .orderBy(BEGAN.desc(), ID.desc())
            .limit(most)
            .fetch(row -> {
              Long started = row.get(STARTED_AT);
              return new Contact(
                  row.get(ID),
                  row.get(CHANNEL),
                  row.get(TEAM),
                  row.get(TOPIC),
                  row.get(STATE).equals("open"),
                  row.get(TURNS),
                  started == null ? row.get(MADE_AT) : started,
                  row.get(ENDED));
            }));
  }
}
