package io.heard.store;

import static io.heard.store.Tables.BODY;
import static io.heard.store.Tables.CHANGED_AT;
import static io.heard.store.Tables.CHANNEL;
import static io.heard.store.Tables.CONVERSATION;
import static io.heard.store.Tables.CONVERSATION_TABLE;
import static io.heard.store.Tables.CUSTOMER;
import static io.heard.store.Tables.CUSTOMER_TABLE;
import static io.heard.store.Tables.DIGEST;
import static io.heard.store.Tables.ID;
import static io.heard.store.Tables.NAME;
import static io.heard.store.Tables.REQUEST;
import static io.heard.store.Tables.STATUS;
import static io.heard.store.Tables.TENANT;
import static io.heard.store.Tables.TURNS;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Everything that is stored of a conversation or of a customer, in whatever table it stands: found
/// by the columns `conversation` and `customer`, so that a table that is added later is covered
/// without being named here.
public final class Traces {
  private static final int MOST_AT_ONCE = 200;

  private final Database database;
  private final Clock clock;

  /// @param clock what says on which day something was deleted
  public Traces(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A conversation that is to go.
  public record Named(String id, String channel, int turns) {}

  /// How much was deleted.
  ///
  /// @param rows of all tables together
  public record Gone(int conversations, int turns, int rows) {}

  /// Whether there is a conversation.
  public boolean has(String tenant, String id) {
    return database.read(db ->
        db.select(ID)
            .from(CONVERSATION_TABLE)
            .where(TENANT.eq(tenant), ID.eq(id))
            .fetchOptional(ID)
            .isPresent());
  }

  /// The conversations of a customer.
  ///
  /// @param customers the names under which the customer may be stored
  public List<Named> of(String tenant, List<String> customers) {
    return database.read(db ->
        db.select(ID, CHANNEL, TURNS)
            .from(CONVERSATION_TABLE)
            .where(TENANT.eq(tenant), CUSTOMER.in(customers))
            .orderBy(ID)
            .fetch(Traces::named));
  }

  /// Conversations of a channel that did not change since an instant, the oldest first.
  ///
  /// @param channel its id; null for all channels but some
  /// @param but channels that are not meant
  /// @param before milliseconds since 1970
  /// @param most at most so many
  public List<Named> unchanged(
      String tenant, @Nullable String channel, List<String> but, long before, int most) {
    Condition which = channel == null ? CHANNEL.notIn(but) : CHANNEL.eq(channel);
    return database.read(db ->
        db.select(ID, CHANNEL, TURNS)
            .from(CONVERSATION_TABLE)
            .where(TENANT.eq(tenant), CHANGED_AT.lt(before), which)
            .orderBy(CHANGED_AT, ID)
            .limit(most)
            .fetch(Traces::named));
  }

  private static Named named(Record row) {
    return new Named(row.get(ID), row.get(CHANNEL), row.get(TURNS));
  }

  /// Answers that were given to requests about a conversation.
  public List<Answer> answers(String tenant, String id) {
    return database.read(db ->
        db.select(NAME, DIGEST, STATUS, BODY)
            .from(REQUEST)
            .where(TENANT.eq(tenant), CONVERSATION.eq(id))
            .orderBy(NAME)
            .fetch(
                row -> new Answer(row.get(NAME), row.get(DIGEST), row.get(STATUS), row.get(BODY))));
  }

  /// Deletes a conversation with all its rows, and counts it.
  ///
  /// @param reason `retention`, `erasure`, `opt-out` or `asked`
  /// @return how many rows; 0 where there was none
  public Gone delete(String tenant, String id, String reason) {
    List<Table<Record>> with = database.tablesWith(CONVERSATION.getName());
    return database.write(db -> {
      Named one =
          db.select(ID, CHANNEL, TURNS)
              .from(CONVERSATION_TABLE)
              .where(TENANT.eq(tenant), ID.eq(id))
              .fetchOne(Traces::named);
      int rows = 0;
      for (Table<Record> each : with) {
        rows += db.deleteFrom(each).where(TENANT.eq(tenant), CONVERSATION.eq(id)).execute();
      }
      unlink(db, tenant, id);
      rows += db.deleteFrom(CONVERSATION_TABLE).where(TENANT.eq(tenant), ID.eq(id)).execute();
      if (one == null) {
        return new Gone(0, 0, rows);
      }
      Rules.count(db, tenant, reason, one.channel(), one.turns(), clock.millis());
      return new Gone(1, one.turns(), rows);
    });
  }

  /// Conversations that went on with one that is gone go on with the one before it.
  private void unlink(DSLContext db, String tenant, String id) {
    if (!database.has(CONVERSATION_TABLE.getName(), "earlier")) {
      return;
    }
    Field<String> earlier = DSL.field(name("earlier"), String.class);
    String before =
        db.select(earlier)
            .from(CONVERSATION_TABLE)
            .where(TENANT.eq(tenant), ID.eq(id))
            .fetchOne(earlier);
    db.update(CONVERSATION_TABLE)
        .set(earlier, before)
        .where(TENANT.eq(tenant), earlier.eq(id))
        .execute();
  }

  /// Deletes what is stored of a customer beside conversations.
  ///
  /// @param customers the names under which the customer may be stored
  /// @return how many rows
  public int deleteCustomer(String tenant, List<String> customers) {
    List<Table<Record>> with = database.tablesWith(CUSTOMER.getName());
    return database.write(db -> {
      int rows = 0;
      for (Table<Record> each : with) {
        if (!each.getName().equals(CONVERSATION_TABLE.getName())) {
          rows += db.deleteFrom(each).where(TENANT.eq(tenant), CUSTOMER.in(customers)).execute();
        }
      }
      return rows
          + db.deleteFrom(CUSTOMER_TABLE).where(TENANT.eq(tenant), ID.in(customers)).execute();
    });
  }

  /// Every row that is stored of a conversation, by table: columns by name.
  public Map<String, List<Map<String, Object>>> rows(String tenant, String id) {
    Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
    database.read(db -> {
      add(rows, CONVERSATION_TABLE, db, TENANT.eq(tenant).and(ID.eq(id)));
      for (Table<Record> each : database.tablesWith(CONVERSATION.getName())) {
        add(rows, each, db, TENANT.eq(tenant).and(CONVERSATION.eq(id)));
      }
      return true;
    });
    return rows;
  }

  /// Every row that is stored of a customer beside conversations, by table.
  ///
  /// @param customers the names under which the customer may be stored
  public Map<String, List<Map<String, Object>>> customerRows(
      String tenant, List<String> customers) {
    Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
    database.read(db -> {
      add(rows, CUSTOMER_TABLE, db, TENANT.eq(tenant).and(ID.in(customers)));
      for (Table<Record> each : database.tablesWith(CUSTOMER.getName())) {
        if (!each.getName().equals(CONVERSATION_TABLE.getName())) {
          add(rows, each, db, TENANT.eq(tenant).and(CUSTOMER.in(customers)));
        }
      }
      return true;
    });
    return rows;
  }

  private void add(
      Map<String, List<Map<String, Object>>> rows,
      Table<Record> from,
      DSLContext db,
      Condition where) {
    var columns = new ArrayList<Field<?>>();
    for (String column : database.columns(from.getName())) {
      columns.add(DSL.field(name(column)));
    }
    Result<Record> found = db.select(columns).from(from).where(where).fetch();
    if (!found.isEmpty()) {
      var list = new ArrayList<Map<String, Object>>();
      for (Record row : found) {
        list.add(row.intoMap());
      }
      rows.put(from.getName(), list);
    }
  }

  /// How many conversations are deleted in one go before others get their turn.
  public static int mostAtOnce() {
    return MOST_AT_ONCE;
  }

  static Table<Record> named(String table) {
    return table(name(table));
  }
}
