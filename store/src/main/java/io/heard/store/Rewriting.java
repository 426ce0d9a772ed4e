package io.heard.store;

import static io.heard.store.Tables.BODY;
import static io.heard.store.Tables.CHANGED_AT;
import static io.heard.store.Tables.CONVERSATION;
import static io.heard.store.Tables.CONVERSATION_TABLE;
import static io.heard.store.Tables.EVENT;
import static io.heard.store.Tables.EXTERNAL;
import static io.heard.store.Tables.HEAD;
import static io.heard.store.Tables.HINT;
import static io.heard.store.Tables.ID;
import static io.heard.store.Tables.NAME;
import static io.heard.store.Tables.NUMBER;
import static io.heard.store.Tables.PLACE;
import static io.heard.store.Tables.REQUEST;
import static io.heard.store.Tables.SIGNAL;
import static io.heard.store.Tables.TENANT;
import static io.heard.store.Tables.TOPIC;
import static io.heard.store.Tables.TURN;
import static io.heard.store.Tables.TURN_TABLE;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Writes what a late find changes, within the step that found it.
final class Rewriting {
  private Rewriting() {}

  static void write(DSLContext db, String tenant, String id, @Nullable Rewrite rewrite, long now) {
    if (rewrite == null) {
      return;
    }
    if (rewrite.head() != null) {
      db.update(CONVERSATION_TABLE)
          .set(HEAD, rewrite.head())
          .where(TENANT.eq(tenant), ID.eq(id))
          .execute();
    }
    if (rewrite.topic() != null) {
      db.update(CONVERSATION_TABLE)
          .set(TOPIC, rewrite.topic())
          .where(TENANT.eq(tenant), ID.eq(id))
          .execute();
    }
    for (KeptTurn turn : rewrite.turns()) {
      db.update(TURN_TABLE)
          .set(EXTERNAL, turn.external())
          .set(BODY, turn.body())
          .set(CHANGED_AT, now)
          .where(TENANT.eq(tenant), CONVERSATION.eq(id), PLACE.eq(turn.place()))
          .execute();
    }
    for (Happening happening : rewrite.happenings()) {
      db.update(EVENT)
          .set(BODY, happening.body())
          .where(TENANT.eq(tenant), CONVERSATION.eq(id), NUMBER.eq(happening.number()))
          .execute();
    }
    for (Hint hint : rewrite.hints()) {
      db.update(HINT)
          .set(BODY, hint.body())
          .where(TENANT.eq(tenant), CONVERSATION.eq(id), TURN.eq(hint.turn()))
          .execute();
    }
    for (Answer answer : rewrite.answers()) {
      db.update(REQUEST)
          .set(BODY, answer.body())
          .where(TENANT.eq(tenant), NAME.eq(answer.name()))
          .execute();
    }
    Disputes.rewrite(db, tenant, id, rewrite.disputes());
    db.deleteFrom(SIGNAL).where(TENANT.eq(tenant), CONVERSATION.eq(id)).execute();
  }
}
