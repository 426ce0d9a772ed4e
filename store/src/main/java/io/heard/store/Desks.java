package io.heard.store;

import static io.heard.store.Tables.BODY;
import static io.heard.store.Tables.CHANGED_AT;
import static io.heard.store.Tables.DESK;
import static io.heard.store.Tables.PERSON_ID;
import static io.heard.store.Tables.TENANT;

import java.time.Clock;
import java.util.Optional;

/// What people set for their own desk. Every call is about one person: there is none that lists
/// several, so that nobody looks over another's shoulder.
public final class Desks {
  private final Database database;
  private final Clock clock;

  /// @param clock what says when something was set
  public Desks(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// What somebody set, JSON; empty where they never did.
  public Optional<String> of(String tenant, String person) {
    return database.read(db ->
        db.select(BODY)
            .from(DESK)
            .where(TENANT.eq(tenant), PERSON_ID.eq(person))
            .fetchOptional(BODY));
  }

  /// Replaces what somebody set.
  ///
  /// @param body JSON
  public void set(String tenant, String person, String body) {
    long now = clock.millis();
    database.write(db ->
        db.insertInto(DESK)
            .columns(TENANT, PERSON_ID, BODY, CHANGED_AT)
            .values(tenant, person, body, now)
            .onConflict(TENANT, PERSON_ID)
            .doUpdate()
            .set(BODY, body)
            .set(CHANGED_AT, now)
            .execute());
  }
}
