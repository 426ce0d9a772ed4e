package io.heard.store;

import static io.heard.store.Tables.BEGINS;
import static io.heard.store.Tables.CODE;
import static io.heard.store.Tables.CONFIDENCE;
import static io.heard.store.Tables.CONVERSATION;
import static io.heard.store.Tables.CONVERSATION_TABLE;
import static io.heard.store.Tables.DISPUTE;
import static io.heard.store.Tables.ENDS;
import static io.heard.store.Tables.HEARD;
import static io.heard.store.Tables.ID;
import static io.heard.store.Tables.MADE_AT;
import static io.heard.store.Tables.MADE_BY;
import static io.heard.store.Tables.NUMBER;
import static io.heard.store.Tables.REASON;
import static io.heard.store.Tables.SIGNAL;
import static io.heard.store.Tables.TEAM;
import static io.heard.store.Tables.TENANT;
import static io.heard.store.Tables.TURN;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Marks of which somebody said that they are wrong. They stand beside the reading and change
/// nothing in it.
public final class Disputes {
  /// A mark that nobody is shown as heard does not count as heard.
  private static final String POSSIBLE = "possible";

  private static final List<Field<?>> FIELDS =
      List.of(NUMBER, TURN, CODE, BEGINS, ENDS, REASON, HEARD, MADE_BY, MADE_AT);

  private final Database database;
  private final Clock clock;

  /// @param clock what says when something was disputed
  public Disputes(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// What is said of a mark.
  ///
  /// @param why masked
  public record Said(
      int turn,
      String code,
      @Nullable Integer from,
      @Nullable Integer to,
      @Nullable String why,
      String heard,
      String by) {
    @Override
    public String toString() {
      return "Said[turn %d, %s]".formatted(turn, code);
    }
  }

  /// How often a label was heard, and how many of its marks were disputed.
  ///
  /// @param disputed marks, however many people disputed one
  /// @param heard marks that are likely or sure
  public record Count(String code, int disputed, int heard) {}

  /// What was kept.
  ///
  /// @param again whether the same person had disputed the same mark before; it has the new words
  public record Kept(Dispute dispute, boolean again) {}

  /// Keeps what somebody says of a mark.
  ///
  /// @return empty where there is no such conversation
  public Optional<Kept> say(String tenant, String id, Said said) {
    long now = clock.millis();
    return database.write(db -> {
      boolean there =
          db.fetchExists(
              db.selectOne().from(CONVERSATION_TABLE).where(TENANT.eq(tenant), ID.eq(id)));
      if (!there) {
        return Optional.<Kept>empty();
      }
      Condition same =
          TENANT
              .eq(tenant)
              .and(CONVERSATION.eq(id))
              .and(TURN.eq(said.turn()))
              .and(CODE.eq(said.code()))
              .and(MADE_BY.eq(said.by()))
              .and(said.from() == null ? BEGINS.isNull() : BEGINS.eq(said.from()));
      Integer before = db.select(NUMBER).from(DISPUTE).where(same).fetchOne(NUMBER);
      int number = before == null ? next(db, tenant, id) : before;
      if (before == null) {
        db.insertInto(DISPUTE)
            .columns(
                TENANT,
                CONVERSATION,
                NUMBER,
                TURN,
                CODE,
                BEGINS,
                ENDS,
                REASON,
                HEARD,
                MADE_BY,
                MADE_AT)
            .values(
                tenant,
                id,
                number,
                said.turn(),
                said.code(),
                said.from(),
                said.to(),
                said.why(),
                said.heard(),
                said.by(),
                now)
            .execute();
      } else {
        db.update(DISPUTE)
            .set(ENDS, said.to())
            .set(REASON, said.why())
            .set(HEARD, said.heard())
            .set(MADE_AT, now)
            .where(TENANT.eq(tenant), CONVERSATION.eq(id), NUMBER.eq(number))
            .execute();
      }
      return Optional.of(
          new Kept(
              new Dispute(
                  number,
                  said.turn(),
                  said.code(),
                  said.from(),
                  said.to(),
                  said.why(),
                  said.heard(),
                  said.by(),
                  now),
              before != null));
    });
  }

  private static int next(DSLContext db, String tenant, String id) {
    Integer last =
        db.select(DSL.max(NUMBER))
            .from(DISPUTE)
            .where(TENANT.eq(tenant), CONVERSATION.eq(id))
            .fetchOne(0, Integer.class);
    return last == null ? 1 : last + 1;
  }

  /// The disputes of a conversation, in order.
  public List<Dispute> of(String tenant, String id) {
    return database.read(db -> of(db, tenant, id));
  }

  private static List<Dispute> of(DSLContext db, String tenant, String id) {
    return db.select(FIELDS)
        .from(DISPUTE)
        .where(TENANT.eq(tenant), CONVERSATION.eq(id))
        .orderBy(NUMBER)
        .fetch(Disputes::dispute);
  }

  private static Dispute dispute(Record row) {
    return new Dispute(
        row.get(NUMBER),
        row.get(TURN),
        row.get(CODE),
        row.get(BEGINS),
        row.get(ENDS),
        row.get(REASON),
        row.get(HEARD),
        row.get(MADE_BY),
        row.get(MADE_AT));
  }

  /// Takes a dispute back.
  ///
  /// @return whether there was one
  public boolean takeBack(String tenant, String id, int number) {
    return database.write(db ->
        db.deleteFrom(DISPUTE)
            .where(TENANT.eq(tenant), CONVERSATION.eq(id), NUMBER.eq(number))
            .execute())
        > 0;
  }

  /// Words otherwise what was said of marks, where it has to be.
  ///
  /// @param words words any text as it may be given out now
  /// @return how many were worded otherwise
  public int reword(String tenant, String id, UnaryOperator<String> words) {
    var changed = new ArrayList<Dispute>();
    for (Dispute one : of(tenant, id)) {
      String why = one.why();
      if (why != null && !words.apply(why).equals(why)) {
        changed.add(one);
      }
    }
    if (!changed.isEmpty()) {
      database.write(db -> {
        for (Dispute one : changed) {
          String why = one.why();
          db.update(DISPUTE)
              .set(REASON, why == null ? null : words.apply(why))
              .where(TENANT.eq(tenant), CONVERSATION.eq(id), NUMBER.eq(one.number()))
              .execute();
        }
        return true;
      });
    }
    return changed.size();
  }

  /// A turn was corrected or withdrawn: that its marks were disputed stays, what was said about
  /// words that may be gone does not. Within the write that changes the turn.
  static void changed(DSLContext db, String tenant, String id, int turn) {
    db.update(DISPUTE)
        .setNull(BEGINS)
        .setNull(ENDS)
        .setNull(REASON)
        .where(TENANT.eq(tenant), CONVERSATION.eq(id), TURN.eq(turn))
        .execute();
  }

  /// Writes disputes in their new wording, within the step that found it.
  static void rewrite(DSLContext db, String tenant, String id, List<Dispute> disputes) {
    for (Dispute one : disputes) {
      db.update(DISPUTE)
          .set(BEGINS, one.from())
          .set(ENDS, one.to())
          .set(REASON, one.why())
          .where(TENANT.eq(tenant), CONVERSATION.eq(id), NUMBER.eq(one.number()))
          .execute();
    }
  }

  /// How many marks of each label were heard and how many were disputed, by code; labels of which
  /// none was disputed are left out.
  ///
  /// @param reach the team whose conversations, and those of no team, are all that counts; null for
  ///   every team's
  public List<Count> counts(String tenant, @Nullable String reach) {
    return database.read(db -> {
      Table<?> marks =
          db.selectDistinct(CODE, CONVERSATION, TURN, BEGINS)
              .from(DISPUTE)
              .where(TENANT.eq(tenant), within(db, tenant, reach))
              .asTable("marks");
      Map<String, Integer> disputed = new TreeMap<>();
      db.select(CODE, DSL.count())
          .from(marks)
          .groupBy(CODE)
          .forEach(row -> disputed.put(row.value1(), row.value2()));
      Map<String, Integer> heard = new TreeMap<>();
      if (!disputed.isEmpty()) {
        db.select(CODE, DSL.count())
            .from(SIGNAL)
            .where(
                TENANT.eq(tenant),
                CODE.in(disputed.keySet()),
                CONFIDENCE.ne(POSSIBLE),
                within(db, tenant, reach))
            .groupBy(CODE)
            .forEach(row -> heard.put(row.value1(), row.value2()));
      }
      return disputed.entrySet().stream()
          .map(each ->
              new Count(each.getKey(), each.getValue(), heard.getOrDefault(each.getKey(), 0)))
          .toList();
    });
  }

  private static Condition within(DSLContext db, String tenant, @Nullable String reach) {
    return reach == null
        ? DSL.noCondition()
        : CONVERSATION.in(
            db.select(ID)
                .from(CONVERSATION_TABLE)
                .where(TENANT.eq(tenant), TEAM.eq(reach).or(TEAM.isNull())));
  }
}
