package io.heard.formats.out;

import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.Timing;
import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A column of a table: the same in CSV and in Parquet.
///
/// @param <R> what a row stands for
/// @param name its name, in both
/// @param type what its values are
/// @param about what it holds, with the unit, for people
/// @param value the value in a row, of the type's class; null where there is none
public record Column<R>(String name, Type type, String about, Function<R, @Nullable Object> value) {
  /// What values are.
  public enum Type {
    /// A [String].
    TEXT,
    /// A [Long].
    WHOLE,
    /// A [Double].
    DECIMAL,
    /// A [Boolean].
    FLAG,
    /// An [Instant], to the microsecond in Parquet; ISO 8601 in CSV.
    INSTANT
  }

  /// One row a turn.
  public static final List<Column<TurnRow>> TURNS =
      List.of(
          text("conversation", "id of the conversation", row -> row.conversation().id()),
          text("channel", "chat, email, voice …", row -> row.conversation().channel().id()),
          instant(
              "startedAt", "when the conversation began", row -> row.conversation().startedAt()),
          whole("turn", "number of the turn, from 0", row -> row.turn().index()),
          text("role", "customer, agent, bot, unknown", row -> row.turn().speaker().role().id()),
          text(
              "roleSource",
              "how the role is known: file, option, inferred, none",
              row -> row.turn().speaker().roleSource().id()),
          text("speaker", "name of the speaker, else the id", row -> called(row.turn())),
          text("speakerId", "id of the speaker", row -> row.turn().speaker().id()),
          text("visibility", "public, note, system, unsaid", row -> row.turn().visibility().id()),
          decimal("at", "beginning, seconds since the start", row -> at(row.turn())),
          decimal(
              "until",
              "end, seconds since the start; empty for messages",
              row -> until(row.turn())),
          text("text", "the words", row -> row.turn().text()),
          text(
              "externalId",
              "id in the system it came from",
              row -> row.turn().origin().externalId()),
          text("source", "file with line or JSON pointer", row -> place(row.turn())));

  /// One row a conversation.
  public static final List<Column<Conversation>> CONVERSATIONS =
      List.of(
          text("id", "id of the conversation", Conversation::id),
          text("channel", "chat, email, voice …", row -> row.channel().id()),
          instant("startedAt", "when it began", Conversation::startedAt),
          decimal("duration", "from the start to the last time known, seconds", Column::duration),
          whole("turns", "all turns", row -> row.turns().size()),
          whole("customerTurns", "turns that the customer said", row -> said(row, Role.CUSTOMER)),
          whole("agentTurns", "turns that agents said", row -> said(row, Role.AGENT)),
          whole("botTurns", "turns that bots said", row -> said(row, Role.BOT)),
          whole("unknownTurns", "turns whose side is not known", row -> said(row, Role.UNKNOWN)),
          whole(
              "otherTurns",
              "notes, system lines and what nobody said",
              row ->
                  row.turns().stream()
                      .filter(turn -> turn.visibility() != Visibility.PUBLIC)
                      .count()),
          text(
              "customers",
              "names of the customers, with `; ` between",
              row -> names(row, Role.CUSTOMER)),
          text("agents", "names of the agents, with `; ` between", row -> names(row, Role.AGENT)),
          text(
              "subject",
              "what it is about, where the file says it",
              row -> row.extra().get("subject") instanceof String subject ? subject : null));

  static <R> Column<R> text(String name, String about, Function<R, @Nullable Object> value) {
    return new Column<>(name, Type.TEXT, about, value);
  }

  static <R> Column<R> whole(String name, String about, Function<R, @Nullable Number> value) {
    return new Column<>(
        name,
        Type.WHOLE,
        about,
        row -> {
          Number number = value.apply(row);
          return number == null ? null : (Long) number.longValue();
        });
  }

  static <R> Column<R> decimal(String name, String about, Function<R, @Nullable Object> value) {
    return new Column<>(name, Type.DECIMAL, about, value);
  }

  static <R> Column<R> instant(String name, String about, Function<R, @Nullable Object> value) {
    return new Column<>(name, Type.INSTANT, about, value);
  }

  /// The same columns of rows that hold such a row.
  static <R, S> List<Column<S>> within(List<Column<R>> columns, Function<S, R> inner) {
    var wider = new ArrayList<Column<S>>();
    for (Column<R> column : columns) {
      wider.add(
          new Column<>(
              column.name(),
              column.type(),
              column.about(),
              row -> column.value().apply(inner.apply(row))));
    }
    return List.copyOf(wider);
  }

  private static String called(Turn turn) {
    String name = turn.speaker().name();
    return name == null || name.isBlank() ? turn.speaker().id() : name;
  }

  private static @Nullable String place(Turn turn) {
    return turn.origin().place().isEmpty() ? null : turn.origin().place();
  }

  private static @Nullable Double at(Turn turn) {
    return turn.timing().start().map(Column::seconds).orElse(null);
  }

  private static @Nullable Double until(Turn turn) {
    return turn.timing() instanceof Timing.Spoken spoken ? (Double) seconds(spoken.until()) : null;
  }

  private static double seconds(Duration time) {
    return time.getSeconds() + time.getNano() / 1e9;
  }

  private static @Nullable Double duration(Conversation conversation) {
    Duration last = null;
    for (Turn turn : conversation.turns()) {
      Duration end =
          turn.timing() instanceof Timing.Spoken spoken
              ? spoken.until()
              : turn.timing().start().orElse(null);
      last = end != null && (last == null || end.compareTo(last) > 0) ? end : last;
    }
    return last == null ? null : (Double) seconds(last);
  }

  private static long said(Conversation conversation, Role role) {
    return conversation.turns().stream()
        .filter(turn -> turn.visibility() == Visibility.PUBLIC && turn.speaker().role() == role)
        .count();
  }

  private static @Nullable String names(Conversation conversation, Role role) {
    List<String> names =
        conversation.turns().stream()
            .filter(turn -> turn.speaker().role() == role && turn.speaker().name() != null)
            .map(Column::called)
            .distinct()
            .toList();
    return names.isEmpty() ? null : String.join("; ", names);
  }
}
