package io.heard.store;

import static io.heard.store.Tables.BODY;
import static io.heard.store.Tables.CHANGED_AT;
import static io.heard.store.Tables.CHANNEL;
import static io.heard.store.Tables.CONVERSATION;
import static io.heard.store.Tables.CONVERSATION_TABLE;
import static io.heard.store.Tables.CUSTOMER;
import static io.heard.store.Tables.CUSTOMER_TABLE;
import static io.heard.store.Tables.ENDED;
import static io.heard.store.Tables.FACT;
import static io.heard.store.Tables.ID;
import static io.heard.store.Tables.KIND;
import static io.heard.store.Tables.MADE_AT;
import static io.heard.store.Tables.PLACE;
import static io.heard.store.Tables.PREFERENCE;
import static io.heard.store.Tables.SOURCE;
import static io.heard.store.Tables.STARTED_AT;
import static io.heard.store.Tables.STATE;
import static io.heard.store.Tables.TEAM;
import static io.heard.store.Tables.TENANT;
import static io.heard.store.Tables.TOPIC;
import static io.heard.store.Tables.TURN;
import static io.heard.store.Tables.TURNS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.row;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
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

  /// Where a fact or a preference was said.
  ///
  /// @param turn the index of the turn
  public record Said(String conversation, int turn) {}

  /// Something that is known of a customer.
  ///
  /// @param text the fact
  /// @param source the record that holds it, where it is from one
  /// @param said where it was said, where it was
  public record Fact(String text, @Nullable String source, @Nullable Said said) {
    @Override
    public String toString() {
      return "Fact[%d characters]".formatted(text.length());
    }
  }

  /// How a customer said they want to be dealt with.
  ///
  /// @param kind what it is about, such as `address`, `channel` or `length`: one of a kind holds
  /// @param text the preference
  /// @param source the record that holds it, where it is from one
  /// @param said where it was said, where it was
  public record Preference(String kind, String text, @Nullable String source, @Nullable Said said) {
    @Override
    public String toString() {
      return "Preference[%s, %d characters]".formatted(kind, text.length());
    }
  }

  /// A customer.
  ///
  /// @param body what else is kept, such as the name, as JSON
  /// @param facts in the order in which they came to be known
  /// @param preferences by kind
  /// @param madeAt milliseconds since 1970
  /// @param changedAt the same; when something was last learned
  public record Customer(
      String id,
      String body,
      List<Fact> facts,
      List<Preference> preferences,
      long madeAt,
      long changedAt) {
    public Customer {
      facts = List.copyOf(facts);
      preferences = List.copyOf(preferences);
    }

    @Override
    public String toString() {
      return "Customer[%d facts, %d preferences]".formatted(facts.size(), preferences.size());
    }
  }

  /// The customer of that id.
  public Optional<Customer> find(String tenant, String id) {
    return database.read(db -> {
      List<Fact> facts =
          db.select(BODY, SOURCE, CONVERSATION, TURN)
              .from(FACT)
              .where(TENANT.eq(tenant), CUSTOMER.eq(id))
              .orderBy(PLACE)
              .fetch(row ->
                  new Fact(
                      row.get(BODY), row.get(SOURCE), said(row.get(CONVERSATION), row.get(TURN))));
      List<Preference> preferences =
          db.select(KIND, BODY, SOURCE, CONVERSATION, TURN)
              .from(PREFERENCE)
              .where(TENANT.eq(tenant), CUSTOMER.eq(id))
              .orderBy(KIND)
              .fetch(row ->
                  new Preference(
                      row.get(KIND),
                      row.get(BODY),
                      row.get(SOURCE),
                      said(row.get(CONVERSATION), row.get(TURN))));
      return db.select(ID, BODY, MADE_AT, CHANGED_AT)
          .from(CUSTOMER_TABLE)
          .where(TENANT.eq(tenant), ID.eq(id))
          .fetchOptional(row -> {
            Long changed = row.get(CHANGED_AT);
            long made = row.get(MADE_AT);
            return new Customer(
                row.get(ID),
                row.get(BODY),
                facts,
                preferences,
                made,
                changed == null ? made : changed);
          });
    });
  }

  private static @Nullable Said said(@Nullable String conversation, @Nullable Integer turn) {
    return conversation == null || turn == null ? null : new Said(conversation, turn);
  }

  /// Stores a customer's record in place of the one before; what was said in conversations stays.
  ///
  /// @param body JSON
  /// @param facts what the record holds; none of them said in a conversation
  public void keep(String tenant, String id, String body, List<Fact> facts) {
    if (facts.stream().anyMatch(fact -> fact.said() != null)) {
      throw new IllegalArgumentException("A record's fact was not said in a conversation.");
    }
    long now = clock.millis();
    database.write(db -> {
      touch(db, tenant, id, body, now);
      db.deleteFrom(FACT)
          .where(TENANT.eq(tenant), CUSTOMER.eq(id), CONVERSATION.isNull())
          .execute();
      facts.forEach(fact -> insert(db, tenant, id, fact, now));
      return facts.size();
    });
  }

  /// Adds what became known of a customer; one that is not known yet is made.
  public void learn(String tenant, String id, Fact fact) {
    long now = clock.millis();
    database.write(db -> {
      touch(db, tenant, id, null, now);
      insert(db, tenant, id, fact, now);
      return 1;
    });
  }

  /// Stores a preference in place of the one of its kind.
  public void prefer(String tenant, String id, Preference preference) {
    long now = clock.millis();
    Said said = preference.said();
    database.write(db -> {
      touch(db, tenant, id, null, now);
      db.deleteFrom(PREFERENCE)
          .where(TENANT.eq(tenant), CUSTOMER.eq(id), KIND.eq(preference.kind()))
          .execute();
      return db.insertInto(PREFERENCE)
          .columns(TENANT, CUSTOMER, KIND, BODY, SOURCE, CONVERSATION, TURN, MADE_AT)
          .values(
              tenant,
              id,
              preference.kind(),
              preference.text(),
              preference.source(),
              said == null ? null : said.conversation(),
              said == null ? null : (Integer) said.turn(),
              now)
          .execute();
    });
  }

  /// Takes a preference back.
  ///
  /// @return whether there was one of that kind
  public boolean unprefer(String tenant, String id, String kind) {
    return database.write(db ->
        db.deleteFrom(PREFERENCE)
            .where(TENANT.eq(tenant), CUSTOMER.eq(id), KIND.eq(kind))
            .execute())
        > 0;
  }

  /// Deletes a customer with all facts and preferences; conversations stay.
  ///
  /// @return whether there was one
  public boolean delete(String tenant, String id) {
    return database.write(db -> {
      for (var table : List.of(FACT, PREFERENCE)) {
        db.deleteFrom(table).where(TENANT.eq(tenant), CUSTOMER.eq(id)).execute();
      }
      return db.deleteFrom(CUSTOMER_TABLE).where(TENANT.eq(tenant), ID.eq(id)).execute() > 0;
    });
  }

  private static void touch(
      DSLContext db, String tenant, String id, @Nullable String body, long now) {
    Field<String> kept = body == null ? BODY : DSL.val(body);
    int known =
        db.update(CUSTOMER_TABLE)
            .set(BODY, kept)
            .set(CHANGED_AT, now)
            .where(TENANT.eq(tenant), ID.eq(id))
            .execute();
    if (known == 0) {
      db.insertInto(CUSTOMER_TABLE)
          .columns(TENANT, ID, BODY, MADE_AT, CHANGED_AT)
          .values(tenant, id, body == null ? "{}" : body, now, now)
          .execute();
    }
  }

  private static void insert(DSLContext db, String tenant, String id, Fact fact, long now) {
    Said said = fact.said();
    Integer last =
        db.select(DSL.max(PLACE))
            .from(FACT)
            .where(TENANT.eq(tenant), CUSTOMER.eq(id))
            .fetchOne(DSL.max(PLACE));
    db.insertInto(FACT)
        .columns(TENANT, CUSTOMER, PLACE, BODY, SOURCE, CONVERSATION, TURN, MADE_AT)
        .values(
            tenant,
            id,
            last == null ? 0 : last + 1,
            fact.text(),
            fact.source(),
            said == null ? null : said.conversation(),
            said == null ? null : (Integer) said.turn(),
            now)
        .execute();
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
