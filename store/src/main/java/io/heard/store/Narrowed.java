package io.heard.store;

import static io.heard.store.Tables.CODE;
import static io.heard.store.Tables.CONFIDENCE;
import static io.heard.store.Tables.CONVERSATION;
import static io.heard.store.Tables.DISPUTE;
import static io.heard.store.Tables.ENDED;
import static io.heard.store.Tables.ID;
import static io.heard.store.Tables.MADE_AT;
import static io.heard.store.Tables.SIGNAL;
import static io.heard.store.Tables.STARTED_AT;
import static io.heard.store.Tables.TENANT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What a list of conversations is narrowed to beside what a [Conversations.Wanted] says.
///
/// @param labels each of them was heard, likely or sure
/// @param disputed a label of which somebody disputed a mark; null for whatever
/// @param ending how it ended; null for however, and for those that go on
/// @param from when it began or later, milliseconds since 1970; null for whenever
/// @param until when it began, exclusive; null for whenever
public record Narrowed(
    List<String> labels,
    @Nullable String disputed,
    @Nullable Ending ending,
    @Nullable Long from,
    @Nullable Long until) {
  /// To nothing in particular.
  public static final Narrowed NOT = new Narrowed(List.of(), null, null, null, null);

  public Narrowed {
    labels = List.copyOf(labels);
  }

  /// How a conversation ended; exactly one is true of each that did. What its owner's system said
  /// became of the matter comes before what was heard.
  public enum Ending {
    ESCALATED,
    RESOLVED,
    NOT_RESOLVED,
    /// An episode of trouble was never brought to an end.
    LOST,
    /// Somebody promised something.
    PROMISE,
    /// The last trouble was neither eased nor made worse.
    UNSETTLED,
    /// There was trouble, and it ended well.
    LANDED,
    CALM;

    /// Its name.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The one of that name.
    public static Optional<Ending> of(String id) {
      return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }

    /// Whether it would be true of a conversation of which none before it is.
    private Condition alone() {
      return switch (this) {
        case ESCALATED -> holds("\"escalated\":true");
        case RESOLVED -> holds("\"resolved\":true");
        case NOT_RESOLVED -> holds("\"resolved\":false");
        case LOST -> ENDED.notLike("%\"lost\":0%");
        case PROMISE -> ENDED.notLike("%\"promises\":[]%");
        case UNSETTLED -> ENDED.notLike("%\"open\":0%");
        case LANDED -> ENDED.notLike("%\"landed\":0%");
        case CALM -> DSL.noCondition();
      };
    }

    private static Condition holds(String piece) {
      return ENDED.like("%" + piece + "%");
    }

    /// What is stored of an end is JSON of ours, always in one wording and without anybody's words;
    /// so its pieces can be looked for.
    Condition condition() {
      Condition all = ENDED.isNotNull();
      for (Ending before : values()) {
        if (before == this) {
          return all.and(alone());
        }
        all = all.and(DSL.not(before.alone()));
      }
      return all;
    }
  }

  List<Condition> conditions(String tenant) {
    var conditions = new ArrayList<Condition>();
    for (String label : labels) {
      conditions.add(
          ID.in(
              DSL.select(CONVERSATION)
                  .from(SIGNAL)
                  .where(TENANT.eq(tenant), CODE.eq(label), CONFIDENCE.ne("possible"))));
    }
    if (disputed != null) {
      conditions.add(
          ID.in(
              DSL.select(CONVERSATION).from(DISPUTE).where(TENANT.eq(tenant), CODE.eq(disputed))));
    }
    if (ending != null) {
      conditions.add(ending.condition());
    }
    if (from != null) {
      conditions.add(DSL.coalesce(STARTED_AT, MADE_AT).ge(from));
    }
    if (until != null) {
      conditions.add(DSL.coalesce(STARTED_AT, MADE_AT).lt(until));
    }
    return conditions;
  }
}
