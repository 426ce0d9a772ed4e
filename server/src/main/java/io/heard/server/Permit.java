package io.heard.server;

import io.heard.store.Conversations;
import io.heard.store.People;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What let a request in, looked up again while its answer goes on. A stream whose permit no longer
/// holds ends: after a sign-out, when somebody was shut out, when a token ended, and when role or
/// team became others. Looking it up is no use of a session, so that one that only watches ends as
/// idle ones do.
///
/// @param token whether the secret was a program's token, or a session's
/// @param digest of the secret
/// @param who came with it
/// @param conversation that is watched; null for what is no single conversation's
record Permit(
    People people,
    Conversations conversations,
    boolean token,
    String digest,
    Who who,
    @Nullable String conversation) {
  /// Whether whoever came may still have what they asked for.
  boolean holds() {
    Optional<Who> now =
        token ? people.issued(digest).map(Who::program) : people.begun(digest).map(Who::person);
    return now.isPresent()
        && now.get().equals(who)
        && (conversation == null
            || conversations
                .find(who.tenant(), conversation)
                .map(talk -> who.sees(talk.team()))
                .orElse(false));
  }
}
