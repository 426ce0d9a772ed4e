package io.heard.store;

import static io.heard.store.Tables.AGENT;
import static io.heard.store.Tables.BECAME;
import static io.heard.store.Tables.BECAME_AT;
import static io.heard.store.Tables.BODY;
import static io.heard.store.Tables.CHANGED_AT;
import static io.heard.store.Tables.CHANNEL;
import static io.heard.store.Tables.CODE;
import static io.heard.store.Tables.CONFIDENCE;
import static io.heard.store.Tables.CONVERSATION;
import static io.heard.store.Tables.CONVERSATION_TABLE;
import static io.heard.store.Tables.CUSTOMER;
import static io.heard.store.Tables.DIGEST;
import static io.heard.store.Tables.DISPUTE;
import static io.heard.store.Tables.EARLIER;
import static io.heard.store.Tables.ENDED;
import static io.heard.store.Tables.EVENT;
import static io.heard.store.Tables.EVENTS;
import static io.heard.store.Tables.EXTERNAL;
import static io.heard.store.Tables.HEAD;
import static io.heard.store.Tables.HEARD;
import static io.heard.store.Tables.HEARD_AT;
import static io.heard.store.Tables.HINT;
import static io.heard.store.Tables.ID;
import static io.heard.store.Tables.KIND;
import static io.heard.store.Tables.MADE_AT;
import static io.heard.store.Tables.NAME;
import static io.heard.store.Tables.NUMBER;
import static io.heard.store.Tables.PLACE;
import static io.heard.store.Tables.REASON;
import static io.heard.store.Tables.REQUEST;
import static io.heard.store.Tables.SHOWN_AT;
import static io.heard.store.Tables.SIGNAL;
import static io.heard.store.Tables.STARTED_AT;
import static io.heard.store.Tables.STATE;
import static io.heard.store.Tables.STATUS;
import static io.heard.store.Tables.TAKEN_AT;
import static io.heard.store.Tables.TEAM;
import static io.heard.store.Tables.TENANT;
import static io.heard.store.Tables.TOPIC;
import static io.heard.store.Tables.TURN;
import static io.heard.store.Tables.TURNS;
import static io.heard.store.Tables.TURN_TABLE;
import static io.heard.store.Tables.WORD_AT;
import static io.heard.store.Tables.WORD_BY;
import static io.heard.store.Tables.WORD_TO;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The conversations of all tenants; each call is about one tenant and sees nothing of another's.
public final class Conversations {
  private static final String OPEN = "open";
  private static final String CLOSED = "closed";

  private static final List<Field<?>> TALK =
      List.of(
          ID,
          CUSTOMER,
          TEAM,
          CHANNEL,
          TOPIC,
          HEAD,
          STATE,
          TURNS,
          EVENTS,
          MADE_AT,
          CHANGED_AT,
          AGENT,
          WORD_TO,
          WORD_BY,
          WORD_AT);

  /// How long a request that is sent again with its key is answered as before: longer than anything
  /// that delivers tries again.
  private static final Duration ANSWERS_KEPT = Duration.ofDays(7);

  /// Answers that are older are looked for once in so many.
  private static final int KEPT_BETWEEN = 500;

  private static final int EVENTS_AT_ONCE = 500;

  /// The turns of so many conversations are looked through in one go.
  public static final int MOST_SEARCHED_AT_ONCE = 100;

  private final Database database;
  private final Clock clock;
  private final AtomicInteger kept;
  private final @Nullable String heard;

  /// For who only reads, or writes what nobody heard.
  ///
  /// @param clock what says when something was stored
  public Conversations(Database database, Clock clock) {
    this(database, clock, null);
  }

  /// For who hears.
  ///
  /// @param clock what says when something was stored
  /// @param heard version and digests of what hears, JSON; kept with all that is sent
  public Conversations(Database database, Clock clock, @Nullable String heard) {
    this(database, clock, heard, new AtomicInteger());
  }

  private Conversations(
      Database database, Clock clock, @Nullable String heard, AtomicInteger kept) {
    this.database = database;
    this.clock = clock;
    this.heard = heard;
    this.kept = kept;
  }

  /// The same conversations, for who hears by something else.
  ///
  /// @param other version and digests of what hears, JSON
  public Conversations by(String other) {
    return other.equals(heard) ? this : new Conversations(database, clock, other, kept);
  }

  /// What is asked for in a list.
  ///
  /// @param open only open ones, only closed ones, or null for both
  /// @param after the last entry of the page before, null for the first page
  /// @param agent the person who has them, or [NOBODY]; null for whoever
  public record Wanted(
      @Nullable Boolean open,
      @Nullable String team,
      @Nullable String channel,
      @Nullable String customer,
      @Nullable After after,
      @Nullable String agent) {
    /// In place of a person: those that nobody has. No person's id is so short.
    public static final String NOBODY = "none";

    /// Whoever has them.
    public Wanted(
        @Nullable Boolean open,
        @Nullable String team,
        @Nullable String channel,
        @Nullable String customer,
        @Nullable After after) {
      this(open, team, channel, customer, after, null);
    }

    /// Those that one person has.
    public Wanted of(@Nullable String person) {
      return new Wanted(open, team, channel, customer, after, person);
    }

    /// Everything, from the newest.
    public static final Wanted ALL = new Wanted(null, null, null, null, null);
  }

  /// Where a page ended.
  public record After(long changedAt, String id) {}

  /// Stores a conversation without turns. Where its customer and topic are known, it goes on with
  /// the last one of both.
  ///
  /// @return whether it is new; false leaves the one of that id as it is
  public boolean begin(String tenant, Talk talk, @Nullable Answer answer) {
    return begin(tenant, talk, Beginning.EMPTY, answer).isPresent();
  }

  /// Stores a conversation with all that is known of it already; all of it or nothing.
  ///
  /// @return what happened, numbered; empty when there is one of that id, which is left as it is
  public Optional<List<Happening>> begin(
      String tenant, Talk talk, Beginning beginning, @Nullable Answer answer) {
    long now = clock.millis();
    return database.writeTogether(db -> {
      int made =
          db.insertInto(CONVERSATION_TABLE)
              .columns(
                  TENANT,
                  ID,
                  CUSTOMER,
                  TEAM,
                  CHANNEL,
                  TOPIC,
                  EARLIER,
                  HEAD,
                  STATE,
                  TURNS,
                  EVENTS,
                  MADE_AT,
                  CHANGED_AT,
                  STARTED_AT,
                  ENDED,
                  AGENT)
              .values(
                  tenant,
                  talk.id(),
                  talk.customer(),
                  talk.team(),
                  talk.channel(),
                  talk.topic(),
                  last(db, tenant, talk),
                  talk.head(),
                  talk.open() ? OPEN : CLOSED,
                  0,
                  0,
                  now,
                  now,
                  beginning.startedAt(),
                  beginning.ended(),
                  talk.agent())
              .onConflict(TENANT, ID)
              .doNothing()
              .execute();
      if (made == 0) {
        return Optional.<List<Happening>>empty();
      }
      Step step = beginning.step();
      return Optional.of(
          grow(
              db,
              tenant,
              talk.id(),
              new Step(
                  step.turns(),
                  step.marks(),
                  step.hint(),
                  step.happenings(),
                  answer,
                  step.rewrite()),
              now));
    });
  }

  private static @Nullable String last(DSLContext db, String tenant, Talk talk) {
    if (talk.customer() == null || talk.topic() == null) {
      return null;
    }
    return db.select(ID)
        .from(CONVERSATION_TABLE)
        .where(
            TENANT.eq(tenant),
            CUSTOMER.eq(talk.customer()),
            TOPIC.eq(talk.topic()),
            ID.ne(talk.id()))
        .orderBy(MADE_AT.desc(), ID.desc())
        .limit(1)
        .fetchOne(ID);
  }

  /// The conversations of the same customer and topic that one goes on with, the last one first.
  ///
  /// @param most at most so many
  public List<Talk> earlier(String tenant, String id, int most) {
    return database.read(db -> {
      var chain = new ArrayList<Talk>();
      String next = before(db, tenant, id);
      while (next != null && chain.size() < most) {
        Optional<Talk> talk =
            db.select(TALK)
                .from(CONVERSATION_TABLE)
                .where(TENANT.eq(tenant), ID.eq(next))
                .fetchOptional(Conversations::talk);
        talk.ifPresent(chain::add);
        next = before(db, tenant, next);
      }
      return chain;
    });
  }

  private static @Nullable String before(DSLContext db, String tenant, String id) {
    return db.select(EARLIER)
        .from(CONVERSATION_TABLE)
        .where(TENANT.eq(tenant), ID.eq(id))
        .fetchOne(EARLIER);
  }

  /// The conversation of that id.
  public Optional<Talk> find(String tenant, String id) {
    return database.read(db ->
        db.select(TALK)
            .from(CONVERSATION_TABLE)
            .where(TENANT.eq(tenant), ID.eq(id))
            .fetchOptional(Conversations::talk));
  }

  /// A page of conversations, the last changed first.
  ///
  /// @param reach the team whose conversations, and those of no team, are all that is shown; null
  ///   for every team's
  /// @param most at most so many
  public List<Talk> page(String tenant, Wanted wanted, @Nullable String reach, int most) {
    return page(tenant, wanted, Narrowed.NOT, reach, most);
  }

  /// A page of conversations that are narrowed further, the last changed first.
  ///
  /// @param reach the team whose conversations, and those of no team, are all that is shown; null
  ///   for every team's
  /// @param most at most so many
  public List<Talk> page(
      String tenant, Wanted wanted, Narrowed narrowed, @Nullable String reach, int most) {
    var conditions = new ArrayList<Condition>(narrowed.conditions(tenant));
    conditions.add(TENANT.eq(tenant));
    if (reach != null) {
      conditions.add(TEAM.eq(reach).or(TEAM.isNull()));
    }
    if (wanted.open() != null) {
      conditions.add(STATE.eq(wanted.open() ? OPEN : CLOSED));
    }
    if (wanted.team() != null) {
      conditions.add(TEAM.eq(wanted.team()));
    }
    if (wanted.channel() != null) {
      conditions.add(CHANNEL.eq(wanted.channel()));
    }
    if (wanted.customer() != null) {
      conditions.add(CUSTOMER.eq(wanted.customer()));
    }
    if (wanted.agent() != null) {
      conditions.add(
          wanted.agent().equals(Wanted.NOBODY) ? AGENT.isNull() : AGENT.eq(wanted.agent()));
    }
    After after = wanted.after();
    if (after != null) {
      conditions.add(row(CHANGED_AT, ID).lt(row(after.changedAt(), after.id())));
    }
    return database.read(db ->
        db.select(TALK)
            .from(CONVERSATION_TABLE)
            .where(conditions)
            .orderBy(CHANGED_AT.desc(), ID.desc())
            .limit(most)
            .fetch(Conversations::talk));
  }

  /// What a lead looks after: all that is open, and what somebody asks for a word about.
  public List<Talk> floor(String tenant, @Nullable String reach) {
    Condition theirs =
        reach == null ? TENANT.eq(tenant) : TENANT.eq(tenant).and(TEAM.eq(reach).or(TEAM.isNull()));
    return database.read(db -> {
      var all =
          new ArrayList<Talk>(
              db.select(TALK)
                  .from(CONVERSATION_TABLE)
                  .where(theirs, STATE.eq(OPEN))
                  .orderBy(CHANGED_AT.desc(), ID)
                  .fetch(Conversations::talk));
      all.addAll(
          db.select(TALK)
              .from(CONVERSATION_TABLE)
              .where(theirs, WORD_AT.isNotNull(), STATE.ne(OPEN))
              .orderBy(WORD_AT.desc(), ID)
              .fetch(Conversations::talk));
      return all;
    });
  }

  /// Gives a conversation into somebody's hands. That is no change of what was said: how long it is
  /// kept counts from where it did.
  ///
  /// @param person null for nobody's
  public List<Happening> give(
      String tenant, String id, @Nullable String person, Happening happening) {
    return database.write(db -> {
      db.update(CONVERSATION_TABLE)
          .set(AGENT, person)
          .where(TENANT.eq(tenant), ID.eq(id))
          .execute();
      return beside(db, tenant, id, happening);
    });
  }

  /// Keeps that somebody would like a word about a conversation.
  ///
  /// @param asked null for nobody any more
  public List<Happening> ask(
      String tenant, String id, Talk.@Nullable Asked asked, Happening happening) {
    return database.write(db -> {
      db.update(CONVERSATION_TABLE)
          .set(WORD_TO, asked == null ? null : asked.to())
          .set(WORD_BY, asked == null ? null : asked.by())
          .set(WORD_AT, asked == null ? null : asked.at())
          .where(TENANT.eq(tenant), ID.eq(id))
          .execute();
      return beside(db, tenant, id, happening);
    });
  }

  /// Keeps what was said beside a conversation, and by nobody in it.
  public List<Happening> beside(String tenant, String id, Happening happening) {
    return database.write(db -> beside(db, tenant, id, happening));
  }

  private List<Happening> beside(DSLContext db, String tenant, String id, Happening happening) {
    Long changed =
        db.select(CHANGED_AT)
            .from(CONVERSATION_TABLE)
            .where(TENANT.eq(tenant), ID.eq(id))
            .fetchOne(CHANGED_AT);
    return advance(
        db, tenant, id, 0, List.of(happening), null, changed == null ? clock.millis() : changed);
  }

  /// Words anew what happened of one kind, where it is to be worded otherwise.
  ///
  /// @return how many
  public int reword(String tenant, String id, String kind, UnaryOperator<String> body) {
    int changed = 0;
    for (Happening one : happenings(tenant, id, kind)) {
      String now = body.apply(one.body());
      if (!now.equals(one.body())) {
        changed +=
            database.write(db ->
                db.update(EVENT)
                    .set(BODY, now)
                    .where(TENANT.eq(tenant), CONVERSATION.eq(id), NUMBER.eq(one.number()))
                    .execute());
      }
    }
    return changed;
  }

  /// What happened of one kind, in order.
  public List<Happening> happenings(String tenant, String id, String kind) {
    return database.read(db ->
        db.select(NUMBER, KIND, BODY)
            .from(EVENT)
            .where(TENANT.eq(tenant), CONVERSATION.eq(id), KIND.eq(kind))
            .orderBy(NUMBER)
            .fetch(row -> new Happening(row.get(NUMBER), row.get(KIND), row.get(BODY))));
  }

  /// Where a label was heard, likely or sure, in conversations that a person has.
  ///
  /// @param at when the turn came, milliseconds since 1970
  public record Heard(String conversation, @Nullable String team, int turn, long at) {}

  /// Where a label was heard in conversations that a person has, the newest first.
  ///
  /// @param most at most so many
  public List<Heard> heard(String tenant, String person, String code, int most) {
    Field<String> team = field(name("c", "team"), String.class);
    Field<String> id = field(name("s", "conversation"), String.class);
    Field<Integer> turn = field(name("s", "turn"), Integer.class);
    Field<Long> at = field(name("t", "taken_at"), Long.class);
    return database.read(db ->
        db.selectDistinct(id, team, turn, at)
            .from(SIGNAL.as("s"))
            .join(CONVERSATION_TABLE.as("c"))
            .on(
                field(name("c", "tenant"), String.class).eq(tenant),
                field(name("c", "id"), String.class).eq(id))
            .join(TURN_TABLE.as("t"))
            .on(
                field(name("t", "tenant"), String.class).eq(tenant),
                field(name("t", "conversation"), String.class).eq(id),
                field(name("t", "place"), Integer.class).eq(turn))
            .where(
                field(name("s", "tenant"), String.class).eq(tenant),
                field(name("c", "agent"), String.class).eq(person),
                field(name("s", "code"), String.class).eq(code),
                field(name("s", "confidence"), String.class).ne("possible"))
            .orderBy(at.desc(), id, turn.desc())
            .limit(most)
            .fetch(row -> new Heard(row.get(id), row.get(team), row.get(turn), row.get(at))));
  }

  /// All turns of a conversation in order.
  public List<KeptTurn> turns(String tenant, String id) {
    return database.read(db ->
        db.select(PLACE, EXTERNAL, DIGEST, BODY)
            .from(TURN_TABLE)
            .where(TENANT.eq(tenant), CONVERSATION.eq(id))
            .orderBy(PLACE)
            .fetch(row ->
                new KeptTurn(row.get(PLACE), row.get(EXTERNAL), row.get(DIGEST), row.get(BODY))));
  }

  /// The turns of some conversations that may hold some of these words, by conversation: those that
  /// cannot are left out, those that can have to be looked at.
  ///
  /// @param ids of conversations, at most [#MOST_SEARCHED_AT_ONCE]
  /// @param pieces letters and digits of ASCII that stand in the words; empty for every turn
  public Map<String, List<KeptTurn>> turnsThatMayHold(
      String tenant, List<String> ids, List<String> pieces) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    // Always as many, so that it stays one statement.
    var padded = new ArrayList<String>(ids);
    while (padded.size() < MOST_SEARCHED_AT_ONCE) {
      padded.add(ids.getLast());
    }
    Condition any = pieces.isEmpty() ? DSL.noCondition() : DSL.falseCondition();
    for (String piece : pieces) {
      any = any.or(BODY.containsIgnoreCase(piece));
    }
    Condition held = any;
    Map<String, List<KeptTurn>> turns = new HashMap<>();
    database.read(db ->
        db.select(CONVERSATION, PLACE, EXTERNAL, DIGEST, BODY)
            .from(TURN_TABLE)
            .where(TENANT.eq(tenant), CONVERSATION.in(padded), BODY.isNotNull(), held)
            .orderBy(CONVERSATION, PLACE)
            .fetch(row ->
                turns
                    .computeIfAbsent(row.get(CONVERSATION), none -> new ArrayList<>())
                    .add(
                        new KeptTurn(
                            row.get(PLACE), row.get(EXTERNAL), row.get(DIGEST), row.get(BODY)))));
    return turns;
  }

  /// Writes what a delivery changed.
  ///
  /// @return what happened, numbered
  /// @throws StoreException when the database fails, or the conversation is gone or closed
  public List<Happening> take(String tenant, String id, Step step) {
    long now = clock.millis();
    return database.writeTogether(db -> grow(db, tenant, id, step, now));
  }

  private List<Happening> grow(DSLContext db, String tenant, String id, Step step, long now) {
    List<Happening> numbered =
        advance(db, tenant, id, step.turns().size(), step.happenings(), null, now);
    for (KeptTurn turn : step.turns()) {
      db.insertInto(TURN_TABLE)
          .columns(TENANT, CONVERSATION, PLACE, EXTERNAL, DIGEST, BODY, TAKEN_AT)
          .values(tenant, id, turn.place(), turn.external(), turn.digest(), turn.body(), now)
          .execute();
    }
    Rewriting.write(db, tenant, id, step.rewrite(), now);
    insert(db, tenant, id, step.marks());
    show(db, tenant, id, step.hint());
    keep(db, tenant, id, step.answer(), now);
    return numbered;
  }

  /// Replaces a turn, or withdraws it, and with it all signals.
  ///
  /// What was sent about it before, and what requests about the conversation were answered, quotes
  /// it no longer.
  ///
  /// @param marks all signals of the conversation as it is heard now
  /// @param rewrite what else is worded otherwise from now on; null for nothing
  /// @param told an event that was sent, as it is to be kept from now on
  /// @param ended how the conversation ended; null while it is open
  public List<Happening> change(
      String tenant,
      String id,
      KeptTurn turn,
      List<Mark> marks,
      List<Happening> happenings,
      UnaryOperator<Happening> told,
      @Nullable String ended,
      @Nullable Rewrite rewrite) {
    long now = clock.millis();
    return database.write(db -> {
      db.update(TURN_TABLE)
          .set(DIGEST, turn.digest())
          .set(BODY, turn.body())
          .set(CHANGED_AT, now)
          .where(TENANT.eq(tenant), CONVERSATION.eq(id), PLACE.eq(turn.place()))
          .execute();
      Rewriting.write(db, tenant, id, rewrite, now);
      Disputes.changed(db, tenant, id, turn.place());
      rewrite(db, tenant, id, told);
      db.deleteFrom(REQUEST).where(TENANT.eq(tenant), CONVERSATION.eq(id)).execute();
      return heardAgain(db, tenant, id, marks, happenings, ended, now);
    });
  }

  /// Words what is stored otherwise, and changes nothing else: not even when it was last changed.
  ///
  /// @param marks all signals of the conversation as it is heard now
  public List<Happening> reword(
      String tenant, String id, List<Mark> marks, List<Happening> happenings, Rewrite rewrite) {
    return database.write(db -> {
      Long changed =
          db.select(CHANGED_AT)
              .from(CONVERSATION_TABLE)
              .where(TENANT.eq(tenant), ID.eq(id))
              .fetchOne(CHANGED_AT);
      long now = changed == null ? clock.millis() : changed;
      Rewriting.write(db, tenant, id, rewrite, now);
      insert(db, tenant, id, marks);
      return advance(db, tenant, id, 0, happenings, null, now);
    });
  }

  /// The signals of a conversation, as they are searched for.
  public List<Mark> marks(String tenant, String id) {
    return database.read(db ->
        db.select(TURN, HEARD_AT, CODE, KIND, CONFIDENCE)
            .from(SIGNAL)
            .where(TENANT.eq(tenant), CONVERSATION.eq(id))
            .fetch(row ->
                new Mark(
                    row.get(TURN),
                    row.get(HEARD_AT),
                    row.get(CODE),
                    row.get(KIND),
                    row.get(CONFIDENCE))));
  }

  /// Replaces all signals, and changes nothing else: not even when it was last changed.
  ///
  /// @param marks all signals of the conversation as it is heard now
  public List<Happening> reheard(
      String tenant, String id, List<Mark> marks, List<Happening> happenings) {
    return database.write(db -> {
      Long changed =
          db.select(CHANGED_AT)
              .from(CONVERSATION_TABLE)
              .where(TENANT.eq(tenant), ID.eq(id))
              .fetchOne(CHANGED_AT);
      db.deleteFrom(SIGNAL).where(TENANT.eq(tenant), CONVERSATION.eq(id)).execute();
      insert(db, tenant, id, marks);
      return advance(
          db, tenant, id, 0, happenings, null, changed == null ? clock.millis() : changed);
    });
  }

  /// Replaces what is known beside the turns, and all signals.
  ///
  /// @param head the conversation in the plain format without `turns`
  /// @param startedAt when it began by its own account, milliseconds since 1970
  /// @param marks all signals of the conversation as it is heard now
  /// @param ended how the conversation ended; null while it is open
  public List<Happening> head(
      String tenant,
      String id,
      String head,
      @Nullable Long startedAt,
      List<Mark> marks,
      List<Happening> happenings,
      @Nullable String ended) {
    long now = clock.millis();
    return database.write(db -> {
      db.update(CONVERSATION_TABLE)
          .set(HEAD, head)
          .set(STARTED_AT, startedAt)
          .where(TENANT.eq(tenant), ID.eq(id))
          .execute();
      return heardAgain(db, tenant, id, marks, happenings, ended, now);
    });
  }

  private List<Happening> heardAgain(
      DSLContext db,
      String tenant,
      String id,
      List<Mark> marks,
      List<Happening> happenings,
      @Nullable String ended,
      long now) {
    db.deleteFrom(SIGNAL).where(TENANT.eq(tenant), CONVERSATION.eq(id)).execute();
    insert(db, tenant, id, marks);
    end(db, tenant, id, ended);
    return advance(db, tenant, id, 0, happenings, null, now);
  }

  private static void end(DSLContext db, String tenant, String id, @Nullable String ended) {
    db.update(CONVERSATION_TABLE).set(ENDED, ended).where(TENANT.eq(tenant), ID.eq(id)).execute();
  }

  private static void rewrite(
      DSLContext db, String tenant, String id, UnaryOperator<Happening> told) {
    int last = 0;
    while (true) {
      List<Happening> some =
          db.select(NUMBER, KIND, BODY)
              .from(EVENT)
              .where(TENANT.eq(tenant), CONVERSATION.eq(id), NUMBER.gt(last))
              .orderBy(NUMBER)
              .limit(EVENTS_AT_ONCE)
              .fetch(row -> new Happening(row.get(NUMBER), row.get(KIND), row.get(BODY)));
      if (some.isEmpty()) {
        return;
      }
      for (Happening happening : some) {
        String body = told.apply(happening).body();
        if (!body.equals(happening.body())) {
          db.update(EVENT)
              .set(BODY, body)
              .where(TENANT.eq(tenant), CONVERSATION.eq(id), NUMBER.eq(happening.number()))
              .execute();
        }
      }
      last = some.getLast().number();
    }
  }

  /// Closes a conversation.
  ///
  /// @param marks the signals that only the end shows; all of them where something is rewritten
  /// @param rewrite what is worded otherwise from now on; null for nothing
  /// @param head the conversation in the plain format without `turns`, with what is known of its
  ///   outcome
  /// @param ended how it ended, JSON without anybody's words
  public List<Happening> close(
      String tenant,
      String id,
      List<Mark> marks,
      List<Happening> happenings,
      String head,
      @Nullable String ended,
      @Nullable Rewrite rewrite) {
    long now = clock.millis();
    return database.writeTogether(db -> {
      List<Happening> numbered = advance(db, tenant, id, 0, happenings, CLOSED, now);
      Rewriting.write(db, tenant, id, rewrite, now);
      insert(db, tenant, id, marks);
      db.update(CONVERSATION_TABLE).set(HEAD, head).where(TENANT.eq(tenant), ID.eq(id)).execute();
      end(db, tenant, id, ended);
      return numbered;
    });
  }

  /// Deletes a conversation and all that hangs on it; the one that went on with it goes on with the
  /// one before it.
  ///
  /// @return whether there was one
  public boolean delete(String tenant, String id) {
    return database.write(db -> {
      db.update(CONVERSATION_TABLE)
          .set(EARLIER, before(db, tenant, id))
          .where(TENANT.eq(tenant), EARLIER.eq(id))
          .execute();
      for (var table : List.of(TURN_TABLE, SIGNAL, HINT, DISPUTE, EVENT, REQUEST)) {
        db.deleteFrom(table).where(TENANT.eq(tenant), CONVERSATION.eq(id)).execute();
      }
      return db.deleteFrom(CONVERSATION_TABLE).where(TENANT.eq(tenant), ID.eq(id)).execute() > 0;
    });
  }

  /// What happened after a number, in order.
  ///
  /// @param most at most so many
  public List<Happening> happenings(String tenant, String id, int after, int most) {
    return database.read(db ->
        db.select(NUMBER, KIND, BODY)
            .from(EVENT)
            .where(TENANT.eq(tenant), CONVERSATION.eq(id), NUMBER.gt(after))
            .orderBy(NUMBER)
            .limit(most)
            .fetch(row -> new Happening(row.get(NUMBER), row.get(KIND), row.get(BODY))));
  }

  /// The hints that were shown in a conversation, in order.
  public List<Hint> hints(String tenant, String id) {
    return database.read(db ->
        db.select(TURN, CODE, BODY, HEARD, SHOWN_AT, BECAME, REASON)
            .from(HINT)
            .where(TENANT.eq(tenant), CONVERSATION.eq(id))
            .orderBy(TURN)
            .fetch(row ->
                new Hint(
                    row.get(TURN),
                    row.get(CODE),
                    row.get(BODY),
                    row.get(HEARD),
                    row.get(SHOWN_AT),
                    row.get(BECAME),
                    row.get(REASON))));
  }

  /// Keeps what became of a hint.
  ///
  /// @return whether there was such a hint
  public boolean became(
      String tenant, String id, int turn, String became, @Nullable String reason) {
    return database.write(db ->
        db.update(HINT)
            .set(BECAME, became)
            .set(REASON, reason)
            .set(BECAME_AT, clock.millis())
            .where(TENANT.eq(tenant), CONVERSATION.eq(id), TURN.eq(turn))
            .execute())
        > 0;
  }

  /// What a request of that name was answered.
  public Optional<Answer> answered(String tenant, String name) {
    return database.read(db ->
        db.select(NAME, DIGEST, STATUS, BODY)
            .from(REQUEST)
            .where(TENANT.eq(tenant), NAME.eq(name))
            .fetchOptional(
                row -> new Answer(row.get(NAME), row.get(DIGEST), row.get(STATUS), row.get(BODY))));
  }

  private List<Happening> advance(
      DSLContext db,
      String tenant,
      String id,
      int turns,
      List<Happening> happenings,
      @Nullable String state,
      long now) {
    var update =
        db.update(CONVERSATION_TABLE)
            .set(TURNS, TURNS.plus(turns))
            .set(EVENTS, EVENTS.plus(happenings.size()))
            .set(CHANGED_AT, now);
    Integer last =
        (state == null ? update : update.set(STATE, state))
            .where(TENANT.eq(tenant), ID.eq(id))
            .returningResult(EVENTS)
            .fetchOne(EVENTS);
    if (last == null) {
      throw new StoreException("The conversation is gone.");
    }
    int before = last - happenings.size();
    var numbered = new ArrayList<Happening>();
    for (Happening happening : happenings) {
      var stored = new Happening(before + numbered.size() + 1, happening.kind(), happening.body());
      numbered.add(stored);
      db.insertInto(EVENT)
          .columns(TENANT, CONVERSATION, NUMBER, KIND, BODY, HEARD, MADE_AT)
          .values(tenant, id, stored.number(), stored.kind(), stored.body(), heard, now)
          .execute();
    }
    return numbered;
  }

  private static void insert(DSLContext db, String tenant, String id, List<Mark> marks) {
    for (Mark mark : marks) {
      db.insertInto(SIGNAL)
          .columns(TENANT, CONVERSATION, TURN, HEARD_AT, CODE, KIND, CONFIDENCE)
          .values(
              tenant, id, mark.turn(), mark.heardAt(), mark.code(), mark.kind(), mark.confidence())
          .execute();
    }
  }

  private static void show(DSLContext db, String tenant, String id, @Nullable Hint hint) {
    if (hint != null) {
      db.insertInto(HINT)
          .columns(TENANT, CONVERSATION, TURN, CODE, BODY, HEARD, SHOWN_AT)
          .values(tenant, id, hint.turn(), hint.code(), hint.body(), hint.heard(), hint.shownAt())
          .onConflict(TENANT, CONVERSATION, TURN)
          .doNothing()
          .execute();
    }
  }

  private void keep(DSLContext db, String tenant, String id, @Nullable Answer answer, long now) {
    if (answer == null) {
      return;
    }
    if (kept.getAndIncrement() % KEPT_BETWEEN == 0) {
      db.deleteFrom(REQUEST)
          .where(TENANT.eq(tenant), MADE_AT.lt(now - ANSWERS_KEPT.toMillis()))
          .execute();
    }
    db.insertInto(REQUEST)
        .columns(TENANT, NAME, CONVERSATION, DIGEST, STATUS, BODY, MADE_AT)
        .values(tenant, answer.name(), id, answer.digest(), answer.status(), answer.body(), now)
        .execute();
  }

  private static Talk.@Nullable Asked asked(
      @Nullable String to, @Nullable String by, @Nullable Long at) {
    return to == null || by == null || at == null ? null : new Talk.Asked(to, by, at);
  }

  private static Talk talk(Record row) {
    return new Talk(
        row.get(ID),
        row.get(CUSTOMER),
        row.get(TEAM),
        row.get(CHANNEL),
        row.get(TOPIC),
        row.get(HEAD),
        row.get(STATE).equals(OPEN),
        row.get(TURNS),
        row.get(EVENTS),
        row.get(MADE_AT),
        row.get(CHANGED_AT),
        row.get(AGENT),
        asked(row.get(WORD_TO), row.get(WORD_BY), row.get(WORD_AT)));
  }
}
