package io.heard.store;

import static io.heard.store.Tables.ACTION;
import static io.heard.store.Tables.ACTOR;
import static io.heard.store.Tables.ACTOR_KIND;
import static io.heard.store.Tables.AUDIT;
import static io.heard.store.Tables.DIGEST;
import static io.heard.store.Tables.ENTRY;
import static io.heard.store.Tables.KIND;
import static io.heard.store.Tables.MADE_AT;
import static io.heard.store.Tables.SUBJECT;
import static io.heard.store.Tables.TENANT;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The audit log: who did what to whose data, and when. An entry holds ids, never words: what came
/// from outside (the ids of conversations and customers, an address at a failed sign-in) stands as
/// a keyed digest, so that whoever knows the id finds its entries and nobody reads it out of them.
///
/// Each entry's digest covers the one before, with a key that stands outside the database, and so
/// do the count and the last digest. A changed, missing, swapped or added entry is therefore found,
/// and so is an end that was cut off.
///
/// [#write] comes **before** what it speaks of: nothing is done or shown that is not written down.
/// For several threads; one process writes a log.
public final class Audit {
  private static final List<Field<?>> FIELDS =
      List.of(ENTRY, TENANT, MADE_AT, ACTOR_KIND, ACTOR, ACTION, KIND, SUBJECT, DIGEST);

  private static final int ROWS_AT_ONCE = 500;

  private final Database database;
  private final AuditFiles files;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock(true);
  private AuditFiles.Head head;

  private Audit(Database database, AuditFiles files, Clock clock, AuditFiles.Head head) {
    this.database = database;
    this.files = files;
    this.clock = clock;
    this.head = head;
  }

  /// Who did it.
  ///
  /// @param tenant whose data it was done to
  /// @param id of the person or the token; `-` for nobody who is known
  public record Actor(String tenant, ActorKind kind, String id) {
    /// Somebody who is not known, or whose tenant is not.
    public static final Actor NOBODY = new Actor("-", ActorKind.NOBODY, "-");

    /// Somebody who is signed in.
    public static Actor person(String tenant, String id) {
      return new Actor(tenant, ActorKind.PERSON, id);
    }

    /// A program with a token.
    public static Actor token(String tenant, String id) {
      return new Actor(tenant, ActorKind.TOKEN, id);
    }

    /// Heard itself, such as when a time of keeping has run out.
    public static Actor service(String tenant) {
      return new Actor(tenant, ActorKind.SERVICE, "-");
    }
  }

  /// What kind of actor.
  public enum ActorKind {
    PERSON,
    TOKEN,
    SERVICE,
    NOBODY;

    String id() {
      return kebab(name());
    }
  }

  /// What was done.
  public enum Action {
    SIGNED_IN,
    SIGN_IN_FAILED,
    SIGN_IN_HELD_BACK,
    SIGNED_OUT,
    SESSIONS_ENDED,
    PASSWORD_SET,
    LINK_MADE,
    PERSON_INVITED,
    ROLE_CHANGED,
    TEAM_CHANGED,
    PERSON_RENAMED,
    PERSON_SHUT_OUT,
    TOKEN_MADE,
    TOKEN_SHUT,
    TENANT_MADE,
    SETTINGS_CHANGED,
    CONVERSATION_READ,
    QUOTES_READ,
    CONVERSATION_DELETED,
    CUSTOMER_READ,
    CUSTOMER_EXPORTED,
    CUSTOMER_ERASED,
    OPTED_OUT,
    OPTED_IN,
    EXPORTED,
    RETENTION_RUN,
    AUDIT_READ,
    BACKED_UP,
    AUDIT_HEAD_LOST;

    /// Its name in the log.
    public String id() {
      return kebab(name());
    }
  }

  /// What it was done to. The id of what is made here stands as it is; one that came from outside
  /// becomes a digest.
  public record Subject(Kind kind, String id) {
    /// Nothing in particular.
    public static final Subject NOTHING = new Subject(Kind.NOTHING, "-");

    public static Subject conversation(String id) {
      return new Subject(Kind.CONVERSATION, id);
    }

    public static Subject customer(String id) {
      return new Subject(Kind.CUSTOMER, id);
    }

    public static Subject person(String id) {
      return new Subject(Kind.PERSON, id);
    }

    public static Subject token(String id) {
      return new Subject(Kind.TOKEN, id);
    }

    /// An account that somebody tried to sign in to, by the address that was typed.
    public static Subject account(String email) {
      return new Subject(Kind.ACCOUNT, email);
    }

    /// Many conversations at once, by the name of the place where they are shown.
    public static Subject list(String name) {
      return new Subject(Kind.LIST, name);
    }

    @Override
    public String toString() {
      return "Subject[%s]".formatted(kind);
    }
  }

  /// What kinds of things something is done to.
  public enum Kind {
    NOTHING(false),
    CONVERSATION(true),
    CUSTOMER(true),
    ACCOUNT(true),
    TEAM(true),
    PERSON(false),
    TOKEN(false),
    TENANT(false),
    HOUSE_PAGE(false),
    LIST(false);

    private final boolean fromOutside;

    Kind(boolean fromOutside) {
      this.fromOutside = fromOutside;
    }

    /// Its name in the log.
    public String id() {
      return kebab(name());
    }
  }

  /// An entry as it is kept.
  ///
  /// @param number its place, from 1, through all tenants
  /// @param at milliseconds since 1970
  /// @param subject an id of ours, or a digest
  public record Entry(
      long number,
      String tenant,
      long at,
      String actorKind,
      String actor,
      String action,
      String kind,
      String subject,
      String digest) {}

  /// What a check of the log found.
  ///
  /// @param entries how many hold, from the first on
  /// @param bad the number of the first that does not; 0 when all do
  /// @param why what is wrong with it, in a sentence; empty when nothing is
  /// @param ahead how many entries are newer than the count outside: those that were being written
  ///   when the process was killed
  public record Finding(long entries, long bad, String why, long ahead) {
    /// Whether every entry is as it was written and none is missing.
    public boolean whole() {
      return bad == 0;
    }
  }

  /// Opens the log for writing, and makes its key at the first time.
  ///
  /// @param folder where the key and the count are kept, outside the database
  /// @throws StoreException when there are entries and the key is gone, or the count is damaged
  public static Audit in(Database database, Path folder, Clock clock) {
    Optional<Entry> last = database.readAcross(Audit::last);
    if (last.isEmpty()) {
      AuditFiles.make(folder);
    }
    AuditFiles files = AuditFiles.of(folder);
    AuditFiles.Head kept = files.head().orElse(null);
    var audit = new Audit(database, files, clock, kept == null ? files.empty() : kept);
    if (kept == null) {
      if (last.isPresent()) {
        audit.head = new AuditFiles.Head(last.get().number(), last.get().digest());
        audit.write(Actor.NOBODY, Action.AUDIT_HEAD_LOST, Subject.NOTHING);
      } else {
        files.head(audit.head);
      }
    } else {
      audit.catchUp();
    }
    return audit;
  }

  /// Takes in entries that were stored when the process was killed before it counted them. What
  /// does not follow from the count is left to be found by a check, and never counted: a log whose
  /// end was cut off goes on behind the gap.
  private void catchUp() {
    for (Entry entry : database.readAcross(db -> after(db, head.count()))) {
      if (entry.number() != head.count() + 1 || !digest(head, entry).equals(entry.digest())) {
        break;
      }
      head = new AuditFiles.Head(entry.number(), entry.digest());
    }
    files.head(head);
  }

  /// Writes an entry; once this returns, it is durable.
  ///
  /// @throws StoreException when it cannot be written; then what it speaks of must not be done
  public void write(Actor by, Action action, Subject about) {
    lock.lock();
    try {
      AuditFiles.Head next =
          database.writeAcross(db -> {
            long number = Math.max(head.count(), last(db).map(Entry::number).orElse(0L)) + 1;
            var bare =
                new Entry(
                    number,
                    by.tenant(),
                    clock.millis(),
                    by.kind().id(),
                    by.id(),
                    action.id(),
                    about.kind().id(),
                    subject(by.tenant(), about),
                    "");
            String digest = digest(head, bare);
            db.insertInto(AUDIT)
                .columns(FIELDS)
                .values(
                    bare.number(),
                    bare.tenant(),
                    bare.at(),
                    bare.actorKind(),
                    bare.actor(),
                    bare.action(),
                    bare.kind(),
                    bare.subject(),
                    digest)
                .execute();
            return new AuditFiles.Head(number, digest);
          });
      head = next;
      files.head(next);
    } finally {
      lock.unlock();
    }
  }

  /// The entries of a tenant, the newest first.
  ///
  /// @param about only those about one of these; empty for all
  /// @param before only those with a smaller number
  /// @param most at most so many
  public List<Entry> entries(String tenant, List<Subject> about, long before, int most) {
    List<String> subjects = about.stream().map(each -> subject(tenant, each)).toList();
    return database.read(db ->
        db.select(FIELDS)
            .from(AUDIT)
            .where(TENANT.eq(tenant), ENTRY.lt(before))
            .and(subjects.isEmpty() ? DSL.noCondition() : SUBJECT.in(subjects))
            .orderBy(ENTRY.desc())
            .limit(most)
            .fetch(Audit::entry));
  }

  /// Checks the whole log.
  ///
  /// @param folder where its key and count are
  /// @throws StoreException when the key or the count cannot be read
  public static Finding check(Database database, Path folder) {
    Optional<Entry> any = database.readAcross(Audit::last);
    AuditFiles files = AuditFiles.of(folder);
    // The count is read first: entries that are written meanwhile can only make the log longer.
    AuditFiles.Head kept = files.head().orElse(null);
    if (kept == null) {
      return any.isEmpty()
          ? new Finding(0, 0, "", 0)
          : new Finding(
              0,
              1,
              "The count outside the database (%s) is missing, so nobody can say that the end is there."
                  .formatted(AuditFiles.HEAD),
              0);
    }
    AuditFiles.Head reached = files.empty();
    long from = Long.MIN_VALUE;
    while (true) {
      long past = from;
      List<Entry> page = database.readAcross(db -> after(db, past));
      for (Entry entry : page) {
        Finding wrong = wrong(files, kept, reached, entry);
        if (wrong != null) {
          return wrong;
        }
        reached = new AuditFiles.Head(entry.number(), entry.digest());
      }
      if (page.size() < ROWS_AT_ONCE) {
        return end(kept, reached);
      }
      from = page.getLast().number();
    }
  }

  private static @Nullable Finding wrong(
      AuditFiles files, AuditFiles.Head kept, AuditFiles.Head reached, Entry entry) {
    long expected = reached.count() + 1;
    if (entry.number() < expected) {
      return bad(reached, expected, "An entry stands before it that was never written.");
    }
    if (entry.number() > expected) {
      return bad(
          reached,
          expected,
          "It is missing; the next one that is there is %d.".formatted(entry.number()));
    }
    if (!digest(files, reached, entry).equals(entry.digest())) {
      return bad(reached, expected, "It is not as it was written: its digest does not hold.");
    }
    if (expected == kept.count() && !entry.digest().equals(kept.digest())) {
      return bad(reached, expected, "Its digest is not the last one that was counted outside.");
    }
    return null;
  }

  private static Finding end(AuditFiles.Head kept, AuditFiles.Head reached) {
    return reached.count() < kept.count()
        ? bad(
            reached,
            reached.count() + 1,
            "It is missing, and so is all after it: %d were written.".formatted(kept.count()))
        : new Finding(reached.count(), 0, "", reached.count() - kept.count());
  }

  private static Finding bad(AuditFiles.Head reached, long number, String why) {
    return new Finding(reached.count(), number, why, 0);
  }

  private static List<Entry> after(DSLContext db, long number) {
    return db.select(FIELDS)
        .from(AUDIT)
        .where(ENTRY.gt(number))
        .orderBy(ENTRY)
        .limit(ROWS_AT_ONCE)
        .fetch(Audit::entry);
  }

  private static Optional<Entry> last(DSLContext db) {
    return db.select(FIELDS).from(AUDIT).orderBy(ENTRY.desc()).limit(1).fetchOptional(Audit::entry);
  }

  private String subject(String tenant, Subject about) {
    return about.kind().fromOutside
        ? files.mac("subject", tenant, about.kind().id(), about.id()).substring(0, 32)
        : about.id();
  }

  private String digest(AuditFiles.Head before, Entry entry) {
    return digest(files, before, entry);
  }

  private static String digest(AuditFiles files, AuditFiles.Head before, Entry entry) {
    return files.mac(
        before.digest(),
        String.valueOf(entry.number()),
        entry.tenant(),
        String.valueOf(entry.at()),
        entry.actorKind(),
        entry.actor(),
        entry.action(),
        entry.kind(),
        entry.subject());
  }

  private static Entry entry(Record row) {
    return new Entry(
        row.get(ENTRY),
        row.get(TENANT),
        row.get(MADE_AT),
        row.get(ACTOR_KIND),
        row.get(ACTOR),
        row.get(ACTION),
        row.get(KIND),
        row.get(SUBJECT),
        row.get(DIGEST));
  }

  private static String kebab(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
