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
/// @param agent the person who has it; null where nobody does
/// @param asked who would like a word about it; null for nobody
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
    long changedAt,
    @Nullable String agent,
    @Nullable Asked asked) {
  /// One that nobody has, and nobody asks about.
  public Talk(
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
    this(
        id, customer, team, channel, topic, head, open, turns, events, madeAt, changedAt, null,
        null);
  }

  /// Somebody would like a word afterwards.
  ///
  /// @param to `lead` or `colleague`
  /// @param by the person's id
  /// @param at milliseconds since 1970
  public record Asked(String to, String by, long at) {}

  /// The same in somebody's hands.
  ///
  /// @param person who has it; null for nobody
  public Talk by(@Nullable String person) {
    return new Talk(
        id, customer, team, channel, topic, head, open, turns, events, madeAt, changedAt, person,
        asked);
  }

  @Override
  public String toString() {
    return "Talk[%d turns, %s]".formatted(turns, open ? "open" : "closed");
  }
}
