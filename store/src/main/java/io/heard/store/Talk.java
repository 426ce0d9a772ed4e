package io.heard.store;

import org.jspecify.annotations.Nullable;

/// A stored conversation without its turns.
///
/// @param customer the customer's id, where known
/// @param head the conversation in the plain format without `turns`
/// @param turns how many turns it has, withdrawn ones counted
/// @param events how many events were sent about it; the last one's number
/// @param madeAt milliseconds since 1970
/// @param changedAt when the last turn came or it was closed
public record Talk(
    String id,
    @Nullable String customer,
    @Nullable String team,
    String channel,
    @Nullable String topic,
    String head,
    boolean open,
    int turns,
    int events,
    long madeAt,
    long changedAt) {
  @Override
  public String toString() {
    return "Talk[%d turns, %s]".formatted(turns, open ? "open" : "closed");
  }
}
