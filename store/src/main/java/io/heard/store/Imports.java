package io.heard.store;

import static io.heard.store.Tables.CHANGED_AT;
import static io.heard.store.Tables.DIGEST;
import static io.heard.store.Tables.FORMAT;
import static io.heard.store.Tables.ID;
import static io.heard.store.Tables.IMPORT_JOB;
import static io.heard.store.Tables.IMPORT_PROBLEM;
import static io.heard.store.Tables.JOB;
import static io.heard.store.Tables.KIND;
import static io.heard.store.Tables.KNOWN;
import static io.heard.store.Tables.MADE_AT;
import static io.heard.store.Tables.MAYBE;
import static io.heard.store.Tables.NAME;
import static io.heard.store.Tables.NUMBER;
import static io.heard.store.Tables.PROBLEMS;
import static io.heard.store.Tables.READ_BYTES;
import static io.heard.store.Tables.REASON;
import static io.heard.store.Tables.REFUSED;
import static io.heard.store.Tables.RUN;
import static io.heard.store.Tables.SIZE_BYTES;
import static io.heard.store.Tables.STATE;
import static io.heard.store.Tables.TAKEN;
import static io.heard.store.Tables.TENANT;
import static io.heard.store.Tables.TURNS;
import static io.heard.store.Tables.WHERE;
import static org.jooq.impl.DSL.row;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Files that are taken in as jobs, and how far each is; each call is about one tenant.
public final class Imports {
  private static final List<Field<?>> FIELDS =
      List.of(
          ID,
          DIGEST,
          NAME,
          FORMAT,
          STATE,
          RUN,
          SIZE_BYTES,
          READ_BYTES,
          TAKEN,
          KNOWN,
          REFUSED,
          TURNS,
          PROBLEMS,
          MADE_AT,
          CHANGED_AT);

  private final Database database;
  private final Clock clock;

  /// @param clock what says when something was stored
  public Imports(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A job.
  ///
  /// @param digest of the file and of how it is to be read
  /// @param name what the file is called
  /// @param format what it was read as; null before that is told
  /// @param state `waiting`, `running`, `done` or `failed`
  /// @param run the run of the service that works on it
  /// @param progress how far it is
  public record Job(
      String id,
      String digest,
      String name,
      @Nullable String format,
      String state,
      String run,
      long sizeBytes,
      Progress progress,
      long madeAt,
      long changedAt) {
    @Override
    public String toString() {
      return "Job[%s, %s]".formatted(id, state);
    }
  }

  /// How far a job is.
  ///
  /// @param taken conversations that were stored
  /// @param known conversations that had been stored before with the same turns
  /// @param refused conversations that could not be stored
  /// @param turns turns of those that were stored
  /// @param problems what was found to say, lost or not
  public record Progress(
      long readBytes, int taken, int known, int refused, int turns, int problems) {
    /// Nothing is done yet.
    public static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0);
  }

  /// Something that has to be said about a file.
  ///
  /// @param number its place among those of the job, from 1
  /// @param kind `lost` or `note`
  /// @param where the place in the file
  public record Trouble(int number, String kind, String where, String cause, String maybe) {}

  /// Where a page of jobs ended.
  public record After(long madeAt, String id) {}

  /// Stores a job that waits.
  ///
  /// @return whether there was none of that digest
  public boolean add(String tenant, Job job) {
    long now = clock.millis();
    return database.write(db ->
        db.insertInto(IMPORT_JOB)
            .columns(
                TENANT,
                ID,
                DIGEST,
                NAME,
                STATE,
                RUN,
                SIZE_BYTES,
                READ_BYTES,
                TAKEN,
                KNOWN,
                REFUSED,
                TURNS,
                PROBLEMS,
                MADE_AT,
                CHANGED_AT)
            .values(
                tenant,
                job.id(),
                job.digest(),
                job.name(),
                job.state(),
                job.run(),
                job.sizeBytes(),
                0L,
                0,
                0,
                0,
                0,
                0,
                now,
                now)
            .onConflict(TENANT, DIGEST)
            .doNothing()
            .execute())
        > 0;
  }

  /// Begins a job anew that an earlier run of the service, or a failure, left undone.
  ///
  /// @return whether nobody else did
  public boolean again(String tenant, Job job, String run) {
    return database.write(db -> {
      int updated =
          db.update(IMPORT_JOB)
              .set(RUN, run)
              .set(STATE, "waiting")
              .set(READ_BYTES, 0L)
              .set(TAKEN, 0)
              .set(KNOWN, 0)
              .set(REFUSED, 0)
              .set(TURNS, 0)
              .set(PROBLEMS, 0)
              .set(CHANGED_AT, clock.millis())
              .where(TENANT.eq(tenant), ID.eq(job.id()), RUN.eq(job.run()), STATE.eq(job.state()))
              .execute();
      if (updated > 0) {
        db.deleteFrom(IMPORT_PROBLEM).where(TENANT.eq(tenant), JOB.eq(job.id())).execute();
      }
      return updated > 0;
    });
  }

  /// Keeps how far a job is.
  ///
  /// @param troubles what was found since the last time
  public void advance(
      String tenant,
      String id,
      String state,
      @Nullable String format,
      Progress progress,
      List<Trouble> troubles) {
    database.write(db -> {
      for (Trouble trouble : troubles) {
        db.insertInto(IMPORT_PROBLEM)
            .columns(TENANT, JOB, NUMBER, KIND, WHERE, REASON, MAYBE)
            .values(
                tenant,
                id,
                trouble.number(),
                trouble.kind(),
                trouble.where(),
                trouble.cause(),
                trouble.maybe())
            .execute();
      }
      return db.update(IMPORT_JOB)
          .set(STATE, state)
          .set(FORMAT, format)
          .set(READ_BYTES, progress.readBytes())
          .set(TAKEN, progress.taken())
          .set(KNOWN, progress.known())
          .set(REFUSED, progress.refused())
          .set(TURNS, progress.turns())
          .set(PROBLEMS, progress.problems())
          .set(CHANGED_AT, clock.millis())
          .where(TENANT.eq(tenant), ID.eq(id))
          .execute();
    });
  }

  /// The job of that id.
  public Optional<Job> find(String tenant, String id) {
    return one(tenant, ID.eq(id));
  }

  /// The job of that digest.
  public Optional<Job> ofDigest(String tenant, String digest) {
    return one(tenant, DIGEST.eq(digest));
  }

  private Optional<Job> one(String tenant, Condition condition) {
    return database.read(db ->
        db.select(FIELDS)
            .from(IMPORT_JOB)
            .where(TENANT.eq(tenant), condition)
            .fetchOptional(Imports::job));
  }

  /// A page of jobs, the newest first.
  ///
  /// @param after the last one of the page before; null for the first page
  /// @param most at most so many
  public List<Job> page(String tenant, @Nullable After after, int most) {
    var conditions = new ArrayList<Condition>();
    conditions.add(TENANT.eq(tenant));
    if (after != null) {
      conditions.add(row(MADE_AT, ID).lt(row(after.madeAt(), after.id())));
    }
    return database.read(db ->
        db.select(FIELDS)
            .from(IMPORT_JOB)
            .where(conditions)
            .orderBy(MADE_AT.desc(), ID.desc())
            .limit(most)
            .fetch(Imports::job));
  }

  /// What there is to say about a job's file, in order.
  ///
  /// @param after the number of the last one of the page before; 0 for the first page
  public List<Trouble> troubles(String tenant, String id, int after, int most) {
    return database.read(db ->
        db.select(NUMBER, KIND, WHERE, REASON, MAYBE)
            .from(IMPORT_PROBLEM)
            .where(TENANT.eq(tenant), JOB.eq(id), NUMBER.gt(after))
            .orderBy(NUMBER)
            .limit(most)
            .fetch(row ->
                new Trouble(
                    row.get(NUMBER),
                    row.get(KIND),
                    row.get(WHERE),
                    row.get(REASON),
                    row.get(MAYBE))));
  }

  /// Forgets a job, and none of the conversations that it brought.
  ///
  /// @return whether there was one
  public boolean forget(String tenant, String id) {
    return database.write(db -> {
      db.deleteFrom(IMPORT_PROBLEM).where(TENANT.eq(tenant), JOB.eq(id)).execute();
      return db.deleteFrom(IMPORT_JOB).where(TENANT.eq(tenant), ID.eq(id)).execute() > 0;
    });
  }

  private static Job job(Record row) {
    return new Job(
        row.get(ID),
        row.get(DIGEST),
        row.get(NAME),
        row.get(FORMAT),
        row.get(STATE),
        row.get(RUN),
        row.get(SIZE_BYTES),
        new Progress(
            row.get(READ_BYTES),
            row.get(TAKEN),
            row.get(KNOWN),
            row.get(REFUSED),
            row.get(TURNS),
            row.get(PROBLEMS)),
        row.get(MADE_AT),
        row.get(CHANGED_AT));
  }
}
