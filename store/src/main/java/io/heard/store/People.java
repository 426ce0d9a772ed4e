package io.heard.store;

import static io.heard.store.Tables.DESK;
import static io.heard.store.Tables.DEVICE;
import static io.heard.store.Tables.DIGEST;
import static io.heard.store.Tables.EMAIL;
import static io.heard.store.Tables.ENDS_AT;
import static io.heard.store.Tables.FORM;
import static io.heard.store.Tables.ID;
import static io.heard.store.Tables.LINK;
import static io.heard.store.Tables.MADE_AT;
import static io.heard.store.Tables.MADE_BY;
import static io.heard.store.Tables.NAME;
import static io.heard.store.Tables.OPERATES;
import static io.heard.store.Tables.PASSWORD;
import static io.heard.store.Tables.PERSON;
import static io.heard.store.Tables.PERSON_ID;
import static io.heard.store.Tables.PURPOSE;
import static io.heard.store.Tables.ROLE;
import static io.heard.store.Tables.SCOPES;
import static io.heard.store.Tables.SEEN_AT;
import static io.heard.store.Tables.SESSION;
import static io.heard.store.Tables.SETTINGS;
import static io.heard.store.Tables.SHUT_AT;
import static io.heard.store.Tables.TEAM;
import static io.heard.store.Tables.TEAM_TABLE;
import static io.heard.store.Tables.TENANT;
import static io.heard.store.Tables.TENANT_TABLE;
import static io.heard.store.Tables.TOKEN;
import static io.heard.store.Tables.USED_AT;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Who may do what: tenants, people, teams, their sessions, one-time links and tokens. Secrets come
/// as digests; none is ever stored.
public final class People {
  /// A session that was not used for so long has ended.
  public static final Duration IDLE = Duration.ofHours(1);

  /// Somebody who has more sessions than this loses the one that was not used for longest.
  public static final int MOST_SESSIONS = 10;

  /// Last use is written down at most so often: it is for people to look at.
  private static final long USE_NOTED_MS = Duration.ofMinutes(1).toMillis();

  private static final String OWNER = "owner";

  private static final List<Field<?>> PERSON_FIELDS =
      List.of(TENANT, ID, EMAIL, NAME, ROLE, TEAM, PASSWORD);
  private static final List<Field<?>> LISTED_FIELDS =
      List.of(TENANT, ID, NAME, SCOPES, MADE_BY, MADE_AT, ENDS_AT, SEEN_AT);

  private final Database database;
  private final Clock clock;

  /// @param clock what says what has ended
  public People(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Somebody who signs in.
  ///
  /// @param role agent, lead, analyst, owner or privacy
  /// @param password how the password is kept (Argon2id); null before the first sign-in
  public record Person(
      String tenant,
      String id,
      String email,
      String name,
      String role,
      @Nullable String team,
      @Nullable String password) {
    @Override
    public String toString() {
      return "Person[%s, %s]".formatted(id, role);
    }
  }

  /// A session of somebody who is signed in.
  ///
  /// @param form what forms have to carry, so that no other site can send them
  public record Session(Person person, String form) {}

  /// A token of a program.
  ///
  /// @param scopes what it may do, separated by blanks
  public record Token(
      String tenant, String id, String name, String scopes, String madeBy, long madeAt) {}

  /// An open session as its owner sees it.
  ///
  /// @param digest of its secret: names the session, and opens nothing
  /// @param device what it was begun with, such as `Firefox on Linux`; empty where unknown
  /// @param madeAt milliseconds since 1970, as the others
  public record Open(String digest, String device, long madeAt, long seenAt, long endsAt) {}

  /// A token as the list shows it.
  ///
  /// @param endsAt null where it holds until it is shut
  /// @param seenAt when it was last used, to the minute; null where never
  public record Listed(Token token, @Nullable Long endsAt, @Nullable Long seenAt) {
    /// Whether it opens nothing any more.
    ///
    /// @param now milliseconds since 1970
    public boolean hasEnded(long now) {
      return endsAt != null && endsAt <= now;
    }
  }

  /// Whose data is kept apart from everybody else's.
  ///
  /// @param operates whether its owners run this service, and may make further tenants
  public record Tenant(String id, String name, boolean operates) {}

  /// What became of a change to somebody.
  public enum Change {
    /// It was made.
    DONE,
    /// There is nobody of that id, or they are shut out already.
    NOBODY,
    /// It would leave the tenant without an owner.
    LAST_OWNER
  }

  /// Whether nobody was ever made here.
  public boolean none() {
    return database.readAcross(db -> !db.fetchExists(db.selectFrom(TENANT_TABLE)));
  }

  /// Makes a tenant and its owner. The first tenant operates the service.
  public void found(String tenant, String name, Person owner) {
    long now = clock.millis();
    database.write(db -> {
      int first = db.fetchExists(db.selectFrom(TENANT_TABLE)) ? 0 : 1;
      db.insertInto(TENANT_TABLE)
          .columns(ID, NAME, SETTINGS, MADE_AT, OPERATES)
          .values(tenant, name, "{}", now, first)
          .execute();
      return db.insertInto(PERSON)
          .columns(TENANT, ID, EMAIL, NAME, ROLE, TEAM, PASSWORD, MADE_AT)
          .values(
              tenant,
              owner.id(),
              owner.email(),
              owner.name(),
              owner.role(),
              owner.team(),
              owner.password(),
              now)
          .execute();
    });
  }

  /// All tenants, by name.
  public List<Tenant> tenants() {
    return database.readAcross(db ->
        db.select(ID, NAME, OPERATES).from(TENANT_TABLE).orderBy(NAME, ID).fetch(People::tenant));
  }

  /// The tenant of that id.
  public Optional<Tenant> tenant(String id) {
    return database.readAcross(db ->
        db.select(ID, NAME, OPERATES)
            .from(TENANT_TABLE)
            .where(ID.eq(id))
            .fetchOptional(People::tenant));
  }

  /// The person with that address, who was not shut out.
  public Optional<Person> byEmail(String email) {
    return database.readAcross(db ->
        db.select(PERSON_FIELDS)
            .from(PERSON)
            .where(EMAIL.eq(email), SHUT_AT.isNull())
            .fetchOptional(People::person));
  }

  /// The people of a tenant, by address.
  public List<Person> all(String tenant) {
    return database.read(db ->
        db.select(PERSON_FIELDS)
            .from(PERSON)
            .where(TENANT.eq(tenant), SHUT_AT.isNull())
            .orderBy(EMAIL)
            .fetch(People::person));
  }

  /// The person of that id, who was not shut out.
  public Optional<Person> find(String tenant, String id) {
    return database.read(db -> find(db, tenant, id));
  }

  /// The name of somebody, who may have been shut out since.
  public Optional<String> name(String tenant, String id) {
    return database.read(
        db -> db.select(NAME).from(PERSON).where(TENANT.eq(tenant), ID.eq(id)).fetchOptional(NAME));
  }

  /// The names of all who are or were here, by id.
  public Map<String, String> names(String tenant) {
    return database.read(
        db -> db.select(ID, NAME).from(PERSON).where(TENANT.eq(tenant)).fetchMap(ID, NAME));
  }

  private static Optional<Person> find(DSLContext db, String tenant, String id) {
    return db.select(PERSON_FIELDS)
        .from(PERSON)
        .where(TENANT.eq(tenant), ID.eq(id), SHUT_AT.isNull())
        .fetchOptional(People::person);
  }

  /// Gives somebody a role and a team, at once in every session.
  ///
  /// @param team null for none
  public Change change(String tenant, String id, String role, @Nullable String team) {
    return change(tenant, id, role, team, null);
  }

  /// Gives somebody a role, a team and a name, at once in every session.
  ///
  /// @param team null for none
  /// @param name null for the one that they have
  public Change change(
      String tenant, String id, String role, @Nullable String team, @Nullable String name) {
    return database.write(db -> {
      Person before = find(db, tenant, id).orElse(null);
      if (before == null) {
        return Change.NOBODY;
      }
      if (!role.equals(OWNER) && lastOwner(db, before)) {
        return Change.LAST_OWNER;
      }
      db.update(PERSON)
          .set(ROLE, role)
          .set(TEAM, team)
          .set(NAME, name == null ? before.name() : name)
          .where(TENANT.eq(tenant), ID.eq(id))
          .execute();
      return Change.DONE;
    });
  }

  /// Shuts somebody out: their sessions and links end, what they set for their desk goes, and their
  /// address is free again.
  public Change shutOut(String tenant, String id) {
    long now = clock.millis();
    return database.write(db -> {
      Person before = find(db, tenant, id).orElse(null);
      if (before == null) {
        return Change.NOBODY;
      }
      if (lastOwner(db, before)) {
        return Change.LAST_OWNER;
      }
      db.update(PERSON)
          .set(SHUT_AT, now)
          .set(EMAIL, id)
          .setNull(PASSWORD)
          .where(TENANT.eq(tenant), ID.eq(id))
          .execute();
      db.deleteFrom(SESSION).where(TENANT.eq(tenant), PERSON_ID.eq(id)).execute();
      db.deleteFrom(LINK).where(TENANT.eq(tenant), PERSON_ID.eq(id)).execute();
      db.deleteFrom(DESK).where(TENANT.eq(tenant), PERSON_ID.eq(id)).execute();
      return Change.DONE;
    });
  }

  private static boolean lastOwner(DSLContext db, Person person) {
    return person.role().equals(OWNER)
        && !db.fetchExists(
            db.selectOne()
                .from(PERSON)
                .where(
                    TENANT.eq(person.tenant()),
                    ROLE.eq(OWNER),
                    ID.ne(person.id()),
                    SHUT_AT.isNull(),
                    PASSWORD.isNotNull()));
  }

  /// Sets somebody's password, and ends their sessions but one.
  ///
  /// @param password as it is kept
  /// @param stays the digest of the session that stays
  public void password(String tenant, String id, String password, String stays) {
    database.write(db -> {
      db.update(PERSON)
          .set(PASSWORD, password)
          .where(TENANT.eq(tenant), ID.eq(id), SHUT_AT.isNull())
          .execute();
      return db.deleteFrom(SESSION)
          .where(TENANT.eq(tenant), PERSON_ID.eq(id), DIGEST.ne(stays))
          .execute();
    });
  }

  /// The teams of a tenant, by name.
  public List<String> teams(String tenant) {
    return database.read(
        db -> db.select(NAME).from(TEAM_TABLE).where(TENANT.eq(tenant)).orderBy(NAME).fetch(NAME));
  }

  /// Makes a team.
  ///
  /// @return whether there was none of that name
  public boolean addTeam(String tenant, String name) {
    return database.write(db ->
        db.insertInto(TEAM_TABLE)
            .columns(TENANT, NAME, MADE_AT)
            .values(tenant, name, clock.millis())
            .onConflict(TENANT, NAME)
            .doNothing()
            .execute())
        > 0;
  }

  /// Removes a team; who was in it is in none.
  ///
  /// @return whether there was one
  public boolean removeTeam(String tenant, String name) {
    return database.write(db -> {
      db.update(PERSON).setNull(TEAM).where(TENANT.eq(tenant), TEAM.eq(name)).execute();
      return db.deleteFrom(TEAM_TABLE).where(TENANT.eq(tenant), NAME.eq(name)).execute();
    })
        > 0;
  }

  /// Begins a session on a device that is not known.
  ///
  /// @param digest of its secret
  public void begin(Person person, String digest, String form, Duration life) {
    begin(person, digest, form, life, "");
  }

  /// Begins a session.
  ///
  /// @param digest of its secret
  /// @param form what forms have to carry
  /// @param life how long it lasts at most; it ends sooner when it is not used for [#IDLE]
  /// @param device as its owner recognises it
  public void begin(Person person, String digest, String form, Duration life, String device) {
    long now = clock.millis();
    database.write(db -> {
      db.deleteFrom(SESSION)
          .where(TENANT.eq(person.tenant()), PERSON_ID.eq(person.id()))
          .and(ENDS_AT.le(now).or(SEEN_AT.le(now - IDLE.toMillis())))
          .execute();
      List<String> open =
          db.select(DIGEST)
              .from(SESSION)
              .where(TENANT.eq(person.tenant()), PERSON_ID.eq(person.id()))
              .orderBy(SEEN_AT.desc(), DIGEST)
              .fetch(DIGEST);
      for (String old : open.stream().skip(MOST_SESSIONS - 1L).toList()) {
        db.deleteFrom(SESSION).where(TENANT.eq(person.tenant()), DIGEST.eq(old)).execute();
      }
      return db.insertInto(SESSION)
          .columns(DIGEST, TENANT, PERSON_ID, FORM, MADE_AT, SEEN_AT, ENDS_AT, DEVICE)
          .values(
              digest, person.tenant(), person.id(), form, now, now, now + life.toMillis(), device)
          .execute();
    });
  }

  /// The session with that digest, if it has not ended and was used within [#IDLE]; this use
  /// counts.
  public Optional<Session> session(String digest) {
    return session(digest, true);
  }

  /// The session with that digest, if it has not ended and was used within [#IDLE]; asking is no
  /// use.
  public Optional<Session> begun(String digest) {
    return session(digest, false);
  }

  private Optional<Session> session(String digest, boolean used) {
    long now = clock.millis();
    return database
        .readAcross(db ->
            db.select(TENANT, PERSON_ID, FORM, SEEN_AT)
                .from(SESSION)
                .where(DIGEST.eq(digest), ENDS_AT.gt(now), SEEN_AT.gt(now - IDLE.toMillis()))
                .fetchOptional())
        .flatMap(session -> {
          String tenant = session.get(TENANT);
          if (used && now - session.get(SEEN_AT) >= USE_NOTED_MS) {
            database.write(db ->
                db.update(SESSION)
                    .set(SEEN_AT, now)
                    .where(TENANT.eq(tenant), DIGEST.eq(digest))
                    .execute());
          }
          return find(tenant, session.get(PERSON_ID))
              .map(person -> new Session(person, session.get(FORM)));
        });
  }

  /// Somebody's open sessions, the last used first.
  public List<Open> sessions(String tenant, String person) {
    long now = clock.millis();
    return database.read(db ->
        db.select(DIGEST, DEVICE, MADE_AT, SEEN_AT, ENDS_AT)
            .from(SESSION)
            .where(
                TENANT.eq(tenant),
                PERSON_ID.eq(person),
                ENDS_AT.gt(now),
                SEEN_AT.gt(now - IDLE.toMillis()))
            .orderBy(SEEN_AT.desc(), DIGEST)
            .fetch(row ->
                new Open(
                    row.get(DIGEST),
                    row.get(DEVICE),
                    row.get(MADE_AT),
                    row.get(SEEN_AT),
                    row.get(ENDS_AT))));
  }

  /// Ends a session.
  public void end(String digest) {
    database.writeAcross(db -> db.deleteFrom(SESSION).where(DIGEST.eq(digest)).execute());
  }

  /// Ends one of somebody's sessions.
  ///
  /// @return whether it was theirs
  public boolean end(String tenant, String person, String digest) {
    return database.write(db ->
        db.deleteFrom(SESSION)
            .where(TENANT.eq(tenant), PERSON_ID.eq(person), DIGEST.eq(digest))
            .execute())
        > 0;
  }

  /// Ends all of somebody's sessions.
  ///
  /// @return how many there were
  public int endAll(String tenant, String person) {
    return database.write(
        db -> db.deleteFrom(SESSION).where(TENANT.eq(tenant), PERSON_ID.eq(person)).execute());
  }

  /// Makes a link that can be used once; those that the person had before hold no longer.
  ///
  /// @param purpose `invitation` or `reset`
  public void link(String digest, Person person, String purpose, Duration life) {
    long now = clock.millis();
    database.write(db -> {
      db.deleteFrom(LINK)
          .where(TENANT.eq(person.tenant()), PERSON_ID.eq(person.id()), USED_AT.isNull())
          .execute();
      return db.insertInto(LINK)
          .columns(DIGEST, TENANT, PERSON_ID, PURPOSE, MADE_AT, ENDS_AT)
          .values(digest, person.tenant(), person.id(), purpose, now, now + life.toMillis())
          .execute();
    });
  }

  /// Whose link that is, if it still holds. The link is not used up by this.
  public Optional<Person> linked(String digest) {
    long now = clock.millis();
    return database
        .readAcross(db ->
            db.select(TENANT, PERSON_ID)
                .from(LINK)
                .where(DIGEST.eq(digest), USED_AT.isNull(), ENDS_AT.gt(now))
                .fetchOptional())
        .flatMap(link -> find(link.get(TENANT), link.get(PERSON_ID)));
  }

  /// Uses a link and sets the person's password.
  ///
  /// @return whose it was; empty when there is none, or it has ended or was used
  public Optional<Person> use(String digest, String password) {
    long now = clock.millis();
    return database.writeAcross(db -> {
      Record link =
          db.update(LINK)
              .set(USED_AT, now)
              .where(DIGEST.eq(digest), USED_AT.isNull(), ENDS_AT.gt(now))
              .returningResult(TENANT, PERSON_ID)
              .fetchOne();
      if (link == null) {
        return Optional.<Person>empty();
      }
      db.update(PERSON)
          .set(PASSWORD, password)
          .where(TENANT.eq(link.get(TENANT)), ID.eq(link.get(PERSON_ID)))
          .execute();
      db.deleteFrom(SESSION)
          .where(TENANT.eq(link.get(TENANT)), PERSON_ID.eq(link.get(PERSON_ID)))
          .execute();
      return db.select(PERSON_FIELDS)
          .from(PERSON)
          .where(TENANT.eq(link.get(TENANT)), ID.eq(link.get(PERSON_ID)), SHUT_AT.isNull())
          .fetchOptional(People::person);
    });
  }

  /// Makes somebody.
  ///
  /// @return whether the address was free
  public boolean add(Person person) {
    long now = clock.millis();
    return database.write(db ->
        db.insertInto(PERSON)
            .columns(TENANT, ID, EMAIL, NAME, ROLE, TEAM, PASSWORD, MADE_AT)
            .values(
                person.tenant(),
                person.id(),
                person.email(),
                person.name(),
                person.role(),
                person.team(),
                person.password(),
                now)
            .onConflict(EMAIL)
            .doNothing()
            .execute())
        > 0;
  }

  /// Makes a token.
  ///
  /// @param life how long it holds; null for until it is shut
  public void issue(Token token, String digest, @Nullable Duration life) {
    long now = clock.millis();
    database.write(db ->
        db.insertInto(TOKEN)
            .columns(TENANT, ID, NAME, DIGEST, SCOPES, MADE_BY, MADE_AT, ENDS_AT)
            .values(
                token.tenant(),
                token.id(),
                token.name(),
                digest,
                token.scopes(),
                token.madeBy(),
                now,
                life == null ? null : (Long) (now + life.toMillis()))
            .execute());
  }

  /// The token with that digest, if it holds; this use counts.
  public Optional<Token> token(String digest) {
    return token(digest, true);
  }

  /// The token with that digest, if it holds; asking is no use.
  public Optional<Token> issued(String digest) {
    return token(digest, false);
  }

  private Optional<Token> token(String digest, boolean used) {
    long now = clock.millis();
    Record row =
        database.readAcross(db ->
            db.select(LISTED_FIELDS)
                .from(TOKEN)
                .where(DIGEST.eq(digest), SHUT_AT.isNull())
                .and(ENDS_AT.isNull().or(ENDS_AT.gt(now)))
                .fetchOne());
    if (row == null) {
      return Optional.empty();
    }
    Token token = token(row);
    Long seen = row.get(SEEN_AT);
    if (used && (seen == null || now - seen >= USE_NOTED_MS)) {
      database.write(db ->
          db.update(TOKEN)
              .set(SEEN_AT, now)
              .where(TENANT.eq(token.tenant()), ID.eq(token.id()))
              .execute());
    }
    return Optional.of(token);
  }

  /// The tokens of a tenant that were not shut, by name; those that have ended are among them.
  public List<Listed> tokens(String tenant) {
    return database.read(db ->
        db.select(LISTED_FIELDS)
            .from(TOKEN)
            .where(TENANT.eq(tenant), SHUT_AT.isNull())
            .orderBy(NAME, ID)
            .fetch(row -> new Listed(token(row), row.get(ENDS_AT), row.get(SEEN_AT))));
  }

  /// Shuts a token.
  ///
  /// @return whether there was one
  public boolean shut(String tenant, String id) {
    return database.write(db ->
        db.update(TOKEN)
            .set(SHUT_AT, clock.millis())
            .where(TENANT.eq(tenant), ID.eq(id), SHUT_AT.isNull())
            .execute())
        > 0;
  }

  private static Person person(Record row) {
    return new Person(
        row.get(TENANT),
        row.get(ID),
        row.get(EMAIL),
        row.get(NAME),
        row.get(ROLE),
        row.get(TEAM),
        row.get(PASSWORD));
  }

  private static Tenant tenant(Record row) {
    return new Tenant(row.get(ID), row.get(NAME), row.get(OPERATES) == 1);
  }

  private static Token token(Record row) {
    return new Token(
        row.get(TENANT),
        row.get(ID),
        row.get(NAME),
        row.get(SCOPES),
        row.get(MADE_BY),
        row.get(MADE_AT));
  }
}
