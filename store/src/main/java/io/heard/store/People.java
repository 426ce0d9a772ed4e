package io.heard.store;

import static io.heard.store.Tables.DIGEST;
import static io.heard.store.Tables.EMAIL;
import static io.heard.store.Tables.ENDS_AT;
import static io.heard.store.Tables.FORM;
import static io.heard.store.Tables.ID;
import static io.heard.store.Tables.LINK;
import static io.heard.store.Tables.MADE_AT;
import static io.heard.store.Tables.MADE_BY;
import static io.heard.store.Tables.NAME;
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
import static io.heard.store.Tables.TENANT;
import static io.heard.store.Tables.TENANT_TABLE;
import static io.heard.store.Tables.TOKEN;
import static io.heard.store.Tables.USED_AT;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Who may do what: tenants, people, their sessions, one-time links and tokens. Secrets come as
/// digests; none is ever stored.
public final class People {
  private static final List<Field<?>> PERSON_FIELDS =
      List.of(TENANT, ID, EMAIL, NAME, ROLE, TEAM, PASSWORD);
  private static final List<Field<?>> TOKEN_FIELDS =
      List.of(TENANT, ID, NAME, SCOPES, MADE_BY, MADE_AT);

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

  /// Whether nobody was ever made here.
  public boolean none() {
    return database.readAcross(db -> !db.fetchExists(db.selectFrom(TENANT_TABLE)));
  }

  /// Makes a tenant and its owner.
  public void found(String tenant, String name, Person owner) {
    long now = clock.millis();
    database.write(db -> {
      db.insertInto(TENANT_TABLE)
          .columns(ID, NAME, SETTINGS, MADE_AT)
          .values(tenant, name, "{}", now)
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

  /// The person with that address, who was not shut out.
  public Optional<Person> byEmail(String email) {
    return database.read(db ->
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

  /// Begins a session.
  ///
  /// @param digest of its secret
  public void begin(Person person, String digest, String form, Duration life) {
    long now = clock.millis();
    database.write(db ->
        db.insertInto(SESSION)
            .columns(DIGEST, TENANT, PERSON_ID, FORM, MADE_AT, SEEN_AT, ENDS_AT)
            .values(digest, person.tenant(), person.id(), form, now, now, now + life.toMillis())
            .execute());
  }

  /// The session with that digest, if it has not ended.
  public Optional<Session> session(String digest) {
    long now = clock.millis();
    return database.read(db ->
        db.select(TENANT, PERSON_ID, FORM)
            .from(SESSION)
            .where(DIGEST.eq(digest), ENDS_AT.gt(now))
            .fetchOptional()
            .flatMap(session ->
                db.select(PERSON_FIELDS)
                    .from(PERSON)
                    .where(
                        TENANT.eq(session.get(TENANT)),
                        ID.eq(session.get(PERSON_ID)),
                        SHUT_AT.isNull())
                    .fetchOptional(People::person)
                    .map(person -> new Session(person, session.get(FORM)))));
  }

  /// Ends a session.
  public void end(String digest) {
    database.write(db -> db.deleteFrom(SESSION).where(DIGEST.eq(digest)).execute());
  }

  /// Makes a link that can be used once.
  ///
  /// @param purpose `invitation` or `reset`
  public void link(String digest, Person person, String purpose, Duration life) {
    long now = clock.millis();
    database.write(db ->
        db.insertInto(LINK)
            .columns(DIGEST, TENANT, PERSON_ID, PURPOSE, MADE_AT, ENDS_AT)
            .values(digest, person.tenant(), person.id(), purpose, now, now + life.toMillis())
            .execute());
  }

  /// Uses a link and sets the person's password.
  ///
  /// @return whose it was; empty when there is none, or it has ended or was used
  public Optional<Person> use(String digest, String password) {
    long now = clock.millis();
    return database.write(db -> {
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

  /// The token with that digest, if it holds.
  public Optional<Token> token(String digest) {
    long now = clock.millis();
    return database.read(db ->
        db.select(TOKEN_FIELDS)
            .from(TOKEN)
            .where(DIGEST.eq(digest), SHUT_AT.isNull())
            .and(ENDS_AT.isNull().or(ENDS_AT.gt(now)))
            .fetchOptional(People::token));
  }

  /// The tokens of a tenant that hold, by name.
  public List<Token> tokens(String tenant) {
    return database.read(db ->
        db.select(TOKEN_FIELDS)
            .from(TOKEN)
            .where(TENANT.eq(tenant), SHUT_AT.isNull())
            .orderBy(NAME, ID)
            .fetch(People::token));
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
