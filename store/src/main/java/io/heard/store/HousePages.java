package io.heard.store;

import static io.heard.store.Tables.BODY;
import static io.heard.store.Tables.CHANGED_AT;
import static io.heard.store.Tables.CODE;
import static io.heard.store.Tables.HOUSE_PAGE;
import static io.heard.store.Tables.IS_ON;
import static io.heard.store.Tables.MADE_AT;
import static io.heard.store.Tables.TENANT;
import static io.heard.store.Tables.TRIED_AT;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// The pages that tenants wrote.
public final class HousePages {
  private static final List<Field<?>> FIELDS =
      List.of(CODE, BODY, IS_ON, MADE_AT, CHANGED_AT, TRIED_AT);

  private final Database database;
  private final Clock clock;

  /// @param clock what says when something changed
  public HousePages(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A page.
  ///
  /// @param body Markdown
  /// @param on whether it is heard
  /// @param changedAt when it was written or switched last, milliseconds since 1970
  /// @param tried whether it was tried on stored conversations as it is written now
  public record Stored(
      String code, String body, boolean on, long madeAt, long changedAt, boolean tried) {
    @Override
    public String toString() {
      return "Stored[%s, %s]".formatted(code, on ? "on" : "off");
    }
  }

  /// The pages of a tenant, by code.
  public List<Stored> all(String tenant) {
    return database.read(db ->
        db.select(FIELDS)
            .from(HOUSE_PAGE)
            .where(TENANT.eq(tenant))
            .orderBy(CODE)
            .fetch(HousePages::stored));
  }

  /// The page of that code.
  public Optional<Stored> find(String tenant, String code) {
    return database.read(db ->
        db.select(FIELDS)
            .from(HOUSE_PAGE)
            .where(TENANT.eq(tenant), CODE.eq(code))
            .fetchOptional(HousePages::stored));
  }

  private static Stored stored(Record row) {
    return new Stored(
        row.get(CODE),
        row.get(BODY),
        row.get(IS_ON) != 0,
        row.get(MADE_AT),
        row.get(CHANGED_AT),
        row.get(TRIED_AT) != null);
  }

  /// Writes a page; one that is new is off, one that is there stays as it is switched. Another text
  /// than before was never tried.
  ///
  /// @return whether it is new
  public boolean put(String tenant, String code, String body) {
    long now = clock.millis();
    return database.write(db -> {
      int changed =
          db.update(HOUSE_PAGE)
              .set(BODY, body)
              .set(CHANGED_AT, now)
              .set(TRIED_AT, DSL.when(BODY.eq(body), TRIED_AT))
              .where(TENANT.eq(tenant), CODE.eq(code))
              .execute();
      if (changed == 0) {
        db.insertInto(HOUSE_PAGE)
            .columns(TENANT, CODE, BODY, IS_ON, MADE_AT, CHANGED_AT)
            .values(tenant, code, body, 0, now, now)
            .execute();
      }
      return changed == 0;
    });
  }

  /// Keeps that a page was tried on stored conversations.
  ///
  /// @param body the text that was tried
  /// @return whether that is how the page is written now; if not, nothing is kept
  public boolean tried(String tenant, String code, String body) {
    return database.write(db ->
        db.update(HOUSE_PAGE)
            .set(TRIED_AT, clock.millis())
            .where(TENANT.eq(tenant), CODE.eq(code), BODY.eq(body))
            .execute())
        > 0;
  }

  /// Switches a page.
  ///
  /// @return whether there is one
  public boolean on(String tenant, String code, boolean on) {
    return database.write(db ->
        db.update(HOUSE_PAGE)
            .set(IS_ON, on ? 1 : 0)
            .set(CHANGED_AT, clock.millis())
            .where(TENANT.eq(tenant), CODE.eq(code))
            .execute())
        > 0;
  }

  /// Deletes a page.
  ///
  /// @return whether there was one
  public boolean delete(String tenant, String code) {
    return database.write(
            db -> db.deleteFrom(HOUSE_PAGE).where(TENANT.eq(tenant), CODE.eq(code)).execute())
        > 0;
  }
}
