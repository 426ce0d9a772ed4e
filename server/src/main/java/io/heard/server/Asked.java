package io.heard.server;

import io.heard.formats.Times;
import io.heard.store.Narrowed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/// What a list of conversations is asked for: checked where it is made.
///
/// @param query words that were said; null for whatever was
record Asked(
    @Nullable String query,
    @Nullable String state,
    @Nullable String team,
    @Nullable String channel,
    @Nullable String customer,
    @Nullable String agent,
    List<String> labels,
    @Nullable String disputed,
    @Nullable String ended,
    @Nullable String from,
    @Nullable String to,
    int limit,
    @Nullable String after) {
  private static final int MOST_LABELS = 20;
  private static final int LONGEST_TIME = 40;
  private static final int LONGEST_CURSOR = 1_000;
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Set<String> FIELDS =
      Set.of(
          "query",
          "state",
          "team",
          "channel",
          "customer",
          "agent",
          "labels",
          "disputed",
          "ended",
          "from",
          "to",
          "limit",
          "after");

  /// @throws Problem when something in it cannot be asked for
  Asked {
    labels = List.copyOf(labels);
    Paging.check(limit);
    if (state != null && !state.equals("open") && !state.equals("closed")) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "'state' is open or closed.");
    }
    Ids.filter(team, "team");
    Ids.filter(channel, "channel");
    Ids.filter(customer, "customer");
    Ids.filter(agent, "agent");
    Ids.filter(disputed, "disputed");
    if (labels.size() > MOST_LABELS) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST, "There are more than %d labels.".formatted(MOST_LABELS));
    }
    labels.forEach(label -> Ids.filter(label, "label"));
    if (ended != null && Narrowed.Ending.of(ended).isEmpty()) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "'ended' is one of %s."
              .formatted(
                  Arrays.stream(Narrowed.Ending.values())
                      .map(Narrowed.Ending::id)
                      .collect(Collectors.joining(", "))));
    }
    time(from, "from", 0);
    time(to, "to", 1);
  }

  /// What a body asks for.
  static Asked of(JsonNode root) {
    var given = new Given(root, "The search cannot be read.", FIELDS);
    Integer limit = given.whole("limit");
    String query = given.text("query", Sought.LONGEST);
    String state = given.text("state", Ids.LONGEST);
    String team = given.text("team", Ids.LONGEST);
    String channel = given.text("channel", Ids.LONGEST);
    String customer = given.text("customer", Ids.LONGEST);
    String agent = given.text("agent", Ids.LONGEST);
    List<String> labels = given.texts("labels", MOST_LABELS, Ids.LONGEST);
    String disputed = given.text("disputed", Ids.LONGEST);
    String ended = given.text("ended", Ids.LONGEST);
    String from = given.text("from", LONGEST_TIME);
    String to = given.text("to", LONGEST_TIME);
    String after = given.text("after", LONGEST_CURSOR);
    given.done();
    return new Asked(
        query,
        state,
        team,
        channel,
        customer,
        agent,
        labels,
        disputed,
        ended,
        from,
        to,
        limit == null ? Paging.USUAL : limit,
        after);
  }

  /// Only open ones, only closed ones, or null for both.
  @Nullable Boolean open() {
    return state == null ? null : state.equals("open");
  }

  Narrowed narrowed() {
    return new Narrowed(
        labels,
        disputed,
        ended == null ? null : Narrowed.Ending.of(ended).orElse(null),
        time(from, "from", 0),
        time(to, "to", 1));
  }

  /// @param days by how many a day that is named without a time is later
  private static @Nullable Long time(@Nullable String text, String field, int days) {
    if (text == null) {
      return null;
    }
    try {
      if (DAY.matcher(text).matches()) {
        return LocalDate.parse(text)
            .plusDays(days)
            .atStartOfDay()
            .toInstant(ZoneOffset.UTC)
            .toEpochMilli();
      }
      Instant instant = Times.instant(text).orElse(null);
      if (instant != null) {
        return instant.toEpochMilli();
      }
    } catch (DateTimeParseException | ArithmeticException wrong) {
      // said below
    }
    throw Problem.of(
        HttpStatus.BAD_REQUEST,
        "'%s' is no time. Maybe 2026-03-02T09:14:00Z, or 2026-03-02 for a day.".formatted(field));
  }

  @Override
  public String toString() {
    return "Asked[limit %d]".formatted(limit);
  }
}
